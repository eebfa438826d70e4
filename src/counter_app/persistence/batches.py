"""Handover slips in the database."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from counter_app.domain.errors import Refused
from counter_app.persistence.tables import batch, batch_line
from counter_app.services.rows import BatchRow

WAITING = ""


class SqlBatches:
    """The batches as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, sent: BatchRow, numbers: Sequence[int]) -> None:
        """Store a sent batch with its dossiers in the order of the slip."""
        self._connection.execute(insert(batch).values({column.name: getattr(sent, column.name) for column in batch.c}))
        lines = [
            {"batch": sent.batch, "line": line, "number": number, "outcome": WAITING, "reason": ""}
            for line, number in enumerate(numbers, start=1)
        ]
        self._connection.execute(insert(batch_line), lines)

    def get(self, name: str) -> BatchRow:
        """Return a batch; Refused when there is none."""
        row = self._connection.execute(select(batch).where(batch.c.batch == name)).first()
        if row is None:
            raise Refused("batch.unknown", batch=name)
        return BatchRow(**row._mapping)

    def waiting(self, name: str) -> tuple[int, ...]:
        """Return the running numbers of the lines that nobody has taken over, refused or recalled yet."""
        lines = (
            select(batch_line.c.number)
            .where(batch_line.c.batch == name, batch_line.c.outcome == WAITING)
            .order_by(batch_line.c.line)
        )
        return tuple(self._connection.execute(lines).scalars())

    def lines(self, name: str) -> tuple[tuple[int, str, str], ...]:
        """Return running number, outcome (empty while it waits) and reason of each line of the slip."""
        lines = select(batch_line.c.number, batch_line.c.outcome, batch_line.c.reason)
        ordered = lines.where(batch_line.c.batch == name).order_by(batch_line.c.line)
        return tuple((row.number, row.outcome, row.reason) for row in self._connection.execute(ordered))

    def settle(self, name: str, number: int, outcome: str, reason: str = "") -> None:
        """Note what became of a line: accepted, refused or recalled."""
        line = (batch_line.c.batch == name) & (batch_line.c.number == number)
        self._connection.execute(update(batch_line).where(line).values(outcome=outcome, reason=reason))
