"""The ward as its papers and rules need to know it: names, codes, letterheads, ways of counting."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from counter_app.domain.deadlines.due import DuePolicy, SupplementPolicy
from counter_app.domain.errors import Refused
from counter_app.domain.stand_ins import StandIn

_SYMBOL = re.compile(r"[\w.&-]{1,20}")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head of the ward's papers from one date to another.

    ``agency`` is the line above, ``unit`` the bold line below, ``symbol`` the sign after a paper's number, ``place``
    what is named before the date; where it is empty, the unit's place is.
    """

    valid_from: date
    agency: str
    unit: str
    symbol: str
    valid_to: date | None = None
    place: str = ""

    def must_be_printable(self) -> None:
        """Raise Refused where a paper could not carry it."""
        if not self.agency or not self.unit:
            raise Refused("letterhead.incomplete")
        if not _SYMBOL.fullmatch(self.symbol):
            raise Refused("letterhead.symbol_unusable", symbol=self.symbol[:40])


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
    stand_ins: tuple[StandIn, ...] = ()

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


def with_letterhead(heads: Sequence[Letterhead], head: Letterhead) -> tuple[Letterhead, ...]:
    """Return the letterheads with one more, or with the one of its first day put right: each holds until the next."""
    head.must_be_printable()
    others = (one for one in heads if one.valid_from != head.valid_from)
    ordered = sorted((*others, head), key=lambda one: one.valid_from)
    ended = [replace(one, valid_to=after.valid_from - timedelta(days=1)) for one, after in pairwise(ordered)]
    return (*ended, replace(ordered[-1], valid_to=None))


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
