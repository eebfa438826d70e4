"""The slips of a box as cards of three lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from counter_app.ui.theme.paint import hairline, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.chip import Chip, chip_size, paint_chip

_HEIGHT, _LEFT, _RIGHT, _BAR = 78, 16, 16, 3
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SlipCard:
    """A slip as its card says it."""

    batch: str
    count: str
    chip: Chip
    route: str
    given: str


class SlipCards(QListView):
    """Arrows move; ``picked`` tells the slip in hand, ``opened`` that the keyboard should go to it."""

    picked = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slips = _Slips(self)
        self.setModel(self._slips)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(lambda _: self.opened.emit())

    @property
    def slips(self) -> Sequence[SlipCard]:
        """The cards as they are shown."""
        return self._slips.slips

    @property
    def current(self) -> str:
        """The slip in hand, empty while there is none."""
        index = self.currentIndex()
        return self._slips.slips[index.row()].batch if index.isValid() else ""

    def show_slips(self, slips: Sequence[SlipCard], current: str) -> None:
        """Show other cards, with one of them in hand; nothing is told of that."""
        self.selectionModel().blockSignals(True)
        self._slips.replace(slips)
        self.selectionModel().blockSignals(False)
        self.choose(current)

    def choose(self, batch: str) -> None:
        """Take a slip in hand silently; one that is not here leaves none in hand."""
        at = next((at for at, slip in enumerate(self._slips.slips) if slip.batch == batch), -1)
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self._slips.index(at) if at >= 0 else QModelIndex())
        if at < 0:
            self.selectionModel().clear()
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the slip."""
        if event.key() in _ENTER and self.current:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self._slips.slips[index.row()].batch)


class _Slips(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.slips: tuple[SlipCard, ...] = ()

    def replace(self, slips: Sequence[SlipCard]) -> None:
        self.beginResetModel()
        self.slips = tuple(slips)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.slips)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.slips):
            return None
        slip = self.slips[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return slip.batch
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{slip.batch}, {slip.count}, {slip.chip.words}, {slip.route}, {slip.given}"
            case Qt.ItemDataRole.UserRole:
                return slip
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, view: SlipCards) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        slip: SlipCard = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = tokens_of(self._view)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(area, QColor(tokens.sel))
            painter.fillRect(QRect(area.left(), area.top(), _BAR, area.height()), QColor(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.alt))
        hairline(painter, area.left(), area.right() + 1, area.bottom(), tokens.line)
        if selected and self._view.hasFocus():
            hairline(painter, area.left(), area.right() + 1, area.top(), tokens.accent)
            hairline(painter, area.left(), area.right() + 1, area.bottom(), tokens.accent)
        plain = tokens.sel_text if selected else tokens.text
        quiet = plain if selected and tokens.dark else tokens.muted
        self._write(painter, area.adjusted(_LEFT, 0, -_RIGHT, 0), slip, plain, quiet)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, slip: SlipCard, plain: str, quiet: str) -> None:
        size = chip_size(slip.chip)
        top = area.top() + px(9)
        paint_chip(painter, QPoint(area.right() + 1 - size.width(), top), slip.chip, tokens_of(self._view))
        first = QRect(area.left(), top, area.width() - size.width() - 8, px(20))
        write(painter, first, slip.batch, Type.STRONG, plain)
        beside = first.adjusted(width_of(slip.batch, Type.STRONG) + 10, 0, 0, 0)
        if beside.width() > 0:
            write(painter, beside, slip.count, Type.META, quiet)
        write(painter, QRect(area.left(), top + px(23), area.width(), px(18)), slip.route, Type.BODY, plain)
        write(painter, QRect(area.left(), top + px(42), area.width(), px(18)), slip.given, Type.META, quiet)
