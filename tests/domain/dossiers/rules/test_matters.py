"""At the receiving desk."""

from dataclasses import replace

import pytest

from builders import CODE, MORNING, SHORT_STEPS, STEPS, a_dossier, a_matter, a_party, lived, receive
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.decide import decide
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Holder, RegisterPlace
from counter_app.domain.errors import Refused


def refusal(dossier: Dossier | None, request: r.Request) -> str:
    with pytest.raises(Refused) as caught:
        decide(dossier, request)
    return caught.value.code


def test_an_accepted_dossier_has_its_code_register_line_and_appointment() -> None:
    dossier = a_dossier("accepted")
    assert dossier.code == CODE
    assert dossier.register == RegisterPlace("01/2026", 2026, 1)
    assert dossier.received_at == dossier.clock_start == MORNING
    assert [promise.why for promise in dossier.appointments] == ["received"]


def test_whoever_received_it_holds_it() -> None:
    assert a_dossier("accepted").holder == Holder("mot_cua", "hoa")
    assert a_dossier("accepted").step == lived(receive())[0].step


def test_a_short_matter_waits_for_the_signature_at_once() -> None:
    dossier = a_dossier("short")
    assert dossier.step is not None
    assert (dossier.step.position, dossier.step.role) == (2, SHORT_STEPS[1].role)
    assert dossier.holder == Holder("mot_cua", "hoa")


def test_a_matter_of_nobody_is_refused() -> None:
    nobody = replace(a_matter(), parties=())
    assert refusal(None, receive(matter=nobody)) == "party.nobody"
    assert refusal(None, r.Submit(nobody, "HDHS-2026-000001")) == "party.nobody"


def test_a_proxy_without_a_paper_is_refused_at_the_door() -> None:
    matter = a_matter(a_party(), a_party(PartyRole.PROXY, "Hà Thị Ủy"))
    assert refusal(None, receive(matter=matter)) == "party.proxy_without_authority"


@pytest.mark.parametrize("sets", [0, -1])
def test_no_dossier_comes_in_less_than_one_set(sets: int) -> None:
    assert refusal(None, receive(matter=a_matter(sets=sets))) == "receive.no_set"


def test_a_noted_matter_is_accepted_as_it_then_stands_and_keeps_its_slip() -> None:
    noted = a_dossier("submitted")
    better = a_matter(a_party(name="Nguyễn Thị Đào B"), subject="Xác nhận để kết hôn", sets=2)
    accepted, _ = lived(receive(matter=better), after=noted)
    assert accepted.slip == "HDHS-2026-000001"
    assert (accepted.owner.name, accepted.subject, accepted.sets) == ("Nguyễn Thị Đào B", "Xác nhận để kết hôn", 2)
    assert accepted.submitted_at == MORNING
    assert accepted.handle == CODE.text


def test_papers_are_asked_for_before_acceptance_without_a_clock() -> None:
    asked, _ = lived(r.AskCompletion(("Tờ khai",), "Thiếu chữ ký", "01/HDHS"), after=a_dossier("submitted"))
    assert asked.stage is Stage.SUBMITTED
    assert asked.missing == ("Tờ khai",)
    assert (asked.due_at, asked.pauses) == (None, ())


def test_nothing_missing_is_nothing_to_ask_for() -> None:
    assert refusal(a_dossier("submitted"), r.AskCompletion((), "Thiếu", "01/HDHS")) == "supplement.nothing_missing"


@pytest.mark.parametrize("reason", ["", "   "])
def test_no_answer_at_the_counter_goes_without_its_reason(reason: str) -> None:
    submitted = a_dossier("submitted")
    assert refusal(submitted, r.AskCompletion(("Tờ khai",), reason, "01/HDHS")) == "reason.missing"
    assert refusal(submitted, r.RefuseMatter(reason, "01/PTC")) == "reason.missing"
    assert refusal(a_dossier("accepted"), r.Cancel(reason)) == "reason.missing"


def test_a_refused_matter_has_a_slip_and_no_code() -> None:
    refused = a_dossier("not_accepted")
    assert (refused.code, refused.handle) == (None, "HDHS-2026-000001")
    assert refused.ended_at == MORNING


def test_a_number_for_which_money_was_taken_is_not_cancelled() -> None:
    paid, _ = lived(receive(), r.CollectFee(5_000))
    assert refusal(paid, r.Cancel("Nhập nhầm")) == "cancel.fee_taken"


def test_a_cancelled_dossier_keeps_its_number_and_its_reason() -> None:
    cancelled = a_dossier("cancelled")
    assert cancelled.code == CODE
    assert cancelled.reason == "Nhập nhầm"
    assert (cancelled.step, cancelled.holder) == (None, Holder(""))


def test_the_first_step_of_the_full_process_is_receiving() -> None:
    dossier = a_dossier("accepted")
    assert dossier.step is not None
    assert dossier.step.name == STEPS[0].name
