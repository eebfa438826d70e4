"""The unit described: its details, its identifier that stays, and letterheads from one date to another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from builders import MORNING, Ward, a_form
from counter_app.domain.errors import Refused
from counter_app.domain.office import Letterhead
from counter_app.persistence.numbers import SqlNumbers
from counter_app.services.papers import NoticeSheet
from counter_app.services.unit_desk import UnitDetails

MERGED = date(2027, 7, 1)
NEW_HEAD = Letterhead(MERGED, "ỦY BAN NHÂN DÂN PHƯỜNG SÔNG CẦU", "TRUNG TÂM PHỤC VỤ", "TTPV", place="Sông Cầu")


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def details(ward: Ward) -> UnitDetails:
    return UnitDetails.of(ward.desks.office.profile())


def change(ward: Ward, **new: object) -> UnitDetails:
    return ward.desks.unit.change(ward.actor("quan"), replace(details(ward), **new))  # type: ignore[arg-type]


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))


def logged(ward: Ward) -> tuple[str, str, str]:
    return ward.rows("SELECT who, action, data FROM audit ORDER BY seq DESC LIMIT 1")[0]


def test_details_are_changed_cleaned_and_logged_with_what_they_were(ward: Ward) -> None:
    change(ward, address="  Số 1,  đường Trường Chinh ", phone="0209 3870 001")
    assert details(ward).address == "Số 1, đường Trường Chinh"
    assert logged(ward) == (
        "quan",
        "unit.changed",
        '{"address":"Số 1, đường Trường Chinh","address_before":"","phone":"0209 3870 001","phone_before":""}',
    )


def test_the_receipt_carries_the_new_address_and_phone(ward: Ward) -> None:
    change(ward, address="Số 1 đường Trường Chinh", phone="0209 3870 001")
    done = ward.receive()
    _, pdf = ward.desks.print_room.paper(ward.actor(), done.job or 0)
    assert "Trường Chinh" in text_of(pdf)
    assert "0209 3870 001" in text_of(pdf)


def test_a_unit_needs_a_name_and_a_readable_identifier(ward: Ward) -> None:
    assert refused(lambda: change(ward, name=" ")) == "name.empty"
    assert refused(lambda: change(ward, prefix="abc")) == "unit_prefix.unreadable"


def test_the_identifier_is_free_until_the_first_number_and_fixed_from_then_on(ward: Ward) -> None:
    change(ward, prefix="000.00.02.H99")
    assert ward.receive().code.startswith("000.00.02.H99-")
    assert refused(lambda: change(ward, prefix="000.00.03.H99")) == "unit.codes_fixed"
    assert change(ward, phone="0209").prefix == "000.00.02.H99"


def test_without_the_look_at_the_numbers_codes_would_lose_their_issuer(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the refusal above is that look's."""
    ward.receive()
    monkeypatch.setattr(SqlNumbers, "any_given", lambda numbers: False)
    assert change(ward, prefix="000.00.03.H99").prefix == "000.00.03.H99"


def test_whoever_was_slower_overwrites_nothing(ward: Ward) -> None:
    seen = details(ward)
    change(ward, phone="0209")
    mine = replace(seen, address="Nơi khác")
    assert refused(lambda: ward.desks.unit.change(ward.actor("quan"), mine, before=seen)) == "unit.changed_meanwhile"
    assert details(ward).address == ""


def test_a_letterhead_holds_from_its_day_and_the_one_before_until_the_day_before(ward: Ward) -> None:
    before = ward.desks.office.profile()
    heads = ward.desks.unit.set_letterhead(ward.actor("quan"), NEW_HEAD)
    assert [(head.valid_from, head.valid_to) for head in heads] == [
        (date(2018, 6, 21), date(2025, 6, 30)),
        (date(2025, 7, 1), date(2027, 6, 30)),
        (MERGED, None),
    ]
    after = ward.desks.office.profile()
    for day in (date(2023, 2, 6), date(2026, 11, 18), date(2027, 6, 30)):
        assert after.letterhead(day).unit == before.letterhead(day).unit
    assert after.letterhead(MERGED).place == "Sông Cầu"


def test_the_letterhead_of_a_day_is_put_right_in_its_place(ward: Ward) -> None:
    quan = ward.actor("quan")
    ward.desks.unit.set_letterhead(quan, NEW_HEAD)
    heads = ward.desks.unit.set_letterhead(quan, replace(NEW_HEAD, symbol="TTPVHCC"))
    assert [head.symbol for head in heads] == ["BPTNTKQ", "TTPVHCC", "TTPVHCC"]
    assert logged(ward)[2] == '{"from":"2027-07-01","symbol":"TTPVHCC","symbol_before":"TTPV"}'


def test_a_paper_of_an_old_day_keeps_its_head_and_a_later_one_takes_the_new(ward: Ward) -> None:
    ward.desks.unit.set_letterhead(ward.actor("quan"), NEW_HEAD)
    old = ward.receive()
    ward.clock.moment = ward.clock.moment.replace(year=2027, month=7, day=5)
    new = ward.receive(a_form())
    _, before = ward.desks.print_room.paper(ward.actor(), old.job or 0)
    _, after = ward.desks.print_room.paper(ward.actor(), new.job or 0)
    assert "ĐỨC XUÂN" in text_of(before)
    assert "Đức Xuân, ngày 18" in text_of(before)
    assert "SÔNG CẦU" in text_of(after)
    assert "Sông Cầu, ngày 05" in text_of(after)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"agency": " "}, "letterhead.incomplete"),
        ({"unit": ""}, "letterhead.incomplete"),
        ({"symbol": "T T"}, "letterhead.symbol_unusable"),
        ({"symbol": "a/b"}, "letterhead.symbol_unusable"),
        ({"symbol": ""}, "letterhead.symbol_unusable"),
        ({"agency": "A" * 20_001}, "text.too_long"),
    ],
)
def test_a_letterhead_that_no_paper_can_carry_is_refused(ward: Ward, changed: dict[str, str], code: str) -> None:
    before = ward.desks.office.profile()
    head = replace(NEW_HEAD, **changed)
    assert refused(lambda: ward.desks.unit.set_letterhead(ward.actor("quan"), head)) == code
    assert ward.desks.office.profile() == before


def test_a_specimen_shows_what_is_typed_and_stores_nothing(ward: Ward) -> None:
    head = replace(NEW_HEAD, agency="<b>UBND</b> & %s")
    before = [ward.one(f"SELECT count(*) FROM {table}") for table in ("print_job", "audit", "counter")]
    pdf = ward.desks.sheets.specimen(ward.actor("quan"), head)
    assert "<b>UBND</b> & %s" in text_of(pdf)
    assert "Sông Cầu, ngày 18" in text_of(pdf)
    assert [ward.one(f"SELECT count(*) FROM {table}") for table in ("print_job", "audit", "counter")] == before
    assert not list(Path(ward.folder).rglob("*.pdf"))


@pytest.mark.parametrize(("sheet", "width"), [(NoticeSheet.A5, 148), (NoticeSheet.A4, 210)])
def test_a_test_page_is_as_large_as_its_paper(ward: Ward, sheet: NoticeSheet, width: int) -> None:
    pdf = ward.desks.sheets.test_page(ward.actor("tra"), sheet)
    page = PdfDocument(pdf)[0]
    assert round(page.get_width() * 25.4 / 72) == width
    assert "TRANG IN THỬ" in text_of(pdf)


def test_the_key_stands_on_its_sheet_and_nowhere_in_the_folder(ward: Ward) -> None:
    quan = ward.actor("quan")
    key = ward.desks.backups.make_key(quan)
    pdf = ward.desks.sheets.key_sheet(quan, key)
    on_paper = "".join(char for char in text_of(pdf) if char.isalnum())  # a hyphen at a line's end is not told
    assert key.identity.replace("-", "") in on_paper
    assert key.recipient in on_paper
    for file in Path(ward.folder).rglob("*"):
        if file.is_file():
            assert key.identity.encode() not in file.read_bytes(), file


def test_a_letterhead_of_today_is_the_head_of_the_test_page(ward: Ward) -> None:
    ward.desks.unit.set_letterhead(ward.actor("quan"), replace(NEW_HEAD, valid_from=MORNING.date()))
    assert "SÔNG CẦU" in text_of(ward.desks.sheets.test_page(ward.actor("tra"), NoticeSheet.A4))
