"""Six numbers in one card; each opens the dossiers it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.paint import box, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.chip import ChipKind, ink_of, paint_mark
from counter_app.ui.widgets.plain import Tone

_HIGH, _PAD, _EDGE, _MARK = 77, 15, 7, 12
_BETWEEN = 4
_PER_LINE = (6, 3, 2)
_BARS, _METER, _METER_FROM = 64, 64, 0.9


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts and a remark below; the days before it as bars, or a share against its target."""

    number: StrEnum
    shown: str
    words: str
    remark: str = ""
    tone: Tone = Tone.TEXT
    mark: ChipKind | None = None
    bars: tuple[int, ...] = ()
    share: float | None = None
    target: float = 0.0


class Numbers(QWidget):
    """Six in a line, or in two or three lines where the window is narrow."""

    opened = Signal(object)  # what the figure is of

    def __init__(self) -> None:
        super().__init__()
        self._cells: list[_Cell] = []
        self._per_line = _PER_LINE[0]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Sequence[Figure], chosen: StrEnum | None) -> None:
        """Show these numbers; the one whose rows are listed is underlined."""
        for figure in figures[len(self._cells) :]:
            cell = _Cell(figure, self)
            cell.clicked.connect(lambda _=False, cell=cell: self.opened.emit(cell.figure.number))
            self._cells.append(cell)
            cell.show()
        for cell, figure in zip(self._cells, figures, strict=True):
            cell.show_figure(figure, chosen=figure.number is chosen)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        lines = -(-len(self._cells) // self._per_line)
        return QSize(px(720), max(1, lines) * px(_HIGH + _BETWEEN) + 2 * _EDGE - px(_BETWEEN))

    def minimumSizeHint(self) -> QSize:
        return QSize(_PER_LINE[-1] * self._widest() + 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        box(painter, QRectF(self.rect()), fill=tokens.base, line=tokens.line, radius=6)
        for at, cell in enumerate(self._cells):
            if at % self._per_line:
                painter.fillRect(cell.x() - 1, cell.y() + 6, 1, cell.height() - 12, QColor(tokens.line))

    def _widest(self) -> int:
        return max((cell.sizeHint().width() for cell in self._cells), default=0)

    def _arrange(self) -> None:
        width = self.width() - 2
        fits = (n for n in _PER_LINE if width // n >= self._widest())
        self._per_line = next(fits, _PER_LINE[-1])
        high = px(_HIGH)
        for at, cell in enumerate(self._cells):
            line, place = divmod(at, self._per_line)
            left, right = (1 + width * n // self._per_line for n in (place, place + 1))
            cell.setGeometry(left + 1, _EDGE + line * (high + px(_BETWEEN)), right - left - 2, high)
        if self.height() != self.sizeHint().height():
            self.setFixedHeight(self.sizeHint().height())
        self.update()


class _Cell(QAbstractButton):
    """One number."""

    def __init__(self, figure: Figure, parent: QWidget) -> None:
        super().__init__(parent)
        self.figure, self._chosen = figure, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        ringed(self, Ring.FIELD)

    def show_figure(self, figure: Figure, *, chosen: bool) -> None:
        self.figure, self._chosen = figure, chosen
        self.setAccessibleName(f"{figure.words}: {figure.shown}")
        self.setAccessibleDescription(figure.remark)
        self.update()

    def sizeHint(self) -> QSize:
        figure = self.figure
        remark = width_of(figure.remark, Type.META) + (px(_MARK) + 6 if figure.mark else 0)
        texts = max(width_of(figure.words, Type.META), width_of(figure.shown, Type.COUNTER), remark)
        return QSize(texts + 2 * _PAD + 2, px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, figure = QPainter(self), tokens_of(self), self.figure
        inner = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        write(painter, _line(inner, 0, 18), figure.words, Type.META, tokens.muted)
        write(painter, _line(inner, 18, 36), figure.shown, Type.COUNTER, figure.tone.of(tokens), elide=False)
        self._remark(painter, _line(inner, 54, 18), tokens)
        free = inner.width() - width_of(figure.shown, Type.COUNTER) - 14
        if figure.bars and free >= px(_BARS):
            _bars(painter, QRect(inner.right() - px(_BARS), px(10), px(_BARS), px(36)), figure.bars, tokens)
        if figure.share is not None and free >= px(_METER) // 2:
            wide = min(px(_METER), free)
            _meter(painter, QRectF(inner.right() - wide, px(36), wide, 6), figure.share, figure.target, tokens)
        if self._chosen or self.underMouse():
            colour = tokens.accent if self._chosen else tokens.accent_line
            painter.fillRect(inner.left(), self.height() - 2, inner.width(), 2, QColor(colour))

    def _remark(self, painter: QPainter, area: QRect, tokens: Tokens) -> None:
        figure, side = self.figure, px(_MARK)
        if figure.mark:
            at = QRectF(area.left(), area.center().y() - side / 2 + 1, side, side)
            paint_mark(painter, at, figure.mark, ink_of(figure.mark, tokens).mark, tokens.base)
            area = area.adjusted(side + 6, 0, 0, 0)
        write(painter, area, figure.remark, Type.META, tokens.muted)


def _line(inner: QRect, top: int, high: int) -> QRect:
    return QRect(QPoint(inner.left(), px(top)), QSize(inner.width(), px(high)))


def _bars(painter: QPainter, area: QRect, bars: tuple[int, ...], tokens: Tokens) -> None:
    """Paint the days before pale, the chosen one solid."""
    most, step = max(bars) or 1, area.width() / 8
    left = area.right() + 1 - step * len(bars)
    for at, value in enumerate(bars):
        high = max(2.0, area.height() * value / most)
        last = at == len(bars) - 1
        bar = QRectF(left + at * step, area.bottom() + 1 - high, step - 3, high)
        pale = tokens.sel if tokens.dark else tokens.accent_line
        box(painter, bar, fill=tokens.accent if last else pale, radius=1)


def _meter(painter: QPainter, area: QRectF, share: float, target: float, tokens: Tokens) -> None:
    """Paint a share from nine tenths on, where it is decided, with a tick at its target."""

    def along(value: float) -> float:
        return area.width() * min(1.0, max(0.0, (value - _METER_FROM) / (1 - _METER_FROM)))

    box(painter, area, fill=tokens.line if tokens.dark else tokens.soft, radius=3)
    box(
        painter,
        QRectF(area.x(), area.y(), max(area.height(), along(share)), area.height()),
        fill=tokens.accent,
        radius=3,
    )
    x = area.x() + along(target)
    painter.fillRect(QRectF(x - 1, area.y() - 4, 2, area.height() + 8), QColor(tokens.text))
