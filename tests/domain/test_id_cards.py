from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from counter_app.domain.errors import Refused
from counter_app.domain.id_cards import LONGEST_TEXT, PROVINCES, CardWarning, Identity, number_warnings, read
from counter_app.domain.identifiers import Sex

TODAY = date(2026, 11, 23)
FIELDS = (
    "006187004512",
    "095123456",
    "Nguyễn Thị Đào",
    "05011987",
    "Nữ",
    "Số nhà 12, tổ 5, phường Đức Xuân, Thái Nguyên",
    "15042021",
)


def a_card(**changed: str) -> str:
    order = ("number", "old_number", "name", "birth", "sex", "address", "issued")
    return "|".join(changed.get(field, usual) for field, usual in zip(order, FIELDS, strict=True))


def codes(identity: Identity) -> list[str]:
    return [warning.code for warning in identity.warnings]


def test_a_chip_card_is_read() -> None:
    assert read(a_card(), TODAY) == Identity(
        number="006187004512",
        old_number="095123456",
        name="Nguyễn Thị Đào",
        birth=date(1987, 1, 5),
        sex=Sex.FEMALE,
        address="Số nhà 12, tổ 5, phường Đức Xuân, Thái Nguyên",
        issued=date(2021, 4, 15),
    )


@pytest.mark.parametrize("tail", ["|", "||Nguyễn Văn Hùng|Ma Thị Hà|", "||||||", "\r\n", "|x\x03"])
def test_what_newer_cards_append_changes_nothing(tail: str) -> None:
    assert read(f"\x02{a_card()}{tail}", TODAY) == read(a_card(), TODAY)


def test_a_reader_that_leaves_the_old_number_out_is_understood() -> None:
    six = "|".join(field for field in FIELDS if field != "095123456")
    assert read(six, TODAY) == read(a_card(old_number=""), TODAY)
    assert read(f"{six}||Ma Thị Hà|", TODAY) == read(a_card(old_number=""), TODAY)


def test_a_decomposed_name_is_composed_and_capitals_are_left_alone() -> None:
    identity = read(normalize("NFD", a_card(name="NGUYỄN THỊ đào")), TODAY)
    assert identity.name == "NGUYỄN THỊ đào"
    assert identity.warnings == ()


@pytest.mark.parametrize("sent", [1, 2, 3, 4, 5, 6])
def test_a_code_cut_short_is_refused_with_what_came(sent: int) -> None:
    with pytest.raises(Refused) as refusal:
        read("|".join(FIELDS[:sent]), TODAY)
    assert (refusal.value.code, refusal.value.params) == ("card.cut", {"found": sent, "needed": 7})


def test_six_fields_cut_short_need_six() -> None:
    with pytest.raises(Refused) as refusal:
        read("006187004512|Nguyễn Thị Đào|05011987|Nữ|Đức Xuân", TODAY)
    assert (refusal.value.code, refusal.value.params) == ("card.cut", {"found": 5, "needed": 6})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not_a_card"),
        ("xin chào", "not_a_card"),
        ("20000000012345", "not_a_card"),
        (a_card(number="00618700451"), "number"),
        (a_card(number="0061870045１2"), "number"),
        ("https://example.vn|a|b|c|d|e|f", "number"),
        ("12 quyển|vở", "number"),
        (a_card(address="x" * (LONGEST_TEXT + 1 - len(a_card(address="")))), "too_long"),
    ],
)
def test_what_is_no_card_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(text, TODAY)
    assert (refusal.value.code, refusal.value.params) == ("card.unreadable", {"reason": reason})


@pytest.mark.parametrize(
    "spoilt",
    [
        "Nguyê~n Thị Đào",
        "Nguye64n Thi5 D9ao2",
        "Nguyeenx Thij DDaof",
        "Huwowng",
        "Nguy?n Th? ?ào",
        "Nguy\ufffdn Thị Đào",
        "Trn Th Đào",
        "NguyÔn ThÞ §µo",
        "",
        "=cmd",
    ],
)
def test_a_spoilt_name_is_asked_for_and_the_rest_kept(spoilt: str) -> None:
    identity = read(a_card(name=spoilt), TODAY)
    assert codes(identity) == ["card.name_spoilt"]
    assert identity.name == ""
    assert identity.warnings[0] == CardWarning("card.name_spoilt", "name", spoilt)
    assert (identity.number, identity.birth, identity.issued) == (
        "006187004512",
        date(1987, 1, 5),
        date(2021, 4, 15),
    )


@pytest.mark.parametrize(
    "name", ["H'Hen Niê", "Y Ksor", "Vàng A Dế", "Đinh Ksơr Mlô", "Ngô Ỷ", "Lý Thu Hòa-Bình", "NÔNG THỊ VUI", "H’Mai"]
)
def test_unusual_names_are_not_doubted(name: str) -> None:
    identity = read(a_card(name=name), TODAY)
    assert identity.warnings == ()
    assert identity.name == name


def test_a_spoilt_address_is_asked_for() -> None:
    identity = read(a_card(address="Ph\ufffdng Đức Xuân"), TODAY)
    assert identity.warnings == (CardWarning("card.address_spoilt", "address", "Ph\ufffdng Đức Xuân"),)
    assert identity.address == ""


@pytest.mark.parametrize(
    ("changed", "warning"),
    [
        ({"number": "003187004512"}, CardWarning("card.province_unknown", "number", "003")),
        ({"sex": "Nam"}, CardWarning("card.sex_mismatch", "sex", "male", "female")),
        ({"sex": "N"}, CardWarning("card.sex_unreadable", "sex", "N")),
        ({"birth": "05011986"}, CardWarning("card.birth_mismatch", "birth", "1986", "1987")),
        ({"birth": "05012087", "issued": "15042021"}, CardWarning("card.birth_future", "birth", "05/01/2087")),
        ({"birth": "31021987"}, CardWarning("card.birth_unreadable", "birth", "31021987")),
        ({"birth": ""}, CardWarning("card.birth_unreadable", "birth", "")),
        ({"issued": "1504202"}, CardWarning("card.issued_unreadable", "issued", "1504202")),
        ({"issued": "24112026"}, CardWarning("card.issued_future", "issued", "24/11/2026")),
        ({"issued": "31122015"}, CardWarning("card.issued_too_early", "issued", "31/12/2015", "01/01/2016")),
        ({"old_number": "09512345"}, CardWarning("card.old_number", "old_number", "09512345")),
        ({"old_number": "Ô95123456"}, CardWarning("card.old_number", "old_number", "Ô95123456")),
    ],
)
def test_each_contradiction_is_a_warning_at_its_field(changed: dict[str, str], warning: CardWarning) -> None:
    assert warning in read(a_card(**changed), TODAY).warnings
    assert warning.code not in codes(read(a_card(), TODAY))


def test_what_cannot_be_is_left_empty_and_sex_is_taken_from_the_number() -> None:
    identity = read(a_card(birth="05012087", issued="x", old_number="1", sex="?"), TODAY)
    assert (identity.birth, identity.issued, identity.old_number, identity.sex) == (None, None, "", Sex.FEMALE)


@pytest.mark.parametrize(
    ("birth", "issued", "doubted"),
    [
        ("05012008", "04012022", True),  # the day before turning 14
        ("05012008", "05012022", False),
        ("29022008", "28022022", True),
        ("29022008", "01032022", False),
        ("05012020", "30062024", True),
        ("05012020", "01072024", False),  # since the law of 2024 at any age
        ("05082024", "01082024", True),  # but not before being born
    ],
)
def test_cards_were_issued_from_fourteen_on_until_the_law_changed(birth: str, issued: str, *, doubted: bool) -> None:
    number = f"0063{birth[-2:]}004512"
    identity = read(a_card(number=number, birth=birth, issued=issued), TODAY)
    born, day = (f"{text[:2]}/{text[2:4]}/{text[4:]}" for text in (birth, issued))
    assert identity.warnings == ((CardWarning("card.issued_too_young", "issued", day, born),) if doubted else ())


def test_a_typed_number_is_checked_the_same_way() -> None:
    assert list(number_warnings("006187004512", date(1987, 1, 5), Sex.FEMALE)) == []
    assert list(number_warnings("006187004512", None, None)) == []
    doubts = [warning.code for warning in number_warnings("100087004512", date(1988, 1, 5), Sex.FEMALE)]
    assert doubts == ["card.province_unknown", "card.sex_mismatch", "card.birth_mismatch"]


def test_the_century_counts_too() -> None:
    assert codes(read(a_card(number="006387004512"), TODAY)) == ["card.birth_mismatch"]


def test_the_first_and_last_possible_days_are_not_doubted() -> None:
    assert read(a_card(issued="01012016"), TODAY).warnings == ()
    assert read(a_card(number="006326004512", birth="23112026", issued="23112026"), TODAY).warnings == ()


def test_a_text_as_long_as_allowed_is_read() -> None:
    text = a_card(address="x" * (LONGEST_TEXT - len(a_card(address=""))))
    assert len(text) == LONGEST_TEXT
    assert read(text, TODAY).warnings == ()


def test_the_63_provinces_of_before_the_mergers_are_known() -> None:
    kept = "01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 82 86 91 92 96"
    merged = "02 06 10 17 26 27 30 34 35 36 45 49 54 58 60 62 64 67 70 72 74 77 83 84 87 89 93 94 95"
    assert sorted(PROVINCES) == sorted(f"0{code}" for code in f"{kept} {merged}".split())
    assert len(PROVINCES) == 63


def test_neither_an_identity_nor_a_warning_tells_about_the_person_in_a_log() -> None:
    identity = read(a_card(name="Nguyê~n", number="006188004512"), TODAY)
    assert codes(identity) == ["card.name_spoilt", "card.birth_mismatch"]
    shown = f"{identity!r} {identity.warnings!r}"
    assert "006*******12" in shown
    assert not any(secret in shown for secret in ("006188004512", "Nguy", "1987", "1988", "Đức Xuân"))


@given(st.text(st.sampled_from("0123456789|aĐ~ \x00Nữm"), max_size=60), st.booleans())
def test_any_text_is_read_or_refused(text: str, after_a_number: bool) -> None:
    try:
        identity = read(f"006187004512|{text}" if after_a_number else text, TODAY)
    except Refused as refusal:
        event(refusal.code)
        return
    event("read")
    assert len(identity.number) == 12
    assert identity.birth is None or identity.birth <= TODAY
    assert identity.name == "" or "card.name_spoilt" not in codes(identity)
