"""Setting a form on pages: what stays together, what is repeated, where the white space goes."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from counter_app.printing.pen import Pen
from counter_app.printing.text import Line, Run, wrap

Draw = Callable[[Pen, float], None]  # draws with its upper edge at the given distance from the page's top
ALL_THERE_IS = math.inf  # a stretch that pushes what follows to the foot of the last page


def _nothing(_pen: Pen, _top: float) -> None:
    return


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of one height that is never cut: a line, a table row, a block of signatures."""

    height: float
    draw: Draw = _nothing
    glued: bool = False  # stays on one page with the piece after it
    gap: bool = False  # white space, dropped where a page begins
    stretch: float = 0  # how much of a last page's free room it may take
    head: "Piece | None" = None  # drawn again above this piece where it begins a page


class Placed(NamedTuple):
    """A piece and how far below the top of the content it stands."""

    piece: Piece
    top: float


_STEP = 0.2  # of squeezing, from airy to tight
Pages = tuple[tuple[Placed, ...], ...]


def space(height: float, *, glued: bool = False, stretch: float = 0) -> Piece:
    """Return white space between pieces."""
    return Piece(height, glued=glued, gap=True, stretch=stretch)


def glue(pieces: Iterable[Piece]) -> list[Piece]:
    """Keep the pieces together, and with what follows them."""
    return [replace(piece, glued=True) for piece in pieces]


def together(pieces: Sequence[Piece]) -> list[Piece]:
    """Keep the pieces together, free at their end."""
    return [*glue(pieces[:-1]), *pieces[-1:]]


def paragraph(x: float, width: float, pieces: Iterable[Run], leading: float, *, centred: bool = False) -> list[Piece]:
    """Set running text, one piece a line; the first two lines stay together."""
    lines = [_text_line(x, width, line, leading, centred=centred) for line in wrap(pieces, width)]
    return [*glue(lines[:1]), *lines[1:]] if len(lines) > 1 else lines


def _text_line(x: float, width: float, line: Line, leading: float, *, centred: bool) -> Piece:
    def draw(pen: Pen, top: float) -> None:
        if centred:
            pen.centred(x + width / 2, top + 0.76 * leading, line)
        else:
            pen.line(x, top + 0.76 * leading, line)

    return Piece(leading, draw)


def paginate(pieces: Iterable[Piece], first: float, later: float) -> Pages:
    """Set the pieces on pages with so much room on the first and on each later one."""
    setter = _Setter(first, later)
    for chunk in _chunks(pieces):
        setter.put(chunk)
    return setter.pages()


def squeezed(build: Callable[[float], Sequence[Piece]], first: float, later: float) -> Pages:
    """Return the airiest setting that needs no more pages than the tightest.

    ``build`` sets the form anew for a squeeze between 0, all the air it likes, and 1, all it can spare.
    """
    airy = build(0)
    best = paginate(airy, first, later)
    if len(best) == 1:
        return best
    tight = build(1)
    tightest = paginate(tight, first, later)
    if len(tightest) == len(best):
        return best
    best = tightest
    for squeeze in _tries(_height(airy), _height(tight), first if len(best) == 1 else 0):
        tried = paginate(build(squeeze), first, later)
        if len(tried) == len(tightest):
            return tried
    return best


def _tries(airy: float, tight: float, room: float) -> Iterator[float]:
    """Begin with the squeeze that should just do where one page is the aim."""
    guess = (airy - room) / (airy - tight) if room and airy > tight else _STEP
    while guess < 1:
        yield guess
        guess += _STEP


def _height(pieces: Iterable[Piece]) -> float:
    return sum(piece.height for piece in pieces)


def between(airy: float, tight: float, squeeze: float) -> float:
    """Return a measure between its airy and its tight value."""
    return airy + (tight - airy) * squeeze


def _chunks(pieces: Iterable[Piece]) -> list[list[Piece]]:
    chunks: list[list[Piece]] = []
    joined = False
    for piece in pieces:
        if joined:
            chunks[-1].append(piece)
        else:
            chunks.append([piece])
        joined = piece.glued
    return chunks


class _Setter:
    def __init__(self, first: float, later: float) -> None:
        self._later = later
        self._room = first
        self._pages: list[list[Placed]] = [[]]
        self._used = 0.0

    def put(self, chunk: Sequence[Piece]) -> None:
        height = sum(piece.height for piece in chunk)
        begins = next((piece for piece in chunk if not piece.gap), None)
        if begins is None:
            self._put_gap(chunk)
            return
        head = begins.head.height if begins.head else 0
        if self._pages[-1] and self._overflows(height) and height + head <= self._later:
            self._turn()
        for piece in chunk:
            self._put_one(piece)

    def _put_gap(self, gaps: Sequence[Piece]) -> None:
        for piece in gaps:
            if self._pages[-1] and not self._overflows(piece.height):
                self._place(piece)

    def _put_one(self, piece: Piece) -> None:
        if self._pages[-1] and self._overflows(piece.height):
            self._turn()
        if not self._pages[-1]:
            if piece.gap and not piece.stretch:
                return
            if piece.head and len(self._pages) > 1:
                self._place(piece.head)
        self._place(piece)

    def _overflows(self, height: float) -> bool:
        return self._used + height > self._room + 0.01

    def _turn(self) -> None:
        self._pages.append([])
        self._room = self._later
        self._used = 0

    def _place(self, piece: Piece) -> None:
        self._pages[-1].append(Placed(piece, self._used))
        self._used += piece.height

    def pages(self) -> Pages:
        """Return the pages, the free room of the last one given to what may stretch, in order."""
        free = max(0.0, self._room - self._used)
        shift = 0.0
        last: list[Placed] = []
        for piece, top in self._pages[-1]:
            last.append(Placed(piece, top + shift))
            taken = min(free, piece.stretch)
            free -= taken
            shift += taken
        return (*map(tuple, self._pages[:-1]), tuple(last))
