"""The ground a screen stands on: cards with one line around them, panes, and the hairlines between."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.theme.paint import box
from counter_app.ui.theme.tokens import Tokens, tokens_of


class Card(QFrame):
    """One line, radius 6. ``layout_`` takes what is in it."""

    def __init__(
        self, *, margin: int = 16, spacing: int = 8, soft: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._soft, self._line = soft, ""
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(margin, margin, margin, margin)
        self.layout_.setSpacing(spacing)

    def outline(self, notice: str) -> None:
        """Take the outline of a notice (``warn``, ``err``), or none for the plain line."""
        self._line = notice
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        fill, line = (tokens.accent_soft, tokens.accent_line) if self._soft else (tokens.base, tokens.line)
        if self._line:
            line = str(getattr(tokens, self._line).line)
        box(QPainter(self), QRectF(self.rect()), fill=fill, line=line, radius=6)


class Pane(QWidget):
    """A plain ground: ``base`` for work, ``window`` for the frame around it."""

    def __init__(self, ground: str = "base", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(_colour(tokens_of(self), self._ground)))


class Hairline(QWidget):
    """A line of one pixel between two parts."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fixed, grows = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else grows, grows if upright else fixed)
        (self.setFixedWidth if upright else self.setFixedHeight)(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(tokens_of(self).line))


def hairline(*, upright: bool = False) -> Hairline:
    """Return a line between two parts."""
    return Hairline(upright=upright)


def _colour(tokens: Tokens, name: str) -> str:
    return str(getattr(tokens, name))
