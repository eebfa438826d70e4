"""Under the navigation: what is held for later, and what was just received with its print ticks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import RIGHT, box, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px, width_of

_PAD = 16


@dataclass(frozen=True, slots=True)
class StripItem:
    """One thing: what it stands for, its words, what is beside them, a quiet second line, and whether it is done."""

    key: str
    words: str
    beside: str = ""
    below: str = ""
    number: str = ""
    done: bool | None = None
    said: str = ""


class StripList(QWidget):
    """A few things by the arrows; Enter opens the one in hand."""

    opened = Signal(str)

    def __init__(self, *, carded: bool) -> None:
        super().__init__()
        self._items: tuple[StripItem, ...] = ()
        self._at, self._carded = 0, carded
        self._head = self._hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        ringed(self, Ring.FIELD)

    def show_items(self, head: str, hint: str, items: Sequence[StripItem]) -> None:
        """Show other things under a head."""
        self._head, self._hint, self._items = head, hint, tuple(items)
        self._at = min(self._at, max(0, len(items) - 1))
        self.setAccessibleName(head)
        self._say()
        self.setVisible(bool(items))
        self.updateGeometry()
        self.update()

    @property
    def items(self) -> tuple[StripItem, ...]:
        """What is shown."""
        return self._items

    @property
    def current(self) -> StripItem | None:
        """What is in hand."""
        return self._items[self._at] if self._items else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._at = max(0, min(len(self._items) - 1, self._at + step))
            self._say()
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current:
            self.opened.emit(self.current.key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = (int(event.position().y()) - self._top()) // self._row()
        if 0 <= at < len(self._items):
            self._at = at
            self.opened.emit(self._items[at].key)

    def sizeHint(self) -> QSize:
        return QSize(px(150), self._top() + len(self._items) * self._row() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        head = QRect(_PAD, 0, self.width() - 2 * _PAD, px(28))
        write(painter, head, self._head, Type.HEAD, tokens.muted)
        write(painter, head, self._hint, Type.META, tokens.muted, RIGHT)
        for at, item in enumerate(self._items):
            area = QRect(0, self._top() + at * self._row(), self.width(), self._row())
            in_hand = at == self._at and self.hasFocus()
            (self._paint_card if self._carded else self._paint_line)(painter, area, item, tokens, in_hand)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def _top(self) -> int:
        return px(30)

    def _row(self) -> int:
        return px(48 if self._carded else 24)

    def _say(self) -> None:
        self.setAccessibleDescription(self.current.said or self.current.words if self.current else "")

    def _paint_card(self, painter: QPainter, area: QRect, item: StripItem, tokens: Tokens, in_hand: bool) -> None:
        inner = area.adjusted(8, 0, -8, -4)
        box(painter, QRectF(inner), fill=tokens.sel if in_hand else tokens.base, line=tokens.line)
        bar = QRect(inner.left(), inner.top(), 3, inner.height())
        painter.fillRect(bar, QColor(tokens.accent if in_hand else tokens.paused.mark))
        half = inner.height() // 2
        wide = width_of(item.beside, Type.META) + 10
        upper = QRect(inner.left() + 12, inner.top() + 3, inner.width() - 20, half - 2)
        ink = tokens.sel_text if in_hand else tokens.text
        write(painter, upper.adjusted(0, 0, -wide, 0), item.words, Type.META_STRONG, ink)
        write(painter, upper, item.beside, Type.META, tokens.muted, RIGHT)
        lower = QRect(upper.left(), inner.top() + half, upper.width(), half - 2)
        write(painter, lower, item.below, Type.META, tokens.muted)

    def _paint_line(self, painter: QPainter, area: QRect, item: StripItem, tokens: Tokens, in_hand: bool) -> None:
        if in_hand:
            box(painter, QRectF(area.adjusted(8, 0, -8, 0)), fill=tokens.sel)
        ink = tokens.sel_text if in_hand else tokens.text
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        wide = width_of(item.number, Type.HEAD) + 6
        write(painter, inner, item.number, Type.HEAD, tokens.muted)
        write(painter, inner.adjusted(wide, 0, -px(18), 0), item.words, Type.META, ink)
        if item.done is not None:
            side = px(14)
            spot = QRect(inner.right() - side + 2, area.center().y() - side // 2 + 1, side, side)
            name, colour = ("check", tokens.ok.mark) if item.done else ("printer", tokens.muted)
            paint_icon(painter, name, spot, colour)


class ReceiveStrip(QWidget):
    """The two lists of the receive screen."""

    def __init__(self) -> None:
        super().__init__()
        self.drafts, self.recent = StripList(carded=True), StripList(carded=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.drafts)
        column.addWidget(self.recent)
        column.addStretch(1)
