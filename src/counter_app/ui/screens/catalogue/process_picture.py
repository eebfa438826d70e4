"""The picture of a process: who does what, in which order, how long it may take and what it leaves on paper.

Arrows walk the steps, Home and End go to the ends; the same data stand in the table beside it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.screens.catalogue.process_areas import Drawing, Link, StepArea
from counter_app.ui.screens.catalogue.process_layout import lay_out, least_width
from counter_app.ui.screens.catalogue.process_lines import write_lines
from counter_app.ui.screens.catalogue.process_shape import Shape
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import CENTRE, LEFT, RIGHT, box, hairline, write
from counter_app.ui.theme.tokens import Tokens, tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.words import Words

_CORNER, _ARROW = 8, 8
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ProcessPicture(QWidget):
    """Shows a shape; ``chosen`` tells the place of the step that is in hand."""

    chosen = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shape, self._drawing = Shape(), Drawing(0, 0, 0)
        self._at = 0
        self._room = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    @property
    def current(self) -> int:
        """The place of the step in hand."""
        return self._at

    @property
    def drawing(self) -> Drawing:
        """Where everything stands now."""
        return self._drawing

    def show_shape(self, shape: Shape) -> None:
        """Show another process, its first step in hand."""
        self._shape, self._at = shape, 0
        self._draw()
        self._say()

    def choose(self, at: int) -> None:
        """Take a step in hand without telling."""
        if 0 <= at < len(self._shape.steps) and at != self._at:
            self._at = at
            self._say()
            self.update()

    def use_height(self, height: int) -> None:
        """Know how high the place is, so that lanes may take what is to spare."""
        if height != self._room:
            self._room = height
            self._draw()

    def minimumSizeHint(self) -> QSize:
        return QSize(least_width(self._shape), self._drawing.height)

    def sizeHint(self) -> QSize:
        return QSize(self._drawing.width, self._drawing.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self._shape.steps) - 1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or last < 0:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._take(min(last, max(0, self._at + _STEPS[key])))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._take(0 if key is Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        for at, step in enumerate(self._drawing.steps):
            if step.area.contains(event.position().toPoint()):
                self._take(at)

    def _take(self, at: int) -> None:
        self.choose(at)
        self.chosen.emit(at)

    def _draw(self) -> None:
        self._drawing = lay_out(self._shape, self.width(), self._room, self._words)
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        steps = self._shape.steps
        self.setAccessibleName(self._words("catalogue.picture", n=len(steps)))
        self.setAccessibleDescription(steps[self._at].said(self._words) if steps else "")

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, drawing = QPainter(self), tokens_of(self), self._drawing
        if not drawing.steps:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_lanes(painter, tokens)
        for link in drawing.links:
            _paint_link(painter, link, tokens)
        _paint_pill(painter, drawing.start, self._shape.start, "paper", tokens)
        _paint_pill(painter, drawing.result, self._shape.result, "check", tokens, done=True)
        _paint_question(painter, drawing.question, self._shape.question, tokens)
        for at, step in enumerate(drawing.steps):
            _paint_step(painter, step, tokens, in_hand=at == self._at, focused=at == self._at and self.hasFocus())

    def _paint_lanes(self, painter: QPainter, tokens: Tokens) -> None:
        drawing = self._drawing
        whole = QRectF(0, 0, drawing.width, drawing.height)
        around = QPainterPath()
        around.addRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.fillPath(around, QColor(tokens.base))
        painter.save()
        painter.setClipPath(around)
        painter.fillRect(QRect(0, 0, drawing.head, drawing.height), QColor(tokens.alt))
        painter.fillRect(QRect(drawing.head, 0, 1, drawing.height), QColor(tokens.line))
        for lane in drawing.lanes[1:]:
            hairline(painter, 0, drawing.width, lane.area.top(), tokens.line)
        painter.restore()
        box(painter, whole, line=tokens.line, radius=6)
        for lane in drawing.lanes:
            paint_icon(painter, lane.said.icon, lane.icon, tokens.accent)
            write_lines(painter, lane.name, lane.said.name, Type.STRONG, tokens.text)
            write_lines(painter, lane.who, lane.said.who, Type.META, tokens.muted)


def _paint_step(painter: QPainter, step: StepArea, tokens: Tokens, *, in_hand: bool, focused: bool) -> None:
    area, said = step.area, step.said
    if focused:
        box(painter, area.adjusted(-4, -4, 4, 4), line=tokens.accent, radius=9, width=2)
    fill, line, width = (tokens.accent_soft, tokens.accent, 2) if in_hand else (tokens.base, tokens.border, 1)
    box(painter, area, fill=fill, line=line, radius=6, width=width)
    top = area.adjusted(px(9), px(8), -px(9), 0)
    top.setHeight(px(18))
    write(painter, top, said.code, Type.HEAD, tokens.accent, LEFT, elide=False)
    write(painter, top, said.hours, Type.STRONG, tokens.text, RIGHT, elide=False)
    write_lines(painter, step.name, said.name, Type.BODY, tokens.text)
    if step.tag_words:
        box(painter, step.tag, fill=tokens.key_ground, line=tokens.key_line)
        write(painter, step.tag, step.tag_words, Type.META, tokens.muted, CENTRE, elide=False)


def _paint_pill(painter: QPainter, area: QRect, words: str, icon: str, tokens: Tokens, *, done: bool = False) -> None:
    text, ground, line = (
        (tokens.ok.text, tokens.ok.ground, tokens.ok.line) if done else (tokens.text, tokens.alt, tokens.btn)
    )
    box(painter, area, fill=ground, line=line, radius=min(area.height() / 2, px(18)))
    side = px(14)
    paint_icon(painter, icon, QRect(area.left() + px(16), area.center().y() - side // 2, side, side), text)
    write_lines(painter, area.adjusted(px(38), px(8), -px(14), -px(8)), words, Type.HEAD, text)


def _paint_question(painter: QPainter, area: QRect, words: str, tokens: Tokens) -> None:
    middle = QRectF(area).center()
    corners = (
        QPointF(middle.x(), area.top()),
        QPointF(area.right() + 1, middle.y()),
        QPointF(middle.x(), area.bottom() + 1),
        QPointF(area.left(), middle.y()),
    )
    painter.setPen(QPen(QColor(tokens.border), 1.2))
    painter.setBrush(QColor(tokens.base))
    painter.drawPolygon(QPolygonF(list(corners)))
    write(painter, area, words, Type.HEAD, tokens.text, CENTRE, elide=False)


def _paint_link(painter: QPainter, link: Link, tokens: Tokens) -> None:
    style = Qt.PenStyle.DashLine if link.is_return else Qt.PenStyle.SolidLine
    pen = QPen(QColor(tokens.muted), 1.6, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_rounded(link.points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.muted))
    painter.drawPolygon(_arrow(link.points[-2], link.points[-1]))
    if link.words:
        painter.fillRect(link.spot, QColor(tokens.base))
        write(painter, link.spot, link.words, Type.META, tokens.muted, elide=False)


def _rounded(points: Sequence[QPointF]) -> QPainterPath:
    """Return the line with its corners rounded, ending where the arrow begins."""
    end = _before(points[-1], points[-2], _ARROW - 1)
    path = QPainterPath(points[0])
    for at in range(1, len(points) - 1):
        corner = points[at]
        path.lineTo(_before(corner, points[at - 1], _CORNER))
        path.quadTo(corner, _before(corner, points[at + 1], _CORNER))
    path.lineTo(end)
    return path


def _before(point: QPointF, towards: QPointF, far: float) -> QPointF:
    """Return the point so far from one on the way to another, half the way at most."""
    way = towards - point
    length = max(abs(way.x()), abs(way.y()))
    return point + way * (min(far, length / 2) / length) if length else point


def _arrow(start: QPointF, end: QPointF) -> QPolygonF:
    way = end - start
    length = max(abs(way.x()), abs(way.y())) or 1
    along = way / length
    across = QPointF(-along.y(), along.x())
    foot = end - along * _ARROW
    return QPolygonF([end, foot + across * (_ARROW / 2), foot - across * (_ARROW / 2)])
