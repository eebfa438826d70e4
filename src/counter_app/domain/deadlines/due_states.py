"""How a dossier stands towards its appointment, said once for lists, pages, papers and the leader's page.

Days are the working days after today, up to and with the day of the appointment, as people count them; on the day
itself it is the clock that counts. "Near" is one working day, or the last fifth of the days the promise spans.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.verdicts import is_late
from counter_app.domain.dossiers.stages import PAUSED_STAGES, Stage
from counter_app.domain.moments import ward_date

NEAR_DAYS: Final = 1
NEAR_PART: Final = 5  # the last fifth

_HOUR: Final = 60
_MINUTE: Final = timedelta(minutes=1)
_AT_WORK: Final = frozenset({Stage.ACCEPTED, Stage.IN_PROCESS})
_DONE: Final = frozenset({Stage.RESULT_READY, Stage.RETURNED})


class DueKind(StrEnum):
    """What the chip of a dossier shows; ``NONE`` where no promise runs."""

    ON_TIME = "on_time"
    NEAR = "near"
    TODAY = "today"
    OVERDUE = "overdue"
    PAUSED = "paused"
    DONE = "done"
    DONE_LATE = "done_late"
    NONE = "none"


class DueUnit(StrEnum):
    """What the amount counts: working days, hours or minutes."""

    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class DueState:
    """``amount`` is what is left, what it is over, or how early or late it was done; 0 where nothing is to be counted.

    ``at`` is the instant meant: the appointment; of a paused one, since when it waits; of a done one, when it was done.
    """

    kind: DueKind
    amount: int = 0
    unit: DueUnit = DueUnit.DAY
    at: datetime | None = None
    stage: Stage | None = None  # of a paused one: what it waits for


NO_DUE: Final = DueState(DueKind.NONE)


def due_state(
    due_at: datetime | None,
    now: datetime,
    stage: Stage,
    calendar: WorkCalendar,
    *,
    received_at: datetime | None = None,
    paused_since: datetime | None = None,
    completed_at: datetime | None = None,
) -> DueState:
    """Return how a dossier in that stage stands at ``now``; a withdrawn, stopped or voided one has no due state."""
    if stage in PAUSED_STAGES:
        return DueState(DueKind.PAUSED, at=paused_since, stage=stage)
    if due_at is None:
        return NO_DUE
    if stage in _DONE and completed_at is not None:
        return _done(due_at, completed_at, calendar)
    return _running(due_at, now, calendar, received_at) if stage in _AT_WORK else NO_DUE


def _done(due_at: datetime, completed_at: datetime, calendar: WorkCalendar) -> DueState:
    if is_late(due_at, completed_at):
        return DueState(DueKind.DONE_LATE, *_between(due_at, completed_at, calendar), completed_at)
    early = calendar.working_days(ward_date(completed_at), ward_date(due_at))
    return DueState(DueKind.DONE, early, DueUnit.DAY, completed_at)


def _running(due_at: datetime, now: datetime, calendar: WorkCalendar, received_at: datetime | None) -> DueState:
    today, day = ward_date(now), ward_date(due_at)
    if is_late(due_at, now):
        return DueState(DueKind.OVERDUE, *_between(due_at, now, calendar), due_at)
    amount, unit = _between(now, due_at, calendar)
    if today == day:
        return DueState(DueKind.TODAY, amount, unit, due_at)
    days = amount if unit is DueUnit.DAY else 0
    promised = calendar.working_days(ward_date(received_at), day) if received_at else 0
    near = days <= NEAR_DAYS or days * NEAR_PART <= promised
    return DueState(DueKind.NEAR if near else DueKind.ON_TIME, amount, unit, due_at)


def _between(start: datetime, end: datetime, calendar: WorkCalendar) -> tuple[int, DueUnit]:
    """Return the working days between two days; within one, or over days of rest, the working time, else the clock's.

    Clock hours run through nights and days of rest, where no working time passes.
    """
    days = calendar.working_days(ward_date(start), ward_date(end))
    if days:
        return days, DueUnit.DAY
    start, end = start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)
    minutes = calendar.working_minutes(start, end) or (end - start) // _MINUTE
    return (minutes // _HOUR, DueUnit.HOUR) if minutes >= _HOUR else (minutes, DueUnit.MINUTE)
