"""The course of a dossier as its page tells it: every event, the step in hand, and the steps that are still ahead."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.identifiers import shortened
from counter_app.services.lookup_rows import Node, Passage, Told
from counter_app.services.work_cards import Stretch, papers_count
from counter_app.services.work_rows import DossierCard, StepCard, StepState

_NO_FURTHER = frozenset({Stage.NOT_ACCEPTED, Stage.WITHDRAWN, Stage.STOPPED, Stage.CANCELLED, Stage.SUBMITTED})
_NUMBERS = ("id_number", "phone")
_BEGINS = (e.Received, e.TakenOver, e.StepEnded, e.SentBack, e.Completed, e.ProcedureChanged)


def course(
    dossier: Dossier,
    journal: Sequence[e.Event],
    card: DossierCard,
    stretches: Sequence[Stretch],
    named: Mapping[str, str],
) -> tuple[Passage, ...]:
    """Return the lines from the first to the last."""
    steps = {step.position: step for step in card.steps}
    begun = _begun(journal, [stretch for stretch in stretches if stretch.position in steps])
    lines = [_past(event, begun.get(event.seq), steps, named) for event in journal]
    if dossier.stage not in _NO_FURTHER:
        counted = () if dossier.stage is Stage.RESULT_READY else stretches  # the citizen's own time is nobody's use
        lines += [_coming(step, counted) for step in card.steps if step.state is not StepState.DONE]
    return tuple(lines)


def _begun(journal: Sequence[e.Event], stretches: Sequence[Stretch]) -> dict[int, Stretch]:
    """Return, by the event that began it, each stay; two events of one moment go to the later one."""
    found = dict[int, Stretch]()
    left = list(stretches)
    for event in journal:
        if isinstance(event.payload, _BEGINS):
            stretch = next((one for one in left if one.since == event.happened_at), None)
            if stretch is not None:
                left.remove(stretch)
                found[event.seq] = stretch
    return found


def _past(event: e.Event, stretch: Stretch | None, steps: Mapping[int, StepCard], named: Mapping[str, str]) -> Passage:
    tell = _TOLD.get(type(event.payload))
    step = steps[stretch.position] if stretch else None
    ended = stretch is not None and not stretch.is_open
    to, batch = _to(event.payload)
    return Passage(
        node=Node.PAST,
        what=event.kind,
        at=event.happened_at,
        step=step.name if step else "",
        who=named.get(event.done_by, event.done_by),
        by=named.get(event.recorded_by, event.recorded_by) if event.recorded_by != event.done_by else "",
        to=named.get(to, to),
        batch=batch,
        told=tuple(tell(event.payload)) if tell else (),
        late_reason=event.late_reason,
        recorded_at=event.recorded_at if event.late_reason else None,
        used_minutes=stretch.used_minutes if stretch and ended else None,
        norm_minutes=step.ceiling_minutes if step else 0,
    )


def _coming(step: StepCard, stretches: Sequence[Stretch]) -> Passage:
    here = step.state is StepState.CURRENT
    used = next(
        (one.used_minutes for one in reversed(stretches) if one.position == step.position and one.is_open), None
    )
    is_late = here and bool(step.ceiling_minutes) and (used or 0) > step.ceiling_minutes
    return Passage(
        node=Node.LATE if is_late else Node.NOW if here else Node.AHEAD,
        step=step.name,
        who=(step.who or step.desk_name) if here else step.desk_name,
        used_minutes=used if here else None,
        norm_minutes=step.ceiling_minutes,
    )


def _to(payload: e.Payload) -> tuple[str, str]:
    """Return whom it went to, and on which slip."""
    if isinstance(payload, e.HandedOver):
        return payload.transit.person or payload.transit.desk, payload.transit.batch
    if isinstance(payload, e.TakenOver | e.HandoverRefused | e.HandoverRecalled):
        return "", payload.batch
    if isinstance(payload, e.StepEnded | e.SentBack | e.Reassigned):
        return payload.holder.person or payload.holder.desk, ""
    return "", ""


def _received(told: e.Received) -> list[Told]:
    given, wanted = papers_count(told.matter.papers)
    papers = [Told("papers", {"given": given, "wanted": wanted})] if wanted else []
    fee = [Told("fee", {"amount": told.fee.due})] if told.fee.due and not told.fee.waived else []
    return [*papers, *fee, Told("due", {"due_at": told.due.at}), Told("register", {"n": told.register.number})]


def _corrected(told: e.Corrected) -> list[Told]:
    """Return what stood before and what stands now; numbers of people are shortened here too."""
    changes = []
    for change in told.changes:
        role, _, field = change.field.rpartition(".")
        hide = shortened if field in _NUMBERS else str
        params = {"role": role, "field": field, "before": hide(change.before), "after": hide(change.after)}
        changes.append(Told("change", params))
    return [*changes, *_reason(told)]


def _procedure_changed(told: e.ProcedureChanged) -> list[Told]:
    names = {"before": told.before.short_name, "after": told.procedure.short_name}
    return [Told("procedure", names), *_moved_due(told), *_reason(told)]


def _moved_due(told: Any) -> list[Told]:
    after = told.due_at if isinstance(told, e.Extended) else told.due.at
    return [Told("due_moved", {"before": told.due_before, "after": after})] if after != told.due_before else []


def _completed(told: e.Completed) -> list[Told]:
    document = [Told("document", {"document": told.document})] if told.document else []
    unsigned = [Told("unsigned")] if told.signature_missing else []
    return [Told(f"outcome_{told.outcome}"), *document, *unsigned]


def _asked(told: e.SupplementAsked) -> list[Told]:
    missing = Told("missing", {"missing": "; ".join(told.missing)})
    return [missing, Told("close_on", {"day": told.close_on}), *_reason(told)]


def _reason(told: Any) -> list[Told]:
    return [Told("reason", {"reason": told.reason})] if told.reason else []


def _note(told: Any) -> list[Told]:
    note = [Told("note", {"note": told.note})] if getattr(told, "note", "") else []
    return [*note, *([Told("unsigned")] if getattr(told, "signature_missing", False) else [])]


_TOLD: Mapping[type, Callable[[Any], list[Told]]] = {
    e.Received: _received,
    e.CompletionAsked: lambda told: [Told("missing", {"missing": "; ".join(told.missing)}), *_reason(told)],
    e.NotAccepted: _reason,
    e.TakenOver: _note,
    e.HandoverRefused: _reason,
    e.StepEnded: _note,
    e.SignatureRecorded: lambda told: [Told("signer", {"name": told.signature.name, "title": told.signature.title})],
    e.SentBack: _reason,
    e.SupplementAsked: _asked,
    e.SupplementReceived: _moved_due,
    e.PaymentDue: _note,
    e.PaymentSettled: _moved_due,
    e.Extended: lambda told: [*_moved_due(told), *_reason(told)],
    e.Apologised: lambda told: [Told("new_date", {"due_at": told.new_date}), *_reason(told)],
    e.Withdrawn: _reason,
    e.Stopped: _reason,
    e.Reopened: lambda told: [*_moved_due(told), *_reason(told)],
    e.Completed: _completed,
    e.Returned: lambda told: [Told("receiver", {"name": told.receiver.name})],
    e.FeeCollected: lambda told: [Told("amount", {"amount": told.amount, "book": told.book})],
    e.FeeWaived: lambda told: [Told("basis", {"basis": told.basis})],
    e.CodeAdopted: lambda told: [Told("code", {"before": told.before.text, "after": told.code.text})],
    e.Corrected: _corrected,
    e.ProcedureChanged: _procedure_changed,
    e.Cancelled: _reason,
    e.Attached: lambda told: [Told("file", {"file": told.scan.name})],
}
