"""The two blocks of the receipt that are no lines: barcode beside the title on top, QR beside the notes at the foot."""

from collections.abc import Callable, Mapping

from counter_app.printing import words
from counter_app.printing.codes import barcode_width, draw_barcode, draw_qr, grouped
from counter_app.printing.flow import Piece, glue
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM, Pen
from counter_app.printing.sheet import A5, A5_LETTERHEAD
from counter_app.printing.text import Line, Run, Style, capped, line_width, run, runs, templated, wrap
from counter_app.services.papers.receipt import ReceiptPaper

_TITLE = Style(Face.BOLD, 13)
_TITLE_PITCH = 5.2 * MM
_ABOVE_TITLE = 1.2 * MM
_LINE = 5.2 * MM  # of the copy's label and of the code
_DIGITS_PITCH = 3.8 * MM
_BODY = 11.0
_DIGITS = Style(Face.REGULAR, 8.6)
_SLANTED = Style(Face.ITALIC, 9.5)
_MODULE = 0.375 * MM
_BARS = 8.5 * MM
_QR = 14.5 * MM
_NOTE = 9.5
_FOOT_LINES = 14  # notes that need more run on below the foot

_SPLIT = A5.content_width * A5_LETTERHEAD.left
_LEFT = A5.left + _SPLIT / 2
_RIGHT = A5.left + _SPLIT + (A5.content_width - _SPLIT) / 2


def code_label(paper: ReceiptPaper, said: words.ReceiptWords) -> str:
    """Return what the code is called: official or internal."""
    return said.code_label if paper.code_official else said.internal_code_label


def code_beside_barcode(paper: ReceiptPaper, said: words.ReceiptWords) -> tuple[Run, ...]:
    """Return the line with the code under the title, or nothing where the code is too long to stand there."""
    line = (
        run(f"{code_label(paper, said)} ", Style(Face.REGULAR, _BODY)),
        run(paper.code, Style(Face.BOLD, _BODY)),
    )
    return line if line_width(line) <= A5.content_width - _SPLIT else ()


def copy_label_under_title(said: words.ReceiptWords, label: str, block_top: float) -> Callable[[Pen], None]:
    """Return what writes "(Liên 1: Lưu)" into the line that the title block leaves free for it."""
    (line,) = capped(f"({label})", _SLANTED, A5.content_width - _SPLIT, 1)
    baseline = block_top + _ABOVE_TITLE + (len(said.title) + 0.72) * _TITLE_PITCH
    return lambda pen: pen.centred(_RIGHT, baseline, line)


def title_block(paper: ReceiptPaper, said: words.ReceiptWords) -> Piece:
    """Return barcode and reprint mark on the left; title, room for the copy's label, and code on the right."""
    left = _left_block(paper)
    titles = [capped(line, _TITLE, A5.content_width - _SPLIT, 1)[0] for line in said.title]
    free = 1 if said.copy_under_title else 0
    code = wrap(code_beside_barcode(paper, said), A5.content_width)
    height = _ABOVE_TITLE + len(titles) * _TITLE_PITCH + (free + len(code)) * _LINE

    def draw(pen: Pen, top: float) -> None:
        left.draw(pen, top)
        baseline = top + _ABOVE_TITLE + 0.72 * _TITLE_PITCH
        for title in titles:
            pen.centred(_RIGHT, baseline, title)
            baseline += _TITLE_PITCH
        for line in code:
            pen.centred(_RIGHT, baseline + free * _LINE, line)

    return Piece(max(height, left.height) + 0.6 * MM, draw)


def _left_block(paper: ReceiptPaper) -> Piece:
    reprint = words.common().reprint.format(n=paper.reprint) if paper.reprint else ""
    digits = wrap(runs(grouped(paper.barcode), _DIGITS), _SPLIT)
    lines = (*digits, *wrap(runs(reprint, _SLANTED), _SPLIT))
    bars = 1.6 * MM + (_BARS if paper.barcode else 0.0)

    def draw(pen: Pen, top: float) -> None:
        if paper.barcode:
            width = barcode_width(paper.barcode, _MODULE)
            draw_barcode(pen, paper.barcode, _LEFT - width / 2, top + 1.6 * MM, _BARS, _MODULE)
        for number, line in enumerate(lines):
            pen.centred(_LEFT, top + bars + (number + 0.85) * _DIGITS_PITCH, line)

    return Piece(bars + len(lines) * _DIGITS_PITCH, draw)


def foot(
    paper: ReceiptPaper, said: words.ReceiptWords, values: Mapping[str, str], leading: float, *, run_on: bool
) -> list[Piece]:
    """Return the rule, the QR and the notes; the phone stands in bold."""
    indent = _QR + 4 * MM if paper.qr else 0.0
    lines = [
        line
        for sentences in _paragraphs(said, values, run_on=run_on)
        for line in wrap(sentences, A5.content_width - indent)
    ]
    beside, after = lines[:_FOOT_LINES], lines[_FOOT_LINES:]
    qr = _QR + 2.4 * MM if paper.qr else 0.0
    text_top = 2.0 * MM + max(0.0, (_QR - len(beside) * leading) / 2 if paper.qr else 0.0)
    height = max(qr, text_top + len(beside) * leading)

    def draw(pen: Pen, top: float) -> None:
        if paper.qr:
            draw_qr(pen, paper.qr, A5.left, top + 2.4 * MM, _QR)
        pen.rule(A5.left, top, A5.width - A5.right, top, 0.5)
        for number, line in enumerate(beside):
            pen.line(A5.left + indent, top + text_top + number * leading + 0.74 * leading, line)

    first = Piece(height, draw)
    rest = [_note_line(line, leading, indent) for line in after]
    return [*glue((first,)), *rest] if rest else [first]


def _note_line(line: Line, leading: float, indent: float) -> Piece:
    def draw(pen: Pen, top: float) -> None:
        pen.line(A5.left + indent, top + 0.74 * leading, line)

    return Piece(leading, draw)


def _paragraphs(said: words.ReceiptWords, values: Mapping[str, str], *, run_on: bool) -> list[tuple[Run, ...]]:
    plain, bold = Style(Face.REGULAR, _NOTE), Style(Face.BOLD, _NOTE)
    wanted = [note for note in said.notes if not note.if_filled or values[note.if_filled]]
    paragraphs: list[tuple[Run, ...]] = [(run(f"{said.notes_label} ", bold),)]
    for number, note in enumerate(wanted):
        sentence = _filled(note.text, values)
        if number == 0 or note.same_line or run_on:
            paragraphs[-1] = (*paragraphs[-1], Run(" ", plain), *sentence)
        else:
            paragraphs.append(sentence)
    return paragraphs


def _filled(template: str, values: Mapping[str, str]) -> tuple[Run, ...]:
    """Fill a note; only the phone is bold."""
    plain, bold = Style(Face.REGULAR, _NOTE), Style(Face.BOLD, _NOTE)
    return templated(template, plain, values, strong={"hotline": bold})
