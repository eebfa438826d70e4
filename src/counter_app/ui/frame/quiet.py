"""A link that does not call: grey like the facts beside it, until the pointer is over it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.plain import tip, without_mnemonic

_GAP = 6


class Quiet(QPushButton):
    """An icon, a few words, or both."""

    def __init__(self, icon: str = "") -> None:
        super().__init__()
        self._icon, self._words = icon, ""
        self.setFlat(True)
        self.setAutoDefault(False)
        ringed(self, Ring.BUTTON)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setText(without_mnemonic(words))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def name_only(self, name: str) -> None:
        """Be an icon alone; its name goes to the tool tip and to whoever cannot see it."""
        self.set_words("")
        self.setAccessibleName(name)
        tip(self, name)

    def sizeHint(self) -> QSize:
        icon = px(16) if self._icon else 0
        words = width_of(self._words, Type.META) + 2 if self._words else 0
        return QSize(icon + words + (_GAP if icon and words else 0), px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = tokens_of(self), QPainter(self)
        colour = tokens.text if self.underMouse() else tokens.muted
        x = 0
        if self._icon:
            side = px(16)
            paint_icon(painter, self._icon, QRect(0, (self.height() - side) // 2, side, side), colour)
            x = side + _GAP
        write(painter, self.rect().adjusted(x, 0, 0, 0), self._words, Type.META, colour, elide=False)
