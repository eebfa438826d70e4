"""The days from receipt to the due day as tiles: what is skipped is seen, not explained."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.paint import CENTRE, box, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px

_SIDE, _GAP = 72, 6


class DayKind(Enum):
    """What a day is in the count."""

    RECEIVED = "received"
    COUNTED = "counted"
    OFF = "off"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Day:
    """One tile: the short name of the weekday, the number of the day, what it is."""

    weekday: str
    number: str
    words: str
    kind: DayKind


class DayTiles(QWidget):
    """A strip of days. Where not all fit, the first and the last stay and a gap says that days are left out."""

    def __init__(self, name: str, days: Sequence[Day] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_days(name, days)

    def show_days(self, name: str, days: Sequence[Day]) -> None:
        """Show other days; the name says the whole count in words."""
        self._days = tuple(days)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        count = len(self._days)
        return QSize(count * px(_SIDE) + _GAP * max(0, count - 1), px(_SIDE))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(len(self._days), 3) * (px(_SIDE) + _GAP), px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, side = QPainter(self), tokens_of(self), px(_SIDE)
        for at, day in enumerate(self._fitting()):
            area = QRect(at * (side + _GAP), 0, side, side)
            if day is None:
                write(painter, area, "…", Type.SUBTITLE, tokens.muted, CENTRE)
            else:
                _tile(painter, area, day, tokens)

    def _fitting(self) -> list[Day | None]:
        room = max(3, (self.width() + _GAP) // (px(_SIDE) + _GAP))
        if len(self._days) <= room:
            return list(self._days)
        return [*self._days[: room - 2], None, self._days[-1]]


def _tile(painter: QPainter, area: QRect, day: Day, tokens: Tokens) -> None:
    quiet, number, below = tokens.muted, tokens.text, tokens.muted
    match day.kind:
        case DayKind.RECEIVED:
            box(painter, QRectF(area), fill=tokens.base, line=tokens.accent, width=1.6)
            below = tokens.accent
        case DayKind.OFF:
            box(painter, QRectF(area), fill=tokens.alt, line=tokens.line)
            _hatch(painter, area, tokens)
            number = tokens.muted
        case DayKind.DUE:
            box(painter, QRectF(area), fill=tokens.accent)
            quiet = number = below = tokens.accent_text
        case _:
            box(painter, QRectF(area), fill=tokens.base, line=tokens.accent_line)
    third = area.height() / 3
    marked = day.kind in {DayKind.RECEIVED, DayKind.DUE}
    _line(painter, area, third * 0.58, day.weekday, Type.META, quiet)
    _line(painter, area, third * 1.42, day.number, Type.SCREEN, number)
    _line(painter, area, third * 2.40, day.words, Type.HEAD if marked else Type.META, below)


def _line(painter: QPainter, area: QRect, middle: float, text: str, type_: Type, colour: str) -> None:
    half = px(14)
    write(painter, QRect(area.x() + 3, area.y() + round(middle) - half, area.width() - 6, 2 * half), text, type_,
          colour, CENTRE)  # fmt: skip


def _hatch(painter: QPainter, area: QRect, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 4, 4)
