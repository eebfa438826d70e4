"""The dossiers behind a number, without names: what the form counts, and no more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.moments import ward_time
from counter_app.services.reports.lives import Life
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.reports.shown import standing_chip
from counter_app.ui.screens.shown import short_code
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.words import Words

CODE, PROCEDURE, FIELD, RECEIVED, DUE, SOLVED, STANDING = range(7)
_NARROW, _NARROWER = 940, 660


def columns(words: Words) -> tuple[Column[Life], ...]:
    """Return the columns in the order of the constants above."""
    return (
        Column(title="reports.column_code", cell=Cell.CODE, width=112, text=lambda life: short_code(life.code)),
        Column(title="reports.column_procedure", text=lambda life: life.procedure),
        Column(title="reports.column_of_field", cell=Cell.MUTED, width=150, text=lambda life: life.field_name),
        Column(
            title="reports.column_received_at",
            cell=Cell.MUTED,
            width=92,
            text=lambda life: f"{ward_time(life.received_at):%d/%m %H:%M}",
        ),
        Column(
            title="reports.column_due_at",
            cell=Cell.MUTED,
            width=92,
            text=lambda life: f"{ward_time(life.due_at):%d/%m %H:%M}" if life.due_at else "",
        ),
        Column(
            title="reports.column_solved_at",
            cell=Cell.MUTED,
            width=92,
            text=lambda life: f"{ward_time(life.solved_at):%d/%m %H:%M}" if life.solved_at else "",
        ),
        Column(
            title="reports.column_standing", cell=Cell.CHIP, width=156, chip=lambda life: standing_chip(life, words)
        ),
    )


class Behind(QWidget):
    """What was opened, and its rows. Enter opens a dossier."""

    opened = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._words = room.words
        self.head = SectionHead("")
        self.model: RowModel[Life] = RowModel(columns(room.words), room.words, key=lambda life: life.number)
        self.table = Table(self.model, "", row_height=RowHeight.LOG)
        self.nothing = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._title = ""
        self._lay_out()
        self.table.opened.connect(lambda at: self.opened.emit(self.model.rows[at].code))

    def show_lives(self, title: str, lives: Sequence[Life]) -> None:
        """List the dossiers of a number; the one in hand stays in hand."""
        self._title = title
        self.table.show_rows(lives)
        self.retranslate()

    def focus_rows(self) -> None:
        """Put the keyboard on the first dossier."""
        if self.model.rows:
            self.table.setFocus()
            self.table.select_row(max(0, self.table.current_row))

    def retranslate(self) -> None:
        """Put every text anew."""
        words, count = self._words, len(self.model.rows)
        self.head.set_words(self._title, words("reports.behind_count", n=count) if self._title else "")
        self.table.setAccessibleName(self._title or words("reports.view_behind"))
        self.nothing.setText(words("reports.behind_nothing" if self._title else "reports.behind_none_open"))
        self._pages.setCurrentIndex(0 if count else 1)
        self.head.setVisible(bool(self._title))
        self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(FIELD, self.width() < px(_NARROW))
        self.table.setColumnHidden(RECEIVED, self.width() < px(_NARROWER))

    def _lay_out(self) -> None:
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(_page(self.nothing))
        top = QVBoxLayout()
        top.setContentsMargins(16, 4, 16, 6)
        top.addWidget(self.head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._pages, 1)


def _page(said: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 8, 16, 10)
    column.addWidget(said)
    column.addStretch(1)
    return page
