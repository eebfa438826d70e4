"""The end of the road."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import ADVANCE, AT_DESK, COMPLETE, GIVE_BACK, LIVES, MORNING, a_dossier, a_due, an_act, lived, receive
from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.decide import decide
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Holder, Outcome, Receiver
from counter_app.domain.errors import Refused


def refusal(dossier: Dossier, request: r.Request) -> str:
    with pytest.raises(Refused) as caught:
        decide(dossier, request)
    return caught.value.code


def test_a_completed_dossier_waits_at_the_counter_for_nobody_in_particular() -> None:
    ready = a_dossier("result_ready")
    assert (ready.stage, ready.holder) == (Stage.RESULT_READY, Holder("mot_cua"))
    assert ready.step is not None
    assert ready.step.position == 5
    assert (ready.outcome, ready.document, ready.completed_at) == (Outcome.GRANTED, "12/GXN", MORNING)


def test_a_denial_is_a_result_and_is_returned_like_one() -> None:
    denied, _ = lived(*LIVES["last"], replace(COMPLETE, outcome=Outcome.DENIED), GIVE_BACK)
    assert (denied.stage, denied.outcome) == (Stage.RETURNED, Outcome.DENIED)


def test_a_dossier_with_open_steps_is_not_complete() -> None:
    assert refusal(a_dossier("in_process"), COMPLETE) == "complete.steps_open"
    assert refusal(a_dossier("signing"), COMPLETE) == "complete.steps_open"


def test_a_result_nobody_signed_on_record_is_marked() -> None:
    _, journal = lived(*AT_DESK, ADVANCE, ADVANCE, COMPLETE)
    assert journal[-1].payload.signature_missing
    short = receive(short=True)
    _, journal = lived(short, replace(COMPLETE, steps=short.steps))
    assert journal[-1].payload.signature_missing
    _, journal = lived(*LIVES["last"], COMPLETE)
    assert not journal[-1].payload.signature_missing


@pytest.mark.parametrize(
    ("shift", "verdict"),
    [(timedelta(days=-1), Verdict.EARLY), (timedelta(0), Verdict.ON_TIME), (timedelta(minutes=1), Verdict.LATE)],
)
def test_a_dossier_ends_with_its_result_and_is_judged_by_it(shift: timedelta, verdict: Verdict) -> None:
    ready, _ = lived(COMPLETE, after=a_dossier("last"), act=an_act(a_due().at + shift))
    fetched, _ = lived(GIVE_BACK, after=ready, act=an_act(a_due().at + timedelta(days=90)))
    assert (ready.on_time, fetched.on_time) == (verdict, verdict)


def test_an_unfinished_dossier_has_no_verdict() -> None:
    assert a_dossier("in_process").on_time is None
    assert a_dossier("stopped").on_time is None


def test_a_returned_dossier_is_in_nobodys_hands() -> None:
    returned = a_dossier("returned")
    assert (returned.holder, returned.step, returned.returned_at) == (Holder(""), None, MORNING)
    assert returned.receiver == Receiver("Nguyễn Thị Đào")


def test_a_dossier_that_is_not_ready_is_not_given_back() -> None:
    assert refusal(a_dossier("last"), GIVE_BACK) == "dossier.not_ready"


def test_nothing_is_given_back_twice() -> None:
    assert refusal(a_dossier("returned"), GIVE_BACK) == "dossier.not_now"


def test_nothing_is_given_to_nobody() -> None:
    assert refusal(a_dossier("result_ready"), r.GiveBack(Receiver(" "))) == "give_back.nobody"


def test_a_proxy_takes_it_home_only_with_a_paper() -> None:
    ready = a_dossier("result_ready")
    assert refusal(ready, r.GiveBack(Receiver("Hà Thị Ủy", proxy=True))) == "party.proxy_without_authority"
    lived(r.GiveBack(Receiver("Hà Thị Ủy", proxy=True, authority="Giấy ủy quyền")), after=ready)


def test_a_fee_may_be_paid_in_parts_up_to_what_is_owed() -> None:
    part, _ = lived(r.CollectFee(5_000), after=a_dossier("accepted"))
    assert part.fee.outstanding == 10_000
    assert refusal(part, r.CollectFee(10_001)) == "fee.more_than_owed"
    assert lived(r.CollectFee(10_000), after=part)[0].fee.outstanding == 0


@pytest.mark.parametrize("amount", [0, -1])
def test_no_money_is_no_payment(amount: int) -> None:
    assert refusal(a_dossier("accepted"), r.CollectFee(amount)) == "fee.not_positive"


def test_a_waived_fee_is_not_owed_and_not_taken() -> None:
    waived, _ = lived(r.WaiveFee("Hộ nghèo"), after=a_dossier("accepted"))
    assert (waived.fee.outstanding, waived.fee.basis) == (0, "Hộ nghèo")
    assert refusal(waived, r.CollectFee(1)) == "fee.more_than_owed"
    assert refusal(waived, r.WaiveFee("Hộ nghèo")) == "fee.nothing_owed"


def test_no_fee_is_waived_without_a_basis() -> None:
    assert refusal(a_dossier("accepted"), r.WaiveFee("")) == "fee.waiver_without_basis"


def test_where_nothing_is_owed_nothing_is_waived() -> None:
    free, _ = lived(receive(fee=0))
    assert refusal(free, r.WaiveFee("Hộ nghèo")) == "fee.nothing_owed"


def test_a_fee_may_still_be_paid_when_the_result_is_home() -> None:
    paid, _ = lived(r.CollectFee(15_000), after=a_dossier("returned"))
    assert (paid.stage, paid.fee.outstanding) == (Stage.RETURNED, 0)


def test_the_result_does_not_wait_for_the_fee() -> None:
    assert lived(*AT_DESK, ADVANCE, ADVANCE, COMPLETE, GIVE_BACK)[0].fee.outstanding == 15_000
