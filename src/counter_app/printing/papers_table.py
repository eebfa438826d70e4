"""The table of a dossier's papers, the same on the receipt and on the slip of a single dossier."""

from collections.abc import Iterable

from counter_app.printing.flow import Piece
from counter_app.printing.fonts import Face
from counter_app.printing.pen import MM
from counter_app.printing.table import Cell, Column, Table, TableStyle
from counter_app.printing.text import Style, run
from counter_app.printing.words import PapersTable
from counter_app.services.papers.parts import PaperRow

_WIDTHS = (7 * MM, 16.2 * MM, 17.2 * MM, 13 * MM)


def papers_table(
    papers: Iterable[PaperRow], said: PapersTable, x: float, width: float, style: TableStyle, scale: float = 1
) -> list[Piece]:
    """Return the table; the scale widens the narrow columns on larger sheets."""
    ordinal, originals, certified, copies = (scale * narrow for narrow in _WIDTHS)
    columns = (
        Column(said.ordinal, ordinal, "centre"),
        Column(said.name),
        Column(said.originals, originals, "centre", said.group),
        Column(said.certified, certified, "centre", said.group),
        Column(said.copies, copies, "centre", said.group),
    )
    return Table(x, width, columns, style).pieces(_row(paper, said, style) for paper in papers)


def _row(paper: PaperRow, said: PapersTable, style: TableStyle) -> tuple[Cell | str, ...]:
    name = [run(paper.name, style.text)]
    if paper.note:
        name.append(run(f" ({paper.note})", Style(Face.ITALIC, style.size)))
    originals = _number(paper.originals)
    return (
        str(paper.ordinal),
        Cell(tuple(name)),
        originals or (said.shown if paper.shown else ""),
        _number(paper.certified),
        _number(paper.copies),
    )


def _number(number: int) -> str:
    return str(number) if number else ""
