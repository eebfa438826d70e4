"""Promises that a calendar does not bear out: counted in one sentence, then listed with what they would become."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.services.calendar_rows import Move, Touched, TouchedRow
from counter_app.ui.models.rows import RowModel
from counter_app.ui.screens.calendar.shown import touched_columns
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.words import Words


class TouchedList(QWidget):
    """The dossiers; with ``ticks`` a person chooses among them."""

    def __init__(self, words: Words, *, ticks: bool = False) -> None:
        super().__init__()
        self._words_of, self._touched = words, Touched((), 0, 0)
        self.model: RowModel[TouchedRow] = RowModel(
            touched_columns(words, ticks=ticks), words, key=lambda row: row.number
        )
        self.table = Table(self.model, "", row_height=RowHeight.TWO_LINES)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.said = label("", Type.BODY, wraps=True)
        self.said.setContentsMargins(16, 4, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.said)
        column.addWidget(self.table, 1000)
        column.addStretch(1)

    def show_touched(self, touched: Touched) -> None:
        """Show other dossiers."""
        self._touched = touched
        self.model.set_rows(touched.rows)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the texts anew."""
        words = self._words_of
        self.said.setText(touched_words(self._touched, words))
        self.table.setAccessibleName(words("calendar.touched"))
        self.table.setVisible(bool(self.model.rows))
        self.table.viewport().update()


def touched_words(touched: Touched, words: Words) -> str:
    """Return how many promises are touched, by where they would go, and what no calendar moves."""
    if not touched.rows:
        said = words("calendar.touches_nothing", n=touched.looked_at)
    else:
        moves = Counter(row.move for row in touched.rows)
        told = [words(f"calendar.count_{move.value}", n=moves[move]) for move in Move if moves[move]]
        said = words("calendar.touches", n=len(touched.rows), of=touched.looked_at, moves=", ".join(told))
    return f"{said} {words('calendar.promised', n=touched.promised)}" if touched.promised else said


def not_earlier(rows: Sequence[TouchedRow]) -> list[TouchedRow]:
    """Return the rows whose date does not come earlier: what is ticked to begin with."""
    return [row for row in rows if row.move is not Move.EARLIER]
