"""The day's log: its lines, the money of the day, and whether it was signed off."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from counter_app.services.leader_view import DayPage
from counter_app.services.rows import DayLog
from counter_app.ui.command_button import CommandButton
from counter_app.ui.models.rows import RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.leader.log_lines import LogLine, LogView, count_of, log_columns, log_lines
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Kind
from counter_app.ui.widgets.card import Card, hairline
from counter_app.ui.widgets.chip import ChipKind, ink_of, paint_mark
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.sideways import Sideways
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.widgets.tabs import Tab, Tabs

VIEWS = tuple(LogView)
PERSON, PROCEDURE, LATE = 2, 3, 5
_PROCEDURE_LEAST, _LOW = 90, 300


class LogCard(Card):
    """Views over one list, and the foot with the signature."""

    opened = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__(margin=0, spacing=0)
        self.room = room
        self._page: DayPage | None = None
        self.head = SectionHead("")
        self.tabs = Tabs("", [Tab("")] * len(VIEWS))
        self.model: RowModel[LogLine] = RowModel(log_columns(room.words), room.words, key=lambda line: line.key)
        self.table = Table(self.model, "", row_height=RowHeight.LOG)
        self.nothing = label("", Type.BODY, Tone.MUTED, wraps=True)
        self.signed = label("", Type.CONTROL, wraps=True)
        self._mark = _Mark()
        self._main = CommandButton(room.commands, "leader.sign", height=36)
        self._beside = CommandButton(room.commands, "leader.sign_day", kind=Kind.PLAIN, height=36)
        self._lay_out()
        self.tabs.changed.connect(lambda at: self._show())
        self.table.opened.connect(lambda at: self.opened.emit(self.model.rows[at].code))

    @property
    def view(self) -> LogView:
        """Which lines are listed."""
        return VIEWS[max(0, self.tabs.current)]

    def show_page(self, page: DayPage | None) -> None:
        """Show another day."""
        self._page = page
        self.retranslate()

    def show_signing(self, *, may_sign: bool, main: bool) -> None:
        """Offer the signature of the day: under F9 where nothing else waits for that key, else under its own."""
        self._main.setVisible(may_sign and main)
        self._beside.setVisible(may_sign and not main)

    def retranslate(self) -> None:
        """Put every text anew."""
        words, log = self.room.words, self._log
        self.head.set_words(words("leader.log"), words("leader.log_cash", amount=log.cash_total) if log else "")
        self.tabs.setAccessibleName(words("leader.log_views"))
        self.tabs.show_tabs([self._tab(view) for view in VIEWS])
        self.tabs.findChildren(QAbstractButton)[-1].setVisible(bool(log and log.corrections))
        self.table.setAccessibleName(words("leader.log"))
        self._say_signed()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    @property
    def _log(self) -> DayLog | None:
        return self._page.log if self._page else None

    def _tab(self, view: LogView) -> Tab:
        count = count_of(self._log, view) if self._log else 0
        mark = ChipKind.NEAR if view is LogView.LATER and count else None
        return Tab(self.room.words(f"leader.log_view_{view.value}"), count, mark)

    def _show(self) -> None:
        words = self.room.words
        self.table.show_rows(log_lines(self._log, self.view, words) if self._log else ())
        self.nothing.setText(words(f"leader.log_nothing_{self.view.value}") if self._log else "")
        self._pages.setCurrentIndex(0 if self.model.rows else 1)
        self._give_way()

    def _give_way(self) -> None:
        """Tell late entries where there are any, and leave out the procedure where a name would have no room."""
        late = any(line.late or line.recorded_later for line in self.model.rows)
        self.table.setColumnHidden(LATE, not late)
        fixed = px(self.model.columns[PERSON].width) + sum(
            self.table.columnWidth(at)
            for at, column in enumerate(self.model.columns)
            if column.width and at != PERSON and (late or at != LATE)
        )
        narrow = self.table.viewport().width() - fixed < px(_PROCEDURE_LEAST)
        self.table.setColumnHidden(PROCEDURE, narrow)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(PERSON, head.ResizeMode.Stretch if narrow else head.ResizeMode.Interactive)
        if not narrow:
            self.table.setColumnWidth(PERSON, px(self.model.columns[PERSON].width))

    def _say_signed(self) -> None:
        words, log = self.room.words, self._log
        signed = log.signed if log else None
        self._foot.setVisible(log is not None)
        self._mark.show_kind(ChipKind.DONE if signed else ChipKind.NEAR)
        if signed is not None:
            self.signed.setText(words("leader.signed", at=signed.at, title=signed.title, name=signed.name))
        else:
            self.signed.setText(words("leader.unsigned"))

    def _lay_out(self) -> None:
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(_page_of(self.nothing))
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 4)
        top.addWidget(self.head)
        views = QVBoxLayout()
        views.setContentsMargins(6, 0, 6, 2)
        views.addWidget(Sideways(self.tabs))
        self._foot = self._foot_row()
        self.layout_.setContentsMargins(1, 1, 1, 2)
        self.layout_.addLayout(top)
        self.layout_.addLayout(views)
        self.layout_.addWidget(self._pages, 1)
        self.layout_.addWidget(hairline())
        self.layout_.addWidget(self._foot)
        self.setMinimumHeight(px(_LOW))

    def _foot_row(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.signed, 1)
        row.addWidget(self._main)
        row.addWidget(self._beside)
        return foot


class _Mark(QWidget):
    """A mark by itself; the words beside it say what it says."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = ChipKind.NEAR
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_kind(self, kind: ChipKind) -> None:
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(16), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, side = tokens_of(self), px(12)
        at = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_mark(QPainter(self), at, self._kind, ink_of(self._kind, tokens).mark, tokens.base)


def _page_of(nothing: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 10, 16, 10)
    column.addWidget(nothing)
    column.addStretch(1)
    return page
