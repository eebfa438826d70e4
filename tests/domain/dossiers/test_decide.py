"""Every request on a dossier in every place: granted, or refused in these words and no others."""

from dataclasses import replace
from datetime import datetime
from typing import get_args

import pytest

from builders import (
    ADVANCE,
    ANOTHER_PROCEDURE,
    ASK,
    BATCH,
    COMPLETE,
    GIVE_BACK,
    LIVES,
    PROCEDURE,
    SIGN,
    STEPS,
    STOP,
    SUBMIT,
    TAKE,
    a_dossier,
    a_due,
    an_act,
    held_by,
    receive,
)
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.acts import perform
from counter_app.domain.dossiers.decide import decide
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.values import Code, FeeAccount, Issuer, Scan
from counter_app.domain.errors import Refused
from counter_app.domain.moments import WARD_TIME

LATER = datetime(2026, 12, 20, 17, 0, tzinfo=WARD_TIME)

REQUESTS: dict[str, r.Request] = {
    "submit": SUBMIT,
    "ask_completion": r.AskCompletion(("Tờ khai",), "Thiếu chữ ký", "01/HDHS"),
    "refuse": r.RefuseMatter("Không thuộc thẩm quyền", "01/PTC"),
    "receive": receive(),
    "hand_over": r.HandOver("BG-000002", "lanh_dao"),
    "take_over": TAKE,
    "refuse_handover": r.RefuseHandover(BATCH, "Thiếu giấy"),
    "recall": r.Recall(BATCH),
    "advance": ADVANCE,
    "sign": SIGN,
    "send_back": r.SendBack(STEPS, 2, "Sai ngày sinh"),
    "reassign": r.Reassign(held_by("lan")),
    "ask_supplement": ASK,
    "take_supplement": r.TakeSupplement(a_due(), LATER),
    "wait_for_payment": r.WaitForPayment("Thuế trước bạ"),
    "settle_payment": r.SettlePayment(a_due()),
    "extend": r.Extend(LATER, "Chờ xác minh", "01/PXL"),
    "apologise": r.Apologise(LATER, "Chờ xác minh", "01/PXL"),
    "withdraw": r.Withdraw("Tự nguyện"),
    "stop": STOP,
    "reopen": r.Reopen(a_due(), "Đủ điều kiện trở lại"),
    "complete": COMPLETE,
    "give_back": GIVE_BACK,
    "collect_fee": r.CollectFee(15_000, "AB/2026 000123"),
    "waive_fee": r.WaiveFee("Hộ nghèo"),
    "adopt_code": r.AdoptCode(Code("H03.15-261118-0007", Issuer.PROVINCE)),
    "correct": r.Correct((("phone", "0987654321"),), "Ghi nhầm"),
    "change_procedure": r.ChangeProcedure(
        ANOTHER_PROCEDURE, (), FeeAccount(), a_due(), STEPS, short=False, reason="Nhầm thủ tục", paper_number="0002"
    ),
    "change_limit": r.ChangeLimit(
        replace(PROCEDURE, cases=("Cần xác minh",)), a_due(), "Cần xác minh", "Phải xác minh"
    ),
    "reach_competent": r.ReachCompetent(a_due()),
    "recount": r.Recount(a_due(LATER), "Thêm ngày nghỉ"),
    "cancel": r.Cancel("Nhập nhầm"),
    "attach": r.Attach((Scan(1, "to khai.pdf", "application/pdf", 5, "0" * 64),)),
}

PLACES = ["none", *LIVES]

WORDS = {
    ".": "dossier.not_now",
    "unk": "dossier.unknown",
    "tra": "dossier.in_transit",
    "bat": "dossier.not_in_batch",
    "han": "dossier.hand_over_first",
    "cmp": "step.complete_instead",
    "opn": "complete.steps_open",
    "nry": "dossier.not_ready",
    "nsg": "step.not_for_signing",
    "ear": "step.not_earlier",
    "nex": "supplement.not_expired",
    "end": "reopen.ended",
    "our": "competent.ours",
}

GRID = """
                 none sub nac acc sho mov inp mvo sig las sup pay wit sto exp rdy ret can
submit           ok   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
ask_completion   unk  ok  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
refuse           unk  ok  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
receive          ok   ok  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
hand_over        unk  .   .   ok  ok  tra ok  tra ok  cmp .   .   .   .   .   .   .   .
take_over        unk  bat bat bat bat ok  bat ok  bat bat bat bat bat bat bat bat bat bat
refuse_handover  unk  bat bat bat bat ok  bat ok  bat bat bat bat bat bat bat bat bat bat
recall           unk  bat bat bat bat ok  bat ok  bat bat bat bat bat bat bat bat bat bat
advance          unk  .   .   han cmp tra ok  tra ok  cmp .   .   .   .   .   .   .   .
sign             unk  .   .   han ok  tra nsg tra ok  nsg .   .   .   .   .   .   .   .
send_back        unk  .   .   han ear tra ear tra ok  ok  .   .   .   .   .   .   .   .
reassign         unk  .   .   .   .   .   ok  tra ok  ok  ok  ok  .   .   .   .   .   .
ask_supplement   unk  .   .   ok  ok  tra ok  tra ok  ok  .   .   .   .   .   .   .   .
take_supplement  unk  .   .   .   .   .   .   .   .   .   ok  .   .   .   .   .   .   .
wait_for_payment unk  .   .   .   .   .   ok  tra ok  ok  .   .   .   .   .   .   .   .
settle_payment   unk  .   .   .   .   .   .   .   .   .   .   ok  .   .   .   .   .   .
extend           unk  .   .   ok  ok  ok  ok  ok  ok  ok  .   .   .   .   .   .   .   .
apologise        unk  .   .   ok  ok  ok  ok  ok  ok  ok  ok  ok  .   .   .   .   .   .
withdraw         unk  .   .   ok  ok  tra ok  tra ok  ok  ok  ok  .   .   .   .   .   .
stop             unk  .   .   .   .   .   ok  tra ok  ok  nex .   ok  .   .   .   .   .
reopen           unk  .   .   .   .   .   .   .   .   .   .   .   .   ok  end .   .   .
complete         unk  .   .   han ok  tra opn tra opn ok  .   .   .   .   .   .   .   .
give_back        unk  .   .   nry nry nry nry nry nry nry nry nry .   .   .   ok  .   .
collect_fee      unk  .   .   ok  ok  ok  ok  ok  ok  ok  ok  ok  .   .   .   ok  ok  .
waive_fee        unk  .   .   ok  ok  ok  ok  ok  ok  ok  ok  ok  .   .   .   ok  .   .
adopt_code       unk  .   .   ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  .
correct          unk  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  .
change_procedure unk  .   .   ok  ok  tra ok  tra ok  ok  .   .   .   .   .   .   .   .
change_limit     unk  .   .   ok  ok  ok  ok  ok  ok  ok  .   .   .   .   .   .   .   .
reach_competent  unk  .   .   our our our our our our our .   .   .   .   .   .   .   .
recount          unk  .   .   ok  ok  ok  ok  ok  ok  ok  .   .   .   .   .   .   .   .
cancel           unk  .   .   ok  ok  tra .   .   .   .   .   .   .   .   .   .   .   .
attach           unk  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  ok  .
"""

LEADS_TO = {
    ("submit", "none"): Stage.SUBMITTED,
    ("refuse", "submitted"): Stage.NOT_ACCEPTED,
    ("receive", "none"): Stage.ACCEPTED,
    ("receive", "submitted"): Stage.ACCEPTED,
    **{("take_over", place): Stage.IN_PROCESS for place in PLACES},
    **{("ask_supplement", place): Stage.AWAITING_SUPPLEMENT for place in PLACES},
    ("take_supplement", "awaiting_supplement"): Stage.IN_PROCESS,
    **{("wait_for_payment", place): Stage.AWAITING_PAYMENT for place in PLACES},
    ("settle_payment", "awaiting_payment"): Stage.IN_PROCESS,
    **{("withdraw", place): Stage.WITHDRAWN for place in PLACES},
    **{("stop", place): Stage.STOPPED for place in PLACES},
    ("reopen", "stopped"): Stage.IN_PROCESS,
    **{("complete", place): Stage.RESULT_READY for place in PLACES},
    ("give_back", "result_ready"): Stage.RETURNED,
    **{("cancel", place): Stage.CANCELLED for place in PLACES},
}
"""Where a granted request leads; what is not named here leaves the stage as it is."""


def cells() -> list[tuple[str, str, str]]:
    lines = [line.split() for line in GRID.strip().splitlines()]
    return [(words[0], place, cell) for words in lines[1:] for place, cell in zip(PLACES, words[1:], strict=True)]


def answer(request: str, place: str) -> str:
    dossier = None if place == "none" else a_dossier(place)
    try:
        decide(dossier, REQUESTS[request])
    except Refused as refusal:
        return refusal.code
    return "ok"


def test_the_grid_names_every_request_and_every_stage() -> None:
    assert {type(request) for request in REQUESTS.values()} == set(get_args(r.Request))
    assert {row for row, _, _ in cells()} == set(REQUESTS)
    assert set(PLACES) == {"none", *LIVES}
    assert {a_dossier(place).stage for place in LIVES} == set(Stage)


def test_every_request_in_every_place_is_answered_as_the_grid_says() -> None:
    expected = {(request, place): WORDS.get(cell, cell) for request, place, cell in cells()}
    found = {(request, place): answer(request, place) for request, place in expected}
    assert found == expected


@pytest.mark.parametrize(("request_name", "place"), [(row, place) for row, place, cell in cells() if cell == "ok"])
def test_what_is_granted_leads_where_it_should(request_name: str, place: str) -> None:
    before = None if place == "none" else a_dossier(place)
    after, events = perform(before, 1, REQUESTS[request_name], an_act())
    stays = before.stage if before else None
    assert after.stage is LEADS_TO.get((request_name, place), stays)
    assert events
    assert after.version == (before.version if before else 0) + len(events)
