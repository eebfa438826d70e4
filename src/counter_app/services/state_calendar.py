"""The calendar of state bodies that ships with the program: days off and make-up Saturdays, year by year."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.opening_hours import OFFICE_WEEK, DatedHours, WeekHours, parse_hours
from counter_app.domain.deadlines.special_days import CalendarDay, CalendarYear, DayKind
from counter_app.domain.errors import Refused
from counter_app.resources import resource
from counter_app.services.holiday_proposals import expected_days_off


def state_calendar(hours: WeekHours = OFFICE_WEEK, periods: Iterable[DatedHours] = ()) -> WorkCalendar:
    """Return the shipped calendar for an office with these hours. The years it confirms stand in the file."""
    years = state_years()
    return WorkCalendar.of(
        (entry for year in years for entry in year.days),
        hours=hours,
        confirmed_years=(year.year for year in years if year.confirmed),
        periods=periods,
        proposals=expected_days_off,
    )


@cache
def state_years() -> tuple[CalendarYear, ...]:
    """Return the shipped years, each with its entries in order."""
    return read_years(resource("calendar/state_calendar.json").read_text(encoding="utf-8"))


def read_years(text: str) -> tuple[CalendarYear, ...]:
    """Read a calendar file: ``{"years": [{"year", "confirmed", "days": [{"day", "kind", "name", "hours"?}]}]}``."""
    try:
        return tuple(_year(entry) for entry in json.loads(text)["years"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused("calendar.unreadable", reason=str(error)) from error


def _year(entry: Mapping[str, Any]) -> CalendarYear:
    days = tuple(_day(day) for day in entry["days"])
    if strays := [day.day.isoformat() for day in days if day.day.year != entry["year"]]:
        raise ValueError(f"not in {entry['year']}: {', '.join(strays)}")
    return CalendarYear(int(entry["year"]), bool(entry["confirmed"]), days)


def _day(entry: Mapping[str, Any]) -> CalendarDay:
    hours = entry.get("hours")
    return CalendarDay(
        day=date.fromisoformat(entry["day"]),
        kind=DayKind(entry["kind"]),
        name=str(entry["name"]),
        hours=None if hours is None else parse_hours(hours),
    )
