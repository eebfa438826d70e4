"""``receive``, ``receive-outside`` and ``refuse``: what comes in over the counter."""

from dataclasses import replace
from typing import Any

import click

from counter_app.cli.acting import writing
from counter_app.cli.dossiers import told
from counter_app.cli.frame import AtDesk
from counter_app.cli.later import slip_option
from counter_app.cli.output import Answer
from counter_app.cli.papers import draw
from counter_app.cli.parties import Warnings
from counter_app.cli.reception_form import acceptance, accepting_options, matter, matter_options
from counter_app.cli.tree import Command
from counter_app.services.intake import OutsideProcedure, ReceptionForm


@click.command("receive", cls=Command)
@click.option("--procedure", required=True)
@accepting_options
@click.option("--short", is_flag=True)
@writing()
def receive(desk: AtDesk, *, short: bool, **asked: Any) -> Answer:
    """Accept a dossier."""
    form, warnings = acceptance(desk, asked, short=short)
    return _received(desk, form, warnings, asked)


@click.command("receive-outside", cls=Command)
@click.option("--name", required=True)
@click.option("--limit", required=True)
@click.option("--procedure", default="")
@click.option("--desk", "at_desk", default="")
@accepting_options
@writing()
def receive_outside(desk: AtDesk, *, name: str, limit: str, procedure: str, at_desk: str, **asked: Any) -> Answer:
    """Accept a dossier whose procedure is not in the catalogue. ``--basis`` is the basis of its limit."""
    outside = OutsideProcedure(name, limit, asked["basis"], code=procedure)
    if at_desk:
        outside = replace(outside, desk=at_desk)
    form, warnings = acceptance(desk, asked, outside=outside)
    return _received(desk, form, warnings, asked)


@click.command("refuse", cls=Command)
@click.option("--procedure", required=True)
@matter_options
@click.option("--reason", required=True)
@slip_option
@writing(own_reason=True)
def refuse(desk: AtDesk, *, reason: str, **asked: Any) -> Answer:
    """Refuse a matter: it is on record under a slip number and never gets a code."""
    form, warnings = matter(desk, asked)
    done = desk.desks.reception.refuse(desk.actor, form, reason, key=desk.key)
    return told(desk, done, "dossier.refused", warnings=warnings, more={"slip": None})


def _received(desk: AtDesk, form: ReceptionForm, warnings: Warnings, asked: dict[str, Any]) -> Answer:
    done = desk.desks.reception.receive(desk.actor, form, key=desk.key)
    paper = draw(desk, done.job, asked["receipt"])
    return told(
        desk,
        done,
        "dossier.received",
        warnings=(*warnings, *paper.warnings),
        more={"receipt": paper.file},
        said=[desk.tell("paper.written", file=paper.file)] if paper.file else [],
    )
