"""Frozen rows that cross layers: what an act leaves behind, and what lists, papers and spreadsheets share."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from counter_app.domain.deadlines.due import Line
from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Change
from counter_app.domain.dossiers.warnings import Warn


@dataclass(frozen=True, slots=True)
class Done:
    """What an act leaves behind: the dossier as it now stands, the paper to print, what should be said."""

    number: int
    version: int
    code: str
    slip: str
    state: str
    procedure: str
    procedure_name: str
    received_at: datetime | None
    due_at: datetime | None
    explanation: tuple[Line, ...]
    step: int | None
    step_name: str
    holder_desk: str
    holder: str
    fee: int
    fee_owed: int
    signed_by: str
    completed_at: datetime | None
    returned_at: datetime | None
    on_time: Verdict | None
    register: str
    paper_number: str
    changes: tuple[Change, ...] = ()
    job: int | None = None
    warnings: tuple[Warn, ...] = ()


def done(
    dossier: Dossier,
    *,
    explanation: tuple[Line, ...] = (),
    changes: tuple[Change, ...] = (),
    paper_number: str = "",
    job: int | None = None,
    warnings: tuple[Warn, ...] = (),
) -> Done:
    """Return what an act left behind."""
    step, register = dossier.step, dossier.register
    return Done(
        number=dossier.number,
        version=dossier.version,
        code=dossier.code.text if dossier.code else "",
        slip=dossier.slip,
        state=dossier.stage.value,
        procedure=dossier.procedure.code,
        procedure_name=dossier.procedure.short_name,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        explanation=explanation,
        step=step.position if step else None,
        step_name=step.name if step else "",
        holder_desk=dossier.holder.desk,
        holder=dossier.holder.person,
        fee=0 if dossier.fee.waived else dossier.fee.due,
        fee_owed=dossier.fee.outstanding,
        signed_by=dossier.signature.login if dossier.signature else "",
        completed_at=dossier.completed_at,
        returned_at=dossier.returned_at,
        on_time=dossier.on_time,
        register=f"{register.volume}/{register.number}" if register else "",
        paper_number=paper_number or dossier.paper_number,
        changes=changes,
        job=job,
        warnings=warnings,
    )


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A handover slip. ``running`` numbers all slips of the unit; ``round_of_day`` counts those of one day."""

    batch: str
    running: int
    paper_number: str
    from_desk: str
    to_desk: str
    to_person: str
    given_by: str
    sent_at: datetime
    round_of_day: int


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One line of a slip: its dossier, and what the other side said. Empty ``outcome``: nothing yet."""

    number: int
    outcome: str = ""
    reason: str = ""
    settled_at: datetime | None = None
    settled_by: str = ""


@dataclass(frozen=True, slots=True)
class BatchDone:
    """What became of a batch."""

    batch: str
    codes: tuple[str, ...]
    to: str
    in_transit: bool
    accepted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    job: int | None = None


@dataclass(frozen=True, slots=True)
class JobRow:
    """A paper to print, or printed. ``reprint`` counts the prints after the first; empty ``file``: not rendered yet."""

    job: int
    form: str
    number: int
    batch: str
    made_at: datetime
    made_by: str
    reprint_of: int = 0
    reprint: int = 0
    file: str = ""
    sha256: str = ""
    rendered_at: datetime | None = None


class DossierRow(NamedTuple):
    """A dossier in a list. A named tuple: lists are read by the hundred, and it is made in a third of the time."""

    number: int
    code: str
    stage: str
    submitter: str
    owner: str
    procedure_code: str
    procedure_name: str
    channel: str
    received_at: datetime | None
    due_at: datetime | None
    step_name: str
    holder_desk: str
    holder: str
    completed_at: datetime | None
    returned_at: datetime | None
    fee_due: int
    fee_collected: int
    fee_waived: bool


@dataclass(frozen=True, slots=True)
class Hits:
    """What the search box found. ``count`` is the number of hits shown, at most the limit asked for."""

    count: int
    hits: tuple[DossierRow, ...]


@dataclass(frozen=True, slots=True)
class DayRow:
    """A dossier in one list of a day. ``at`` is the moment that put it there; ``stage`` is the day's last.

    ``recorded_after_close`` is set where the entry was written down after the day was over.
    """

    code: str
    applicant: str
    procedure: str
    due_at: datetime | None
    holder: str
    stage: str
    step_name: str = ""
    at: datetime | None = None
    on_time: Verdict | None = None
    missing: tuple[str, ...] = ()
    late_entry: bool = False
    recorded_after_close: datetime | None = None
    number: int = 0
    field: str = ""
    held_by: str = ""  # the login or, until somebody takes over, the desk behind ``holder``
    received_at: datetime | None = None
    completed_at: datetime | None = None
    apologies: int = 0


@dataclass(frozen=True, slots=True)
class CashLine:
    """Money taken on a day, in đồng."""

    code: str
    applicant: str
    procedure: str
    at: datetime
    amount: int
    book: str
    collector: str
    late_entry: bool = False
    recorded_after_close: datetime | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signed a day's log off, and the job of the paper that keeps it."""

    at: datetime
    by: str
    name: str
    title: str
    job: int


@dataclass(frozen=True, slots=True)
class DayCorrection:
    """What was entered about a signed day after it was signed: which row of which list came, went or changed."""

    list: str
    kind: str
    code: str
    applicant: str
    act: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class DayLog:
    """One day of the ward as it stood at its end, or stands now where the day is not over."""

    day: date
    as_of: datetime
    received: tuple[DayRow, ...]
    returned: tuple[DayRow, ...]
    due_today: tuple[DayRow, ...]
    due_soon: tuple[DayRow, ...]
    overdue: tuple[DayRow, ...]
    waiting: tuple[DayRow, ...]
    waiting_sign: tuple[DayRow, ...]
    ready: tuple[DayRow, ...]
    cash: tuple[CashLine, ...]
    moving: tuple[DayRow, ...] = ()
    open: tuple[DayRow, ...] = ()
    signed: SignOff | None = None
    corrections: tuple[DayCorrection, ...] = ()

    @property
    def cash_total(self) -> int:
        """Return the đồng taken on the day."""
        return sum(line.amount for line in self.cash)

    @property
    def on_time_per_mille(self) -> int | None:
        """Return how many of a thousand results handed out that day were early or on time; None where none was."""
        judged = [row for row in self.returned if row.on_time is not None]
        kept = sum(1 for row in judged if row.on_time is not Verdict.LATE)
        return round(1000 * kept / len(judged)) if judged else None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that contradicts itself in the stored data. ``invariant`` is I1 to I9."""

    invariant: str
    code: str
    where: str
    words: str


@dataclass(frozen=True, slots=True)
class CalendarDayRow:
    """A day that differs from its weekday, as a list shows it."""

    day: date
    kind: str
    name: str
