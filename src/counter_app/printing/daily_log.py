"""Nhật ký tiếp nhận và giải quyết thủ tục hành chính: one day of the ward, every row printed."""

from collections.abc import Callable, Sequence

from counter_app.domain.moments import ward_time
from counter_app.printing import words
from counter_app.printing.blocks import line_with_end, margins, title_block
from counter_app.printing.flow import Piece, glue, paginate, paragraph, space
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM, Pen
from counter_app.printing.sheet import A4, A4_LETTERHEAD, Document, letterhead
from counter_app.printing.signatures import SignatureStyle, Signer, signature_pieces
from counter_app.printing.table import Align, Cell, Column, Table, TableStyle
from counter_app.printing.text import Run, Style, capped, run, runs, templated
from counter_app.services.papers.daily_log import CashRow, DailyLogPaper, LogRow
from counter_app.services.papers.wording import (
    clock_figures,
    day_figures,
    moment_figures,
    moment_words,
    percent,
    short_day,
    thousands,
    weekday,
)

_BODY = Style(Face.REGULAR, 12)
_SLANTED = Style(Face.ITALIC, 11)
_HEADING = Style(Face.BOLD, 12.5)
_PART = Style(Face.BOLD_ITALIC, 11.5)
_CELL = 10.5
_TABLE = TableStyle(size=_CELL, leading=12.2, row=6.2 * MM, pad=1 * MM, vertical_pad=0.7 * MM, head_size=10.5)
_CASH_WIDTHS = (8, 19, 27.5, 33, 0, 25, 21)  # in mm
_CORRECTION_WIDTHS = (8, 21, 27.5, 28, 24, 0, 24)  # in mm
_CENTRED = 2  # ordinal and moment

_WIDTHS: dict[str, tuple[float, Align]] = {  # in mm; the procedure takes what is left
    "ordinal": (8, "centre"),
    "clock": (12, "centre"),
    "code": (27.5, "left"),
    "applicant": (36, "left"),
    "procedure": (0, "left"),
    "due": (13.5, "centre"),
    "since": (21, "centre"),
    "holder": (27, "left"),
    "state": (25, "left"),
    "detail": (25, "left"),
}
_NARROWER: dict[str, tuple[float, Align]] = {  # where the holder needs a column too
    "applicant": (32, "left"),
    "holder": (25.5, "left"),
    "state": (22, "left"),
    "detail": (23, "left"),
}
_SHOWN: dict[str, Callable[[LogRow], str]] = {
    "clock": lambda row: clock_figures(row.at) if row.at else "",
    "code": lambda row: row.code,
    "applicant": lambda row: row.applicant,
    "procedure": lambda row: row.procedure,
    "due": lambda row: short_day(row.due_at) if row.due_at else "",
    "since": lambda row: moment_figures(row.at) if row.at else "",
    "holder": lambda row: row.holder,
    "state": lambda row: row.state,
    "detail": lambda row: row.detail,
}


def render_daily_log(paper: DailyLogPaper) -> bytes:
    """Return the PDF."""
    said = words.daily_log()
    title = f"{said.title} {day_figures(paper.day)}"
    document = Document(A4, title, demo=paper.demo)
    sections = [piece for section in said.sections for piece in _section(section, paper, said)]
    closing = [*_cash(paper, said), *_corrections(paper, said), *_notes(paper, said)]
    pieces = [
        letterhead(A4, A4_LETTERHEAD, paper.letterhead, paper.number, paper.dated),
        space(5 * MM),
        title_block(A4, (said.title,), _subtitle(paper, said), ""),
        space(3.5 * MM),
        _strip(paper, said),
        *sections,
        *closing[:-2],
        *glue(closing[-2:]),
        space(3 * MM, glued=True, stretch=3 * MM),
        *_signatures(paper, said),
    ]
    document.add(
        paginate(pieces, A4.content_height, A4.later_height),
        margins(A4, said.margin.format(day=day_figures(paper.day)), paper.reprint),
    )
    return document.content()


def _subtitle(paper: DailyLogPaper, said: words.DailyLogWords) -> tuple[Run, ...]:
    values = {"weekday": weekday(paper.day), "day": day_figures(paper.day), "hours": paper.hours_text}
    template = said.subtitle_with_hours if paper.hours_text else said.subtitle
    return templated(template, Style(Face.ITALIC, 12.5), values)


def _strip(paper: DailyLogPaper, said: words.DailyLogWords) -> Piece:
    counts = paper.counts
    figures = (
        counts.received,
        counts.returned,
        counts.due,
        counts.overdue,
        counts.waiting_supplement,
        counts.waiting_signature,
    )
    texts = (*map(thousands, figures), percent(counts.on_time_per_mille))
    height, cell = 15.5 * MM, A4.content_width / len(texts)
    shown = [
        (capped(text, Style(Face.BOLD, 16), cell, 1)[0], capped(label, Style(Face.REGULAR, 10), cell, 1)[0])
        for text, label in zip(texts, said.counts, strict=True)
    ]

    def draw(pen: Pen, top: float) -> None:
        pen.box(A4.left, top, A4.content_width, height, 0.8)
        for place, (figure, label) in enumerate(shown):
            left = A4.left + place * cell
            if place:
                pen.rule(left, top + 2.8 * MM, left, top + height - 2.8 * MM)
            pen.centred(left + cell / 2, top + 7.6 * MM, figure)
            pen.centred(left + cell / 2, top + 12.4 * MM, label)

    return Piece(height, draw)


def _section(section: words.LogSection, paper: DailyLogPaper, said: words.DailyLogWords) -> list[Piece]:
    lists = [(part.title, getattr(paper, part.rows)) for part in section.parts]
    pieces = _heading(section.title, _HEADING, sum(len(rows) for _, rows in lists), said)
    if not any(rows for _, rows in lists):
        return [*pieces, *_none(said)]
    table = Table(A4.left, A4.content_width, _columns(section), _TABLE)
    for title, rows in lists:
        if title:
            pieces.extend(_heading(title, _PART, len(rows), said, above=1 * MM))
        if rows:
            pieces.extend(table.pieces(_row(number, row, section.columns, said) for number, row in enumerate(rows, 1)))
        else:
            pieces.extend(_none(said))
    return pieces


def _columns(section: words.LogSection) -> tuple[Column, ...]:
    widths = _WIDTHS | (_NARROWER if "holder" in section.columns else {})
    return tuple(
        Column(head, widths[column][0] * MM, widths[column][1])
        for column, head in zip(section.columns, section.heads, strict=True)
    )


def _heading(title: str, style: Style, rows: int, said: words.DailyLogWords, above: float = 3.5 * MM) -> list[Piece]:
    many = runs(said.how_many.format(n=thousands(rows)), _SLANTED) if rows else ()
    return [space(above, glued=True), *line_with_end(A4, runs(title, style), many, 6.2 * MM)]


def _none(said: words.DailyLogWords) -> list[Piece]:
    return paragraph(A4.left, A4.content_width, runs(said.none, _SLANTED), 5.6 * MM)


def _row(number: int, row: LogRow, columns: Sequence[str], said: words.DailyLogWords) -> list[Cell | str]:
    cells: list[Cell | str] = [str(number) if column == "ordinal" else _SHOWN[column](row) for column in columns]
    return _marked(cells, row, said)


def _marked(cells: list[Cell | str], row: LogRow | CashRow, said: words.DailyLogWords) -> list[Cell | str]:
    """Add to the last cell that a row was entered late or after the day was closed."""
    marks = [said.late_entry] if row.late_entry else []
    if row.recorded_after_close:
        marks.append(said.after_close.format(at=moment_figures(row.recorded_after_close)))
    if not marks:
        return cells
    text = str(cells[-1])
    mark = run(f"({'; '.join(marks)})", Style(Face.ITALIC, _CELL - 0.5))
    return [*cells[:-1], Cell((run(f"{text} ", _TABLE.text), mark) if text else (mark,))]


def _cash(paper: DailyLogPaper, said: words.DailyLogWords) -> list[Piece]:
    pieces = _heading(said.cash.title, _HEADING, len(paper.cash), said)
    if not paper.cash:
        return [*pieces, *_none(said)]
    last = len(said.cash.heads) - 1
    columns = tuple(
        Column(head, width * MM, "centre" if i == 0 else "right" if i == last else "left")
        for i, (head, width) in enumerate(zip(said.cash.heads, _CASH_WIDTHS, strict=True))
    )
    strong = Style(Face.BOLD, _CELL)
    total = thousands(sum(row.amount for row in paper.cash))
    sum_row: list[Cell | str] = ["", "", "", "", Cell(runs(said.cash.total, strong)), "", Cell(runs(total, strong))]
    rows = [_cash_row(number, row, said) for number, row in enumerate(paper.cash, 1)]
    table = Table(A4.left, A4.content_width, columns, _TABLE).pieces([*rows, sum_row])
    return [*pieces, *table[:-2], *glue(table[-2:-1]), table[-1]]


def _cash_row(number: int, row: CashRow, said: words.DailyLogWords) -> list[Cell | str]:
    amount = thousands(row.amount) if row.amount or not row.state else row.state
    cells: list[Cell | str] = [str(number), row.receipt, row.code, row.payer, row.what, row.collector, amount]
    return _marked(cells, row, said)


def _corrections(paper: DailyLogPaper, said: words.DailyLogWords) -> list[Piece]:
    if not paper.corrections:
        return []
    columns = tuple(
        Column(head, width * MM, "centre" if place < _CENTRED else "left")
        for place, (head, width) in enumerate(zip(said.corrections.heads, _CORRECTION_WIDTHS, strict=True))
    )
    rows: list[list[Cell | str]] = [
        [str(number), moment_figures(row.recorded_at), row.code, row.applicant, row.part, row.change, row.recorder]
        for number, row in enumerate(paper.corrections, 1)
    ]
    title = _heading(said.corrections.title, _HEADING, 0, said)
    return [*title, *Table(A4.left, A4.content_width, columns, _TABLE).pieces(rows)]


def _notes(paper: DailyLogPaper, said: words.DailyLogWords) -> list[Piece]:
    rows: list[LogRow | CashRow] = [*paper.cash]
    for section in said.sections:
        for part in section.parts:
            rows.extend(getattr(paper, part.rows))
    notes = []
    if any(row.late_entry for row in rows):
        notes.append(said.late_entry_note)
    if any(row.recorded_after_close for row in rows):
        notes.append(said.after_close_note)
    if paper.signed_off_at:
        notes.append(said.signed_off.format(at=moment_words(ward_time(paper.signed_off_at))))
    lines = [paragraph(A4.left, A4.content_width, runs(note, _SLANTED), 5.2 * MM) for note in notes]
    return [space(2 * MM, glued=True), *(piece for line in lines for piece in line)]


def _signatures(paper: DailyLogPaper, said: words.DailyLogWords) -> list[Piece]:
    names = {"maker": paper.maker_name, "approver": paper.approver_name}
    signers = [
        Signer(signer.titles or paper.approver_lines, signer.hint, names[signer.name]) for signer in said.signers
    ]
    style = SignatureStyle(A4.left, A4.content_width, 12, 5.4 * MM, 18 * MM, 6 * MM)
    return signature_pieces(signers, style)
