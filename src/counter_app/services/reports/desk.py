"""Where the reports of a period are read, printed and taken away as a spreadsheet."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.errors import Refused
from counter_app.domain.office import UnitProfile
from counter_app.domain.people import Right
from counter_app.domain.procedures.versions import Field
from counter_app.services.acting import Actor
from counter_app.services.books import BookWriter
from counter_app.services.ledger import Ledger, canonical, needs
from counter_app.services.paper_orders import order
from counter_app.services.ports import Unit
from counter_app.services.reports.book import report_book
from counter_app.services.reports.lives import Journal, Period
from counter_app.services.reports.made import MadeReport
from counter_app.services.reports.paper import report_paper
from counter_app.services.reports.report import PeriodReport, ReportForm, period_report

Stop = Callable[[], bool]
"""Says that nobody waits any more."""

_HELPING = 200


class ReportQueries(Protocol):
    """What is read for the reports of a period."""

    def counted_journals(self, start: datetime, end: datetime) -> Iterable[Journal]:
        """Return the journals of all dossiers that were open in a stretch or moved in it, events that count alone."""
        ...

    def handlers(self, start: datetime, end: datetime) -> dict[int, str]:
        """Return who ended the specialist's step of each of these dossiers, last before the end."""
        ...

    def fields(self) -> tuple[Field, ...]:
        """Return the fields of administration by name."""
        ...

    def names(self) -> dict[str, str]:
        """Return the names of people and desks by login and code."""
        ...

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        ...

    def made(self, limit: int) -> tuple[MadeReport, ...]:
        """Return the reports made last, newest first."""
        ...


@dataclass(frozen=True, slots=True)
class ReportDesk:
    """Where the figures of a month, a quarter or any other period come from."""

    ledger: Ledger
    queries: ReportQueries
    write_book: BookWriter

    @needs(Right.READ_REPORTS)
    def report(
        self, actor: Actor, form: ReportForm, first: date, last: date, *, stop: Stop = lambda: False
    ) -> PeriodReport:
        """Return the report of a period, both days included, as it stood at its end, or stands now.

        Refused ``report.stopped`` where ``stop`` says that nobody waits for it any more.
        """
        return self._report(form, first, last, stop)

    @needs(Right.READ_REPORTS)
    def order(self, actor: Actor, form: ReportForm, first: date, last: date, *, key: str | None = None) -> int:
        """Order the report on paper and return its job; the paper keeps its numbers whatever is corrected later."""
        report = self._report(form, first, last)
        request = {"form": form.value, "first": first.isoformat(), "last": last.isoformat()}

        def work(unit: Unit, act: Act) -> int:
            unit.audit.add(act.recorded_by, "report.period_printed", act.recorded_at, data=canonical(request))
            return order(unit, report_paper(unit, report, act), act)

        return self.ledger.write(actor, "order_report", request, key, int, work)

    @needs(Right.READ_REPORTS)
    def made(self, actor: Actor, limit: int = 50) -> tuple[MadeReport, ...]:
        """Return the reports that were made, newest first."""
        return self.queries.made(limit)

    @needs(Right.READ_REPORTS)
    def export(self, actor: Actor, form: ReportForm, first: date, last: date, path: Path) -> Path:
        """Write the report as a spreadsheet. That it left the program is logged."""
        report = self._report(form, first, last)
        unit = self.queries.profile().name
        self.write_book(report_book(report, unit, self.ledger.now(), actor.person.name), path)
        self.ledger.note(
            actor, "report.period_exported", form=form.value, first=first.isoformat(), last=last.isoformat()
        )
        return path

    def _report(self, form: ReportForm, first: date, last: date, stop: Stop = lambda: False) -> PeriodReport:
        period = Period.of(first, last, self.ledger.now())
        journals = _waited_for(self.queries.counted_journals(period.start, period.end), stop)
        handlers = self.queries.handlers(period.start, period.end)
        return period_report(form, period, journals, handlers, self.queries.fields(), self.queries.names())


def _waited_for(journals: Iterable[Journal], stop: Stop) -> Iterator[Journal]:
    """Yield what is counted for as long as somebody waits for it."""
    for at, journal in enumerate(journals):
        if at % _HELPING == 0 and stop():
            raise Refused("report.stopped")
        yield journal


def warnings_of(report: PeriodReport) -> tuple[Warn, ...]:
    """Return what should be said beside a report: another form is asked for, or a check does not come out."""
    said = []
    if not report.form.fits(report.period.last):
        other = ReportForm.II06A if report.form is ReportForm.F07A else ReportForm.F07A
        said.append(Warn("report.other_form", {"form": other.value, "last": report.period.last.isoformat()}))
    said += [Warn("report.check_failed", {"check": check.kind.value}) for check in report.checks if not check.ok]
    return tuple(said)
