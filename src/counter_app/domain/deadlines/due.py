"""When a matter must be back at the counter, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.counts import DuePolicy
from counter_app.domain.deadlines.explain import explain
from counter_app.domain.deadlines.limits import TimeLimit, limits_text
from counter_app.domain.deadlines.lines import Line, LineKind
from counter_app.domain.deadlines.pauses import Pause, SupplementPolicy
from counter_app.domain.deadlines.reckoning import reckon
from counter_app.domain.moments import ward_time

__all__ = ["Due", "DuePolicy", "Line", "LineKind", "Pause", "SupplementPolicy", "due", "due_after_supplement", "due_at"]


Limits: TypeAlias = TimeLimit | Sequence[TimeLimit]
"""A limit, or several of which each is counted from the end of the one before."""


@dataclass(frozen=True, slots=True)
class Due:
    """A due instant with its explanation. Unconfirmed: it crosses a year whose days off are only proposed."""

    at: datetime
    lines: tuple[Line, ...]
    confirmed: bool


def due(
    limit: Limits,
    received: datetime,
    calendar: WorkCalendar,
    *,
    policy: DuePolicy = DuePolicy.END_OF_DAY,
    pauses: Iterable[Pause] = (),
) -> Due:
    """Return when a matter received then is due. Pauses are deducted, unless they begin when it is late."""
    limits, waits = _each(limit), tuple(pauses)
    found = _explained(limits[0], received, calendar, policy, waits)
    for more in limits[1:]:
        found = _joined(found, more, _explained(more, found.at, calendar, policy, waits))
    if len(limits) > 1:
        head = replace(found.lines[0], params={"limit": limits_text(limits)})
        found = replace(found, lines=(head, *found.lines[1:]))
    return found


def _each(limit: Limits) -> Sequence[TimeLimit]:
    return (limit,) if isinstance(limit, TimeLimit) else limit


def _explained(
    limit: TimeLimit, received: datetime, calendar: WorkCalendar, policy: DuePolicy, pauses: tuple[Pause, ...]
) -> Due:
    found = reckon(limit, received, calendar, policy, pauses)
    return Due(found.at, explain(limit, found, calendar, policy), calendar.is_confirmed(found.received, found.at))


def _joined(first: Due, limit: TimeLimit, second: Due) -> Due:
    """Return two counts as one: the end of the first is where the second begins, and is no appointment."""
    so_far = first.lines[:-1]
    told = {line.params["year"] for line in so_far if line.kind == LineKind.YEAR_UNCONFIRMED}
    rest = (line for line in second.lines[1:] if line.params.get("year") not in told)
    turn = Line(LineKind.FURTHER, first.at, {"limit": str(limit)})
    return Due(second.at, (*so_far, turn, *rest), first.confirmed and second.confirmed)


def due_at(
    limit: Limits,
    received: datetime,
    calendar: WorkCalendar,
    *,
    policy: DuePolicy = DuePolicy.END_OF_DAY,
    pauses: Iterable[Pause] = (),
) -> datetime:
    """Return the instant alone, for many at a time: ``due`` without its explanation."""
    ended, waits = received, tuple(pauses)
    for one in _each(limit):
        ended = reckon(one, ended, calendar, policy, waits).at
    return ended


def due_after_supplement(
    limit: Limits,
    received: datetime,
    asked: datetime,
    completed: datetime,
    calendar: WorkCalendar,
    *,
    supplement: SupplementPolicy = SupplementPolicy.RESTART,
    policy: DuePolicy = DuePolicy.END_OF_DAY,
    pauses: Iterable[Pause] = (),
) -> Due:
    """Return when a matter is due whose papers were asked for and came. ``pauses`` are the other ones.

    By default the limit starts from the beginning with the completed dossier (NĐ 118/2025 Đ19 k5).
    """
    wait = Pause(asked, completed)
    if supplement is SupplementPolicy.DEDUCT:
        return due(limit, received, calendar, policy=policy, pauses=(*pauses, wait))
    anew = due(limit, completed, calendar, policy=policy, pauses=pauses)
    lines = (
        Line(LineKind.RECEIVED, ward_time(received), {"limit": limits_text(_each(limit))}),
        Line(LineKind.SUPPLEMENT_ASKED, ward_time(asked)),
        Line(LineKind.RESTARTED, ward_time(completed)),
        *anew.lines[1:],
    )
    return Due(anew.at, lines, anew.confirmed)
