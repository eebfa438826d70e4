"""What the services ask of the rooms around them, as Protocols; ``bootstrap`` says who answers."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from counter_app.domain.audit import AuditEntry
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import ProcedureRef
from counter_app.domain.numbering.series import SeriesKey
from counter_app.domain.office import UnitProfile
from counter_app.domain.people import Desk, Person
from counter_app.domain.procedures.checks import CatalogueCheck
from counter_app.domain.procedures.versions import Field, ProcedureVersion
from counter_app.services.draft_rows import Draft, DraftRow
from counter_app.services.rows import BatchLine, BatchRow, JobRow
from counter_app.services.scan_rows import KeptScan
from counter_app.services.signed_days import SignedDay


class Dossiers(Protocol):
    """The journals of this unit's dossiers, and what they add up to."""

    def find(self, handle: str) -> Dossier:
        """Return the dossier of a code (present or former), slip or barcode; Refused when there is none."""
        ...

    def is_taken(self, code: str) -> bool:
        """Say whether a code, present or former, belongs to a dossier."""
        ...

    def load(self, number: int) -> Dossier:
        """Return the dossier of a running number."""
        ...

    def save(self, changed: Dossier, events: Sequence[Event]) -> tuple[str, ...]:
        """Add the new events and bring the dossier's row up to them; return the SHA-256 of each as stored.

        Refused when somebody was faster.
        """
        ...

    def journal(self, number: int) -> tuple[Event, ...]:
        """Return all events of a dossier in their order."""
        ...

    def held_by(self, login: str) -> int:
        """Return how many open dossiers somebody holds."""
        ...

    def lying_at(self, desk: str) -> int:
        """Return how many unfinished dossiers lie at a desk or are on their way there."""
        ...


class Numbers(Protocol):
    """Counters without gaps: a number is taken in the same transaction as what it numbers."""

    def take(self, series: SeriesKey) -> int:
        """Return the next number of the series, from 1."""
        ...

    def any_given(self) -> bool:
        """Say whether any number was ever given."""
        ...

    def pass_over(self, series: SeriesKey, number: int, reason: str, at: datetime, by: str) -> None:
        """Write down that a number just taken stands on nothing of ours."""
        ...


class AuditLog(Protocol):
    """The chained log."""

    @property
    def newest(self) -> datetime | None:
        """Return when its last row was written; None while it has none."""
        ...

    def add(
        self, who: str, action: str, at: datetime, number: int = 0, event_seq: int = 0, data: str = "{}"
    ) -> AuditEntry:
        """Append one row and return it sealed."""
        ...

    def digest(self, number: int, event_seq: int) -> str:
        """Return the hash of the row that stands for a dossier's event."""
        ...


class Catalogue(Protocol):
    """The procedures in their versions."""

    def in_force(self, code: str, day: date) -> ProcedureVersion:
        """Return the version of a bare code that holds on the day, or raise Refused."""
        ...

    def pinned(self, procedure: ProcedureRef) -> ProcedureVersion:
        """Return exactly the version a dossier was received under."""
        ...

    def add_fields(self, fields: Sequence[Field]) -> None:
        """Store fields of administration."""
        ...

    def add_versions(self, versions: Sequence[ProcedureVersion]) -> None:
        """Store new versions; a stored one is never changed."""
        ...

    def checks(self, code: str, version: int) -> tuple[CatalogueCheck, ...]:
        """Return what was compared with a decision, in the order in which that was done."""
        ...

    def save_checks(self, code: str, version: int, checks: tuple[CatalogueCheck, ...]) -> None:
        """Store the checks of one version in the place of those it had."""
        ...


class OfficeStore(Protocol):
    """The unit, its people, desks and calendar."""

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        ...

    def save_profile(self, profile: UnitProfile) -> None:
        """Store the unit."""
        ...

    def calendar(self) -> WorkCalendar:
        """Return the working calendar with opening hours."""
        ...

    def save_calendar(self, calendar: WorkCalendar) -> None:
        """Store the calendar."""
        ...

    def person(self, login: str) -> Person:
        """Return an officer, active or not; Refused when nobody has that login."""
        ...

    def people(self) -> tuple[Person, ...]:
        """Return all officers by login."""
        ...

    def save_person(self, officer: Person) -> None:
        """Add an officer or store their changed roles."""
        ...

    def desks(self) -> tuple[Desk, ...]:
        """Return all desks, past ones included."""
        ...

    def save_desk(self, place: Desk) -> None:
        """Add a desk or store its changed dates."""
        ...


class Batches(Protocol):
    """Handover slips and what became of their lines."""

    def add(self, sent: BatchRow, numbers: Sequence[int]) -> None:
        """Store a sent batch with its dossiers in the order of the slip."""
        ...

    def get(self, name: str) -> BatchRow:
        """Return a batch; Refused when there is none."""
        ...

    def waiting(self, name: str) -> tuple[int, ...]:
        """Return the running numbers of the lines that nobody has taken over, refused or recalled yet."""
        ...

    def lines(self, name: str) -> tuple[BatchLine, ...]:
        """Return the lines of the slip in their order."""
        ...

    def settle(self, name: str, line: BatchLine) -> None:
        """Note what became of a line: accepted, refused or recalled, when and by whom."""
        ...


class Jobs(Protocol):
    """What is to be printed: the paper's frozen words, stored with the act that called for it."""

    def add(self, job: JobRow, data: str) -> JobRow:
        """Store a job in the same transaction; its number is given here."""
        ...

    def get(self, job: int) -> JobRow:
        """Return a job; Refused when there is none."""
        ...

    def count(self, number: int, form: str) -> int:
        """Return how often a form was ordered for a dossier."""
        ...

    def reprints(self, job: int) -> int:
        """Return how often a job was printed again."""
        ...

    def data(self, job: int) -> str:
        """Return the frozen words of the paper, as JSON."""
        ...

    def rendered(self, job: int, file: str, sha256: str, at: datetime) -> None:
        """Note the file that came of it."""
        ...


@dataclass(frozen=True, slots=True)
class Answered:
    """What was asked under a key, and the answer it got."""

    request_digest: str
    answer: str


class Keys(Protocol):
    """Idempotency keys: the same key gets the same answer and writes nothing twice."""

    def find(self, command: str, key: str) -> Answered | None:
        """Return what was answered under the key."""
        ...

    def add(self, command: str, key: str, answered: Answered, at: datetime) -> None:
        """Keep the answer in the same transaction."""
        ...


class Tasks(Protocol):
    """Things somebody must look at later."""

    def add(self, kind: str, number: int, words: str, at: datetime) -> None:
        """Open a task about a dossier."""
        ...


class Drafts(Protocol):
    """What people have begun and not yet finished; nobody's act, so it is in no log."""

    def is_taken(self, draft: str) -> bool:
        """Say whether anybody has a draft of that name."""
        ...

    def find(self, owner: str, draft: str) -> Draft | None:
        """Return a draft, where this person has one of that name."""
        ...

    def of(self, owner: str) -> tuple[DraftRow, ...]:
        """Return a person's drafts, the latest change first."""
        ...

    def save(self, draft: Draft) -> None:
        """Store a draft, in place of the one of its name where there is one."""
        ...

    def discard(self, owner: str, draft: str) -> bool:
        """Remove a person's draft; say whether there was one."""
        ...


class Attachments(Protocol):
    """Where the scans of dossiers lie."""

    def add(self, number: int, attached: Sequence[Event], files: Sequence[str]) -> None:
        """Store where the file of each scan lies, in the order of the events that attached them."""
        ...

    def of_dossier(self, number: int) -> tuple[KeptScan, ...]:
        """Return the scans of a dossier in the order in which they came."""
        ...


class SignedDays(Protocol):
    """The days that a leader signed off."""

    def find(self, day: date) -> SignedDay | None:
        """Return a signed day; Damaged where its content is no longer what was signed."""
        ...

    def add(self, signed: SignedDay) -> None:
        """Store a day that was just signed."""
        ...


class Unit(Protocol):
    """One transaction over everything the office stores: committed as a whole, or not at all."""

    @property
    def dossiers(self) -> Dossiers: ...
    @property
    def numbers(self) -> Numbers: ...
    @property
    def audit(self) -> AuditLog: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def office(self) -> OfficeStore: ...
    @property
    def batches(self) -> Batches: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def keys(self) -> Keys: ...
    @property
    def tasks(self) -> Tasks: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def attachments(self) -> Attachments: ...
    @property
    def signed_days(self) -> SignedDays: ...


NewUnit = Callable[[], AbstractContextManager[Unit]]


class Renderer(Protocol):
    """Turns a paper's frozen words into a PDF."""

    def __call__(self, form: str, data: str) -> bytes: ...


class PaperStore(Protocol):
    """Keeps printed papers as files, each written whole or not at all."""

    def keep(self, job: int, year: int, pdf: bytes) -> str:
        """Store a paper and return its name in the data folder."""
        ...

    def read(self, name: str) -> bytes:
        """Return a stored paper."""
        ...

    def jobs(self) -> Iterable[int]:
        """Return the jobs whose papers are there."""
        ...

    def write_to(self, path: Path, pdf: bytes) -> None:
        """Write a copy where the user asked for it."""
        ...
