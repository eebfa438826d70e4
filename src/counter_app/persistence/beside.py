"""The rows that stand beside the journals and can be rebuilt from them: parties, codes, money, open lines."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from counter_app.domain.dossiers.events import Event, FeeCollected
from counter_app.domain.dossiers.state import Dossier
from counter_app.persistence import projection
from counter_app.persistence.attachments import TOLD, rows_of
from counter_app.persistence.batches import WAITING
from counter_app.persistence.tables import attachment, batch_line, cash, dossier_code, party

Rows = list[tuple[Any, ...]]

_CASH = ("seq", "taken_at", "taken_by", "amount", "book")
_STORED = {
    "party": select(party.c.number, *party.c).order_by(party.c.number, party.c.ordinal),
    "dossier_code": select(dossier_code.c.number, dossier_code.c.code),
    "cash": select(cash.c.number, *(cash.c[name] for name in _CASH)).order_by(cash.c.number, cash.c.seq),
    "attachment": select(attachment.c.number, *(attachment.c[name] for name in TOLD)),
    "batch_line": select(batch_line.c.number, batch_line.c.batch).where(batch_line.c.outcome == WAITING),
}


@dataclass(frozen=True, slots=True)
class RowsBeside:
    """What the other tables hold of each dossier, by table and running number."""

    stored: dict[str, dict[int, Rows]]

    @staticmethod
    def read(connection: Connection) -> "RowsBeside":
        """Return all of them as one transaction sees them."""
        stored: dict[str, dict[int, Rows]] = {}
        for table, query in _STORED.items():
            stored[table] = defaultdict(list)
            for number, *row in connection.execute(query):
                stored[table][number].append(tuple(row))
        return RowsBeside(stored)

    def differing(self, dossier: Dossier, journal: Sequence[Event]) -> list[str]:
        """Return the tables that say of this dossier something else than its journal."""
        expected = _expected(dossier, journal)
        return [name for name, rows in expected.items() if sorted(self.stored[name].get(dossier.number, [])) != rows]


def _expected(dossier: Dossier, journal: Sequence[Event]) -> dict[str, Rows]:
    return {
        "party": [tuple(row[column.name] for column in party.c) for row in projection.party_rows(dossier)],
        "dossier_code": sorted((code,) for code in projection.codes(dossier)),
        "cash": [_money(one, one.payload) for one in journal if isinstance(one.payload, FeeCollected)],
        "attachment": rows_of(journal),
        "batch_line": [(dossier.transit.batch,)] if dossier.transit else [],
    }


def _money(one: Event, fee: FeeCollected) -> tuple[Any, ...]:
    return (one.seq, one.happened_at, one.done_by, fee.amount, fee.book)
