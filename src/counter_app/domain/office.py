"""The ward as its papers and rules need to know it: names, codes, letterheads, ways of counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counter_app.domain.deadlines.due import DuePolicy, SupplementPolicy
from counter_app.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head of the ward's papers from one date to another.

    ``agency`` is the line above, ``unit`` the bold line below, ``symbol`` the sign after a paper's number.
    """

    valid_from: date
    agency: str
    unit: str
    symbol: str
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class UnitProfile:
    """The unit this data folder belongs to. ``prefix`` heads the dossier codes it issues (NĐ 118/2025 Đ28)."""

    name: str
    prefix: str
    place: str
    letterheads: tuple[Letterhead, ...]
    province: str = ""
    address: str = ""
    phone: str = ""
    issues_codes: bool = True
    demo: bool = False
    due_policy: DuePolicy = DuePolicy.END_OF_DAY
    supplement_policy: SupplementPolicy = SupplementPolicy.RESTART
    late_entry_days: int = 30
    supplement_days: int = 15
    uncollected_days: int = 7
    largest_scan_mb: int = 20

    @property
    def late_entry_bound(self) -> timedelta:
        """Return how far back an act may be entered."""
        return timedelta(days=self.late_entry_days)

    def letterhead(self, day: date) -> Letterhead:
        """Return the letterhead of papers issued on the day."""
        return letterhead_on(self.letterheads, day)


def letterhead_on(letterheads: Sequence[Letterhead], day: date) -> Letterhead:
    """Return the letterhead that held on the day, or raise Refused."""
    for head in letterheads:
        if head.valid_from <= day and (head.valid_to is None or day <= head.valid_to):
            return head
    raise Refused("office.no_letterhead", day=day)


def usual_letterheads(unit_name: str) -> tuple[Letterhead, ...]:
    """Return the heads of a ward's papers: the one-stop section, since 01/07/2025 the service centre (NĐ 118/2025)."""
    committee = f"Ủy ban nhân dân {bare_name(unit_name)}".upper()
    return (
        Letterhead(date(2018, 6, 21), committee, "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ", "BPTNTKQ", date(2025, 6, 30)),
        Letterhead(date(2025, 7, 1), committee, "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "TTPVHCC"),
    )


def bare_name(unit_name: str) -> str:
    """Return the unit's name without the words for its committee: "UBND phường Đức Xuân" is "phường Đức Xuân"."""
    for lead in ("ủy ban nhân dân ", "uỷ ban nhân dân ", "ubnd "):
        if unit_name.lower().startswith(lead):
            return unit_name[len(lead) :]
    return unit_name


def place_of(unit_name: str) -> str:
    """Return the place name that stands before a date: "phường Đức Xuân" writes "Đức Xuân"."""
    name = bare_name(unit_name)
    for lead in ("phường ", "xã ", "thị trấn ", "đặc khu "):
        if name.lower().startswith(lead):
            return name[len(lead) :]
    return name
