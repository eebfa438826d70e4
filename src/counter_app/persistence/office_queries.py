"""What the office's pages read: who holds how much, where it lies, whether numbers were given."""

from dataclasses import dataclass

from sqlalchemy import func, select

from counter_app.domain.people import Desk
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.holding_counts import UNFINISHED, WITH_BATCH
from counter_app.persistence.numbers import ANY_GIVEN
from counter_app.persistence.queries import SqlQueries
from counter_app.persistence.tables import batch, dossier


@dataclass(frozen=True, slots=True)
class SqlOfficeQueries(SqlQueries):
    """The reads of the office over one store."""

    def numbers_given(self) -> bool:
        """Say whether any number was ever given here."""
        with self._reading() as connection:
            return connection.execute(ANY_GIVEN).scalar() is not None

    def desks(self) -> tuple[Desk, ...]:
        """Return all desks, past ones included."""
        with self._reading() as connection:
            return SqlOffice(connection, self.store.known).desks()

    def lying_at_desks(self) -> dict[str, int]:
        """Return how many unfinished dossiers lie at each desk, those on their way counted where they go."""
        where = func.coalesce(batch.c.to_desk, dossier.c.holder_desk)
        query = select(where, func.count()).select_from(WITH_BATCH).where(dossier.c.stage.in_(UNFINISHED))
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query.group_by(where))}
