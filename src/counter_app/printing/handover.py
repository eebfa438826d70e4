"""Danh sách bàn giao hồ sơ: the list that goes with a batch, printed before and again after it was taken over."""

from collections.abc import Iterable
from functools import partial

from counter_app.domain.moments import ward_date
from counter_app.printing import words
from counter_app.printing.blocks import line_with_end, margins, title_block
from counter_app.printing.flow import Piece, between, glue, paragraph, space, squeezed
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM
from counter_app.printing.sheet import A4_WIDE, A4_WIDE_LETTERHEAD, Document, letterhead
from counter_app.printing.signatures import SignatureStyle, Signer, signature_pieces
from counter_app.printing.table import Cell, Column, Table, TableStyle
from counter_app.printing.text import Run, Style, run, runs, templated
from counter_app.services.papers.handover import Acceptance, HandoverPaper, HandoverRow
from counter_app.services.papers.wording import clock_words, moment_figures, moment_words

_BODY = Style(Face.REGULAR, 12)
_STRONG = Style(Face.BOLD, 12)
_NOTE = Style(Face.ITALIC, 11.5)
_LEADING = 5.6 * MM
_CELL = 10.0
_WIDTHS = (8, 43, 0, 10.5, 33, 24, 22.2, 20.5, 20.5, 13, 16)  # in mm; the procedure takes what is left
_CENTRED = {0, 3, 6, 7, 8, 9}
_DATES = {7, 8}


def render_handover(paper: HandoverPaper) -> bytes:
    """Return the PDF."""
    said = words.handover()
    title = f"{said.title} {paper.number[:60]}"
    document = Document(A4_WIDE, title, demo=paper.demo)
    pages = squeezed(partial(_pieces, paper, said), A4_WIDE.content_height, A4_WIDE.later_height)
    document.add(pages, margins(A4_WIDE, said.margin.format(number=paper.number), paper.reprint))
    return document.content()


def _pieces(paper: HandoverPaper, said: words.HandoverWords, squeeze: float) -> list[Piece]:
    style = TableStyle(
        row=between(6.55 * MM, 5.7 * MM, squeeze),
        leading=between(12, 11.4, squeeze),
        pad=0.9 * MM,
        vertical_pad=between(0.9 * MM, 0.5 * MM, squeeze),
        numbered=True,
    )
    table = Table(A4_WIDE.left, A4_WIDE.content_width, _columns(said), style)
    rows = table.pieces(_row(row, said) for row in paper.rows)
    return [
        letterhead(A4_WIDE, A4_WIDE_LETTERHEAD, paper.letterhead, paper.number, paper.dated),
        space(between(4 * MM, 2 * MM, squeeze)),
        title_block(A4_WIDE, (said.title,), _subtitle(paper, said), paper.barcode),
        space(1.5 * MM),
        *_desks(paper, said),
        space(2 * MM, glued=True),
        *rows[:-2],
        *glue(rows[-2:]),
        space(1 * MM, glued=True),
        *glue(_closing(paper, said)),
        space(between(2.5 * MM, 1 * MM, squeeze), glued=True, stretch=3 * MM),
        *_signatures(paper, said, between(15 * MM, 11 * MM, squeeze)),
    ]


def _columns(said: words.HandoverWords) -> tuple[Column, ...]:
    return tuple(
        Column(
            head,
            _WIDTHS[i] * MM,
            "centre" if i in _CENTRED else "left",
            said.dates_group if i in _DATES else "",
        )
        for i, head in enumerate(said.heads)
    )


def _subtitle(paper: HandoverPaper, said: words.HandoverWords) -> tuple[Run, ...]:
    same_day = ward_date(paper.given_at) == paper.dated
    given = clock_words(paper.given_at) if same_day else moment_words(paper.given_at)
    template = said.subtitle_with_round if paper.round_of_day else said.subtitle
    return templated(template, Style(Face.ITALIC, 12.5), {"round": str(paper.round_of_day), "given": given})


def _desks(paper: HandoverPaper, said: words.HandoverWords) -> list[Piece]:
    sets = sum(row.sets for row in paper.rows)
    template = said.total_value if sets == len(paper.rows) else said.total_value_with_sets
    total = templated(template, _STRONG, {"dossiers": str(len(paper.rows)), "sets": str(sets)})
    giver = (run(f"{said.giver} ", _BODY), run(paper.giver_desk, _STRONG))
    taker = (run(f"{said.taker} ", _BODY), run(paper.taker_desk, _STRONG))
    return [
        *line_with_end(A4_WIDE, giver, (), _LEADING),
        *line_with_end(A4_WIDE, taker, (run(f"{said.total} ", _BODY), *total), _LEADING),
    ]


def _row(row: HandoverRow, said: words.HandoverWords) -> tuple[Cell | str, ...]:
    return (
        str(row.ordinal),
        row.code,
        row.procedure,
        str(row.sets),
        row.owner,
        row.address,
        row.phone,
        moment_figures(row.received_at),
        moment_figures(row.due_at),
        _scanned(row.acceptance, said),
        row.note,
    )


def _scanned(acceptance: Acceptance, said: words.HandoverWords) -> Cell:
    match acceptance:
        case Acceptance.OPEN:
            return Cell()
        case Acceptance.ACCEPTED:
            return Cell(tick=True)
        case Acceptance.MISSING:
            return Cell(runs(said.missing, Style(Face.BOLD, _CELL)))
        case Acceptance.REFUSED:
            return Cell(runs(said.refused, Style(Face.BOLD, _CELL)))


def _closing(paper: HandoverPaper, said: words.HandoverWords) -> list[Piece]:
    sentences = [run(said.copies_note, _BODY)]
    if paper.accepted_at is not None:
        sentences = [*_accepted(paper, said), *sentences]
    left, width = A4_WIDE.left, A4_WIDE.content_width
    return [
        *paragraph(left, width, (run(said.parts_note, _NOTE),), _LEADING),
        *paragraph(left, width, sentences, _LEADING),
    ]


def _accepted(paper: HandoverPaper, said: words.HandoverWords) -> list[Run]:
    taken = len(_ordinals(paper.rows, Acceptance.ACCEPTED))
    count = said.accepted_count.format(accepted=taken, dossiers=len(paper.rows))
    at = moment_words(paper.accepted_at) if paper.accepted_at else ""
    sentence = list(templated(said.accepted, _BODY, {"at": at, "count": count}, {"count": _STRONG}))
    for acceptance, template, joint in (
        (Acceptance.MISSING, said.missing_lines, ", "),
        (Acceptance.REFUSED, said.refused_lines, "; "),
    ):
        lines = _ordinals(paper.rows, acceptance)
        if lines:
            sentence.append(run(joint, _BODY))
            sentence.extend(templated(template, _BODY, {"lines": ", ".join(lines)}))
    return [*sentence, run(". ", _BODY)]


def _ordinals(rows: Iterable[HandoverRow], acceptance: Acceptance) -> list[str]:
    return [str(row.ordinal) for row in rows if row.acceptance is acceptance]


def _signatures(paper: HandoverPaper, said: words.HandoverWords, room: float) -> list[Piece]:
    names = {"giver": paper.giver_name, "taker": paper.taker_name, "confirmer": paper.confirmer_name}
    signers = [Signer(signer.titles, signer.hint, names[signer.name]) for signer in said.signers]
    style = SignatureStyle(A4_WIDE.left, A4_WIDE.content_width, 12, 5.2 * MM, room, 6 * MM)
    return signature_pieces(signers, style)
