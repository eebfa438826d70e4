"""What somebody wants to change about the calendar: looked at as long as they like, and nothing until it is applied."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.opening_hours import DatedHours, WeekHours
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """Days entered and cleared, whole years replaced, years confirmed or doubted again, other hours.

    Periods of other hours replace all that were there; None leaves hours or periods as they are.
    """

    enter: tuple[CalendarDay, ...] = ()
    clear: tuple[date, ...] = ()
    replace_years: tuple[int, ...] = ()
    confirm: tuple[int, ...] = ()
    doubt: tuple[int, ...] = ()
    hours: WeekHours | None = None
    periods: tuple[DatedHours, ...] | None = None

    def made_to(self, calendar: WorkCalendar) -> WorkCalendar:
        """Return the calendar with the change. A year that is touched for the first time keeps what was expected."""
        kept = [
            entry for entry in _entries_with_expected(calendar, self._years) if entry.day.year not in self.replace_years
        ]
        gone = {entry.day for entry in self.enter} | set(self.clear)
        years = (calendar.confirmed_years | set(self.confirm)) - set(self.doubt)
        return WorkCalendar.of(
            (*(entry for entry in kept if entry.day not in gone), *self.enter),
            hours=self.hours or calendar.hours,
            confirmed_years=years,
            periods=calendar.periods if self.periods is None else self.periods,
            proposals=calendar.proposals,
        )

    @property
    def _years(self) -> set[int]:
        return {day.year for day in chain((entry.day for entry in self.enter), self.clear)} | set(self.confirm)


def entries(calendar: WorkCalendar) -> tuple[CalendarDay, ...]:
    """Return the days that were entered, in their order."""
    found = [CalendarDay(day, DayKind.OFF, name) for day, name in calendar.off.items()]
    for kind, days in ((DayKind.WORK, calendar.work), (DayKind.HALF, calendar.half)):
        found += [CalendarDay(day, kind, special.name, special.hours) for day, special in days.items()]
    return tuple(sorted(found, key=lambda entry: entry.day))


def _entries_with_expected(calendar: WorkCalendar, years: set[int]) -> Iterator[CalendarDay]:
    yield from entries(calendar)
    for year in sorted(years):
        yield from (CalendarDay(day, DayKind.OFF, name) for day, name in calendar.proposed(year).items())


def year_entries(calendar: WorkCalendar, year: int) -> tuple[CalendarDay, ...]:
    """Return the days of a year that differ from their weekday, expected ones where none were entered."""
    return tuple(entry for entry in _entries_with_expected(calendar, {year}) if entry.day.year == year)


def first_difference(before: WorkCalendar, after: WorkCalendar) -> date | None:
    """Return the first day from which two calendars may count differently; None where they never do."""
    if before.hours != after.hours:
        return date.min
    days = {entry.day for entry in set(entries(before)) ^ set(entries(after))}
    days |= {period.valid_from for period in {*before.periods, *after.periods}} if _reordered(before, after) else set()
    days |= {date(year, 1, 1) for year in before.confirmed_years ^ after.confirmed_years}
    days |= {date(year, 1, 1) for year in before.entered_years ^ after.entered_years}
    return min(days, default=None)


def _reordered(before: WorkCalendar, after: WorkCalendar) -> bool:
    return before.periods != after.periods
