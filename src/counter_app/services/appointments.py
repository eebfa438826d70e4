"""When a dossier is due: the engine of the domain fed with the unit's calendar, policies and the dossier's pauses.

A date promised by extension is a date, not a limit: it is never counted again, only moved by the waits that follow it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counter_app.domain.deadlines import due as engine
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import Due, DuePolicy, Line, SupplementPolicy
from counter_app.domain.deadlines.duties import answer_by
from counter_app.domain.deadlines.limits import TimeLimit, Unit, parse_limits
from counter_app.domain.deadlines.lines import LineKind
from counter_app.domain.deadlines.verdicts import is_late
from counter_app.domain.dossiers.matter import Matter
from counter_app.domain.dossiers.state import Appointment, Dossier
from counter_app.domain.dossiers.values import ProcedureRef
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.office import UnitProfile
from counter_app.domain.procedures.channels import Channel

_BY_THE_CALENDAR = (Unit.CALENDAR_DAY, Unit.WEEK, Unit.MONTH, Unit.UNTIL)


def settled(procedure: ProcedureRef, profile: UnitProfile) -> ProcedureRef:
    """Return the procedure with the way of counting that holds from receipt on, whatever the unit changes later."""
    return procedure if procedure.due_policy else replace(procedure, due_policy=profile.due_policy)


def first_appointment(
    matter: Matter,
    received: datetime,
    calendar: WorkCalendar,
    profile: UnitProfile,
    agreed: datetime | None = None,
) -> Due:
    """Return when a matter received then is due; a date agreed in writing stands for itself."""
    procedure = matter.procedure
    if agreed is not None:
        return agreed_on(agreed, received, procedure.cases[-1] if procedure.cases else "", calendar)
    counted = engine.due(_limits(procedure), received, calendar, policy=_policy(procedure, profile))
    *lines, last = counted.lines
    lines += (Line(LineKind.CASE, received, {"case": case}) for case in procedure.cases)
    if matter.competent:
        lines.append(Line(LineKind.BOUNDARY_FREE, received, {"agency": matter.competent}))
    return replace(counted, lines=(*lines, last))


def answer_to(channel: Channel, submitted_at: datetime | None, calendar: WorkCalendar) -> datetime | None:
    """Return until when whoever filed online is to be answered; None for other ways of filing."""
    online = channel in (Channel.ONLINE_FULL, Channel.ONLINE_PART)
    return answer_by(submitted_at, calendar) if online and submitted_at else None


def agreed_on(day: datetime, made_at: datetime, case: str, calendar: WorkCalendar) -> Due:
    """Return a date agreed in writing; Refused for one that has passed."""
    if day <= made_at:
        raise Refused("case.date_past", date=day)
    return _promised(day, [Line(LineKind.AGREED, made_at, {"case": case})], made_at, calendar)


def after_supplement(dossier: Dossier, completed: datetime, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return the appointment once the papers asked for have come.

    The limit is counted from the beginning (NĐ 118/2025 Đ19 k5), and never to an earlier date than was promised by
    extension; where the unit only deducts the wait, an extended date moves with it.
    """
    promise = _extension(dossier)
    supplement = _supplement(dossier.procedure, profile)
    if supplement is SupplementPolicy.DEDUCT and promise is not None:
        return _moved(dossier, promise, completed, calendar)
    counted = engine.due_after_supplement(
        _limits(dossier.procedure),
        _clock_start(dossier),
        dossier.pauses[-1].since,
        completed,
        calendar,
        supplement=supplement,
        policy=_policy(dossier.procedure, profile),
        pauses=_finished(dossier),
    )
    return _not_before(promise, counted, completed, calendar)


def after_wait(dossier: Dossier, resumed: datetime, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return the appointment after a wait that is always deducted: a payment, another agency, a stop."""
    promise = _extension(dossier)
    if promise is not None:
        return _moved(dossier, promise, resumed, calendar)
    return engine.due(
        _limits(dossier.procedure),
        _clock_start(dossier),
        calendar,
        policy=_policy(dossier.procedure, profile),
        pauses=(*_finished(dossier), engine.Pause(dossier.pauses[-1].since, resumed)),
    )


def under_another_limit(dossier: Dossier, procedure: ProcedureRef, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return the appointment of a dossier whose procedure changed: from its receipt, or the restart by a supplement."""
    policy = _policy(procedure, profile)
    return engine.due(_limits(procedure), _clock_start(dossier), calendar, policy=policy, pauses=_finished(dossier))


def under_a_case(
    dossier: Dossier, procedure: ProcedureRef, made_at: datetime, calendar: WorkCalendar, profile: UnitProfile
) -> Due:
    """Return the appointment once a case holds: never before a date promised by extension."""
    counted = under_another_limit(dossier, procedure, calendar, profile)
    *lines, last = counted.lines
    told = replace(counted, lines=(*lines, Line(LineKind.CASE, made_at, {"case": procedure.cases[-1]}), last))
    return _not_before(_extension(dossier), told, made_at, calendar)


def from_the_competent(dossier: Dossier, reached: datetime, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return the appointment once the agency that decides has the dossier: its limit runs from there."""
    policy = _policy(dossier.procedure, profile)
    counted = engine.due(_limits(dossier.procedure), reached, calendar, policy=policy)
    told = Line(LineKind.COMPETENT_HAS_IT, reached, {"agency": dossier.competent})
    lines = (counted.lines[0], told, *counted.lines[1:])
    return _not_before(_extension(dossier), replace(counted, lines=lines), reached, calendar)


def over_another_calendar(dossier: Dossier, calendar: WorkCalendar, profile: UnitProfile) -> Due | None:
    """Return the appointment counted over a calendar; None where a date was promised, which no calendar moves."""
    if _extension(dossier) is not None or dossier.due_at is None:
        return None
    counted = under_another_limit(dossier, dossier.procedure, calendar, profile)
    *lines, last = counted.lines
    changed = Line(LineKind.CALENDAR_CHANGED, None, {"due_before": dossier.due_at.isoformat()})
    return replace(counted, lines=(*lines, changed, last))


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a calendar puts an appointment, and whether every year it crosses is confirmed."""

    at: datetime
    confirmed: bool


def moved_to(dossier: Dossier, calendar: WorkCalendar, profile: UnitProfile) -> Moved | None:
    """Return what ``over_another_calendar`` would, without its explanation: for many at a time."""
    if _extension(dossier) is not None or dossier.due_at is None:
        return None
    start = _clock_start(dossier)
    policy = _policy(dossier.procedure, profile)
    ended = engine.due_at(_limits(dossier.procedure), start, calendar, policy=policy, pauses=_finished(dossier))
    return Moved(ended, calendar.is_confirmed(start, ended))


def clock_start_after(dossier: Dossier, completed: datetime, profile: UnitProfile) -> datetime:
    """Return from when the limit is counted once the papers have come: anew, unless the wait is only deducted."""
    restarts = _supplement(dossier.procedure, profile) is SupplementPolicy.RESTART
    return completed if restarts else _clock_start(dossier)


def _limits(procedure: ProcedureRef) -> tuple[TimeLimit, ...]:
    return parse_limits(procedure.limit)


def _policy(procedure: ProcedureRef, profile: UnitProfile) -> DuePolicy:
    return procedure.due_policy or profile.due_policy


def _supplement(procedure: ProcedureRef, profile: UnitProfile) -> SupplementPolicy:
    return procedure.supplement_policy or profile.supplement_policy


def _not_before(promise: Appointment | None, counted: Due, since: datetime, calendar: WorkCalendar) -> Due:
    """Return what was counted, or a later date that was promised."""
    if promise is None or promise.due_at <= counted.at:
        return counted
    return _promised(promise.due_at, counted.lines[:-1], since, calendar)


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
    """Return the date last promised by extension or agreement, unless a later restart or change took its place."""
    promise = None
    for appointment in dossier.appointments:
        if appointment.why in ("extended", "agreed"):
            promise = appointment
        elif promise and (appointment.why == "procedure_changed" or _outdates(appointment, promise, dossier)):
            promise = None
    return promise


def _outdates(appointment: Appointment, promise: Appointment, dossier: Dossier) -> bool:
    """Say whether the limit was counted from its beginning since the promise, and came out later."""
    anew = appointment.made_at == dossier.clock_start or appointment.why == "limit_changed"
    return anew and appointment.due_at > promise.due_at


def _moved(dossier: Dossier, promise: Appointment, resumed: datetime, calendar: WorkCalendar) -> Due:
    """Return a promised date moved by every wait since; a wait that begins when it is late moves nothing."""
    waits = [pause for pause in _finished(dossier) if pause.start >= promise.made_at]
    unit = _limits(dossier.procedure)[-1].unit
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
    due = Line(LineKind.DUE, due_at, {"policy": "extended"})
    return Due(due_at, (*lines, due), calendar.is_confirmed(since, due_at))
