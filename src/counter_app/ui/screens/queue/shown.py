"""How the queue shows a dossier: chips, codes, appointments and moments, short enough for a column."""

from datetime import date, datetime

from counter_app.domain.deadlines.due_states import DueKind, DueState
from counter_app.domain.moments import ward_date, ward_time
from counter_app.services import wording
from counter_app.services.work_rows import WorkRow
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.words import Words

_CODE_PARTS = 3  # prefix, day, running number
_DAY_PART = (6, 8)


def chip_of(state: DueState, words: Words) -> Chip | None:
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


def appointed(row: WorkRow, words: Words) -> str:
    """Return when it was promised, or since when it waits for somebody else."""
    if row.due.kind is DueKind.PAUSED:
        return words("queue.paused_on", day=f"{ward_time(row.due.at):%d/%m}") if row.due.at else ""
    return f"{ward_time(row.due_at):%d/%m %H:%M}" if row.due_at else ""


def day_or_clock(moment: datetime | None, today: date) -> str:
    """Return the time of something of today, else its day."""
    if moment is None:
        return ""
    return f"{ward_time(moment):%H:%M}" if ward_date(moment) == today else f"{ward_time(moment):%d/%m}"


def step_of(row: WorkRow, words: Words) -> str:
    """Return the step in a word: what whoever takes it does; the stage where it stands on no step."""
    return role_word(row.step_role, row.step_name, words) or words.name("stage", row.stage)


def role_word(role: str, name: str, words: Words) -> str:
    """Return what the taker of a step does, in a word; the step's own name for a role that has none."""
    said = words(f"queue.step_{role}")
    return name if said == f"queue.step_{role}" else said
