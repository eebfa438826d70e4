"""Whether a matter ended early, on time or late, and what is left. Lists, papers and reports all ask here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.moments import ward_date, ward_time

_MINUTE: Final = timedelta(minutes=1)
_MINUTES_OF_A_CLOCK_DAY: Final = 24 * 60


class Verdict(StrEnum):
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


def is_late(due_at: datetime, moment: datetime) -> bool:
    """Return whether the moment lies past the due minute. Papers show minutes, so 17:00:30 is not past 17:00."""
    return _minute(moment) > _minute(due_at)


def late_before(now: datetime) -> datetime:
    """Return the instant before which whatever was due is late now: ``is_late`` for a question to the database."""
    return _minute(now)


def verdict(due_at: datetime, ended_at: datetime) -> Verdict:
    """Late by the minute, early by the date, else on time."""
    if is_late(due_at, ended_at):
        return Verdict.LATE
    return Verdict.EARLY if ward_date(ended_at) < ward_date(due_at) else Verdict.ON_TIME


@dataclass(frozen=True, slots=True)
class Remaining:
    """ "Còn n ngày m giờ", or "quá …" when late. Days are worth the unit's ordinary day."""

    minutes: int  # signed: below zero once working time has passed since the due instant
    late: bool  # true from the first minute, also at night when no working time has passed yet
    day_minutes: int

    @property
    def parts(self) -> tuple[int, int, int]:
        """Days, hours and minutes, without the sign."""
        days, rest = divmod(abs(self.minutes), self.day_minutes)
        return days, rest // 60, rest % 60


def remaining(due_at: datetime, now: datetime, calendar: WorkCalendar | None) -> Remaining:
    """Return the working time left until the due instant; without a calendar, clock time, as ``clock_hour`` runs."""
    now, due_at = _minute(now), _minute(due_at)
    late = now > due_at
    if calendar is None:
        return Remaining((due_at - now) // _MINUTE, late, _MINUTES_OF_A_CLOCK_DAY)
    return Remaining(calendar.working_minutes(now, due_at), late, calendar.ordinary_minutes)


def _minute(moment: datetime) -> datetime:
    return ward_time(moment).replace(second=0, microsecond=0)
