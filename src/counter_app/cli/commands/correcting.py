"""``correct``, ``change-procedure`` and ``adopt-code``: what was wrong or unknown is put right, as events."""

from pathlib import Path

import click

from counter_app.cli.acting import writing
from counter_app.cli.dossiers import told
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.papers import draw
from counter_app.cli.reception_form import ELSEWHERE, MOST_COUNTED
from counter_app.cli.several import first_and_rest, gathered
from counter_app.cli.tree import Command
from counter_app.cli.values import OneOf, Whole, pair
from counter_app.domain.dossiers.values import Issuer


@click.command("correct", cls=Command)
@click.argument("code", nargs=-1, required=True)
@click.option("--set", "fields", multiple=True)
@click.option("--reason", required=True)
@writing(own_reason=True)
def correct(desk: AtDesk, *, code: tuple[str, ...], fields: tuple[str, ...], reason: str) -> Answer:
    """Put fields right, such as ``submitter.name=…`` or ``phone=…``; what stood before stays in the journal."""
    name, left_over = first_and_rest(code, "CODE")
    pairs = tuple(pair(words, "--set", "phone=0912345678") for words in gathered(fields, left_over))
    done = desk.desks.corrections.correct(desk.actor, name, pairs, reason, key=desk.key)
    return told(desk, done, "dossier.corrected")


@click.command("change-procedure", cls=Command)
@click.argument("code")
@click.option("--procedure", required=True)
@click.option("--reason", required=True)
@click.option("--copies", type=Whole(most=MOST_COUNTED))
@click.option("--pages", type=Whole(most=MOST_COUNTED))
@click.option("--receipt", type=click.Path(path_type=Path))
@writing(own_reason=True)
def change_procedure(
    desk: AtDesk,
    *,
    code: str,
    procedure: str,
    reason: str,
    copies: int | None,
    pages: int | None,
    receipt: Path | None,
) -> Answer:
    """Move a dossier to the procedure it belongs to; its code stays, a new receipt voids the old one."""
    done = desk.desks.corrections.change_procedure(
        desk.actor, code, procedure, reason, copies=copies, pages=pages, key=desk.key
    )
    paper = draw(desk, done.job, receipt)
    said = [desk.tell("paper.written", file=paper.file)] if paper.file else []
    more = {"receipt": paper.file}
    return told(desk, done, "dossier.procedure_changed", warnings=paper.warnings, more=more, said=said)


@click.command("adopt-code", cls=Command)
@click.argument("code")
@click.option("--official", required=True)
@click.option("--issuer", type=OneOf((Issuer.UNIT, *ELSEWHERE)), required=True)
@writing()
def adopt_code(desk: AtDesk, *, code: str, official: str, issuer: Issuer) -> Answer:
    """Take over the code of another system."""
    done = desk.desks.corrections.adopt_code(desk.actor, code, official, issuer, key=desk.key)
    return told(desk, done, "dossier.code_adopted")
