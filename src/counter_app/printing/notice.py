"""Sheets of no dossier: a page to try a printer and a letterhead with, and the unit's key for its safe."""

from counter_app.printing import words
from counter_app.printing.blocks import margins, title_block
from counter_app.printing.codes import barcode_width, draw_barcode, draw_qr
from counter_app.printing.flow import Piece, paginate, paragraph, space
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM, Pen
from counter_app.printing.sheet import A4, A4_LETTERHEAD, A5, A5_LETTERHEAD, Document, Shape, letterhead
from counter_app.printing.text import Style, runs
from counter_app.services.papers.notice import NoticeKind, NoticePaper, NoticeSheet

_EDGE = 8 * MM  # what a usual laser printer can reach
_BARCODE = "10000000000327"
_BARS, _MODULE, _QR = 9 * MM, 0.33 * MM, 34 * MM


def render_notice(paper: NoticePaper) -> bytes:
    """Return the PDF."""
    small = paper.sheet is NoticeSheet.A5
    shape, style, size = (A5, A5_LETTERHEAD, 10.5) if small else (A4, A4_LETTERHEAD, 13)
    said = words.notice(paper.kind.value)
    document = Document(shape, said.title, demo=paper.demo)
    pieces = [letterhead(shape, style, paper.letterhead, paper.number, paper.dated)]
    if paper.kind is not NoticeKind.HEAD:
        pieces += [space(6 * MM), title_block(shape, (said.title,), (), ""), space(3 * MM)]
        pieces += _lines(paper, said, shape, size)
        pieces += _key_code(paper, shape) if paper.kind is NoticeKind.KEY else _try_out(shape)
    document.add(paginate(pieces, shape.content_height, shape.later_height), margins(shape, "", 0))
    return document.content()


def _lines(paper: NoticePaper, said: words.NoticeWords, shape: Shape, size: float) -> list[Piece]:
    plain, strong = Style(Face.REGULAR, size), Style(Face.BOLD, size)
    pieces: list[Piece] = []
    for label, fact in zip(said.labels, paper.facts, strict=False):
        line = (*runs(f"{label} ", plain), *runs(fact, strong))
        pieces += [*paragraph(shape.left, shape.content_width, line, 1.5 * size), space(1.5 * MM)]
    for line_of_text in said.lines:
        text = runs(line_of_text, plain)
        pieces += [*paragraph(shape.left, shape.content_width, text, 1.5 * size), space(1 * MM)]
    return pieces


def _key_code(paper: NoticePaper, shape: Shape) -> list[Piece]:
    """Return the key as a code too: reading it beats typing it."""
    key = paper.facts[-1] if paper.facts else ""

    def draw(pen: Pen, top: float) -> None:
        draw_qr(pen, key, shape.left + (shape.content_width - _QR) / 2, top, _QR)

    return [space(4 * MM), Piece(_QR, draw)] if key else []


def _try_out(shape: Shape) -> list[Piece]:
    """Return a frame at the edge of what printers reach, and a barcode for the scanner."""
    bars = barcode_width(_BARCODE, _MODULE)

    def draw(pen: Pen, top: float) -> None:
        draw_barcode(pen, _BARCODE, shape.left + (shape.content_width - bars) / 2, top, _BARS, _MODULE)
        pen.box(_EDGE, _EDGE, shape.width - 2 * _EDGE, shape.height - 2 * _EDGE)

    return [space(4 * MM), Piece(_BARS, draw)]
