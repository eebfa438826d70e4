"""What is read without changing anything: rows for lists, search and reports, in transactions that never lock."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, or_, select

from counter_app.domain import names
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.stages import CLOSED_STAGES, Stage
from counter_app.domain.errors import Refused
from counter_app.domain.office import UnitProfile
from counter_app.domain.people import Person
from counter_app.domain.procedures.versions import Field, ProcedureVersion
from counter_app.persistence.attachments import SqlAttachments
from counter_app.persistence.catalogue import SqlCatalogue
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.dossiers import event_of
from counter_app.persistence.drafts import SqlDrafts
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.jobs import SqlJobs
from counter_app.persistence.search import matches, number_of
from counter_app.persistence.signed_days import SqlSignedDays
from counter_app.persistence.store import Store
from counter_app.persistence.tables import desk, dossier, event, field, person, procedure_version
from counter_app.services.draft_rows import Draft, DraftRow
from counter_app.services.lookup_rows import DossierPage
from counter_app.services.rows import DossierRow, Hits, JobRow
from counter_app.services.scan_rows import KeptScan
from counter_app.services.signed_days import SignedDay

_CODE = func.coalesce(dossier.c.code, dossier.c.slip)
_LIST = select(*(_CODE if name == "code" else dossier.c[name] for name in DossierRow._fields))
_NEWEST = _LIST.order_by(dossier.c.number.desc()).limit(bindparam("limit"))
_NEXT_PAGE = _NEWEST.where(dossier.c.number < bindparam("before"))
_ENDED = [stage.value for stage in (*CLOSED_STAGES, Stage.STOPPED)]


@dataclass(frozen=True, slots=True)
class SqlQueries:
    """All read queries over one store."""

    store: Store

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_plainly(), self.store.engine.connect() as connection, connection.begin():
            yield connection

    def search(self, text: str, limit: int) -> Hits:
        """Return the newest dossiers that fit; an exact code fits only itself."""
        with self._reading() as connection:
            numbers = matches(connection, self.store.dialect, text, limit)
            rows = {row.number: row for row in _rows(connection, _LIST.where(dossier.c.number.in_(numbers)))}
        hits = tuple(rows[number] for number in numbers)
        return Hits(len(hits), hits)

    def newest(self, before: int | None, limit: int) -> tuple[DossierRow, ...]:
        """Return a page of dossiers, newest first, going on below the running number ``before``."""
        page = _NEWEST if before is None else _NEXT_PAGE
        with self._reading() as connection:
            return tuple(_rows(connection, page, {"before": before, "limit": limit}))

    def page(self, handle: str) -> DossierPage:
        """Return everything of one dossier; Refused when there is none."""
        with self._reading() as connection:
            number = number_of(connection, handle)
            if number is None:
                raise Refused("dossier.unknown", dossier=handle)
            journal = next(journals_of(connection, [number]))
            prints = SqlJobs(connection).of_dossier(number)
            scans = SqlAttachments(connection).of_dossier(number)
        return DossierPage(replay(journal), journal, prints, scans)

    def procedures_on(self, day: date) -> tuple[ProcedureVersion, ...]:
        """Return the versions in force on the day, by field and code; of several, the highest numbered."""
        holds = and_(
            procedure_version.c.valid_from <= day,
            or_(procedure_version.c.valid_to.is_(None), procedure_version.c.valid_to >= day),
        )
        named = select(procedure_version.c.code, procedure_version.c.version).where(holds)
        with self._reading() as connection:
            catalogue = SqlCatalogue(connection, self.store.known)
            highest = dict[str, int]()
            for code, version in connection.execute(named.order_by(procedure_version.c.version)):
                highest[code] = version
            newest = {code: catalogue.version(code, version) for code, version in highest.items()}
        return tuple(sorted(newest.values(), key=lambda version: (version.field_code, version.code)))

    def procedure_on(self, code: str, day: date) -> ProcedureVersion:
        """Return the version of a bare code in force on the day; Refused when there is none."""
        with self._reading() as connection:
            return SqlCatalogue(connection, self.store.known).in_force(code, day)

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        with self._reading() as connection:
            return SqlOffice(connection, self.store.known).profile()

    def calendar(self) -> WorkCalendar:
        """Return the working calendar with opening hours."""
        with self._reading() as connection:
            return SqlOffice(connection, self.store.known).calendar()

    def person(self, login: str) -> Person:
        """Return an officer, active or not; Refused when nobody has that login."""
        with self._reading() as connection:
            return SqlOffice(connection, self.store.known).person(login)

    def people(self) -> tuple[Person, ...]:
        """Return all officers by login."""
        with self._reading() as connection:
            return SqlOffice(connection, self.store.known).people()

    def names(self) -> dict[str, str]:
        """Return the names of people and desks by login and code."""
        with self._reading() as connection:
            named = [*connection.execute(select(desk.c.code, desk.c.name))]
            named += connection.execute(select(person.c.login, person.c.name))
        return {row[0]: row[1] for row in named}

    def journals(self, start: datetime, end: datetime) -> Iterable[tuple[Event, ...]]:
        """Yield the journals of all dossiers that were open at some moment of the stretch, or moved in it.

        One at a time: twenty thousand events at once would fill the memory, and keep the collector busy.
        """
        with self._reading() as connection:
            yield from journals_of(connection, concerned(start, end))

    def signed_day(self, day: date) -> SignedDay | None:
        """Return a day that was signed off; Damaged where its content is no longer what was signed."""
        with self._reading() as connection:
            return SqlSignedDays(connection).find(day)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields of administration by name."""
        with self._reading() as connection:
            found = [Field(row.code, row.name) for row in connection.execute(select(field))]
        return tuple(sorted(found, key=lambda one: (names.search_form(one.name), one.code)))

    def jobs(self, limit: int) -> tuple[JobRow, ...]:
        """Return the newest print jobs, newest first."""
        with self._reading() as connection:
            return SqlJobs(connection).newest(limit)

    def unrendered(self, lately: int | None = None) -> tuple[JobRow, ...]:
        """Return the jobs that have no file yet, oldest first: of the last so many alone, or of all the years."""
        with self._reading() as connection:
            return SqlJobs(connection).unrendered(lately)

    def rendered_files(self) -> list[tuple[int, str, str]]:
        """Return number, file and SHA-256 of each job that was drawn."""
        with self._reading() as connection:
            return SqlJobs(connection).rendered_files()

    def job_numbers(self) -> set[int]:
        """Return the numbers of all jobs."""
        with self._reading() as connection:
            return SqlJobs(connection).numbers()

    def job(self, job: int) -> tuple[JobRow, str]:
        """Return a job and its frozen words as JSON; Refused when there is none."""
        with self._reading() as connection:
            jobs = SqlJobs(connection)
            return jobs.get(job), jobs.data(job)

    def drafts(self, owner: str) -> tuple[DraftRow, ...]:
        """Return what somebody has begun, the latest change first."""
        with self._reading() as connection:
            return SqlDrafts(connection).of(owner)

    def draft(self, owner: str, draft: str) -> Draft | None:
        """Return a draft, where this person has one of that name."""
        with self._reading() as connection:
            return SqlDrafts(connection).find(owner, draft)

    def scans(self, code: str) -> tuple[KeptScan, ...]:
        """Return the scans of a dossier; Refused when there is no such dossier."""
        with self._reading() as connection:
            number = number_of(connection, code)
            if number is None:
                raise Refused("dossier.unknown", dossier=code)
            return SqlAttachments(connection).of_dossier(number)

    def scan_files(self) -> list[tuple[str, str]]:
        """Return name and SHA-256 of the file of every scan."""
        with self._reading() as connection:
            return SqlAttachments(connection).files()

    def largest_scan(self) -> int:
        """Return how many bytes a scan may have at this unit."""
        return self.profile().largest_scan_mb * 1024 * 1024


def concerned(start: datetime, end: datetime) -> Select[tuple[int]]:
    """Return the dossiers that were open at some moment of a stretch, or moved in it, as a query."""
    still_open = and_(dossier.c.received_at < end, dossier.c.stage.not_in(_ENDED))
    ended_later = or_(dossier.c.ended_at >= start, dossier.c.returned_at >= start)
    moved = select(event.c.number).where(event.c.happened_at >= start, event.c.happened_at < end)
    return select(dossier.c.number).where(
        or_(still_open, and_(dossier.c.received_at < end, ended_later), dossier.c.number.in_(moved))
    )


def _rows(connection: Connection, query: Select[Any], values: Mapping[str, Any] | None = None) -> Iterator[DossierRow]:
    return map(DossierRow._make, connection.execute(query, values))


def journals_of(
    connection: Connection, numbers: Sequence[int] | Select[tuple[int]], kinds: Sequence[str] = ()
) -> Iterator[tuple[Event, ...]]:
    """Yield the journals of these dossiers, by running number: whole, or their events of some kinds alone."""
    query = select(event).where(event.c.number.in_(numbers)).order_by(event.c.number, event.c.seq)
    query = query.where(event.c.kind.in_(kinds)) if kinds else query
    rows: Iterable[Row[tuple[object, ...]]] = connection.execute(query)
    for _, journal in groupby((event_of(row) for row in rows), key=lambda one: one.number):
        yield tuple(journal)
