"""A quick look at a store: the file's own structure, the schema's revision, and the end of the log.

SQLite's ``quick_check`` reads every page once, but compares no index with its table; that waits for the full check.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from counter_app.domain.audit import GENESIS, digest_of
from counter_app.domain.errors import CounterError, Damaged
from counter_app.persistence import schema
from counter_app.persistence.audit import SqlAudit, entry_of
from counter_app.persistence.checks.problems import problem
from counter_app.persistence.codec import from_json, to_json
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.dossiers import digest_of as event_digest
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.store import Store
from counter_app.persistence.tables import audit, event, setting
from counter_app.services.health import Checked, QuickLook
from counter_app.services.rows import Problem

LAST_ROWS = 200
_SETTING = "health"
_DATA = select(setting.c.data).where(setting.c.name == _SETTING)
_TAIL = select(audit).order_by(audit.c.seq.desc()).limit(LAST_ROWS + 1)


@dataclass(frozen=True, slots=True)
class SqlHealth:
    """What one store says of its own state."""

    store: Store

    def look(self) -> QuickLook:
        """Check the file's own structure, the schema's revision and the end of the log."""
        problems: list[Problem] = []
        newest = None
        try:
            with told_plainly(), self.store.engine.connect() as connection, connection.begin():
                newest = connection.execute(_TAIL.with_only_columns(audit.c.at)).scalar()
                problems.extend(_known(connection))
                problems += [problem("I1", "database.inconsistent", "", said) for said in self._said(connection)]
                problems.extend(_tail(connection))
        except Damaged as fault:
            problems.append(problem("I1", "database.unreadable", "", fault.code))
        return QuickLook(tuple(problems), newest)

    def _said(self, connection: Connection) -> list[str]:
        return self.store.dialect.quick_faults(connection)

    def last_full(self) -> Checked | None:
        """Return the last full check; None before the first."""
        with told_plainly(), self.store.engine.connect() as connection, connection.begin():
            data = connection.execute(_DATA).scalar()
        return from_json(data, Checked) if data else None

    def keep_full(self, checked: Checked, by: str) -> None:
        """Put a full check on record, with a row in the log."""
        data = to_json(checked)
        with (
            told_plainly(),
            self.store.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            values = {"data": data, "revision": setting.c.revision + 1}
            changed = connection.execute(update(setting).where(setting.c.name == _SETTING).values(values))
            if changed.rowcount == 0:
                connection.execute(insert(setting).values(name=_SETTING, data=data, revision=1))
            log = SqlAudit(connection, SqlOffice(connection, self.store.known))
            log.add(by, "upkeep.checked", checked.at, data=data)


def _known(connection: Connection) -> Iterator[Problem]:
    try:
        schema.must_be_known_in(connection)
    except Damaged:
        raise
    except CounterError as fault:
        yield problem("I8", fault.code, "alembic_version")


def _tail(connection: Connection) -> Iterator[Problem]:
    """I4 and I5 for the last rows of the log: each fits the one before it, and the event it stands for."""
    entries = [entry_of(row) for row in connection.execute(_TAIL)][::-1]
    known = GENESIS if len(entries) <= LAST_ROWS else None
    for place, entry in enumerate(entries):
        previous = entries[place - 1].digest if place else known
        expected = entries[place - 1].seq + 1 if place else entry.seq
        if previous is None:
            continue  # one row further back, only to be fitted to
        if (entry.seq, entry.previous, entry.digest) != (expected, previous, digest_of(entry)):
            yield problem("I5", "audit.chain_broken", entry.seq)
        if entry.event_seq:
            kept = select(event).where(event.c.number == entry.number, event.c.seq == entry.event_seq)
            row = connection.execute(kept).first()
            if row is None or f'"{event_digest(dict(row._mapping))}"' not in entry.data:
                yield problem("I4", "audit.event_differs", f"{entry.number}/{entry.event_seq}")
