"""What the reports of a period read: journals without the way from desk to desk, and who handled each dossier."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import Row, select

from counter_app.domain.dossiers.events import KIND_OF, Event
from counter_app.domain.people import Role
from counter_app.persistence.queries import SqlQueries, concerned, journals_of
from counter_app.persistence.tables import event, person, print_job
from counter_app.services.reports.lives import COUNTED_KINDS
from counter_app.services.reports.made import MadeReport
from counter_app.services.reports.report import ReportForm

_COUNTED = [KIND_OF[kind] for kind in COUNTED_KINDS]
_PASSED = ("taken_over", "step_ended", "completed")


class _Step(msgspec.Struct):
    role: str


class _Passed(msgspec.Struct):
    """What is read of an event that ended a step; the rest of it is skipped unread."""

    ended: _Step
    given_by: str = ""


class _OnPaper(msgspec.Struct):
    """What is read of a report's frozen words."""

    form: ReportForm
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SqlReportQueries(SqlQueries):
    """The reads of the reports over one store."""

    def counted_journals(self, start: datetime, end: datetime) -> Iterable[tuple[Event, ...]]:
        """Yield the journals of all dossiers that were open in a stretch or moved in it, events that count alone."""
        with self._reading() as connection:
            yield from journals_of(connection, concerned(start, end), _COUNTED)

    def handlers(self, start: datetime, end: datetime) -> dict[int, str]:
        """Return who ended the specialist's step of each of these dossiers, last before the end."""
        steps = (
            select(event.c.number, event.c.done_by, event.c.data)
            .where(event.c.number.in_(concerned(start, end)), event.c.kind.in_(_PASSED), event.c.happened_at < end)
            .order_by(event.c.number, event.c.seq)
        )
        decode, found = msgspec.json.Decoder(_Passed).decode, {}
        with self._reading() as connection:
            for number, done_by, data in connection.execute(steps):
                passed = decode(data)
                if passed.ended.role == Role.SPECIALIST:
                    found[number] = passed.given_by or done_by
        return found

    def made(self, limit: int) -> tuple[MadeReport, ...]:
        """Return the reports made last, newest first; what was printed again is the same report."""
        of_no_dossier = print_job.c.number == 0  # its index spares reading every receipt
        papers = (
            select(print_job.c.job, print_job.c.data, print_job.c.made_at, print_job.c.sha256, person.c.name)
            .join(person, person.c.login == print_job.c.made_by)
            .where(of_no_dossier, print_job.c.form == "period_report", print_job.c.reprint_of == 0)
            .order_by(print_job.c.job.desc())
            .limit(limit)
        )
        with self._reading() as connection:
            return tuple(_made(row) for row in connection.execute(papers))


def _made(row: Row[Any, Any, Any, Any, Any]) -> MadeReport:
    said = msgspec.json.decode(row.data, type=_OnPaper)
    return MadeReport(row.job, said.form, said.first, said.last, row.made_at, row.name, row.sha256)
