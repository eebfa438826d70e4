"""A whole year at a glance: twelve months, every day a cell that the keyboard walks over.

How to use it: ``YearView(name)``, then ``show_year(year, days, names)`` with one ``YearDay`` for each day of the year
(``ui/year_words.py`` makes both out of the calendar's rows), ``show_today(day)``. It takes the room there is, scrolls
where that is too little, and keeps the current day in sight. ``year_legend.YearLegend`` beside it says what looks mean.

Keys: arrows go a day or a week, Home and End to the ends of the month (with Ctrl, of the year), Page Up and Down a
month (with Ctrl, a year); Space picks a day or puts it back, Shift with an arrow picks along the way; Enter opens.
Going over an end of the year asks for another by ``year_wanted``: whoever has none to show does nothing.
"""

import calendar
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from counter_app.ui.theme.paint import CENTRE, box, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.plain import show_tip
from counter_app.ui.widgets.year_days import (
    CELL_HEIGHT,
    CELL_WIDTH,
    GAP,
    MONTHS,
    WEEKDAYS,
    DayLook,
    Grid,
    YearDay,
    YearNames,
    paint_day,
    paint_dot,
)

__all__ = ["DayLook", "YearDay", "YearNames", "YearView"]

_MARGIN = 4  # the mark of the current day lies outside its cell
_K, _CTRL, _SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_STEPS = {_K.Key_Left: -1, _K.Key_Right: 1, _K.Key_Up: -WEEKDAYS, _K.Key_Down: WEEKDAYS}
_PAGES = {_K.Key_PageUp: -1, _K.Key_PageDown: 1}


class YearView(QAbstractScrollArea):
    """A year; ``current`` is the day the keyboard is on, ``picked`` the days that were chosen."""

    current_changed = Signal(object)  # date
    activated = Signal(object)  # date: Enter, or a double click
    picks_changed = Signal()
    year_wanted = Signal(object)  # date: a day of another year

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._days, self._names = name, dict[date, YearDay](), YearNames((), ())
        self._today: date | None = None
        self._picked: frozenset[date] = frozenset()
        self.current = date(2000, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # what is shown

    @property
    def picked(self) -> tuple[date, ...]:
        """The days that were chosen, in their order."""
        return tuple(sorted(self._picked))

    def show_year(self, year: int, days: Sequence[YearDay], names: YearNames, name: str = "") -> None:
        """Show a year, day by day. The current day and what is picked stay as far as they lie in it."""
        self._name, self._names = name or self._name, names
        self._days = {one.day: one for one in days}
        self._picked = frozenset(day for day in self._picked if day.year == year)
        if self.current.year != year:
            self.current = _in_year(self.current, year)
        self._say()
        self._fit()
        self.viewport().update()

    def show_today(self, day: date | None) -> None:
        """Mark a day as today; it is where the keyboard begins in its own year."""
        self._today = day
        self.viewport().update()

    def choose(self, day: date) -> None:
        """Put the keyboard on a day of the year that is shown, or ask for its year."""
        if day not in self._days:
            if day != self.current:
                self.year_wanted.emit(day)
            return
        if day != self.current:
            self.current = day
            self._say()
            self.viewport().update()
            self.current_changed.emit(day)
        self._keep_in_sight()

    def pick(self, days: Collection[date]) -> None:
        """Let these days be the chosen ones."""
        wanted = frozenset(day for day in days if day in self._days)
        if wanted != self._picked:
            self._picked = wanted
            self._say()
            self.viewport().update()
            self.picks_changed.emit()

    def words_of(self, day: date) -> str:
        """Return what there is to say of a day."""
        return self._days[day].words if day in self._days else ""

    # where it stands

    def sizeHint(self) -> QSize:
        width = 4 * WEEKDAYS * px(CELL_WIDTH + 2) + 3 * px(GAP)
        return QSize(width, Grid.within(self.current.year, width, 0).height + 2 * _MARGIN)

    def minimumSizeHint(self) -> QSize:
        return QSize(WEEKDAYS * px(CELL_WIDTH) + 4 * _MARGIN, 4 * px(CELL_HEIGHT))

    def day_at(self, point: QPoint) -> date | None:
        """Return the day under a point of the viewport."""
        return self._grid.day_at(point - self._corner)

    def cell(self, day: date) -> QRect:
        """Return where a day stands in the viewport."""
        return self._grid.cell(day).translated(self._corner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._keep_in_sight()

    @property
    def _grid(self) -> Grid:
        room = self.viewport().size()
        return Grid.within(self.current.year, room.width() - 2 * _MARGIN, room.height() - 2 * _MARGIN)

    @property
    def _corner(self) -> QPoint:
        return QPoint(_MARGIN, _MARGIN - self.verticalScrollBar().value())

    def _fit(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._grid.height + 2 * _MARGIN - high))
        bar.setPageStep(high)
        bar.setSingleStep(px(CELL_HEIGHT))

    def _keep_in_sight(self) -> None:
        bar, cell, around = self.verticalScrollBar(), self.cell(self.current), 2 * px(CELL_HEIGHT)
        over, under = cell.top() - around, cell.bottom() + around - self.viewport().height()
        if under > 0:
            bar.setValue(bar.value() + under)
        elif over < 0:
            bar.setValue(bar.value() + over)

    # what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = _K(event.key()), event.modifiers()
        if wanted := self._way(key, far=bool(held & _CTRL)):
            if held & _SHIFT:
                self.pick({*self._picked, *_between(self.current, wanted)})
            self.choose(wanted)
        elif key == _K.Key_Space:
            self.pick(self._picked ^ {self.current})
        elif key in {_K.Key_Return, _K.Key_Enter}:
            self.activated.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _way(self, key: Qt.Key, *, far: bool) -> date | None:
        """Return the day a key leads to; None where it leads nowhere."""
        day = self.current
        try:
            if key in _STEPS:
                return day + timedelta(days=_STEPS[key])
            if key in _PAGES:
                return _in_year(day, day.year + _PAGES[key]) if far else _months_on(day, _PAGES[key])
        except (OverflowError, ValueError):
            return None
        if key == _K.Key_Home:
            return day.replace(month=1, day=1) if far else day.replace(day=1)
        if key == _K.Key_End:
            return day.replace(month=12, day=31) if far else _last_of(day)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is None:
            return super().mousePressEvent(event)
        if event.modifiers() & _CTRL:
            self.pick(self._picked ^ {day})
        self.choose(day)
        return None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the click: what lies beneath is no part of it."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if day := self.day_at(event.position().toPoint()):
            self.choose(day)
            self.activated.emit(day)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            show_tip(event.globalPos(), self.viewport(), self.words_of(day) if day else "")
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keep_in_sight()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _say(self) -> None:
        """Be called by the day the keyboard is on: that is what is read aloud as it moves."""
        self.setAccessibleName(f"{self._name}: {self.words_of(self.current)}".removesuffix(": "))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        painter, tokens, grid = QPainter(self.viewport()), tokens_of(self), self._grid
        painter.translate(self._corner)
        for month in range(1, MONTHS + 1):
            is_now = self._today is not None and (self._today.year, self._today.month) == (grid.year, month)
            write(painter, grid.head(month), self._names.months[month - 1], Type.HEAD,
                  tokens.accent if is_now else tokens.text)  # fmt: skip
            for weekday, short in enumerate(self._names.weekdays):
                write(painter, grid.weekday(month, weekday), short, Type.META, tokens.muted, CENTRE, elide=False)
        for one in self._days.values():
            self._paint_day(painter, grid.cell(one.day), one, tokens)
        self._paint_current(painter, grid.cell(self.current), tokens)

    def _paint_day(self, painter: QPainter, cell: QRect, one: YearDay, tokens: Tokens) -> None:
        if one.day in self._picked:
            box(painter, QRectF(cell), fill=tokens.sel, radius=4)
        paint_day(painter, cell, str(one.day.day), one.look, tokens)
        if one.day in self._picked:
            box(painter, QRectF(cell), line=tokens.accent, width=1.2, radius=4)
        if one.touched:
            box(painter, QRectF(cell), line=tokens.warn.mark, width=1.6, radius=4, dashed=True)
        if one.day == self._today:
            box(painter, QRectF(cell), line=tokens.accent, width=1.6, radius=4)
        if one.dotted:
            paint_dot(painter, cell, tokens)

    def _paint_current(self, painter: QPainter, cell: QRect, tokens: Tokens) -> None:
        around = QRectF(cell).adjusted(-2, -2, 2, 2)
        if self.hasFocus():
            box(painter, around, line=tokens.accent, width=2.2, radius=5)
        else:
            box(painter, around, line=tokens.border, width=1, radius=5)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _last_of(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _between(one: date, other: date) -> list[date]:
    first, last = min(one, other), max(one, other)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
