"""When a dossier is due: the engine of the domain fed with the unit's calendar, policies and the dossier's pauses."""

from datetime import datetime, timedelta

from counter_app.domain.deadlines import due as engine
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import Due, Line, SupplementPolicy
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.deadlines.lines import LineKind
from counter_app.domain.dossiers.state import Appointment, Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.office import UnitProfile


def first_appointment(limit: TimeLimit, received: datetime, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return when a dossier received then is due."""
    return engine.due(limit, received, calendar, policy=profile.due_policy)


def after_supplement(dossier: Dossier, completed: datetime, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return the appointment once the papers asked for have come (NĐ 118/2025 Đ19 k5: counted from the beginning)."""
    return engine.due_after_supplement(
        TimeLimit.parse(dossier.procedure.limit),
        _clock_start(dossier),
        dossier.pauses[-1].since,
        completed,
        calendar,
        supplement=profile.supplement_policy,
        policy=profile.due_policy,
        pauses=_pauses(dossier, deducted_before=completed),
    )


def after_wait(dossier: Dossier, resumed: datetime, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return the appointment after a wait that is always deducted: a payment, another agency, a stop.

    A date that was promised by extension is not counted again but moved by the working days of the wait.
    """
    last = dossier.appointments[-1]
    if last.why == "extended":
        return _moved(last, dossier.pauses[-1].since, resumed, calendar)
    return engine.due(
        TimeLimit.parse(dossier.procedure.limit),
        _clock_start(dossier),
        calendar,
        policy=profile.due_policy,
        pauses=(*_pauses(dossier, deducted_before=resumed), engine.Pause(dossier.pauses[-1].since, resumed)),
    )


def under_another_limit(dossier: Dossier, limit: TimeLimit, calendar: WorkCalendar, profile: UnitProfile) -> Due:
    """Return the appointment of a dossier whose procedure changed: from the original receipt."""
    return engine.due(
        limit,
        _clock_start(dossier),
        calendar,
        policy=profile.due_policy,
        pauses=_pauses(dossier, deducted_before=dossier.last_happened_at),
    )


def clock_start_after(dossier: Dossier, completed: datetime, profile: UnitProfile) -> datetime:
    """Return from when the limit is counted once the papers have come: anew, unless the wait is only deducted."""
    restarts = profile.supplement_policy is SupplementPolicy.RESTART
    return completed if restarts else _clock_start(dossier)


def _clock_start(dossier: Dossier) -> datetime:
    if dossier.clock_start is None:
        raise Refused("dossier.not_accepted_yet", dossier=dossier.handle)
    return dossier.clock_start


def _pauses(dossier: Dossier, deducted_before: datetime) -> tuple[engine.Pause, ...]:
    """Return the finished pauses since the clock started; those before a restart have been counted for."""
    start = _clock_start(dossier)
    return tuple(
        engine.Pause(pause.since, pause.until)
        for pause in dossier.pauses
        if pause.until is not None and pause.until > start and pause.since < deducted_before
    )


def _moved(promise: Appointment, since: datetime, resumed: datetime, calendar: WorkCalendar) -> Due:
    waited = calendar.working_days(ward_date(since) - timedelta(days=1), ward_date(resumed) - timedelta(days=1))
    day = calendar.nth_working_day(ward_date(promise.due_at), waited)
    moved = promise.due_at + (day - ward_date(promise.due_at))
    lines = (
        Line(LineKind.PAUSED, since, {"until": resumed.isoformat(), "days": waited}),
        Line(LineKind.DUE, moved, {"policy": "extended"}),
    )
    years = range(resumed.year, moved.year + 1)
    return Due(moved, lines, all(year in calendar.confirmed_years for year in years))
