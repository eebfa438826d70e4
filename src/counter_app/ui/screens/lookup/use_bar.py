"""Used against allowed time of one step: a bar with its norm as a tick, and both in words."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.paint import write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.bar import HEIGHT, paint_bar
from counter_app.ui.widgets.plain import tip
from counter_app.ui.words import Words

BAR, TEXT, GAP = 132, 92, 12
NARROW_BAR = 56


class UseBar(QWidget):
    """132 wide while there is room; the words stay whole either way."""

    def __init__(self) -> None:
        super().__init__()
        self._used, self._norm, self._share = "", "", 0.0
        self._bar = BAR
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_use(self, used: int | None, norm: int, words: Words) -> None:
        """Show minutes against minutes; a step without a norm has no bar, one that is still ahead no use."""
        self._used = words("lookup.use", minutes=used) if used is not None else ""
        used = used or 0
        self._norm = words("lookup.norm", minutes=norm) if norm else ""
        self._share = used / norm if norm else 0.0
        self.setAccessibleName(words("lookup.use_of", minutes=used, norm=norm))
        tip(self, f"{self._used} {self._norm}".strip())
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Give width to the words of the event."""
        self._bar = NARROW_BAR if narrow else BAR
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._bar + GAP + px(TEXT), px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        line = px(18)
        top = (line - HEIGHT) // 2
        over = self._share > 1
        if self._norm:
            paint_bar(painter, QRectF(0, top, self._bar, HEIGHT), self._share, tokens)
            if not over:
                painter.fillRect(QRectF(self._bar - 1, top - 4, 2, HEIGHT + 8), QColor(tokens.muted))
        left = self._bar + GAP
        colour = tokens.err.text if over else tokens.text
        write(painter, QRect(left, 0, self.width() - left, line), self._used, Type.STRONG, colour)
        write(painter, QRect(left, line, self.width() - left, line), self._norm, Type.META, tokens.muted)
