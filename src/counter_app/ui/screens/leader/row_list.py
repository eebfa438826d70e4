"""The dossiers behind a number: the one that was opened, and three lists that a leader asks after every day."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from counter_app.services.leader_rows import LeaderRow, Number
from counter_app.services.leader_view import DayPage
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.screens.leader.shown import row_chip
from counter_app.ui.screens.shown import short_code
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.chip import ChipKind
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.sideways import Sideways
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.widgets.tabs import Tab, Tabs
from counter_app.ui.words import Words

ASKED_DAILY = (Number.NOT_ACCEPTED, Number.UNCOLLECTED, Number.APOLOGIES_OWED)
_MARKS = {
    Number.OVERDUE: ChipKind.OVERDUE,
    Number.DUE_TODAY: ChipKind.TODAY,
    Number.NOT_ACCEPTED: ChipKind.NEAR,
    Number.APOLOGIES_OWED: ChipKind.OVERDUE,
}
CODE, PERSON, PROCEDURE, HOLDER, CHIP = range(5)
_NARROW, _LEAST, _ROW = 480, 116, RowHeight.CARD


@dataclass(frozen=True, slots=True)
class Opened:
    """A number whose rows are shown; of the dossiers that are held, one person's part."""

    number: Number
    held_by: str = ""
    name: str = ""


OVERDUE = Opened(Number.OVERDUE)


def row_columns(words: Words) -> tuple[Column[LeaderRow], ...]:
    """Return the columns in the order of the constants above."""
    return (
        Column(title="leader.column_code", cell=Cell.CODE, width=110, text=lambda row: short_code(row.code)),
        Column(title="leader.column_person", width=132, text=lambda row: row.applicant),
        Column(title="leader.column_procedure", cell=Cell.MUTED, text=lambda row: row.procedure),
        Column(title="leader.column_holder", cell=Cell.MUTED, width=98, text=lambda row: row.holder),
        Column(title="leader.column_due", cell=Cell.CHIP, width=138, chip=lambda row: row_chip(row, words)),
    )


class RowList(Card):
    """Tabs over one list; the first tab is whatever number was opened."""

    opened = Signal(str)
    turned = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(margin=0, spacing=0)
        self._words_of = words
        self._page: DayPage | None = None
        self._first = OVERDUE
        self.tabs = Tabs("", [Tab("")] * (1 + len(ASKED_DAILY)))
        self.model: RowModel[LeaderRow] = RowModel(row_columns(words), words, key=lambda row: row.number)
        self.table = Table(self.model, "", row_height=RowHeight.CARD)
        self.nothing = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._lay_out()
        self.tabs.changed.connect(self._turned)
        self.table.opened.connect(lambda at: self.opened.emit(self.model.rows[at].code))

    @property
    def shown(self) -> Opened:
        """What is listed now."""
        at = self.tabs.current
        return self._first if at <= 0 else Opened(ASKED_DAILY[at - 1])

    def open(self, what: Opened) -> None:
        """List the rows of a number."""
        if what.number in ASKED_DAILY:
            self.tabs.choose(1 + ASKED_DAILY.index(what.number))
        else:
            self._first = what
            self.tabs.choose(0)
        self.show_page(self._page)

    def show_page(self, page: DayPage | None) -> None:
        """Show another day; the list that was open stays open, and the dossier in hand stays in hand."""
        self._page = page
        self.table.show_rows(self._rows(self.shown))
        self.retranslate()

    def focus_rows(self) -> None:
        """Put the keyboard on the first dossier; on the tabs where there is none."""
        if self.model.rows:
            self.table.setFocus()
            self.table.select_row(max(0, self.table.current_row))

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self._words_of
        opened = (self._first, *(Opened(number) for number in ASKED_DAILY))
        self.tabs.show_tabs([self._tab(one) for one in opened])
        self.tabs.setAccessibleName(words("leader.lists"))
        self.table.setAccessibleName(self.title_of(self.shown))
        self.nothing.setText(words(f"leader.nothing_{self.shown.number.value}") if self._page else "")
        self._pages.setCurrentIndex(0 if self.model.rows else 1)
        self._give_way()
        self.setMaximumHeight(self._sideways.sizeHint().height() + px(_ROW) * max(2, len(self.model.rows)) + 12)
        self.table.viewport().update()
        self._sideways.show_chosen()

    def title_of(self, what: Opened) -> str:
        """Return what a list is called."""
        if what.held_by:
            return self._words_of("leader.held_by", name=what.name)
        month = f"{self._page.day.day.month}" if self._page else ""
        return self._words_of(f"leader.number_{what.number.value}", month=month)

    def _tab(self, what: Opened) -> Tab:
        count = len(self._rows(what))
        return Tab(self.title_of(what), count, _MARKS.get(what.number) if count else None)

    def _rows(self, what: Opened) -> Sequence[LeaderRow]:
        return self._page.rows(what.number, what.held_by) if self._page else ()

    def _turned(self) -> None:
        self.show_page(self._page)
        self.turned.emit()

    def _lay_out(self) -> None:
        self.table.horizontalHeader().hide()
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self._sideways = Sideways(self.tabs)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(_empty(self.nothing))
        self.layout_.setContentsMargins(1, 6, 1, 2)
        head = QVBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)
        head.addWidget(self._sideways)
        self.layout_.addLayout(head)
        self.layout_.addWidget(self._pages, 1)
        self.setMinimumHeight(px(_LEAST))

    def sizeHint(self) -> QSize:
        """Ask for little: a long list scrolls in its own place."""
        return QSize(super().sizeHint().width(), px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Leave out who holds it where one person does or nobody does any more, and where there is no room."""
        told = not self.shown.held_by and any(row.holder for row in self.model.rows)
        self.table.setColumnHidden(HOLDER, not told or self.width() < px(_NARROW))


def _empty(nothing: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 10, 16, 10)
    column.addWidget(nothing)
    column.addStretch(1)
    page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return page
