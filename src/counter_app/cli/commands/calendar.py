"""``calendar show`` and ``calendar set``: the days that differ from their weekday."""

from datetime import date
from enum import StrEnum

import click

from counter_app.cli.acting import reading, writing
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import Day, OneOf, Whole
from counter_app.domain.deadlines.special_days import DayKind


class Entry(StrEnum):
    """What a day can be entered as; ``clear`` takes the entry away."""

    OFF = "off"
    WORK = "work"
    HALF = "half"
    CLEAR = "clear"


@click.command("show", cls=Command)
@click.argument("year", type=Whole(least=1900, most=2199))
@reading
def show(desk: AtDesk, *, year: int) -> Answer:
    """List the days off, make-up days and half days of a year."""
    days = desk.desks.office.calendar_year(desk.actor, year)
    confirmed = desk.desks.office.year_is_confirmed(desk.actor, year)
    head = desk.tell("calendar.confirmed" if confirmed else "calendar.proposed", year=year, count=len(days))
    said = [desk.tell("calendar.day", day=row.day, kind=row.kind, name=row.name) for row in days]
    return Answer({"year": year, "confirmed": confirmed, "days": days}, [head, *said])


@click.command("set", cls=Command)
@click.argument("day", type=Day())
@click.argument("kind", type=OneOf(Entry))
@click.option("--name", default="")
@writing()
def set_day(desk: AtDesk, *, day: date, kind: Entry, name: str) -> Answer:
    """Enter a day off, a make-up day or a half day, or clear the entry. Promises already printed stay."""
    wanted = None if kind is Entry.CLEAR else DayKind(kind.value)
    row = desk.desks.office.set_day(desk.actor, day, wanted, name, key=desk.key)
    said = desk.tell("calendar.day", day=row.day, kind=row.kind, name=row.name)
    return Answer({"year": day.year, "days": [row]}, [said])
