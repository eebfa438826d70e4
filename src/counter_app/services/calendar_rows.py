"""Frozen rows of the working calendar: a year day by day, what a change would do, which promises it touches."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DayStatus(StrEnum):
    """What a day of the year is to the counter."""

    OPEN = "open"
    REST = "rest"
    OFF = "off"
    WORK = "work"  # a make-up day
    HALF = "half"


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day as the year view shows it. ``due`` counts the dossiers at work that are due on it.

    ``expected`` marks a day off nobody entered: the law lets one expect it.
    """

    day: date
    status: DayStatus
    name: str = ""
    hours: str = ""
    due: int = 0
    expected: bool = False


class Origin(StrEnum):
    """Where a day that differs from its weekday comes from."""

    STATE = "state"  # the calendar of state bodies that ships with the program
    EXPECTED = "expected"  # what the law lets one expect, as the library counts it
    WARD = "ward"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs from its weekday, and who says so."""

    cell: DayCell
    origin: Origin


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who confirmed a year, and when. The years of the shipped calendar were confirmed by nobody of the ward."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """Other hours for a time; ``week`` are the hours of each weekday, Monday first, empty when closed."""

    valid_from: date
    valid_to: date | None
    week: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year of the calendar, with the hours and ways of counting of the unit."""

    year: int
    confirmed: bool
    days: tuple[DayCell, ...]
    working_days: int
    week: tuple[str, ...]
    periods: tuple[PeriodRow, ...]
    due_policy: str
    supplement_policy: str
    unconfirmed_dossiers: int
    specials: tuple[SpecialDay, ...] = ()
    confirmation: Confirmation | None = None


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day that a change makes different."""

    before: DayCell
    after: DayCell


class Move(StrEnum):
    """Where a promise goes when it is counted anew; ``SURE`` stays, on days that somebody has confirmed since."""

    LATER = "later"
    EARLIER = "earlier"
    SURE = "sure"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """A dossier at work whose promise no longer is what the calendar says. No name: who looks may not know people."""

    number: int
    code: str
    procedure: str
    procedure_name: str
    received_at: datetime
    due_before: datetime
    due_after: datetime
    move: Move


@dataclass(frozen=True, slots=True)
class Touched:
    """What a calendar does to the promises given. ``promised`` counts dates that no calendar moves."""

    rows: tuple[TouchedRow, ...]
    looked_at: int
    promised: int


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What a change does, or would do."""

    days: tuple[DayChange, ...]
    confirmed: tuple[int, ...]
    doubted: tuple[int, ...]
    hours_change: bool
    touched: Touched


@dataclass(frozen=True, slots=True)
class RecountDone:
    """What counting anew did: the codes whose promise changed, and how many had moved on meanwhile."""

    codes: tuple[str, ...]
    passed_over: int


@dataclass(frozen=True, slots=True)
class Policies:
    """How the unit counts, from the next receipt on."""

    due_policy: str
    supplement_policy: str
