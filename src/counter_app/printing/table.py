"""Ruled tables: a grey head that is repeated on each page, rows as high as their longest cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from counter_app.printing.flow import Piece
from counter_app.printing.fonts import Face
from counter_app.printing.pen import HEAD_GREY, MM, Pen
from counter_app.printing.text import Line, Run, Style, runs, wrap

Align = Literal["left", "centre", "right"]
_SLICE = 3  # lines to a piece where a row is too high to stay whole
_CAPITAL = 0.65  # height of a capital, to set one line in the middle of its cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; the one without a width takes what the others leave."""

    head: str
    width: float = 0  # in points; 0 for the one flexible column
    align: Align = "left"
    group: str = ""  # neighbours with the same group share a spanner above their heads


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell."""

    runs: tuple[Run, ...] = ()
    tick: bool = False


@dataclass(frozen=True, slots=True)
class TableStyle:
    """The measures of a table, in points."""

    size: float = 10
    leading: float = 12
    row: float = 6.55 * MM  # the least height of a row
    pad: float = 1.1 * MM  # beside the text
    vertical_pad: float = 0.9 * MM
    head_size: float = 10
    numbered: bool = False  # a line "(1) (2) …" under the heads
    whole_rows: int = 18  # a row of more lines may be cut between pages

    @property
    def text(self) -> Style:
        """Return the style of a plain cell."""
        return Style(Face.REGULAR, self.size)


@dataclass(frozen=True, slots=True)
class Table:
    """A table's frame: where its columns stand and how they look."""

    x: float
    width: float
    columns: tuple[Column, ...]
    style: TableStyle

    @property
    def edges(self) -> tuple[float, ...]:
        """Return the vertical rules, left to right."""
        flexible = self.width - sum(column.width for column in self.columns)
        edges = [self.x]
        for column in self.columns:
            edges.append(edges[-1] + (column.width or flexible))
        return tuple(edges)

    def pieces(self, rows: Iterable[Sequence[Cell | str]]) -> list[Piece]:
        """Return the head and the rows; the head stays with the first row and comes again on each page."""
        edges = self.edges
        head = _head(self.columns, edges, self.style)
        body = [piece for row in rows for piece in self._row(row, edges, head)]
        return [replace(head, glued=True), *body] if body else [head]

    def _row(self, row: Sequence[Cell | str], edges: tuple[float, ...], head: Piece) -> list[Piece]:
        style = self.style
        cells = [_cell(value, style) for value in row]
        lines = [
            wrap(cell.runs, edges[i + 1] - edges[i] - 2 * style.pad) if cell.runs else ()
            for i, cell in enumerate(cells)
        ]
        deepest = max(map(len, lines))
        drawer = _RowDrawer(edges, self.columns, style)
        if deepest <= style.whole_rows:
            return [drawer.whole(cells, lines, deepest, head)]
        return drawer.sliced(lines, deepest, head)


def _cell(value: Cell | str, style: TableStyle) -> Cell:
    return value if isinstance(value, Cell) else Cell(runs(value, style.text))


@dataclass(frozen=True, slots=True)
class _RowDrawer:
    edges: tuple[float, ...]
    columns: tuple[Column, ...]
    style: TableStyle

    def whole(self, cells: Sequence[Cell], lines: Sequence[tuple[Line, ...]], deepest: int, head: Piece) -> Piece:
        style = self.style
        height = max(style.row, deepest * style.leading + 2 * style.vertical_pad)

        def draw(pen: Pen, top: float) -> None:
            _grid(pen, self.edges, top, top + height)
            for i, (cell, held) in enumerate(zip(cells, lines, strict=True)):
                if cell.tick:
                    pen.tick((self.edges[i] + self.edges[i + 1]) / 2, top + height / 2, style.size * 0.95)
                self._text(pen, i, held, top + (height - len(held) * style.leading) / 2)

        return Piece(height, draw, head=head)

    def sliced(self, lines: Sequence[tuple[Line, ...]], deepest: int, head: Piece) -> list[Piece]:
        return [self._slice(lines, start, deepest, head) for start in range(0, deepest, _SLICE)]

    def _slice(self, lines: Sequence[tuple[Line, ...]], start: int, deepest: int, head: Piece) -> Piece:
        style = self.style
        first, last = start == 0, start + _SLICE >= deepest
        above = style.vertical_pad if first else 0
        height = above + (min(deepest, start + _SLICE) - start) * style.leading + (style.vertical_pad if last else 0)

        def draw(pen: Pen, top: float) -> None:
            _grid(pen, self.edges, top, top + height, upper=first, lower=last)
            for i, held in enumerate(lines):
                self._text(pen, i, held[start : start + _SLICE], top + above)

        return Piece(height, draw, head=head)

    def _text(self, pen: Pen, i: int, held: Sequence[Line], top: float) -> None:
        left, right = self.edges[i], self.edges[i + 1]
        for number, line in enumerate(held):
            baseline = top + number * self.style.leading + (self.style.leading + _CAPITAL * self.style.size) / 2
            match self.columns[i].align:
                case "left":
                    pen.line(left + self.style.pad, baseline, line)
                case "centre":
                    pen.centred((left + right) / 2, baseline, line)
                case "right":
                    pen.right(right - self.style.pad, baseline, line)


def _grid(
    pen: Pen, edges: Sequence[float], top: float, bottom: float, *, upper: bool = True, lower: bool = True
) -> None:
    lines = [(x, top, x, bottom) for x in edges]
    if upper:
        lines.append((edges[0], top, edges[-1], top))
    if lower:
        lines.append((edges[0], bottom, edges[-1], bottom))
    pen.rules(lines)


@dataclass(frozen=True, slots=True)
class _HeadCell:
    first: int  # columns it spans, the last one included
    last: int
    upper: bool  # stands in the upper half of a two-storey head
    lower: bool
    lines: tuple[Line, ...]


def _head(columns: tuple[Column, ...], edges: tuple[float, ...], style: TableStyle) -> Piece:
    bold = Style(Face.BOLD, style.head_size)
    leading = style.head_size * 1.18
    cells = list(_head_cells(columns, edges, bold, style))
    pad = 2 * 0.7 * MM
    upper = max((len(cell.lines) for cell in cells if not cell.lower), default=0) * leading
    lower = max((len(cell.lines) for cell in cells if not cell.upper), default=0) * leading
    both = max((len(cell.lines) for cell in cells if cell.upper and cell.lower), default=0) * leading
    storeys = (upper + pad / 1.5, lower + pad / 1.5) if upper else (0.0, 0.0)
    height = max(both + pad, sum(storeys), style.row)
    middle = height * storeys[0] / sum(storeys) if upper else 0.0
    numbers = 4.1 * MM if style.numbered else 0.0

    def draw(pen: Pen, top: float) -> None:
        pen.fill(edges[0], top, edges[-1] - edges[0], height, HEAD_GREY)
        for cell in cells:
            left, right = edges[cell.first], edges[cell.last + 1]
            begins = top if cell.upper else top + middle
            ends = top + height if cell.lower else top + middle
            pen.box(left, begins, right - left, ends - begins)
            above = (ends - begins - len(cell.lines) * leading) / 2
            for number, line in enumerate(cell.lines):
                baseline = begins + above + number * leading + (leading + _CAPITAL * style.head_size) / 2
                pen.centred((left + right) / 2, baseline, line)
        if style.numbered:
            _numbers(pen, edges, top + height, numbers)

    return Piece(height + numbers, draw)


def _head_cells(
    columns: tuple[Column, ...], edges: tuple[float, ...], bold: Style, style: TableStyle
) -> Iterable[_HeadCell]:
    def lines(text: str, first: int, last: int) -> tuple[Line, ...]:
        return wrap(runs(text, bold), edges[last + 1] - edges[first] - 0.6 * MM)

    for i, column in enumerate(columns):
        if not column.group:
            yield _HeadCell(i, i, upper=True, lower=True, lines=lines(column.head, i, i))
            continue
        yield _HeadCell(i, i, upper=False, lower=True, lines=lines(column.head, i, i))
        if i == 0 or columns[i - 1].group != column.group:
            last = i
            while last + 1 < len(columns) and columns[last + 1].group == column.group:
                last += 1
            yield _HeadCell(i, last, upper=True, lower=False, lines=lines(column.group, i, last))


def _numbers(pen: Pen, edges: Sequence[float], top: float, height: float) -> None:
    _grid(pen, edges, top, top + height)
    style = Style(Face.ITALIC, 8.5)
    for i in range(len(edges) - 1):
        (line,) = wrap(runs(f"({i + 1})", style), 99)
        pen.centred((edges[i] + edges[i + 1]) / 2, top + height / 2 + 0.34 * style.size, line)
