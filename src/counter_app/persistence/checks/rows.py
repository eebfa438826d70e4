"""I6: each dossier's row, and the rows beside it, are what its journal adds up to."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.persistence import projection
from counter_app.persistence.beside import RowsBeside
from counter_app.persistence.checks.problems import problem
from counter_app.persistence.tables import dossier, event
from counter_app.services.rows import Problem


class DossierRows:
    """The rows that lists and search read, held against the journals."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows = {row.number: row for row in connection.execute(select(dossier))}
        self._beside = RowsBeside.read(connection)

    def see(self, now: Dossier, journal: Sequence[Event]) -> Iterator[Problem]:
        row = self._rows.get(now.number)
        if row is None:
            yield problem("I6", "dossier.row_missing", now.number)
            return
        stored = row._mapping
        differing = [name for name, value in projection.dossier_row(now).items() if stored[name] != value]
        differing += self._beside.differing(now, journal)
        if differing:
            yield problem("I6", "dossier.row_differs", now.handle, ", ".join(differing))

    def close(self) -> Iterator[Problem]:
        told = set(self._connection.execute(select(event.c.number).distinct()).scalars())
        for number in sorted(self._rows.keys() - told):
            yield problem("I6", "dossier.journal_missing", number)
