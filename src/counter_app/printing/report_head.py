"""The head of a period's form: three storeys of headings over a row of column numbers, as the circular draws it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counter_app.printing.flow import Piece
from counter_app.printing.fonts import Face
from counter_app.printing.pen import HEAD_GREY, MM, Pen
from counter_app.printing.report_words import ReportColumn, ReportWords
from counter_app.printing.text import Line, Style, runs, wrap

_BOLD = Style(Face.BOLD, 9)
_NUMBER = Style(Face.ITALIC, 7.5)
_LEADING = 10.8
_NUMBER_LEADING = 8.8
_PAD = 1.1 * MM


@dataclass(frozen=True, slots=True)
class _Box:
    """A heading over the columns ``first`` to ``last``, from one storey to another, both included."""

    first: int
    last: int
    top: int
    bottom: int
    lines: tuple[Line, ...]


def report_head(said: ReportWords, edges: Sequence[float]) -> Piece:
    """Return the head, to be drawn again on each page."""
    boxes = list(_boxes(said, edges))
    levels = _levels(boxes)
    tops = (0.0, levels[0], levels[0] + levels[1], sum(levels))
    numbers = list(_numbers(said, edges))
    foot = max(len(lines) for lines in numbers) * _NUMBER_LEADING + _PAD
    height = tops[3]

    def draw(pen: Pen, top: float) -> None:
        pen.fill(edges[0], top, edges[-1] - edges[0], height, HEAD_GREY)
        for box in boxes:
            above, below = top + tops[box.top], top + tops[box.bottom + 1]
            _put(pen, edges[box.first], edges[box.last + 1], above, below, box.lines, _LEADING)
        for place, lines in enumerate(numbers):
            _put(pen, edges[place], edges[place + 1], top + height, top + height + foot, lines, _NUMBER_LEADING)

    return Piece(height + foot, draw)


def columns(said: ReportWords) -> tuple[ReportColumn, ...]:
    """Return the columns of numbers from left to right."""
    return tuple(column for group in said.groups for column in group.columns)


def _boxes(said: ReportWords, edges: Sequence[float]) -> Iterator[_Box]:
    def box(text: str, first: int, last: int, top: int, bottom: int) -> _Box:
        lines = wrap(runs(text, _BOLD), edges[last + 1] - edges[first] - 0.8 * MM)
        return _Box(first, last, top, bottom, lines)

    yield box(said.ordinal, 0, 0, 0, 2)
    yield box(said.field, 1, 1, 0, 2)
    place = 2
    for group in said.groups:
        yield box(group.title, place, place + len(group.columns) - 1, 0, 0)
        for number, column in enumerate(group.columns):
            here = place + number
            yield box(column.head, here, here, 2 if column.inner else 1, 2)
            if column.inner and (number == 0 or group.columns[number - 1].inner != column.inner):
                last = here + sum(1 for one in group.columns[number:] if one.inner == column.inner) - 1
                yield box(column.inner, here, last, 1, 1)
        place += len(group.columns)


def _levels(boxes: Sequence[_Box]) -> tuple[float, float, float]:
    """Return the heights of the three storeys: each holds its own words, together the words of the tall ones."""
    own = [
        max((len(box.lines) for box in boxes if box.top == box.bottom == level), default=1) * _LEADING + _PAD
        for level in range(3)
    ]
    for top in (1, 0):
        tall = max((len(box.lines) for box in boxes if box.top == top and box.bottom == 2), default=0)
        own[2] += max(0.0, tall * _LEADING + _PAD - sum(own[top:]))
    return own[0], own[1], own[2]


def _numbers(said: ReportWords, edges: Sequence[float]) -> Iterator[tuple[Line, ...]]:
    for place, text in enumerate(("(1)", "(2)", *(column.number for column in columns(said)))):
        spaced = text.replace("=", " = ").replace("+", " + ")
        yield wrap(runs(spaced, _NUMBER), edges[place + 1] - edges[place] - 0.6 * MM)


def _put(
    pen: Pen, left: float, right: float, above: float, below: float, lines: Sequence[Line], leading: float
) -> None:
    pen.box(left, above, right - left, below - above)
    first = above + (below - above - len(lines) * leading) / 2
    for number, line in enumerate(lines):
        pen.centred((left + right) / 2, first + (number + 0.78) * leading, line)
