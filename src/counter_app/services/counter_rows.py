"""Frozen rows of the counter: what the receiving, handing-over and returning desks look at before they act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from counter_app.domain.deadlines.due import Line
from counter_app.domain.deadlines.due_states import DueState
from counter_app.domain.dossiers.parties import Party
from counter_app.domain.dossiers.values import FeeAccount, RegisterPlace
from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.procedures.papers import DossierPaper, RequiredPaper
from counter_app.domain.procedures.process import ProcessStep
from counter_app.domain.procedures.versions import ConditionalLimit
from counter_app.services.work_rows import ActOption, Cursor, WorkRow

# --- receiving ---


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A dossier just received. ``running`` is its number of the day; ``job`` its receipt, 0 where there is none."""

    number: int
    code: str
    running: str
    submitter: str
    procedure_name: str
    received_at: datetime
    job: int
    printed: bool


@dataclass(frozen=True, slots=True)
class ReceptionBoard:
    """The head and the side of the receiving screen. ``next_code`` is a look, not a promise."""

    today: date
    received_today: int
    next_code: str
    recent: tuple[RecentRow, ...]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of earlier dossiers, as last written down. ``sex`` is ``male`` or ``female`` where the number tells."""

    name: str
    id_number: str
    birth: str
    sex: str
    phone: str
    address: str
    email: str
    last_at: datetime
    last_code: str
    dossiers: int


@dataclass(frozen=True, slots=True)
class ProcedureChoice:
    """A procedure in the chooser. ``initials`` and ``folded`` are searched; ``uses`` counts 90 days.

    ``cases`` are the conditional limits a clerk may choose, by name, in ``ReceptionForm.cases``.
    """

    code: str
    version: int
    name: str
    short_name: str
    field: str
    field_name: str
    desk: str
    desk_name: str
    limit: str
    has_short: bool
    needs_pages: bool
    needs_copies: bool
    initials: str
    folded: str
    uses: int
    cases: tuple[ConditionalLimit, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcedureList:
    """What the chooser offers on a day; ``favourites`` are codes, the most used first."""

    choices: tuple[ProcedureChoice, ...]
    favourites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why receiving would be refused: a sentence as a value."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preview:
    """What receiving this form now would promise and ask for; nothing is written.

    ``fee`` is None until the form holds what the fee is counted by. ``hindrances`` are what receiving would refuse.
    """

    due_at: datetime
    explanation: tuple[Line, ...]
    confirmed: bool
    limit: str
    fee: FeeAccount | None
    papers: tuple[RequiredPaper, ...]
    taken: tuple[DossierPaper, ...]
    steps: tuple[ProcessStep, ...]
    total_minutes: int
    warnings: tuple[Warn, ...]
    hindrances: tuple[Hindrance, ...]


# --- handing over ---


class Box(StrEnum):
    """Which batches: coming to me, sent by my desks and still on their way, or settled."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class BatchCard:
    """A slip in a list. ``waiting`` lines are still on their way; ``short`` says that some were not taken over."""

    batch: str
    paper_number: str
    round_of_day: int
    from_desk: str
    from_name: str
    to_desk: str
    to_name: str
    to_person: str
    to_person_name: str
    given_by: str
    given_by_name: str
    sent_at: datetime
    lines: int
    waiting: int
    accepted: int
    refused: int
    recalled: int

    @property
    def short(self) -> bool:
        """Say whether the other side has settled some lines and not taken over all of them."""
        return bool(self.refused) or bool(self.waiting and self.accepted)


@dataclass(frozen=True, slots=True)
class BatchLineRow:
    """One line of a slip; empty ``outcome``: nothing said yet."""

    line: int
    number: int
    code: str
    submitter: str
    procedure_name: str
    sets: int
    received_at: datetime | None
    due_at: datetime | None
    due: DueState
    outcome: str
    reason: str
    settled_at: datetime | None
    settled_by: str


@dataclass(frozen=True, slots=True)
class BatchPage:
    """A slip with its lines. ``mine_to_accept``: this person may take it over; ``mine_to_recall``: take it back."""

    card: BatchCard
    lines: tuple[BatchLineRow, ...]
    mine_to_accept: bool
    mine_to_recall: bool


# --- giving back ---


class ReturnView(StrEnum):
    """The views of the returning screen."""

    READY = "ready"
    UNCOLLECTED = "uncollected"
    RETURNED_TODAY = "returned_today"


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A result that waits, or was fetched today. ``days_waiting`` are days by the calendar."""

    number: int
    version: int
    code: str
    submitter: str
    phone: str
    procedure: str
    procedure_name: str
    waiting_since: datetime
    days_waiting: int
    returned_at: datetime | None
    fee_owed: int
    outcome: str
    due: DueState


@dataclass(frozen=True, slots=True)
class ReturnPage:
    """A page of results."""

    rows: tuple[ReturnRow, ...]
    next_cursor: Cursor | None
    total: int


@dataclass(frozen=True, slots=True)
class MayReceive:
    """Somebody who may take the result home; ``needs_paper`` where only with the paper that authorises them."""

    party: Party
    needs_paper: bool


@dataclass(frozen=True, slots=True)
class ReturnCard:
    """One dossier at the returning desk. Not ``ready``: ``row`` tells where it is."""

    row: WorkRow
    ready: bool
    procedure_full_name: str
    outcome: str
    document: str
    sets: int
    receivers: tuple[MayReceive, ...]
    papers: tuple[DossierPaper, ...]
    fee: FeeAccount
    return_method: str
    return_place: str
    register: RegisterPlace | None
    acts: tuple[ActOption, ...]
