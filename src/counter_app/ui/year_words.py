"""The calendar's rows as the year view shows them, in the words of the window."""

from collections.abc import Collection, Sequence
from datetime import date

from counter_app.services.calendar_rows import DayCell, DayStatus
from counter_app.ui.widgets.year_days import DayLook, YearDay, YearNames
from counter_app.ui.words import Words


def year_names(words: Words) -> YearNames:
    """Return what months and weekdays are called at the head of their columns."""
    return YearNames(
        months=[words(f"year.month_{n}") for n in range(1, 13)],
        weekdays=[words(f"year.short_{n}") for n in range(7)],
    )


def year_days(cells: Sequence[DayCell], words: Words, *, touched: Collection[date] = ()) -> tuple[YearDay, ...]:
    """Return the days of a year; those with dossiers due on them are dotted, ``touched`` ones about to change."""
    return tuple(
        YearDay(one.day, DayLook(one.status.value), day_words(one, words), one.due > 0, one.day in touched)
        for one in cells
    )


def year_legend(words: Words) -> tuple[tuple[DayLook | None, str], ...]:
    """Return what the looks of days mean."""
    looks = (DayLook.OFF, DayLook.WORK, DayLook.HALF, DayLook.REST)
    return (*((look, words(f"year.legend_{look.value}")) for look in looks), (None, words("year.legend_today")))


def weekday_day(day: date, words: Words) -> str:
    """Return "Thứ Ba 24/11/2026"."""
    return words("year.day", weekday=words(f"year.weekday_{day.weekday()}"), day=f"{day:%d/%m/%Y}")


def day_words(one: DayCell, words: Words) -> str:
    """Return all there is to say of a day: which it is, what it is, its hours, who waits for it."""
    parts = [weekday_day(one.day, words), status_words(one, words)]
    if one.hours and one.status is not DayStatus.OPEN:
        parts.append(hours_shown(one.hours))
    if one.expected:
        parts.append(words("year.expected"))
    if one.due:
        parts.append(words("year.due", n=one.due))
    return ", ".join(parts)


def status_words(one: DayCell, words: Words) -> str:
    """Return what a day is, with its name where it has one."""
    return words(f"year.status_{one.status.value}", name=one.name)


def hours_shown(hours: str) -> str:
    """Return opening hours as people write them: ``07:30–11:30 · 13:00–17:00``."""
    return hours.replace("-", "–").replace(",", " · ")
