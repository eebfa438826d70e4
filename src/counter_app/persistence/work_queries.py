"""What the work lists read: rows of dossiers at work, their marks, slips, and what the counter looks up."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from counter_app.domain import names
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.stages import OPEN_STAGES, Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.moments import at
from counter_app.domain.numbering.series import SeriesKey
from counter_app.domain.people import Desk
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.persistence import batch_cards, finding, kept_lines, work_marks
from counter_app.persistence.batches import SqlBatches
from counter_app.persistence.catalogue import SqlCatalogue
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.queries import SqlQueries, journals_of
from counter_app.persistence.search import by_number
from counter_app.persistence.tables import (
    batch,
    counter,
    dossier,
    dossier_code,
    event,
    party,
    print_job,
)
from counter_app.services.counter_rows import BatchCard, Box, RecentRow, ReturnView
from counter_app.services.lookup_rows import Fit, Sieve
from counter_app.services.rows import BatchLine, BatchRow
from counter_app.services.work_ports import Desks, Tally
from counter_app.services.work_rows import Marks, WorkLine

_AT_WORK = [stage.value for stage in (*sorted(OPEN_STAGES), Stage.WITHDRAWN)]
_NOT_ENDED = [*_AT_WORK, Stage.SUBMITTED.value, Stage.RESULT_READY.value]
_READY = dossier.c.stage == Stage.RESULT_READY.value
_NAMESAKES = 200
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SqlWorkQueries(SqlQueries):
    """The reads of the work lists over one store."""

    def desks(self) -> tuple[Desk, ...]:
        """Return all desks, past ones included."""
        with self._reading() as connection:
            return SqlOffice(connection, self.store.known).desks()

    def versions(self, wanted: Collection[tuple[str, int]]) -> dict[tuple[str, int], ProcedureVersion]:
        """Return versions by code and version; those outside the catalogue are left out."""
        with self._reading() as connection:
            catalogue = SqlCatalogue(connection, self.store.known)
            return {(code, version): catalogue.version(code, version) for code, version in wanted if version}

    def lines(self, desks: Desks, login: str) -> tuple[WorkLine, ...]:
        """Return all dossiers at work that are at one of the desks, in the person's hands, or on their way there."""
        concerns = or_(
            dossier.c.holder == login,
            batch_cards.at_desks(dossier.c.holder_desk, desks),
            batch.c.to_person == login,
            batch_cards.at_desks(batch.c.to_desk, desks),
        )
        at_work = and_(dossier.c.stage.in_(_AT_WORK), concerns)
        with self._reading() as connection:
            return kept_lines.kept(connection, self.store.known, ("work", desks, login), at_work)

    def fitting(self, text: str, sieve: Sieve, now: datetime, most: int) -> tuple[Fit, ...]:
        """Return what fits and passes the sieve, the newest first; without a text, of all dossiers."""
        with self._reading() as connection:
            return finding.fitting(connection, self.store.dialect, text, sieve, now, most)

    def lines_of(self, numbers: Sequence[int]) -> dict[int, WorkLine]:
        """Return dossiers in any stage by their running numbers."""
        with self._reading() as connection:
            found = kept_lines.read(connection, kept_lines.LINE.where(dossier.c.number.in_(numbers)))
            return {line.number: line for line in found}

    def marks(self, numbers: Sequence[int]) -> dict[int, Marks]:
        """Return what the rows do not hold of these dossiers."""
        with self._reading() as connection:
            return work_marks.marks_of(connection, numbers) if numbers else {}

    def dossiers(self, numbers: Sequence[int]) -> dict[int, Dossier]:
        """Return these dossiers whole, read from their journals."""
        with self._reading() as connection:
            return (
                {journal[0].number: replay(journal) for journal in journals_of(connection, numbers)} if numbers else {}
            )

    def signed(self, numbers: Sequence[int]) -> frozenset[int]:
        """Return those of these dossiers under whose result a recorded signature stands: some acts void one."""
        was_signed = select(event.c.number).where(event.c.number.in_(numbers), event.c.kind == "signature_recorded")
        with self._reading() as connection:
            found = connection.execute(was_signed.distinct()).scalars().all() if numbers else []
            return frozenset(journal[0].number for journal in _journals(connection, found) if replay(journal).signature)

    def tally(self, desks: Desks, login: str, today: date, waiting_since: datetime) -> Tally:
        """Return the counts of the other screens, in one statement."""
        numbers: dict[str, Select[Any]] = {
            "ready": _count(_READY),
            "uncollected": _count(and_(_READY, dossier.c.completed_at < waiting_since)),
            "incoming_batches": batch_cards.waiting(batch_cards.to_me(desks, login)),
            "outgoing_batches": batch_cards.waiting(batch_cards.from_me(desks, login)),
            "received_today": _count(_received_on(today)),
            "returned_today": _count(_returned_on(today)),
        }
        with self._reading() as connection:
            row = connection.execute(select(*(query.scalar_subquery().label(name) for name, query in numbers.items())))
            return Tally(**row.one()._mapping)

    def received_on(self, day: date, limit: int) -> tuple[int, tuple[RecentRow, ...]]:
        """Return how many dossiers were received on a day, and the last of them, newest first."""
        newest = (
            select(
                dossier.c.number,
                dossier.c.code,
                dossier.c.submitter,
                dossier.c.procedure_name,
                dossier.c.received_at,
            )
            .where(_received_on(day))
            .order_by(dossier.c.number.desc())
            .limit(limit)
        )
        with self._reading() as connection:
            count = int(connection.execute(_count(_received_on(day))).scalar_one())
            found = connection.execute(newest).all()
            receipts = _receipts(connection, [row.number for row in found])
        rows = tuple(
            RecentRow(
                number=row.number,
                code=row.code or "",
                running=(row.code or "").rpartition("-")[2],
                submitter=row.submitter,
                procedure_name=row.procedure_name,
                received_at=row.received_at,
                job=receipts.get(row.number, (0, ""))[0],
                printed=bool(receipts.get(row.number, (0, ""))[1]),
            )
            for row in found
        )
        return count, rows

    def last_number(self, series: SeriesKey) -> int:
        """Return the last number given out in a series; 0 where none was."""
        with self._reading() as connection:
            return connection.execute(select(counter.c.value).where(counter.c.series == str(series))).scalar() or 0

    def is_taken(self, code: str) -> bool:
        """Say whether a code, present or former, belongs to a dossier."""
        with self._reading() as connection:
            known = connection.execute(select(dossier_code.c.number).where(dossier_code.c.code == code))
            return known.scalar() is not None

    def of_person(self, id_number: str, name: str) -> tuple[int, ...]:
        """Return the dossiers not ended in which somebody of that number, or of that name's words, is a party."""
        with self._reading() as connection:
            if id_number:
                theirs: Any = select(party.c.number).where(party.c.id_number == id_number)
            else:
                theirs = self.store.dialect.find(connection, names.search_tokens(name), _NAMESAKES)
            open_ones = select(dossier.c.number).where(dossier.c.number.in_(theirs), dossier.c.stage.in_(_NOT_ENDED))
            return tuple(connection.execute(open_ones.order_by(dossier.c.number)).scalars())

    def seen(self, text: str, limit: int) -> tuple[tuple[Event, ...], ...]:
        """Return the journals of the newest dossiers with a party whose number, phone or name begins so."""
        tokens = names.search_tokens(text)
        with self._reading() as connection:
            found = by_number(connection, text, limit) if any(sign.isdigit() for sign in text) else []
            if tokens and not found:
                found = self.store.dialect.find(connection, tokens, limit)
            by_dossier = {journal[0].number: journal for journal in _journals(connection, found)}
        return tuple(by_dossier[number] for number in sorted(by_dossier, reverse=True))

    def uses(self, since: date) -> dict[str, int]:
        """Return how often each procedure was received from that day on."""
        used = (
            select(dossier.c.procedure_code, func.count())
            .where(dossier.c.received_on >= since, dossier.c.procedure_version > 0)
            .group_by(dossier.c.procedure_code)
        )
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(used)}

    def results(self, view: ReturnView, today: date, waiting_since: datetime) -> tuple[WorkLine, ...]:
        """Return the dossiers of a view of the returning desk."""
        with self._reading() as connection:
            if view is ReturnView.RETURNED_TODAY:
                return kept_lines.read(connection, kept_lines.LINE.where(_returned_on(today)))
            ready = kept_lines.kept(connection, self.store.known, "ready", _READY)
        if view is ReturnView.READY:
            return ready
        return tuple(line for line in ready if line.completed_at is not None and line.completed_at < waiting_since)

    def batches(self, box: Box, desks: Desks, login: str, limit: int) -> tuple[BatchCard, ...]:
        """Return slips, newest first, without the names of people and desks."""
        with self._reading() as connection:
            return batch_cards.in_box(connection, box, desks, login, limit)

    def batch(self, name: str) -> tuple[BatchRow, tuple[BatchLine, ...]]:
        """Return a slip with its lines by its name or barcode; Refused when there is none."""
        wanted = names.clean(name).upper()
        with self._reading() as connection:
            batches = SqlBatches(connection)
            found = batches.get(batch_cards.behind_barcode(connection, wanted) or wanted)
            return found, batches.lines(found.batch)


def _journals(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[Event, ...]]:
    return journals_of(connection, numbers) if numbers else iter(())


def _received_on(day: date) -> ColumnElement[bool]:
    return and_(dossier.c.received_on == day, dossier.c.stage != Stage.CANCELLED.value)


def _returned_on(day: date) -> ColumnElement[bool]:
    start = at(day, time.min)
    return and_(dossier.c.returned_at >= start, dossier.c.returned_at < start + _DAY)


def _count(wanted: ColumnElement[bool]) -> Select[Any]:
    return select(func.count()).select_from(dossier).where(wanted)


def _receipts(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Return the newest receipt job of each dossier, with its file."""
    jobs = (
        select(print_job.c.number, print_job.c.job, print_job.c.file)
        .where(print_job.c.number.in_(numbers), print_job.c.form == "receipt")
        .order_by(print_job.c.job)
    )
    return {row.number: (row.job, row.file) for row in connection.execute(jobs)}
