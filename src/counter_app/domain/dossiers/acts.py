"""An act at the counter: when it happened, when it was written down, by whom, on what evidence."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counter_app.domain.dossiers.apply import apply
from counter_app.domain.dossiers.decide import decide
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.requests import Request
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date


@dataclass(frozen=True, slots=True)
class Act:
    """The frame of an event. A late entry (nhập bù) happened before it was recorded, and says why."""

    happened_at: datetime
    recorded_at: datetime
    done_by: str
    recorded_by: str
    evidence: str = ""
    late_reason: str = ""

    def check(self, bound: timedelta) -> None:
        """Refuse an act of the future, a late one without a reason, and one further back than ``bound``."""
        if self.happened_at > self.recorded_at:
            raise Refused("act.in_the_future", happened_at=self.happened_at)
        if self.happened_at < self.recorded_at and not self.late_reason:
            raise Refused("act.late_without_reason", happened_at=self.happened_at)
        if self.recorded_at - self.happened_at > bound:
            raise Refused("act.too_late", happened_at=self.happened_at, days=bound.days)


LARGEST_SKEW = timedelta(minutes=5)
"""How far the clocks of two PCs may differ without holding up a clerk."""


def levelled(act: Act, previous: datetime) -> Act:
    """Return the act at the dossier's previous instant, where another PC's clock is a little ahead of this one's.

    Raises Refused where the clocks differ more, on another day, and for a late entry: its hour was typed.
    """
    if act.happened_at >= previous:
        return act
    is_skew = previous - act.happened_at <= LARGEST_SKEW and ward_date(previous) == ward_date(act.happened_at)
    if act.late_reason or not is_skew:
        raise Refused("act.before_previous", happened_at=act.happened_at, previous=previous)
    return replace(act, happened_at=previous)


Step = tuple[Dossier, tuple[Event, ...]]


def perform(dossier: Dossier | None, number: int, request: Request, act: Act) -> Step:
    """Decide the request and apply what follows; return the dossier as it now stands and its new events.

    Raises Refused, also where the act would precede the dossier's last event: events of one dossier apply in the
    order in which they were recorded. A clock that is a few minutes behind another PC's is no such case.
    """
    if dossier is not None:
        act = levelled(act, dossier.last_happened_at)
    state, journal = dossier, []
    for payload in decide(dossier, request):
        event = Event(
            number=number,
            seq=state.version + 1 if state else 1,
            happened_at=act.happened_at,
            recorded_at=act.recorded_at,
            done_by=act.done_by,
            recorded_by=act.recorded_by,
            evidence=act.evidence,
            late_reason=act.late_reason,
            payload=payload,
        )
        state = apply(state, event)
        journal.append(event)
    if state is None:
        raise Refused("dossier.unknown", dossier="")
    return state, tuple(journal)
