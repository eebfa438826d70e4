"""The left of the queue: views with their counts, a filter, the list itself, and a word where it is empty."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.moments import ward_date
from counter_app.services.work_rows import View, WorkCounts, WorkRow
from counter_app.ui.models.rows import RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.queue import columns
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.cells import FIRST_PAD
from counter_app.ui.widgets.chip import ChipKind
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.sideways import Sideways
from counter_app.ui.widgets.table import Table
from counter_app.ui.widgets.tabs import Tab, Tabs

VIEWS = tuple(View)
TYPING_MS = 120
_MARKS = {View.NEAR: ChipKind.NEAR, View.OVERDUE: ChipKind.OVERDUE, View.SUPPLEMENT: ChipKind.PAUSED}


class WorkList(QWidget):
    """Shows rows and tells what a person wants: another view, a filter, a row in hand, a row opened, more rows."""

    asked = Signal()  # another view or filter
    picked = Signal()  # another row in hand
    opened = Signal()
    more_wanted = Signal()
    ticks_changed = Signal()
    helped = Signal()  # the action that helps where the list is empty

    typing_ms = TYPING_MS

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.model = RowModel[WorkRow](
            columns.queue_columns(room.words, self._today), room.words, key=lambda row: row.number, parent=self
        )
        self.table = Table(self.model, room.words("queue.table"))
        self.filter = LineEdit(room.words("queue.filter"), icon="filter")
        self.tabs = Tabs(room.words("queue.views"), self._tabs(None))
        self._title, self._desks = label("", Type.SCREEN), label("", Type.META, wraps=True)
        self._remark, self._whose = label("", Type.META), ""
        self._nothing, self._hint = label("", Type.SECTION, wraps=True), label("", Type.META, wraps=True)
        self.help = Button("", Kind.PLAIN)
        self._counts: WorkCounts | None = None
        self._typing = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    # what is asked for

    @property
    def view(self) -> View:
        """The view that is on."""
        return VIEWS[self.tabs.current]

    @property
    def current(self) -> WorkRow | None:
        """The row in hand."""
        at = self.table.current_row
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def choose(self, view: View) -> None:
        """Turn to a view."""
        self.tabs.choose(VIEWS.index(view))

    def look_for(self, text: str) -> None:
        """Put a text into the filter without waiting for more of it."""
        self.filter.blockSignals(True)
        self.filter.setText(text)
        self.filter.blockSignals(False)
        self._typing.stop()
        self.asked.emit()

    def put_down(self) -> bool:
        """Take back ticks, then the filter; says whether there was anything to take back."""
        if self.model.ticked:
            self.model.tick_all(on=False)
        elif self.filter.text():
            self.look_for("")
        else:
            return False
        return True

    # what is shown

    def show_rows(self, rows: Sequence[WorkRow], *, complete: bool, keep: int | None) -> None:
        """Show other rows. The row ``keep`` stays in hand; where it is gone, the one that took its place is."""
        before, scrolled = max(0, self.table.current_row), self.table.verticalScrollBar().value()
        held = self.table.hasFocus() or self.help.hasFocus()
        self.model.set_rows(rows, complete=complete)
        self._pages.setCurrentIndex(0 if rows else 1)
        found = self.model.index_of(keep) if keep is not None else self.model.index(-1, 0)
        if found.isValid():
            self.table.select_row(found.row())
            self.table.verticalScrollBar().setValue(scrolled)
        elif rows:
            self.table.select_row(min(before, len(rows) - 1))
        if held:
            self.focus_widget().setFocus()
        self.picked.emit()

    def show_counts(self, counts: WorkCounts) -> None:
        """Show the counts over the views, and what helps where the list is empty."""
        self._counts = counts
        self.tabs.show_tabs(self._tabs(counts))
        self._say_nothing()

    def show_desks(self, names: str) -> None:
        """Say whose work this is."""
        self._whose = names
        self._say_ticks()

    def focus_widget(self) -> QWidget:
        """Return where the keyboard goes first."""
        return self.table if self.model.rows else self.help if self.help.isVisibleTo(self) else self.filter

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self._title.setText(words("queue.title"))
        self.filter.setPlaceholderText(words("queue.filter"))
        self.filter.set_remark("Ctrl F")
        self.filter.setAccessibleName(words("queue.filter"))
        self.table.setAccessibleName(words("queue.table"))
        self.tabs.setAccessibleName(words("queue.views"))
        self.tabs.show_tabs(self._tabs(self._counts))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.columns) - 1)
        self.table.viewport().update()
        self._remark.setText(words("queue.view_keys"))
        self._say_nothing()
        self._say_ticks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._give_way)

    # inside

    def _today(self) -> date:
        return ward_date(self.room.now())

    def _tabs(self, counts: WorkCounts | None) -> list[Tab]:
        words = self.room.words
        return [
            Tab(words(f"queue.view_{view.value}"), counts.views[view] if counts else None, _MARKS.get(view))
            for view in VIEWS
        ]

    def _say_nothing(self) -> None:
        words, counts = self.room.words, self._counts
        filtered = bool(self.filter.text().strip())
        if filtered:
            self._nothing.setText(words("queue.nothing_found", text=self.filter.text().strip()))
            self._hint.setText("")
            self.help.set_words(words("queue.help_unfilter"))
        else:
            self._nothing.setText(words(f"queue.nothing_{self.view.value}"))
            coming = sum(load.due for load in counts.week) if counts else 0
            self._hint.setText(words("queue.nothing_hint", n=coming) if coming and self.view is View.MINE else "")
            waiting = counts.views[View.TO_ACCEPT] if counts else 0
            offer = self.view is View.MINE and waiting
            self.help.set_words(words("queue.help_accept", n=waiting) if offer else words("queue.help_all"))
        self._hint.setVisible(bool(self._hint.text()))
        self.help.setVisible(filtered or self.view is not View.ALL)

    def _say_ticks(self) -> None:
        ticked = len(self.model.ticked)
        self._desks.setText(self.room.words("queue.ticked", n=ticked) if ticked else self._whose)
        self._desks.set_tone(Tone.ACCENT if ticked else Tone.MUTED)

    def _give_way(self) -> None:
        """Leave out the keys of the views where they have no room, and columns until the procedure can be read."""
        wanted = self.tabs.sizeHint().width() + self._remark.sizeHint().width() + 2 * FIRST_PAD
        self._remark.setVisible(wanted < self.width())
        shown = {at: px(column.width) for at, column in enumerate(self.model.columns) if column.width}
        whole = self.table.viewport().width()
        for at, least in columns.GIVE_WAY.items():
            if whole - sum(shown.values()) < px(least):
                del shown[at]
        for at in columns.GIVE_WAY:
            self.table.setColumnHidden(at, at not in shown)
        self.table.setColumnHidden(columns.PROCEDURE, whole - sum(shown.values()) < columns.NO_PROCEDURE)

    def _help(self) -> None:
        if self.filter.text():
            self.look_for("")
        elif self.view is View.MINE and self._counts and self._counts.views[View.TO_ACCEPT]:
            self.choose(View.TO_ACCEPT)
        else:
            self.choose(View.ALL)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._title)
        self._desks.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self._desks, 1)
        self.filter.setFixedWidth(px(212))
        head.addWidget(self.filter)
        views = QHBoxLayout()
        views.setContentsMargins(12, 10, 16, 8)
        views.setSpacing(8)
        self._views = Sideways(self.tabs)
        views.addWidget(self._views, 1)
        views.addWidget(self._remark)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(views)
        column.addWidget(self._pages, 1)

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 32, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._nothing)
        column.addWidget(self._hint)
        column.addWidget(self.help, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.tabs.changed.connect(self._turned)
        self.filter.textEdited.connect(self._typed)
        self._typing.timeout.connect(self.asked)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.current_changed.connect(lambda at: self.picked.emit())
        self.table.opened.connect(lambda at: self.opened.emit())
        self.model.more_wanted.connect(self.more_wanted)
        self.model.ticks_changed.connect(self._ticked)
        self.help.clicked.connect(self._help)

    def _turned(self) -> None:
        self._say_nothing()
        self._views.show_chosen()
        self.asked.emit()

    def _typed(self) -> None:
        self._say_nothing()
        self._typing.start(self.typing_ms)

    def _ticked(self) -> None:
        self._say_ticks()
        self.ticks_changed.emit()
