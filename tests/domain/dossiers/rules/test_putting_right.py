"""What was wrong is put right by an event that keeps what stood before."""

from dataclasses import replace

import pytest

from builders import (
    ANOTHER_PROCEDURE,
    CODE,
    LIVES,
    PROCEDURE,
    SEND,
    SHORT_STEPS,
    SIGN,
    STEPS,
    TAKE,
    a_dossier,
    a_due,
    a_matter,
    a_party,
    an_organisation,
    lived,
    receive,
)
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.decide import decide
from counter_app.domain.dossiers.events import Corrected
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Change, Code, FeeAccount, Holder, Issuer
from counter_app.domain.errors import Refused

OFFICIAL = Code("H03.15-261118-0007", Issuer.PROVINCE)
TWO = a_matter(
    a_party(PartyRole.OWNER, "Nguyễn Thị Đào"),
    a_party(PartyRole.CO_OWNER, "Lò Văn Ổn"),
    a_party(PartyRole.PROXY, "Hà Thị Ủy", authority="Giấy ủy quyền"),
    subject="Thửa 12 tờ 4",
)


def corrected(*fields: tuple[str, str], dossier: Dossier | None = None) -> tuple[Dossier, tuple[Change, ...]]:
    after, journal = lived(r.Correct(fields, "Ghi nhầm"), after=dossier or a_dossier())
    payload = journal[0].payload
    assert isinstance(payload, Corrected)
    return after, payload.changes


def refusal(request: r.Request, dossier: Dossier | None = None) -> str:
    with pytest.raises(Refused) as caught:
        decide(dossier or a_dossier(), request)
    return caught.value.code


def refused_field(field: str, words: str, dossier: Dossier | None = None) -> str:
    return refusal(r.Correct(((field, words),), "Ghi nhầm"), dossier)


def change_to(**changed: object) -> r.ChangeProcedure:
    usual: dict[str, object] = {
        "procedure": ANOTHER_PROCEDURE,
        "papers": (),
        "fee": FeeAccount(due=20_000),
        "due": a_due(),
        "steps": STEPS,
        "short": False,
        "reason": "Nhầm thủ tục",
        "paper_number": "0002/TTPVHCC",
    }
    return r.ChangeProcedure(**usual | changed)


def test_a_correction_tells_what_stood_before() -> None:
    after, changes = corrected(("applicant", "Nguyễn Thị Đáo"))
    assert changes == (Change("submitter.name", "Nguyễn Thị Đào", "Nguyễn Thị Đáo"),)
    assert after.submitter.name == "Nguyễn Thị Đáo"


def test_several_fields_are_put_right_at_once() -> None:
    after, changes = corrected(("phone", "0912 345 678"), ("subject", "Để kết hôn"), ("sets", "2"))
    assert [change.field for change in changes] == ["submitter.phone", "subject", "sets"]
    assert (after.submitter.phone, after.subject, after.sets) == ("0912345678", "Để kết hôn", 2)


def test_the_owner_is_corrected_apart_from_who_came_for_them() -> None:
    dossier, _ = lived(receive(matter=TWO))
    after, _ = corrected(("owner", "Nguyễn Thị Đao"), ("applicant", "Hà Thị Uỷ"), dossier=dossier)
    assert (after.owner.name, after.submitter.name) == ("Nguyễn Thị Đao", "Hà Thị Uỷ")
    assert [party.name for party in after.parties] == ["Nguyễn Thị Đao", "Lò Văn Ổn", "Hà Thị Uỷ"]


def test_any_party_is_reached_by_its_role() -> None:
    dossier, _ = lived(receive(matter=TWO))
    after, changes = corrected(("co_owner.id_number", "006187004512"), dossier=dossier)
    assert after.parties[1].id_number == "006187004512"
    assert changes[0].field == "co_owner.id_number"


@pytest.mark.parametrize("field", ["code", "stage", "fee", "owner.salary", "subject.name", "child.name", "", "name."])
def test_what_is_no_field_is_not_corrected(field: str) -> None:
    assert refused_field(field, "x") == "correct.unknown_field"


@pytest.mark.parametrize(
    ("field", "words", "code"),
    [
        ("applicant", "", "name.empty"),
        ("applicant", "x" * 201, "name.too_long"),
        ("phone", "123", "phone.length"),
        ("id_number", "12345678901", "id_number.length"),
        ("tax_code", "12", "tax_code.unreadable"),
        ("sets", "0", "receive.no_set"),
        ("sets", "hai", "receive.no_set"),
        ("birth", "31/02/1990", "date.impossible"),
        ("birth", "hôm qua", "date.unreadable"),
    ],
)
def test_a_correction_is_checked_like_a_first_entry(field: str, words: str, code: str) -> None:
    assert refused_field(field, words) == code


def test_a_corrected_birth_is_kept_as_a_first_entry_is() -> None:
    after, _ = corrected(("birth", "05/01/1987"))
    assert after.submitter.birth == "1987-01-05"


def test_a_field_may_be_emptied_again() -> None:
    dossier, _ = lived(receive(matter=a_matter(a_party(phone="0912345678", birth="1987"))))
    after, _ = corrected(("phone", ""), ("birth", ""), dossier=dossier)
    assert (after.submitter.phone, after.submitter.birth) == ("", "")


def test_a_proxys_paper_is_not_corrected_away() -> None:
    dossier, _ = lived(receive(matter=TWO))
    assert refused_field("proxy.authority", "", dossier) == "party.proxy_without_authority"


def test_a_correction_that_changes_nothing_is_none() -> None:
    assert refused_field("applicant", " Nguyễn  Thị Đào ") == "correct.nothing_changes"
    assert refusal(r.Correct((), "Ghi nhầm")) == "correct.nothing_changes"


def test_a_correction_needs_a_reason() -> None:
    assert refusal(r.Correct((("phone", "0912345678"),), " ")) == "reason.missing"


def test_a_returned_dossier_may_still_be_corrected_and_stays_returned() -> None:
    after, _ = corrected(("applicant", "Nguyễn Thị Đáo"), dossier=a_dossier("returned"))
    assert after.stage == "returned"


def test_an_adopted_code_takes_the_place_of_the_former_which_is_kept() -> None:
    after, _ = lived(r.AdoptCode(OFFICIAL), after=a_dossier("in_process"))
    assert (after.code, after.former_codes, after.handle) == (OFFICIAL, (CODE,), OFFICIAL.text)


def test_the_code_it_has_already_is_not_adopted() -> None:
    assert refusal(r.AdoptCode(CODE)) == "code.same"


def test_another_procedure_keeps_code_register_and_money() -> None:
    paid, _ = lived(receive(), r.CollectFee(15_000))
    after, _ = lived(change_to(), after=paid)
    assert (after.code, after.register) == (paid.code, paid.register)
    assert (after.procedure, after.paper_number) == (ANOTHER_PROCEDURE, "0002/TTPVHCC")
    assert (after.fee.due, after.fee.collected, after.fee.outstanding) == (20_000, 15_000, 5_000)
    assert after.appointments[-1].why == "procedure_changed"


def test_the_same_procedure_is_no_change() -> None:
    assert refusal(change_to(procedure=PROCEDURE)) == "change_procedure.same"


def test_another_version_of_the_same_procedure_is_a_change() -> None:
    after, _ = lived(change_to(procedure=replace(PROCEDURE, version=2)), after=a_dossier())
    assert after.procedure.version == 2


def test_a_change_of_procedure_needs_a_reason() -> None:
    assert refusal(change_to(reason="")) == "reason.missing"


def test_work_goes_on_at_the_same_step_of_the_other_process() -> None:
    after, _ = lived(*LIVES["signing"], change_to())
    assert after.step is not None
    assert (after.step.position, after.holder) == (3, a_dossier("signing").holder)


def test_what_was_signed_for_another_procedure_is_signed_again() -> None:
    after, _ = lived(*LIVES["last"], change_to())
    assert after.step is not None
    assert (after.step.position, after.signature) == (3, None)
    assert lived(SIGN, after=after)[0].signature == SIGN.signature


def test_a_short_matter_that_becomes_a_long_one_is_at_the_counter_again() -> None:
    after, _ = lived(receive(short=True), change_to())
    assert after.step is not None
    assert (after.short, after.step.position, after.holder.desk) == (False, 1, "mot_cua")
    handed_over, _ = lived(SEND, TAKE, after=after)
    assert handed_over.step is not None
    assert handed_over.step.position == 2


def test_a_short_matter_that_stays_short_waits_for_its_signature() -> None:
    after, _ = lived(receive(short=True), change_to(steps=SHORT_STEPS, short=True))
    assert after.step is not None
    assert (after.short, after.step.position, after.holder) == (True, 2, Holder("mot_cua", "hoa"))


def test_an_organisations_tax_code_may_be_corrected() -> None:
    dossier, _ = lived(receive(matter=a_matter(an_organisation())))
    after, _ = corrected(("tax_code", "4600123456-001"), dossier=dossier)
    assert after.owner.tax_code == "4600123456-001"
