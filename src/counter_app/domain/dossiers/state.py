"""A dossier as it stands: what its events add up to."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from counter_app.domain.deadlines.verdicts import Verdict, verdict
from counter_app.domain.dossiers.parties import Party, owner, submitter
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.values import (
    Code,
    FeeAccount,
    Holder,
    Outcome,
    Pause,
    ProcedureRef,
    Receiver,
    RegisterPlace,
    Scan,
    Signature,
    StepPlace,
    StopCause,
    Transit,
)
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.papers import DossierPaper

Why = Literal[
    "received",
    "agreed",
    "supplemented",
    "paid",
    "extended",
    "reopened",
    "procedure_changed",
    "limit_changed",
    "competent_received",
    "recounted",
]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A moment that was promised to the citizen, and why. None is ever overwritten."""

    due_at: datetime
    made_at: datetime
    why: Why
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """The present state of one dossier. ``number`` is its running number in this unit, ``version`` its last event."""

    number: int
    version: int
    stage: Stage
    parties: tuple[Party, ...]
    procedure: ProcedureRef
    papers: tuple[DossierPaper, ...]
    channel: Channel
    subject: str
    sets: int
    return_method: str
    return_place: str
    extra: tuple[tuple[str, str], ...]
    last_happened_at: datetime
    submitted_at: datetime | None = None
    competent: str = ""
    competent_at: datetime | None = None
    slip: str = ""
    code: Code | None = None
    former_codes: tuple[Code, ...] = ()
    register: RegisterPlace | None = None
    paper_number: str = ""
    received_at: datetime | None = None
    clock_start: datetime | None = None
    appointments: tuple[Appointment, ...] = ()
    calendar_confirmed: bool = True
    short: bool = False
    step: StepPlace | None = None
    step_since: datetime | None = None
    holder: Holder = field(default_factory=lambda: Holder(""))
    transit: Transit | None = None
    pauses: tuple[Pause, ...] = ()
    missing: tuple[str, ...] = ()
    supplement_count: int = 0
    supplement_close_on: date | None = None
    extension_count: int = 0
    apologies: int = 0
    signature: Signature | None = None
    fee: FeeAccount = field(default_factory=FeeAccount)
    outcome: Outcome | None = None
    document: str = ""
    completed_at: datetime | None = None
    returned_at: datetime | None = None
    receiver: Receiver | None = None
    ended_at: datetime | None = None
    stop_cause: StopCause | None = None
    reason: str = ""
    scans: tuple[Scan, ...] = ()

    @property
    def due_at(self) -> datetime | None:
        """Return the appointment that holds now; None before acceptance."""
        return self.appointments[-1].due_at if self.appointments else None

    @property
    def submitter(self) -> Party:
        """Return the one who stood at the counter."""
        return submitter(self.parties)

    @property
    def owner(self) -> Party:
        """Return the one whose matter it is."""
        return owner(self.parties)

    @property
    def handle(self) -> str:
        """Return what the office calls it by: its code, or the slip number of a matter that never got one."""
        return self.code.text if self.code else self.slip

    @property
    def on_time(self) -> Verdict | None:
        """Return the verdict on a finished dossier: its end is the result, not the day it was fetched."""
        if self.completed_at is None or self.due_at is None:
            return None
        return verdict(self.due_at, self.completed_at)
