"""Quiet charts, painted: two series of bars, or one line with its target; a hairline below, one label."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.paint import CENTRE, LEFT, box, hairline, round_pen, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px, width_of

_FOOT, _TOP, _DOT = 22, 18, 3.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two counts under one word."""

    words: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Point:
    """A share of a thousand under one word; None where there was nothing to judge."""

    words: str
    value: int | None


class _Chart(QWidget):
    """What both charts have: a name that says the numbers, and a size."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(104))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(96))


class BarsChart(_Chart):
    """Pairs of bars; the highest says its number."""

    def __init__(self) -> None:
        super().__init__()
        self._pairs: tuple[Pair, ...] = ()

    def show_pairs(self, pairs: Sequence[Pair], said: str) -> None:
        """Show other numbers; ``said`` is all of them in a sentence."""
        self._pairs = tuple(pairs)
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        floor = self.height() - px(_FOOT)
        hairline(painter, 0, self.width(), floor, tokens.line)
        if not self._pairs:
            return
        most = max(max(pair.first, pair.second) for pair in self._pairs) or 1
        slot = self.width() / len(self._pairs)
        bar = min(px(9), max(2.0, slot / 3))
        labelled = False
        for at, pair in enumerate(self._pairs):
            middle = slot * (at + 0.5)
            for value, x, colour in (
                (pair.first, middle - bar - 1, tokens.accent),
                (pair.second, middle + 1, tokens.paused.mark),
            ):
                high = (floor - px(_TOP)) * value / most
                if value:
                    box(painter, QRectF(x, floor - high, bar, high), fill=colour, radius=1)
                if value == most and not labelled:
                    labelled = True
                    spot = QRect(round(x + bar / 2) - px(20), round(floor - high) - px(18), px(40), px(18))
                    write(painter, spot, str(value), Type.HEAD, tokens.text, CENTRE)
        _foot_words(painter, [pair.words for pair in self._pairs], self.width(), floor, tokens)


class TrendChart(_Chart):
    """A line of shares with its target dashed; the last point says its number."""

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self._target, self._aim, self._last = 0, "", ""

    def show_points(self, points: Sequence[Point], target: tuple[int, str], last: str, said: str) -> None:
        """Show other shares; the target comes with its words, ``last`` is what stands at the last point."""
        self._points, self._last = tuple(points), last
        self._target, self._aim = target
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor = self.height() - px(_FOOT)
        known = [point.value for point in self._points if point.value is not None]
        wide = self.width() - max(px(20), width_of(self._last, Type.HEAD) + 10)
        least = min([*known, self._target]) - 10
        high = max([*known, self._target, least + 20])
        hairline(painter, 0, wide, floor, tokens.line)

        def y(value: int) -> float:
            return floor - px(8) - (floor - px(_TOP) - px(8)) * (value - least) / (high - least)

        painter.setPen(QPen(QColor(tokens.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, y(self._target)), QPointF(wide, y(self._target)))
        aim = QRect(0, round(y(self._target)) - px(17), wide, px(16))
        write(painter, aim, self._aim, Type.META, tokens.muted)
        if self._points:
            slot = wide / len(self._points)
            spots = [
                None if p.value is None else QPointF(slot * (n + 0.5), y(p.value)) for n, p in enumerate(self._points)
            ]
            self._line(painter, spots, tokens)
            _foot_words(painter, [point.words for point in self._points], wide, floor, tokens, strong_last=True)

    def _line(self, painter: QPainter, spots: Sequence[QPointF | None], tokens: Tokens) -> None:
        """Join neighbours that are known; a month without any is a gap, a lone one a dot."""
        painter.setPen(round_pen(tokens.accent, 2))
        for before, after in pairwise(spots):
            if before is not None and after is not None:
                painter.drawLine(before, after)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        for at, spot in enumerate(spots):
            alone = spot is not None and not any(spots[n] for n in (at - 1, at + 1) if 0 <= n < len(spots))
            if spot is not None and (alone or at == len(spots) - 1):
                painter.drawEllipse(spot, _DOT, _DOT)
        last = spots[-1]
        if last is not None:
            area = QRect(round(last.x()) + 10, round(last.y()) - px(9), self.width() - round(last.x()) - 10, px(18))
            write(painter, area, self._last, Type.HEAD, tokens.text, LEFT, elide=False)


class Legend(QWidget):
    """What the two colours of the bars mean."""

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, str] = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, first: str, second: str) -> None:
        """Name the two."""
        self._words = (first, second)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(width_of(one, Type.META) for one in self._words) + 2 * px(14) + 14, px(18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, x = QPainter(self), tokens_of(self), 0
        for words, colour in zip(self._words, (tokens.accent, tokens.paused.mark), strict=True):
            side = px(8)
            box(painter, QRectF(x, (self.height() - side) / 2, side, side), fill=colour, radius=2)
            x += px(14)
            write(painter, QRect(x, 0, self.width() - x, self.height()), words, Type.META, tokens.muted, elide=False)
            x += width_of(words, Type.META) + 12


def _foot_words(
    painter: QPainter, words: Sequence[str], wide: int, floor: int, tokens: Tokens, *, strong_last: bool = False
) -> None:
    """Write under the axis, every word or every second one as there is room; the last one always."""
    slot = wide / len(words)
    every = 1
    while every < len(words) and max(width_of(one, Type.HEAD) for one in words) + 4 > slot * every:
        every += 1
    for at, one in enumerate(words):
        if (len(words) - 1 - at) % every:
            continue
        last = strong_last and at == len(words) - 1
        area = QRect(round(slot * (at + 0.5)) - px(24), floor + 3, px(48), px(_FOOT) - 3)
        write(painter, area, one, Type.HEAD if last else Type.META, tokens.text if last else tokens.muted, CENTRE)
