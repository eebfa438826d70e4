"""From hand to hand: batches between desks, steps of the process, signatures, the way back."""

from dataclasses import replace
from typing import Any

from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.rules.guards import (
    must_be_on_its_way,
    must_not_be_on_its_way,
    must_say,
    must_stand,
    standing_step,
)
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Holder, StepPlace, Transit
from counter_app.domain.errors import Refused
from counter_app.domain.people import Role

_AT_WORK = {Stage.ACCEPTED, Stage.IN_PROCESS}


def _hand_over(request: r.HandOver, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "hand_over", _AT_WORK)
    must_not_be_on_its_way(dossier)
    if standing_step(dossier).last_before_return and not dossier.short:
        raise Refused("step.complete_instead", dossier=dossier.handle)
    return (e.HandedOver(Transit(request.batch, request.desk, request.person)),)


def _take_over(request: r.TakeOver, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_be_on_its_way(dossier, request.batch)
    left = standing_step(dossier)
    transit = dossier.transit
    assert transit is not None  # noqa: S101  (guarded above)
    position = 2 if dossier.short else left.position + 1
    step = replace(StepPlace.of(request.steps, position), desk=transit.desk)
    return (
        e.TakenOver(
            batch=request.batch,
            given_by=request.given_by,
            ended=StepPlace.of(request.steps, 1) if dossier.short else left,
            step=step,
            holder=Holder(transit.desk, request.taker),
            signature_missing=not dossier.short and left.role == Role.APPROVER and dossier.signature is None,
        ),
    )


def _refuse_handover(request: r.RefuseHandover, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_be_on_its_way(dossier, request.batch)
    return (e.HandoverRefused(request.batch, must_say(request.reason, "reason.missing")),)


def _recall(request: r.Recall, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_be_on_its_way(dossier, request.batch)
    return (e.HandoverRecalled(request.batch),)


def _advance(request: r.Advance, dossier: Dossier) -> tuple[e.Payload, ...]:
    step = _step_in_hand(dossier, "advance")
    if step.last_before_return:
        raise Refused("step.complete_instead", dossier=dossier.handle)
    return (_ended(dossier, request.steps, request.note),)


def _sign(request: r.RecordSignature, dossier: Dossier) -> tuple[e.Payload, ...]:
    step = _step_in_hand(dossier, "sign")
    if step.role != Role.APPROVER:
        raise Refused("step.not_for_signing", dossier=dossier.handle, step=step.name)
    if dossier.signature:
        raise Refused("step.signed_already", dossier=dossier.handle, signer=dossier.signature.name)
    signed = e.SignatureRecorded(request.signature)
    if step.last_before_return:
        return (signed,)
    return (signed, replace(_ended(dossier, request.steps, ""), signature_missing=False))


def _send_back(request: r.SendBack, dossier: Dossier) -> tuple[e.Payload, ...]:
    step = _step_in_hand(dossier, "send_back")
    must_say(request.reason, "reason.missing")
    if not 2 <= request.position < step.position:
        raise Refused("step.not_earlier", dossier=dossier.handle, step=request.position, current=step.position)
    target = StepPlace.of(request.steps, request.position)
    return (e.SentBack(left=step, step=target, holder=Holder(target.desk), reason=request.reason),)


def _reassign(request: r.Reassign, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "reassign", {Stage.IN_PROCESS, Stage.AWAITING_SUPPLEMENT, Stage.AWAITING_PAYMENT})
    must_not_be_on_its_way(dossier)
    if request.holder == dossier.holder:
        raise Refused("reassign.same_holder", dossier=dossier.handle)
    return (e.Reassigned(holder=request.holder, before=dossier.holder),)


def _step_in_hand(dossier: Dossier, act: str) -> StepPlace:
    must_stand(dossier, act, _AT_WORK)
    must_not_be_on_its_way(dossier)
    if dossier.stage is Stage.ACCEPTED and not dossier.short:
        raise Refused("dossier.hand_over_first", dossier=dossier.handle)
    return standing_step(dossier)


def _ended(dossier: Dossier, steps: r.Steps, note: str) -> e.StepEnded:
    step = standing_step(dossier)
    following = StepPlace.of(steps, step.position + 1)
    return e.StepEnded(
        ended=step,
        step=following,
        holder=Holder(following.desk),
        note=note,
        signature_missing=step.role == Role.APPROVER and dossier.signature is None,
    )


RULES: dict[type, Any] = {
    r.HandOver: _hand_over,
    r.TakeOver: _take_over,
    r.RefuseHandover: _refuse_handover,
    r.Recall: _recall,
    r.Advance: _advance,
    r.RecordSignature: _sign,
    r.SendBack: _send_back,
    r.Reassign: _reassign,
}
