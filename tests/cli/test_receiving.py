"""What the options of ``receive`` make of people, cards, papers, fees and codes."""

from pathlib import Path

import pytest

from cli.conftest import BIRTH, COPIES, Console

CARD = "006187012345|091234567|Lường Thị Đào|05011987|Nữ|Tổ 5, phường Đức Xuân, tỉnh Thái Nguyên|10052021"


def parties(console: Console, code: str) -> list[tuple[str, str]]:
    return [(party["role"], party["name"]) for party in console.ask("show", code)["parties"]]


def test_the_applicant_is_the_owner_too(console: Console) -> None:
    assert parties(console, console.receive()["code"]) == [("owner", "Lường Thị Đào")]


def test_an_owner_may_send_somebody(console: Console) -> None:
    code = console.receive("--owner", "Hoàng Văn Páo", "--owner-phone", "0912345678")["code"]
    assert parties(console, code) == [("owner", "Hoàng Văn Páo"), ("submitter", "Lường Thị Đào")]
    hit = console.ask("search", "0912345678")["hits"][0]
    assert (hit["applicant"], hit["owner"]) == ("Lường Thị Đào", "Hoàng Văn Páo")


def test_a_couple_comes_together(console: Console) -> None:
    code = console.receive("--co-owner", "Hoàng Văn Páo", procedure="1.000894")["code"]
    assert parties(console, code) == [("owner", "Lường Thị Đào"), ("co_owner", "Hoàng Văn Páo")]


def test_a_birth_is_about_a_child(console: Console) -> None:
    code = console.receive("--concerning", "Hoàng Thị Mây")["code"]
    assert ("subject", "Hoàng Thị Mây") in parties(console, code)


def test_an_organisation_is_represented(console: Console) -> None:
    code = console.receive("--organisation", "Hợp tác xã Nà Mò", "--tax-code", "4700123456")["code"]
    assert parties(console, code) == [("owner", "Hợp tác xã Nà Mò"), ("representative", "Lường Thị Đào")]
    owner = console.ask("show", code)["parties"][0]
    assert (owner["kind"], owner["tax_code"]) == ("organisation", "4700123456")
    assert console.ask("search", "4700123456")["count"] == 1


def test_a_proxy_comes_with_an_authorisation(console: Console) -> None:
    page = console.ask("show", console.receive("--owner", "Hoàng Văn Páo", "--proxy")["code"])
    assert [(party["role"], party["authority"]) for party in page["parties"]] == [
        ("owner", ""),
        ("proxy", "Giấy ủy quyền"),
    ]
    named = console.receive("--owner", "Hoàng Văn Páo", "--proxy", "--authority", "UQ số 5/2026")
    assert console.ask("show", named["code"])["parties"][1]["authority"] == "UQ số 5/2026"
    assert console.refused("receive", "--procedure", BIRTH, "--applicant", "A", "--proxy")["code"] == "usage.needs"


def test_an_owner_and_an_organisation_are_one_too_many(console: Console) -> None:
    error = console.refused("receive", "--procedure", BIRTH, "--applicant", "A", "--owner", "B", "--organisation", "C")
    assert (error["kind"], error["code"]) == ("usage", "usage.together")


def test_a_card_fills_what_was_not_typed(console: Console) -> None:
    received = console.ask("receive", "--procedure", BIRTH, "--card", CARD, "--phone", "0912345678")
    assert received["warnings"] == []
    party = console.ask("show", received["code"])["parties"][0]
    assert party["name"] == "Lường Thị Đào"
    assert party["id_number"] == "006187012345"
    assert party["birth"] == "1987-01-05"
    assert party["address"] == "Tổ 5, phường Đức Xuân, tỉnh Thái Nguyên"
    assert party["phone"] == "0912345678"


def test_what_was_typed_is_kept_and_the_difference_is_told(console: Console) -> None:
    typed = ["--id-number", "006187099999", "--birth", "06/01/1987"]
    received = console.receive("--card", CARD, *typed, applicant="Lương Thị Đạo")
    codes = [warning["code"] for warning in received["warnings"]]
    assert codes == ["card.number_differs", "card.birth_differs"]
    party = console.ask("show", received["code"])["parties"][0]
    assert (party["name"], party["id_number"], party["birth"]) == ("Lương Thị Đạo", "006187099999", "1987-01-06")
    another = console.receive("--card", CARD, applicant="Nguyễn Văn A")
    assert [warning["code"] for warning in another["warnings"]] == ["card.name_differs"]
    assert "Nguyễn Văn A" in another["warnings"][0]["message"]


def test_a_year_of_birth_alone_does_not_contradict_the_card(console: Console) -> None:
    assert console.receive("--card", CARD, "--birth", "1987")["warnings"] == []


def test_a_card_that_contradicts_itself_is_told(console: Console) -> None:
    received = console.ask("receive", "--procedure", BIRTH, "--card", CARD.replace("05011987", "05011988"))
    assert [warning["code"] for warning in received["warnings"]] == ["card.birth_mismatch"]


def test_typed_digits_that_contradict_the_date_of_birth_are_told(console: Console) -> None:
    received = console.receive("--id-number", "006187012345", "--birth", "05/01/1990")
    assert [warning["code"] for warning in received["warnings"]] == ["card.birth_mismatch"]


def test_papers_are_taken_all_none_or_by_number(console: Console) -> None:
    def states(*more: str) -> list[str]:
        page = console.ask("show", console.receive(*more, procedure="1.004873")["code"])
        return [paper["state"] for paper in page["papers"]]

    everything = states()
    assert "submitted" in everything
    assert "missing" not in everything
    nothing = states("--papers", "none")
    assert "submitted" not in nothing
    assert "missing" in nothing
    first = states("--papers", "1")
    assert first[0] == "submitted"
    received = console.receive("--papers", "none", procedure="1.004873")
    assert [warning["code"] for warning in received["warnings"]] == ["papers.missing"]
    assert (
        console.refused("receive", "--procedure", BIRTH, "--applicant", "A", "--papers", "99")["code"]
        == "paper.unknown"
    )
    assert console.refused("receive", "--procedure", BIRTH, "--applicant", "A", "--papers", "x")["kind"] == "usage"


def test_a_paper_held_as_data_is_not_collected(console: Console) -> None:
    code = console.receive("--held", "1=CSDL quốc gia về dân cư", "--further-paper", "Đơn trình bày")["code"]
    papers = console.ask("show", code)["papers"]
    assert (papers[0]["state"], papers[0]["source"]) == ("held_as_data", "CSDL quốc gia về dân cư")
    assert papers[-1]["name"] == "Đơn trình bày"
    error = console.refused("receive", "--procedure", BIRTH, "--applicant", "A", "--held", "tờ khai=dữ liệu")
    assert error["code"] == "usage.bad_pair"


@pytest.mark.parametrize(
    ("counts", "fee"),
    [
        ([], 2_000),
        (["--copies", "5"], 10_000),
        (["--pages", "4"], 6_000),
        (["--copies", "2", "--pages", "3"], 10_000),
        (["--sets", "9"], 2_000),
        (["--pages", "500"], 200_000),
    ],
)
def test_copies_and_pages_feed_the_fee_and_sets_never_do(console: Console, counts: list[str], fee: int) -> None:
    assert console.receive(*counts, procedure=COPIES)["fee"] == fee


def test_counts_are_not_invented_where_the_fee_does_not_go_by_them(console: Console) -> None:
    events = console.ask("show", console.receive()["code"])["events"]
    assert (events[0]["data"]["fee"]["pages"], events[0]["data"]["fee"]["copies"]) == (0, 0)


def test_a_fee_is_paid_at_once_or_waived_with_its_basis(console: Console) -> None:
    paid = console.receive("--fee", "paid", "--book", "BL-9", procedure=COPIES)
    assert paid["fee_owed"] == 0
    waived = console.receive("--fee", "waived", "--basis", "hộ nghèo", procedure=COPIES)
    assert (waived["fee"], waived["fee_owed"]) == (0, 0)
    line = ["receive", "--procedure", COPIES, "--applicant", "A", "--fee", "waived"]
    assert console.refused(*line)["code"] == "fee.waiver_without_basis"


def test_a_code_from_elsewhere_is_typed_in_with_its_issuer(console: Console) -> None:
    code = "H03.27-261123-000123"
    given = console.receive("--code", code, "--code-issuer", "portal", "--channel", "online_full")
    assert given["code"] == code
    page = console.ask("show", code)
    assert (page["code_issuer"], page["channel"]) == ("portal", "online_full")
    line = ["receive", "--procedure", BIRTH, "--applicant", "A"]
    assert console.refused(*line, "--code", code)["code"] == "usage.needs"
    assert console.refused(*line, "--code-issuer", "portal")["code"] == "usage.needs"
    assert console.refused(*line, "--code", code, "--code-issuer", "portal")["code"] == "code.taken"
    assert console.refused(*line, "--code", "x", "--code-issuer", "portal")["code"] == "code.unreadable"


def test_the_rest_of_the_form_is_kept(console: Console) -> None:
    more = ["--channel", "post", "--submitted-at", "2026-11-20T15:00", "--return-method", "post", "--sets", "2"]
    more += ["--return-place", "Bưu điện Đức Xuân", "--subject", "Khai sinh cho con", "--extra", "so_nha=12"]
    page = console.ask("show", console.receive(*more)["code"])
    assert page["channel"] == "post"
    assert page["submitted_at"] == "2026-11-20T15:00:00+07:00"
    assert (page["return_method"], page["return_place"]) == ("post", "Bưu điện Đức Xuân")
    assert (page["subject"], page["sets"], page["extra"]) == ("Khai sinh cho con", 2, {"so_nha": "12"})


def test_a_procedure_is_named_with_or_without_its_suffix(console: Console) -> None:
    assert console.receive(procedure="1.001193.000.00.00.H03")["procedure"] == BIRTH
    assert console.ask("catalogue", "show", "1.001193.000.00.00.H03")["code"] == BIRTH


def test_a_procedure_outside_the_catalogue_brings_its_own_limit(console: Console, tmp_path: Path) -> None:
    matter = ["--name", "Xác nhận việc lạ", "--limit", "3 working_day", "--basis", "Điều 5 Luật mẫu"]
    line = ["receive-outside", *matter, "--applicant", "A Sử", "--desk", "tu_phap_ho_tich"]
    received = console.ask(*line, "--receipt", tmp_path / "r.pdf")
    assert received["due_at"] == "2026-11-27T17:00:00+07:00"
    assert received["receipt"] == str(tmp_path / "r.pdf")
    page = console.ask("show", received["code"])
    assert page["procedure_name"] == "Xác nhận việc lạ"
    assert page["limit_basis"] == "Điều 5 Luật mẫu"
    assert page["desk"] == "tu_phap_ho_tich"
    no_basis = ["receive-outside", "--name", "X", "--limit", "3 working_day", "--applicant", "A"]
    assert console.refused(*no_basis)["code"] == "outside.basis_missing"
