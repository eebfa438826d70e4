"""What happened, as one line of a dossier's course: who, what, and the few words that say it."""

from collections.abc import Callable, Mapping
from typing import Any

from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.recounts import CompetentReceived, LimitChanged, Recounted
from counter_app.services.work_rows import Moved

Params = dict[str, str | int]


def moved(event: e.Event, named: Mapping[str, str]) -> Moved:
    """Return an event as a line; ``named`` gives the names of people and desks."""
    tell = _TOLD.get(type(event.payload))
    return Moved(
        seq=event.seq,
        at=event.happened_at,
        who=named.get(event.done_by, event.done_by),
        what=event.kind,
        params=tell(event.payload, named) if tell else {},
        late_entry=event.is_late_entry,
    )


def _handed_over(payload: e.HandedOver, named: Mapping[str, str]) -> Params:
    to = payload.transit.person or payload.transit.desk
    return {"batch": payload.transit.batch, "to": named.get(to, to)}


def _reassigned(payload: e.Reassigned, named: Mapping[str, str]) -> Params:
    to = payload.holder.person or payload.holder.desk
    return {"to": named.get(to, to)}


_TOLD: Mapping[type, Callable[[Any, Mapping[str, str]], Params]] = {
    e.HandedOver: _handed_over,
    e.Reassigned: _reassigned,
    e.TakenOver: lambda told, named: {"batch": told.batch},
    e.HandoverRefused: lambda told, named: {"batch": told.batch, "reason": told.reason},
    e.HandoverRecalled: lambda told, named: {"batch": told.batch},
    e.StepEnded: lambda told, named: {"step": told.ended.name},
    e.SignatureRecorded: lambda told, named: {"signer": told.signature.name},
    e.SentBack: lambda told, named: {"step": told.step.name, "reason": told.reason},
    e.SupplementAsked: lambda told, named: {"missing": "; ".join(told.missing)},
    e.SupplementReceived: lambda told, named: {"due_at": told.due.at.isoformat()},
    e.PaymentSettled: lambda told, named: {"due_at": told.due.at.isoformat()},
    e.Extended: lambda told, named: {"due_at": told.due_at.isoformat(), "reason": told.reason},
    e.Apologised: lambda told, named: {"new_date": told.new_date.isoformat()},
    e.NotAccepted: lambda told, named: {"reason": told.reason},
    e.Withdrawn: lambda told, named: {"reason": told.reason},
    e.Stopped: lambda told, named: {"reason": told.reason},
    e.Reopened: lambda told, named: {"due_at": told.due.at.isoformat()},
    e.Completed: lambda told, named: {"outcome": told.outcome.value},
    e.Returned: lambda told, named: {"receiver": told.receiver.name},
    e.FeeCollected: lambda told, named: {"amount": told.amount},
    e.FeeWaived: lambda told, named: {"basis": told.basis},
    e.CodeAdopted: lambda told, named: {"code": told.code.text},
    e.Corrected: lambda told, named: {"count": len(told.changes)},
    e.ProcedureChanged: lambda told, named: {"procedure": told.procedure.short_name},
    LimitChanged: lambda told, named: {"case": told.case, "due_at": told.due.at.isoformat()},
    CompetentReceived: lambda told, named: {"due_at": told.due.at.isoformat()},
    Recounted: lambda told, named: {"due_at": told.due.at.isoformat()},
    e.Cancelled: lambda told, named: {"reason": told.reason},
    e.Attached: lambda told, named: {"file": told.scan.name},
}
