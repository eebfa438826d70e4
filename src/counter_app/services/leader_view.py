"""What stands beside the numbers of the leader's page: the target, the days before, and the last day of work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from counter_app.services.acting import Actor
from counter_app.services.desks import Desks
from counter_app.services.leader_rows import DayPoint, LeaderDay, LeaderRow, Number
from counter_app.services.reports.shares import Share
from counter_app.services.rows import DayLog

ON_TIME_TARGET = 9800
"""Hundredths of a percent to be kept on time: objective O-01 of the quality system (ISO 9001, 6.2)."""

_BARS = 8
_LONGEST_CLOSURE = 30


@dataclass(frozen=True, slots=True)
class DayPage:
    """A day with its log as it was signed, where it was, and the working day before it."""

    day: LeaderDay
    log: DayLog
    before: date

    @property
    def is_quiet(self) -> bool:
        """Say whether nothing was received and nothing given back."""
        return not (self.log.received or self.log.returned)

    @property
    def bars(self) -> tuple[DayPoint, ...]:
        """Return the last days of the month on which something happened, up to the chosen one, which is always last."""
        *earlier, chosen = self.day.by_day
        lively = [point for point in earlier if point.received or point.returned]
        return (*lively[1 - _BARS :], chosen)

    def rows(self, number: Number, held_by: str = "") -> tuple[LeaderRow, ...]:
        """Return the rows a number counts, or one person's part of them; what was late stands first in the month's."""
        rows = self.day.rows(number)
        if held_by:
            return tuple(row for row in rows if row.held_by == held_by)
        if number is Number.MONTH_SOLVED:
            return (*self.day.rows(Number.MONTH_LATE), *self.day.rows(Number.MONTH_ON_TIME))
        return rows


def day_page(desks: Desks, actor: Actor, day: date) -> DayPage:
    """Read a day; Refused for one that has not come."""
    found = desks.leader.day(actor, day)
    log = desks.daily_log.log(actor, day)
    return DayPage(found, log, working_day_before(day, lambda one: desks.office.closed(one) is None))


def working_day_before(day: date, is_open: Callable[[date], bool]) -> date:
    """Return the last working day before a day; the day before itself where the ward has been closed for a month."""
    earlier = (day - timedelta(days=back) for back in range(1, _LONGEST_CLOSURE))
    return next((one for one in earlier if is_open(one)), day - timedelta(days=1))


def is_below_target(share: Share) -> bool:
    """Say whether fewer were kept on time than is aimed at; nothing to judge is not below."""
    return share.hundredths is not None and share.hundredths < ON_TIME_TARGET
