"""``users``: accounts, and what each is trusted with."""

from collections.abc import Iterable
from typing import Any

import click

from counter_app.cli.acting import reading, writing
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import OneOf
from counter_app.domain.people import Person, Role


@click.command("list", cls=Command)
@reading
def list_all(desk: AtDesk) -> Answer:
    """List all accounts."""
    return _told(desk, desk.desks.staff.people(desk.actor))


@click.command("add", cls=Command)
@click.argument("login")
@click.option("--name", required=True)
@click.option("--role", "roles", type=OneOf(Role), multiple=True, required=True)
@click.option("--title", default="")
@click.option("--desk", "desks", multiple=True)
@writing()
def add(desk: AtDesk, *, login: str, name: str, roles: tuple[Role, ...], title: str, desks: tuple[str, ...]) -> Answer:
    """Add an account."""
    staff = desk.desks.staff
    person = staff.add_person(desk.actor, login, name, roles, title=title, desks=desks, key=desk.key)
    return _told(desk, [person])


@click.command("disable", cls=Command)
@click.argument("login")
@writing()
def disable(desk: AtDesk, *, login: str) -> Answer:
    """Take all rights from an account; what its person did stays theirs."""
    return _told(desk, [desk.desks.staff.disable(desk.actor, login, key=desk.key)])


@click.command("enable", cls=Command)
@click.argument("login")
@writing()
def enable(desk: AtDesk, *, login: str) -> Answer:
    """Let an account back in with the roles it had."""
    return _told(desk, [desk.desks.staff.enable(desk.actor, login, key=desk.key)])


@click.command("rename", cls=Command)
@click.argument("login")
@click.option("--name", required=True)
@click.option("--title")
@writing()
def rename(desk: AtDesk, *, login: str, name: str, title: str | None) -> Answer:
    """Correct the name of an account, and its title where one is given."""
    return _told(desk, [desk.desks.staff.rename(desk.actor, login, name, title, key=desk.key)])


@click.command("seat", cls=Command)
@click.argument("login")
@click.option("--desk", "desks", multiple=True, required=True)
@writing()
def seat(desk: AtDesk, *, login: str, desks: tuple[str, ...]) -> Answer:
    """Say at which desks somebody sits."""
    return _told(desk, [desk.desks.staff.seat(desk.actor, login, desks, key=desk.key)])


@click.command("role", cls=Command)
@click.argument("login")
@click.option("--role", "roles", type=OneOf(Role), multiple=True, required=True)
@writing()
def role(desk: AtDesk, *, login: str, roles: tuple[Role, ...]) -> Answer:
    """Give an account these roles in place of those it has."""
    return _told(desk, [desk.desks.staff.set_roles(desk.actor, login, roles, key=desk.key)])


def _told(desk: AtDesk, people: Iterable[Person]) -> Answer:
    rows = [_row(person) for person in people]
    said = [desk.tell("user.active" if row["active"] else "user.disabled", **row) for row in rows]
    return Answer({"users": rows}, said)


def _row(person: Person) -> dict[str, Any]:
    return {
        "login": person.login,
        "name": person.name,
        "title": person.title,
        "roles": sorted(role.value for role in person.roles),
        "desks": sorted(person.desks),
        "active": person.active,
    }
