"""What days off to expect of a year nobody has entered yet, from a library that knows the lunar calendar.

Bộ luật Lao động 2019 Đ111-112 and Nghị quyết 28/2026/QH16 fix the holidays; which day the Prime Minister swaps for a
Saturday stands in no law, so a proposal never holds one. Whatever the ward enters takes its place.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from counter_app.domain.deadlines.special_days import CalendarDay, CalendarYear, DayKind


@cache
def expected_days_off(year: int) -> Mapping[date, str]:
    """Return the days off of a year, those given in lieu of a day of weekly rest included."""
    from holidays import country_holidays

    return dict(sorted(country_holidays("VN", years=year, language="vi").items()))


def proposed_year(year: int) -> CalendarYear:
    """Return a year as it may be expected, for somebody to look at, change and confirm."""
    days = (CalendarDay(day, DayKind.OFF, name) for day, name in expected_days_off(year).items())
    return CalendarYear(year, confirmed=False, days=tuple(days))
