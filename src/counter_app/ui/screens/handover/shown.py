"""How slips and their lines are put into words short enough for a card, a cell or a head."""

from collections.abc import Sequence
from datetime import datetime

from counter_app.domain.moments import ward_time
from counter_app.services.counter_rows import BatchCard, BatchLineRow, Box
from counter_app.ui.screens.shown import short_code
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.words import Words

NAMED = 3  # as many dossiers are named in one sentence


def running_part(handle: str) -> str:
    """Return what the eye looks for in a code: its running number."""
    return handle.rpartition("-")[2]


def clock(moment: datetime | None, *, seconds: bool = True) -> str:
    """Return the time of the ward's clock."""
    if moment is None:
        return ""
    return f"{ward_time(moment):%H:%M:%S}" if seconds else f"{ward_time(moment):%H:%M}"


def day_and_clock(moment: datetime | None) -> str:
    """Return "23/11 17:00"."""
    return f"{ward_time(moment):%d/%m %H:%M}" if moment else ""


def route(card: BatchCard) -> str:
    """Return from where to where: a person where one was named."""
    return f"{card.from_name} → {card.to_person_name or card.to_name}"


def card_chip(card: BatchCard, box: Box, words: Words, *, begun: bool) -> Chip:
    """Return how a slip stands, in a word."""
    if begun:
        return Chip(ChipKind.ON_TIME, words("handover.chip_begun"))
    if card.waiting and card.short:
        return Chip(ChipKind.NEAR, words("handover.chip_short", n=card.waiting))
    if card.waiting:
        return Chip(ChipKind.ON_TIME, words(f"handover.chip_{box.value}"))
    if card.refused:
        return Chip(ChipKind.NEAR, words("handover.chip_refused", n=card.refused))
    if card.recalled:
        return Chip(ChipKind.PAUSED, words("handover.chip_recalled"))
    return Chip(ChipKind.DONE, words("handover.chip_accepted"))


def line_words(line: BatchLineRow, words: Words) -> str:
    """Return a dossier of a slip as a sentence names it."""
    return words(
        "handover.line",
        dossier=short_code(line.code),
        person=line.submitter,
        procedure=line.procedure_name,
        n=line.line,
    )


def lines_words(lines: Sequence[BatchLineRow], words: Words) -> str:
    """Return the first dossiers by name, and how many more there are."""
    named = "; ".join(line_words(line, words) for line in lines[:NAMED])
    more = len(lines) - NAMED
    return words("handover.and_more", named=named, n=more) if more > 0 else named
