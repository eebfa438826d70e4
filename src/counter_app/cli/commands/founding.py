"""``init``: make a data folder.

A live folder asks for the unit's name and identifier. Its first person is ``--admin`` (``admin`` unless named) and
holds every role, so that a ward of one PC can work at once. A demo folder brings names, an identifier that no province
has, and an invented staff whose clerk may do everything; ``--admin`` adds one more there.
"""

from dataclasses import replace
from typing import Any

import click

from counter_app.cli.frame import Frame
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.domain.errors import Refused
from counter_app.domain.names import person_name
from counter_app.domain.people import Person, Role, login_name
from counter_app.services.demo.people import demo_founding
from counter_app.services.office import Founding

USUAL_ADMIN = "admin"
ADMIN_NAME = "Người quản trị"


@click.command("init", cls=Command)
@click.option("--unit-name")
@click.option("--unit-code")
@click.option("--province")
@click.option("--address")
@click.option("--phone")
@click.option("--no-codes", is_flag=True)
@click.option("--demo", is_flag=True)
@click.option("--admin")
@click.option("--admin-name", default=ADMIN_NAME)
@click.pass_obj
def init(
    frame: Frame,
    *,
    unit_name: str | None,
    unit_code: str | None,
    province: str | None,
    address: str | None,
    phone: str | None,
    no_codes: bool,
    demo: bool,
    admin: str | None,
    admin_name: str,
) -> Answer:
    """Make a data folder with the starter catalogue and calendar."""
    if not demo:
        _must_be_complete(frame, unit_name, unit_code)
    given = {"unit_name": unit_name, "prefix": unit_code, "province": province, "address": address, "phone": phone}
    asked: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    blank = demo_founding() if demo else Founding(unit_name="", prefix="", people=())
    people = blank.people
    if admin or not demo:
        people = (*people, first_person(admin or USUAL_ADMIN, admin_name))
    founding = replace(blank, **asked, people=people, issues_codes=not no_codes)
    folder = frame.folder
    founded = frame.house.found(folder, founding, frame.database)
    document = {
        "data": folder,
        "unit": founded.unit,
        "unit_code": founded.prefix,
        "procedures": founded.procedures,
        "fields": founded.fields,
        "demo": founded.demo,
        "people": [person.login for person in people],
    }
    said = [frame.tell("init.demo" if demo else "init.live", **document)]
    notices = frame.house.place_of(folder.absolute()).notices() if frame.database is None else ()
    return Answer(document, said, notices)


def first_person(login: str, name: str) -> Person:
    """Return who looks after a new folder. ``users role`` takes roles away once there are others."""
    return Person(login_name(login), person_name(name), roles=frozenset(Role))


def _must_be_complete(frame: Frame, unit_name: str | None, unit_code: str | None) -> None:
    if frame.now is not None:
        raise Refused("clock.live_folder")
    for option, value in (("--unit-name", unit_name), ("--unit-code", unit_code)):
        if value is None:
            raise Misused("usage.missing", option=option)
