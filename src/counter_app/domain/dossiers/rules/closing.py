"""The end of the road: the result is ready, the citizen takes it home, the fee is settled."""

from typing import Any

from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.rules.guards import must_not_be_on_its_way, must_say, must_stand, standing_step
from counter_app.domain.dossiers.stages import OPEN_STAGES, Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import StepPlace
from counter_app.domain.errors import Refused


def _complete(request: r.Complete, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "complete", {Stage.ACCEPTED, Stage.IN_PROCESS})
    must_not_be_on_its_way(dossier)
    step = standing_step(dossier)
    if dossier.stage is Stage.ACCEPTED and not dossier.short:
        raise Refused("dossier.hand_over_first", dossier=dossier.handle)
    if not step.last_before_return:
        raise Refused("complete.steps_open", dossier=dossier.handle, step=step.name)
    return (
        e.Completed(
            ended=step,
            step=StepPlace.of(request.steps, step.position + 1),
            outcome=request.outcome,
            document=request.document,
            signature_missing=dossier.signature is None,
        ),
    )


def _give_back(request: r.GiveBack, dossier: Dossier) -> tuple[e.Payload, ...]:
    if dossier.stage in OPEN_STAGES:
        raise Refused("dossier.not_ready", dossier=dossier.handle, stage=dossier.stage.value)
    must_stand(dossier, "give_back", {Stage.RESULT_READY})
    receiver = request.receiver
    must_say(receiver.name, "give_back.nobody")
    if receiver.proxy and not receiver.authority:
        raise Refused("party.proxy_without_authority", name=receiver.name)
    return (e.Returned(receiver),)


def _collect_fee(request: r.CollectFee, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "collect_fee", OPEN_STAGES | {Stage.RESULT_READY, Stage.RETURNED})
    if request.amount <= 0:
        raise Refused("fee.not_positive", amount=request.amount)
    if request.amount > dossier.fee.outstanding:
        raise Refused("fee.more_than_owed", amount=request.amount, owed=dossier.fee.outstanding)
    return (e.FeeCollected(request.amount, request.book),)


def _waive_fee(request: r.WaiveFee, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "waive_fee", OPEN_STAGES | {Stage.RESULT_READY})
    must_say(request.basis, "fee.waiver_without_basis")
    if dossier.fee.outstanding == 0:
        raise Refused("fee.nothing_owed", dossier=dossier.handle)
    return (e.FeeWaived(request.basis),)


RULES: dict[type, Any] = {
    r.Complete: _complete,
    r.GiveBack: _give_back,
    r.CollectFee: _collect_fee,
    r.WaiveFee: _waive_fee,
}
