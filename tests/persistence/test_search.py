"""The one search box finds what a clerk remembers of a dossier, and nothing by accident."""

from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import Ward, a_form, a_party, an_organisation
from counter_app.domain.dossiers.parties import Party, PartyRole
from counter_app.domain.dossiers.values import Issuer
from counter_app.domain.numbering import barcode
from counter_app.domain.numbering.barcode import BarcodeKind


def received(ward: Ward, *parties: Party) -> str:
    return ward.receive(a_form("1.004873", *parties)).code


def found(ward: Ward, text: str, limit: int = 50) -> list[str]:
    return [hit.code for hit in ward.desks.lookup.search(ward.actor(), text, limit).hits]


@pytest.fixture
def dao(ward: Ward) -> str:
    """The dossier of Đào, among those of other people."""
    received(ward, a_party(name="Trần Văn Bình", phone="0987654321", id_number="001080001111"))
    code = received(
        ward,
        a_party(name="Nguyễn Thị Đào", phone="0912345678", id_number="006187004512"),
        a_party(PartyRole.CO_OWNER, "Lò Văn Ổn", id_number="006085000333"),
        a_party(PartyRole.SUBJECT, "Nguyễn An Nhiên"),
        a_party(PartyRole.PROXY, "Hà Thị Ủy", authority="Giấy ủy quyền"),
    )
    received(
        ward,
        an_organisation(name="Công ty TNHH Chè Tân Cương", tax_code="4600123456"),
        a_party(PartyRole.SUBMITTER, "Lê Sao"),
    )
    return code


@pytest.mark.parametrize(
    "text",
    [
        "dao",
        "Đào",
        "ĐÀO",
        "đao",
        "nguyen",
        "Nguyễn",
        "NGUYEN",
        "nguyễn thị đào",
        "đào nguyễn",
        "ngu dao",
        "  thi   dao ",
        "Đao",
        "Ðào",
        normalize("NFD", "Nguyễn Thị Đào"),
        normalize("NFC", "Nguyễn Thị Đào"),
    ],
)
def test_a_name_is_found_however_it_is_typed(ward: Ward, dao: str, text: str) -> None:
    assert found(ward, text) == [dao]


def test_a_name_typed_in_parts_by_another_keyboard_is_found_in_whole(ward: Ward) -> None:
    code = received(ward, a_party(name=normalize("NFD", "Hoàng Thị Thuỷ")))
    for text in ("thủy", "thuỷ", "THUY", normalize("NFC", "Hoàng Thị Thuỷ"), normalize("NFD", "thủy")):
        assert found(ward, text) == [code], text


@pytest.mark.parametrize(
    "text",
    ["lo van on", "an nhien", "uy", "ha thi uy"],
    ids=["the co-owner", "the child", "the proxy", "the proxy's whole name"],
)
def test_any_party_leads_to_the_dossier(ward: Ward, dao: str, text: str) -> None:
    assert found(ward, text) == [dao]


@pytest.mark.parametrize("text", ["che tan cuong", "tnhh", "4600123456", "46001"])
def test_an_organisation_is_found_by_name_and_by_tax_code(ward: Ward, dao: str, text: str) -> None:
    (code,) = found(ward, text)
    assert code != dao
    assert found(ward, "le sao") == [code]


@pytest.mark.parametrize("text", ["4600123456-001", "4600123456001", "4600123456"])
def test_a_branch_is_found_by_its_tax_code_with_and_without_the_hyphen(ward: Ward, text: str) -> None:
    code = received(ward, an_organisation(tax_code="4600123456-001"))
    received(ward, an_organisation(tax_code="0100000000-002"))
    assert found(ward, text) == [code]


@pytest.mark.parametrize(
    "text", ["0912345678", "0912 345 678", "0912.345.678", "+84912345678", "+84 912 345 678", "09123"]
)
def test_a_phone_is_found_however_it_is_written(ward: Ward, dao: str, text: str) -> None:
    assert found(ward, text) == [dao]


@pytest.mark.parametrize("text", ["006187004512", "006 187 004 512", "006187", "006085000333"])
def test_an_identity_number_is_found_whole_or_by_its_beginning(ward: Ward, dao: str, text: str) -> None:
    assert found(ward, text) == [dao]


@pytest.mark.parametrize("text", ["C1234567", "c1234567", "C12345"])
def test_a_passport_is_an_identity_number_too(ward: Ward, text: str) -> None:
    code = received(ward, a_party(name="John Smith", id_number="C1234567"))
    received(ward, a_party(name="Jane Smith", id_number="C7654321"))
    assert found(ward, text) == [code]


@pytest.mark.parametrize(
    "text", ["261118-0002", "0002", "118-0002", "18-0002", "H99-261118-0002", "h99-261118-0002", ".H99-261118-0002"]
)
def test_a_piece_of_the_code_is_enough(ward: Ward, dao: str, text: str) -> None:
    assert found(ward, text) == [dao]


def test_a_piece_that_all_codes_share_finds_them_all_the_newest_first(ward: Ward, dao: str) -> None:
    assert [code[-4:] for code in found(ward, "261118")] == ["0003", "0002", "0001"]


@pytest.mark.parametrize("turn", [str, str.lower, lambda code: f"  {code} "])
def test_an_exact_code_gives_exactly_one_hit(ward: Ward, dao: str, turn: type[str]) -> None:
    for _ in range(12):
        received(ward)
    hits = ward.desks.lookup.search(ward.actor(), turn(dao))
    assert (hits.count, [hit.code for hit in hits.hits]) == (1, [dao])


def test_an_exact_code_is_one_hit_though_it_begins_a_longer_one(ward: Ward) -> None:
    first = ward.receive().code
    ward.tamper("UPDATE counter SET value = 9999 WHERE series LIKE 'dossier_code:%'")
    ward.receive()
    assert found(ward, first) == [first]


def test_a_former_code_still_finds_the_dossier_and_only_it(ward: Ward, dao: str) -> None:
    ward.desks.corrections.adopt_code(ward.actor(), dao, "H03.15-261118-0707", Issuer.PROVINCE)
    assert found(ward, dao) == ["H03.15-261118-0707"]
    assert found(ward, "H03.15-261118-0707") == ["H03.15-261118-0707"]
    assert found(ward, "0707") == ["H03.15-261118-0707"]


def test_a_scanned_barcode_gives_exactly_one_hit(ward: Ward, dao: str) -> None:
    digits = barcode.payload(BarcodeKind.DOSSIER, 2)
    assert found(ward, digits) == [dao]
    assert found(ward, barcode.grouped(digits)) == [dao]


def test_the_barcode_of_a_batch_is_no_dossier(ward: Ward, dao: str) -> None:
    ward.desks.handover.hand_over(ward.actor(), [dao], "tu_phap_ho_tich")
    assert found(ward, barcode.payload(BarcodeKind.HANDOVER, 1)) == []


def test_a_barcode_misread_by_one_digit_finds_nothing(ward: Ward, dao: str) -> None:
    digits = barcode.payload(BarcodeKind.DOSSIER, 2)
    assert found(ward, digits[:-1] + str((int(digits[-1]) + 1) % 10)) == []


def test_a_refused_matter_is_found_by_its_slip(ward: Ward) -> None:
    slip = ward.desks.reception.refuse(ward.actor(), a_form(), "Không thuộc thẩm quyền").slip
    assert found(ward, slip) == [slip]
    assert found(ward, "dao") == [slip]


def test_a_corrected_name_is_found_and_the_wrong_one_no_more(ward: Ward, dao: str) -> None:
    ward.desks.corrections.correct(ward.actor(), dao, (("owner.name", "Nguyễn Thị Mận"), ("owner.phone", "")), "Nhầm")
    assert found(ward, "man") == [dao]
    assert found(ward, "dao") == []
    assert found(ward, "0912345678") == []


def test_an_internal_number_is_found(ward: Ward) -> None:
    received(ward)
    ward.tamper(
        "UPDATE setting SET data = replace(data, '\"issues_codes\":true', '\"issues_codes\":false'), revision = 9"
    )
    code = received(ward, a_party(name="Vi Văn Sáu"))
    assert code == "N-2026-000001"
    assert found(ward, "n-2026-000001") == [code]
    assert found(ward, "000001") == [code]


@pytest.mark.parametrize("text", ["%", "_", "%%%", "____", "118%0002", "118_0002", "118-000_", "\\", "118\\-0002"])
def test_the_wildcards_of_the_database_are_plain_characters(ward: Ward, dao: str, text: str) -> None:
    assert found(ward, "118-0002") == [dao]
    assert found(ward, text) == []


@pytest.mark.parametrize(
    "text",
    ["", " ", '"', "'", "*", "-", "--", "(", ")", ":", "^", "+", "NEAR(", "NOT", "AND AND", "dao OR binh", "names:dao",
     '"dao" OR "binh"', "dao*", "{names} : dao",
     "'; DROP TABLE dossier; --", "\x00", "\u202e", "🙂", "日本", "a" * 10_000],
)  # fmt: skip
def test_the_operators_of_the_index_are_plain_words(ward: Ward, dao: str, text: str) -> None:
    hits = found(ward, text)
    assert hits in ([], [dao])
    assert ward.one("SELECT count(*) FROM dossier") == 3


def test_operators_do_not_widen_a_search(ward: Ward, dao: str) -> None:
    assert found(ward, "dao OR binh") == []
    assert found(ward, "dao NOT binh") == []


@given(st.text(max_size=40))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_gets_an_answer(ward: Ward, text: str) -> None:
    if not ward.one("SELECT count(*) FROM dossier"):
        ward.receive()
    assert len(found(ward, text)) <= 1


def test_a_limit_keeps_the_newest(ward: Ward) -> None:
    codes = [received(ward, a_party(phone="0912345678", id_number="006187004512")) for _ in range(5)]
    newest = codes[:-4:-1]
    assert found(ward, "dao", 3) == newest
    assert found(ward, "0912345678", 3) == newest
    assert found(ward, "006187004512", 3) == newest
    assert found(ward, "261118", 3) == newest


def test_a_hit_tells_what_a_list_shows(ward: Ward, dao: str) -> None:
    (hit,) = ward.desks.lookup.search(ward.actor(), "dao").hits
    assert (hit.code, hit.submitter, hit.owner) == (dao, "Hà Thị Ủy", "Nguyễn Thị Đào")
    assert (hit.stage, hit.holder_desk, hit.holder) == ("accepted", "mot_cua", "hoa")
    assert (hit.procedure_code, hit.fee_due, hit.fee_collected) == ("1.004873", 15_000, 0)
