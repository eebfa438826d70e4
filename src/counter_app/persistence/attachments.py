"""Where the scans of dossiers lie: one row a scan, beside the event that tells what was attached."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from counter_app.domain.dossiers.events import Attached, Event
from counter_app.persistence.tables import attachment
from counter_app.services.scan_rows import KeptScan

TOLD = ("position", "paper", "name", "media_type", "size", "sha256", "added_at", "added_by")
"""What the journal tells of a scan, too; where its file lies stands in the row alone."""


class SqlAttachments:
    """The scans as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, number: int, attached: Sequence[Event], files: Sequence[str]) -> None:
        """Store where the file of each scan lies, in the order of the events that attached them."""
        rows = [
            {"number": number, "stored": file, **dict(zip(TOLD, row, strict=True))}
            for row, file in zip(rows_of(attached), files, strict=True)
        ]
        self._connection.execute(insert(attachment), rows)

    def of_dossier(self, number: int) -> tuple[KeptScan, ...]:
        """Return the scans of a dossier in the order in which they came."""
        theirs = select(attachment).where(attachment.c.number == number).order_by(attachment.c.position)
        return tuple(KeptScan(**row._mapping) for row in self._connection.execute(theirs))

    def files(self) -> list[tuple[str, str]]:
        """Return name and SHA-256 of the file of every scan."""
        rows = select(attachment.c.stored, attachment.c.sha256).order_by(attachment.c.number, attachment.c.position)
        return [(row.stored, row.sha256) for row in self._connection.execute(rows)]


Told = tuple[int, int | None, str, str, int, str, datetime, str]


def rows_of(journal: Sequence[Event]) -> list[Told]:
    """Return what a journal tells of scans, as the columns in ``TOLD``."""
    return [_told(one, one.payload) for one in journal if isinstance(one.payload, Attached)]


def _told(one: Event, attached: Attached) -> Any:
    scan = attached.scan
    told = (attached.position, scan.paper, scan.name, scan.media_type, scan.size, scan.sha256)
    return (*told, one.recorded_at, one.recorded_by)
