"""I4 and I5: one log row an event, with that event's hash and by whom it was recorded, and an unbroken chain."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from counter_app.domain.audit import GENESIS, AuditEntry, digest_of
from counter_app.persistence.audit import entry_of
from counter_app.persistence.checks.problems import problem
from counter_app.persistence.dossiers import digest_of as event_digest
from counter_app.persistence.tables import audit, event
from counter_app.services.rows import Problem

Said = tuple[str, str, str]
"""What an event says that its log row repeats: hash, recorder, kind."""


def log(connection: Connection) -> Iterator[Problem]:
    """Check the log from its first row to its last."""
    events = {(row.number, row.seq): _said(row) for row in connection.execute(select(event))}
    previous, expected = GENESIS, 1
    for row in connection.execute(select(audit).order_by(audit.c.seq)):
        entry = entry_of(row)
        if entry.seq != expected or entry.previous != previous or digest_of(entry) != entry.digest:
            yield problem("I5", "audit.chain_broken", entry.seq)
        previous, expected = entry.digest, entry.seq + 1
        if entry.event_seq:
            yield from _about(entry, events.pop((entry.number, entry.event_seq), None))
    for number, seq in events:
        yield problem("I4", "audit.event_unlogged", f"{number}/{seq}")


def _said(row: Row[Any]) -> Said:
    return event_digest(dict(row._mapping)), row.recorded_by, row.kind


def _about(entry: AuditEntry, said: Said | None) -> Iterator[Problem]:
    where = f"{entry.number}/{entry.event_seq}"
    if said is None or f'"{said[0]}"' not in entry.data:
        yield problem("I4", "audit.event_differs", where)
    elif (entry.who, entry.action) != (said[1], f"dossier.{said[2]}"):
        yield problem("I4", "audit.author_differs", where)
