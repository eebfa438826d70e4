"""``calendar outstanding`` and ``calendar recount``: promises that the calendar no longer bears out."""

from typing import Any

import click

from counter_app.cli.acting import reading, writing
from counter_app.cli.calendar_answers import touched_row, touched_sentences
from counter_app.cli.frame import AtDesk
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.services.calendar_rows import Move, TouchedRow
from counter_app.services.recounting import Progress

_STEP = 1000


@click.command("outstanding", cls=Command)
@reading
def outstanding(desk: AtDesk) -> Answer:
    """List the promises that the calendar as it is now does not bear out; nothing changes."""
    touched = desk.desks.calendar.outstanding(desk.actor)
    document: dict[str, Any] = {
        "touched": [touched_row(row) for row in touched.rows],
        "looked_at": touched.looked_at,
        "promised": touched.promised,
    }
    return Answer(document, touched_sentences(desk, touched.rows))


@click.command("recount", cls=Command)
@click.argument("codes", nargs=-1)
@click.option("--all", "everything", is_flag=True)
@click.option("--earlier", is_flag=True)
@click.option("--reason", required=True)
@writing(own_reason=True)
def recount(desk: AtDesk, *, codes: tuple[str, ...], everything: bool, earlier: bool, reason: str) -> Answer:
    """Count promises anew: those named, or all; one that would come earlier only with ``--earlier``."""
    if not codes and not everything:
        raise Misused("usage.missing", option="CODES")
    touched = desk.desks.calendar.outstanding(desk.actor)
    chosen = [row for row in touched.rows if _wanted(row, codes, earlier=earlier)]
    if not chosen:
        return Answer({"codes": [], "passed_over": 0, "rows": []}, [desk.tell("calendar.nothing_to_recount")])
    numbers = [row.number for row in chosen]
    done = desk.desks.calendar.recount(desk.actor, numbers, reason, progress=_telling(desk), key=desk.key)
    document = {
        "codes": done.codes,
        "passed_over": done.passed_over,
        "rows": [touched_row(row) for row in chosen if row.code in done.codes],
    }
    return Answer(document, [desk.tell("calendar.recounted", count=len(done.codes), passed_over=done.passed_over)])


def _wanted(row: TouchedRow, codes: tuple[str, ...], *, earlier: bool) -> bool:
    if codes:
        return row.code in codes
    return earlier or row.move is not Move.EARLIER


def _telling(desk: AtDesk) -> Progress:
    def progress(done: int, total: int) -> bool:
        if done and done % _STEP == 0:
            desk.frame.note(desk.tell("calendar.progress", done=done, total=total))
        return True

    return progress
