"""Blocks the A4 papers share: title with barcode, a line with something at its right end, what the margins say."""

from collections.abc import Sequence

from counter_app.printing import words
from counter_app.printing.codes import barcode_width, draw_barcode, grouped
from counter_app.printing.flow import Piece
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM, Pen
from counter_app.printing.sheet import Running, Shape, page_number
from counter_app.printing.text import Line, Run, Style, capped, capped_runs, line_width, runs, wrap

_MODULE = 0.375 * MM
_BARS = 8.5 * MM
_TITLE = Style(Face.BOLD, 14)
_SUBTITLE = Style(Face.ITALIC, 12.5)
_MARGIN = Style(Face.ITALIC, 10)
_FEW = 6  # lines that may be kept together


def title_block(shape: Shape, titles: Sequence[str], subtitle: Sequence[Run], barcode: str) -> Piece:
    """Return the title over its subtitle in the middle, and a barcode at the right edge."""
    bars = barcode_width(barcode, _MODULE) if barcode else 0.0
    room = shape.content_width - (2 * (bars + 8 * MM) if bars else 0)
    lines = [line for title in titles for line in wrap(runs(title, _TITLE), room)]
    under = capped_runs(subtitle, room, _FEW)
    middle = shape.left + shape.content_width / 2
    height = len(lines) * 6.4 * MM + len(under) * 5.8 * MM
    digits = wrap(runs(grouped(barcode), Style(Face.REGULAR, 9)), shape.width)

    def draw(pen: Pen, top: float) -> None:
        baseline = top + 4.8 * MM
        for line in lines:
            pen.centred(middle, baseline, line)
            baseline += 6.4 * MM
        for line in under:
            pen.centred(middle, baseline - 0.2 * MM, line)
            baseline += 5.8 * MM
        if barcode:
            left = shape.width - shape.right - bars
            draw_barcode(pen, barcode, left, top + 0.6 * MM, _BARS, _MODULE)
            pen.centred(left + bars / 2, top + 0.6 * MM + _BARS + 3.4 * MM, digits[0])

    return Piece(max(height, _BARS + 5 * MM if barcode else 0), draw)


def line_with_end(
    shape: Shape, pieces: Sequence[Run], end: Sequence[Run], leading: float, *, glued: bool = True
) -> list[Piece]:
    """Set running text from the left and a short text at the right end of its first line."""
    taken = line_width(end) + 6 * MM if end else 0.0
    lines = wrap(pieces, shape.content_width - taken) or (Line((), 0),)
    ends = wrap(end, shape.content_width)

    def piece(number: int, line: Line) -> Piece:
        def draw(pen: Pen, top: float) -> None:
            pen.line(shape.left, top + 0.74 * leading, line)
            if number == 0 and ends:
                pen.right(shape.width - shape.right, top + 0.74 * leading, ends[0])

        return Piece(leading, draw, glued=glued and len(lines) <= _FEW)

    return [piece(number, line) for number, line in enumerate(lines)]


def margins(shape: Shape, title: str, reprint: int) -> Running:
    """Return what stands above the content: that it is a reprint; on later pages their number and whose they are."""
    said = words.common().reprint.format(n=reprint) if reprint else ""
    (again,) = capped(said, _MARGIN, shape.content_width / 2, 1)
    (whose,) = capped(title, _MARGIN, shape.content_width / 2 - 8 * MM, 1)

    def draw(pen: Pen, number: int) -> None:
        pen.line(shape.left, shape.number, again)
        page_number(pen, shape, number, 12)
        if number:
            pen.right(shape.width - shape.right, shape.number, whose)

    return draw
