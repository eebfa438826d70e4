"""At the receiving desk: what comes in is noted, asked to be completed, refused or accepted."""

from typing import Any

from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers import parties
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.rules.guards import must_not_be_on_its_way, must_say, must_stand
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import StepPlace
from counter_app.domain.errors import Refused

BEGINNINGS = (r.Submit, r.Receive)


def begin(dossier: Dossier | None, request: r.Submit | r.Receive) -> tuple[e.Payload, ...]:
    """Note or accept a matter; an accepted one may have been noted before."""
    parties.check(request.matter.parties)
    if request.matter.sets < 1:
        raise Refused("receive.no_set")
    if isinstance(request, r.Submit):
        if dossier is not None:
            raise Refused("dossier.not_now", act="submit", stage=dossier.stage.value, dossier=dossier.handle)
        return (e.Submitted(request.matter, request.slip),)
    if dossier is not None:
        must_stand(dossier, "receive", {Stage.SUBMITTED})
    return (
        e.Received(
            matter=request.matter,
            code=request.code,
            register=request.register,
            paper_number=request.paper_number,
            fee=request.fee,
            due=request.due,
            step=StepPlace.of(request.steps, 2 if request.short else 1),
            short=request.short,
            agreed=request.agreed,
        ),
    )


def _ask_completion(request: r.AskCompletion, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "ask_completion", {Stage.SUBMITTED})
    if not request.missing:
        raise Refused("supplement.nothing_missing")
    must_say(request.reason, "reason.missing")
    return (e.CompletionAsked(request.missing, request.reason, request.paper_number),)


def _refuse(request: r.RefuseMatter, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "refuse", {Stage.SUBMITTED})
    return (e.NotAccepted(must_say(request.reason, "reason.missing"), request.paper_number),)


def _cancel(request: r.Cancel, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "cancel", {Stage.ACCEPTED})
    must_not_be_on_its_way(dossier)
    if dossier.fee.collected:
        raise Refused("cancel.fee_taken", dossier=dossier.handle, amount=dossier.fee.collected)
    return (e.Cancelled(must_say(request.reason, "reason.missing")),)


RULES: dict[type, Any] = {
    r.AskCompletion: _ask_completion,
    r.RefuseMatter: _refuse,
    r.Cancel: _cancel,
}
