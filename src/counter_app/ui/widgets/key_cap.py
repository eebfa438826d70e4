"""A key as it looks on the keyboard, beside what it does."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.paint import CENTRE, box, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px, width_of

_OVERLAY = 56  # 22 % of the text colour on a solid button


def cap_size(key: str) -> QSize:
    """Return the room a key takes."""
    return QSize(max(px(18), width_of(key, Type.HEAD) + 10), px(18))


def paint_cap(
    painter: QPainter, area: QRect, key: str, tokens: Tokens, *, on_accent: bool = False, off: bool = False
) -> None:
    """Paint a key; on a solid button as a light overlay."""
    if on_accent:
        veil = QColor(tokens.accent_text)
        veil.setAlpha(_OVERLAY)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(veil)
        painter.drawRoundedRect(area, 3, 3)
        write(painter, area, key, Type.HEAD, tokens.accent_text, CENTRE, elide=False)
        return
    box(painter, area, fill=tokens.key_ground, line=tokens.line if off else tokens.key_line, radius=3)
    write(painter, area, key, Type.HEAD, tokens.disabled if off else tokens.muted, CENTRE, elide=False)


class KeyCap(QWidget):
    """A key by itself, in a status line or a list of shortcuts."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return cap_size(self.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_cap(QPainter(self), self.rect(), self.key, tokens_of(self))
