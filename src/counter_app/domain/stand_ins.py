"""Who acts in the place of whom: an absence, from one day to another, with the decision that names the stand-in.

A stand-in signs what the absent leader would have signed, by their own name and with KT., TL. or TUQ. above it
(NĐ 30/2020, Phụ lục I, II.7). Nothing else is lent: whoever handles dossiers in somebody's place holds the role.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class StandIn:
    """One absence: logins, the first and the last day, the decision it rests on. No last day: until further notice."""

    absent: str
    stand_in: str
    first_day: date
    basis: str
    last_day: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def overlaps(self, other: "StandIn") -> bool:
        """Say whether there is a day on which both hold."""
        return self.covers(other.first_day) or other.covers(self.first_day)


def absent_for(stand_ins: Iterable[StandIn], login: str, day: date) -> tuple[str, ...]:
    """Return in whose place somebody stands on a day."""
    return tuple(one.absent for one in stand_ins if one.stand_in == login and one.covers(day))


def appointed(stand_ins: Sequence[StandIn], new: StandIn) -> tuple[StandIn, ...]:
    """Return the absences with one more, or raise Refused: one stand-in at a time, for somebody else, by a decision."""
    if new.absent == new.stand_in:
        raise Refused("stand_in.oneself")
    if not new.basis:
        raise Refused("stand_in.basis_missing")
    if new.last_day is not None and new.last_day < new.first_day:
        raise Refused("stand_in.ends_before")
    for one in stand_ins:
        if one.absent == new.absent and one.overlaps(new):
            raise Refused("stand_in.overlaps", first=one.first_day)
    return tuple(sorted((*stand_ins, new), key=lambda one: (one.first_day, one.absent)))


def ended(stand_ins: Sequence[StandIn], absent: str, first_day: date, last_day: date) -> tuple[StandIn, ...]:
    """Return the absences with one of them over after a day; before its first day it never was.

    Refused where it would then reach into another one of the same person.
    """
    over = next((one for one in stand_ins if (one.absent, one.first_day) == (absent, first_day)), None)
    if over is None:
        raise Refused("stand_in.unknown")
    moved = replace(over, last_day=last_day)
    for one in stand_ins:
        if one is not over and one.absent == absent and one.overlaps(moved):
            raise Refused("stand_in.overlaps", first=one.first_day)
    changed = (moved if one is over else one for one in stand_ins)
    return tuple(one for one in changed if one.last_day is None or one.first_day <= one.last_day)
