"""The annex of a period's report: shares kept on time, both ways of counting them, and what makes the difference."""

from collections.abc import Iterator

from counter_app.printing.flow import Piece, glue, paragraph, space
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM
from counter_app.printing.report_words import ReportAnnexWords
from counter_app.printing.sheet import A4_WIDE
from counter_app.printing.table import Column, Table, TableStyle
from counter_app.printing.text import Style, run
from counter_app.services.papers.period_report import (
    PeriodReportPaper,
    ReportDifference,
    ReportShareRow,
    ReportShareTable,
    ReportWay,
)
from counter_app.services.papers.wording import hundredths, thousands

_TITLE = Style(Face.BOLD, 13)
_HEADING = Style(Face.BOLD, 12)
_BODY = Style(Face.REGULAR, 11.5)
_SLANTED = Style(Face.ITALIC, 11)
_TABLE = TableStyle(size=10.5, leading=12.2, row=5.9 * MM, pad=1.1 * MM, vertical_pad=0.6 * MM)
_WIDTHS = (10, 0, 30, 26, 26, 26, 28)  # in mm; the name takes what is left
_LEFT, _WIDTH = A4_WIDE.left, A4_WIDE.content_width


def annex_pieces(paper: PeriodReportPaper, said: ReportAnnexWords) -> list[Piece]:
    """Return the annex, which begins a page of its own."""
    return [
        *paragraph(_LEFT, _WIDTH, (run(said.annex, _TITLE),), 6.4 * MM, centred=True),
        *paragraph(_LEFT, _WIDTH, (run(said.annex_note, _SLANTED),), 5.4 * MM, centred=True),
        *_heading(said.ways_title),
        *_ways(paper, said),
        *(piece for table in paper.shares for piece in _share_table(table, said)),
    ]


def _ways(paper: PeriodReportPaper, said: ReportAnnexWords) -> Iterator[Piece]:
    for template, way in ((said.ours, paper.ours), (said.way_766, paper.way_766)):
        yield from paragraph(_LEFT, _WIDTH, (run(_way(template, way), _BODY),), 5.4 * MM)
    for one in paper.differences:
        if one.codes:
            yield from paragraph(_LEFT, _WIDTH, (run(_difference(one, said), _BODY),), 5.4 * MM)


def _way(template: str, way: ReportWay) -> str:
    return template.format(kept=thousands(way.kept), out_of=thousands(way.out_of), share=hundredths(way.hundredths))


def _difference(one: ReportDifference, said: ReportAnnexWords) -> str:
    template = said.differences[one.kind]  # type: ignore[index]
    return template.format(n=thousands(len(one.codes)), codes=", ".join(one.codes))


def _share_table(table: ReportShareTable, said: ReportAnnexWords) -> list[Piece]:
    heading = _heading(said.shares[table.by])  # type: ignore[index]
    if not table.rows:
        return [*heading, *paragraph(_LEFT, _WIDTH, (run(said.none, _SLANTED),), 5.6 * MM)]
    columns = tuple(
        Column(head, width * MM, "centre" if place == 0 else "left" if place == 1 else "right")
        for place, (head, width) in enumerate(zip(said.share_heads, _WIDTHS, strict=True))
    )
    rows = [_share_row(number, row) for number, row in enumerate(table.rows, 1)]
    return [*heading, *Table(_LEFT, _WIDTH, columns, _TABLE).pieces(rows)]


def _share_row(number: int, row: ReportShareRow) -> list[str]:
    counts = (row.early + row.on_time + row.late, row.early, row.on_time, row.late)
    return [str(number), row.name, *map(thousands, counts), hundredths(row.hundredths)]


def _heading(title: str) -> list[Piece]:
    return [space(3 * MM, glued=True), *glue(paragraph(_LEFT, _WIDTH, (run(title, _HEADING),), 6.2 * MM))]
