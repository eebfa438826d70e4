"""The steps of a process on one line: done, in hand, still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.paint import CENTRE, round_pen, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px, width_of

_NODE = 16


class StepTrack(QWidget):
    """A node and a name for each step; ``current`` is the step in hand, past the end when all are done."""

    def __init__(self, name: str, steps: Sequence[str] = (), current: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(name, steps, current)

    def show_steps(self, name: str, steps: Sequence[str], current: int, *, late: bool = False) -> None:
        """Show where a dossier stands; the name says it in words."""
        self._steps, self._current, self._late = tuple(steps), current, late
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(width_of(step, Type.HEAD) + 6 for step in self._steps), px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._steps) * px(_NODE) * 2, px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter, tokens = QPainter(self), tokens_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = self.width() / len(self._steps)
        middle = px(14)
        for at in range(len(self._steps) - 1):
            colour = tokens.accent if at < self._current else tokens.line
            left, right = pitch * (at + 0.5) + px(_NODE) / 2 + 2, pitch * (at + 1.5) - px(_NODE) / 2 - 2
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for at, step in enumerate(self._steps):
            centre = QPointF(pitch * (at + 0.5), middle)
            self._paint_node(painter, centre, at, tokens)
            here = at == self._current
            area = QRect(round(pitch * at) - 4, px(25), round(pitch) + 8, px(18))
            write(painter, area, step, Type.HEAD if here else Type.META, tokens.text if here else tokens.muted, CENTRE)

    def _paint_node(self, painter: QPainter, centre: QPointF, at: int, tokens: Tokens) -> None:
        radius = px(_NODE) / 2
        solid = tokens.err.mark if self._late and at == self._current else tokens.accent
        if at < self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(solid))
            painter.drawEllipse(centre, radius, radius)
            _tick(painter, QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), tokens)
            return
        here = at == self._current
        painter.setPen(QPen(QColor(solid if here else tokens.btn), 2 if here else 1.4))
        painter.setBrush(QColor(tokens.base))
        painter.drawEllipse(centre, radius - 1, radius - 1)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(solid))
            painter.drawEllipse(centre, radius / 2, radius / 2)


def _tick(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    painter.setPen(round_pen(tokens.accent_text, 1.8))
    unit = area.width() / 16
    points = [(4.6, 8.3), (7.0, 10.6), (11.4, 5.8)]
    painter.drawPolyline([QPointF(area.x() + x * unit, area.y() + y * unit) for x, y in points])
