"""What the work lists ask of the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.numbering.series import SeriesKey
from counter_app.domain.office import UnitProfile
from counter_app.domain.people import Desk
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.counter_rows import BatchCard, Box, RecentRow, ReturnView
from counter_app.services.lookup_rows import DossierPage
from counter_app.services.rows import BatchLine, BatchRow
from counter_app.services.work_rows import Marks, WorkLine

Desks = frozenset[str] | None
"""The desks somebody works at; None stands for all."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers that are counted without reading rows."""

    ready: int
    uncollected: int
    incoming_batches: int
    outgoing_batches: int
    received_today: int
    returned_today: int


class WorkQueries(Protocol):
    """What is read for the work lists."""

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        ...

    def calendar(self) -> WorkCalendar:
        """Return the working calendar."""
        ...

    def names(self) -> dict[str, str]:
        """Return the names of people and desks by login and code."""
        ...

    def desks(self) -> tuple[Desk, ...]:
        """Return all desks, past ones included."""
        ...

    def procedures_on(self, day: date) -> tuple[ProcedureVersion, ...]:
        """Return the versions in force on the day, by field and code."""
        ...

    def procedure_on(self, code: str, day: date) -> ProcedureVersion:
        """Return the version of a bare code in force on the day; Refused when there is none."""
        ...

    def versions(self, wanted: Collection[tuple[str, int]]) -> Mapping[tuple[str, int], ProcedureVersion]:
        """Return versions by code and version."""
        ...

    def page(self, handle: str) -> DossierPage:
        """Return everything of one dossier; Refused when there is none."""
        ...

    def lines(self, desks: Desks, login: str) -> tuple[WorkLine, ...]:
        """Return all dossiers at work that are at one of the desks, in the person's hands, or on their way there."""
        ...

    def lines_of(self, numbers: Sequence[int]) -> dict[int, WorkLine]:
        """Return dossiers in any stage by their running numbers."""
        ...

    def marks(self, numbers: Sequence[int]) -> dict[int, Marks]:
        """Return what the rows do not hold of these dossiers."""
        ...

    def dossiers(self, numbers: Sequence[int]) -> dict[int, Dossier]:
        """Return these dossiers whole, read from their journals."""
        ...

    def signed(self, numbers: Sequence[int]) -> frozenset[int]:
        """Return those of these dossiers under whose result a recorded signature stands."""
        ...

    def tally(self, desks: Desks, login: str, today: date, waiting_since: datetime) -> Tally:
        """Return the counts of the other screens; uncollected results were ready before ``waiting_since``."""
        ...

    def received_on(self, day: date, limit: int) -> tuple[int, tuple[RecentRow, ...]]:
        """Return how many dossiers were received on a day, and the last of them, newest first."""
        ...

    def last_number(self, series: SeriesKey) -> int:
        """Return the last number given out in a series; 0 where none was."""
        ...

    def is_taken(self, code: str) -> bool:
        """Say whether a code, present or former, belongs to a dossier."""
        ...

    def of_person(self, id_number: str, name: str) -> tuple[int, ...]:
        """Return the dossiers not ended in which somebody of that number, or of that name's words, is a party."""
        ...

    def seen(self, text: str, limit: int) -> tuple[tuple[Event, ...], ...]:
        """Return the journals of the newest dossiers with a party whose number, phone or name begins so."""
        ...

    def uses(self, since: date) -> dict[str, int]:
        """Return how often each procedure was received from that day on."""
        ...

    def results(self, view: ReturnView, today: date, waiting_since: datetime) -> tuple[WorkLine, ...]:
        """Return the dossiers of a view of the returning desk."""
        ...

    def batches(self, box: Box, desks: Desks, login: str, limit: int) -> tuple[BatchCard, ...]:
        """Return slips, newest first, without the names of people and desks."""
        ...

    def batch(self, name: str) -> tuple[BatchRow, tuple[BatchLine, ...]]:
        """Return a slip with its lines by its name or barcode; Refused when there is none."""
        ...
