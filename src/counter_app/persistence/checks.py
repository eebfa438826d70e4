"""Does everything stored still tell one story: the invariants of the data, checked by reading alone."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from sqlalchemy import Connection, Row, func, select

from counter_app.domain.audit import ANCHOR_LENGTH, GENESIS, digest_of
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.events import Event, Received
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.domain.numbering import series
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.persistence import projection, schema
from counter_app.persistence.audit import entry_of
from counter_app.persistence.beside import RowsBeside
from counter_app.persistence.dossiers import digest_of as event_digest
from counter_app.persistence.dossiers import event_of
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.search import number_of
from counter_app.persistence.store import Store
from counter_app.persistence.tables import audit, batch, counter, dossier, event, void_number
from counter_app.services.rows import Problem
from counter_app.services.upkeep import AuditHead, VerifyReport

_SEQUENCE = re.compile(r"(?P<series>.*)-(?P<sequence>\d+)")


@dataclass(slots=True)
class _Taken:
    """The numbers found in the journals, by the counter they came from."""

    numbers: dict[str, list[int]]

    def note(self, series_key: object, number: int) -> None:
        self.numbers[str(series_key)].append(number)


@dataclass(frozen=True, slots=True)
class SqlChecks:
    """The checks over one store."""

    store: Store

    def verify(self, anchors: Sequence[str]) -> VerifyReport:
        """Check I1 to I6 and I8, and the anchors, ``count:head`` or ``code:characters``."""
        problems: list[Problem] = []
        taken = _Taken(defaultdict(list))
        with told_plainly(), self.store.engine.connect() as connection, connection.begin():
            problems += _schema(self.store)
            problems += [
                _problem("I1", "database.inconsistent", "", words) for words in self.store.dialect.faults(connection)
            ]
            problems += _journals(connection, taken)
            problems += _numbers(connection, taken)
            problems += _log(connection)
            problems += _anchors(connection, anchors)
            count = connection.execute(
                select(
                    select(func.count()).select_from(dossier).scalar_subquery(),
                    select(func.count()).select_from(event).scalar_subquery(),
                    select(func.count()).select_from(audit).scalar_subquery(),
                )
            ).one()
        return VerifyReport(not problems, count[0], count[1], count[2], tuple(problems))

    def audit_head(self) -> AuditHead:
        """Return the end of the log."""
        with told_plainly(), self.store.engine.connect() as connection, connection.begin():
            last = connection.execute(select(audit.c.seq, audit.c.digest).order_by(audit.c.seq.desc()).limit(1)).first()
        return AuditHead(last.seq, last.digest) if last else AuditHead(0, GENESIS)


def _problem(invariant: str, code: str, where: object, words: str = "") -> Problem:
    return Problem(invariant, code, str(where), words)


def _schema(store: Store) -> Iterator[Problem]:
    try:
        schema.must_be_current(store.engine)
    except CounterError as fault:
        yield _problem("I8", fault.code, "alembic_version")


def _journals(connection: Connection, taken: _Taken) -> Iterator[Problem]:
    """I2 and I6: each dossier's row, and the rows beside it, are what its journal adds up to."""
    rows = {row.number: row for row in connection.execute(select(dossier))}
    beside = RowsBeside.read(connection)
    for number, stored in _stored_journals(connection):
        row = rows.pop(number, None)
        if row is None:
            yield _problem("I6", "dossier.row_missing", number)
            continue
        try:
            journal = tuple(event_of(one) for one in stored)
            replayed = replay(journal)
        except (CounterError, TypeError, ValueError) as fault:
            yield _problem("I6", "dossier.journal_unreadable", number, str(fault))
            continue
        if [one.seq for one in journal] != list(range(1, len(journal) + 1)):
            yield _problem("I2", "dossier.event_missing", number)
        _note_numbers(journal, replayed, taken)
        differing = _differing(row, replayed) + beside.differing(replayed, journal)
        if differing:
            yield _problem("I6", "dossier.row_differs", replayed.handle, ", ".join(differing))
    for number in rows:
        yield _problem("I6", "dossier.journal_missing", number)


def _stored_journals(connection: Connection) -> Iterator[tuple[int, list[Row[tuple[object, ...]]]]]:
    journal: list[Row[tuple[object, ...]]] = []
    for row in connection.execute(select(event).order_by(event.c.number, event.c.seq)):
        if journal and journal[-1]._mapping["number"] != row.number:
            yield journal[-1]._mapping["number"], journal
            journal = []
        journal.append(row)
    if journal:
        yield journal[-1]._mapping["number"], journal


def _differing(row: Row[tuple[object, ...]], replayed: Dossier) -> list[str]:
    stored = row._mapping
    return [name for name, value in projection.dossier_row(replayed).items() if stored[name] != value]


def _note_numbers(journal: tuple[Event, ...], dossier_now: Dossier, taken: _Taken) -> None:
    taken.note(series.barcodes(BarcodeKind.DOSSIER), dossier_now.number)
    for one in journal:
        if not isinstance(one.payload, Received):
            continue
        code, place = one.payload.code, one.payload.register
        taken.note(series.register(place.volume.partition("/")[0], place.year), place.number)
        parts = _SEQUENCE.fullmatch(code.text)
        if parts and code.issuer == "unit":
            prefix = parts["series"].rpartition("-")[0]
            taken.note(series.dossier_codes(prefix, ward_date(one.happened_at)), int(parts["sequence"]))
        if parts and code.issuer == "internal":
            taken.note(series.internal_codes(int(parts["series"].partition("-")[2])), int(parts["sequence"]))


_CHECKED = ("barcode:", "register:", "dossier_code:", "internal_code:")
_LONGEST_VOID = 1_000_000  # nobody skips more; what lies beyond counts as missing instead of filling the memory


def _numbers(connection: Connection, taken: _Taken) -> Iterator[Problem]:
    """I3: the numbers of each series are 1 to the counter's value, each once; void ones stand for themselves."""
    for running in connection.execute(select(batch.c.running)).scalars():
        taken.note(series.barcodes(BarcodeKind.HANDOVER), running)
    counters = {row.series: row.value for row in connection.execute(select(counter))}
    for void in connection.execute(select(void_number)):
        for number in range(void.first_number, min(void.last_number, void.first_number + _LONGEST_VOID) + 1):
            taken.note(void.series, number)
    for name in sorted({*counters, *taken.numbers}):
        if not name.startswith(_CHECKED):
            continue
        found = sorted(taken.numbers.get(name, ()))
        if len(found) != counters.get(name, 0) or found != list(range(1, len(found) + 1)):
            yield _problem("I3", "numbers.not_in_order", name, _gaps(found, counters.get(name, 0)))


def _gaps(found: list[int], value: int) -> str:
    known = set(found)
    missing = list(islice((number for number in range(1, value + 1) if number not in known), 5))
    twice = sorted({one for one, following in pairwise(found) if one == following})[:5]
    beyond = [number for number in found if number > value][:5]
    return f"missing {missing}, twice {twice}, beyond {beyond}"


def _log(connection: Connection) -> Iterator[Problem]:
    """I4 and I5: one log row an event with that event's hash, and an unbroken chain."""
    events = {(row.number, row.seq): event_digest(dict(row._mapping)) for row in connection.execute(select(event))}
    previous, expected = GENESIS, 1
    for row in connection.execute(select(audit).order_by(audit.c.seq)):
        entry = entry_of(row)
        if entry.seq != expected or entry.previous != previous or digest_of(entry) != entry.digest:
            yield _problem("I5", "audit.chain_broken", entry.seq)
        previous, expected = entry.digest, entry.seq + 1
        if entry.event_seq:
            digest = events.pop((entry.number, entry.event_seq), None)
            if digest is None or f'"{digest}"' not in entry.data:
                yield _problem("I4", "audit.event_differs", f"{entry.number}/{entry.event_seq}")
    for number, seq in events:
        yield _problem("I4", "audit.event_unlogged", f"{number}/{seq}")


def _anchors(connection: Connection, anchors: Sequence[str]) -> Iterator[Problem]:
    """I5: what was written down outside the house still stands in the log."""
    for anchor in anchors:
        name, _, characters = anchor.strip().rpartition(":")
        if not name or not characters:
            yield _problem("I5", "anchor.unreadable", anchor)
        elif name.isdecimal():
            digest = connection.execute(select(audit.c.digest).where(audit.c.seq == int(name))).scalar()
            if int(name) == 0 and characters == GENESIS:
                continue
            if digest != characters.lower():
                yield _problem("I5", "anchor.does_not_fit", anchor)
        elif not _receipt_fits(connection, name, characters):
            yield _problem("I5", "anchor.does_not_fit", anchor)


def _receipt_fits(connection: Connection, code: str, characters: str) -> bool:
    number = number_of(connection, code)
    digests = connection.execute(
        select(audit.c.digest).where(audit.c.number == number, audit.c.action.in_(_PRINTED_ON))
    ).scalars()
    return any(digest[:ANCHOR_LENGTH].upper() == characters.upper() for digest in digests)


_PRINTED_ON = ("dossier.received", "dossier.procedure_changed")
