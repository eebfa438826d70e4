"""``case``, ``competent`` and ``duties``: what changes a limit, and the waits that the law puts an end to."""

from datetime import datetime
from typing import Any

import click

from counter_app.cli.acting import reading, writing
from counter_app.cli.dossiers import told
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.tree import Command
from counter_app.cli.values import Moment


@click.command("case", cls=Command)
@click.argument("code")
@click.option("--case", required=True)
@click.option("--reason", required=True)
@click.option("--agreed-due", type=Moment())
@writing(own_reason=True)
def case(desk: AtDesk, *, code: str, case: str, reason: str, agreed_due: datetime | None) -> Answer:
    """Let a conditional limit hold from now on, such as for a need to verify."""
    done = desk.desks.limits.change_limit(desk.actor, code, case, reason, agreed_due=agreed_due, key=desk.key)
    return told(desk, done, "dossier.limit_changed")


@click.command("competent", cls=Command)
@click.argument("code")
@writing()
def competent(desk: AtDesk, *, code: str) -> Answer:
    """Note that the agency that decides has the dossier: its limit runs from here."""
    return told(desk, desk.desks.limits.reach_competent(desk.actor, code, key=desk.key), "dossier.competent_has_it")


@click.command("duties", cls=Command)
@reading
def duties(desk: AtDesk) -> Answer:
    """List the dossiers to be closed because no papers came, and online matters that wait for an answer."""
    to_close = desk.desks.limits.to_close(desk.actor)
    to_answer = desk.desks.limits.to_answer(desk.actor)
    document: dict[str, Any] = {
        "to_close": [
            {"code": one.handle, "applicant": one.applicant, "asked_at": one.since, "close_on": one.close_on}
            for one in to_close
        ],
        "to_answer": [
            {
                "slip_no": one.wait.handle,
                "applicant": one.wait.applicant,
                "submitted_at": one.wait.since,
                "answer_by": one.answer_by,
                "late": one.late,
            }
            for one in to_answer
        ],
    }
    said = [desk.tell("duties.close", **row) for row in document["to_close"]]
    said += [desk.tell("duties.answer", **row) for row in document["to_answer"]]
    return Answer(document, said or [desk.tell("duties.none")])
