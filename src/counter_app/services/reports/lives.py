"""Dossiers as a period sees them: where each stood when it began, and what had become of it when it was over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.apply import apply
from counter_app.domain.dossiers.endings import ending, is_open, is_open_and_late, solved_at, was_withdrawn
from counter_app.domain.dossiers.stages import PAUSED_STAGES, Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at
from counter_app.domain.people import Role
from counter_app.domain.procedures.channels import Channel

Journal = tuple[e.Event, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days of the ward, the last one included. ``as_of`` is its end, or now while it lasts."""

    first: date
    last: date
    as_of: datetime

    @staticmethod
    def of(first: date, last: date, now: datetime) -> "Period":
        """Return the period of two days; Refused where it ends before it begins, or has not begun."""
        if last < first:
            raise Refused("report.period_backwards", first=first, last=last)
        if at(first, time.min) > now:
            raise Refused("report.period_ahead", first=first)
        return Period(first, last, min(at(last, time.min) + timedelta(days=1), now))

    @property
    def start(self) -> datetime:
        """Return the first moment that belongs to it."""
        return at(self.first, time.min)

    @property
    def end(self) -> datetime:
        """Return the first moment that no longer belongs to it."""
        return at(self.last, time.min) + timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One dossier that a period counts, or that stood open when it began.

    ``field_before`` is its field when the period began, empty where it was not open then.
    """

    number: int
    code: str
    applicant: str
    procedure_code: str
    procedure: str
    field_code: str
    field_name: str
    desk: str
    person: str  # the login of who handled it; a desk's code where nobody has yet
    channel: Channel
    received_at: datetime
    due_at: datetime | None
    solved_at: datetime | None
    verdict: Verdict | None
    is_late: bool  # open, and past its appointment
    is_paused: bool
    is_withdrawn: bool
    is_stopped: bool
    is_cancelled: bool
    supplements: int
    is_received: bool  # in the period
    is_counted: bool  # open when it ended, or solved in it
    field_before: str


def lives(journals: Iterable[Journal], period: Period) -> Iterator[Life]:
    """Yield what the period knows of each dossier; those it neither counts nor found open are left out."""
    for journal in journals:
        life = _life(journal, period)
        if life is not None and (life.is_counted or life.field_before):
            yield life


def _life(journal: Journal, period: Period) -> Life | None:
    before, after = _stood(journal, period)
    if after is None or after.received_at is None:
        return None
    ended, counts = solved_at(after), is_open(after)
    if ended is not None and ended < period.start:
        return None
    found_open = before is not None and is_open(before)
    return Life(
        number=after.number,
        code=after.handle,
        applicant=after.submitter.name,
        procedure_code=after.procedure.code,
        procedure=after.procedure.short_name,
        field_code=after.procedure.field_code,
        field_name=after.procedure.field_name,
        desk=after.procedure.desk,
        person=_handler(journal, period.end) or after.holder.person or after.holder.desk,
        channel=after.channel,
        received_at=after.received_at,
        due_at=after.due_at,
        solved_at=ended,
        verdict=ending(after),
        is_late=is_open_and_late(after, period.as_of),
        is_paused=after.stage in PAUSED_STAGES,
        is_withdrawn=was_withdrawn(after),
        is_stopped=after.stage is Stage.STOPPED,
        is_cancelled=after.stage is Stage.CANCELLED,
        supplements=after.supplement_count,
        is_received=after.received_at >= period.start,
        is_counted=counts or ended is not None,
        field_before=before.procedure.field_code if found_open and before else "",
    )


def _stood(journal: Journal, period: Period) -> tuple[Dossier | None, Dossier | None]:
    """Return the dossier as it stood when the period began and when it ended."""
    before, after = None, None
    start, end = period.start, period.end
    for event in journal:
        if event.happened_at >= end:
            break
        after = apply(after, event)
        if event.happened_at < start:
            before = after
    return before, after


def _handler(journal: Journal, end: datetime) -> str:
    """Return who ended the specialist's step; of a short process, who brought the result or the stop notice."""
    handled, ended = "", ""
    for event in journal:
        if event.happened_at >= end:
            break
        payload = event.payload
        if isinstance(payload, e.Completed | e.Stopped):
            ended = event.done_by
        if isinstance(payload, e.StepEnded | e.TakenOver | e.Completed) and payload.ended.role == Role.SPECIALIST:
            handled = payload.given_by if isinstance(payload, e.TakenOver) else event.done_by
    return handled or ended
