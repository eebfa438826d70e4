"""When a dossier is due: the engine of the domain fed with the unit's calendar, policies and the dossier's pauses.

A date promised by extension is a date, not a limit: it is never counted again, only moved by the waits that follow it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from counter_app.domain.deadlines import due as engine
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import Due, Line, SupplementPolicy
from counter_app.domain.deadlines.limits import TimeLimit, Unit
from counter_app.domain.deadlines.lines import LineKind
from counter_app.domain.deadlines.verdicts import is_late
from counter_app.domain.dossiers.state import Appointment, Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.office import UnitProfile

_BY_THE_CALENDAR = (Unit.CALENDAR_DAY, Unit.WEEK, Unit.MONTH, Unit.UNTIL)


def first_appointment(limit: TimeLimit, received: datetime, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return when a dossier received then is due."""
    return engine.due(limit, received, calendar, policy=profile.due_policy)


def after_supplement(dossier: Dossier, completed: datetime, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return the appointment once the papers asked for have come.

    The limit is counted from the beginning (NĐ 118/2025 Đ19 k5), and never to an earlier date than was promised by
    extension; where the unit only deducts the wait, an extended date moves with it.
    """
    promise = _extension(dossier)
    if profile.supplement_policy is SupplementPolicy.DEDUCT and promise is not None:
        return _moved(dossier, promise, completed, calendar)
    counted = engine.due_after_supplement(
        TimeLimit.parse(dossier.procedure.limit),
        _clock_start(dossier),
        dossier.pauses[-1].since,
        completed,
        calendar,
        supplement=profile.supplement_policy,
        policy=profile.due_policy,
        pauses=_finished(dossier),
    )
    if promise is None or promise.due_at <= counted.at:
        return counted
    return _promised(promise.due_at, counted.lines[:-1], completed, calendar)


def after_wait(dossier: Dossier, resumed: datetime, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return the appointment after a wait that is always deducted: a payment, another agency, a stop."""
    promise = _extension(dossier)
    if promise is not None:
        return _moved(dossier, promise, resumed, calendar)
    return engine.due(
        TimeLimit.parse(dossier.procedure.limit),
        _clock_start(dossier),
        calendar,
        policy=profile.due_policy,
        pauses=(*_finished(dossier), engine.Pause(dossier.pauses[-1].since, resumed)),
    )


def under_another_limit(dossier: Dossier, limit: TimeLimit, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return the appointment of a dossier whose procedure changed: from its receipt, or the restart by a supplement."""
    return engine.due(limit, _clock_start(dossier), calendar, policy=profile.due_policy, pauses=_finished(dossier))


def clock_start_after(dossier: Dossier, completed: datetime, profile: UnitProfile) -> datetime:
    """Return from when the limit is counted once the papers have come: anew, unless the wait is only deducted."""
    restarts = profile.supplement_policy is SupplementPolicy.RESTART
    return completed if restarts else _clock_start(dossier)


def _clock_start(dossier: Dossier) -> datetime:
    if dossier.clock_start is None:
        raise Refused("dossier.not_accepted_yet", dossier=dossier.handle)
    return dossier.clock_start


def _finished(dossier: Dossier) -> tuple[engine.Pause, ...]:
    """Return the finished pauses since the clock started; those before a restart have been counted for."""
    start = _clock_start(dossier)
    return tuple(
        engine.Pause(pause.since, pause.until)
        for pause in dossier.pauses
        if pause.until is not None and pause.until > start
    )


def _extension(dossier: Dossier) -> Appointment | None:
    """Return the date last promised by extension, unless a later restart or change of procedure took its place."""
    promise = None
    for appointment in dossier.appointments:
        if appointment.why == "extended":
            promise = appointment
        elif promise and (appointment.why == "procedure_changed" or _outdates(appointment, promise, dossier)):
            promise = None
    return promise


def _outdates(appointment: Appointment, promise: Appointment, dossier: Dossier) -> bool:
    """Say whether the limit was counted from its beginning since the promise, and came out later."""
    return appointment.made_at == dossier.clock_start and appointment.due_at > promise.due_at


def _moved(dossier: Dossier, promise: Appointment, resumed: datetime, calendar: WorkCalendar) -> Due:
    """Return a promised date moved by every wait since; a wait that begins when it is late moves nothing."""
    waits = [pause for pause in _finished(dossier) if pause.start >= promise.made_at]
    unit = TimeLimit.parse(dossier.procedure.limit).unit
    due_at, lines = promise.due_at, []
    for wait in (*waits, engine.Pause(dossier.pauses[-1].since, resumed)):
        if not is_late(due_at, wait.start):
            due_at, line = _moved_by(wait, due_at, unit, calendar)
            lines.append(line)
    return _promised(due_at, lines, resumed, calendar)


def _moved_by(wait: engine.Pause, due_at: datetime, unit: Unit, calendar: WorkCalendar) -> tuple[datetime, Line]:
    """Move a date by one wait, in what the dossier's limit is counted in."""
    until: dict[str, str | int] = {"until": wait.end.isoformat()}
    if unit is Unit.CLOCK_HOUR:
        minutes = (wait.end - wait.start) // timedelta(minutes=1)
        return due_at + timedelta(minutes=minutes), Line(LineKind.PAUSED, wait.start, {**until, "minutes": minutes})
    if unit is Unit.WORKING_HOUR:
        minutes = calendar.working_minutes(wait.start, wait.end)
        moved = calendar.add_working_minutes(due_at, minutes)
        return moved, Line(LineKind.PAUSED, wait.start, {**until, "minutes": minutes})
    day = ward_date(due_at)
    if unit in _BY_THE_CALENDAR:
        waited = len(wait.days())
        moved_day = calendar.next_open_day(day + timedelta(days=waited))
    else:
        waited = sum(1 for one in wait.days() if calendar.is_open(one))
        moved_day = calendar.nth_working_day(day, waited)
    return due_at + (moved_day - day), Line(LineKind.PAUSED, wait.start, {**until, "days": waited})


def _promised(due_at: datetime, lines: Iterable[Line], since: datetime, calendar: WorkCalendar) -> Due:
    """Return a date that was promised, with the waits that moved it."""
    years = range(since.year, due_at.year + 1)
    due = Line(LineKind.DUE, due_at, {"policy": "extended"})
    return Due(due_at, (*lines, due), all(year in calendar.confirmed_years for year in years))
