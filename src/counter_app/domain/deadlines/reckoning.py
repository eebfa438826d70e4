"""From a receipt to the due instant, with what was found on the way."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.counts import COUNTS, Case, DuePolicy
from counter_app.domain.deadlines.limits import TimeLimit, Unit
from counter_app.domain.deadlines.pauses import Pause, merged
from counter_app.domain.deadlines.verdicts import is_late
from counter_app.domain.moments import ward_time


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What was found on the way: enough to explain it, nothing worded."""

    received: datetime
    starts: datetime  # the deemed receipt; for clock hours the real one
    raw: date  # the day the count ends on, before it moves off a day nobody works
    at: datetime
    pauses: tuple[Pause, ...] = ()  # those that moved the due, joined and in order


def reckon(
    limit: TimeLimit,
    received: datetime,
    calendar: WorkCalendar,
    policy: DuePolicy = DuePolicy.END_OF_DAY,
    pauses: Iterable[Pause] = (),
) -> Reckoning:
    """Return when the limit ends. The quick way for many: no explanation is built."""
    received = ward_time(received)
    starts = received if limit.unit is Unit.CLOCK_HOUR else calendar.next_opening(received)
    count = COUNTS[limit.unit]
    case = Case(limit, received, starts, calendar, policy)
    raw, due_at = count(case)
    for pause in merged(pauses, since=starts):
        if is_late(due_at, pause.start):
            break
        case = replace(case, pauses=(*case.pauses, pause))
        raw, due_at = count(case)
    return Reckoning(received, starts, raw, due_at, case.pauses)
