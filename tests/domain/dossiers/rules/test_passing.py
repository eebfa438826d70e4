"""From hand to hand."""

from dataclasses import replace

import pytest

from builders import (
    ADVANCE,
    AT_DESK,
    BATCH,
    COMPLETE,
    DESK,
    LIVES,
    SEND,
    SHORT_STEPS,
    SIGN,
    SIGNED,
    STEPS,
    TAKE,
    a_dossier,
    held_by,
    lived,
    receive,
)
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.decide import decide
from counter_app.domain.dossiers.events import SignatureRecorded, StepEnded, TakenOver
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Holder, Transit
from counter_app.domain.errors import Refused

SIGN_SHORT = r.RecordSignature(SIGNED, SHORT_STEPS)


def refusal(dossier: Dossier, request: r.Request) -> str:
    with pytest.raises(Refused) as caught:
        decide(dossier, request)
    return caught.value.code


def position(dossier: Dossier) -> int:
    assert dossier.step is not None
    return dossier.step.position


def test_a_handover_leaves_the_dossier_where_it_is_until_the_other_side_accepts() -> None:
    sent, before = a_dossier("moving"), a_dossier("accepted")
    assert sent.transit == Transit(BATCH, DESK)
    assert replace(sent, transit=None, version=1) == before


def test_acceptance_moves_it_and_makes_the_taker_its_holder() -> None:
    taken = a_dossier("in_process")
    assert (taken.stage, taken.holder, taken.transit) == (Stage.IN_PROCESS, Holder(DESK, "binh"), None)
    assert position(taken) == 2


def test_acceptance_ends_the_givers_step() -> None:
    payload = lived(*AT_DESK)[1][-1].payload
    assert isinstance(payload, TakenOver)
    assert (payload.given_by, payload.ended.position, payload.step.position) == ("hoa", 1, 2)


def test_the_step_is_taken_at_the_desk_it_was_sent_to() -> None:
    sent, _ = lived(receive(), r.HandOver(BATCH, "dia_chinh_xay_dung"), TAKE)
    assert sent.step is not None
    assert sent.step.desk == sent.holder.desk == "dia_chinh_xay_dung"


@pytest.mark.parametrize(
    "request_", [replace(TAKE, batch="BG-000009"), r.Recall("BG-000009"), r.RefuseHandover("BG-000009", "x")]
)
def test_another_batch_does_not_settle_it(request_: r.Request) -> None:
    assert refusal(a_dossier("moving"), request_) == "dossier.not_in_batch"


def test_a_refused_handover_leaves_it_with_its_sender() -> None:
    back, _ = lived(r.RefuseHandover(BATCH, "Thiếu giấy"), after=a_dossier("moving"))
    assert (back.transit, back.holder, back.stage) == (None, Holder("mot_cua", "hoa"), Stage.ACCEPTED)


def test_a_handover_is_not_refused_without_a_reason() -> None:
    assert refusal(a_dossier("moving"), r.RefuseHandover(BATCH, " ")) == "reason.missing"


def test_a_recalled_dossier_can_be_sent_again() -> None:
    again, _ = lived(r.Recall(BATCH), replace(SEND, batch="BG-000002"), after=a_dossier("moving"))
    assert again.transit == Transit("BG-000002", DESK)


def test_a_short_matter_handed_over_goes_on_in_the_full_process_from_its_second_step() -> None:
    moved, journal = lived(receive(short=True), SEND, TAKE)
    payload = journal[-1].payload
    assert isinstance(payload, TakenOver)
    assert (moved.short, moved.stage, position(moved)) == (False, Stage.IN_PROCESS, 2)
    assert (payload.ended.name, payload.step.name) == (STEPS[0].name, STEPS[1].name)


def test_a_step_passes_to_the_next_desk_and_to_nobody_there_yet() -> None:
    passed = a_dossier("signing")
    assert (position(passed), passed.holder) == (3, Holder("lanh_dao"))


def test_the_last_step_before_return_is_completed_and_not_advanced() -> None:
    assert refusal(a_dossier("last"), ADVANCE) == "step.complete_instead"


def test_signing_records_who_signed_and_ends_the_step() -> None:
    signed = a_dossier("last")
    assert signed.signature == SIGNED
    assert position(signed) == 4


def test_a_signing_step_may_end_with_no_signature_on_record_and_says_so() -> None:
    passed, journal = lived(*AT_DESK, ADVANCE, ADVANCE)
    payload = journal[-1].payload
    assert isinstance(payload, StepEnded)
    assert payload.signature_missing
    assert passed.signature is None


def test_a_signing_step_that_ends_by_a_handover_says_so_too() -> None:
    send, take = r.HandOver(BATCH, "van_thu"), replace(TAKE, given_by="thang")
    _, journal = lived(*AT_DESK, ADVANCE, send, take)
    assert journal[-1].payload.signature_missing
    _, journal = lived(*AT_DESK, send, take)
    assert not journal[-1].payload.signature_missing


def test_a_recorded_signature_is_not_called_missing() -> None:
    _, journal = lived(*AT_DESK, ADVANCE, SIGN)
    assert [type(event.payload) for event in journal[-2:]] == [SignatureRecorded, StepEnded]
    assert not journal[-1].payload.signature_missing


def test_a_short_matter_is_signed_where_it_stands_and_then_completed() -> None:
    signed, _ = lived(receive(short=True), SIGN_SHORT)
    assert position(signed) == 2
    ready, _ = lived(replace(COMPLETE, steps=SHORT_STEPS), after=signed)
    assert (ready.stage, position(ready)) == (Stage.RESULT_READY, 3)


def test_nothing_is_signed_twice() -> None:
    signed, _ = lived(receive(short=True), SIGN_SHORT)
    assert refusal(signed, SIGN_SHORT) == "step.signed_already"


def test_a_signature_on_the_short_slip_does_not_sign_the_full_process_it_moves_to() -> None:
    moved, _ = lived(receive(short=True), SIGN_SHORT, SEND, TAKE, ADVANCE)
    signed, _ = lived(SIGN, after=moved)
    assert position(signed) == 4


@pytest.mark.parametrize("wanted", [0, 1, 3, 4, 5])
def test_a_dossier_goes_back_only_to_an_earlier_step_behind_the_counter(wanted: int) -> None:
    assert refusal(a_dossier("signing"), r.SendBack(STEPS, wanted, "Sai ngày sinh")) == "step.not_earlier"


def test_going_back_takes_a_reason() -> None:
    assert refusal(a_dossier("signing"), r.SendBack(STEPS, 2, "")) == "reason.missing"


def test_what_goes_back_waits_at_the_desk_of_its_step_and_is_no_longer_signed() -> None:
    back, _ = lived(*LIVES["last"], r.SendBack(STEPS, 2, "Sai ngày sinh"))
    assert (position(back), back.holder, back.signature) == (2, Holder(DESK), None)
    assert lived(ADVANCE, SIGN, after=back)[0].signature == SIGNED


def test_reassigning_changes_the_holder_and_nothing_else() -> None:
    before = a_dossier("in_process")
    after, journal = lived(r.Reassign(held_by("lan")), after=before)
    assert after == replace(before, holder=held_by("lan"), version=4)
    assert journal[0].payload.before == held_by("binh")


def test_reassigning_to_the_present_holder_is_refused() -> None:
    assert refusal(a_dossier("in_process"), r.Reassign(held_by("binh"))) == "reassign.same_holder"
