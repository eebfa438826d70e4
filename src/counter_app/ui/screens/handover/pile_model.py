"""What can be sent, in columns: ticked where it is on the pile."""

from counter_app.services.work_rows import WorkRow
from counter_app.ui.models.rows import Cell, Column
from counter_app.ui.screens.handover.pile import Pile
from counter_app.ui.screens.handover.shown import day_and_clock
from counter_app.ui.screens.shown import due_chip, short_code
from counter_app.ui.words import Words

TICK, CODE, PERSON, PROCEDURE, NEXT, DUE, CHIP = range(7)
GIVE_WAY = (DUE, NEXT, CHIP)
"""The first to be left out where the pane is narrow comes first."""


def pile_columns(words: Words, pile: Pile) -> tuple[Column[WorkRow], ...]:
    """Return the columns in the order of the constants above."""
    title = "handover.column_"
    return (
        Column(title="", cell=Cell.TICK, width=40),
        Column(
            title=f"{title}code",
            cell=Cell.CODE,
            width=112,
            text=lambda row: short_code(row.handle),
            tip=lambda row: row.handle,
        ),
        Column(title=f"{title}person", width=152, text=lambda row: row.submitter),
        Column(title=f"{title}procedure", text=lambda row: row.procedure_name),
        Column(title=f"{title}next", cell=Cell.MUTED, width=132, text=lambda row: _next_of(row, words, pile)),
        Column(title=f"{title}due", cell=Cell.MUTED, width=102, text=lambda row: day_and_clock(row.due_at)),
        Column(title=f"{title}chip", cell=Cell.CHIP, width=142, chip=lambda row: due_chip(row.due, words)),
    )


def _next_of(row: WorkRow, words: Words, pile: Pile) -> str:
    if row.short:
        return words("handover.stays")
    return next((target.name for target in pile.targets if target.to == row.next_desk), "")
