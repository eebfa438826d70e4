"""What both sides of the counter see of a slip: its head, the scan box with three figures, the lines, the buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui.command_button import CommandButton
from counter_app.ui.models.rows import RowModel
from counter_app.ui.room import Room
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.card import Card, Pane, hairline
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.widgets.number_strip import Figure, NumberStrip
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.segments import Segments
from counter_app.ui.widgets.table import RowHeight, Table

_MARGIN, _LOW, _NOTE = 20, 430, 230
_LEAST_ROWS, _LEAST_FLEXIBLE = 3, 150
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True, slots=True)
class Notice:
    """What the line over the table says, by a code of the window's words."""

    weight: Weight
    text: str
    action: str = ""


class Lines(Table):
    """The table: Space and Delete speak of the row in hand, digits go on into the scan box."""

    spaced = Signal()
    deleted = Signal()
    typed = Signal(str)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the first row in hand where none is: the keyboard must be seen to be here."""
        super().focusInEvent(event)
        if self.current_row < 0 and self.model().rowCount():
            self.select_row(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the row in hand be a row like any other."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and plain:
            self.spaced.emit()
        elif event.key() == Qt.Key.Key_Delete and plain:
            self.deleted.emit()
        elif plain and event.text().isdigit():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class PaneFrame(QWidget):
    """The right side. ``entered`` carries what was typed into the scan box, ``acted`` that the notice was followed."""

    entered = Signal(str)
    acted = Signal()
    figure_opened = Signal(int)

    def __init__(
        self, room: Room, model: RowModel[Any], give_way: Sequence[int], others: Sequence[str], main: str
    ) -> None:
        super().__init__()
        self.room, self.model, self._give_way = room, model, tuple(give_way)
        self.head = label("", Type.SCREEN, wraps=True)
        self.below = label("", Type.META, wraps=True)
        self.scan = LineEdit("", key="F2", icon="scan", height=40)
        self.figures = NumberStrip([Figure("0", "")] * 3, inline=True)
        self.segments = Segments("")
        self.banner = Banner(Weight.INFO, "")
        self.table = Lines(model, "", row_height=RowHeight.SLIP)
        self.note = label("", Type.META, wraps=True)
        self.main = CommandButton(room.commands, main, height=40)
        self.others = [CommandButton(room.commands, other, height=40) for other in others]
        self.buttons = ButtonRow(self.others, self.main, more=room.words("handover.more"))
        self._foot, self._area = QHBoxLayout(), QScrollArea()
        self._frame()
        self.scan.installEventFilter(self)
        self.table.typed.connect(self._type_on)
        self.banner.acted.connect(self.acted)
        self.figures.opened.connect(self.figure_opened)
        model.modelReset.connect(self._fit)

    # what is shown

    def say(self, notice: Notice | None) -> None:
        """Show a notice over the lines, or none."""
        self.banner.setVisible(notice is not None)
        if notice is not None:
            self.banner.say(notice.weight, notice.text, notice.action)

    def empty_scan_box(self) -> None:
        """Take what was typed, for it has been dealt with."""
        self.scan.clear()

    def put_above_lines(self, widget: QWidget) -> None:
        """Give something a place between the notice and the lines."""
        self._column.insertWidget(self._column.indexOf(self._card), widget)

    def put_in_foot(self, widget: QWidget) -> None:
        """Give something a place beside the buttons."""
        self._foot.addWidget(widget)

    def put_on_top(self, widget: QWidget) -> None:
        """Give something a place between the head and the scan box."""
        self._column.insertWidget(self._column.indexOf(self._scan_place), widget)

    def reveal(self, widget: QWidget) -> None:
        """Bring something that has just appeared into view."""
        self._column.activate()
        self._area.ensureWidgetVisible(widget)

    def select(self, number: int) -> None:
        """Take the line of a dossier in hand."""
        index = self.model.index_of(number)
        if index.isValid():
            self.table.select_row(index.row())

    # keys

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """In the scan box Enter takes what was typed, Down goes on into the lines."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self.scan:
            if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.entered.emit(self.scan.text().strip())
                return True
            if event.key() == Qt.Key.Key_Down and self.model.rowCount():
                self.enter_lines()
                return True
        return False

    def enter_lines(self) -> None:
        """Put the keyboard into the lines."""
        if self.table.current_row < 0:
            self.table.select_row(0)
        self.table.setFocus()

    def _type_on(self, text: str) -> None:
        self.scan.setFocus()
        self.scan.insert(text)

    # place

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_card"):
            self._fit()

    def _fit(self) -> None:
        """Leave out what gives way: columns where it is narrow, the segments where it is low."""
        room_left = self.width() - 2 * _MARGIN - 2
        columns = self.model.columns
        fixed = {at: px(column.width) for at, column in enumerate(columns) if column.width}
        needed = sum(fixed.values()) + _LEAST_FLEXIBLE
        for at in self._give_way:
            gives_way = needed > room_left
            self.table.setColumnHidden(at, gives_way)
            needed -= fixed[at] if gives_way else 0
        self.segments.setVisible(self.height() > _LOW)
        self.note.setVisible(self.height() > _LOW)
        beside_scan = self.figures.sizeHint().width() + px(180)
        self._scan_row.setDirection(direction(beside_scan < room_left))
        self._scan_row.setSpacing(24 if beside_scan < room_left else 2)
        self._fit_card()

    def _fit_card(self) -> None:
        """The card ends with its last line, and shows a few at least."""
        rows = self.model.rowCount()
        high = px(RowHeight.SLIP)
        head = self.table.horizontalHeader().sizeHint().height()
        self._card.setMaximumHeight(head + rows * high + 2)
        self._card.setMinimumHeight(head + min(rows, _LEAST_ROWS) * high + 2)
        self._card.setVisible(rows > 0)

    def _frame(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scrolling(), 1)
        whole.addWidget(hairline())
        foot = self._foot
        foot.setContentsMargins(_MARGIN, 11, _MARGIN, 16)
        foot.setSpacing(16)
        self.note.setMinimumWidth(px(_NOTE))
        foot.addWidget(self.note, 1)
        foot.addWidget(self.buttons)
        whole.addLayout(foot)
        self.say(None)

    def _scrolling(self) -> QScrollArea:
        inside = Pane()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(_MARGIN, 14, _MARGIN, 12)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addSpacing(4)
        self._column.addWidget(self.below)
        self._column.addSpacing(12)
        self._scan_place = QWidget()
        self._scan_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._scan_place)
        self._scan_row.setContentsMargins(1, 1, 1, 1)
        self._scan_row.setSpacing(24)
        self.scan.setMaximumWidth(px(420))
        self._scan_row.addWidget(self.scan, 1)
        self._scan_row.addWidget(self.figures, 1)
        self._column.addWidget(self._scan_place)
        self._column.addSpacing(8)
        self._column.addWidget(self.segments)
        self._column.addSpacing(8)
        self._column.addWidget(self.banner)
        self._column.addSpacing(12)
        self._card = Card(margin=1, spacing=0)
        self._card.layout_.addWidget(self.table)
        self._column.addWidget(self._card, 1000)
        self._column.addStretch(1)
        area = self._area
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area


def direction(sideways: bool) -> QBoxLayout.Direction:
    """Return which way a row runs: beside each other where there is room, else below each other."""
    return QBoxLayout.Direction.LeftToRight if sideways else QBoxLayout.Direction.TopToBottom
