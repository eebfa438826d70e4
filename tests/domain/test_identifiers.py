from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import Refused
from counter_app.domain.identifiers import (
    BirthDate,
    IdKind,
    Sex,
    birth_date,
    birth_year_in,
    calendar_day,
    day_of_card,
    id_kind,
    masked,
    personal_number,
    phone,
    phone_display,
    search_sign,
    sex_in,
    shortened,
    tax_code,
)

TODAY = date(2026, 11, 23)


def test_a_personal_number_is_kept_as_twelve_digits() -> None:
    assert personal_number(" 006 187.004-512 ") == "006187004512"
    assert id_kind("006187004512") is IdKind.PERSONAL


def test_nine_digits_are_the_old_card_and_letters_a_passport() -> None:
    assert personal_number("095 123 456") == "095123456"
    assert id_kind("095123456") is IdKind.OLD_CARD
    assert personal_number("c 1234567") == "C1234567"
    assert personal_number("C01X00T47") == "C01X00T47"
    assert id_kind("C1234567") is IdKind.PASSPORT


@pytest.mark.parametrize("found", [0, 1, 8, 10, 11, 13, 40])
def test_another_count_of_digits_is_refused_with_the_count_alone(found: int) -> None:
    with pytest.raises(Refused) as refusal:
        personal_number("1" * found)
    assert refusal.value.code == "id_number.length"
    assert refusal.value.params == {"found": found}


@pytest.mark.parametrize("text", ["00618700451O", "ABCDEFG", "C1234", "C123456789", "0061870045１2", "<b>", "Đ1234567"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        personal_number(text)
    assert refusal.value.code == "id_number.unreadable"
    assert refusal.value.params == {}


def test_the_digits_tell_sex_and_year_of_birth() -> None:
    assert [sex_in(f"006{digit}87004512") for digit in "01234"] == [
        Sex.MALE,
        Sex.FEMALE,
        Sex.MALE,
        Sex.FEMALE,
        Sex.MALE,
    ]
    assert [birth_year_in(f"006{digit}87004512") for digit in "01239"] == [1987, 1987, 2087, 2087, 2387]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("006187004512", "006*******12"),
        ("095123456", "0******56"),
        ("C1234567", "C*****67"),
        ("C12345", "C***45"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_a_masked_number_hides_its_middle(number: str, shown: str) -> None:
    assert masked(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("006187004512", "0061…512"),
        ("0912345678", "091…678"),
        ("02093871234", "0209…234"),
        ("+4930123456", "+493…456"),
        ("095123456", "09…456"),
        ("C1234567", "…"),
        ("113", "…"),
        ("", ""),
    ],
)
def test_a_shortened_number_shows_how_it_begins_and_ends(number: str, shown: str) -> None:
    assert shortened(number) == shown


def test_a_shortened_number_keeps_four_signs_to_itself_whatever_its_length() -> None:
    for length in range(1, 16):
        number = "0123456789012345"[:length]
        assert length - len(shortened(number).replace("…", "")) >= min(4, length)


def test_a_masked_number_hides_more_than_it_shows_of_every_accepted_one() -> None:
    for number in ("006187004512", "095123456", "C12345", "C1234567"):
        assert masked(number).count("*") >= len(number) // 2
        assert len(masked(number)) == len(number)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0101234567", "0101234567"),
        ("0101234567-001", "0101234567-001"),
        ("0101234567 001", "0101234567-001"),
        ("0101234567001", "0101234567-001"),
        ("006187004512", "006187004512"),
    ],
)
def test_tax_codes_are_ten_digits_thirteen_or_a_person_s_twelve(typed: str, kept: str) -> None:
    assert tax_code(typed) == kept


@pytest.mark.parametrize(
    ("typed", "found"), [("", 0), ("010123456", 9), ("01012345678", 11), ("0101234567-01", 12), ("MST", 0)]
)
def test_another_tax_code_is_refused(typed: str, found: int) -> None:
    with pytest.raises(Refused) as refusal:
        tax_code(typed)
    assert refusal.value.code == "tax_code.unreadable"
    assert refusal.value.params == {"found": found}


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("0912345678", "0912345678", "0912 345 678"),
        (" 0912.345-678 ", "0912345678", "0912 345 678"),
        ("+84 912 345 678", "0912345678", "0912 345 678"),
        ("84912345678", "0912345678", "0912 345 678"),
        ("(+84) 0912 345 678", "0912345678", "0912 345 678"),
        ("0084912345678", "0912345678", "0912 345 678"),
        ("0849123456", "0849123456", "0849 123 456"),
        ("0209 387 1234", "02093871234", "0209 387 1234"),
        ("+84 209 3871234", "02093871234", "0209 387 1234"),
        ("024 3825 1234", "02438251234", "024 3825 1234"),
        ("028 3825 1234", "02838251234", "028 3825 1234"),
        ("1900 1234", "19001234", "19001234"),
        ("+49 30 1234567", "+49301234567", "+49301234567"),
    ],
)
def test_telephones_are_kept_one_way_and_shown_in_groups(typed: str, kept: str, shown: str) -> None:
    assert phone(typed) == kept
    assert phone_display(kept) == shown
    assert phone(shown) == kept


@pytest.mark.parametrize(
    ("typed", "code", "params"),
    [
        ("", "phone.length", {"found": 0, "needed": 10}),
        ("091234567", "phone.length", {"found": 9, "needed": 10}),
        ("+84 91234567", "phone.length", {"found": 9, "needed": 10}),
        ("09123456789", "phone.length", {"found": 11, "needed": 10}),
        ("0209387123", "phone.length", {"found": 10, "needed": 11}),
        ("0412345678", "phone.prefix", {"found": "041"}),
        ("0000000000", "phone.prefix", {"found": "000"}),
        ("01681234567", "phone.old_prefix", {"old": "0168", "new": "038"}),
        ("+84 1231234567", "phone.old_prefix", {"old": "0123", "new": "083"}),
        ("không có", "phone.unreadable", {}),
        ("0912345678/0983214507", "phone.unreadable", {}),
        ("+0912345678", "phone.unreadable", {}),
    ],
)
def test_an_impossible_telephone_is_refused_with_the_reason(typed: str, code: str, params: dict[str, object]) -> None:
    with pytest.raises(Refused) as refusal:
        phone(typed)
    assert (refusal.value.code, refusal.value.params) == (code, params)


@given(st.from_regex(r"0(3[2-9]|5[25-9]|7[06-9]|8[1-9]|9[0-46-9])[0-9]{7}", fullmatch=True))
def test_every_mobile_number_in_use_is_taken_in_each_spelling(number: str) -> None:
    for spelling in (number, f"+84{number[1:]}", f"84{number[1:]}", phone_display(number)):
        assert phone(spelling) == number


OPERATORS_OF_2018 = {
    "Viettel": "0162 032, 0163 033, 0164 034, 0165 035, 0166 036, 0167 037, 0168 038, 0169 039",
    "MobiFone": "0120 070, 0121 079, 0122 077, 0126 076, 0128 078",
    "VinaPhone": "0123 083, 0124 084, 0125 085, 0127 081, 0129 082",
    "Vietnamobile": "0186 056, 0188 058",
    "Gmobile": "0199 059",
}


@pytest.mark.parametrize("moves", OPERATORS_OF_2018.values(), ids=OPERATORS_OF_2018)
def test_a_number_of_before_2018_is_told_its_new_prefix(moves: str) -> None:
    for old, new in (move.split() for move in moves.split(", ")):
        with pytest.raises(Refused) as refusal:
            phone(f"{old}1234567")
        assert (refusal.value.code, refusal.value.params) == ("phone.old_prefix", {"old": old, "new": new})
        assert phone(f"{new}1234567") == f"{new}1234567"


@pytest.mark.parametrize(
    ("typed", "born", "iso", "shown"),
    [
        ("05/01/1987", BirthDate(1987, 1, 5), "1987-01-05", "05/01/1987"),
        ("5-1-1987", BirthDate(1987, 1, 5), "1987-01-05", "05/01/1987"),
        ("5.1.1987", BirthDate(1987, 1, 5), "1987-01-05", "05/01/1987"),
        (" 05 / 01 / 1987", BirthDate(1987, 1, 5), "1987-01-05", "05/01/1987"),
        ("05011987", BirthDate(1987, 1, 5), "1987-01-05", "05/01/1987"),
        ("1987-01-05", BirthDate(1987, 1, 5), "1987-01-05", "05/01/1987"),
        ("1987/1/5", BirthDate(1987, 1, 5), "1987-01-05", "05/01/1987"),
        ("29/02/2024", BirthDate(2024, 2, 29), "2024-02-29", "29/02/2024"),
        ("1/1987", BirthDate(1987, 1), "1987-01", "01/1987"),
        ("1987", BirthDate(1987), "1987", "1987"),
        ("23/11/2026", BirthDate(2026, 11, 23), "2026-11-23", "23/11/2026"),
        ("2026", BirthDate(2026), "2026", "2026"),
    ],
)
def test_a_date_of_birth_is_kept_as_far_as_it_is_known(typed: str, born: BirthDate, iso: str, shown: str) -> None:
    assert birth_date(typed, TODAY) == born
    assert (born.iso(), born.shown()) == (iso, shown)
    assert BirthDate.from_iso(iso) == born
    assert birth_date(iso, TODAY) == birth_date(shown, TODAY) == born


def test_a_month_or_year_that_has_begun_is_not_in_the_future() -> None:
    assert birth_date("11/2026", date(2026, 11, 1)) == BirthDate(2026, 11)
    assert birth_date("2026", date(2026, 1, 1)) == BirthDate(2026)


def test_stored_words_stay_as_they_are() -> None:
    assert [kind.value for kind in IdKind] == ["personal", "old_card", "passport"]
    assert [sex.value for sex in Sex] == ["male", "female"]


def test_only_a_whole_date_is_exact() -> None:
    assert BirthDate(1987, 1, 5).exact() == date(1987, 1, 5)
    assert BirthDate.on(date(1987, 1, 5)) == BirthDate(1987, 1, 5)
    assert BirthDate(1987, 1).exact() is None
    assert BirthDate(1987).exact() is None


@pytest.mark.parametrize(
    ("typed", "code", "params"),
    [
        ("31/02/1990", "date.impossible", {"found": "31/02/1990"}),
        ("29/02/2023", "date.impossible", {"found": "29/02/2023"}),
        ("1990-13-01", "date.impossible", {"found": "01/13/1990"}),
        ("00/00/1990", "date.impossible", {"found": "00/00/1990"}),
        ("13/1990", "date.impossible", {"found": "13/1990"}),
        ("01/01/0987", "date.impossible", {"found": "01/01/0987"}),
        ("24/11/2026", "date.future", {"found": "24/11/2026"}),
        ("12/2026", "date.future", {"found": "12/2026"}),
        ("2027", "date.future", {"found": "2027"}),
        ("", "date.unreadable", {}),
        ("5/1/87", "date.unreadable", {}),
        ("khoảng 1987", "date.unreadable", {}),
    ],
)
def test_other_dates_of_birth_are_refused(typed: str, code: str, params: dict[str, object]) -> None:
    with pytest.raises(Refused) as refusal:
        birth_date(typed, TODAY)
    assert (refusal.value.code, refusal.value.params) == (code, params)


@given(st.dates(date(1800, 1, 1), TODAY))
def test_every_day_is_read_back(day: date) -> None:
    born = birth_date(f"{day:%d/%m/%Y}", TODAY)
    assert born.exact() == day
    assert BirthDate.from_iso(born.iso()) == born
    assert day_of_card(f"{day:%d%m%Y}") == day


def test_the_card_writes_eight_digits() -> None:
    assert day_of_card("31021990") is None
    assert day_of_card("1990") is None
    assert day_of_card("05/01/87") is None
    assert calendar_day(2023, 2, 29) is None


@pytest.mark.parametrize(
    ("typed", "looked_for"),
    [
        ("006 187", "006187"),
        ("+84 912.345", "0912345"),
        ("(0209) 387", "0209387"),
        ("c12\x0034\ud800", "C1234"),
        ("", ""),
    ],
)
def test_a_beginning_of_a_number_is_looked_for_without_what_stands_between_its_signs(
    typed: str, looked_for: str
) -> None:
    assert search_sign(typed) == looked_for
