"""The papers of a procedure as lines of the form: what was brought of each, in which way and how many."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counter_app.domain.procedures.papers import RequiredPaper
from counter_app.ui.screens.receive.form import How, PaperEntry

MOST = 99
_FURTHER = -1  # papers beyond the list count down from here


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One line. ``required`` is None for a paper the citizen brought beyond the list."""

    key: int
    name: str
    condition: str
    mandatory: bool
    how: How
    count: int
    taken: bool = False
    source: str = ""

    @property
    def is_further(self) -> bool:
        """Say whether the catalogue does not ask for it."""
        return self.key <= _FURTHER

    @property
    def has_count(self) -> bool:
        """Say whether a number of sheets means anything."""
        return self.how not in {How.SHOWN, How.DATA}


def rows_of(required: Sequence[RequiredPaper], brought: Sequence[PaperEntry], further: Sequence[str]) -> list[PaperRow]:
    """Return the lines of a procedure: the mandatory ones first, then the others, then what came beyond the list."""
    entries = {entry.ordinal: entry for entry in brought}
    asked = sorted(required, key=lambda paper: (not paper.mandatory, paper.ordinal))
    rows = [_row(paper, entries.get(paper.ordinal)) for paper in asked]
    beyond = [
        PaperRow(_FURTHER - at, name, "", mandatory=False, how=How.ORIGINAL, count=1, taken=True)
        for at, name in enumerate(further)
    ]
    return rows + beyond


def brought(rows: Sequence[PaperRow]) -> tuple[PaperEntry, ...]:
    """Return what was brought of the list, in the order of the catalogue."""
    taken = [row for row in rows if row.taken and not row.is_further]
    return tuple(PaperEntry(row.key, row.how, row.count, row.source) for row in sorted(taken, key=lambda row: row.key))


def further(rows: Sequence[PaperRow]) -> tuple[str, ...]:
    """Return what came beyond the list."""
    return tuple(row.name for row in rows if row.is_further and row.taken)


def all_present(rows: Sequence[PaperRow]) -> list[PaperRow]:
    """Return the lines with every mandatory paper ticked; where the list asks for none, all that stand on it."""
    none_asked = not any(row.mandatory for row in rows)
    return [replace(row, taken=True) if row.mandatory or none_asked else row for row in rows]


def missing(rows: Sequence[PaperRow]) -> list[str]:
    """Return the names of mandatory papers that were not brought."""
    return [row.name for row in rows if row.mandatory and not row.taken]


def counted(rows: Sequence[PaperRow]) -> tuple[int, int]:
    """Return how many of the mandatory papers are there, and how many there are."""
    mandatory = [row for row in rows if row.mandatory]
    return sum(row.taken for row in mandatory), len(mandatory)


def next_how(row: PaperRow, step: int) -> PaperRow:
    """Return the line with the next way of coming."""
    ways = list(How)
    return replace(row, how=ways[(ways.index(row.how) + step) % len(ways)], taken=True)


def with_digit(row: PaperRow, digit: int, *, more: bool) -> PaperRow:
    """Return the line with a typed digit: the first one replaces the count, the next ones follow it."""
    number = row.count * 10 + digit if more else digit
    return replace(row, count=min(MOST, max(1, number)), taken=True) if row.has_count else row


def _row(paper: RequiredPaper, entry: PaperEntry | None) -> PaperRow:
    how = How.SHOWN if paper.only_shown else How.ORIGINAL if paper.originals else How.COPY
    row = PaperRow(
        paper.ordinal, paper.name, paper.condition, paper.mandatory, how, max(1, paper.originals or paper.copies)
    )
    if entry is None:
        return row
    return replace(row, taken=True, how=entry.how, count=entry.count, source=entry.source)
