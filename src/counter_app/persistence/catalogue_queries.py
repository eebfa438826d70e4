"""What the catalogue's desk reads: what was checked, which dossiers still follow a version, and a code's versions."""

from dataclasses import dataclass

from sqlalchemy import func, select

from counter_app.domain.dossiers.stages import CLOSED_STAGES, Stage
from counter_app.domain.people import Desk
from counter_app.domain.procedures.checks import CatalogueCheck
from counter_app.persistence.catalogue_checks import all_checks, checks_of
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.queries import SqlQueries
from counter_app.persistence.tables import dossier, procedure_version
from counter_app.services.catalogue_rows import VersionSpan

_OVER = [stage.value for stage in (*CLOSED_STAGES, Stage.STOPPED)]


@dataclass(frozen=True, slots=True)
class SqlCatalogueQueries(SqlQueries):
    """The reads of the catalogue over one store."""

    def checks(self) -> dict[tuple[str, int], tuple[CatalogueCheck, ...]]:
        """Return what was checked, by code and version."""
        with self._reading() as connection:
            return all_checks(connection)

    def checks_of(self, code: str, version: int) -> tuple[CatalogueCheck, ...]:
        """Return what was checked of one version, in the order in which that was done."""
        with self._reading() as connection:
            return checks_of(connection, code, version)

    def open_dossiers(self, code: str = "") -> dict[tuple[str, int], int]:
        """Return how many dossiers are not settled yet, of one code or all, by the code and version they follow."""
        followed = (dossier.c.procedure_code, dossier.c.procedure_version)
        query = select(*followed, func.count()).where(dossier.c.stage.not_in(_OVER)).group_by(*followed)
        query = query.where(dossier.c.procedure_code == code) if code else query
        with self._reading() as connection:
            return {(bare, version): count for bare, version, count in connection.execute(query)}

    def versions_of(self, code: str) -> tuple[VersionSpan, ...]:
        """Return all versions of a bare code with the days on which each holds, the newest first."""
        found = procedure_version.c
        query = select(found.version, found.valid_from, found.valid_to).where(found.code == code)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(found.version.desc()))
            return tuple(VersionSpan(row.version, row.valid_from, row.valid_to) for row in rows)

    def desks(self) -> tuple[Desk, ...]:
        """Return all desks, past ones included."""
        with self._reading() as connection:
            return SqlOffice(connection, self.store.known).desks()
