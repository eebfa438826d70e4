"""What is granted with a word beside it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from builders import (
    ADVANCE,
    ANOTHER_PROCEDURE,
    ASK,
    AT_DESK,
    COMPLETE,
    GIVE_BACK,
    LIVES,
    MORNING,
    SIGN,
    STEPS,
    a_dossier,
    a_due,
    lived,
    receive,
)
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import FeeAccount
from counter_app.domain.dossiers.warnings import warnings
from counter_app.domain.moments import WARD_TIME
from counter_app.domain.procedures.papers import DossierPaper, PaperState

DUE = datetime(2026, 11, 23, 17, 0, tzinfo=WARD_TIME)  # what three working days from MORNING lead to
LATER = DUE + timedelta(days=7)
EXTEND = r.Extend(LATER, "Chờ xác minh", "01/PXL")


def said(dossier: Dossier | None, request: r.Request, at: datetime = MORNING) -> list[str]:
    return [warning.code for warning in warnings(dossier, request, at)]


def test_an_ordinary_act_is_done_in_silence() -> None:
    assert said(a_dossier("in_process"), ADVANCE) == []
    assert said(a_dossier("accepted"), r.Cancel("Nhập nhầm")) == []


def test_a_first_extension_a_day_ahead_is_silent() -> None:
    assert a_dossier("in_process").due_at == DUE
    assert said(a_dossier("in_process"), EXTEND, DUE - timedelta(days=1)) == []


@pytest.mark.parametrize("moment", [DUE.replace(hour=0), DUE, DUE + timedelta(days=3)])
def test_an_extension_on_the_due_day_or_later_is_called_late_and_wants_a_basis(moment: datetime) -> None:
    assert said(a_dossier("in_process"), EXTEND, moment) == ["extend.late", "basis.wanted"]
    assert said(a_dossier("in_process"), replace(EXTEND, basis="TT 01/2018"), moment) == ["extend.late"]


def test_a_second_extension_is_warned_of_and_wants_a_basis() -> None:
    once, _ = lived(*AT_DESK, EXTEND)
    second = replace(EXTEND, due_at=LATER + timedelta(days=1))
    assert said(once, second) == ["extend.again", "basis.wanted"]
    assert warnings(once, second, MORNING)[0].params == {"count": 2}
    assert said(once, replace(second, basis="Luật Đất đai")) == ["extend.again"]


def test_papers_asked_for_a_second_time_are_warned_of() -> None:
    assert said(a_dossier("in_process"), ASK) == []
    again, _ = lived(*AT_DESK, ASK, r.TakeSupplement(a_due(), MORNING))
    assert said(again, ASK) == ["supplement.again", "basis.wanted"]
    assert said(again, replace(ASK, basis="Người dân đề nghị")) == ["supplement.again"]


def test_handing_back_with_money_owed_says_how_much() -> None:
    warning = warnings(a_dossier("result_ready"), GIVE_BACK, MORNING)[0]
    assert (warning.code, warning.params) == ("fee.outstanding", {"amount": 15_000})


def test_handing_back_what_is_paid_is_silent() -> None:
    paid, _ = lived(*LIVES["result_ready"], r.CollectFee(15_000))
    assert said(paid, GIVE_BACK) == []


def test_a_result_whose_signature_nobody_recorded_is_warned_of() -> None:
    unsigned, _ = lived(*AT_DESK, ADVANCE, ADVANCE)
    assert said(unsigned, COMPLETE) == ["complete.signature_not_recorded"]
    signed, _ = lived(*AT_DESK, ADVANCE, SIGN)
    assert said(signed, COMPLETE) == []


def test_a_receipt_with_papers_missing_names_them() -> None:
    (warning,) = warnings(None, receive(), MORNING)
    assert (warning.code, warning.params) == ("papers.missing", {"count": 1, "names": "Giấy tờ khác"})


def test_a_due_date_in_a_year_nobody_confirmed_says_so() -> None:
    request = receive(due=replace(a_due(), confirmed=False))
    assert said(None, request)[0] == "calendar.unconfirmed"


def change_to(fee: int) -> r.ChangeProcedure:
    papers = (DossierPaper(1, "Tờ khai", PaperState.MISSING),)
    return r.ChangeProcedure(
        ANOTHER_PROCEDURE, papers, FeeAccount(due=fee), a_due(), STEPS, short=False, reason="Nhầm", paper_number="0002"
    )


def test_a_change_of_procedure_says_which_papers_are_missing_now() -> None:
    assert said(a_dossier("in_process"), change_to(15_000)) == ["papers.missing"]


def test_a_change_to_a_cheaper_procedure_says_what_was_paid_too_much() -> None:
    paid, _ = lived(*AT_DESK, r.CollectFee(15_000))
    assert warnings(paid, change_to(8_000), MORNING)[-1].params == {"amount": 7_000}
    assert said(paid, change_to(8_000)) == ["papers.missing", "fee.overpaid"]
    assert said(paid, change_to(20_000)) == ["papers.missing"]
