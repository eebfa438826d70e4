"""How the queue shows a dossier: its appointment and its step, short enough for a column."""

from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.moments import ward_time
from counter_app.services.work_rows import WorkRow
from counter_app.ui.words import Words


def appointed(row: WorkRow, words: Words) -> str:
    """Return when it was promised, or since when it waits for somebody else."""
    if row.due.kind is DueKind.PAUSED:
        return words("queue.paused_on", day=f"{ward_time(row.due.at):%d/%m}") if row.due.at else ""
    return f"{ward_time(row.due_at):%d/%m %H:%M}" if row.due_at else ""


def step_of(row: WorkRow, words: Words) -> str:
    """Return the step in a word: what whoever takes it does; the stage where it stands on no step."""
    return role_word(row.step_role, row.step_name, words) or words.name("stage", row.stage)


def role_word(role: str, name: str, words: Words) -> str:
    """Return what the taker of a step does, in a word; the step's own name for a role that has none."""
    said = words(f"queue.step_{role}")
    return name if said == f"queue.step_{role}" else said
