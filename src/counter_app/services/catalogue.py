"""Reading the catalogue of procedures as it stands on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from counter_app.domain.numbering.procedure_codes import procedure_code
from counter_app.domain.people import Right
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger, needs


class CatalogueQueries(Protocol):
    """What is read of the catalogue."""

    def procedures_on(self, day: date) -> tuple[ProcedureVersion, ...]:
        """Return the versions in force on the day, by field and code."""
        ...

    def procedure_on(self, code: str, day: date) -> ProcedureVersion:
        """Return the version of a bare code in force on the day; Refused when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class CatalogueDesk:
    """Where staff read what a procedure asks for."""

    ledger: Ledger
    queries: CatalogueQueries

    @needs(Right.READ_CATALOGUE)
    def list_on(self, actor: Actor, day: date) -> tuple[ProcedureVersion, ...]:
        """Return all procedures in force on the day."""
        return self.queries.procedures_on(day)

    @needs(Right.READ_CATALOGUE)
    def show(self, actor: Actor, code: str, day: date) -> ProcedureVersion:
        """Return one procedure as it stands on the day."""
        return self.queries.procedure_on(procedure_code(code), day)
