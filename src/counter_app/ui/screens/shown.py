"""What every screen shows of a dossier in the same few letters: its chip, its code, a moment."""

from datetime import date, datetime

from counter_app.domain.deadlines.due_states import DueKind, DueState
from counter_app.domain.moments import ward_date, ward_time
from counter_app.services import wording
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.words import Words

_CODE_PARTS = 3  # prefix, day, running number
_DAY_PART = (6, 8)


def due_chip(state: DueState, words: Words) -> Chip | None:
    """Return the chip of a due state; None where no promise runs."""
    if state.kind is DueKind.NONE:
        return None
    return Chip(ChipKind(state.kind.value), wording.due_words(state, words.language))


def short_code(handle: str) -> str:
    """Return a code without the prefix that all codes of an issuer share: ``261123-0011``; slips stay whole."""
    parts = handle.split("-")
    if len(parts) == _CODE_PARTS and parts[1].isdigit() and len(parts[1]) in _DAY_PART:
        return f"{parts[1]}-{parts[2]}"
    return handle


def day_or_clock(moment: datetime | None, today: date, *, seconds: bool = False) -> str:
    """Return the time of something of today, else its day."""
    if moment is None:
        return ""
    here = ward_time(moment)
    if ward_date(moment) != today:
        return f"{here:%d/%m}"
    return f"{here:%H:%M:%S}" if seconds else f"{here:%H:%M}"
