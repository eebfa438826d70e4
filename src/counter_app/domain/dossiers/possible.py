"""Which acts a dossier allows as it stands: every rule is asked with a request that says all it must say.

What is found here is what the dossier itself forbids. What a person then types may still be refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from counter_app.domain.deadlines.due import Due
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.decide import decide
from counter_app.domain.dossiers.matter import Matter
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import (
    Authority,
    Code,
    FeeAccount,
    Holder,
    Issuer,
    Outcome,
    Receiver,
    RegisterPlace,
    Scan,
    Signature,
)
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date

_SAID = "…"
_DAY = timedelta(days=1)
_SOMEBODY = Holder(_SAID, _SAID)


def hindrances(dossier: Dossier, steps: r.Steps, now: datetime) -> Mapping[str, Refused | None]:
    """Return each act by its name with what forbids it now; None where nothing does.

    Taking over and calling back are told only of a dossier that is on its way.
    """
    found = {act: _refusal(dossier, request) for act, request in _requests(dossier, steps, now)}
    refused = found["collect_fee"]
    if refused is not None and refused.code == "fee.more_than_owed":
        found["collect_fee"] = Refused("fee.nothing_owed", dossier=dossier.handle)
    return found


def _refusal(dossier: Dossier, request: r.Request) -> Refused | None:
    try:
        decide(dossier, request)
    except Refused as refused:
        return refused
    return None


def _requests(dossier: Dossier, steps: r.Steps, now: datetime) -> Iterator[tuple[str, r.Request]]:
    yield from _at_the_counter(dossier, steps, now)
    yield from _on_the_way(dossier, steps)
    yield from _at_a_desk(dossier, steps, now)
    yield from _at_the_end(dossier, steps, now)


def _at_the_counter(dossier: Dossier, steps: r.Steps, now: datetime) -> Iterator[tuple[str, r.Request]]:
    matter = Matter(dossier.parties, dossier.procedure, dossier.papers, sets=max(1, dossier.sets))
    code, place = Code(_SAID, Issuer.PORTAL), RegisterPlace(_SAID, now.year, 1)
    yield "receive", r.Receive(matter, code, place, _SAID, FeeAccount(), _due(dossier, now), steps)
    yield "ask_completion", r.AskCompletion((_SAID,), _SAID, _SAID)
    yield "refuse", r.RefuseMatter(_SAID, _SAID)
    yield "cancel", r.Cancel(_SAID)
    yield "correct", r.Correct((("subject", f"{dossier.subject}{_SAID}"),), _SAID)
    yield "adopt_code", r.AdoptCode(code)
    yield "attach", r.Attach((Scan(None, _SAID, _SAID, 1, _SAID),))


def _on_the_way(dossier: Dossier, steps: r.Steps) -> Iterator[tuple[str, r.Request]]:
    yield "hand_over", r.HandOver(_SAID, _SAID)
    if dossier.transit:
        yield "take_over", r.TakeOver(dossier.transit.batch, _SAID, _SAID, steps)
        yield "recall", r.Recall(dossier.transit.batch)


def _at_a_desk(dossier: Dossier, steps: r.Steps, now: datetime) -> Iterator[tuple[str, r.Request]]:
    today, due = ward_date(now), _due(dossier, now)
    yield "advance", r.Advance(steps)
    yield "sign", r.RecordSignature(Signature(_SAID, _SAID, _SAID, Authority.TM, now), steps)
    yield "send_back", r.SendBack(steps, 2, _SAID)
    yield "reassign", r.Reassign(_SOMEBODY)
    yield "ask_supplement", r.AskSupplement((_SAID,), _SAID, _SAID, today)
    yield "resume", r.TakeSupplement(due, now)
    yield "wait_for_payment", r.WaitForPayment()
    yield "settle_payment", r.SettlePayment(due)
    yield "extend", r.Extend(due.at + _DAY, _SAID, _SAID)
    yield "apologise", r.Apologise(max(now, dossier.last_happened_at) + _DAY, _SAID, _SAID)
    yield "change_limit", r.ChangeLimit(dossier.procedure, due, _SAID, _SAID)
    yield "reach_competent", r.ReachCompetent(due)
    yield "recount", r.Recount(replace(due, at=due.at + _DAY), _SAID)
    yield "change_procedure", _another_procedure(dossier, steps, due)


def _at_the_end(dossier: Dossier, steps: r.Steps, now: datetime) -> Iterator[tuple[str, r.Request]]:
    yield "withdraw", r.Withdraw(_SAID)
    yield "stop", r.Stop(_SAID, _SAID, ward_date(now))
    yield "reopen", r.Reopen(_due(dossier, now), _SAID)
    yield "complete", r.Complete(steps, Outcome.GRANTED)
    yield "give_back", r.GiveBack(Receiver(_SAID))
    yield "collect_fee", r.CollectFee(dossier.fee.outstanding or 1)
    yield "waive_fee", r.WaiveFee(_SAID)


def _another_procedure(dossier: Dossier, steps: r.Steps, due: Due) -> r.ChangeProcedure:
    other = replace(dossier.procedure, code=_SAID)
    return r.ChangeProcedure(
        procedure=other,
        papers=dossier.papers,
        fee=FeeAccount(),
        due=due,
        steps=steps,
        short=False,
        reason=_SAID,
        paper_number=_SAID,
    )


def _due(dossier: Dossier, now: datetime) -> Due:
    return Due(dossier.due_at or now, (), confirmed=True)
