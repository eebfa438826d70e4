"""The columns of the work list, and which of them give way where the window is narrow."""

from collections.abc import Callable
from datetime import date

from counter_app.services.work_rows import WorkRow
from counter_app.ui.models.rows import Cell, Column
from counter_app.ui.screens.queue.shown import appointed, step_of
from counter_app.ui.screens.shown import day_or_clock, due_chip, short_code
from counter_app.ui.words import Words

TICK, DUE, APPOINTED, CODE, PERSON, PROCEDURE, STEP, RECEIVED = range(8)
NO_PROCEDURE = 70  # narrower than this, a procedure is not worth showing
GIVE_WAY = {RECEIVED: 150, APPOINTED: 150, STEP: 150, CODE: NO_PROCEDURE}
"""Columns that are left out, the first first, where the procedure would get less than this; the pane tells them too."""


def queue_columns(words: Words, today: Callable[[], date]) -> tuple[Column[WorkRow], ...]:
    """Return the columns in the order of the constants above."""
    return (
        Column(title="", cell=Cell.TICK, width=32),
        Column(title="queue.column_due", cell=Cell.CHIP, width=136, chip=lambda row: due_chip(row.due, words)),
        Column(title="queue.column_appointed", cell=Cell.MUTED, width=90, text=lambda row: appointed(row, words)),
        Column(
            title="queue.column_code",
            cell=Cell.CODE,
            width=98,
            text=lambda row: short_code(row.handle),
            tip=lambda row: row.handle,
        ),
        Column(title="queue.column_person", width=138, text=lambda row: row.submitter),
        Column(title="queue.column_procedure", text=lambda row: row.procedure_name),
        Column(
            title="queue.column_step",
            cell=Cell.MUTED,
            width=82,
            text=lambda row: step_of(row, words),
            tip=lambda row: row.step_name,
        ),
        Column(
            title="queue.column_received",
            cell=Cell.MUTED,
            width=54,
            text=lambda row: day_or_clock(row.received_at, today()),
        ),
    )
