"""Days that differ from their weekday: days off, make-up days worked in exchange, half days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from counter_app.domain.deadlines.opening_hours import DayHours


class DayKind(StrEnum):
    OFF = "off"
    WORK = "work"
    HALF = "half"


class SpecialHours(NamedTuple):
    """The name of an open day and its own hours, if it has any."""

    name: str
    hours: DayHours | None = None


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One entry of a calendar, as it is shipped, stored and shown."""

    day: date
    kind: DayKind
    name: str
    hours: DayHours | None = None


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year's entries. Until somebody confirms it, the year is only proposed."""

    year: int
    confirmed: bool
    days: tuple[CalendarDay, ...]
