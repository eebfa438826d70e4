"""``verify`` and ``audit head``: does everything stored still tell one story."""

from typing import Any

import click

from counter_app.cli.acting import reading
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer, error_row
from counter_app.cli.tree import Command
from counter_app.services.rows import Problem
from counter_app.services.wording import say

DAMAGED = 5


@click.command("verify", cls=Command)
@click.option("--anchor", "anchors", multiple=True)
@reading
def verify(desk: AtDesk, *, anchors: tuple[str, ...]) -> Answer:
    """Check the database, the log's chain and anchors kept outside, numbers, and states against their events.

    Where something contradicts itself, the whole report is printed all the same, with exit code 5.
    """
    report = desk.desks.upkeep.verify(desk.actor, anchors)
    rows = [_row(desk, problem) for problem in report.problems]
    document: dict[str, Any] = {
        "ok": report.ok,
        "dossiers": report.dossiers,
        "events": report.events,
        "audit_rows": report.audit_rows,
        "problems": rows,
    }
    if report.ok:
        counts = {"dossiers": report.dossiers, "events": report.events, "rows": report.audit_rows}
        return Answer(document, [desk.tell("verify.ok", **counts)])
    words = say("verify.problems", desk.frame.lang, {"count": len(rows)})
    said = [words, *(f"{row['invariant']}: {row['message']}" for row in rows)]
    document["error"] = error_row("damaged", "verify.problems", words)
    return Answer(document, said, exit_code=DAMAGED)


@click.command("head", cls=Command)
@reading
def head(desk: AtDesk) -> Answer:
    """Show the end of the log, to be kept outside the house as an anchor."""
    end = desk.desks.upkeep.audit_head(desk.actor)
    anchor = f"{end.count}:{end.head}"
    return Answer({"count": end.count, "head": end.head, "anchor": anchor}, [desk.tell("audit.head", anchor=anchor)])


def _row(desk: AtDesk, problem: Problem) -> dict[str, str]:
    params = {"where": problem.where, "words": problem.words}
    return {
        "invariant": problem.invariant,
        "code": problem.code,
        "where": problem.where,
        "words": problem.words,
        "message": say(problem.code, desk.frame.lang, params),
    }
