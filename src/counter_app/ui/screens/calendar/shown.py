"""How the calendar's page puts days, promises and states into words."""

from datetime import date, datetime

from counter_app.domain.moments import ward_time
from counter_app.services.calendar_rows import (
    DayCell,
    DayChange,
    DayStatus,
    PeriodRow,
    SpecialDay,
    TouchedRow,
    YearView,
)
from counter_app.ui.models.rows import Cell, Column
from counter_app.ui.screens.shown import short_code
from counter_app.ui.words import Words
from counter_app.ui.year_words import hours_shown, status_words

MOMENT_WIDTH = 112


def state_words(view: YearView, words: Words) -> str:
    """Return who stands for the days of a year."""
    if not view.confirmed:
        unsure = view.unconfirmed_dossiers
        said = words("calendar.state_proposed")
        return f"{said} · {words('calendar.unsure', n=unsure)}" if unsure else said
    if view.confirmation is None:
        return words("calendar.state_shipped")
    return words("calendar.state_confirmed", name=view.confirmation.name, at=view.confirmation.at)


def special_columns(words: Words) -> tuple[Column[SpecialDay], ...]:
    """Return the columns of the days that differ from their weekday."""
    return (
        Column(
            title="calendar.column_day", width=92, text=lambda row: short_day(row.cell.day, words), cell=Cell.STRONG
        ),
        Column(
            title="calendar.column_what",
            cell=Cell.TWO_LINES,
            text=lambda row: row.cell.name or status_words(row.cell, words),
            below=lambda row: kind_and_hours(row.cell, words),
        ),
        Column(
            title="calendar.column_origin",
            cell=Cell.MUTED,
            width=112,
            text=lambda row: words(f"calendar.origin_{row.origin.value}"),
            tip=lambda row: words(f"calendar.origin_{row.origin.value}_tip"),
        ),
    )


def change_columns(words: Words) -> tuple[Column[DayChange], ...]:
    """Return the columns of the days that a change makes different."""
    return (
        Column(
            title="calendar.column_day", width=92, text=lambda row: short_day(row.after.day, words), cell=Cell.STRONG
        ),
        Column(title="calendar.column_before", width=116, cell=Cell.MUTED, text=lambda row: _whole(row.before, words)),
        Column(title="calendar.column_after", text=lambda row: _whole(row.after, words)),
    )


def touched_columns(words: Words, *, ticks: bool = False) -> tuple[Column[TouchedRow], ...]:
    """Return the columns of the promises that a calendar does not bear out."""
    tick = (Column[TouchedRow](title="", cell=Cell.TICK, width=34),) if ticks else ()
    return (
        *tick,
        Column(
            title="calendar.column_dossier",
            cell=Cell.TWO_LINES,
            text=lambda row: short_code(row.code),
            tip=lambda row: f"{row.code}\n{row.procedure_name}",
            below=lambda row: row.procedure_name,
        ),
        Column(
            title="calendar.column_promised",
            cell=Cell.TWO_LINES,
            width=MOMENT_WIDTH - 8,
            text=lambda row: day_of(row.due_before),
            below=lambda row: clock_of(row.due_before),
        ),
        Column(
            title="calendar.column_would_be",
            cell=Cell.TWO_LINES,
            width=MOMENT_WIDTH + 24,
            text=lambda row: day_of(row.due_after),
            below=lambda row: words("calendar.moves", clock=clock_of(row.due_after), move=move_words(row, words)),
        ),
    )


def move_words(row: TouchedRow, words: Words) -> str:
    """Return where a promise would go, in a word or two."""
    return words(f"calendar.move_{row.move.value}")


def short_day(day: date, words: Words) -> str:
    """Return "T3 24/11"."""
    return f"{words(f'year.short_{day.weekday()}')} {day:%d/%m}"


def day_of(moment: datetime) -> str:
    """Return "24/11/2026"."""
    return f"{ward_time(moment):%d/%m/%Y}"


def clock_of(moment: datetime) -> str:
    """Return "17:00"."""
    return f"{ward_time(moment):%H:%M}"


def kind_and_hours(cell: DayCell, words: Words) -> str:
    """Return what a day is and when the counter is open on it."""
    kind = words(f"year.status_{cell.status.value}", name="")
    return f"{kind} · {hours_shown(cell.hours)}" if cell.hours and cell.status is not DayStatus.OPEN else kind


def hours_words(hours: str, words: Words) -> str:
    """Return when the counter is open on a weekday."""
    return hours_shown(hours) if hours else words("calendar.hours_closed")


def week_lines(week: tuple[str, ...], words: Words) -> list[tuple[str, str]]:
    """Return the hours of a week, days with the same hours on one line: ("Thứ Hai – Thứ Sáu", "07:30–11:30 …")."""
    lines, first = list[tuple[str, str]](), 0
    for at in range(1, len(week) + 1):
        if at == len(week) or week[at] != week[first]:
            names = [words(f"year.weekday_{place}") for place in (first, at - 1)]
            lines.append((" – ".join(dict.fromkeys(names)), hours_words(week[first], words)))
            first = at
    return lines


def period_words(period: PeriodRow, words: Words) -> str:
    """Return from when to when other hours hold."""
    said = "calendar.period" if period.valid_to else "calendar.period_open"
    return words(said, first=period.valid_from, last=period.valid_to or "")


def _whole(cell: DayCell, words: Words) -> str:
    said = status_words(cell, words)
    return f"{said} · {hours_shown(cell.hours)}" if cell.hours and cell.status is not DayStatus.OPEN else said
