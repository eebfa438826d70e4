"""The list of papers: arrows move, Space ticks, digits are the copies, left and right change how it came."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu

from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.screens.receive.form import How
from counter_app.ui.screens.receive.paper_rows import PaperRow, next_how, with_digit
from counter_app.ui.theme.paint import LEFT, RIGHT, box, write
from counter_app.ui.theme.tokens import Tokens
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.cells import Cells
from counter_app.ui.widgets.plain import without_mnemonic
from counter_app.ui.widgets.table import RowHeight, Table
from counter_app.ui.words import Words

Index = QModelIndex | QPersistentModelIndex
NAME, HOW, COUNT = 1, 2, 3
_BESIDE_FROM = 280  # under this width a condition is left to the tool tip
_TYPING_MS = 1_200  # a digit within this time of the last one belongs to the same number


def paper_model(words: Words) -> RowModel[PaperRow]:
    """Return the model of the list."""
    columns = [
        Column[PaperRow](title="", cell=Cell.TICK, width=40),
        Column[PaperRow](title="receive.paper_name", text=lambda row: row.name, below=lambda row: row.condition,
                         tip=lambda row: f"{row.name}\n{row.condition}".strip()),
        Column[PaperRow](title="receive.paper_how", text=lambda row: words(f"receive.how_{row.how.value}"), width=124),
        Column[PaperRow](title="receive.paper_count", text=lambda row: str(row.count) if row.has_count else "",
                         width=72, right=True),
    ]  # fmt: skip
    return RowModel(columns, words, key=lambda row: row.key)


class PaperList(Table):
    """The table of papers. ``changed`` tells that a person ticked, counted or took one away."""

    changed = Signal()

    def __init__(self, words: Words, name: str) -> None:
        made = paper_model(words)
        super().__init__(made, name, row_height=RowHeight.CARD)
        self._said, self._model = words, made
        self._model.setParent(self)
        self._painter = _PaperCells(self)
        self.setItemDelegate(self._painter)
        self._cells = self._painter
        self._since_digit = QElapsedTimer()
        self._filling = False
        self._model.ticks_changed.connect(self._ticked)

    @property
    def papers(self) -> list[PaperRow]:
        """The lines as they stand."""
        return list(self._model.rows)

    def show_papers(self, rows: Sequence[PaperRow]) -> None:
        """Show lines; the one in hand stays in hand."""
        at = max(0, self.current_row)
        self._filling = True
        self._model.set_rows(rows)
        for place, row in enumerate(rows):
            self._model.tick(place, row.taken)
        self._filling = False
        if rows:
            self.select_row(min(at, len(rows) - 1))

    def put(self, row: PaperRow) -> None:
        """Show one line anew; of a paper that data stand for it says whose data."""
        if row.how is How.DATA and not row.source:
            row = replace(row, source=self._said("receive.held_source"))
        index = self._model.index_of(row.key)
        self._filling = True
        self._model.replace(row)
        self._model.tick(index.row(), row.taken)
        self._filling = False
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits count, arrows to the sides change the way it came, Delete takes away what was added."""
        row = self._in_hand()
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if row is None or not plain:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.put(next_how(row, 1 if event.key() == Qt.Key.Key_Right else -1))
        elif event.text().isascii() and event.text().isdigit():
            more = self._since_digit.isValid() and self._since_digit.elapsed() < _TYPING_MS
            self._since_digit.restart()
            self.put(with_digit(row, int(event.text()), more=more))
        elif event.key() == Qt.Key.Key_Delete and row.is_further:
            self.show_papers([one for one in self.papers if one.key != row.key])
            self.changed.emit()
        else:
            self._since_digit.invalidate()
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._in_hand()
        if not index.isValid() or row is None:
            return
        if index.column() == HOW:
            self._offer_ways(row, self.visualRect(index).bottomLeft())
        elif index.column() == COUNT and row.has_count:
            self.put(replace(row, count=row.count % 9 + 1, taken=True))

    def _in_hand(self) -> PaperRow | None:
        return self.papers[self.current_row] if 0 <= self.current_row < len(self.papers) else None

    def _ticked(self) -> None:
        if self._filling:
            return
        ticked = {row.key for row in self._model.ticked}
        changed = [row for row in self.papers if (row.key in ticked) != row.taken]
        for row in changed:
            self._model.replace(replace(row, taken=row.key in ticked))
        if changed:
            self.changed.emit()

    def _offer_ways(self, row: PaperRow, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for how in How:
            action = QAction(without_mnemonic(self._said(f"receive.how_{how.value}")), menu)
            action.setCheckable(True)
            action.setChecked(how is row.how)
            action.triggered.connect(lambda _=False, how=how: self.put(replace(row, how=how, taken=True)))
            menu.addAction(action)
        menu.popup(self.viewport().mapToGlobal(at))


class _PaperCells(Cells):
    """Mandatory names are strong, conditions stand quietly beside theirs, counts stand in a box."""

    def _paint_cell(self, painter: QPainter, area: QRect, index: Index, tokens: Tokens, *, selected: bool) -> None:
        model = index.model()
        if not isinstance(model, RowModel) or index.column() == 0:
            super()._paint_cell(painter, area, index, tokens, selected=selected)
            return
        row: PaperRow = model.row_at(index)
        plain = tokens.sel_text if selected else tokens.text
        quiet = plain if selected and tokens.dark else tokens.muted
        if index.column() == NAME:
            _name(painter, area, row, plain, quiet)
        elif index.column() == HOW:
            write(painter, area, str(index.data()), Type.BODY, plain if selected else quiet)
        elif row.taken and row.has_count:
            _count(painter, area, row, tokens)


def _name(painter: QPainter, area: QRect, row: PaperRow, plain: str, quiet: str) -> None:
    strong = row.mandatory or row.taken
    type_ = Type.CONTROL if strong else Type.BODY
    roomy = bool(row.condition) and area.width() > px(_BESIDE_FROM)
    beside = min(width_of(row.condition, Type.META), px(96)) + 12 if roomy else 0
    wide = min(width_of(row.name, type_) + 2, area.width() - beside)
    write(painter, QRect(area.left(), area.top(), wide, area.height()), row.name, type_, plain if strong else quiet)
    if beside:
        rest = QRect(area.left() + wide + 10, area.top(), area.width() - wide - 10, area.height())
        write(painter, rest, row.condition, Type.META, quiet, LEFT)


def _count(painter: QPainter, area: QRect, row: PaperRow, tokens: Tokens) -> None:
    side = QRect(area.right() - px(40), area.center().y() - px(12), px(40), px(25))
    box(painter, QRectF(side), fill=tokens.base, line=tokens.border)
    write(painter, side.adjusted(4, 0, -10, 0), str(row.count), Type.BODY, tokens.text, RIGHT)
