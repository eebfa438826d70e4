"""The last numbers on paper, as options: where numbering goes on after a restore."""

from collections.abc import Callable
from typing import Any

import click

from counter_app.cli.frame import Frame
from counter_app.cli.misuse import Misused
from counter_app.cli.output import Answer
from counter_app.cli.values import Pair, Whole
from counter_app.domain.numbering.papers import PaperKind
from counter_app.services.backup_rows import LastNumbers, Numbering

_OPTIONS = (
    click.option("--last-code", "last_codes", multiple=True),
    click.option("--last-register", type=Whole(least=0)),
    click.option("--last-paper", "last_papers", type=Pair("receipt=455"), multiple=True),
    click.option("--nothing-later", is_flag=True),
)


def numbers_options(work: Callable[..., Answer]) -> Callable[..., Answer]:
    """Add the options that tell the last numbers."""
    for option in reversed(_OPTIONS):
        work = option(work)
    return work


def last_numbers(
    last_codes: tuple[str, ...],
    last_register: int | None,
    last_papers: tuple[tuple[str, str], ...],
    *,
    nothing_later: bool,
) -> LastNumbers | None:
    """Return what was told of the last numbers; None where nothing was."""
    told = bool(last_codes or last_papers) or last_register is not None
    if nothing_later and told:
        raise Misused("usage.together", option="--nothing-later", other="--last-code")
    if not (told or nothing_later):
        return None
    return LastNumbers(last_codes, last_register, dict(map(_paper, last_papers)), nothing_later)


def numbers_rows(numbering: Numbering) -> dict[str, Any]:
    """Return what is told of numbering to programs."""
    return {"voided": numbering.voided, "waiting": numbering.waiting}


def numbers_told(frame: Frame, numbering: Numbering) -> list[str]:
    """Return what is told of numbering to people."""
    said = [frame.tell("numbers.voided", count=sum(void.last - void.first + 1 for void in numbering.voided))]
    if numbering.waiting:
        said.append(frame.tell("numbers.some_wait", count=len(numbering.waiting)))
    return said


def _paper(pair: tuple[str, str]) -> tuple[PaperKind, int]:
    kind, number = pair
    choices = [known.value for known in PaperKind]
    if kind not in choices:
        raise Misused("usage.bad_choice", option="--last-paper", value=kind, choices=choices)
    return PaperKind(kind), Whole().convert(number, None, None)
