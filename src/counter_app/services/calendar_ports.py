"""What the calendar's desk asks of the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.office import UnitProfile
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.calendar_rows import Confirmation
from counter_app.services.lookup_rows import DossierPage


@dataclass(frozen=True, slots=True)
class WaitRow:
    """A dossier that waits for an act by law: to be closed as no papers came, or answered as it was filed online."""

    number: int
    handle: str
    applicant: str
    procedure_name: str
    since: datetime | None
    close_on: date | None = None


class CalendarQueries(Protocol):
    """What is read around the calendar."""

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        ...

    def calendar(self) -> WorkCalendar:
        """Return the working calendar."""
        ...

    def names(self) -> Mapping[str, str]:
        """Return the names of people and desks by login and code."""
        ...

    def versions(self, wanted: Collection[tuple[str, int]]) -> Mapping[tuple[str, int], ProcedureVersion]:
        """Return versions by code and version; those outside the catalogue are left out."""
        ...

    def page(self, handle: str) -> DossierPage:
        """Return everything of one dossier; Refused when there is none."""
        ...

    def confirmation(self, year: int) -> Confirmation | None:
        """Return who confirmed a year last, and when; None where nobody here did."""
        ...

    def running(self, due_from: date | None = None) -> tuple[int, ...]:
        """Return the dossiers at work whose limit runs, due on that day or later."""
        ...

    def unsure(self) -> int:
        """Return how many of them were promised over a year that nobody had confirmed."""
        ...

    def dossiers(self, numbers: Sequence[int]) -> Mapping[int, Dossier]:
        """Return these dossiers whole."""
        ...

    def due_per_day(self, year: int) -> Mapping[date, int]:
        """Return how many dossiers at work are due on each day of a year."""
        ...

    def without_papers(self, today: date) -> tuple[WaitRow, ...]:
        """Return the dossiers whose papers never came in the days they had, the longest waiting first."""
        ...

    def noted_online(self) -> tuple[WaitRow, ...]:
        """Return the matters filed online that nobody has answered yet, the longest waiting first."""
        ...
