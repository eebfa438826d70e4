"""The list of places at the left: the union of what the person's roles open, with counts that are also words."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import RIGHT, box, write
from counter_app.ui.theme.tokens import tokens_in
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.chip import ChipKind, paint_mark

WIDE, NARROW = 188, 52
_ROW, _LOW_ROW, _INSET = 34, 22, 8
_AT_LEAST = 3  # rows


@dataclass(frozen=True, slots=True)
class Place:
    """One place: the screen's name, what it is called, how much waits there, and whether some of it is overdue.

    ``said`` is what an assistive tool reads; ``hint`` and ``key`` name the key that leads here.
    """

    name: str
    icon: str
    text: str
    count: int | None = None
    overdue: bool = False
    said: str = ""
    hint: str = ""
    key: str = ""


class Navigation(QListView):
    """Arrow keys and clicks choose a place; narrow windows show the icons alone.

    In a low window the rows move together; where that is not enough the list scrolls.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = _Places(self)
        self.setModel(self._places)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMouseTracking(True)
        self.setObjectName("places")
        self.is_narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_places(self, places: tuple[Place, ...]) -> None:
        """Show these places; the one that was chosen stays chosen."""
        current = self.current()
        if self._places.replace(places):
            self.choose(current, silently=True)
        self.updateGeometry()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if places else Qt.FocusPolicy.NoFocus)

    def row_height(self) -> int:
        """Return how high a row is, so that all of them fit if they can."""
        room = (self.height() - 2 * _INSET) // max(1, len(self._places.places))
        return min(px(_ROW), max(px(_LOW_ROW), room))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(_ROW) * len(self._places.places) + 2 * _INSET)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, px(_LOW_ROW) * min(_AT_LEAST, len(self._places.places)) + 2 * _INSET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def current(self) -> str:
        """Return the name of the chosen place."""
        index = self.currentIndex()
        return self._places.places[index.row()].name if index.isValid() else ""

    def choose(self, name: str, *, silently: bool = False) -> None:
        """Choose a place by its name."""
        row = next((row for row, place in enumerate(self._places.places) if place.name == name), -1)
        self.selectionModel().blockSignals(silently)
        self.selectionModel().setCurrentIndex(self._places.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or icons with their words."""
        self.is_narrow = narrow
        self.setFixedWidth(px(NARROW if narrow else WIDE))
        self.viewport().update()

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._places.places[index.row()].name)


class _Places(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.places: tuple[Place, ...] = ()

    def replace(self, places: tuple[Place, ...]) -> bool:
        """Take these places; says whether the list itself became another one."""
        same = [place.name for place in places] == [place.name for place in self.places]
        if same:
            self.places = places
            if places:
                self.dataChanged.emit(self.index(0), self.index(len(places) - 1))
            return False
        self.beginResetModel()
        self.places = places
        self.endResetModel()
        return True

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self.places)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self.places[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return place.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return place.said or place.text
            case Qt.ItemDataRole.ToolTipRole:
                return place.hint
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return place.key
            case Qt.ItemDataRole.UserRole:
                return place
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, view: Navigation) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._view.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place: Place = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = tokens_in(self._view.palette())
        area = rect.adjusted(_INSET, 1, -_INSET, -1)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        colour = tokens.sel_text if selected else tokens.text
        painter.save()
        if selected:
            box(painter, area, fill=tokens.sel)
            bar = QRect(area.left(), area.center().y() - 8, 3, 18)
            box(painter, bar, fill=tokens.accent, radius=1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            box(painter, area, fill=tokens.soft)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            box(painter, area, line=tokens.accent, width=2)
        side = px(18)
        left = area.left() + (area.width() - side) // 2 if self._view.is_narrow else area.left() + 12
        icon = QRect(left, area.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, place.icon, icon, tokens.accent if selected else colour)
        if not self._view.is_narrow:
            self._write(painter, area, icon, place, colour, selected=selected)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, icon: QRect, place: Place, colour: str, *, selected: bool) -> None:
        tokens = tokens_in(self._view.palette())
        text = QRect(icon.right() + 11, area.top(), area.right() - icon.right() - 50, area.height())
        write(painter, text, place.text, Type.CONTROL, colour)
        if place.count is None:
            return
        right = area.adjusted(0, 0, -12, 0)
        tone = tokens.sel_text if selected else tokens.text if place.overdue else tokens.muted
        write(painter, right, str(place.count), Type.STRONG if selected or place.overdue else Type.BODY, tone, RIGHT)
        if place.overdue:
            mark = QRectF(right.right() - px(40), area.center().y() - 5, 12, 12)
            paint_mark(painter, mark, ChipKind.OVERDUE, tokens.overdue.mark, tokens.sel if selected else tokens.window)
