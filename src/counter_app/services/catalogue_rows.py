"""What staff read of the catalogue: its procedures as rows, its fields with counts, and the whole of one procedure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain import names
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.procedures.checks import Datum
from counter_app.domain.procedures.fees import FeeRule
from counter_app.domain.procedures.process_rules import CeilingWarning
from counter_app.domain.procedures.versions import ProcedureVersion


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """One procedure in a list. ``unchecked`` is empty once all its ``data`` were compared with the decision."""

    code: str
    version: int
    name: str
    short_name: str
    field_code: str
    field_name: str
    desk: str
    desk_name: str
    limit: TimeLimit
    fee: FeeRule
    data: tuple[Datum, ...]
    unchecked: tuple[Datum, ...]
    is_unsure: bool
    open_dossiers: int
    sought: str = ""


@dataclass(frozen=True, slots=True)
class FieldCount:
    """A field of administration, and how many of the procedures that were found belong to it."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Sieved:
    """What fits a question: the rows of the chosen field, and every field with the count of what fits in it."""

    rows: tuple[ProcedureRow, ...]
    fields: tuple[FieldCount, ...]
    total: int


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The catalogue of a day, read once; a question is put to it without asking the desk again."""

    day: date
    rows: tuple[ProcedureRow, ...] = ()
    fields: tuple[FieldCount, ...] = ()

    @property
    def unchecked(self) -> int:
        """Return how many procedures hold a datum that nobody has compared with the decision."""
        return sum(1 for row in self.rows if row.unchecked)

    def sieve(self, text: str, field: str = "") -> Sieved:
        """Return what fits every word of a text, accents and capitals aside: in code, name or field."""
        wanted = names.search_tokens(text)
        found = [row for row in self.rows if _fits(row.sought, wanted)]
        counts = {one.code: 0 for one in self.fields}
        for row in found:
            counts[row.field_code] = counts.get(row.field_code, 0) + 1
        fields = tuple(FieldCount(one.code, one.name, counts[one.code]) for one in self.fields)
        rows = tuple(row for row in found if not field or row.field_code == field)
        return Sieved(rows, fields, len(found))


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check that was made, with who made it."""

    data: tuple[Datum, ...]
    decision: str
    dated: date | None
    at: datetime
    by: str
    by_name: str


@dataclass(frozen=True, slots=True)
class VersionSpan:
    """A version, and the days on which it holds."""

    version: int
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class DeskLane:
    """A desk that takes part in a process, and who works there."""

    code: str
    name: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcedureSheet:
    """One procedure as staff read it: ``version`` holds what was checked as confirmed.

    ``room_minutes`` is the work the limit leaves room for, None where the law names a date; ``over`` warns of processes
    whose ceilings exceed it. ``older_open`` counts dossiers that still follow another version.
    """

    version: ProcedureVersion
    data: tuple[Datum, ...]
    unchecked: tuple[Datum, ...]
    checks: tuple[CheckRow, ...]
    lanes: tuple[DeskLane, ...]
    versions: tuple[VersionSpan, ...]
    open_dossiers: int
    older_open: int
    room_minutes: int | None
    over: tuple[CeilingWarning, ...]


@dataclass(frozen=True, slots=True)
class CheckDone:
    """What a check, or taking the last one back, left: what is checked now and what is still to be checked."""

    code: str
    version: int
    name: str
    decision: str
    data: tuple[Datum, ...]
    unchecked: tuple[Datum, ...]


def _fits(sought: str, wanted: Sequence[str]) -> bool:
    words = sought.split()
    return all(any(word.startswith(token) for word in words) for token in wanted)
