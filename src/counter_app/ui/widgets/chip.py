"""A state of time as a word, a mark, a date and only then a colour. Marks are painted: they must be sharp at 8 px."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.paint import box, round_pen, write
from counter_app.ui.theme.tokens import Ink, Tokens, tokens_of
from counter_app.ui.theme.type import Type, px, width_of


class ChipKind(StrEnum):
    """The states a due date can be in."""

    ON_TIME = "on_time"
    NEAR = "near"
    TODAY = "today"
    OVERDUE = "overdue"
    PAUSED = "paused"
    DONE = "done"
    DONE_LATE = "done_late"


@dataclass(frozen=True, slots=True)
class Chip:
    """What a chip says."""

    kind: ChipKind
    words: str


def ink_of(kind: ChipKind, tokens: Tokens) -> Ink:
    """Return the colours of a state."""
    match kind:
        case ChipKind.ON_TIME:
            return tokens.on_time
        case ChipKind.NEAR:
            return tokens.near
        case ChipKind.TODAY:
            return tokens.today
        case ChipKind.OVERDUE:
            return tokens.overdue
        case ChipKind.PAUSED:
            return tokens.paused
    return tokens.done


def chip_size(chip: Chip, *, large: bool = False) -> QSize:
    """Return the room a chip takes: as wide as its words, never stretched."""
    left, right = (px(26), px(14)) if large else (px(23), px(9))
    return QSize(left + width_of(chip.words, _type(large), bold=_bold(chip)) + right, px(28 if large else 20))


def paint_chip(painter: QPainter, at: QPoint, chip: Chip, tokens: Tokens, *, large: bool = False) -> None:
    """Paint a chip with its upper left corner at a point."""
    size = chip_size(chip, large=large)
    area = QRect(at, size)
    ink = ink_of(chip.kind, tokens)
    outlined = ink.ground == tokens.base  # high contrast has no tinted grounds
    box(painter, area, fill=ink.ground, line=ink.text if outlined else None)
    if chip.kind is ChipKind.TODAY:
        painter.fillRect(QRect(area.topLeft(), QSize(3, area.height())), QColor(ink.mark))
    side = px(12)
    mark = QRectF(at.x() + px(10 if large else 7), at.y() + (size.height() - side) / 2, side, side)
    paint_mark(painter, mark, chip.kind, ink.text, ink.ground)
    left = px(26 if large else 23)
    write(painter, area.adjusted(left, 0, 0, 0), chip.words, _type(large), ink.text, bold=_bold(chip), elide=False)


def paint_mark(painter: QPainter, area: QRectF, kind: ChipKind, colour: str, ground: str) -> None:
    """Paint the mark of a state alone; ``ground`` shows through where it is cut out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / 12, area.height() / 12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    match kind:
        case ChipKind.ON_TIME:
            painter.drawEllipse(QPointF(6, 6), 4, 4)
        case ChipKind.NEAR | ChipKind.TODAY:
            painter.drawPolygon(QPolygonF([QPointF(6, 1), QPointF(11.5, 10.8), QPointF(0.5, 10.8)]))
        case ChipKind.OVERDUE:
            _octagon(painter, ground)
        case ChipKind.PAUSED:
            painter.drawRoundedRect(QRectF(2.5, 2, 2.5, 8), 0.6, 0.6)
            painter.drawRoundedRect(QRectF(7, 2, 2.5, 8), 0.6, 0.6)
        case ChipKind.DONE | ChipKind.DONE_LATE:
            _tick(painter, colour, late=kind is ChipKind.DONE_LATE)
    painter.restore()


class ChipLabel(QWidget):
    """A chip by itself."""

    def __init__(self, chip: Chip, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = large
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_chip(chip)

    @property
    def chip(self) -> Chip:
        """What it says."""
        return self._chip

    def set_chip(self, chip: Chip) -> None:
        """Say something else."""
        self._chip = chip
        self.setAccessibleName(chip.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._chip, large=self._large)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), QPoint(0, 0), self._chip, tokens_of(self), large=self._large)


def _type(large: bool) -> Type:
    return Type.SECTION if large else Type.HEAD


def _bold(chip: Chip) -> bool:
    return chip.kind is ChipKind.OVERDUE


def _octagon(painter: QPainter, ground: str) -> None:
    corners = [(3.5, 0.5), (8.5, 0.5), (11.5, 3.5), (11.5, 8.5), (8.5, 11.5), (3.5, 11.5), (0.5, 8.5), (0.5, 3.5)]
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    painter.drawPath(path)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(5.2, 2.6, 1.6, 4.4), 0.5, 0.5)
    painter.drawEllipse(QPointF(6, 8.8), 0.95, 0.95)


def _tick(painter: QPainter, colour: str, *, late: bool) -> None:
    painter.setPen(round_pen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    right = 7.6 if late else 10.6
    painter.drawPolyline([QPointF(1.4, 6.4), QPointF(4.2, 9.2), QPointF(right, 2.6 if not late else 4.4)])
    if late:
        painter.drawLine(QPointF(10.4, 2.4), QPointF(10.4, 6))
        painter.drawPoint(QPointF(10.4, 9.2))
