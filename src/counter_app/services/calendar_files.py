"""Calendar files: the JSON this program writes and ships, and CSV tables made by hand.

A CSV has the columns ``day, kind, name, hours``; the last may be left out. Excel's semicolon is taken too.
"""

import csv
import json
from collections.abc import Iterable
from datetime import date
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any

from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.opening_hours import hours_text, parse_hours
from counter_app.domain.deadlines.special_days import CalendarDay, CalendarYear, DayKind
from counter_app.domain.errors import Refused, Unavailable
from counter_app.services.state_calendar import read_years

LARGEST = 1_000_000  # letters; a year has some thousand


def file_text(file: Path) -> str:
    """Return the text of a calendar file, or raise Unavailable."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            return text.read(LARGEST)
    except (OSError, UnicodeDecodeError) as fault:
        raise Unavailable("calendar.cannot_read", file=str(file)) from fault


def read_calendar(text: str) -> tuple[CalendarYear, ...]:
    """Read a calendar file of either kind. Refused where it cannot be read, or names a day twice."""
    years = read_years(text) if text.lstrip().startswith("{") else _from_table(text)
    days = [entry.day for year in years for entry in year.days]
    twice = sorted({day.isoformat() for day in days if days.count(day) > 1})
    if twice:
        raise Refused("calendar.day_twice", days=twice)
    if not years:
        raise Refused("calendar.empty_file")
    return years


def as_change(years: Iterable[CalendarYear]) -> CalendarChange:
    """Return the change that puts these years in the place of what was entered for them.

    Whatever a file says of itself, only a person confirms: a year it changes is proposed until somebody does.
    """
    read = tuple(years)
    return CalendarChange(
        enter=tuple(entry for year in read for entry in year.days),
        replace_years=tuple(year.year for year in read),
        doubt=tuple(year.year for year in read),
    )


def write_calendar(years: Iterable[CalendarYear]) -> str:
    """Return the text of a calendar file that ``read_calendar`` reads back the same."""
    told = [
        {"year": year.year, "confirmed": year.confirmed, "days": [_entry(entry) for entry in year.days]}
        for year in years
    ]
    return json.dumps({"years": told}, ensure_ascii=False, indent=1) + "\n"


def _entry(entry: CalendarDay) -> dict[str, Any]:
    told: dict[str, Any] = {"day": entry.day.isoformat(), "kind": entry.kind.value, "name": entry.name}
    return told if entry.hours is None else {**told, "hours": hours_text(entry.hours)}


def _from_table(text: str) -> tuple[CalendarYear, ...]:
    head, _, _ = text.partition("\n")
    try:
        rows = csv.DictReader(StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
        days = sorted((_row(row) for row in rows), key=lambda entry: entry.day)
    except (csv.Error, KeyError, ValueError, AttributeError) as error:
        raise Refused("calendar.unreadable", reason=str(error)) from error
    return tuple(
        CalendarYear(year, confirmed=False, days=tuple(group))
        for year, group in groupby(days, lambda one: one.day.year)
    )


def _row(row: dict[str, str]) -> CalendarDay:
    hours = (row.get("hours") or "").strip()
    return CalendarDay(
        day=date.fromisoformat(row["day"].strip()),
        kind=DayKind(row["kind"].strip().lower()),
        name=row["name"].strip(),
        hours=parse_hours(hours) if hours else None,
    )
