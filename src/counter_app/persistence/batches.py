"""Handover slips in the database."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from counter_app.domain.errors import Refused
from counter_app.persistence.tables import batch, batch_line
from counter_app.services.rows import BatchLine, BatchRow

WAITING = ""
_LINE = [batch_line.c[name] for name in BatchLine.__slots__]


class SqlBatches:
    """The batches as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, sent: BatchRow, numbers: Sequence[int]) -> None:
        """Store a sent batch with its dossiers in the order of the slip."""
        self._connection.execute(insert(batch).values({column.name: getattr(sent, column.name) for column in batch.c}))
        lines = [
            {"batch": sent.batch, "line": line, "number": number, "outcome": WAITING, "reason": "", "settled_by": ""}
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

    def lines(self, name: str) -> tuple[BatchLine, ...]:
        """Return the lines of the slip in their order."""
        lines = select(*_LINE).where(batch_line.c.batch == name).order_by(batch_line.c.line)
        return tuple(BatchLine(**row._mapping) for row in self._connection.execute(lines))

    def settle(self, name: str, line: BatchLine) -> None:
        """Note what became of a line: accepted, refused or recalled, when and by whom."""
        this = (batch_line.c.batch == name) & (batch_line.c.number == line.number)
        values = {column.name: getattr(line, column.name) for column in _LINE}
        self._connection.execute(update(batch_line).where(this).values(values))
