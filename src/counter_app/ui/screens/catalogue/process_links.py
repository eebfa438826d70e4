"""The lines of a process picture: what follows what, and what goes back, each with its corners and its arrow."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRect

from counter_app.ui.screens.catalogue.process_areas import Drawing, Link
from counter_app.ui.screens.catalogue.process_shape import Shape
from counter_app.ui.theme.type import Type, px, width_of

LINE = 18


def links_of(shape: Shape, drawn: Drawing) -> list[Link]:
    """Return every line of a picture whose parts stand."""
    first, ask = drawn.steps[0].area, drawn.question
    across = _middle(ask)
    found = [
        Link((QPointF(_middle(first), drawn.start.bottom() + 1), QPointF(_middle(first), first.top()))),
        Link((QPointF(first.right() + 1, _height(ask)), QPointF(ask.left(), _height(ask)))),
        _missing(shape, drawn, across),
    ]
    if len(drawn.steps) > 1:
        found.append(_answered(shape, drawn, across))
    found += [Link(_between(one.area, other.area)) for one, other in pairwise(drawn.steps[1:])]
    last = drawn.steps[-1].area
    found.append(Link((QPointF(_middle(last), last.top()), QPointF(_middle(last), drawn.result.bottom() + 1))))
    if shape.sent_back > 0:
        found.append(_given_back(shape, drawn))
    return found


def _missing(shape: Shape, drawn: Drawing, x: float) -> Link:
    """What is not complete goes back to the citizen."""
    ask, start, lane = drawn.question, drawn.start, drawn.lanes[0].area
    points = (QPointF(x, ask.top()), QPointF(x, _height(start)), QPointF(start.right() + 1, _height(start)))
    spot = QRect(round(x) + 8, lane.bottom() - px(LINE) - 1, width_of(shape.no, Type.META) + 4, px(LINE))
    return Link(points, True, shape.no, spot)


def _answered(shape: Shape, drawn: Drawing, x: float) -> Link:
    """What is complete goes on to the second step."""
    ask, to = drawn.question, drawn.steps[1].area
    spot = QRect(round(x) + 8, ask.bottom() + 2, width_of(shape.yes, Type.META) + 4, px(LINE))
    if _height(to) == _height(ask):
        spot.moveTo(ask.right() + 4, round(_height(ask)) - px(LINE) - 2)
        return Link((QPointF(ask.right() + 1, _height(ask)), QPointF(to.left(), _height(to))), False, shape.yes, spot)
    edge = ask.bottom() + 1 if to.top() > ask.bottom() else ask.top()
    points = (QPointF(x, edge), QPointF(x, _height(to)), QPointF(to.left(), _height(to)))
    return Link(points, False, shape.yes, spot)


def _between(a: QRect, b: QRect) -> tuple[QPointF, ...]:
    """A step to the right in the same lane is met straight, in another lane from above or below."""
    below = b.top() > a.top()
    if a.left() == b.left():
        x = _middle(a) + px(24)
        return (
            (QPointF(x, a.bottom() + 1), QPointF(x, b.top()))
            if below
            else (QPointF(x, a.top()), QPointF(x, b.bottom() + 1))
        )
    if a.top() == b.top():
        return QPointF(a.right() + 1, _height(a)), QPointF(b.left(), _height(b))
    x = _middle(b) - px(20)
    return QPointF(a.right() + 1, _height(a)), QPointF(x, _height(a)), QPointF(x, b.top() if below else b.bottom() + 1)


def _given_back(shape: Shape, drawn: Drawing) -> Link:
    """A leader who does not sign gives it back to the step before."""
    here, before = drawn.steps[shape.sent_back].area, drawn.steps[shape.sent_back - 1].area
    x = float(before.right() - px(12))
    points = (QPointF(here.left(), _height(here)), QPointF(x, _height(here)), QPointF(x, before.bottom() + 1))
    width = width_of(shape.back, Type.META) + 4
    top = drawn.lanes[drawn.steps[shape.sent_back].said.lane].area.top() + px(4)
    return Link(points, True, shape.back, QRect(round(x) - 8 - width, top, width, px(LINE)))


def _middle(area: QRect) -> float:
    return area.left() + area.width() / 2


def _height(area: QRect) -> float:
    return area.top() + area.height() / 2
