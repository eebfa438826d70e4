"""How look-up shows a dossier in short: its chip, its code, who it is about."""

from counter_app.domain.deadlines.due_states import DueState
from counter_app.services.lookup_rows import FoundRow
from counter_app.ui.screens.shown import due_chip
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.words import Words

_CODE_PARTS = 3  # prefix, day, running number


def chip_of(state: DueState, stage: str, words: Words) -> Chip:
    """Return the chip of a due state; where no promise runs, that of the stage."""
    return due_chip(state, words) or Chip(ChipKind.PAUSED, words.name("stage", stage))


def short_code(handle: str) -> str:
    """Return a code without the prefix that all codes of an issuer share: …261123-0011; slips stay whole."""
    parts = handle.split("-")
    if len(parts) == _CODE_PARTS and parts[1].isdigit() and "." in parts[0]:
        return f"…{parts[1]}-{parts[2]}"
    return handle


def running(handle: str) -> str:
    """Return the running number that ends a code: what people at the counter say for short."""
    return handle.rpartition("-")[2] or handle


def about(row: FoundRow) -> str:
    """Return what tells namesakes apart: year of birth and ward, then the code."""
    told = " · ".join(part for part in (row.birth_year, row.place.removeprefix("phường ").removeprefix("xã ")) if part)
    return "  ·  ".join(part for part in (told, short_code(row.handle)) if part)
