"""A bar of what is used against what is allowed; past the norm it says so in its colour and by its tick."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.paint import box
from counter_app.ui.theme.tokens import Tokens, tokens_of

HEIGHT = 8


def paint_bar(painter: QPainter, area: QRectF, used: float, tokens: Tokens, *, colour: str = "") -> None:
    """Paint a bar; ``used`` is a share of the norm, and may be more than all of it."""
    over = used > 1
    solid = colour or (tokens.overdue.mark if over else tokens.accent)
    radius = area.height() / 2
    box(painter, area, fill=tokens.soft if not tokens.dark else tokens.line, radius=radius)
    full = min(1.0, max(0.0, used))
    if full > 0:
        part = QRectF(area.x(), area.y(), max(area.height(), area.width() * full), area.height())
        box(painter, part, fill=solid, radius=radius)
    if over:
        x = area.x() + area.width() / used
        painter.fillRect(QRectF(x - 1, area.y() - 4, 2, area.height() + 8), QColor(tokens.text))


class Bar(QWidget):
    """A bar by itself; its name says the numbers, so that it reads without being seen."""

    def __init__(self, name: str, used: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_use(name, used)

    def show_use(self, name: str, used: float) -> None:
        """Show another use."""
        self._used = used
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(132, HEIGHT + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, HEIGHT + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bar(QPainter(self), QRectF(0, 4, self.width(), HEIGHT), self._used, tokens_of(self))
