"""Frozen rows of the work lists: what the desks of the window show beside their forms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from counter_app.domain.deadlines.due_states import NO_DUE, DueKind, DueState
from counter_app.domain.deadlines.targets import Clocks
from counter_app.domain.deadlines.verdicts import Remaining
from counter_app.domain.dossiers.parties import Party
from counter_app.domain.dossiers.values import FeeAccount, ProcedureRef, RegisterPlace
from counter_app.domain.procedures.papers import DossierPaper


class View(StrEnum):
    """The saved views of the work list. ``ALL`` holds every other one."""

    MINE = "mine"  # in my hands, or at my desks and in nobody's
    TO_ACCEPT = "to_accept"  # on its way to me or to a desk of mine
    NEAR = "near"  # of mine: due today or soon
    OVERDUE = "overdue"  # of mine
    SUPPLEMENT = "supplement"  # of mine: waits for the citizen's papers or payment
    SIGN = "sign"  # at my desks: a signature is to be recorded
    ALL = "all"  # at my desks, whoever holds it, and on its way there


class Cursor(NamedTuple):
    """Where a page ended; handed back to get the next one. Rows sort by it."""

    rank: int
    moment: str
    number: int


class WorkLine(NamedTuple):
    """A dossier at work as its row stands, before anything is worked out. Read by the hundred."""

    number: int
    version: int
    code: str | None
    slip: str | None
    stage: str
    submitter: str
    procedure_code: str
    procedure_version: int
    procedure_name: str
    field_code: str
    short: bool
    received_at: datetime | None
    due_at: datetime | None
    step: int | None
    step_name: str | None
    step_role: str | None
    step_since: datetime | None
    holder_desk: str
    holder: str
    batch: str | None
    completed_at: datetime | None
    returned_at: datetime | None
    fee_due: int
    fee_collected: int
    fee_waived: bool
    outcome: str | None
    to_desk: str | None
    to_person: str | None

    @property
    def handle(self) -> str:
        """Return what the office calls it by."""
        return self.code or self.slip or ""

    @property
    def fee_owed(self) -> int:
        """Return what the citizen still has to pay."""
        return 0 if self.fee_waived else max(0, self.fee_due - self.fee_collected)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a row does not hold of a dossier: its other parties, and what its journal tells of its course."""

    others: tuple[str, ...] = ()
    phone: str = ""
    field_name: str = ""
    paused_since: datetime | None = None
    corrected: bool = False
    apology: bool = False
    extended: bool = False
    second_supplement: bool = False
    outside: ProcedureRef | None = None  # of a procedure that the catalogue does not hold


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A dossier in a work list. ``others`` are the parties beside the submitter; ``step_count`` is 0 where unknown.

    ``next_desk`` is where the next step is taken and ``next_role`` by whom; ``in_transit`` names the batch it is on its
    way with.
    """

    number: int
    version: int
    code: str
    slip: str
    submitter: str
    others: tuple[str, ...]
    phone: str
    procedure: str
    procedure_name: str
    field: str
    field_name: str
    stage: str
    step: int | None
    step_name: str
    step_role: str
    step_count: int
    step_since: datetime | None
    next_desk: str
    next_role: str
    holder_desk: str
    holder_desk_name: str
    holder: str
    holder_name: str
    in_transit: str
    to_desk: str
    received_at: datetime | None
    due_at: datetime | None
    paused_since: datetime | None
    completed_at: datetime | None
    returned_at: datetime | None
    fee_owed: int
    due: DueState = NO_DUE
    short: bool = False
    corrected: bool = False
    apology: bool = False
    extended: bool = False
    second_supplement: bool = False

    @property
    def handle(self) -> str:
        """Return what the office calls it by: its code, or its slip."""
        return self.code or self.slip


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A page of a view. ``next_cursor`` is handed in as ``after`` for the next one; None on the last."""

    rows: tuple[WorkRow, ...]
    next_cursor: Cursor | None
    total: int


@dataclass(frozen=True, slots=True)
class DayLoad:
    """A day of the week and how many dossiers of mine fall due on it; ``kind`` is the most urgent of their states.

    ``off`` names why nobody works on it; ``is_open`` is false on days of rest too.
    """

    day: date
    due: int
    is_open: bool
    off: str = ""
    kind: DueKind = DueKind.NONE


@dataclass(frozen=True, slots=True)
class WorkCounts:
    """The numbers beside the screens and over the tabs."""

    views: Mapping[View, int]
    overdue: int
    ready: int
    uncollected: int
    incoming_batches: int
    outgoing_batches: int
    received_today: int
    returned_today: int
    week: tuple[DayLoad, ...]


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step of the dossier's process. ``used_minutes`` are working minutes without waits; ``who`` names the taker.

    ``due_at`` is until when the ceilings let a step take that is not over, ``left`` what is left of the present one.
    """

    position: int
    code: str
    name: str
    role: str
    desk: str
    desk_name: str
    state: StepState
    ceiling_minutes: int
    used_minutes: int
    who: str
    since: datetime | None
    until: datetime | None
    paper: str = ""
    due_at: datetime | None = None
    left: Remaining | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Something that happened: worded by ``wording.moved_words``."""

    seq: int
    at: datetime
    who: str
    what: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    late_entry: bool = False


@dataclass(frozen=True, slots=True)
class ActOption:
    """An act and whether this person may do it now; ``code`` and ``params`` say why not."""

    act: str
    right: str
    allowed: bool
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DossierCard:
    """One dossier in the pane beside the list; ``left_minutes`` are working minutes to its appointment, 0 past it."""

    row: WorkRow
    procedure_full_name: str
    limit: str
    subject: str
    parties: tuple[Party, ...]
    papers: tuple[DossierPaper, ...]
    papers_given: int
    papers_wanted: int
    fee: FeeAccount
    return_method: str
    return_place: str
    register: RegisterPlace | None
    steps: tuple[StepCard, ...]
    recent: tuple[Moved, ...]
    acts: tuple[ActOption, ...]
    left_minutes: int = 0
    clocks: Clocks | None = None

    def act(self, name: str) -> ActOption:
        """Return the option of an act; KeyError for one that no dossier knows."""
        for option in self.acts:
            if option.act == name:
                return option
        raise KeyError(name)
