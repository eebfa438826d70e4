"""A period's report: the form's numbers with their checks, the shares beside it, and the dossiers behind them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.procedures.versions import Field
from counter_app.services.reports.lives import Journal, Life, Period, lives
from counter_app.services.reports.shares import ShareRow, Shares, belongs_to, shares
from counter_app.services.reports.table import (
    BELONGS,
    CarryLine,
    Check,
    Column,
    FieldRow,
    carry_lines,
    checks,
    field_rows,
    total_row,
)

NEW_FORM_FROM = date(2026, 8, 1)  # Thông tư 09/2026/TT-BTP


class ReportForm(StrEnum):
    """The report of a unit that settles procedures itself; periods that end before 01/08/2026 are told on II.06a."""

    F07A = "07a"
    II06A = "ii06a"

    def fits(self, last: date) -> bool:
        """Say whether this is the form the law asks for of a period that ends on the day."""
        return (self is ReportForm.F07A) == (last >= NEW_FORM_FROM)


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """One report as rows. ``found`` is every dossier it speaks of."""

    form: ReportForm
    period: Period
    rows: tuple[FieldRow, ...]
    total: FieldRow
    checks: tuple[Check, ...]
    carried: tuple[CarryLine, ...]
    shares: Shares
    found: tuple[Life, ...]

    def dossiers(self, column: Column, field: str | None = None) -> tuple[Life, ...]:
        """Return exactly the dossiers that a number counts, of one field or of all, by code."""
        belongs = BELONGS[column]
        wanted = (life for life in self.found if belongs(life) and field in (None, life.field_code))
        return tuple(sorted(wanted, key=lambda life: life.code))

    def behind(self, columns: Collection[Column], field: str | None = None) -> tuple[Life, ...]:
        """Return exactly the dossiers that a sum of columns counts, by code."""
        wanted = (life for column in columns for life in self.dossiers(column, field))
        return tuple(sorted(wanted, key=lambda life: life.code))

    def judged(self, row: ShareRow) -> tuple[Life, ...]:
        """Return exactly the dossiers that a row of the shares counts, by code."""
        return tuple(sorted(filter(belongs_to(row), self.found), key=lambda life: life.code))

    @property
    def withdrawn(self) -> int:
        """Return how many of the solved ones the citizen took back; the form counts them at their stop notice."""
        return sum(1 for life in self.found if life.is_counted and life.solved_at and life.is_withdrawn)

    @property
    def paused(self) -> int:
        """Return how many of the open ones wait for papers or a payment."""
        return sum(1 for life in self.found if life.is_counted and life.solved_at is None and life.is_paused)


def period_report(
    form: ReportForm,
    period: Period,
    journals: Iterable[Journal],
    handlers: Mapping[int, str],
    fields: Iterable[Field],
    names: Mapping[str, str],
) -> PeriodReport:
    """Count a period. ``journals`` are those of all dossiers that were open in it or moved in it; see ``lives``."""
    found = tuple(lives(journals, period, handlers))
    counted = [life for life in found if life.is_counted]
    rows = field_rows(counted, {field.code: field.name for field in fields})
    total = total_row(counted)
    return PeriodReport(
        form=form,
        period=period,
        rows=rows,
        total=total,
        checks=checks(rows, total, found),
        carried=carry_lines(found),
        shares=shares(found, names),
        found=found,
    )
