"""Mistakes are mended in the open: fields, the procedure, another system's code."""

from collections.abc import Callable
from datetime import date, time

import pytest

from builders import BIRTH, CERTIFIED_COPY, SINGLE_STATUS, Ward, a_form, copies
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Change, Code, Issuer
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at
from counter_app.services.intake import FeeAnswer


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def dossier(ward: Ward, code: str) -> Dossier:
    return ward.desks.lookup.show(ward.actor(), code).dossier


def test_a_correction_answers_what_it_changed_and_leaves_the_rest(ward: Ward) -> None:
    code = ward.receive().code
    before = dossier(ward, code)
    done = ward.desks.corrections.correct(ward.actor(), code, (("applicant", "Nguyễn Thị Đáo"),), "Ghi nhầm dấu")
    assert done.changes == (Change("submitter.name", "Nguyễn Thị Đào", "Nguyễn Thị Đáo"),)
    assert (done.state, done.due_at, done.code) == ("accepted", before.due_at, code)


def test_what_stood_before_a_correction_stays_in_the_journal(ward: Ward) -> None:
    code = ward.receive().code
    ward.desks.corrections.correct(ward.actor(), code, (("applicant", "Nguyễn Thị Đáo"),), "Ghi nhầm dấu")
    first, second = ward.desks.lookup.show(ward.actor(), code).events
    assert first.payload.matter.parties[0].name == "Nguyễn Thị Đào"
    assert (second.payload.changes[0].before, second.payload.reason) == ("Nguyễn Thị Đào", "Ghi nhầm dấu")


def test_a_correction_without_a_reason_is_refused(ward: Ward) -> None:
    code = ward.receive().code
    act = ward.desks.corrections.correct
    assert refused(lambda: act(ward.actor(), code, (("phone", "0912345678"),), " ")) == "reason.missing"


def test_another_procedure_counts_its_limit_from_the_first_receipt_and_prints_a_new_slip(ward: Ward) -> None:
    received = ward.receive(a_form(BIRTH))
    ward.clock.forward(days=1)
    done = ward.desks.corrections.change_procedure(ward.actor(), received.code, SINGLE_STATUS, "Nhầm thủ tục")
    assert (done.code, done.procedure, done.fee) == (received.code, SINGLE_STATUS, 15_000)
    assert done.due_at == at(date(2026, 11, 23), time(17))
    assert (done.paper_number, done.job) == ("0002/TTPVHCC", 2)
    assert done.register == received.register


def test_the_same_procedure_is_no_change(ward: Ward) -> None:
    code = ward.receive().code
    act = ward.desks.corrections.change_procedure
    assert refused(lambda: act(ward.actor(), code, "1.004873.H03", "x")) == "change_procedure.same"


def test_pages_and_copies_counted_for_the_new_fee_are_kept(ward: Ward) -> None:
    code = ward.receive().code
    done = ward.desks.corrections.change_procedure(ward.actor(), code, CERTIFIED_COPY, "Nhầm", pages=3, copies=2)
    fee = dossier(ward, code).fee
    assert (done.fee, fee.pages, fee.copies) == (10_000, 3, 2)


def test_pages_and_copies_of_before_count_on_where_none_are_told(ward: Ward) -> None:
    """The figure on the receipt and the pages and copies behind it stay together."""
    code = ward.receive(copies(3, 2)).code
    done = ward.desks.corrections.change_procedure(ward.actor(), code, "2.000942", "Sao từ sổ gốc")
    fee = dossier(ward, code).fee
    assert (done.fee, fee.pages, fee.copies) == (10_000, 3, 2)


def test_money_taken_stays_taken_under_another_procedure(ward: Ward) -> None:
    code = ward.receive(a_form(fee=FeeAnswer("paid"))).code
    done = ward.desks.corrections.change_procedure(ward.actor(), code, BIRTH, "Nhầm")
    assert (done.fee, done.fee_owed, dossier(ward, code).fee.collected) == (0, 0, 15_000)


def test_a_short_matter_whose_new_procedure_has_no_short_process_takes_the_full_one(ward: Ward) -> None:
    code = ward.receive(copies(1, 1)).code
    ward.desks.corrections.change_procedure(ward.actor(), code, SINGLE_STATUS, "Nhầm")
    ward.hand_over(code)
    now = dossier(ward, code)
    assert now.step is not None
    assert (now.short, now.step.position, now.stage) == (False, 2, "in_process")


@pytest.mark.parametrize(
    ("code", "why"),
    [("H03.15-261399-0001", "code.impossible_date"), ("mã", "code.unreadable"), ("", "code.unreadable")],
)
def test_a_code_no_system_issues_is_not_adopted(ward: Ward, code: str, why: str) -> None:
    ours = ward.receive().code
    act = ward.desks.corrections.adopt_code
    assert refused(lambda: act(ward.actor(), ours, code, Issuer.PROVINCE)) == why


def test_codes_may_be_adopted_one_after_the_other(ward: Ward) -> None:
    ours = ward.receive().code
    for number in (1, 2):
        ward.desks.corrections.adopt_code(ward.actor(), ours, f"H03.15-261118-000{number}", Issuer.PROVINCE)
    now = dossier(ward, ours)
    assert now.code == Code("H03.15-261118-0002", Issuer.PROVINCE)
    assert [code.text for code in now.former_codes] == [ours, "H03.15-261118-0001"]


def test_a_matter_not_yet_accepted_has_no_procedure_to_change(ward: Ward) -> None:
    slip = ward.desks.reception.note(ward.actor(), a_form()).slip
    act = ward.desks.corrections.change_procedure
    assert refused(lambda: act(ward.actor(), slip, BIRTH, "Nhầm")) in {"dossier.not_now", "dossier.not_accepted_yet"}
