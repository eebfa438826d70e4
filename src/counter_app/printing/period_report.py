"""Biểu số 07a/BTP/KSTT and II.06a/VPCP/KSTT: the form of a period, and the annex with the shares kept on time."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from counter_app.domain.moments import ward_time
from counter_app.printing.blocks import margins
from counter_app.printing.flow import Piece, glue, paginate, paragraph, space
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM, Pen
from counter_app.printing.report_annex import annex_pieces
from counter_app.printing.report_head import columns, report_head
from counter_app.printing.report_words import ReportAnnexWords, ReportWords, period_report, report_annex
from counter_app.printing.sheet import A4_WIDE, Document
from counter_app.printing.signatures import SignatureStyle, Signer, signature_pieces
from counter_app.printing.table import Cell, Column, Table, TableStyle
from counter_app.printing.text import Line, Style, run, runs, wrap
from counter_app.services.papers.period_report import PeriodReportPaper, ReportRow
from counter_app.services.papers.wording import day_figures, day_words, moment_words, thousands

_TABLE = TableStyle(size=10, leading=11.6, row=5.7 * MM, pad=1 * MM, vertical_pad=0.6 * MM)
_STRONG = Style(Face.BOLD, 10)
_PLAIN = Style(Face.REGULAR, 10.5)
_SLANTED = Style(Face.ITALIC, 10.5)
_NUMBERS_WIDTH = 14.6 * MM
_ORDINAL_WIDTH = 9 * MM
_LEFT, _WIDTH = A4_WIDE.left, A4_WIDE.content_width


def render_period_report(paper: PeriodReportPaper) -> bytes:
    """Return the PDF: the form, under it what must be said of its numbers, behind it the annex."""
    said, beside = period_report(paper.form), report_annex()
    document = Document(A4_WIDE, f"{said.margin} {day_figures(paper.first)}-{day_figures(paper.last)}", demo=paper.demo)
    form = [
        _head(paper, said),
        space(3 * MM),
        *_table(paper, said),
        *_notes(paper, beside),
        space(2 * MM, glued=True, stretch=3 * MM),
        *_signatures(paper, beside),
    ]
    running = margins(A4_WIDE, said.margin, paper.reprint)
    pages = paginate(form, A4_WIDE.content_height, A4_WIDE.later_height)
    annex = paginate(annex_pieces(paper, beside), A4_WIDE.later_height, A4_WIDE.later_height)
    document.add((*pages, *annex), running)
    return document.content()


def _head(paper: PeriodReportPaper, said: ReportWords) -> Piece:
    """Return the three parts of the head: which form, what of which period, from whom to whom."""
    left = _lines(said.head, (Style(Face.BOLD, 10.5), _PLAIN, _PLAIN), 62 * MM)
    dates = said.dates.format(first=day_figures(paper.first), last=day_figures(paper.last))
    period = (said.period.format(period=paper.period),) if paper.period else ()
    title = _lines(said.title, (Style(Face.BOLD, 12),), 132 * MM)
    under = _lines((*period, dates), (_SLANTED,), 132 * MM)
    sides = (said.reporter, paper.unit, said.receiver, paper.receiver)
    right = _lines(sides, (_PLAIN, _STRONG, _PLAIN, _STRONG), 62 * MM)
    (counted_in,) = wrap(runs(said.counted_in, _SLANTED), _WIDTH)
    pitch, middle = 5 * MM, _LEFT + _WIDTH / 2
    deepest = max(len(left), len(right), len(title) + len(under))

    def draw(pen: Pen, top: float) -> None:
        for number, line in enumerate(left):
            pen.line(_LEFT, top + (number + 0.75) * pitch, line)
        for number, line in enumerate((*title, *under)):
            pen.centred(middle, top + (number + 0.75) * pitch, line)
        for number, line in enumerate(right):
            pen.line(_LEFT + _WIDTH - 62 * MM, top + (number + 0.75) * pitch, line)
        pen.right(_LEFT + _WIDTH, top + (deepest + 0.9) * pitch, counted_in)

    return Piece((deepest + 1) * pitch, draw)


def _lines(texts: Iterable[str], styles: tuple[Style, ...], room: float) -> list[Line]:
    """Return the lines of some texts, each in its style; the last style goes on."""
    found: list[Line] = []
    for number, text in enumerate(texts):
        found.extend(wrap(runs(text, styles[min(number, len(styles) - 1)]), room))
    return found


def _table(paper: PeriodReportPaper, said: ReportWords) -> list[Piece]:
    shown = columns(said)
    numbers = tuple(Column(column.head, _NUMBERS_WIDTH, "right") for column in shown)
    table = Table(_LEFT, _WIDTH, (Column("", _ORDINAL_WIDTH, "centre"), Column(""), *numbers), _TABLE)
    head = report_head(said, table.edges)

    def counts(row: ReportRow, put: Callable[[str], Cell | str]) -> list[Cell | str]:
        return [put(thousands(sum(row.counts[name] for name in column.sums))) for column in shown]

    rows: list[list[Cell | str]] = [
        [str(number), row.name, *counts(row, str)] for number, row in enumerate(paper.rows, 1)
    ]
    strong: Callable[[str], Cell] = lambda text: Cell(runs(text, _STRONG))  # noqa: E731 - handed on like ``str``
    rows.append(["", strong(said.total), *counts(paper.total, strong)])
    body = [replace(piece, head=head) for piece in table.pieces(rows)[1:]]
    return [replace(head, glued=True), *body[:-2], *glue(body[-2:-1]), *glue(body[-1:])]


def _notes(paper: PeriodReportPaper, said: ReportAnnexWords) -> list[Piece]:
    notes = [said.unfinished.format(at=moment_words(ward_time(paper.as_of)))] if paper.as_of else []
    notes += [said.withdrawn.format(n=thousands(paper.withdrawn))] if paper.withdrawn else []
    notes += [said.paused.format(n=thousands(paper.paused))] if paper.paused else []
    notes += [
        said.carried[line.kind].format(code=line.code, left=line.left, joined=line.joined)  # type: ignore[index]
        for line in paper.carried
    ]
    notes.append(said.checked if paper.checks_hold else said.unchecked)
    lines = [paragraph(_LEFT, _WIDTH, (run(note, _SLANTED),), 4.8 * MM) for note in notes]
    return [space(1.5 * MM, glued=True), *(piece for line in lines for piece in line)]


def _signatures(paper: PeriodReportPaper, said: ReportAnnexWords) -> list[Piece]:
    names = {"maker": paper.maker_name, "approver": ""}
    signers = [Signer(signer.titles, signer.hint, names[signer.name]) for signer in said.signers]
    dated = f"{paper.place}, {day_words(paper.dated)}" if paper.place else day_words(paper.dated)
    (place,) = wrap(runs(dated, _SLANTED), _WIDTH)
    above = Piece(5.4 * MM, lambda pen, top: pen.centred(_LEFT + 0.75 * _WIDTH, top + 4 * MM, place), glued=True)
    style = SignatureStyle(_LEFT, _WIDTH, 12, 5.2 * MM, 15 * MM, 6 * MM)
    return [above, *signature_pieces(signers, style)]
