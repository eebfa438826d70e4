"""The left of the returning screen: results that wait, those nobody fetches, those fetched today; and a filter."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.moments import ward_date
from counter_app.services.counter_rows import ReturnRow, ReturnView
from counter_app.services.work_rows import WorkCounts
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.shown import day_or_clock, short_code
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import ChipKind
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.widgets.plain import label, tip
from counter_app.ui.widgets.sideways import Sideways
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.widgets.tabs import Tab, Tabs

VIEWS = tuple(ReturnView)
TYPING_MS = 120
_MARKS = {ReturnView.UNCOLLECTED: ChipKind.PAUSED, ReturnView.RETURNED_TODAY: ChipKind.DONE}
_CODE, _SINCE = 1, 2
_WITH_CODE = 330  # narrower lists leave the code to the pane


class ResultList(QWidget):
    """Shows rows and tells what a person wants: another view, a filter, a row in hand, a row opened, more rows.

    ``entered`` tells that a person goes on from the filter to what fits it.
    """

    asked = Signal()
    entered = Signal()
    picked = Signal()
    opened = Signal()
    more_wanted = Signal()

    typing_ms = TYPING_MS

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.model = RowModel[ReturnRow](self._columns(), room.words, key=lambda row: row.number, parent=self)
        self.table = Table(self.model, room.words("return.table"), row_height=RowHeight.TWO_LINES)
        self.filter = LineEdit("", icon="filter")
        self.tabs = Tabs(room.words("return.views"), self._tabs(None, 0))
        self._title = label("", Type.SCREEN)
        self._nothing, self._hint = label("", Type.SECTION, wraps=True), label("", Type.META, wraps=True)
        self.help = Button("")
        self._counts: WorkCounts | None = None
        self._days = 0
        self._typing = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()

    @property
    def view(self) -> ReturnView:
        """The view that is on."""
        return VIEWS[self.tabs.current]

    @property
    def current(self) -> ReturnRow | None:
        """The row in hand."""
        at = self.table.current_row
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def choose(self, view: ReturnView) -> None:
        """Turn to a view."""
        self.tabs.choose(VIEWS.index(view))

    def look_for(self, text: str) -> None:
        """Put a text into the filter without waiting for more of it."""
        self.filter.setText(text)
        self._typing.stop()
        self.asked.emit()

    def show_rows(self, rows: Sequence[ReturnRow], *, complete: bool, in_hand: int | None) -> None:
        """Show other rows; ``in_hand`` is taken in hand where the list holds it. Where one looked stays in sight."""
        bar = self.table.verticalScrollBar()
        top = bar.value()
        self.table.blockSignals(True)
        self.model.set_rows(rows, complete=complete)
        self._pages.setCurrentIndex(0 if rows else 1)
        self._say_nothing()
        self.table.blockSignals(False)
        bar.setValue(top)
        self.take_in_hand(in_hand)

    def take_in_hand(self, number: int | None) -> None:
        """Take the row of a dossier in hand without telling; none where the list does not hold it."""
        found = self.model.index_of(number) if number is not None else self.model.index(-1, 0)
        self.table.blockSignals(True)
        if found.isValid():
            self.table.select_row(found.row())
        else:
            self.table.clearSelection()
            self.table.setCurrentIndex(found)
        self.table.blockSignals(False)

    def show_counts(self, counts: WorkCounts, days: int) -> None:
        """Show the counts over the views; ``days`` after which a result counts as not fetched."""
        self._counts, self._days = counts, days
        self.tabs.show_tabs(self._tabs(counts, days))

    def focus_widget(self) -> QWidget:
        """Return where the keyboard goes in the list."""
        return self.table if self.model.rows else self.filter

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self._title.setText(words("return.title"))
        self.filter.setPlaceholderText(words("return.filter"))
        tip(self.filter, words("return.filter"))
        self.filter.setAccessibleName(words("return.filter"))
        self.filter.set_remark("Ctrl F")
        self.table.setAccessibleName(words("return.table"))
        self.tabs.setAccessibleName(words("return.views"))
        self.tabs.show_tabs(self._tabs(self._counts, self._days))
        self.table.viewport().update()
        self._say_nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(_CODE, self.width() < px(_WITH_CODE))

    def _columns(self) -> tuple[Column[ReturnRow], ...]:
        return (
            Column(
                title="return.column_person",
                cell=Cell.TWO_LINES,
                text=lambda row: row.submitter,
                below=lambda row: row.procedure_name,
            ),
            Column(
                title="return.column_code",
                cell=Cell.CODE,
                width=108,
                text=lambda row: short_code(row.code),
                tip=lambda row: row.code,
            ),
            Column(
                title="return.column_since",
                cell=Cell.MUTED,
                width=60,
                text=lambda row: day_or_clock(row.returned_at or row.waiting_since, self._today()),
            ),
        )

    def _today(self) -> date:
        return ward_date(self.room.now())

    def _tabs(self, counts: WorkCounts | None, days: int) -> list[Tab]:
        words = self.room.words
        numbers = (counts.ready, counts.uncollected, counts.returned_today) if counts else (None, None, None)
        return [
            Tab(words(f"return.view_{view}", days=days or "…"), number, _MARKS.get(view))
            for view, number in zip(VIEWS, numbers, strict=True)
        ]

    def _say_nothing(self) -> None:
        words, text = self.room.words, self.filter.text().strip()
        if text:
            self._nothing.setText(words("return.nothing_found", text=text))
            self._hint.setText("")
        else:
            self._nothing.setText(words(f"return.nothing_{self.view}", days=self._days))
            self._hint.setText(words(f"return.nothing_{self.view}_hint"))
        self._hint.setVisible(bool(self._hint.text()))
        self.help.set_words(words("return.help_unfilter" if text else "return.help_ready"))
        self.help.setVisible(bool(text) or self.view is not ReturnView.READY)

    def _help(self) -> None:
        if self.filter.text():
            self.look_for("")
        else:
            self.choose(ReturnView.READY)

    def _turned(self) -> None:
        self._say_nothing()
        self.asked.emit()

    def _typed(self) -> None:
        self._typing.start(self.typing_ms)

    def _enter(self) -> None:
        if not self.filter.text().strip():
            self.focus_widget().setFocus()
            return
        self._typing.stop()
        self.entered.emit()

    def _connect(self) -> None:
        self.tabs.changed.connect(self._turned)
        self.filter.textEdited.connect(self._typed)
        self.filter.returnPressed.connect(self._enter)
        self._typing.timeout.connect(self.asked)
        self.table.current_changed.connect(lambda at: self.picked.emit())
        self.table.opened.connect(lambda at: self.opened.emit())
        self.model.more_wanted.connect(self.more_wanted)
        self.help.clicked.connect(self._help)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 0)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self.filter, 1)
        views = QHBoxLayout()
        views.setContentsMargins(8, 2, 0, 0)
        views.addWidget(Sideways(self.tabs))
        empty = QWidget()
        nothing = QVBoxLayout(empty)
        nothing.setContentsMargins(16, 24, 16, 16)
        nothing.setSpacing(8)
        nothing.addWidget(self._nothing)
        nothing.addWidget(self._hint)
        nothing.addWidget(self.help, 0, Qt.AlignmentFlag.AlignLeft)
        nothing.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(empty)
        self.tabs.setContentsMargins(4, 4, 4, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(views)
        column.addWidget(self._pages, 1)
