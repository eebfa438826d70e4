"""What the work lists read: rows of dossiers at work, their marks, slips, and what the counter looks up."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, or_, select, true

from counter_app.domain import names
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.parties import Party, PartyRole, submitter
from counter_app.domain.dossiers.stages import OPEN_STAGES, Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at
from counter_app.domain.numbering import barcode
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.domain.numbering.series import SeriesKey
from counter_app.domain.people import Desk
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.persistence.batches import WAITING, SqlBatches
from counter_app.persistence.catalogue import SqlCatalogue
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.queries import SqlQueries, journals_of
from counter_app.persistence.search import by_number
from counter_app.persistence.tables import (
    batch,
    batch_line,
    counter,
    dossier,
    dossier_code,
    event,
    field,
    party,
    print_job,
)
from counter_app.services.counter_rows import BatchCard, Box, RecentRow, ReturnView
from counter_app.services.rows import BatchLine, BatchRow
from counter_app.services.work_ports import Desks, Tally
from counter_app.services.work_rows import Marks, WorkLine

_OF_BATCH = {"to_desk": batch.c.to_desk, "to_person": batch.c.to_person}
_LINE = select(*(_OF_BATCH[name] if name in _OF_BATCH else dossier.c[name] for name in WorkLine._fields)).select_from(
    dossier.outerjoin(batch, batch.c.batch == dossier.c.batch)
)
_AT_WORK = [stage.value for stage in (*sorted(OPEN_STAGES), Stage.WITHDRAWN)]
_NOT_ENDED = [*_AT_WORK, Stage.SUBMITTED.value, Stage.RESULT_READY.value]
_MARKED = ("corrected", "apologised", "extended", "supplement_asked", "payment_due")
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
            _at(dossier.c.holder_desk, desks),
            batch.c.to_person == login,
            _at(batch.c.to_desk, desks),
        )
        with self._reading() as connection:
            return _lines(connection, _LINE.where(dossier.c.stage.in_(_AT_WORK), concerns))

    def lines_of(self, numbers: Sequence[int]) -> dict[int, WorkLine]:
        """Return dossiers in any stage by their running numbers."""
        with self._reading() as connection:
            return {line.number: line for line in _lines(connection, _LINE.where(dossier.c.number.in_(numbers)))}

    def marks(self, numbers: Sequence[int]) -> dict[int, Marks]:
        """Return what the rows do not hold of these dossiers."""
        with self._reading() as connection:
            return _marks(connection, numbers) if numbers else {}

    def dossiers(self, numbers: Sequence[int]) -> dict[int, Dossier]:
        """Return these dossiers whole, read from their journals."""
        with self._reading() as connection:
            return (
                {journal[0].number: replay(journal) for journal in journals_of(connection, numbers)} if numbers else {}
            )

    def tally(self, desks: Desks, login: str, today: date, waiting_since: datetime) -> Tally:
        """Return the counts of the other screens, in one statement."""
        ready = dossier.c.stage == Stage.RESULT_READY.value
        waiting = batch_line.c.outcome == WAITING
        numbers: dict[str, Select[Any]] = {
            "ready": _count(ready),
            "uncollected": _count(and_(ready, dossier.c.completed_at < waiting_since)),
            "incoming_batches": _count_batches(and_(waiting, _to_me(desks, login))),
            "outgoing_batches": _count_batches(and_(waiting, _from_me(desks, login))),
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
            by_dossier = {journal[0].number: journal for journal in journals_of(connection, found)} if found else {}
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
        ready = dossier.c.stage == Stage.RESULT_READY.value
        wanted = {
            ReturnView.READY: ready,
            ReturnView.UNCOLLECTED: and_(ready, dossier.c.completed_at < waiting_since),
            ReturnView.RETURNED_TODAY: _returned_on(today),
        }[view]
        with self._reading() as connection:
            return _lines(connection, _LINE.where(wanted))

    def batches(self, box: Box, desks: Desks, login: str, limit: int) -> tuple[BatchCard, ...]:
        """Return slips, newest first, without the names of people and desks."""
        to_me, from_me = _to_me(desks, login), _from_me(desks, login)
        wanted, still = {
            Box.INCOMING: (to_me, _outcomes(WAITING) > 0),
            Box.OUTGOING: (from_me, _outcomes(WAITING) > 0),
            Box.SETTLED: (or_(to_me, from_me), _outcomes(WAITING) == 0),
        }[box]
        query = _CARDS.where(wanted).group_by(*batch.c).having(still).order_by(batch.c.running.desc()).limit(limit)
        with self._reading() as connection:
            return tuple(_card(row._mapping) for row in connection.execute(query))

    def batch(self, name: str) -> tuple[BatchRow, tuple[BatchLine, ...]]:
        """Return a slip with its lines by its name or barcode; Refused when there is none."""
        wanted = names.clean(name).upper()
        with self._reading() as connection:
            batches = SqlBatches(connection)
            found = batches.get(_behind_barcode(connection, wanted) or wanted)
            return found, batches.lines(found.batch)


def _outcomes(outcome: str) -> ColumnElement[int]:
    return func.sum(case((batch_line.c.outcome == outcome, 1), else_=0))


_CARDS = select(
    *batch.c,
    func.count().label("lines"),
    *(
        _outcomes(outcome).label(label)
        for label, outcome in (
            ("waiting", WAITING),
            ("accepted", "accepted"),
            ("refused", "refused"),
            ("recalled", "recalled"),
        )
    ),
).select_from(batch.join(batch_line, batch_line.c.batch == batch.c.batch))


def _card(row: Any) -> BatchCard:
    told = {name: row[name] for name in row if name != "running"}
    return BatchCard(**told, from_name="", to_name="", to_person_name="", given_by_name="")


def _lines(connection: Connection, query: Select[Any]) -> tuple[WorkLine, ...]:
    return tuple(map(WorkLine._make, connection.execute(query)))


def _at(column: ColumnElement[str], desks: Desks) -> ColumnElement[bool]:
    return true() if desks is None else column.in_(sorted(desks)) if desks else false()


def _to_me(desks: Desks, login: str) -> ColumnElement[bool]:
    return or_(batch.c.to_person == login, and_(batch.c.to_person == "", _at(batch.c.to_desk, desks)))


def _from_me(desks: Desks, login: str) -> ColumnElement[bool]:
    return or_(batch.c.given_by == login, _at(batch.c.from_desk, desks))


def _received_on(day: date) -> ColumnElement[bool]:
    return and_(dossier.c.received_on == day, dossier.c.stage != Stage.CANCELLED.value)


def _returned_on(day: date) -> ColumnElement[bool]:
    start = at(day, time.min)
    return and_(dossier.c.returned_at >= start, dossier.c.returned_at < start + _DAY)


def _count(wanted: ColumnElement[bool]) -> Select[Any]:
    return select(func.count()).select_from(dossier).where(wanted)


def _count_batches(wanted: ColumnElement[bool]) -> Select[Any]:
    joined = batch.join(batch_line, batch_line.c.batch == batch.c.batch)
    return select(func.count(batch.c.batch.distinct())).select_from(joined).where(wanted)


def _receipts(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Return the newest receipt job of each dossier, with its file."""
    jobs = (
        select(print_job.c.number, print_job.c.job, print_job.c.file)
        .where(print_job.c.number.in_(numbers), print_job.c.form == "receipt")
        .order_by(print_job.c.job)
    )
    return {row.number: (row.job, row.file) for row in connection.execute(jobs)}


def _behind_barcode(connection: Connection, digits: str) -> str | None:
    try:
        kind, running = barcode.read_payload(digits)
    except Refused:
        return None
    if kind is not BarcodeKind.HANDOVER:
        return None
    return connection.execute(select(batch.c.batch).where(batch.c.running == running)).scalar()


def _marks(connection: Connection, numbers: Sequence[int]) -> dict[int, Marks]:
    people, told = _people(connection, numbers), _told(connection, numbers)
    placed = (
        select(dossier.c.number, dossier.c.procedure_version, field.c.name)
        .select_from(dossier.outerjoin(field, field.c.code == dossier.c.field_code))
        .where(dossier.c.number.in_(numbers))
    )
    rows = connection.execute(placed).all()
    outside = [row.number for row in rows if not row.procedure_version]
    whole = {journal[0].number: replay(journal) for journal in journals_of(connection, outside)} if outside else {}
    return {
        row.number: _mark(
            people[row.number],
            told.get(row.number, {}),
            row.name or "",
            whole.get(row.number),
        )
        for row in rows
    }


def _mark(parties: Sequence[Party], told: dict[str, tuple[int, datetime]], field_name: str, whole: Any) -> Marks:
    first = submitter(tuple(parties))
    since = [told[kind][1] for kind in ("supplement_asked", "payment_due") if kind in told]
    return Marks(
        others=tuple(dict.fromkeys(one.name for one in parties if one.name != first.name)),
        phone=first.phone or next((one.phone for one in parties if one.phone), ""),
        field_name=whole.procedure.field_name if whole else field_name,
        paused_since=max(since, default=None),
        corrected="corrected" in told,
        apology="apologised" in told,
        extended="extended" in told,
        second_supplement=told.get("supplement_asked", (0, None))[0] > 1,
        outside=whole.procedure if whole else None,
    )


def _people(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Party]]:
    rows = select(party.c.number, party.c.role, party.c.name, party.c.phone).where(party.c.number.in_(numbers))
    found: dict[int, list[Party]] = {number: [] for number in numbers}
    for row in connection.execute(rows.order_by(party.c.number, party.c.ordinal)):
        found[row.number].append(Party(PartyRole(row.role), row.name, phone=row.phone))
    return found


def _told(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, tuple[int, datetime]]]:
    """Return how often each marking event happened to each dossier, and when last."""
    kinds = (
        select(event.c.number, event.c.kind, func.count(), func.max(event.c.happened_at))
        .where(event.c.number.in_(numbers), event.c.kind.in_(_MARKED))
        .group_by(event.c.number, event.c.kind)
    )
    found: dict[int, dict[str, tuple[int, datetime]]] = {}
    for number, kind, count, last in connection.execute(kinds):
        found.setdefault(number, {})[kind] = (count, last)
    return found
