"""``unit``: how the ward is called; ``desks``: where dossiers are worked on; ``stand-ins``: who acts for whom."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import click

from counter_app.cli.acting import reading, writing
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer, plain
from counter_app.cli.tree import Command
from counter_app.cli.values import Day
from counter_app.domain.office import Letterhead
from counter_app.domain.people import Desk
from counter_app.domain.stand_ins import StandIn
from counter_app.services.unit_desk import UnitDetails


@click.command("show", cls=Command)
@reading
def show(desk: AtDesk) -> Answer:
    """Show the unit with its letterheads."""
    profile = desk.desks.office.profile()
    return _unit(desk, UnitDetails.of(profile), profile.letterheads)


@click.command("set", cls=Command)
@click.option("--name")
@click.option("--place")
@click.option("--province")
@click.option("--address")
@click.option("--phone")
@click.option("--unit-code", "prefix")
@writing()
def change(desk: AtDesk, **asked: Any) -> Answer:
    """Change what is named; the identifier stays once a number was given."""
    before = UnitDetails.of(desk.desks.office.profile())
    wanted = replace(before, **{name: value for name, value in asked.items() if value is not None})
    details = desk.desks.unit.change(desk.actor, wanted, key=desk.key)
    return _unit(desk, details, desk.desks.office.profile().letterheads)


@click.command("letterhead", cls=Command)
@click.option("--from", "first", type=Day(), required=True)
@click.option("--agency", required=True)
@click.option("--unit", required=True)
@click.option("--symbol", required=True)
@click.option("--place", default="")
@writing()
def letterhead(desk: AtDesk, *, first: date, agency: str, unit: str, symbol: str, place: str) -> Answer:
    """Let a letterhead hold from a day on, until the next one."""
    heads = desk.desks.unit.set_letterhead(
        desk.actor, Letterhead(first, agency, unit, symbol, place=place), key=desk.key
    )
    return _unit(desk, UnitDetails.of(desk.desks.office.profile()), heads)


@click.command("list", cls=Command)
@reading
def desks(desk: AtDesk) -> Answer:
    """List the desks of the ward, with who sits at each and what lies there."""
    rows = [
        {**_desk(row.desk), "people": [one.login for one in row.people], "dossiers": row.dossiers, "open": row.open}
        for row in desk.desks.organisation.desks(desk.actor)
    ]
    return Answer({"desks": rows}, [desk.tell("unit.desk" if row["open"] else "unit.past_desk", **row) for row in rows])


@click.command("add", cls=Command)
@click.argument("name")
@click.option("--from", "first", type=Day(), required=True)
@writing()
def add_desk(desk: AtDesk, *, name: str, first: date) -> Answer:
    """Open a desk from a day on."""
    return _told(desk, desk.desks.organisation.add_desk(desk.actor, name, first, key=desk.key))


@click.command("rename", cls=Command)
@click.argument("code")
@click.option("--name", required=True)
@writing()
def rename_desk(desk: AtDesk, *, code: str, name: str) -> Answer:
    """Call a desk by another name."""
    return _told(desk, desk.desks.organisation.rename_desk(desk.actor, code, name, key=desk.key))


@click.command("close", cls=Command)
@click.argument("code")
@click.option("--after", "last", type=Day(), required=True)
@writing()
def close_desk(desk: AtDesk, *, code: str, last: date) -> Answer:
    """Close a desk where nothing lies any more."""
    return _told(desk, desk.desks.organisation.close_desk(desk.actor, code, last, key=desk.key))


@click.command("list", cls=Command)
@reading
def stand_ins(desk: AtDesk) -> Answer:
    """List who acts for whom, and since when."""
    return _absences(desk, desk.desks.office.profile().stand_ins)


@click.command("add", cls=Command)
@click.argument("absent")
@click.option("--by", "stand_in", required=True)
@click.option("--from", "first", type=Day(), required=True)
@click.option("--to", "last", type=Day())
@click.option("--basis", required=True)
@writing()
def appoint(desk: AtDesk, *, absent: str, stand_in: str, first: date, last: date | None, basis: str) -> Answer:
    """Let somebody act for somebody else by a decision."""
    absence = StandIn(absent, stand_in, first, basis, last)
    return _absences(desk, desk.desks.stand_ins.appoint(desk.actor, absence, key=desk.key))


@click.command("end", cls=Command)
@click.argument("absent")
@click.option("--from", "first", type=Day(), required=True)
@click.option("--after", "last", type=Day(), required=True)
@writing()
def end(desk: AtDesk, *, absent: str, first: date, last: date) -> Answer:
    """End an absence after a day; one that has not begun is taken back."""
    return _absences(desk, desk.desks.stand_ins.end(desk.actor, absent, first, last, key=desk.key))


def _unit(desk: AtDesk, details: UnitDetails, heads: Iterable[Letterhead]) -> Answer:
    rows = [plain(head) for head in heads]
    document: dict[str, Any] = {**plain(details), "letterheads": rows}
    said = [desk.tell("unit.details", **document)]
    said += [desk.tell("unit.letterhead", **plain(head)) for head in heads]
    return Answer(document, said)


def _desk(one: Desk) -> dict[str, Any]:
    row: dict[str, Any] = plain(one)
    return row


def _told(desk: AtDesk, one: Desk) -> Answer:
    row = {**_desk(one), "people": [], "dossiers": 0}
    return Answer({"desks": [_desk(one)]}, [desk.tell("unit.past_desk" if one.valid_to else "unit.desk", **row)])


def _absences(desk: AtDesk, absences: Iterable[StandIn]) -> Answer:
    rows = [plain(one) for one in absences]
    said = [desk.tell("unit.stand_in" if row["last_day"] else "unit.open_stand_in", **row) for row in rows]
    return Answer({"stand_ins": rows}, said)
