"""At the receiving desk: numbers, fees, papers, appointments, and what is turned away."""

from datetime import date, time, timedelta

import pytest

from builders import (
    BIRTH,
    CERTIFIED_COPY,
    MORNING,
    SINGLE_STATUS,
    Ward,
    a_form,
    a_party,
    a_ward,
    an_organisation,
    copies,
    quick_folder,
)
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Code, Issuer
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.papers import PaperState
from counter_app.services.intake import FeeAnswer, OutsideProcedure, PaperTaken, ReceptionForm

PORTAL = Code("H03.15-261117-0042", Issuer.PORTAL)


def refusal(ward: Ward, form: ReceptionForm) -> str:
    with pytest.raises(Refused) as caught:
        ward.receive(form)
    return caught.value.code


def outside(**more: str) -> ReceptionForm:
    usual = {"name": "Xác nhận cây di sản", "limit": "5 working_day", "basis": "Công văn 12/UBND"}
    return ReceptionForm((a_party(),), outside=OutsideProcedure(**usual | more))


def test_a_receipt_gives_code_register_line_paper_number_and_appointment(ward: Ward) -> None:
    done = ward.receive()
    assert done.code == "000.00.00.H99-261118-0001"
    assert (done.register, done.paper_number, done.number) == ("01/2026/1", "0001/TTPVHCC", 1)
    assert (done.state, done.step, done.holder_desk, done.holder) == ("accepted", 1, "mot_cua", "hoa")
    assert done.received_at == MORNING
    assert done.due_at == at(date(2026, 11, 23), time(17))
    assert (done.explanation[0].kind, done.explanation[-1].kind) == ("received", "due")


def test_codes_begin_anew_each_day_and_the_register_each_year(ward: Ward) -> None:
    first = ward.receive()
    ward.clock.forward(days=1)
    second = ward.receive()
    ward.clock.set(date(2027, 1, 4), time(8))
    third = ward.receive()
    assert [one.code[-11:] for one in (first, second, third)] == ["261118-0001", "261119-0001", "270104-0001"]
    assert [one.register for one in (first, second, third)] == ["01/2026/1", "01/2026/2", "01/2027/1"]
    assert [one.paper_number[:4] for one in (first, second, third)] == ["0001", "0002", "0001"]
    assert [one.number for one in (first, second, third)] == [1, 2, 3]


def test_a_receipt_in_a_year_nobody_confirmed_says_so(ward: Ward) -> None:
    ward.clock.set(date(2027, 1, 4), time(8))
    assert [warning.code for warning in ward.receive().warnings] == ["calendar.unconfirmed"]


def test_a_receipt_after_the_last_close_shows_its_real_time_and_counts_from_the_next_day(ward: Ward) -> None:
    ward.clock.set(date(2026, 11, 18), time(19, 5))
    done = ward.receive()
    assert done.received_at == at(date(2026, 11, 18), time(19, 5))
    assert done.due_at == at(date(2026, 11, 25), time(17))
    assert "deemed" in {line.kind for line in done.explanation}


def test_the_fee_of_the_procedure_is_owed(ward: Ward) -> None:
    done = ward.receive()
    assert (done.fee, done.fee_owed) == (15_000, 15_000)
    assert ward.receive(a_form(BIRTH)).fee == 0


def test_a_fee_paid_at_once_stands_in_the_cash_book(ward: Ward) -> None:
    done = ward.receive(a_form(fee=FeeAnswer("paid", book="AB/26 000123")))
    assert (done.fee, done.fee_owed) == (15_000, 0)
    assert ward.rows("SELECT amount, book, taken_by FROM cash") == [(15_000, "AB/26 000123", "hoa")]
    assert ward.rows("SELECT kind FROM event ORDER BY seq") == [("received",), ("fee_collected",)]


def test_nothing_to_pay_is_paid_without_a_line_in_the_cash_book(ward: Ward) -> None:
    ward.receive(a_form(BIRTH, fee=FeeAnswer("paid")))
    assert ward.rows("SELECT * FROM cash") == []


def test_a_waived_fee_needs_its_basis(ward: Ward) -> None:
    assert refusal(ward, a_form(fee=FeeAnswer("waived"))) == "fee.waiver_without_basis"
    done = ward.receive(a_form(fee=FeeAnswer("waived", basis="Hộ nghèo")))
    assert (done.fee, done.fee_owed) == (0, 0)


@pytest.mark.parametrize(
    ("pages", "count", "fee"),
    [(1, 1, 2_000), (2, 1, 4_000), (3, 1, 5_000), (3, 4, 20_000), (198, 1, 200_000), (500, 2, 400_000)],
)
def test_certified_copies_cost_by_page_and_copy_up_to_the_cap(ward: Ward, pages: int, count: int, fee: int) -> None:
    assert ward.receive(copies(pages, count)).fee == fee


def test_sets_do_not_multiply_the_fee(ward: Ward) -> None:
    assert ward.receive(a_form(CERTIFIED_COPY, pages=2, copies=3, sets=7)).fee == 12_000


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (a_form(CERTIFIED_COPY, copies=1), "fee.pages_missing"),
        (a_form(CERTIFIED_COPY, pages=1), "fee.copies_missing"),
        (a_form(CERTIFIED_COPY, pages=0, copies=1), "fee.pages_too_few"),
        (a_form(CERTIFIED_COPY, pages=1, copies=-1), "fee.copies_too_few"),
        (a_form("9.999999"), "procedure.unknown"),
        (a_form("khai sinh"), "procedure.code_unreadable"),
        (a_form(sets=0), "receive.no_set"),
        (a_form(short=True), "procedure.no_short_process"),
        (a_form(papers=(1, 99)), "paper.unknown"),
        (a_form(SINGLE_STATUS, a_party(name="")), "name.empty"),
        (a_form(SINGLE_STATUS, a_party(name="x" * 500)), "name.too_long"),
        (a_form(SINGLE_STATUS, a_party(id_number="12345678901")), "id_number.length"),
        (a_form(SINGLE_STATUS, a_party(phone="12")), "phone.length"),
        (a_form(SINGLE_STATUS, a_party(birth="31/02/1990")), "date.impossible"),
        (a_form(SINGLE_STATUS, a_party(birth="2027-01-01")), "date.future"),
        (a_form(SINGLE_STATUS, an_organisation(tax_code="12")), "tax_code.unreadable"),
        (a_form(SINGLE_STATUS, a_party(address="x" * 20_001)), "text.too_long"),
        (a_form(SINGLE_STATUS, a_party(PartyRole.SUBJECT)), "party.nobody"),
        (a_form(given_code=Code("một hai ba", Issuer.PORTAL)), "code.unreadable"),
        (a_form(given_code=Code("H03.15-261399-0042", Issuer.PORTAL)), "code.impossible_date"),
    ],
)
def test_what_cannot_be_received_is_refused_in_its_own_words(ward: Ward, form: ReceptionForm, code: str) -> None:
    assert refusal(ward, form) == code
    assert ward.one("SELECT count(*) FROM dossier") == ward.one("SELECT count(*) FROM counter") == 0


@pytest.mark.parametrize("code", ["1.004873", "1.004873.000.00.00.H03", "1.004873.h03", " 1.004873 "])
def test_a_procedure_is_known_with_and_without_its_suffix(ward: Ward, code: str) -> None:
    assert ward.receive(a_form(code)).procedure == "1.004873"


def test_a_dossier_remembers_the_version_it_was_received_under(ward: Ward) -> None:
    code = ward.receive().code
    assert ward.desks.lookup.show(ward.actor(), code).dossier.procedure.version == 1


def test_a_procedure_not_yet_in_force_on_the_day_is_refused(ward: Ward) -> None:
    ward.clock.set(date(2019, 1, 5), time(9))
    assert refusal(ward, a_form()) == "procedure.not_in_force"


def test_a_paper_may_come_in_another_way_or_number_than_the_catalogue_asks_for(ward: Ward) -> None:
    brought = (PaperTaken(1, certified_copies=2), PaperTaken(2))
    papers = ward.desks.lookup.show(
        ward.actor(), ward.receive(a_form(BIRTH, papers=(1, 2), papers_taken=brought)).code
    ).dossier.papers
    assert (papers[0].state, papers[0].originals, papers[0].certified_copies) == (PaperState.SUBMITTED, 0, 2)
    assert papers[1].state == PaperState.SHOWN


def test_nothing_is_counted_of_a_paper_that_did_not_come(ward: Ward) -> None:
    form = a_form(BIRTH, papers=(1,), papers_taken=(PaperTaken(2, originals=3),))
    papers = ward.desks.lookup.show(ward.actor(), ward.receive(form).code).dossier.papers
    assert papers[1].originals == 0
    assert papers[1].state != PaperState.SUBMITTED


def test_papers_are_taken_missing_held_as_data_or_further(ward: Ward) -> None:
    form = a_form(BIRTH, papers=(1,), held_as_data=((2, "CSDL quốc gia về dân cư"),), further_papers=("Ảnh 3x4", " "))
    code = ward.receive(form).code
    papers = ward.desks.lookup.show(ward.actor(), code).dossier.papers
    assert (papers[0].state, papers[1].state, papers[1].source) == (
        PaperState.SUBMITTED,
        PaperState.HELD_AS_DATA,
        "CSDL quốc gia về dân cư",
    )
    assert (papers[-1].name, papers[-1].state, papers[-1].ordinal) == ("Ảnh 3x4", PaperState.SUBMITTED, len(papers))


def test_a_mandatory_paper_that_was_not_brought_is_missing_and_said(ward: Ward) -> None:
    (warning,) = ward.receive(a_form(papers="none")).warnings
    assert warning.code == "papers.missing"


def test_a_receipt_is_ordered_unless_nobody_wants_one(ward: Ward) -> None:
    assert ward.receive().job == 1
    assert ward.receive(a_form(receipt=False)).job is None
    assert ward.rows("SELECT form, number FROM print_job") == [("receipt", 1)]


def test_a_code_of_the_portal_is_kept_and_takes_no_number_of_ours(ward: Ward) -> None:
    filed = MORNING - timedelta(days=1)
    done = ward.receive(a_form(given_code=PORTAL, channel=Channel.ONLINE_FULL, submitted_at=filed))
    assert done.code == PORTAL.text
    assert ward.receive().code[-4:] == "0001"
    dossier = ward.desks.lookup.show(ward.actor(), PORTAL.text).dossier
    assert (dossier.code, dossier.channel, dossier.submitted_at) == (PORTAL, Channel.ONLINE_FULL, filed)


def test_a_code_of_another_system_is_kept_as_it_is_compared(ward: Ward) -> None:
    assert ward.receive(a_form(given_code=Code(" h03.15–261117-0042 ", Issuer.PORTAL))).code == PORTAL.text


def test_a_unit_that_issues_no_codes_gives_numbers_that_look_different() -> None:
    with a_ward(quick_folder(), issues_codes=False) as ward:
        assert [ward.receive().code for _ in range(2)] == ["N-2026-000001", "N-2026-000002"]
        ward.clock.set(date(2027, 1, 4), time(8))
        assert ward.receive().code == "N-2027-000001"
        adopted = ward.desks.corrections.adopt_code(ward.actor(), "N-2026-000001", PORTAL.text, Issuer.PORTAL)
        assert adopted.code == PORTAL.text
        assert ward.desks.upkeep.verify(ward.actor()).problems == ()


def test_an_adopted_code_is_what_everything_calls_the_dossier_from_then_on(ward: Ward) -> None:
    code = ward.receive().code
    ward.desks.corrections.adopt_code(ward.actor(), code, PORTAL.text, Issuer.PORTAL)
    assert ward.desks.handover.hand_over(ward.actor(), [code], "tu_phap_ho_tich").codes == (PORTAL.text,)
    assert ward.desks.lookup.show(ward.actor(), code).dossier.handle == PORTAL.text


def test_a_procedure_outside_the_catalogue_opens_a_task_and_has_its_own_limit(ward: Ward) -> None:
    done = ward.receive(outside())
    assert (done.procedure, done.procedure_name) == ("ngoai-danh-muc", "Xác nhận cây di sản")
    assert done.due_at == at(date(2026, 11, 26), time(17))
    assert ward.rows("SELECT kind, number, words FROM task") == [
        ("procedure_outside_catalogue", 1, "Xác nhận cây di sản")
    ]


def test_what_is_in_the_catalogue_opens_no_task(ward: Ward) -> None:
    ward.receive()
    assert ward.rows("SELECT * FROM task") == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": " "}, "outside.name_missing"),
        ({"basis": ""}, "outside.basis_missing"),
        ({"limit": "bao giờ xong thì xong"}, "limit.unreadable"),
        ({"code": "abc"}, "procedure.code_unreadable"),
    ],
)
def test_outside_the_catalogue_needs_a_name_a_limit_and_its_basis(ward: Ward, more: dict[str, str], code: str) -> None:
    assert refusal(ward, outside(**more)) == code


def test_a_refused_matter_gets_a_slip_and_no_code(ward: Ward) -> None:
    done = ward.desks.reception.refuse(ward.actor(), a_form(), "Không thuộc thẩm quyền")
    assert (done.state, done.code, done.slip, done.paper_number) == ("not_accepted", "", "PTC-2026-000001", "01/PTC")
    assert (done.due_at, done.register, done.job) == (None, "", None)
    assert ward.receive().code[-4:] == "0001"


def test_a_matter_is_refused_only_with_a_reason(ward: Ward) -> None:
    with pytest.raises(Refused) as caught:
        ward.desks.reception.refuse(ward.actor(), a_form(), " ")
    assert caught.value.code == "reason.missing"
    assert ward.one("SELECT count(*) FROM dossier") == 0


def test_a_matter_may_be_refused_before_anybody_knows_pages_and_copies(ward: Ward) -> None:
    assert (
        ward.desks.reception.refuse(ward.actor(), a_form(CERTIFIED_COPY), "Bản chính tẩy xoá").state == "not_accepted"
    )


def test_a_noted_matter_waits_without_a_code_and_is_then_accepted(ward: Ward) -> None:
    noted = ward.desks.reception.note(ward.actor(), a_form())
    assert (noted.state, noted.code, noted.due_at) == ("submitted", "", None)
    asked = ward.desks.reception.ask_completion(ward.actor(), noted.slip, ("Tờ khai",), "Thiếu chữ ký")
    assert asked.state == "submitted"
    ward.clock.forward(days=2)
    accepted = ward.desks.reception.accept(ward.actor(), noted.slip, a_form())
    assert (accepted.state, accepted.code[-11:], accepted.number) == ("accepted", "261120-0001", noted.number)
    assert accepted.received_at == ward.clock()
    assert ward.desks.lookup.show(ward.actor(), noted.slip).dossier.handle == accepted.code


def test_a_noted_matter_may_be_refused(ward: Ward) -> None:
    noted = ward.desks.reception.note(ward.actor(), a_form())
    refused = ward.desks.reception.refuse_noted(ward.actor(), noted.slip, "Không thuộc thẩm quyền")
    assert (refused.state, refused.slip, refused.paper_number) == ("not_accepted", noted.slip, "01/PTC")


def test_a_matter_is_accepted_once(ward: Ward) -> None:
    noted = ward.desks.reception.note(ward.actor(), a_form())
    ward.desks.reception.accept(ward.actor(), noted.slip, a_form())
    with pytest.raises(Refused) as caught:
        ward.desks.reception.accept(ward.actor(), noted.slip, a_form())
    assert caught.value.code == "dossier.not_now"
    assert ward.receive().code[-4:] == "0002"


def test_a_number_taken_by_mistake_is_kept_with_its_reason(ward: Ward) -> None:
    code = ward.receive().code
    assert ward.desks.reception.cancel(ward.actor(), code, "Nhập nhầm").state == "cancelled"
    assert ward.receive().code[-4:] == "0002"
    assert ward.desks.lookup.show(ward.actor(), code).dossier.reason == "Nhập nhầm"


def test_text_is_kept_in_one_unicode_form(ward: Ward) -> None:
    code = ward.receive(a_form(SINGLE_STATUS, a_party(name="Đa\u0300o"), subject="  hai\n dòng ")).code
    dossier = ward.desks.lookup.show(ward.actor(), code).dossier
    assert (dossier.owner.name, dossier.subject) == ("Đào", "hai dòng")
