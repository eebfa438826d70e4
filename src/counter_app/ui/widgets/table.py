"""The list: hairlines instead of a grid, one bar for the row in hand, and the whole of it from the keyboard."""

from collections.abc import Hashable, Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from counter_app.ui.models.rows import Cell, RowModel, RowRole
from counter_app.ui.theme.focus import SHAPE, Ring
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import LEFT, RIGHT, hairline, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.cells import FIRST_PAD, PAD, RIGHT_PAD, Cells
from counter_app.ui.widgets.plain import show_tip


class RowHeight(IntEnum):
    """How high rows are, by what they are read for."""

    WORK = 31
    SLIP = 30
    LOG = 29
    CARD = 33
    TWO_LINES = 44
    COMPACT = 24


class Table(QTableView):
    """A list of one ``RowModel``: ``opened`` on Enter or double click, ``current_changed`` as the row in hand moves."""

    opened = Signal(int)
    current_changed = Signal(int)

    def __init__(
        self, model: RowModel[Any], name: str, *, row_height: RowHeight = RowHeight.WORK, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._row_height = model, row_height
        self.setModel(model)
        self.setAccessibleName(name)
        self._cells = Cells(self)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(_Head(self))
        self._set_up()
        self._set_widths()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, before: self.current_changed.emit(now.row()))

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)

    def show_rows(self, rows: Iterable[Any], *, or_first: bool = False) -> None:
        """Show other rows; the one in hand stays in hand. ``or_first`` takes the first where none was."""
        had = self.current_row >= 0
        key = self._rows.key_at(self.current_row) if had else None
        self._rows.set_rows(rows)
        if had:
            self.select_key(key)
        elif or_first and self._rows.rowCount():
            self.select_row(0)

    def select_key(self, key: Hashable) -> None:
        """Take the row of a key in hand, where it is still there."""
        at = self._rows.index_of(key)
        if at.isValid():
            self.select_row(at.row())

    def select_row(self, at: int) -> None:
        """Take a row in hand and bring it into view."""
        index = self._rows.index(at, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    @property
    def current_row(self) -> int:
        """The row in hand, -1 while there is none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter opens, Home and End go to the ends."""
        key = event.key()
        if key == Qt.Key.Key_Space and self._rows.has_ticks and self.current_row >= 0:
            self._rows.tick(self.current_row)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() and self.current_row >= 0:
            self.opened.emit(self.current_row)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._rows.rowCount():
            self.select_row(0 if key == Qt.Key.Key_Home else self._rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chosen row shows the keyboard; while there is none, the ring goes around the whole list."""
        self.setProperty(SHAPE, None if self.selectionModel().hasSelection() else Ring.FIELD.name)
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(RowRole.CELL) is Cell.TICK and event.button() is Qt.MouseButton.LeftButton:
            self._rows.tick(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover(-1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_cells"):
            self._set_widths()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole of a cell that was cut, where its column has no longer text of its own."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid() and not index.data(Qt.ItemDataRole.ToolTipRole):
                cut = self._cells.is_cut(index, self.columnWidth(index.column()))
                show_tip(event.globalPos(), self.viewport(), _whole(index) if cut else "")
                return True
        return super().viewportEvent(event)

    def hover(self, row: int) -> None:
        """Light up the row under the pointer, -1 for none."""
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.viewport().update()

    def _set_widths(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(self._row_height))
        head = self.horizontalHeader()
        for at, column in enumerate(self._rows.columns):
            fixed = QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(at, fixed if column.width else QHeaderView.ResizeMode.Stretch)
            if column.width:
                self.setColumnWidth(at, px(column.width))


class _Head(QHeaderView):
    """The titles, on the left edge of their cells; an arrow where a person sorted."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(30))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens = tokens_of(self)
        painter.save()
        painter.fillRect(rect, QColor(tokens.alt))
        hairline(painter, rect.left(), rect.right() + 1, rect.bottom(), tokens.line)
        model = self.model()
        title = str(model.headerData(section, self.orientation()) or "")
        right = bool(model.headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole))
        area = rect.adjusted(FIRST_PAD if section == 0 else PAD, 0, -RIGHT_PAD, 0)
        write(painter, area, title, Type.HEAD, tokens.muted, RIGHT if right else LEFT)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            side = px(14)
            at = QRect(rect.right() - side - 2, rect.center().y() - side // 2, side, side)
            paint_icon(painter, "chevron-down" if down else "chevron-up", at, tokens.muted)
        painter.restore()


def _whole(index: QModelIndex | QPersistentModelIndex) -> str:
    below = str(index.data(RowRole.BELOW) or "")
    return "\n".join(part for part in (str(index.data() or ""), below) if part)
