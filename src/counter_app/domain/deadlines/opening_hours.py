"""The hours the counter is open: any number of sessions a day, week by week, with periods of other hours."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from typing import Final, Self, TypeAlias

from counter_app.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Session:
    """One stretch of open hours. Its last instant still belongs to it."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise Refused("hours.unreadable", text=str(self))

    @property
    def minutes(self) -> int:
        return (
            int((datetime.combine(_ANY_DAY, self.end) - datetime.combine(_ANY_DAY, self.start)).total_seconds()) // 60
        )

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


DayHours: TypeAlias = tuple[Session, ...]  # in order, none overlapping; empty means closed

_ANY_DAY: Final = date(2000, 1, 1)
_SESSION = re.compile(r"\s*([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})\s*")


def parse_hours(text: str) -> DayHours:
    """Read ``07:30-11:30,13:00-17:00``."""
    try:
        sessions = tuple(_session(part) for part in text.split(","))
    except (ValueError, Refused):
        raise Refused("hours.unreadable", text=text) from None
    if any(earlier.end > later.start for earlier, later in pairwise(sessions)):
        raise Refused("hours.unreadable", text=text)
    return sessions


def hours_text(hours: DayHours) -> str:
    """Return the text ``parse_hours`` reads; empty for a closed day."""
    return ",".join(map(str, hours))


def minutes_in(hours: DayHours) -> int:
    """Return how many minutes the counter is open on a day with these hours."""
    return sum(session.minutes for session in hours)


def _session(text: str) -> Session:
    found = _SESSION.fullmatch(text)
    if not found:
        raise ValueError(text)
    return Session(time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4])))


OFFICE_HOURS: Final = parse_hours("07:30-11:30,13:00-17:00")


@dataclass(frozen=True, slots=True)
class WeekHours:
    """The hours of each weekday, Monday first."""

    days: tuple[DayHours, ...] = (OFFICE_HOURS,) * 5 + ((), ())

    def __post_init__(self) -> None:
        if len(self.days) != 7 or not any(self.days):
            raise Refused("hours.unreadable", text=";".join(map(hours_text, self.days)))

    @classmethod
    def of(cls, monday_to_friday: DayHours = OFFICE_HOURS, saturday: DayHours = (), sunday: DayHours = ()) -> Self:
        """Return a week of five equal days, and a week-end that is closed unless said otherwise."""
        return cls((monday_to_friday,) * 5 + (saturday, sunday))

    def on(self, day: date) -> DayHours:
        return self.days[day.weekday()]

    @property
    def ordinary_day(self) -> DayHours:
        """The hours most open days of the week have; the earliest weekday's where two are as common."""
        return Counter(day for day in self.days if day).most_common(1)[0][0]


OFFICE_WEEK: Final = WeekHours()


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Hours that hold for a time, such as summer hours. Both dates belong to it; no end: until further notice."""

    hours: WeekHours
    valid_from: date
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
