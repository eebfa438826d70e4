"""The list of hits: who, told apart from namesakes, what it is about, and how it stands."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter_app.services.lookup_rows import FoundRow
from counter_app.ui.screens.lookup.shown import about, chip_of
from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.paint import hairline, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.chip import chip_size, paint_chip
from counter_app.ui.widgets.plain import tip_text
from counter_app.ui.words import Words

Index = QModelIndex | QPersistentModelIndex
HIGH, EDGE, BAR = 76, 16, 3
_ROW = Qt.ItemDataRole.UserRole + 1
_Role = Qt.ItemDataRole


class HitModel(QAbstractListModel):
    """The hits, each with what a person who cannot see it is told."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.rows: Sequence[FoundRow] = ()

    def show(self, rows: Sequence[FoundRow]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row = self.rows[index.row()]
        match role:
            case _Role.DisplayRole:
                return row.submitter
            case _Role.AccessibleTextRole:
                due = chip_of(row.due, row.stage, self._words).words
                name, procedure = row.submitter, row.procedure_name
                return self._words("lookup.row", name=name, due=due, about=about(row), procedure=procedure)
            case _Role.ToolTipRole:
                return tip_text(f"{row.submitter}\n{row.procedure_name}\n{row.handle}")
        return row if role == _ROW else None


class HitList(QListView):
    """Arrows move, Enter or a click opens; ``rested_on`` tells that another row is in hand."""

    opened = Signal(int)
    rested_on = Signal(int)

    def __init__(self, model: HitModel, words: Words) -> None:
        super().__init__()
        self.hits = model
        self.setModel(model)
        self.setItemDelegate(_Painter(self, words))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ringed(self, Ring.FIELD)

    @property
    def present(self) -> FoundRow | None:
        """The row in hand."""
        at = self.currentIndex().row()
        return self.hits.rows[at] if 0 <= at < len(self.hits.rows) else None

    def take(self, number: int | None) -> None:
        """Take the row of a dossier in hand, the first one where it is not there; nothing is opened by that."""
        numbers = [row.number for row in self.hits.rows]
        at = numbers.index(number) if number in numbers else 0
        self.setCurrentIndex(self.hits.index(at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if before >= 0:
                self.opened.emit(before)
            return
        super().keyPressEvent(event)
        now = self.currentIndex().row()
        if now not in (before, -1):
            self.rested_on.emit(now)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(index.row())


class _Painter(QStyledItemDelegate):
    """Three lines, with the chip at the right of the first."""

    def __init__(self, view: QListView, words: Words) -> None:
        super().__init__(view)
        self._view, self._words = view, words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area, tokens = index.data(_ROW), option.rect, tokens_of(self._view)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if selected or hovered:
            painter.fillRect(area, QColor(tokens.sel if selected else tokens.alt))
        if selected:
            painter.fillRect(QRect(area.x(), area.y(), BAR, area.height()), QColor(tokens.accent))
        else:
            hairline(painter, area.left(), area.right() + 1, area.bottom(), tokens.soft)
        text = tokens.sel_text if selected else tokens.text
        quiet = tokens.sel_text if selected and tokens.dark else tokens.muted
        chip = chip_of(row.due, row.stage, self._words)
        size = chip_size(chip)
        line, left, wide = px(20), area.x() + EDGE, area.width() - 2 * EDGE
        top = area.y() + px(8)
        paint_chip(painter, QPoint(area.right() - EDGE - size.width() + 1, top), chip, tokens)
        write(painter, QRect(left, top, wide - size.width() - 10, line), row.submitter, Type.SECTION, text)
        write(painter, QRect(left, top + line, wide, line), about(row), Type.META, quiet)
        write(painter, QRect(left, top + 2 * line, wide, line), row.procedure_name, Type.META, text)
        painter.restore()
