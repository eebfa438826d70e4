"""What a person types for a moment or a number, read the way it is written in the ward; never rewritten while typed."""

import re
from datetime import date, datetime, time

from counter_app.domain.moments import at, ward_time

_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?")
_CLOCK = re.compile(r"(\d{1,2})[:hg](\d{2})?")


def read_moment(text: str, today: date, clock: time) -> datetime | None:
    """Return the moment of a text such as ``27/11 17:00``, in any order; None where it is none.

    A missing year is this one, a missing time is ``clock``, a missing day is today.
    """
    day, hour = _DAY.search(text), _CLOCK.search(text)
    rest = _CLOCK.sub("", _DAY.sub("", text, count=1), count=1).strip(" ,")
    if rest or not (day or hour):
        return None
    try:
        return at(_day(day, today), _clock(hour, clock))
    except ValueError:
        return None


def moment_text(moment: datetime) -> str:
    """Return a moment as it is typed."""
    return f"{ward_time(moment):%d/%m/%Y %H:%M}"


def read_amount(text: str) -> int | None:
    """Return the number of a text such as ``15.000``; None where it is none."""
    digits = text.replace(".", "").replace(" ", "").removesuffix("đ").removesuffix("₫")
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _day(found: re.Match[str] | None, today: date) -> date:
    if found is None:
        return today
    year = int(found[3] or today.year)
    return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))


def _clock(found: re.Match[str] | None, clock: time) -> time:
    return time(int(found[1]), int(found[2] or 0)) if found else clock
