"""The way through the first run at the left: what was answered, where one stands, what is still to come."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from counter_app.ui.theme.paint import CENTRE, box, round_pen, write
from counter_app.ui.theme.tokens import Tokens, tokens_in
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.plain import tip_text

WIDE, NARROW = 264, 64
_PITCH, _LEAST, _TWO_LINES, _NODE = 58, 30, 46, 11


class Standing(Enum):
    """How far a page is."""

    DONE = "done"
    SKIPPED = "skipped"
    NOW = "now"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Mile:
    """One page of the way: its name, what was answered, whether one can go there, and how it is read aloud."""

    name: str
    text: str
    answer: str
    standing: Standing
    reachable: bool
    said: str


class Track(QListView):
    """``chosen`` tells a page that somebody wants to go back to."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._miles = _Miles(self)
        self.is_narrow = False
        self.setModel(self._miles)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setObjectName("places")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._go)
        self.set_narrow(False)

    def show_way(self, miles: tuple[Mile, ...]) -> None:
        """Show the pages, the present one chosen."""
        self._miles.replace(miles)
        now = next((at for at, mile in enumerate(miles) if mile.standing is Standing.NOW), 0)
        self.setCurrentIndex(self._miles.index(now))
        self.viewport().update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the numbers alone, or with their words."""
        self.is_narrow = narrow
        self.setFixedWidth(px(NARROW if narrow else WIDE))
        self.scheduleDelayedItemsLayout()

    @property
    def pitch(self) -> int:
        """How far the pages stand apart: less where the window is low."""
        room = self.viewport().height() // max(1, self._miles.rowCount())
        return max(px(_LEAST), min(px(_PITCH), room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows look along the way; Enter and Space go there."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and self._miles.miles[index.row()].reachable:
            self.chosen.emit(self._miles.miles[index.row()].name)


class _Miles(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.miles: tuple[Mile, ...] = ()

    def replace(self, miles: tuple[Mile, ...]) -> None:
        if len(miles) != len(self.miles):
            self.beginResetModel()
            self.miles = miles
            self.endResetModel()
            return
        self.miles = miles
        self.dataChanged.emit(self.index(0), self.index(len(miles) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self.miles)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEnabled if self.miles[index.row()].reachable else Qt.ItemFlag.NoItemFlags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        mile = self.miles[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return mile.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return mile.said
            case Qt.ItemDataRole.ToolTipRole:
                return tip_text("\n".join(part for part in (mile.text, mile.answer) if part))
            case Qt.ItemDataRole.UserRole:
                return mile
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, track: Track) -> None:
        super().__init__(track)
        self._track = track

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._track.pitch)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        mile: Mile = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = tokens_in(self._track.palette())
        now = mile.standing is Standing.NOW
        painter.save()
        area = rect.adjusted(12, 0, -12, 0)
        area.setHeight(min(rect.height() - 2, px(48)))
        area.moveCenter(QRect(rect).center())
        if now:
            box(painter, area, fill=tokens.sel)
        elif state & QStyle.StateFlag.State_MouseOver and mile.reachable:
            box(painter, area, fill=tokens.soft)
        if state & QStyle.StateFlag.State_HasFocus and self._track.hasFocus():
            box(painter, area, line=tokens.accent, width=2)
        centre = QPointF(rect.left() + (px(NARROW) / 2 if self._track.is_narrow else 36), rect.center().y() + 0.5)
        _paint_line(painter, rect, centre, index, mile, tokens)
        _paint_node(painter, centre, index.row() + 1, mile.standing, tokens)
        if not self._track.is_narrow:
            self._write(painter, area, mile, tokens)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, mile: Mile, tokens: Tokens) -> None:
        now = mile.standing is Standing.NOW
        ink = tokens.sel_text if now else tokens.muted if mile.standing is Standing.OPEN else tokens.text
        text = QRect(area.left() + 48, area.top(), area.width() - 56, area.height())
        if area.height() < px(_TWO_LINES) or not mile.answer:
            write(painter, text, mile.text, Type.STRONG if now else Type.CONTROL, ink)
            return
        upper = QRect(text.left(), text.center().y() - px(19), text.width(), px(20))
        write(painter, upper, mile.text, Type.STRONG if now else Type.CONTROL, ink)
        lower = upper.translated(0, px(19))
        write(painter, lower, mile.answer, Type.META, tokens.sel_text if now else tokens.muted)


def _paint_line(
    painter: QPainter,
    rect: QRect,
    centre: QPointF,
    index: QModelIndex | QPersistentModelIndex,
    mile: Mile,
    tokens: Tokens,
) -> None:
    """Join a page to the one before it: in colour as far as one has come."""
    gone, far = mile.standing is not Standing.OPEN, mile.standing in {Standing.DONE, Standing.SKIPPED}
    radius = px(_NODE)
    if index.row():
        painter.setPen(QPen(QColor(tokens.accent if gone else tokens.btn), 2))
        painter.drawLine(QPointF(centre.x(), rect.top()), QPointF(centre.x(), centre.y() - radius))
    if index.row() + 1 < index.model().rowCount():
        painter.setPen(QPen(QColor(tokens.accent if far else tokens.btn), 2))
        painter.drawLine(QPointF(centre.x(), centre.y() + radius), QPointF(centre.x(), rect.bottom() + 1))


def _paint_node(painter: QPainter, centre: QPointF, number: int, standing: Standing, tokens: Tokens) -> None:
    radius = px(_NODE)
    circle = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    match standing:
        case Standing.DONE:
            box(painter, circle, fill=tokens.accent, radius=radius)
            painter.setPen(round_pen(tokens.accent_text, 2))
            x, y, unit = centre.x(), centre.y(), radius / 11
            painter.drawPolyline(
                [QPointF(x + dx * unit, y + dy * unit) for dx, dy in ((-4.5, 0.2), (-1.4, 3.4), (4.6, -3.2))]
            )
            return
        case Standing.NOW:
            box(painter, circle, fill=tokens.base, line=tokens.accent, width=2, radius=radius)
            ink = tokens.accent
        case Standing.SKIPPED | Standing.OPEN:
            box(painter, circle, fill=tokens.window, line=tokens.border, width=1.4, radius=radius,
                dashed=standing is Standing.SKIPPED)  # fmt: skip
            ink = tokens.muted
    write(painter, circle.toRect(), str(number), Type.HEAD, ink, CENTRE, elide=False)
