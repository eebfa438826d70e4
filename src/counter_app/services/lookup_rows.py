"""Frozen rows of looking things up: what was found, one dossier whole, its course, and what the citizen is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from counter_app.domain.deadlines.due_states import DueState
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.services.rows import JobRow
from counter_app.services.scan_rows import KeptScan
from counter_app.services.work_rows import DossierCard

Params = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """One dossier whole: its state, its journal, its prints, its scans."""

    dossier: Dossier
    events: tuple[Event, ...]
    prints: tuple[JobRow, ...]
    scans: tuple[KeptScan, ...]


class Standing(StrEnum):
    """Where a dossier stands, as coarsely as people ask for it."""

    AT_WORK = "at_work"
    OVERDUE = "overdue"
    WAITING = "waiting"  # for the citizen's papers or payment
    READY = "ready"
    RETURNED = "returned"
    ENDED = "ended"  # without a result: not accepted, withdrawn, stopped, cancelled


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is let through of the hits; a field that is empty lets everything through."""

    procedure: str = ""
    since: date | None = None
    standing: Standing | None = None

    def __bool__(self) -> bool:
        return bool(self.procedure or self.since or self.standing)


class Fit(NamedTuple):
    """A dossier that fits, before anything more of it is read. Read by the thousand."""

    number: int
    procedure: str
    procedure_name: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A dossier in the list of hits. ``birth_year`` and ``place`` tell namesakes apart; empty where unknown."""

    number: int
    handle: str
    submitter: str
    birth_year: str
    place: str
    procedure_name: str
    stage: str
    due: DueState


@dataclass(frozen=True, slots=True)
class Found:
    """What fits a question: the newest as rows, and how many there are; ``more`` where counting was given up.

    ``procedures`` are those of all hits by code and name, whatever the sieve says of them. ``near`` is offered where
    nothing fits.
    """

    rows: tuple[FoundRow, ...] = ()
    total: int = 0
    more: bool = False
    procedures: tuple[tuple[str, str], ...] = ()
    near: tuple[FoundRow, ...] = ()


class Node(StrEnum):
    """How a line of the course is marked."""

    PAST = "past"
    NOW = "now"
    LATE = "late"  # now, and longer than allowed
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Told:
    """One more thing to tell of an event: a code with its parameters."""

    code: str
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of a dossier's course: something that happened, the step in hand, or one that is still ahead.

    ``what`` is the kind of the event, empty for a step. ``used_minutes`` are those of the stay on ``step`` that began
    here, None where none did or it still runs; ``to`` is whom it went to. ``by`` recorded it for somebody else.
    """

    node: Node
    what: str = ""
    at: datetime | None = None
    step: str = ""
    who: str = ""
    by: str = ""
    to: str = ""
    batch: str = ""
    told: tuple[Told, ...] = ()
    late_reason: str = ""
    recorded_at: datetime | None = None
    used_minutes: int | None = None
    norm_minutes: int = 0

    @property
    def is_over(self) -> bool:
        """Say whether the stay took longer than its step allows."""
        return bool(self.norm_minutes and self.used_minutes and self.used_minutes > self.norm_minutes)


class Follow(StrEnum):
    """The one act that follows from what the citizen is told."""

    APOLOGISE = "apologise"
    TAKE_SUPPLEMENT = "take_supplement"
    SETTLE_PAYMENT = "settle_payment"
    GIVE_BACK = "give_back"
    RECEIPT = "receipt"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the citizen is told now, and what follows from it."""

    code: str
    params: Params
    follow: Follow


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """One dossier as it is looked at. Numbers that identify a person are shortened until they are revealed."""

    card: DossierCard
    former_codes: tuple[str, ...]
    paper_number: str
    submitted_at: datetime | None
    passages: tuple[Passage, ...]
    prints: tuple[JobRow, ...]
    scans: tuple[KeptScan, ...]
    answer: Answer
