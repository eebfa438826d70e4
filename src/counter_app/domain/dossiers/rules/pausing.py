"""When the clock stands still or the promise changes: supplements, payments, new dates, apologies, stops."""

from typing import Any

from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.rules.guards import must_not_be_on_its_way, must_say, must_stand, promised
from counter_app.domain.dossiers.stages import OPEN_STAGES, Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import StopCause
from counter_app.domain.errors import Refused

_AT_WORK = {Stage.ACCEPTED, Stage.IN_PROCESS}


def _ask_supplement(request: r.AskSupplement, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "ask_supplement", _AT_WORK)
    must_not_be_on_its_way(dossier)
    if not request.missing:
        raise Refused("supplement.nothing_missing")
    must_say(request.reason, "reason.missing")
    asked = e.SupplementAsked(
        missing=request.missing,
        reason=request.reason,
        paper_number=request.paper_number,
        close_on=request.close_on,
        count=dossier.supplement_count + 1,
        basis=request.basis,
    )
    return (asked,)


def _take_supplement(request: r.TakeSupplement, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "resume", {Stage.AWAITING_SUPPLEMENT})
    return (e.SupplementReceived(due=request.due, due_before=promised(dossier), clock_start=request.clock_start),)


def _wait_for_payment(request: r.WaitForPayment, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "wait_for_payment", {Stage.IN_PROCESS})
    must_not_be_on_its_way(dossier)
    return (e.PaymentDue(request.note),)


def _settle_payment(request: r.SettlePayment, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "settle_payment", {Stage.AWAITING_PAYMENT})
    return (e.PaymentSettled(due=request.due, due_before=promised(dossier)),)


def _extend(request: r.Extend, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "extend", _AT_WORK)
    must_say(request.reason, "reason.missing")
    before = promised(dossier)
    if request.due_at <= before:
        raise Refused("extend.not_later", due_at=before, asked=request.due_at)
    return (
        e.Extended(
            due_at=request.due_at,
            due_before=before,
            reason=request.reason,
            basis=request.basis,
            paper_number=request.paper_number,
        ),
    )


def _apologise(request: r.Apologise, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "apologise", OPEN_STAGES)
    must_say(request.reason, "reason.missing")
    if request.new_date <= dossier.last_happened_at:
        raise Refused("apologise.date_past", new_date=request.new_date)
    return (e.Apologised(request.new_date, request.reason, request.paper_number),)


def _withdraw(request: r.Withdraw, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "withdraw", OPEN_STAGES)
    must_not_be_on_its_way(dossier)
    return (e.Withdrawn(must_say(request.reason, "reason.missing")),)


def _stop(request: r.Stop, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "stop", {Stage.IN_PROCESS, Stage.AWAITING_SUPPLEMENT, Stage.WITHDRAWN})
    must_not_be_on_its_way(dossier)
    must_say(request.reason, "reason.missing")
    if dossier.supplement_close_on and request.on <= dossier.supplement_close_on:
        raise Refused("supplement.not_expired", dossier=dossier.handle, close_on=dossier.supplement_close_on)
    return (e.Stopped(request.reason, _STOP_CAUSE[dossier.stage], request.paper_number),)


_STOP_CAUSE = {
    Stage.IN_PROCESS: StopCause.OFFICE,
    Stage.AWAITING_SUPPLEMENT: StopCause.NOT_SUPPLEMENTED,
    Stage.WITHDRAWN: StopCause.WITHDRAWAL,
}


def _reopen(request: r.Reopen, dossier: Dossier) -> tuple[e.Payload, ...]:
    must_stand(dossier, "reopen", {Stage.STOPPED})
    if dossier.stop_cause is not StopCause.OFFICE:
        raise Refused("reopen.ended", dossier=dossier.handle)
    must_say(request.reason, "reason.missing")
    return (e.Reopened(due=request.due, due_before=promised(dossier), reason=request.reason),)


RULES: dict[type, Any] = {
    r.AskSupplement: _ask_supplement,
    r.TakeSupplement: _take_supplement,
    r.WaitForPayment: _wait_for_payment,
    r.SettlePayment: _settle_payment,
    r.Extend: _extend,
    r.Apologise: _apologise,
    r.Withdraw: _withdraw,
    r.Stop: _stop,
    r.Reopen: _reopen,
}
