"""The chained log in the database: rows are added under the write lock, so the chain never forks."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from counter_app.domain.audit import GENESIS, AuditEntry, sealed
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.tables import audit

_HEAD = select(audit.c.seq, audit.c.digest, audit.c.at).order_by(audit.c.seq.desc()).limit(1)
_ADD = insert(audit)
_DIGEST = select(audit.c.digest).where(
    audit.c.number == bindparam("number"), audit.c.event_seq == bindparam("event_seq")
)


class SqlAudit:
    """The log as one transaction sees it."""

    def __init__(self, connection: Connection, office: SqlOffice) -> None:
        self._connection = connection
        self._unit_name = office.profile().name
        head = connection.execute(_HEAD).first()
        self._seq: int = head.seq if head else 0
        self._digest: str = head.digest if head else GENESIS
        self.newest: datetime | None = head.at if head else None

    def add(
        self, who: str, action: str, at: datetime, number: int = 0, event_seq: int = 0, data: str = "{}"
    ) -> AuditEntry:
        """Append one row and return it sealed."""
        entry = sealed(
            AuditEntry(
                seq=self._seq + 1,
                unit=self._unit_name,
                at=at,
                who=who,
                action=action,
                number=number,
                event_seq=event_seq,
                data=data,
            ),
            self._digest,
        )
        self._connection.execute(
            _ADD,
            {
                "seq": entry.seq,
                "unit": entry.unit,
                "at": entry.at,
                "who": entry.who,
                "action": entry.action,
                "number": entry.number,
                "event_seq": entry.event_seq,
                "data": entry.data,
                "previous": entry.previous,
                "digest": entry.digest,
            },
        )
        self._seq, self._digest, self.newest = entry.seq, entry.digest, entry.at
        return entry

    def digest(self, number: int, event_seq: int) -> str:
        """Return the hash of the row that stands for a dossier's event."""
        return str(self._connection.execute(_DIGEST, {"number": number, "event_seq": event_seq}).scalar_one())


def entry_of(row: Row[Any]) -> AuditEntry:
    """Return a stored row as the domain's entry."""
    return AuditEntry(**row._mapping)
