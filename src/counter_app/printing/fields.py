"""Lines of a form: a label, the value filled in, and dots to the edge of the column."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.printing.flow import Piece, together
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM, Pen
from counter_app.printing.text import Line, Run, Style, line_width, run, wrap

_AFTER_LABEL = 0.8 * MM
_BEFORE_DOTS = 1.2 * MM
_BETWEEN = 2.2 * MM  # from the dots of one field to the label of the next
_LEAST_DOTS = 5 * MM
_KEPT = 3  # lines of one value that stay together
_RISE = 0.7  # where in the pitch the base line lies


@dataclass(frozen=True, slots=True)
class Field:
    """One label with its value; ``at`` is the share of the width where it begins when it follows another."""

    label: str
    value: str
    at: float = 0
    strong: bool = False

    def runs(self, size: float) -> tuple[Run, ...]:
        """Return label and value as runs."""
        value = Style(Face.BOLD if self.strong else Face.REGULAR, size)
        label = (run(self.label, Style(Face.REGULAR, size)), Run(" ", Style(Face.REGULAR, size)))
        return (*label, run(self.value, value, _AFTER_LABEL)) if self.value else label


@dataclass(frozen=True, slots=True)
class FieldStyle:
    """Where the lines of a form stand, in points."""

    x: float
    width: float
    size: float
    pitch: float


def field_pieces(fields: Sequence[Field], style: FieldStyle) -> list[Piece]:
    """Set fields on one line; one that does not fit beside the former begins a line of its own."""
    pieces: list[Piece] = []
    row: list[tuple[float, Line]] = []
    for field in fields:
        lines = wrap(field.runs(style.size), style.width)
        start = _start(field, row, style) if row else 0.0
        if row and (len(lines) > 1 or start + lines[0].width > style.width):
            pieces.append(_row(row, style))
            row, start = [], 0.0
        if len(lines) == 1:
            row.append((start, lines[0]))
            continue
        folded = [*(_plain(line, style) for line in lines[:-1]), _row([(0.0, lines[-1])], style)]
        pieces.extend(together(folded) if len(folded) <= _KEPT else folded)
    if row:
        pieces.append(_row(row, style))
    return pieces


def _start(field: Field, row: Sequence[tuple[float, Line]], style: FieldStyle) -> float:
    before, line = row[-1]
    return max(field.at * style.width, before + line.width + _BEFORE_DOTS + _LEAST_DOTS + _BETWEEN)


def _plain(line: Line, style: FieldStyle) -> Piece:
    def draw(pen: Pen, top: float) -> None:
        pen.line(style.x, top + _RISE * style.pitch, line)

    return Piece(style.pitch, draw)


def _row(row: Sequence[tuple[float, Line]], style: FieldStyle) -> Piece:
    held = tuple(row)
    ends = (*(start - _BETWEEN for start, _ in held[1:]), style.width)

    def draw(pen: Pen, top: float) -> None:
        baseline = top + _RISE * style.pitch
        for (start, line), end in zip(held, ends, strict=True):
            pen.line(style.x + start, baseline, line)
            pen.leader(style.x + start + line.width + _BEFORE_DOTS, style.x + end, baseline)

    return Piece(style.pitch, draw)


def framed_field(label: str, value: str, style: FieldStyle) -> Piece:
    """Return the line that matters most: bold, in a frame; on two lines where one does not hold label and value."""
    inset, outset = 1.0 * MM, 1.0 * MM
    room = style.width + 2 * outset - 2 * inset
    lines = _one_line(label, value, style.size, room)
    if not lines:
        bold = Style(Face.BOLD, style.size)
        lines = (*wrap((run(label, bold),), room), *wrap((run(value, bold),), room))
    above = 0.5 * MM
    height = len(lines) * style.pitch + 0.7 * MM

    def draw(pen: Pen, top: float) -> None:
        pen.box(style.x - outset, top + above, style.width + 2 * outset, height, 0.9)
        for number, line in enumerate(lines):
            pen.line(style.x - outset + inset, top + above + 0.4 * MM + (number + _RISE) * style.pitch, line)

    return Piece(height + 2 * above, draw)


def _one_line(label: str, value: str, size: float, room: float) -> tuple[Line, ...]:
    """Set label and value on one line, a shade smaller if that is what it takes."""
    for shade in (0, 0.25, 0.5):
        bold = Style(Face.BOLD, size - shade)
        whole = (run(label, bold), Run(" ", bold), run(value, bold))
        if line_width(whole) <= room:
            return wrap(whole, room)
    return ()
