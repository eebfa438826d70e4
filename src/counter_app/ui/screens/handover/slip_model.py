"""The lines of a slip in columns; the last one says how each stands, as a time or as a word."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from counter_app.services.counter_rows import BatchLineRow
from counter_app.ui.models.rows import Cell, Column, Index, RowModel, RowRole, RowState
from counter_app.ui.screens.handover.shown import day_and_clock
from counter_app.ui.screens.handover.tally import Standing, Tally
from counter_app.ui.screens.shown import day_or_clock, short_code
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.words import Words

PLACE, CODE, PERSON, PROCEDURE, SETS, DUE, STANDING = range(7)
GIVE_WAY = (SETS, DUE, PLACE)
"""The first to be left out where the pane is narrow comes first."""

_CHIPS = {
    Standing.GOES_BACK: ChipKind.NEAR,
    Standing.REFUSED: ChipKind.NEAR,
    Standing.RECALLED: ChipKind.PAUSED,
}


class SlipModel(RowModel[BatchLineRow]):
    """The lines and their marks. ``glowing`` is the dossier scanned last; ``names_missing`` makes the others red."""

    def __init__(self, words: Words, today: Callable[[], date]) -> None:
        self.tally: Tally | None = None
        self.glowing = 0
        self.names_missing = False
        self._said, self._today = words, today
        super().__init__(self._columns(), words, key=lambda line: line.number, state=self._state_of)

    def show_tally(self, tally: Tally | None) -> None:
        """Show another slip, or the same one read anew."""
        self.tally = tally
        self.set_rows(tally.page.lines if tally else ())

    def redraw(self) -> None:
        """Show the marks as they are now."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == RowRole.CELL and index.isValid() and index.column() == STANDING:
            return Cell.CHIP if self._chip_of(self.row_at(index)) else Cell.OK
        return super().data(index, role)

    def _columns(self) -> tuple[Column[BatchLineRow], ...]:
        words = "handover.column_"
        return (
            Column(title=f"{words}place", cell=Cell.MUTED, width=42, text=lambda line: str(line.line), right=True),
            Column(
                title=f"{words}code",
                cell=Cell.CODE,
                width=112,
                text=lambda line: short_code(line.code),
                tip=lambda line: line.code,
            ),
            Column(title=f"{words}person", width=152, text=lambda line: line.submitter),
            Column(title=f"{words}procedure", text=lambda line: line.procedure_name),
            Column(title=f"{words}sets", cell=Cell.MUTED, width=44, text=lambda line: str(line.sets), right=True),
            Column(title=f"{words}due", cell=Cell.MUTED, width=106, text=lambda line: day_and_clock(line.due_at)),
            Column(
                title=f"{words}standing", cell=Cell.OK, width=118, text=self._moment_of, chip=self._chip_of,
                tip=self._reason_of,
            ),
        )  # fmt: skip

    def _standing_of(self, line: BatchLineRow) -> Standing:
        return self.tally.standing(line) if self.tally else Standing.WAITING

    def _state_of(self, line: BatchLineRow) -> RowState:
        if self._standing_of(line) is Standing.WAITING and self.names_missing:
            return RowState.MISSING
        return RowState.SCANNED if line.number == self.glowing else RowState.REST

    def _moment_of(self, line: BatchLineRow) -> str:
        if line.outcome:
            return day_or_clock(line.settled_at, self._today(), seconds=True)
        mark = self.tally.marks.get(line.number) if self.tally else None
        return day_or_clock(mark.at, self._today(), seconds=True) if mark else ""

    def _chip_of(self, line: BatchLineRow) -> Chip | None:
        standing = self._standing_of(line)
        if standing in _CHIPS:
            return Chip(_CHIPS[standing], self._said(f"handover.{standing.value}"))
        if standing is not Standing.WAITING:
            return None
        if self.names_missing:
            return Chip(ChipKind.OVERDUE, self._said("handover.not_scanned"))
        return None if self._is_mine else Chip(ChipKind.ON_TIME, self._said("handover.waiting"))

    @property
    def _is_mine(self) -> bool:
        return self.tally is not None and self.tally.page.mine_to_accept

    def _reason_of(self, line: BatchLineRow) -> str:
        mark = self.tally.marks.get(line.number) if self.tally else None
        return (mark.reason if mark else "") or line.reason or line.settled_by
