"""How each unit is counted. The rules and their sources; settled by decisions 15-17.

- Days, weeks and months: the first day is not counted (BLDS 2015 Đ147 k2). It is the *deemed* day of receipt.
- A limit in calendar days, weeks or months, or until a date, that ends on a day off ends with the next working day
  (Đ148 k5). A month without that day ends on its last (Đ148 k3).
- Hours start at once (Đ147 k1). Clock hours run from the real receipt, through nights and days off.
- The close of the counter stands for the end of the day: Đ148 k6 says 24:00, when nobody could fetch anything.
- The unit's policy shapes limits in working days. By the calendar a limit ends at the end of its day, whatever the
  policy (Đ148 k1-3, k5): any other time would let a further day off, or one more day, make a due earlier. A fraction of
  a day ends with a close of the day, except that ``same_clock`` counts working days, whole or not, in minutes.
- ``same_clock`` counts whole days from an opening to an opening: received at 07:30, one equal full day ends at 07:30,
  not at 17:00 of the first day, which the law does not count. No working minute lies between the two.
- Pauses take the working days d with pause ≤ d < resume out of the count of working days; they add the calendar days d
  to calendar, week and month limits; a date in the year stays. Limits in minutes grow by the paused minutes.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.limits import TimeLimit, Unit
from counter_app.domain.deadlines.pauses import Pause, days_of
from counter_app.domain.moments import at


class DuePolicy(StrEnum):
    """At what time a limit in working days ends."""

    END_OF_DAY = "end_of_day"
    SAME_CLOCK = "same_clock"
    SESSION_END = "session_end"


@dataclass(frozen=True, slots=True)
class Case:
    """What a unit's count needs to know."""

    limit: TimeLimit
    received: datetime
    starts: datetime
    calendar: WorkCalendar
    policy: DuePolicy
    pauses: tuple[Pause, ...] = ()

    def paused_working_time(self) -> timedelta:
        return sum((self.calendar.working_time(pause.start, pause.end) for pause in self.pauses), timedelta(0))

    def days_left(self) -> WorkCalendar:
        """Return the calendar without the days the pauses take out."""
        days = days_of(self.pauses)
        return self.calendar.closed_on(days) if days else self.calendar

    def time_on(self, day: date) -> datetime:
        """Return when a limit in whole days ends on this open day: a session the day lacks ends with its last close."""
        close = self.calendar.last_close(day)
        if self.policy is DuePolicy.SESSION_END:
            clock = at(day, self.starts.time())
            return next((end for _, end in self.calendar.spans(day) if clock <= end), close)
        return close


Ending: TypeAlias = tuple[date, datetime]  # the raw last day, and the due instant


def _clock_hours(case: Case) -> Ending:
    paused = sum((pause.end - pause.start for pause in case.pauses), timedelta(0))
    ended = case.starts + _worth(case.limit.value, 60) + paused
    return ended.date(), ended


def _working_hours(case: Case) -> Ending:
    ended = case.calendar.add_working_time(case.starts, _worth(case.limit.value, 60) + case.paused_working_time())
    return ended.date(), ended


def _working_days(case: Case) -> Ending:
    if case.policy is DuePolicy.SAME_CLOCK:
        return _days_in_minutes(case)
    whole, part = case.limit.split()
    if part:
        return _part_of_a_day(case, whole, part)
    day = case.days_left().nth_working_day(case.starts.date(), whole)
    return day, case.time_on(day)


def _days_in_minutes(case: Case) -> Ending:
    calendar = case.calendar
    worth = _worth(case.limit.value, calendar.ordinary_minutes)
    ended = calendar.add_working_time(case.starts, worth + case.paused_working_time())
    whole_days = not case.limit.split()[1]
    if whole_days and calendar.is_opening(case.starts) and not calendar.is_opening(ended) and calendar.is_close(ended):
        ended = calendar.next_opening(ended + timedelta.resolution)
    return ended.date(), ended


def _part_of_a_day(case: Case, whole: int, part: Decimal) -> Ending:
    """Count whole days by the day, the rest in minutes to the close of that day; never past the next whole day."""
    left = case.days_left()
    mark = case.starts
    if whole:
        mark = at(left.nth_working_day(mark.date(), whole), mark.time())
    reached = left.add_working_time(mark, _worth(part, case.calendar.ordinary_minutes))
    day_above = left.nth_working_day(case.starts.date(), whole + 1)
    ended = min(left.last_close(reached.date()), case.time_on(day_above))
    return ended.date(), ended


def _same_day(case: Case) -> Ending:
    """The day of receipt, or the next working day when received later than the cut-off by the ward's clock."""
    day = case.starts.date()
    if is_after_cutoff(case.limit, case.received, case.starts):
        day = case.calendar.nth_working_day(day, 1)
    return _close_of(case, day)


def _immediate(case: Case) -> Ending:
    """Done while the citizen waits, so at the latest when the counter closes that day. No cut-off moves it."""
    return _close_of(case, case.starts.date())


def _calendar_days(case: Case) -> Ending:
    """Days, weeks and months by the calendar. Half a month is 15 days (BLDS Đ146 k1 d), other parts likewise of 30."""
    whole, part = case.limit.split()
    day = case.starts.date()
    if case.limit.unit is Unit.MONTH:
        day, days = _months_later(day, whole), part * 30
    else:
        days = case.limit.value * (7 if case.limit.unit is Unit.WEEK else 1)
    end = at(day, case.starts.time()) + _worth(days, 24 * 60)
    raw = end.date() + timedelta(days=len(days_of(case.pauses)))
    return raw, case.calendar.last_close(case.calendar.next_open_day(raw))


def _until(case: Case) -> Ending:
    """The next such date, the deemed day itself included: a date that has passed is next year's."""
    first = case.starts.date()
    raw = _date_in(first.year, case.limit)
    if raw < first:
        raw = _date_in(first.year + 1, case.limit)
    return raw, case.calendar.last_close(case.calendar.next_open_day(raw))


COUNTS: Final[Mapping[Unit, Callable[[Case], Ending]]] = {
    Unit.SAME_DAY: _same_day,
    Unit.IMMEDIATE: _immediate,
    Unit.WORKING_HOUR: _working_hours,
    Unit.CLOCK_HOUR: _clock_hours,
    Unit.WORKING_DAY: _working_days,
    Unit.CALENDAR_DAY: _calendar_days,
    Unit.WEEK: _calendar_days,
    Unit.MONTH: _calendar_days,
    Unit.UNTIL: _until,
}


def is_after_cutoff(limit: TimeLimit, received: datetime, starts: datetime) -> bool:
    """Return whether a same-day matter came too late for its day: "sau 15 giờ" is later than 15:00:00."""
    return received.date() == starts.date() and received.time() > limit.cutoff


def _close_of(case: Case, day: date) -> Ending:
    day = case.days_left().next_open_day(day)
    return day, case.calendar.last_close(day)


def _worth(value: Decimal, minutes_each: int) -> timedelta:
    """Return the time of so many units, a begun minute counted as one."""
    return timedelta(minutes=int((value * minutes_each).to_integral_value(ROUND_CEILING)))


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _date_in(year: int, limit: TimeLimit) -> date:
    month, day = limit.until_month or 1, limit.until_day or 1
    return date(year, month, min(day, monthrange(year, month)[1]))
