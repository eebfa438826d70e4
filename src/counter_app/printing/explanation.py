"""Giải thích ngày hẹn trả kết quả: on A5, the count line by line and every date that was given."""

from functools import partial

from counter_app.domain.moments import ward_date
from counter_app.printing import words
from counter_app.printing.blocks import margins, title_block
from counter_app.printing.fields import Field, FieldStyle, field_pieces
from counter_app.printing.flow import Piece, between, glue, paragraph, space, squeezed
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM, Pen
from counter_app.printing.sheet import A5, A5_LETTERHEAD, Document, letterhead
from counter_app.printing.table import Cell, Column, Table, TableStyle
from counter_app.printing.text import Style, run, runs
from counter_app.services.papers.explanation import ExplanationPaper, PromiseRow
from counter_app.services.papers.wording import clock_figures, day_figures, moment_words

_BODY = 10.5
_PLAIN, _STRONG, _SLANTED = Style(Face.REGULAR, _BODY), Style(Face.BOLD, _BODY), Style(Face.ITALIC, 9.5)
_NUMBER = 7 * MM
_WIDTHS = (9 * MM, 27 * MM, 27 * MM, 0.0)


def render_explanation(paper: ExplanationPaper) -> bytes:
    """Return the PDF."""
    said = words.explanation()
    document = Document(A5, f"{said.title} {paper.code[:60]}", demo=paper.demo)
    pages = squeezed(partial(_pieces, paper, said), A5.content_height, A5.later_height)
    document.add(pages, margins(A5, said.margin.format(code=paper.code), paper.reprint))
    return document.content()


def _pieces(paper: ExplanationPaper, said: words.ExplanationWords, squeeze: float) -> list[Piece]:
    gap = between(2.6 * MM, 1 * MM, squeeze)
    pitch = between(5.3 * MM, 4.6 * MM, squeeze)
    return [
        letterhead(A5, A5_LETTERHEAD, paper.letterhead, None, paper.dated),
        space(gap, stretch=2 * MM),
        title_block(A5, (said.title,), (), ""),
        space(gap),
        *_fields(paper, said, pitch),
        space(gap, glued=True),
        *glue(_text(said.counted, _STRONG, pitch)),
        *(piece for number, line in enumerate(paper.lines, start=1) for piece in _line(number, line, pitch)),
        *_remarks(paper, said, pitch),
        space(gap, glued=True),
        *glue(_text(said.promises, _STRONG, pitch)),
        space(0.8 * MM, glued=True),
        *_promises(paper, said, squeeze),
        space(gap, glued=True, stretch=3 * MM),
        *_text(said.printed.format(at=moment_words(paper.printed_at), who=paper.printed_by), _SLANTED, 4.3 * MM),
    ]


def _fields(paper: ExplanationPaper, said: words.ExplanationWords, pitch: float) -> list[Piece]:
    style = FieldStyle(A5.left, A5.content_width, _BODY, pitch)
    fields = (
        Field(said.code, paper.code, strong=True),
        Field(said.procedure, paper.procedure_name),
        Field(said.submitter, paper.submitter_name),
        Field(said.owner, paper.owner_name),
        Field(said.limit, paper.limit_text),
        Field(said.received_at, moment_words(paper.received_at, with_weekday=True)),
        Field(said.due_at, moment_words(paper.due_at, with_weekday=True), strong=True),
    )
    return [piece for one in fields if one.value for piece in field_pieces((one,), style)]


def _line(number: int, text: str, pitch: float) -> list[Piece]:
    """Return one step of the count; its number stands before it, and a longer text keeps clear of that."""
    first, *rest = paragraph(A5.left + _NUMBER, A5.content_width - _NUMBER, runs(text, _PLAIN), pitch)
    (numbered, *_) = paragraph(A5.left, _NUMBER, runs(f"{number}.", _PLAIN), pitch)

    def draw(pen: Pen, top: float) -> None:
        numbered.draw(pen, top)
        first.draw(pen, top)

    return [Piece(first.height, draw, glued=bool(rest)), *rest]


def _remarks(paper: ExplanationPaper, said: words.ExplanationWords, pitch: float) -> list[Piece]:
    later = said.later.format(due_at=moment_words(paper.due_at, with_weekday=True))
    remarks = [later] if paper.due_at != paper.counted_at else []
    remarks += [] if paper.confirmed else [said.unconfirmed]
    return [piece for remark in remarks for piece in _text(remark, _STRONG, pitch)]


def _promises(paper: ExplanationPaper, said: words.ExplanationWords, squeeze: float) -> list[Piece]:
    columns = tuple(Column(head, width) for head, width in zip(said.heads, _WIDTHS, strict=True))
    style = TableStyle(size=9.5, leading=11.4, row=between(6 * MM, 5 * MM, squeeze), vertical_pad=0.6 * MM, head_size=9)
    table = Table(A5.left, A5.content_width, columns, style)
    return table.pieces(_row(number, row, style) for number, row in enumerate(paper.promises, start=1))


def _row(number: int, row: PromiseRow, style: TableStyle) -> tuple[Cell | str, ...]:
    why = ", ".join(part for part in (row.why, row.made_by) if part)
    reason = [run(f" ({row.reason})", Style(Face.ITALIC, style.size))] if row.reason else []
    return str(number), _moment(row, due=True), _moment(row, due=False), Cell((run(why, style.text), *reason))


def _moment(row: PromiseRow, *, due: bool) -> str:
    moment = row.due_at if due else row.made_at
    return f"{clock_figures(moment)} {day_figures(ward_date(moment))}"


def _text(text: str, style: Style, pitch: float) -> list[Piece]:
    return paragraph(A5.left, A5.content_width, runs(text, style), pitch)
