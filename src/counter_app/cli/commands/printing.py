"""``print``, ``reprint`` and ``jobs``: papers and what became of them."""

from pathlib import Path
from typing import Any

import click

from counter_app.cli.acting import reading, writing
from counter_app.cli.commands.looking import print_row
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.papers import drawn
from counter_app.cli.tree import Command
from counter_app.cli.values import Whole
from counter_app.services.rows import JobRow


@click.command("print", cls=Command)
@click.argument("code")
@click.option("--form", required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@writing()
def print_form(desk: AtDesk, *, code: str, form: str, out: Path) -> Answer:
    """Print a paper of a dossier (receipt, single_handover, explanation) or of a batch (handover) as it now stands."""
    return _printed(desk, desk.desks.print_room.print_form(desk.actor, code, form, key=desk.key), out)


@click.command("reprint", cls=Command)
@click.argument("job", type=Whole())
@click.option("--out", type=click.Path(path_type=Path))
@writing()
def reprint(desk: AtDesk, *, job: int, out: Path | None) -> Answer:
    """Print a job again, marked with how often. One that was never drawn, such as after a fault, comes as the first."""
    waiting = [row for row in desk.desks.print_room.unprinted(desk.actor) if row.job == job]
    row = waiting[0] if waiting else desk.desks.print_room.reprint(desk.actor, job, key=desk.key)
    return _printed(desk, row, out)


@click.command("jobs", cls=Command)
@click.option("--limit", type=Whole(least=1, most=100_000), default=100)
@reading
def jobs(desk: AtDesk, *, limit: int) -> Answer:
    """List the newest print jobs, newest first, and count those that were never drawn."""
    rows = desk.desks.print_room.jobs(desk.actor, limit)
    waiting = len(desk.desks.print_room.unprinted(desk.actor))
    document = {"jobs": [{**print_row(row), "number": row.number} for row in rows], "unprinted": waiting}
    said = [desk.tell("job.waiting" if not row.file else "job.drawn", **_told(row)) for row in rows]
    return Answer(document, [desk.tell("jobs.count", count=len(rows), waiting=waiting), *said])


def _printed(desk: AtDesk, ordered: JobRow, out: Path | None) -> Answer:
    paper = drawn(desk, ordered.job, out)
    row = paper.row or ordered
    file = (out or row.file) if paper.row else None
    document = {**print_row(row), "file": file}
    said = [desk.tell("paper.written", file=file)] if file else []
    return Answer(document, [desk.tell("job.ordered", **_told(row)), *said], paper.warnings)


def _told(row: JobRow) -> dict[str, Any]:
    return {"job": row.job, "form": row.form, "at": row.made_at, "file": row.file, "reprint": row.reprint}
