"""The days of the year that differ from their weekday, in words: what they are, their hours, who says so."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.services.calendar_rows import SpecialDay
from counter_app.ui.models.rows import RowModel
from counter_app.ui.screens.calendar.shown import special_columns
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.words import Words


class DaysPart(QWidget):
    """One line a day; the line in hand leads the year view to its day, Enter changes it."""

    looked_at = Signal(object)  # date
    opened = Signal(object)  # date

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words_of = words
        self.model: RowModel[SpecialDay] = RowModel(special_columns(words), words, key=lambda row: row.cell.day)
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self._nothing = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._nothing.setContentsMargins(16, 12, 16, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        self.table.current_changed.connect(self._tell)
        self.table.opened.connect(lambda at: self.opened.emit(self.model.rows[at].cell.day))

    def show_days(self, days: Sequence[SpecialDay]) -> None:
        """Show other days; the line in hand stays in hand."""
        at = self.table.current_row
        kept = self.model.rows[at].cell.day if 0 <= at < len(self.model.rows) else None
        self.table.blockSignals(True)
        self.model.set_rows(days)
        if kept is not None and (found := self.model.index_of(kept)).isValid():
            self.table.select_row(found.row())
        self.table.blockSignals(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the texts anew."""
        self.table.setAccessibleName(self._words_of("calendar.tab_days"))
        self._nothing.setText(self._words_of("calendar.no_days"))
        self._nothing.setVisible(not self.model.rows)
        self.table.setVisible(bool(self.model.rows))
        self.table.viewport().update()

    def _tell(self, at: int) -> None:
        if 0 <= at < len(self.model.rows) and self.table.hasFocus():
            day: date = self.model.rows[at].cell.day
            self.looked_at.emit(day)
