"""When a matter must be back at the counter, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.counts import DuePolicy
from counter_app.domain.deadlines.explain import explain, unconfirmed_years
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.deadlines.lines import Line, LineKind
from counter_app.domain.deadlines.pauses import Pause, SupplementPolicy
from counter_app.domain.deadlines.reckoning import reckon
from counter_app.domain.moments import ward_time

__all__ = ["Due", "DuePolicy", "Line", "LineKind", "Pause", "SupplementPolicy", "due", "due_after_supplement", "due_at"]


@dataclass(frozen=True, slots=True)
class Due:
    """A due instant with its explanation. Unconfirmed: it crosses a year whose days off are only proposed."""

    at: datetime
    lines: tuple[Line, ...]
    confirmed: bool


def due(
    limit: TimeLimit,
    received: datetime,
    calendar: WorkCalendar,
    *,
    policy: DuePolicy = DuePolicy.END_OF_DAY,
    pauses: Iterable[Pause] = (),
) -> Due:
    """Return when a matter received then is due. Pauses are deducted, unless they begin when it is late."""
    found = reckon(limit, received, calendar, policy, pauses)
    return Due(found.at, explain(limit, found, calendar, policy), not unconfirmed_years(found, calendar))


def due_at(
    limit: TimeLimit,
    received: datetime,
    calendar: WorkCalendar,
    *,
    policy: DuePolicy = DuePolicy.END_OF_DAY,
    pauses: Iterable[Pause] = (),
) -> datetime:
    """Return the instant alone, for many at a time: ``due`` without its explanation."""
    return reckon(limit, received, calendar, policy, pauses).at


def due_after_supplement(
    limit: TimeLimit,
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
        Line(LineKind.RECEIVED, ward_time(received), {"limit": str(limit)}),
        Line(LineKind.SUPPLEMENT_ASKED, ward_time(asked)),
        Line(LineKind.RESTARTED, ward_time(completed)),
        *anew.lines[1:],
    )
    return Due(anew.at, lines, anew.confirmed)
