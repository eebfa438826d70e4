"""How the cells of a list are painted: grounds that say why a row stands out, then the text by the column's kind."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter_app.ui.models.rows import Cell, RowRole, RowState
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import LEFT, RIGHT, hairline, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.chip import Chip, chip_size, ink_of, paint_chip, paint_mark
from counter_app.ui.widgets.choice import paint_box

Index = QModelIndex | QPersistentModelIndex
FIRST_PAD, PAD, RIGHT_PAD, BAR = 16, 12, 4, 3


class Cells(QStyledItemDelegate):
    """Paints every column of a list; the model says of which kind each is."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        chip = index.data(RowRole.CHIP)
        width = chip_size(chip).width() if chip else width_of(str(index.data() or ""), Type.STRONG)
        return QSize(self._pad(index) + width + RIGHT_PAD, px(31))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        tokens = tokens_of(self._view)
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, area, index, tokens, selected=selected)
        inner = area.adjusted(self._pad(index), 0, -RIGHT_PAD, -1)
        self._paint_cell(painter, inner, index, tokens, selected=selected)
        painter.restore()

    def is_cut(self, index: Index, width: int) -> bool:
        """Return whether a cell's text does not fit into a width."""
        strong = index.data(RowRole.CELL) in {Cell.STRONG, Cell.TWO_LINES}
        room = width - self._pad(index) - RIGHT_PAD
        longest = width_of(str(index.data() or ""), Type.CONTROL if strong else Type.BODY)
        return max(longest, width_of(str(index.data(RowRole.BELOW) or ""), Type.META)) > room

    def _pad(self, index: Index) -> int:
        return FIRST_PAD if index.column() == 0 else PAD

    def _paint_ground(self, painter: QPainter, area: QRect, index: Index, tokens: Tokens, *, selected: bool) -> None:
        state = index.data(RowRole.STATE)
        ground, bar = None, None
        if selected:
            ground, bar = tokens.sel, tokens.accent
        elif state is RowState.MISSING:
            ground, bar = tokens.err.ground, tokens.err.mark
        elif state is RowState.SCANNED:
            ground = tokens.accent_soft
        elif index.row() == self.hovered_row:
            ground = tokens.alt
        if ground:
            painter.fillRect(area, QColor(ground))
        hairline(painter, area.left(), area.right() + 1, area.bottom(), tokens.soft)
        in_hand = selected or index.row() == self._view.currentIndex().row()
        if in_hand and self._view.hasFocus():
            hairline(painter, area.left(), area.right() + 1, area.top(), tokens.accent)
            hairline(painter, area.left(), area.right() + 1, area.bottom(), tokens.accent)
        if bar and index.column() == 0:
            painter.fillRect(QRect(area.left(), area.top(), BAR, area.height()), QColor(bar))

    def _paint_cell(self, painter: QPainter, area: QRect, index: Index, tokens: Tokens, *, selected: bool) -> None:
        text = str(index.data() or "")
        plain = tokens.sel_text if selected else tokens.text
        quiet = plain if selected and tokens.dark else tokens.muted
        align = RIGHT if index.data(Qt.ItemDataRole.TextAlignmentRole) else LEFT
        match index.data(RowRole.CELL):
            case Cell.CHIP:
                _chip(painter, area, index.data(RowRole.CHIP), tokens)
            case Cell.MARK:
                _mark(painter, area, index.data(RowRole.CHIP), plain, tokens)
            case Cell.CODE:
                _code(painter, area, text, quiet, plain)
            case Cell.TICK:
                _tick(painter, area, index, tokens)
            case Cell.TWO_LINES:
                _two_lines(painter, area, (text, str(index.data(RowRole.BELOW) or "")), (plain, quiet))
            case Cell.OK:
                _done(painter, area, text, quiet, tokens)
            case Cell.MUTED:
                write(painter, area, text, Type.BODY, quiet, align)
            case Cell.STRONG:
                write(painter, area, text, Type.CONTROL, plain, align)
            case _:
                write(painter, area, text, Type.BODY, plain, align)


def _chip(painter: QPainter, area: QRect, chip: Chip | None, tokens: Tokens) -> None:
    if chip:
        high = chip_size(chip).height()
        paint_chip(painter, QPoint(area.left(), area.top() + (area.height() - high + 1) // 2), chip, tokens)


def _mark(painter: QPainter, area: QRect, chip: Chip | None, plain: str, tokens: Tokens) -> None:
    side = px(12)
    if chip:
        at = QRectF(area.left(), area.top() + (area.height() - side) / 2 + 1, side, side)
        paint_mark(painter, at, chip.kind, ink_of(chip.kind, tokens).mark, tokens.base)
        write(painter, area.adjusted(side + 6, 0, 0, 0), chip.words, Type.BODY, plain)


def _code(painter: QPainter, area: QRect, text: str, quiet: str, plain: str) -> None:
    """The day part steps back, so that the eye reads the running number."""
    day, dash, number = text.rpartition("-")
    write(painter, area, day + dash, Type.BODY, quiet)
    write(painter, area.adjusted(width_of(day + dash, Type.BODY), 0, 0, 0), number, Type.STRONG, plain)


def _tick(painter: QPainter, area: QRect, index: Index, tokens: Tokens) -> None:
    side = px(16)
    at = QRectF(area.left(), area.top() + (area.height() - side) // 2, side, side)
    paint_box(painter, at, tokens, ticked=index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked)


def _two_lines(painter: QPainter, area: QRect, texts: tuple[str, str], colours: tuple[str, str]) -> None:
    upper, lower = px(18), px(16)
    top = area.top() + (area.height() - upper - lower) // 2
    write(painter, QRect(area.left(), top, area.width(), upper), texts[0], Type.CONTROL, colours[0])
    write(painter, QRect(area.left(), top + upper, area.width(), lower), texts[1], Type.META, colours[1])


def _done(painter: QPainter, area: QRect, text: str, quiet: str, tokens: Tokens) -> None:
    side = px(16)
    if text:
        paint_icon(painter, "ok", QRect(area.left(), area.center().y() - side // 2, side, side), tokens.ok.mark)
    write(painter, area.adjusted(side + 6, 0, 0, 0), text, Type.BODY, quiet)
