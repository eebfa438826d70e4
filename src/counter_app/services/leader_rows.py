"""The leader's day as frozen rows. A number is never kept beside its rows: it is their length."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from counter_app.domain.deadlines.due_states import DueState
from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.domain.moments import ward_date, ward_time
from counter_app.services.reports.shares import Share
from counter_app.services.rows import DayLog


class Number(StrEnum):
    """The numbers of the page; those of the month run from its first day to the chosen one."""

    RECEIVED = "received"
    RETURNED = "returned"
    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    DUE_SOON = "due_soon"
    TO_SIGN = "to_sign"
    NOT_ACCEPTED = "not_accepted"
    UNCOLLECTED = "uncollected"
    APOLOGIES_OWED = "apologies_owed"
    APOLOGISED = "apologised"
    WAITING = "waiting"
    HELD = "held"
    MONTH_RECEIVED = "month_received"
    MONTH_RETURNED = "month_returned"
    MONTH_SOLVED = "month_solved"
    MONTH_ON_TIME = "month_on_time"
    MONTH_LATE = "month_late"


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """A dossier that a number of the leader's page counts. ``at`` is the moment that put it there."""

    number: int
    code: str
    applicant: str
    procedure: str
    due_at: datetime | None
    at: datetime | None = None
    holder: str = ""
    held_by: str = ""  # the login, or the desk until somebody takes over
    stage: str = ""
    step_name: str = ""
    due: DueState | None = None  # as it stood on the day; None of the month's rows
    verdict: Verdict | None = None
    apologies: int = 0


@dataclass(frozen=True, slots=True)
class HolderLoad:
    """Who holds how many open dossiers, and how many of them are overdue."""

    held_by: str
    name: str
    rows: tuple[LeaderRow, ...]

    @property
    def count(self) -> int:
        """Return how many they hold."""
        return len(self.rows)

    @property
    def overdue(self) -> int:
        """Return how many of them are past their appointment."""
        return sum(1 for row in self.rows if row.due and row.due.kind == "overdue")


@dataclass(frozen=True, slots=True)
class DayPoint:
    """One day of the month on the chart."""

    day: date
    received: int
    returned: int
    paused: int


@dataclass(frozen=True, slots=True)
class HourPoint:
    """One hour of the day on the chart."""

    hour: int
    received: int
    returned: int


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """One month of the share kept on time."""

    month: date  # its first day
    share: Share


@dataclass(frozen=True, slots=True)
class LeaderDay:
    """A chosen day and its month, as they stood when the day was over, or stand now.

    ``paused`` are the moments in which a dossier of the month began to wait.
    """

    day: date
    as_of: datetime
    log: DayLog
    counted: dict[Number, tuple[LeaderRow, ...]]
    holders: tuple[HolderLoad, ...]
    paused: tuple[datetime, ...]
    day_off: str | None  # the name of a day of rest, empty where it has none; None on a working day
    next_working_day: date

    def rows(self, number: Number) -> tuple[LeaderRow, ...]:
        """Return exactly the rows a number counts."""
        return self.counted[number]

    def count(self, number: Number) -> int:
        """Return a number of the page."""
        return len(self.counted[number])

    @property
    def month_share(self) -> Share:
        """Return how many of the month's solved dossiers were early or on time; withdrawn ones are left out."""
        return Share(self.count(Number.MONTH_ON_TIME), self.count(Number.MONTH_SOLVED))

    @property
    def by_day(self) -> tuple[DayPoint, ...]:
        """Return the month day by day up to the chosen one."""
        received = _days(row.at for row in self.rows(Number.MONTH_RECEIVED))
        returned = _days(row.at for row in self.rows(Number.MONTH_RETURNED))
        paused = _days(self.paused)
        first = self.day.replace(day=1)
        days = [first + timedelta(days=n) for n in range(self.day.day)]
        return tuple(DayPoint(day, received.count(day), returned.count(day), paused.count(day)) for day in days)

    @property
    def by_hour(self) -> tuple[HourPoint, ...]:
        """Return the day hour by hour, from the first hour in which something happened to the last."""
        received = _hours(self.rows(Number.RECEIVED))
        returned = _hours(self.rows(Number.RETURNED))
        hours = sorted({*received, *returned})
        span = range(hours[0], hours[-1] + 1) if hours else ()
        return tuple(HourPoint(hour, received.count(hour), returned.count(hour)) for hour in span)


def _days(moments: Iterable[datetime | None]) -> list[date]:
    return [ward_date(moment) for moment in moments if moment is not None]


def _hours(rows: Sequence[LeaderRow]) -> list[int]:
    return [ward_time(row.at).hour for row in rows if row.at is not None]
