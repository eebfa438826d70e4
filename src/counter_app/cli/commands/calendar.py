"""``calendar``: the days that differ from their weekday, looked at, entered, imported, confirmed and exported.

With ``--dry-run`` a change is only shown: which days it makes different and which promises it touches.
"""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from counter_app.cli.acting import reading, writing
from counter_app.cli.calendar_answers import applied
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import Day, OneOf, Whole
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.opening_hours import parse_hours
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.services.calendar_files import as_change, file_text, read_calendar, write_calendar

YEAR = Whole(least=1900, most=2199)


class Entry(StrEnum):
    """What a day can be entered as; ``clear`` takes the entry away."""

    OFF = "off"
    WORK = "work"
    HALF = "half"
    CLEAR = "clear"


@click.command("show", cls=Command)
@click.argument("year", type=YEAR)
@reading
def show(desk: AtDesk, *, year: int) -> Answer:
    """List the days off, make-up days and half days of a year, with the unit's hours."""
    view = desk.desks.calendar.year(desk.actor, year)
    days = desk.desks.office.calendar_year(desk.actor, year)
    cells = {one.day: one for one in view.days}
    rows = [{"day": row.day, "kind": row.kind, "name": row.name, "hours": cells[row.day].hours} for row in days]
    head = desk.tell("calendar.confirmed" if view.confirmed else "calendar.proposed", year=year, count=len(days))
    said = [desk.tell("calendar.day", **row) for row in rows]
    document: dict[str, Any] = {
        "year": year,
        "confirmed": view.confirmed,
        "working_days": view.working_days,
        "days": rows,
        "week": view.week,
        "periods": view.periods,
        "due_policy": view.due_policy,
        "supplement_policy": view.supplement_policy,
        "unconfirmed_dossiers": view.unconfirmed_dossiers,
    }
    return Answer(document, [head, *said])


@click.command("set", cls=Command)
@click.argument("day", type=Day())
@click.argument("kind", type=OneOf(Entry))
@click.option("--name", default="")
@click.option("--hours")
@click.option("--dry-run", is_flag=True)
@writing()
def set_day(desk: AtDesk, *, day: date, kind: Entry, name: str, hours: str | None, dry_run: bool) -> Answer:
    """Enter a day off, a make-up day or a half day, or clear the entry. Promises already printed stay."""
    own = None if hours is None else parse_hours(hours)
    entered = () if kind is Entry.CLEAR else (CalendarDay(day, DayKind(kind.value), name, own),)
    answer = applied(desk, CalendarChange(enter=entered, clear=(day,)), dry_run=dry_run)
    row = {"day": day, "kind": kind, "name": name, "hours": hours or ""}
    said = [desk.tell("calendar.day", **row), *answer.sentences]
    return Answer({"year": day.year, "days": [row], **answer.document}, said, answer.warnings)


@click.command("import", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True)
@writing()
def import_file(desk: AtDesk, *, file: Path, dry_run: bool) -> Answer:
    """Put the years of a file in the place of what was entered for them; somebody confirms them afterwards."""
    years = read_calendar(file_text(file))
    return applied(desk, as_change(years), dry_run=dry_run)


@click.command("export", cls=Command)
@click.argument("years", nargs=-1, type=YEAR)
@click.option("--out", type=click.Path(path_type=Path))
@reading
def export_file(desk: AtDesk, *, years: tuple[int, ...], out: Path | None) -> Answer:
    """Write the days that were entered as a calendar file, all years unless some are named."""
    entered = desk.desks.calendar.entered(desk.actor, years)
    text = write_calendar(entered)
    document: dict[str, Any] = {"years": [{"year": one.year, "confirmed": one.confirmed} for one in entered]}
    if out is None:
        return Answer({**document, "text": text, "file": None}, [text.rstrip("\n")])
    desk.desks.print_room.store.write_to(out, text.encode())
    return Answer({**document, "file": out}, [desk.tell("calendar.exported", count=len(entered), file=out)])


@click.command("confirm", cls=Command)
@click.argument("year", type=YEAR)
@click.option("--dry-run", is_flag=True)
@writing()
def confirm(desk: AtDesk, *, year: int, dry_run: bool) -> Answer:
    """Say that the days of a year are those that were announced."""
    return applied(desk, CalendarChange(confirm=(year,)), dry_run=dry_run)


@click.command("propose", cls=Command)
@click.argument("year", type=YEAR)
@click.option("--out", type=click.Path(path_type=Path))
@reading
def propose(desk: AtDesk, *, year: int, out: Path | None) -> Answer:
    """Tell the days off that the law lets one expect of a year; days swapped for a Saturday are not among them."""
    proposed = desk.desks.calendar.proposed(desk.actor, year)
    rows = [{"day": one.day, "kind": one.kind, "name": one.name} for one in proposed.days]
    if out is not None:
        desk.desks.print_room.store.write_to(out, write_calendar([proposed]).encode())
    head = desk.tell("calendar.expected", year=year, count=len(rows))
    said = [head, *(desk.tell("calendar.day", **row) for row in rows)]
    return Answer({"year": year, "confirmed": False, "days": rows, "file": out}, said)
