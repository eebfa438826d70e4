"""What a procedure costs: a rule of the catalogue, applied to the pages, copies and cases of one dossier.

All money is whole đồng.
"""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.errors import Refused

MOST_DUE = 2_000_000_000
"""More than any matter of a ward costs: beyond it a number was mistyped. Every database keeps sums up to here."""


class FeeKind(StrEnum):
    """What the amount is counted by."""

    FREE = "free"
    FIXED = "fixed"
    PER_CASE = "per_case"
    PER_COPY = "per_copy"
    PER_PAGE = "per_page"


@dataclass(frozen=True, slots=True)
class PageTier:
    """From this page of a copy on, each page costs so much."""

    from_page: int
    per_page: int


@dataclass(frozen=True, slots=True)
class FeeRule:
    """How a fee is counted.

    ``amount`` is the price of the dossier, case or copy; ``tiers`` are the prices of pages, and no copy costs more than
    ``cap_per_copy``. Certified copies (Thông tư 226/2016/TT-BTC): 2.000 đ a page, 1.000 đ from the third page of the
    original on, at most 200.000 đ a copy.
    """

    kind: FeeKind = FeeKind.FREE
    amount: int = 0
    tiers: tuple[PageTier, ...] = ()
    cap_per_copy: int | None = None

    def __post_init__(self) -> None:
        """Refuse a rule that contradicts itself: imported files are read straight into this class."""
        counted_by_amount = self.kind in {FeeKind.FIXED, FeeKind.PER_CASE, FeeKind.PER_COPY}
        starts = [tier.from_page for tier in self.tiers]
        if counted_by_amount != (self.amount > 0) or (self.kind is FeeKind.PER_PAGE) != bool(self.tiers):
            raise ValueError(f"a {self.kind.value} fee with amount {self.amount} and {len(self.tiers)} tiers")
        if self.tiers and (starts[0] != 1 or starts != sorted(set(starts))):
            raise ValueError("page tiers begin with page 1 and ascend")
        if any(tier.per_page < 0 for tier in self.tiers):
            raise ValueError("a page costs nothing or more")
        if self.cap_per_copy is not None and (self.kind is not FeeKind.PER_PAGE or self.cap_per_copy <= 0):
            raise ValueError("a cap belongs to a fee per page and is more than nothing")

    @property
    def needs_pages(self) -> bool:
        """Say whether the clerk must be asked for the pages of one copy."""
        return self.kind is FeeKind.PER_PAGE

    @property
    def needs_copies(self) -> bool:
        """Say whether the clerk must be asked for the number of copies."""
        return self.kind in {FeeKind.PER_PAGE, FeeKind.PER_COPY}

    def due(self, *, copies: int | None = None, pages: int | None = None, cases: int = 1) -> int:
        """Return the đồng due. ``pages`` is the length of one copy; sets of the dossier never count.

        Raises Refused where the rule needs a number that is absent or less than one, or comes to a sum nobody pays.
        """
        found = self._due(copies, pages, cases)
        if found > MOST_DUE:
            raise Refused("fee.too_large", amount=found, most=MOST_DUE)
        return found

    def _due(self, copies: int | None, pages: int | None, cases: int) -> int:
        if self.kind is FeeKind.PER_PAGE:
            return self._copy_of(_given("pages", pages)) * _given("copies", copies)
        if self.kind is FeeKind.PER_COPY:
            return self.amount * _given("copies", copies)
        if self.kind is FeeKind.PER_CASE:
            return self.amount * _given("cases", cases)
        return self.amount

    def _copy_of(self, pages: int) -> int:
        ends = [tier.from_page for tier in self.tiers[1:]] + [pages + 1]
        price = sum(
            tier.per_page * max(0, min(end, pages + 1) - tier.from_page)
            for tier, end in zip(self.tiers, ends, strict=True)
        )
        return price if self.cap_per_copy is None else min(price, self.cap_per_copy)


FREE = FeeRule()


@dataclass(frozen=True, slots=True)
class ConditionalFee:
    """Another fee that takes the ordinary one's place in a case named by the law, such as a late registration."""

    case: str
    rule: FeeRule
    source: str


def _given(what: str, number: int | None) -> int:
    if number is None:
        raise Refused(f"fee.{what}_missing")
    if number < 1:
        raise Refused(f"fee.{what}_too_few", given=number)
    return number
