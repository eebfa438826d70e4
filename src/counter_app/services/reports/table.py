"""Biểu 07a/BTP/KSTT (Thông tư 09/2026/TT-BTP) and II.06a (Thông tư 01/2020/TT-VPCP): one row a field, and its checks.

A number of the form is the length of the list behind it: both come of one predicate.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.domain.procedures.channels import Channel
from counter_app.services.reports.lives import Life


class Column(StrEnum):
    """The numbers that are counted; the form's totals are sums of them."""

    ONLINE_FULL = "online_full"
    ONLINE_PART = "online_part"
    POST = "post"
    COUNTER = "counter"
    CARRIED = "carried"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    WITHIN = "within"
    OVERDUE = "overdue"


RECEIVED = (Column.ONLINE_FULL, Column.ONLINE_PART, Column.POST, Column.COUNTER, Column.CARRIED)
SOLVED = (Column.EARLY, Column.ON_TIME, Column.LATE)
OPEN = (Column.WITHIN, Column.OVERDUE)


def _received_by(channel: Channel) -> Callable[[Life], bool]:
    return lambda life: life.is_counted and life.is_received and life.channel is channel


def _solved(verdict: Verdict) -> Callable[[Life], bool]:
    return lambda life: life.is_counted and life.verdict is verdict


BELONGS: Mapping[Column, Callable[[Life], bool]] = {
    Column.ONLINE_FULL: _received_by(Channel.ONLINE_FULL),
    Column.ONLINE_PART: _received_by(Channel.ONLINE_PART),
    Column.POST: _received_by(Channel.POST),
    Column.COUNTER: _received_by(Channel.COUNTER),
    Column.CARRIED: lambda life: life.is_counted and not life.is_received,
    Column.EARLY: _solved(Verdict.EARLY),
    Column.ON_TIME: _solved(Verdict.ON_TIME),
    Column.LATE: _solved(Verdict.LATE),
    Column.WITHIN: lambda life: life.is_counted and life.solved_at is None and not life.is_late,
    Column.OVERDUE: lambda life: life.is_counted and life.solved_at is None and life.is_late,
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of the form, or its total, in the columns of the law."""

    field: str
    name: str
    online_full: int = 0
    online_part: int = 0
    post: int = 0
    counter: int = 0
    carried: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    within: int = 0
    overdue: int = 0

    def sum(self, columns: Collection[Column]) -> int:
        """Return the sum of some columns."""
        return sum(self.count(column) for column in columns)

    def count(self, column: Column) -> int:
        """Return the number in a column."""
        number: int = getattr(self, column.value)
        return number

    @property
    def received_total(self) -> int:
        """Return column (3) of 07a."""
        return self.sum(RECEIVED)

    @property
    def solved_total(self) -> int:
        """Return column (9) of 07a."""
        return self.sum(SOLVED)

    @property
    def open_total(self) -> int:
        """Return column (13) of 07a."""
        return self.sum(OPEN)


class CarryKind(StrEnum):
    """Why what a field took over is not what it was left with."""

    MOVED = "moved"
    REOPENED = "reopened"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class CarryLine:
    """A dossier that explains a difference of the carry-over; the field that lost it, and the one that got it."""

    kind: CarryKind
    code: str
    left: str = ""
    joined: str = ""


class CheckKind(StrEnum):
    """What must agree in a form."""

    BALANCE = "balance"  # (3) = (9) + (13), in each row
    CARRY_OVER = "carry_over"  # (8) = (13) of the period before, after the named dossiers
    TOTALS = "totals"  # the last row is the sum of the others


@dataclass(frozen=True, slots=True)
class Check:
    """One check; ``fields`` are the codes of the fields in which it does not come out."""

    kind: CheckKind
    fields: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether everything agrees."""
        return not self.fields


def field_rows(found: Sequence[Life], fields: Mapping[str, str]) -> tuple[FieldRow, ...]:
    """Return a row for each field of the catalogue, and for each other one in which there was something."""
    named = {**fields, **{life.field_code: life.field_name for life in found if life.field_code not in fields}}
    by_field: dict[str, list[Life]] = {field: [] for field in named}
    for life in found:
        by_field[life.field_code].append(life)
    return tuple(_row(field, named[field], held) for field, held in by_field.items())


def total_row(found: Sequence[Life]) -> FieldRow:
    """Return the last row, counted anew and not added up."""
    return _row("", "", found)


def _row(field: str, name: str, found: Sequence[Life]) -> FieldRow:
    counts = {column.value: sum(map(belongs, found)) for column, belongs in BELONGS.items()}
    return FieldRow(field, name, **counts)


def carry_lines(found: Sequence[Life]) -> tuple[CarryLine, ...]:
    """Return the dossiers between what the last period left and what this one took over."""
    lines = [line for life in found if (line := _carry_line(life)) is not None]
    return tuple(sorted(lines, key=lambda line: (line.kind, line.code)))


def _carry_line(life: Life) -> CarryLine | None:
    if not life.is_counted:
        return CarryLine(CarryKind.CANCELLED, life.code, left=life.field_before)
    if life.is_received:
        return None
    if not life.field_before:
        return CarryLine(CarryKind.REOPENED, life.code, joined=life.field_code)
    if life.field_before != life.field_code:
        return CarryLine(CarryKind.MOVED, life.code, left=life.field_before, joined=life.field_code)
    return None


def checks(rows: Sequence[FieldRow], total: FieldRow, found: Sequence[Life]) -> tuple[Check, ...]:
    """Return what must agree in the form, and where it does not."""
    lines = carry_lines(found)
    unbalanced = [row.field for row in rows if row.received_total != row.solved_total + row.open_total]
    torn = [row.field for row in rows if row.carried != _taken_over(row.field, found, lines)]
    unlike = [column.value for column in Column if sum(row.count(column) for row in rows) != total.count(column)]
    return (
        Check(CheckKind.BALANCE, tuple(unbalanced)),
        Check(CheckKind.CARRY_OVER, tuple(torn)),
        Check(CheckKind.TOTALS, tuple(unlike)),
    )


def _taken_over(field: str, found: Sequence[Life], lines: Sequence[CarryLine]) -> int:
    """Return what the period before left in a field, with the dossiers that came and went since."""
    left = sum(1 for life in found if life.field_before == field)
    return left + sum((line.joined == field) - (line.left == field) for line in lines)
