"""Moments as the ward lives them: stored in UTC, read in the fixed offset of Viet Nam."""

from datetime import date, datetime, time, timedelta, timezone

WARD_TIME = timezone(timedelta(hours=7))  # no summer time since 1975: a fixed offset needs no zone data


def ward_time(moment: datetime) -> datetime:
    """Return the same instant on the ward's clock. The moment must carry its offset."""
    if moment.tzinfo is None:
        raise ValueError("a moment without an offset")
    return moment.astimezone(WARD_TIME)


def ward_date(moment: datetime) -> date:
    """Return the ward's calendar day on which the moment lies."""
    return ward_time(moment).date()


def at(day: date, clock: time) -> datetime:
    """Return the moment at which the ward's clocks show ``clock`` on ``day``."""
    return datetime.combine(day, clock, WARD_TIME)
