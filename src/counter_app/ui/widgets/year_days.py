"""The days of a year as ``year_view.YearView`` paints them: what a day is, where it stands, how it looks.

A day off has a bar under its number, a make-up day a corner, a half day an edge: no colour says a thing alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from counter_app.ui.theme.paint import CENTRE, box, write
from counter_app.ui.theme.tokens import Tokens
from counter_app.ui.theme.type import Type, px

MONTHS, WEEKDAYS, WEEKS = 12, 7, 6
HEAD, NAMES, CELL_WIDTH, CELL_HEIGHT, GAP = 20, 19, 22, 18, 20
_WIDEST, _TALLEST = 30, 25


class DayLook(Enum):
    """What a day is to the counter."""

    OPEN = "open"
    REST = "rest"
    OFF = "off"
    WORK = "work"
    HALF = "half"


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the year; ``words`` are all there is to say of it, read aloud and shown under the pointer.

    ``dotted`` marks a day on which something stands, ``touched`` one that is about to be changed.
    """

    day: date
    look: DayLook
    words: str
    dotted: bool = False
    touched: bool = False


@dataclass(frozen=True, slots=True)
class YearNames:
    """What months and weekdays are called at the head of their columns: January and Monday first."""

    months: Sequence[str]
    weekdays: Sequence[str]


@dataclass(frozen=True, slots=True)
class Grid:
    """Where every day of a year stands, given how many months stand beside each other."""

    year: int
    columns: int
    month_width: int
    cell_width: int
    cell_height: int

    @classmethod
    def within(cls, year: int, width: int, height: int) -> "Grid":
        """Return the grid that fills a place; months go below each other where it is narrow."""
        gap = px(GAP)
        columns = columns_in(width)
        month_width = (width + gap) // columns - gap
        rows = MONTHS // columns
        weeks = (height - (rows - 1) * px(GAP) // 2) // rows - px(HEAD) - px(NAMES)
        cell_height = min(max(weeks // WEEKS, px(CELL_HEIGHT)), px(_TALLEST))
        cell_width = min(max(month_width // WEEKDAYS, px(CELL_WIDTH)), px(_WIDEST))
        return cls(year, columns, month_width, cell_width, cell_height)

    @property
    def height(self) -> int:
        """How much room the year takes."""
        rows = MONTHS // self.columns
        return rows * self._month_height + (rows - 1) * px(GAP) // 2

    @property
    def _month_height(self) -> int:
        return px(HEAD) + px(NAMES) + WEEKS * self.cell_height

    def month(self, month: int) -> QPoint:
        """Return the upper left corner of a month."""
        down, across = divmod(month - 1, self.columns)
        return QPoint(across * (self.month_width + px(GAP)), down * (self._month_height + px(GAP) // 2))

    def head(self, month: int) -> QRect:
        """Return where the name of a month stands."""
        corner = self.month(month)
        return QRect(corner.x() + 4, corner.y(), self.month_width - 4, px(HEAD))

    def weekday(self, month: int, weekday: int) -> QRect:
        """Return where the name of a weekday stands."""
        corner = self.month(month)
        return QRect(corner.x() + weekday * self.cell_width, corner.y() + px(HEAD), self.cell_width, px(NAMES))

    def cell(self, day: date) -> QRect:
        """Return where a day stands."""
        corner = self.month(day.month)
        week = (day.day - 1 + day.replace(day=1).weekday()) // WEEKDAYS
        return QRect(
            corner.x() + day.weekday() * self.cell_width,
            corner.y() + px(HEAD) + px(NAMES) + week * self.cell_height,
            self.cell_width,
            self.cell_height,
        )

    def day_at(self, point: QPoint) -> date | None:
        """Return the day under a point."""
        return next((day for day in days_of(self.year) if self.cell(day).contains(point)), None)


def columns_in(width: int) -> int:
    """Return how many months fit beside each other: as many as leave no row with a hole."""
    fits = (width + px(GAP)) // (WEEKDAYS * px(CELL_WIDTH) + px(GAP))
    return next(columns for columns in (4, 3, 2, 1) if columns <= max(1, fits))


def days_of(year: int) -> Iterator[date]:
    """Yield every day of a year."""
    first = date(year, 1, 1)
    return (first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1))


def paint_day(painter: QPainter, cell: QRect, number: str, look: DayLook, tokens: Tokens) -> None:
    """Paint what a day is, and its number."""
    area = QRectF(cell).adjusted(1.5, 0.5, -1.5, -0.5)
    ink, bold = tokens.text, False
    match look:
        case DayLook.OFF:
            box(painter, area, fill=tokens.err.ground, radius=3)
            _bar(painter, area, tokens.err.mark)
            ink, bold = tokens.err.text, True
        case DayLook.WORK:
            box(painter, area, fill=tokens.on_time.ground, radius=3)
            _corner(painter, area, tokens.on_time.mark)
            ink, bold = tokens.on_time.text, True
        case DayLook.HALF:
            box(painter, area, fill=tokens.near.ground, radius=3)
            painter.fillRect(QRectF(area.x(), area.y() + 2, 3, area.height() - 4), QColor(tokens.near.mark))
            ink, bold = tokens.near.text, True
        case DayLook.REST:
            ink = tokens.muted
    write(painter, cell, number, Type.HEAD if bold else Type.META, ink, CENTRE, elide=False)


def paint_dot(painter: QPainter, cell: QRect, tokens: Tokens) -> None:
    """Paint the mark of a day on which something stands."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.text))
    painter.drawEllipse(QPointF(cell.right() - 2.5, cell.bottom() - 3.5), 1.7, 1.7)


def _bar(painter: QPainter, area: QRectF, colour: str) -> None:
    painter.fillRect(QRectF(area.x() + 4, area.bottom() - 2, area.width() - 8, 1.6), QColor(colour))


def _corner(painter: QPainter, area: QRectF, colour: str) -> None:
    side = 6.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    right, top = area.right(), area.y()
    painter.drawPolygon(QPolygonF([QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)]))
