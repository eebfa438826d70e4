"""How an event changes the state of a dossier: one small function a kind, none of which can refuse."""

from dataclasses import replace
from functools import singledispatch

from counter_app.domain.deadlines.due import Due
from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.changing import changed, stamped
from counter_app.domain.dossiers.recounts import CompetentReceived, LimitChanged, Recounted
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Appointment, Dossier, Why
from counter_app.domain.dossiers.values import Holder, Pause
from counter_app.domain.procedures.process import COUNTER


def apply(dossier: Dossier | None, event: e.Event) -> Dossier:
    """Return the dossier as it stands after the event. None stands for a dossier that has no event yet."""
    if dossier is None:
        return _begin(event)
    return stamped(_after(event.payload, dossier, event), dossier, event.seq, event.happened_at)


def replay(journal: tuple[e.Event, ...]) -> Dossier:
    """Return the state that a whole journal adds up to. The journal must not be empty."""
    dossier = _begin(journal[0])
    for event in journal[1:]:
        dossier = apply(dossier, event)
    return dossier


def at_work(dossier: Dossier) -> Stage:
    """Return the stage of a dossier that is being worked on: accepted while the counter has it, else in process."""
    in_process = dossier.step is not None and dossier.step.position > 1 and not dossier.short
    return Stage.IN_PROCESS if in_process else Stage.ACCEPTED


def _begin(event: e.Event) -> Dossier:
    payload = event.payload
    if not isinstance(payload, e.Submitted | e.Received):
        raise TypeError(f"a journal cannot begin with {event.kind}")
    matter = payload.matter
    blank = Dossier(
        number=event.number,
        version=event.seq,
        stage=Stage.SUBMITTED,
        parties=matter.parties,
        procedure=matter.procedure,
        papers=matter.papers,
        channel=matter.channel,
        subject=matter.subject,
        sets=matter.sets,
        return_method=matter.return_method,
        return_place=matter.return_place,
        extra=matter.extra,
        submitted_at=matter.submitted_at,
        competent=matter.competent,
        last_happened_at=event.happened_at,
    )
    return _after(payload, blank, event)


@singledispatch
def _after(payload: object, dossier: Dossier, event: e.Event) -> Dossier:
    raise TypeError(f"no rule for {event.kind}")


@_after.register
def _(payload: e.Submitted, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, slip=payload.slip, submitted_at=dossier.submitted_at or event.happened_at)


@_after.register
def _(payload: e.CompletionAsked, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, missing=payload.missing, reason=payload.reason)


@_after.register
def _(payload: e.NotAccepted, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, stage=Stage.NOT_ACCEPTED, reason=payload.reason, ended_at=event.happened_at)


@_after.register
def _(payload: e.Received, dossier: Dossier, event: e.Event) -> Dossier:
    matter = payload.matter
    return changed(
        dossier,
        stage=Stage.ACCEPTED,
        parties=matter.parties,
        procedure=matter.procedure,
        papers=matter.papers,
        channel=matter.channel,
        subject=matter.subject,
        sets=matter.sets,
        return_method=matter.return_method,
        return_place=matter.return_place,
        extra=matter.extra,
        competent=matter.competent,
        missing=(),
        reason="",
        code=payload.code,
        register=payload.register,
        paper_number=payload.paper_number,
        received_at=event.happened_at,
        clock_start=event.happened_at,
        appointments=(Appointment(payload.due.at, event.happened_at, "agreed" if payload.agreed else "received"),),
        calendar_confirmed=payload.due.confirmed,
        fee=payload.fee,
        short=payload.short,
        step=payload.step,
        step_since=event.happened_at,
        holder=Holder(COUNTER, event.done_by),
    )


@_after.register
def _(payload: e.HandedOver, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, transit=payload.transit)


@_after.register
def _(payload: e.TakenOver, dossier: Dossier, event: e.Event) -> Dossier:
    moved = changed(dossier, transit=None, stage=Stage.IN_PROCESS, holder=payload.holder)
    return changed(_in_full(moved), step=payload.step, step_since=event.happened_at)


@_after.register
def _(payload: e.HandoverRefused, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, transit=None)


@_after.register
def _(payload: e.HandoverRecalled, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, transit=None)


@_after.register
def _(payload: e.StepEnded, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, step=payload.step, step_since=event.happened_at, holder=payload.holder)


@_after.register
def _(payload: e.SignatureRecorded, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, signature=payload.signature)


@_after.register
def _(payload: e.SentBack, dossier: Dossier, event: e.Event) -> Dossier:
    moved = changed(dossier, step=payload.step, step_since=event.happened_at, holder=payload.holder)
    return changed(moved, signature=None)


@_after.register
def _(payload: e.Reassigned, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, holder=payload.holder)


@_after.register
def _(payload: e.SupplementAsked, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(
        _paused(dossier, event),
        stage=Stage.AWAITING_SUPPLEMENT,
        missing=payload.missing,
        reason=payload.reason,
        supplement_count=payload.count,
        supplement_close_on=payload.close_on,
    )


@_after.register
def _(payload: e.SupplementReceived, dossier: Dossier, event: e.Event) -> Dossier:
    resumed = _resumed(dossier, event, payload.due, "supplemented")
    return changed(resumed, clock_start=payload.clock_start, missing=(), supplement_close_on=None)


@_after.register
def _(payload: e.PaymentDue, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(_paused(dossier, event), stage=Stage.AWAITING_PAYMENT, reason=payload.note)


@_after.register
def _(payload: e.PaymentSettled, dossier: Dossier, event: e.Event) -> Dossier:
    return _resumed(dossier, event, payload.due, "paid")


@_after.register
def _(payload: e.Extended, dossier: Dossier, event: e.Event) -> Dossier:
    promise = Appointment(payload.due_at, event.happened_at, "extended", payload.reason)
    return changed(dossier, appointments=(*dossier.appointments, promise), extension_count=dossier.extension_count + 1)


@_after.register
def _(payload: e.Apologised, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, apologies=dossier.apologies + 1)


@_after.register
def _(payload: e.Withdrawn, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, stage=Stage.WITHDRAWN, supplement_close_on=None, reason=payload.reason)


@_after.register
def _(payload: e.Stopped, dossier: Dossier, event: e.Event) -> Dossier:
    paused = dossier if dossier.stage is Stage.AWAITING_SUPPLEMENT else _paused(dossier, event)
    stopped = changed(paused, stage=Stage.STOPPED, stop_cause=payload.cause, reason=payload.reason)
    return changed(stopped, ended_at=event.happened_at)


@_after.register
def _(payload: e.Reopened, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(_resumed(dossier, event, payload.due, "reopened"), ended_at=None, stop_cause=None)


@_after.register
def _(payload: e.Completed, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(
        dossier,
        stage=Stage.RESULT_READY,
        step=payload.step,
        step_since=event.happened_at,
        holder=Holder(payload.step.desk),
        outcome=payload.outcome,
        document=payload.document,
        completed_at=event.happened_at,
        ended_at=event.happened_at,
    )


@_after.register
def _(payload: e.Returned, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(
        dossier,
        stage=Stage.RETURNED,
        receiver=payload.receiver,
        returned_at=event.happened_at,
        step=None,
        step_since=None,
        holder=Holder(""),
    )


@_after.register
def _(payload: e.FeeCollected, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, fee=replace(dossier.fee, collected=dossier.fee.collected + payload.amount))


@_after.register
def _(payload: e.FeeWaived, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, fee=replace(dossier.fee, waived=True, basis=payload.basis))


@_after.register
def _(payload: e.CodeAdopted, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, code=payload.code, former_codes=(*dossier.former_codes, payload.before))


@_after.register
def _(payload: e.Corrected, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(
        dossier,
        parties=payload.parties,
        subject=payload.subject,
        sets=payload.sets,
        return_method=payload.return_method,
    )


@_after.register
def _(payload: e.ProcedureChanged, dossier: Dossier, event: e.Event) -> Dossier:
    promise = Appointment(payload.due.at, event.happened_at, "procedure_changed", payload.reason)
    back_at_the_counter = dossier.short and not payload.short
    return changed(
        _in_full(dossier) if back_at_the_counter else dossier,
        procedure=payload.procedure,
        papers=payload.papers,
        fee=payload.fee,
        appointments=(*dossier.appointments, promise),
        calendar_confirmed=payload.due.confirmed,
        signature=None,
        step=payload.step,
        short=payload.short,
        paper_number=payload.paper_number,
    )


@_after.register
def _(payload: LimitChanged, dossier: Dossier, event: e.Event) -> Dossier:
    why: Why = "agreed" if payload.agreed else "limit_changed"
    return changed(_reappointed(dossier, event, payload.due, why, payload.reason), procedure=payload.procedure)


@_after.register
def _(payload: CompetentReceived, dossier: Dossier, event: e.Event) -> Dossier:
    promised = _reappointed(dossier, event, payload.due, "competent_received")
    return changed(promised, clock_start=event.happened_at, competent_at=event.happened_at)


@_after.register
def _(payload: Recounted, dossier: Dossier, event: e.Event) -> Dossier:
    if payload.due.at == dossier.due_at:
        return changed(dossier, calendar_confirmed=payload.due.confirmed)
    return _reappointed(dossier, event, payload.due, "recounted", payload.reason)


@_after.register
def _(payload: e.Cancelled, dossier: Dossier, event: e.Event) -> Dossier:
    closed = changed(dossier, stage=Stage.CANCELLED, step=None, step_since=None, holder=Holder(""))
    return changed(closed, reason=payload.reason, ended_at=event.happened_at)


@_after.register
def _(payload: e.Attached, dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, scans=(*dossier.scans, payload.scan))


def _in_full(dossier: Dossier) -> Dossier:
    """Return the dossier in the full process: a signature of the short one stands under no result of this one."""
    return changed(dossier, short=False, signature=None) if dossier.short else dossier


def _paused(dossier: Dossier, event: e.Event) -> Dossier:
    return changed(dossier, pauses=(*dossier.pauses, Pause(event.happened_at)))


def _reappointed(dossier: Dossier, event: e.Event, due: Due, why: Why, reason: str = "") -> Dossier:
    promise = Appointment(due.at, event.happened_at, why, reason)
    return changed(dossier, appointments=(*dossier.appointments, promise), calendar_confirmed=due.confirmed)


def _resumed(dossier: Dossier, event: e.Event, due: Due, why: Why) -> Dossier:
    *earlier, last = dossier.pauses
    promise = Appointment(due.at, event.happened_at, why)
    return changed(
        dossier,
        stage=at_work(dossier),
        pauses=(*earlier, Pause(last.since, event.happened_at)),
        appointments=(*dossier.appointments, promise),
        calendar_confirmed=due.confirmed,
        reason="",
    )
