"""``handover``, ``accept`` and ``recall``: batches between desks."""

from pathlib import Path
from typing import Any

import click

from counter_app.cli.acting import writing
from counter_app.cli.frame import AtDesk
from counter_app.cli.output import Answer
from counter_app.cli.papers import draw
from counter_app.cli.several import first_and_rest, gathered
from counter_app.cli.tree import Command
from counter_app.cli.values import pair
from counter_app.domain.numbering.dossier_codes import tidy
from counter_app.services.rows import BatchDone


@click.command("handover", cls=Command)
@click.argument("code", nargs=-1, required=True)
@click.option("--to", required=True)
@click.option("--slip", type=click.Path(path_type=Path))
@writing()
def handover(desk: AtDesk, *, code: tuple[str, ...], to: str, slip: Path | None) -> Answer:
    """Send dossiers to a desk or a person; they move when the other side accepts."""
    done = desk.desks.handover.hand_over(desk.actor, code, to, key=desk.key)
    paper = draw(desk, done.job, slip)
    document = {**_document(done), "slip": paper.file}
    said = [desk.tell("paper.written", file=paper.file)] if paper.file else []
    return Answer(document, [desk.tell("batch.sent", count=len(done.codes), **document), *said], paper.warnings)


@click.command("accept", cls=Command)
@click.argument("batch", nargs=-1, required=True)
@click.option("--except", "left_out", multiple=True)
@click.option("--refuse", "refused", multiple=True)
@writing()
def accept(desk: AtDesk, *, batch: tuple[str, ...], left_out: tuple[str, ...], refused: tuple[str, ...]) -> Answer:
    """Take over a batch, all of it or part: ``--except`` leaves a dossier on its way, ``--refuse`` gives it back."""
    name, left_over = first_and_rest(batch, "BATCH")
    reasons = gathered(refused, [word for word in left_over if "=" in word])
    kept = gathered(left_out, [word for word in left_over if "=" not in word])
    done = desk.desks.handover.accept(
        desk.actor,
        name,
        left_out=frozenset(map(tidy, kept)),
        refused={tidy(code): reason for code, reason in (_reason(word) for word in reasons)},
        key=desk.key,
    )
    document = {**_document(done), "slip": None}
    counts = {"accepted": len(done.accepted), "refused": len(done.refused)}
    return Answer(document, [desk.tell("batch.accepted", batch=done.batch, **counts)])


@click.command("recall", cls=Command)
@click.argument("batch")
@writing()
def recall(desk: AtDesk, *, batch: str) -> Answer:
    """Take back what the other side has not accepted yet."""
    done = desk.desks.handover.recall(desk.actor, batch, key=desk.key)
    said = desk.tell("batch.recalled", batch=done.batch, count=len(done.codes))
    return Answer({**_document(done), "slip": None}, [said])


def _reason(word: str) -> tuple[str, str]:
    return pair(word, "--refuse", "000.00.00.H99-261123-0001=lý do")


def _document(done: BatchDone) -> dict[str, Any]:
    return {
        "batch": done.batch,
        "codes": list(done.codes),
        "to": done.to,
        "in_transit": done.in_transit,
        "accepted": list(done.accepted),
        "refused": list(done.refused),
        "job": done.job,
    }
