"""When a back-up is due, when its absence shows red, and which old ones may go. Pure: times in, an answer out."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

from counter_app.domain.moments import ward_date

EVERY = timedelta(minutes=30)
OVERDUE_AFTER = timedelta(days=2)

ALL_FOR = timedelta(days=2)
DAILY_FOR = timedelta(days=30)
WEEKLY_FOR = timedelta(weeks=12)
MONTHLY_FOR = timedelta(days=731)  # 24 months, one of them in a leap year


def is_due(now: datetime, last: datetime | None, *, changed: bool) -> bool:
    """Say whether to back up: something changed, and the last one is half an hour old. A clock set back counts too."""
    return changed and (last is None or not timedelta() <= now - last < EVERY)


def is_overdue(now: datetime, last: datetime | None, *, changed: bool) -> bool:
    """Say whether to show red: what changed is not in any back-up of the last two days."""
    return changed and (last is None or now - last > OVERDUE_AFTER)


def to_keep(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which back-ups stay: all of two days, then the last one of each day, week and month for so long.

    The newest always stays, whatever the clock says.
    """
    times = sorted(made, reverse=True)
    kept = set(times[:1])
    kept.update(moment for moment in times if now - moment <= ALL_FOR)
    for span, period in _PERIODS:
        kept.update(_last_of_each(period, (moment for moment in times if now - moment <= span)))
    return frozenset(kept)


def _last_of_each(period: Callable[[datetime], Hashable], newest_first: Iterable[datetime]) -> Iterable[datetime]:
    seen = set()
    for moment in newest_first:
        if (key := period(moment)) not in seen:
            seen.add(key)
            yield moment


def _week(moment: datetime) -> Hashable:
    year, week, _ = ward_date(moment).isocalendar()
    return year, week


def _month(moment: datetime) -> Hashable:
    day = ward_date(moment)
    return day.year, day.month


_PERIODS: tuple[tuple[timedelta, Callable[[datetime], Hashable]], ...] = (
    (DAILY_FOR, ward_date),
    (WEEKLY_FOR, _week),
    (MONTHLY_FOR, _month),
)
