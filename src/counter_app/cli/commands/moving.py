"""``move`` and ``server-roles``: from the file of one PC to a server that several counters share."""

import click

from counter_app.cli.frame import Frame
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command

USUAL_ROLE = "quay"


@click.command("move", cls=Command)
@click.option("--to", required=True, metavar="URL")
@click.pass_obj
def move(frame: Frame, *, to: str) -> Answer:
    """Move a folder's data to an empty database on a server, and close the file here."""
    with frame.desks() as desks:
        login = frame.person(desks).login
    moved = frame.house.moving(frame.folder, frame.now).move(to, login)
    document = {"from": frame.folder, "to": moved.to, "dossiers": moved.rows["dossier"], "rows": moved.rows}
    return Answer(document, [frame.tell("move.done", **document)])


@click.command("server-roles", cls=Command)
@click.argument("role", default=USUAL_ROLE)
@click.pass_obj
def server_roles(frame: Frame, *, role: str) -> Answer:
    """Print what the owner of the database says once, so that counters may do their work and no more."""
    statements = [f"{statement};" for statement in frame.house.server_roles(role)]
    return Answer({"role": role, "statements": statements}, statements)
