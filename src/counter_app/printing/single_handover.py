"""Giấy bàn giao hồ sơ: goes with one dossier to the office that handles it and comes back with the result."""

from collections.abc import Mapping
from functools import partial

from counter_app.printing import words
from counter_app.printing.blocks import margins, title_block
from counter_app.printing.fields import FieldStyle
from counter_app.printing.flow import Piece, between, glue, paragraph, space, squeezed
from counter_app.printing.fonts import Face
from counter_app.printing.form_lines import form_lines
from counter_app.printing.legs import LegBlock, LegWords, leg_table
from counter_app.printing.papers_table import papers_table
from counter_app.printing.pen import MM
from counter_app.printing.sheet import A4, A4_LETTERHEAD, Document, letterhead
from counter_app.printing.table import Column, TableStyle
from counter_app.printing.text import Run, Style, runs, templated
from counter_app.services.papers.handover import Leg, SingleHandoverPaper
from counter_app.services.papers.wording import count, moment_words

_BODY = Style(Face.REGULAR, 12.5)
_STRONG = Style(Face.BOLD, 12.5)
_GIVEN = (54 * MM, 74 * MM, 0.0)
_RETURNED = (45 * MM, 71 * MM, 26 * MM, 0.0)


def render_single_handover(paper: SingleHandoverPaper) -> bytes:
    """Return the PDF."""
    said = words.single_handover()
    title = f"{said.title} {paper.code[:60]}"
    document = Document(A4, title, demo=paper.demo)
    pages = squeezed(partial(_pieces, paper, said), A4.content_height, A4.later_height)
    document.add(pages, margins(A4, said.margin.format(code=paper.code), paper.reprint))
    return document.content()


def _pieces(paper: SingleHandoverPaper, said: words.SingleHandoverWords, squeeze: float) -> list[Piece]:
    pitch = between(6.1 * MM, 5.2 * MM, squeeze)
    block = between(34.5 * MM, 26 * MM, squeeze)
    gap = between(3 * MM, 0.8 * MM, squeeze)
    return [
        letterhead(A4, A4_LETTERHEAD, paper.letterhead, paper.number, paper.dated),
        space(gap, stretch=4 * MM),
        title_block(A4, (said.title,), (), paper.barcode),
        space(gap),
        *_lines(paper, said, pitch, squeeze),
        *paragraph(A4.left, A4.content_width, _request(paper, said), pitch),
        *_legs(said.given, paper.given, _GIVEN, paper, said, block),
        *_legs(said.returned, paper.returned, _RETURNED, paper, said, block),
        space(2 * MM, glued=True),
        *paragraph(A4.left, A4.content_width, runs(said.copies_note, Style(Face.ITALIC, 11.5)), 5.2 * MM),
    ]


def _lines(paper: SingleHandoverPaper, said: words.SingleHandoverWords, pitch: float, squeeze: float) -> list[Piece]:
    style = FieldStyle(A4.left, A4.content_width, _BODY.size, pitch)
    table = TableStyle(
        size=11, leading=13, row=between(7 * MM, 5.6 * MM, squeeze), vertical_pad=between(0.9 * MM, 0.5 * MM, squeeze)
    )

    def papers(label: str) -> list[Piece]:
        intro = paragraph(style.x, style.width, runs(label, _BODY), pitch)
        rows = papers_table(paper.papers, said.papers, style.x, style.width, table, scale=1.25)
        return [*glue(intro), *rows, space(1.5 * MM)]

    return form_lines(said.lines, _values(paper), style, papers if paper.papers else None)


def _values(paper: SingleHandoverPaper) -> Mapping[str, str]:
    return {
        "code": paper.code,
        "procedure": paper.procedure,
        "submitter": paper.submitter_name,
        "submitter_address": paper.submitter_address,
        "phone": paper.phone,
        "email": paper.email,
        "owner": paper.owner_name,
        "owner_address": paper.owner_address if paper.owner_name else "",
        "received_at": moment_words(paper.received_at),
        "limit": paper.limit_text,
        "due_at": moment_words(paper.due_at, with_weekday=True),
        "sets": f"{count(paper.sets)} (bộ)",
    }


def _request(paper: SingleHandoverPaper, said: words.SingleHandoverWords) -> tuple[Run, ...]:
    values = {
        "handler": paper.handler,
        "centre": paper.centre_name,
        "back_by": moment_words(paper.back_by) if paper.back_by else "",
    }
    template = said.request if paper.back_by else said.request_open
    return templated(template, _BODY, values, {"handler": _STRONG, "back_by": _STRONG})


def _legs(
    table: words.LegTable,
    legs: tuple[Leg, ...],
    widths: tuple[float, ...],
    paper: SingleHandoverPaper,
    said: words.SingleHandoverWords,
    least: float,
) -> list[Piece]:
    columns = [Column(head, width) for head, width in zip(table.heads, widths, strict=True)]
    remarks = len(columns) - 2
    blocks = [_block(leg, said, remarks) for leg in legs or (_free(paper, back=table is said.returned),)]
    fixed = LegWords(said.from_label, said.to_label, said.giver, said.taker)
    return [
        space(1.5 * MM),
        *glue(paragraph(A4.left, A4.content_width, runs(table.title, _STRONG), 6.4 * MM)),
        *leg_table(A4, columns, blocks, fixed, least),
    ]


def _free(paper: SingleHandoverPaper, *, back: bool) -> Leg:
    """Return an empty block, only the two offices named."""
    offices = (paper.centre_name, paper.handler)
    giver, taker = reversed(offices) if back else offices
    return Leg(giver_desk=giver, taker_desk=taker)


def _block(leg: Leg, said: words.SingleHandoverWords, remarks: int) -> LegBlock:
    time = moment_words(leg.at) if leg.at else said.time_blank
    said_of_it = (leg.result, leg.note) if remarks > 1 else (", ".join(filter(None, (leg.result, leg.note))),)
    return LegBlock(leg.giver_desk, leg.taker_desk, time, leg.giver_name, leg.taker_name, said_of_it)
