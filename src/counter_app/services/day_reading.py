"""One day of the ward read off the journals: its events, and every dossier as it stood when the day was over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.verdicts import is_late
from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.stages import OPEN_STAGES, PAUSED_STAGES, Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.moments import at, ward_date
from counter_app.domain.people import Role
from counter_app.services.rows import CashLine, DayLog, DayRow

Journal = tuple[e.Event, ...]
_AT_WORK = {Stage.ACCEPTED, Stage.IN_PROCESS}
_NOT_DUE = {Stage.CANCELLED, Stage.STOPPED, Stage.WITHDRAWN, *PAUSED_STAGES}


class DayQueries(Protocol):
    """What is read for the log of a day."""

    def journals(self, start: datetime, end: datetime) -> Iterable[Journal]:
        """Return the journals of all dossiers that were open at some moment of the stretch, or moved in it."""
        ...

    def names(self) -> dict[str, str]:
        """Return the names of people and desks by login and code."""
        ...

    def calendar(self) -> WorkCalendar:
        """Return the working calendar."""
        ...


@dataclass(frozen=True, slots=True)
class _Standing:
    """A dossier as it stood at the end of the day, with the day's own events."""

    dossier: Dossier
    today: Journal
    row: Callable[..., DayRow]


def bounds(day: date) -> tuple[datetime, datetime]:
    """Return the first moment of a day, and the first that no longer belongs to it."""
    start = at(day, time.min)
    return start, start + timedelta(days=1)


def day_log(queries: DayQueries, day: date, now: datetime) -> DayLog:
    """Return the log of a day as it stood at its end, or stands at ``now`` where it is not over."""
    start, end = bounds(day)
    return log_of(queries.journals(start, end), queries, day, now)


def log_of(journals: Iterable[Journal], queries: DayQueries, day: date, now: datetime) -> DayLog:
    """Return the log of a day, given the journals of all dossiers that were open in it or moved in it."""
    start, end = bounds(day)
    as_of = min(end, now)
    names, calendar = queries.names(), queries.calendar()
    standing = [one for one in (_at(journal, start, end, names) for journal in journals) if one]
    next_day = calendar.nth_working_day(day, 1)
    return DayLog(
        day=day,
        as_of=as_of,
        received=_moved(standing, e.Received, end),
        returned=_moved(standing, e.Returned, end),
        due_today=_listed(standing, lambda one: _is_due(one, day)),
        due_soon=_listed(standing, lambda one: _is_open_and_due(one, next_day)),
        overdue=_listed(standing, lambda one: _is_overdue(one, as_of)),
        waiting=_listed(standing, lambda one: one.stage in PAUSED_STAGES),
        waiting_sign=_listed(standing, _waits_for_signature),
        ready=_listed(standing, lambda one: one.stage is Stage.RESULT_READY),
        moving=_listed(standing, lambda one: one.transit is not None),
        open=_listed(standing, lambda one: one.stage in OPEN_STAGES),
        cash=tuple(sorted((line for one in standing for line in _cash(one, names, end)), key=lambda line: line.at)),
    )


def _at(journal: Journal, start: datetime, end: datetime, names: dict[str, str]) -> _Standing | None:
    until = tuple(event for event in journal if event.happened_at < end)
    if not until:
        return None
    dossier = replay(until)
    today = tuple(event for event in until if event.happened_at >= start)

    def row(event: e.Event | None = None) -> DayRow:
        return DayRow(
            code=dossier.handle,
            applicant=dossier.submitter.name,
            procedure=dossier.procedure.short_name,
            due_at=dossier.due_at,
            holder=_holder(dossier, names),
            stage=dossier.stage.value,
            step_name=dossier.step.name if dossier.step else "",
            at=event.happened_at if event else _since(dossier),
            on_time=dossier.on_time,
            missing=dossier.missing,
            late_entry=event.is_late_entry if event else False,
            recorded_after_close=event.recorded_at if event and event.recorded_at >= end else None,
            number=dossier.number,
            field=dossier.procedure.field_name,
            held_by=dossier.holder.person or dossier.holder.desk,
            received_at=dossier.received_at,
            completed_at=dossier.completed_at,
            apologies=dossier.apologies,
        )

    return _Standing(dossier, today, row)


def _since(dossier: Dossier) -> datetime | None:
    """Return since when the dossier stands as it does: since the wait began, else since its step did."""
    return dossier.pauses[-1].since if dossier.stage in PAUSED_STAGES else dossier.step_since


def _moved(standing: list[_Standing], kind: type[e.Payload], end: datetime) -> tuple[DayRow, ...]:
    """Return the dossiers to which it happened on the day, in the order in which it happened."""
    rows = [one.row(event) for one in standing for event in one.today if isinstance(event.payload, kind)]
    return tuple(sorted(rows, key=lambda row: (row.at or end, row.code)))


def _listed(standing: list[_Standing], belongs: Callable[[Dossier], bool]) -> tuple[DayRow, ...]:
    rows = [one.row() for one in standing if belongs(one.dossier)]
    return tuple(sorted(rows, key=lambda row: (row.due_at is None, row.due_at, row.code)))


def _is_due(dossier: Dossier, day: date) -> bool:
    if dossier.due_at is None or ward_date(dossier.due_at) != day:
        return False
    ended_before = dossier.completed_at is not None and ward_date(dossier.completed_at) < day
    return dossier.stage not in _NOT_DUE and not ended_before


def _is_open_and_due(dossier: Dossier, day: date) -> bool:
    return dossier.stage in _AT_WORK and dossier.due_at is not None and ward_date(dossier.due_at) == day


def _is_overdue(dossier: Dossier, as_of: datetime) -> bool:
    return dossier.stage in _AT_WORK and dossier.due_at is not None and is_late(dossier.due_at, as_of)


def _waits_for_signature(dossier: Dossier) -> bool:
    signing = dossier.step is not None and dossier.step.role == Role.APPROVER and dossier.signature is None
    return signing and dossier.stage in _AT_WORK and dossier.transit is None


def _holder(dossier: Dossier, names: dict[str, str]) -> str:
    holder = dossier.holder
    return names.get(holder.person or holder.desk, holder.person or holder.desk)


def _cash(one: _Standing, names: dict[str, str], end: datetime) -> Iterable[CashLine]:
    for event in one.today:
        if isinstance(event.payload, e.FeeCollected):
            yield CashLine(
                code=one.dossier.handle,
                applicant=one.dossier.submitter.name,
                procedure=one.dossier.procedure.short_name,
                at=event.happened_at,
                amount=event.payload.amount,
                book=event.payload.book,
                collector=names.get(event.done_by, event.done_by),
                late_entry=event.is_late_entry,
                recorded_after_close=event.recorded_at if event.recorded_at >= end else None,
                number=one.dossier.number,
            )
