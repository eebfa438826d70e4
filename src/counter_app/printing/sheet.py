"""The sheet a form stands on: sizes and margins, the letterhead, page numbers, the demo mark."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from counter_app.printing import words
from counter_app.printing.demo_mark import draw_demo_mark
from counter_app.printing.flow import Pages, Piece, Placed
from counter_app.printing.fonts import Face, register
from counter_app.printing.pen import MM, Pen
from counter_app.printing.text import Line, Style, capped, clean, forget, run, runs, wrap
from counter_app.services.papers.parts import Letterhead
from counter_app.services.papers.wording import day_words

Running = Callable[[Pen, int], None]  # draws what stands in the margin of the n-th page of a form, counted from 0
_DEMO = "demo"
_LETTERHEAD_LINES = 6  # a line of the letterhead longer than this many is shortened: the head must leave room


@dataclass(frozen=True, slots=True)
class Shape:
    """A page and its margins, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float  # where the content begins; page numbers stand above it
    bottom: float
    number: float  # base line of the page number
    lower: float  # how much further down the content begins on later pages

    @property
    def content_width(self) -> float:
        """Return the width between the margins."""
        return self.width - self.left - self.right

    @property
    def content_height(self) -> float:
        """Return the height between the margins."""
        return self.height - self.top - self.bottom

    @property
    def later_height(self) -> float:
        """Return the height for content on the second page and those after it."""
        return self.content_height - self.lower


A5 = Shape(148 * MM, 210 * MM, 13 * MM, 11 * MM, 10.4 * MM, 6.6 * MM, 9 * MM, 2 * MM)
A4 = Shape(210 * MM, 297 * MM, 30 * MM, 15 * MM, 18 * MM, 15 * MM, 13.5 * MM, 1 * MM)
A4_WIDE = Shape(297 * MM, 210 * MM, 18 * MM, 15 * MM, 13.5 * MM, 11 * MM, 11 * MM, 2 * MM)


class Document:
    """A PDF in the making: forms are added page by page, then the bytes are taken."""

    def __init__(self, shape: Shape, title: str, *, demo: bool) -> None:
        register()
        self._shape = shape
        self._demo = demo
        self._forms = 0
        self._bytes = BytesIO()
        self._canvas = Canvas(
            self._bytes,
            pagesize=(shape.width, shape.height),
            invariant=1,  # the same paper gives the same bytes
            pageCompression=1,
            initialFontName=Face.REGULAR.value,
            initialFontSize=11,
            lang="vi",
        )
        self._canvas.setTitle(clean(title))
        self._canvas.setCreator("counter_app")
        self._pen = Pen(self._canvas, shape.height)

    def add(self, pages: Pages, *copies: Running) -> None:
        """Draw the pages of one form once for each copy; copies differ in their margins only."""
        self._forms += 1
        for copy, running in enumerate(copies):
            for number, placed in enumerate(pages):
                if self._demo:
                    self._mark()
                running(self._pen, number)
                name = f"form-{self._forms}-{number}"
                if len(copies) == 1:
                    self._draw(placed, number)
                elif copy == 0:
                    self._keep(name, partial(self._draw, placed, number))
                self._pen.flush()
                if len(copies) > 1:
                    self._canvas.doForm(name)
                self._canvas.showPage()

    def _draw(self, placed: Iterable[Placed], number: int) -> None:
        top = self._shape.top + (self._shape.lower if number else 0)
        for piece, below in placed:
            piece.draw(self._pen, top + below)

    def _keep(self, name: str, draw: Callable[[], None]) -> None:
        """Draw something into the file once, to be shown on any page."""
        self._pen.flush()
        self._canvas.beginForm(name, 0, 0, self._shape.width, self._shape.height)
        draw()
        self._pen.flush()
        self._canvas.endForm()

    def content(self) -> bytes:
        """Finish the file and return it."""
        self._canvas.save()
        forget()
        return self._bytes.getvalue()

    def _mark(self) -> None:
        shape = self._shape
        if not self._canvas.hasForm(_DEMO):
            self._keep(_DEMO, partial(draw_demo_mark, self._pen, shape.width, shape.height))
        self._canvas.doForm(_DEMO)
        (line,) = wrap((run(words.common().demo, Style(Face.BOLD, 8)),), shape.width)
        self._pen.centred(shape.width / 2, shape.height - 4.3 * MM, line)


def page_number(pen: Pen, shape: Shape, number: int, size: float) -> None:
    """Write the page number in the middle of the top margin, except on the first page."""
    if number:
        (line,) = wrap((run(str(number + 1), Style(Face.REGULAR, size)),), shape.width)
        pen.centred(shape.left + shape.content_width / 2, shape.number, line)


@dataclass(frozen=True, slots=True)
class LetterheadStyle:
    """The measures of a letterhead."""

    left: float  # share of the width for who writes
    size: float  # agency, unit and national title
    motto: float
    number: float
    place: float
    pitch: float  # from line to line


A5_LETTERHEAD = LetterheadStyle(0.38, 9.4, 10.4, 9.4, 9.4, 4.1 * MM)
A4_LETTERHEAD = LetterheadStyle(0.38, 12, 13, 12, 12.5, 5.3 * MM)
A4_WIDE_LETTERHEAD = LetterheadStyle(0.42, 12, 13, 12, 12.5, 5.3 * MM)


def letterhead(shape: Shape, style: LetterheadStyle, head: Letterhead, number: str | None, dated: date) -> Piece:
    """Return the head of a paper: who writes, the national title, number (None: it has none), place and date."""
    split = shape.content_width * style.left
    agency = _each_capped(head.agency_lines, Style(Face.REGULAR, style.size), split)
    unit = _each_capped(head.unit_lines, Style(Face.BOLD, style.size), split)
    said = words.common()
    (title,) = wrap(runs(said.national_title, Style(Face.BOLD, style.size)), shape.width)
    (motto,) = wrap(runs(said.motto, Style(Face.BOLD, style.motto)), shape.width)
    label = "" if number is None else f"{said.number_label} {number}"
    (numbered,) = capped(label, Style(Face.REGULAR, style.number), split, 1)
    place = f"{head.place}, {day_words(dated)}" if head.place else day_words(dated)
    (placed,) = capped(place, Style(Face.ITALIC, style.place), shape.content_width - split, 1)
    rows = max(len(agency) + len(unit), 2)
    left = shape.left + split / 2
    right = shape.left + split + (shape.content_width - split) / 2

    def draw(pen: Pen, top: float) -> None:
        first = top + 0.72 * style.pitch
        for row, line in enumerate((*agency, *unit)):
            pen.centred(left, first + row * style.pitch, line)
        under = first + (len(agency) + len(unit) - 1) * style.pitch + 0.46 * style.pitch
        half = 0.2 * max((line.width for line in (*agency, *unit)), default=0)
        pen.rule(left - half, under, left + half, under, 0.5)
        pen.centred(right, first, title)
        pen.centred(right, first + 1.06 * style.pitch, motto)
        motto_rule = first + 1.06 * style.pitch + 0.42 * style.pitch
        pen.rule(right - motto.width / 2, motto_rule, right + motto.width / 2, motto_rule, 0.5)
        last = first + (rows - 1) * style.pitch + 1.36 * style.pitch
        pen.centred(left, last, numbered)
        pen.centred(right, last, placed)

    return Piece((rows + 1.36) * style.pitch, draw)


def _each_capped(texts: tuple[str, ...], style: Style, room: float) -> tuple[Line, ...]:
    return tuple(line for text in texts for line in capped(text, style, room, _LETTERHEAD_LINES))
