"""The two clocks of a dossier: the legal limit with its appointment, and what the ward's process allows itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from counter_app.domain.deadlines import targets
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.limits import Unit, parse_limits
from counter_app.domain.deadlines.pauses import Pause
from counter_app.domain.deadlines.targets import Clocks
from counter_app.domain.deadlines.verdicts import Remaining, remaining
from counter_app.domain.dossiers.stages import PAUSED_STAGES, Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.procedures.process import Process, ProcessStep

_RUNNING = frozenset({Stage.ACCEPTED, Stage.IN_PROCESS})


def clocks_of(dossier: Dossier, process: Process, now: datetime, calendar: WorkCalendar) -> Clocks | None:
    """Return both clocks; None before acceptance and after the end. While somebody else is waited for they stand."""
    if dossier.due_at is None or dossier.clock_start is None or dossier.stage not in _RUNNING | PAUSED_STAGES:
        return None
    stands_still = dossier.stage in PAUSED_STAGES
    moment = dossier.pauses[-1].since if stands_still else now
    target = targets.used_up(process.total_minutes, dossier.clock_start, calendar, waits(dossier))
    by_the_clock = parse_limits(dossier.procedure.limit)[-1].unit is Unit.CLOCK_HOUR
    both = targets.clocks(dossier.due_at, target, moment, calendar, by_the_clock=by_the_clock)
    return replace(both, stands_still=stands_still)


def waits(dossier: Dossier) -> tuple[Pause, ...]:
    """Return the waits that are over."""
    return tuple(Pause(pause.since, pause.until) for pause in dossier.pauses if pause.until is not None)


def step_dues(dossier: Dossier, steps: Sequence[ProcessStep], calendar: WorkCalendar) -> dict[int, datetime]:
    """Return until when the step it stands on may take by its ceiling, and those after it if each takes its own.

    By position. A dossier that is late or waits is told the same: a ceiling is not moved by what came before.
    """
    if dossier.step is None or dossier.step_since is None or dossier.stage not in _RUNNING | PAUSED_STAGES:
        return {}
    here = dossier.step.position
    ahead = steps[here - 1 :]
    ends = targets.step_ends([step.ceiling_minutes for step in ahead], dossier.step_since, calendar, waits(dossier))
    return dict(enumerate(ends, start=here))


def left_on_step(dossier: Dossier, due_at: datetime, now: datetime, calendar: WorkCalendar) -> Remaining:
    """Return the working time left on a step; while somebody else is waited for, what was left when that began."""
    stands_still = dossier.stage in PAUSED_STAGES and dossier.pauses
    return remaining(due_at, dossier.pauses[-1].since if stands_still else now, calendar)
