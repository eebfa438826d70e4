"""The numbers beside the screens, and the week ahead."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.moments import at, ward_date
from counter_app.domain.people import Person
from counter_app.services.work_ports import WorkQueries
from counter_app.services.work_queue import Work, work_of
from counter_app.services.work_rows import DayLoad, View, WorkCounts

_URGENCY = (DueKind.OVERDUE, DueKind.TODAY, DueKind.NEAR, DueKind.ON_TIME)
_DAY = timedelta(days=1)


def counts(queries: WorkQueries, now: datetime, person: Person, *, desk: str | None) -> WorkCounts:
    """Return how many dossiers each view and screen holds for a person."""
    work = work_of(queries, now, person, desk)
    today = ward_date(now)
    tally = queries.tally(work.whose.desks, work.whose.login, today, waiting_bound(queries, now))
    views = {view: work.count(view) for view in View}
    return WorkCounts(
        views=views,
        overdue=views[View.OVERDUE],
        ready=tally.ready,
        uncollected=tally.uncollected,
        incoming_batches=tally.incoming_batches,
        outgoing_batches=tally.outgoing_batches,
        received_today=tally.received_today,
        returned_today=tally.returned_today,
        week=_week(work, today),
    )


def waiting_bound(queries: WorkQueries, now: datetime) -> datetime:
    """Return the moment before which a result must have been ready to count as uncollected."""
    days = queries.profile().uncollected_days
    return at(ward_date(now) - days * _DAY, time.min)


def _week(work: Work, today: date) -> tuple[DayLoad, ...]:
    """Return Monday to Friday, and the days of rest on which the counter is open or something is due."""
    monday = today - today.weekday() * _DAY
    due: dict[date, list[DueKind]] = {monday + n * _DAY: [] for n in range(7)}
    for line in work.lines:
        day = ward_date(line.due_at) if line.due_at else None
        if day in due and work.is_mine(line) and (kind := work.reckoner.due(line).kind) in _URGENCY:
            due[day].append(kind)
    loads = [_load(day, kinds, work.reckoner.calendar) for day, kinds in due.items()]
    return tuple(load for load in loads if load.is_open or load.off or load.due or load.day.weekday() < 5)


def _load(day: date, kinds: Iterable[DueKind], calendar: WorkCalendar) -> DayLoad:
    found = sorted(kinds, key=_URGENCY.index)
    closed = calendar.why_closed(day)
    return DayLoad(
        day=day,
        due=len(found),
        is_open=closed is None,
        off=closed.name if closed else "",
        kind=found[0] if found else DueKind.NONE,
    )
