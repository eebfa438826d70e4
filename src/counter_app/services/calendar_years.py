"""A year of the working calendar day by day, and two calendars held against each other."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.changes import CalendarChange, entries, year_entries
from counter_app.domain.deadlines.opening_hours import WeekHours, hours_text
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.office import UnitProfile
from counter_app.services.calendar_rows import (
    Confirmation,
    DayCell,
    DayChange,
    DayStatus,
    Origin,
    PeriodRow,
    SpecialDay,
    YearView,
)
from counter_app.services.holiday_proposals import expected_days_off
from counter_app.services.state_calendar import state_years

_NOBODY: Mapping[date, int] = {}


def year_view(
    calendar: WorkCalendar,
    profile: UnitProfile,
    year: int,
    due: Mapping[date, int],
    unsure: int,
    confirmation: Confirmation | None = None,
) -> YearView:
    """Return the year as its screen shows it."""
    days = tuple(cell(calendar, day, due) for day in days_of(year))
    return YearView(
        year=year,
        confirmed=year in calendar.confirmed_years,
        days=days,
        working_days=sum(1 for one in days if one.hours),
        week=week_texts(calendar.hours),
        periods=tuple(PeriodRow(one.valid_from, one.valid_to, week_texts(one.hours)) for one in calendar.periods),
        due_policy=profile.due_policy.value,
        supplement_policy=profile.supplement_policy.value,
        unconfirmed_dossiers=unsure,
        specials=tuple(SpecialDay(cell(calendar, one.day, due), origin(one)) for one in year_entries(calendar, year)),
        confirmation=confirmation,
    )


def origin(entry: CalendarDay) -> Origin:
    """Return who says that a day differs: what stands in a confirmed year of the shipped calendar is of the state."""
    shipped = [year for year in state_years() if entry in year.days]
    if shipped:
        return Origin.STATE if shipped[0].confirmed else Origin.EXPECTED
    expected = entry.kind is DayKind.OFF and expected_days_off(entry.day.year).get(entry.day) == entry.name
    return Origin.EXPECTED if expected else Origin.WARD


def days_of(year: int) -> Iterator[date]:
    """Yield every day of a year."""
    first = date(year, 1, 1)
    return (first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1))


def cell(calendar: WorkCalendar, day: date, due: Mapping[date, int] = _NOBODY) -> DayCell:
    """Return a day as the calendar has it."""
    status, name = _status(calendar, day)
    hours = hours_text(calendar.sessions(day))
    return DayCell(day, status, name, hours, due.get(day, 0), expected=day in calendar.proposed(day.year))


def _status(calendar: WorkCalendar, day: date) -> tuple[DayStatus, str]:
    for status, days in ((DayStatus.WORK, calendar.work), (DayStatus.HALF, calendar.half)):
        if day in days:
            return status, days[day].name
    off = calendar.day_off(day)
    if off is not None:
        return DayStatus.OFF, off
    return (DayStatus.OPEN if calendar.is_open(day) else DayStatus.REST), ""


def week_texts(week: WeekHours) -> tuple[str, ...]:
    """Return the hours of each weekday, Monday first."""
    return tuple(hours_text(day) for day in week.days)


def changed_days(before: WorkCalendar, after: WorkCalendar, change: CalendarChange) -> tuple[DayChange, ...]:
    """Return the days entered, cleared or replaced that really differ; other hours of whole weeks are not listed."""
    days = {entry.day for entry in (*entries(before), *entries(after))} | set(change.clear)
    pairs = (DayChange(cell(before, day), cell(after, day)) for day in sorted(days))
    return tuple(pair for pair in pairs if _differ(pair.before, pair.after))


def _differ(before: DayCell, after: DayCell) -> bool:
    return (before.status, before.name, before.hours) != (after.status, after.name, after.hours)
