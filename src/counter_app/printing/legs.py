"""Blocks that follow a dossier from hand to hand: who gave, who took, when, room for both to sign, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from counter_app.printing.flow import Piece, paragraph
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM, Pen
from counter_app.printing.sheet import Shape
from counter_app.printing.table import Column, Table, TableStyle
from counter_app.printing.text import Line, Style, capped, runs

_BODY = Style(Face.REGULAR, 11)
_STRONG = Style(Face.BOLD, 11)
_SMALL = Style(Face.REGULAR, 10.5)
_LEADING = 4.6 * MM
_TIME = 7 * MM  # the line of the time, above the two signature cells
_MOST = 9  # lines of a cell; a longer text is printed in full under the table
_PAD = 1.3 * MM


@dataclass(frozen=True, slots=True)
class LegWords:
    """The fixed words of a block."""

    from_label: str
    to_label: str
    giver: str
    taker: str


@dataclass(frozen=True, slots=True)
class LegBlock:
    """One block, worded."""

    giver_desk: str
    taker_desk: str
    time: str
    giver_name: str
    taker_name: str
    remarks: tuple[str, ...]  # one for each column after the time


def leg_table(
    shape: Shape, columns: Sequence[Column], blocks: Sequence[LegBlock], said: LegWords, least: float
) -> list[Piece]:
    """Return the table: desks, then time over room to sign, then remarks; no block is lower than ``least``."""
    style = TableStyle(size=11, leading=13, head_size=10.5, row=7.5 * MM)
    table = Table(shape.left, shape.content_width, tuple(columns), style)
    (head,) = table.pieces(())
    body = [_block(table.edges, block, said, head, least) for block in blocks]
    long = [text for block in blocks for text in _texts(block) if _too_long(text, table.edges)]
    below = [piece for text in long for piece in paragraph(shape.left, shape.content_width, runs(text, _SMALL), 13)]
    return [replace(head, glued=True), *body, *below]


def _texts(block: LegBlock) -> tuple[str, ...]:
    return (block.giver_desk, block.taker_desk, block.giver_name, block.taker_name, *block.remarks)


def _too_long(text: str, edges: Sequence[float]) -> bool:
    narrowest = min(right - left for left, right in pairwise(edges)) - 2 * _PAD
    return len(capped(text, _BODY, narrowest, _MOST + 1)) > _MOST


def _block(edges: tuple[float, ...], block: LegBlock, said: LegWords, head: Piece, least: float) -> Piece:
    desks = _desks(block, said, edges[1] - edges[0] - 2 * _PAD)
    half = (edges[2] - edges[1]) / 2
    times = capped(block.time, _SMALL, 2 * half - 2 * _PAD, 2)
    names = [
        capped(name, _SMALL, half - 2 * _PAD, _MOST) if name else () for name in (block.giver_name, block.taker_name)
    ]
    remarks = [
        capped(text, _BODY, edges[i + 3] - edges[i + 2] - 2 * _PAD, _MOST) for i, text in enumerate(block.remarks)
    ]
    time_height = max(_TIME, len(times) * _LEADING + 2 * MM)
    height = max(
        least,
        len(desks) * _LEADING + 3 * MM,
        time_height + 5.6 * MM + 10 * MM + max(map(len, names)) * _LEADING,
        max((len(lines) for lines in remarks), default=0) * _LEADING + 3 * MM,
    )

    def draw(pen: Pen, top: float) -> None:
        pen.rules(
            [
                *((x, top, x, top + height) for x in edges),
                (edges[0], top, edges[-1], top),
                (edges[0], top + height, edges[-1], top + height),
                (edges[1], top + time_height, edges[2], top + time_height),
                (edges[1] + half, top + time_height, edges[1] + half, top + height),
            ]
        )
        _middle(pen, edges[0] + _PAD, top, height, desks)
        _centre(pen, edges[1] + half, top, time_height, times)
        for place, (label, lines) in enumerate(zip((said.giver, said.taker), names, strict=True)):
            middle = edges[1] + (place + 0.5) * half
            (title,) = capped(label, _STRONG, half, 1)
            pen.centred(middle, top + time_height + 4.8 * MM, title)
            for number, line in enumerate(lines):
                pen.centred(middle, top + height - (len(lines) - number - 0.7) * _LEADING, line)
        for place, lines in enumerate(remarks, start=2):
            _centre(pen, (edges[place] + edges[place + 1]) / 2, top, height, lines)

    return Piece(height, draw, head=head)


def _desks(block: LegBlock, said: LegWords, room: float) -> tuple[Line, ...]:
    return (
        *capped(said.from_label, _BODY, room, 1),
        *capped(block.giver_desk, _STRONG, room, _MOST),
        *capped(said.to_label, _BODY, room, 1),
        *capped(block.taker_desk, _STRONG, room, _MOST),
    )


def _middle(pen: Pen, x: float, top: float, height: float, lines: Sequence[Line]) -> None:
    first = top + (height - len(lines) * _LEADING) / 2
    for number, line in enumerate(lines):
        pen.line(x, first + (number + 0.75) * _LEADING, line)


def _centre(pen: Pen, x: float, top: float, height: float, lines: Sequence[Line]) -> None:
    first = top + (height - len(lines) * _LEADING) / 2
    for number, line in enumerate(lines):
        pen.centred(x, first + (number + 0.75) * _LEADING, line)
