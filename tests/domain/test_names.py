from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counter_app.domain.errors import Refused
from counter_app.domain.names import (
    LONGEST_NAME,
    VIETNAMESE_LETTERS,
    clean,
    clean_lines,
    collation_key,
    person_name,
    search_form,
    search_tokens,
    sort_key,
)

ANY_TEXT = st.text(st.characters(), max_size=30)  # surrogates and controls too
NAMES = st.text(st.sampled_from(f"{VIETNAMESE_LETTERS}abcdeghiklmnopqrstuvxyABCĐ '"), max_size=20)

HOSTILE = (
    "<b>Đào</b>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE dossiers; --",
    "%_",
    "{0} %s",
    "../../etc/passwd",
    "\u202eoàĐ",
    "Đ\u200bào",
    "👩‍👩‍👧",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_letter_for_letter(text: str) -> None:
    assert clean(text) == text
    assert person_name(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nguyễn   Thị  Đào ", "Nguyễn Thị Đào"),
        ("Nguyễn\u00a0Thị\tĐào\r\n", "Nguyễn Thị Đào"),
        ("Nguyễn\vĐào", "Nguyễn Đào"),
        (normalize("NFD", "Nguyễn Thị Đào"), "Nguyễn Thị Đào"),
        ("Đ\x00ào\x02\x1d", "Đào"),
        ("Đ\ud800ào\udfff", "Đào"),
        ("\x01", ""),
    ],
)
def test_the_door_trims_composes_and_drops_what_no_paper_shows(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(ANY_TEXT)
@example("e\x00\u0301")
def test_a_clean_text_is_clean_and_can_be_stored(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not {"\x00", "\n", "\r", "\t"} & set(once)
    once.encode()  # a lone surrogate would not go into a database


def test_lines_stay_lines() -> None:
    assert clean_lines("\n Thiếu  tờ khai\r\n\r\nThiếu\tảnh \r\n") == "Thiếu tờ khai\n\nThiếu ảnh"


@given(ANY_TEXT)
def test_clean_lines_are_each_clean(text: str) -> None:
    once = clean_lines(text)
    assert clean_lines(once) == once
    assert all(clean(line) == line for line in once.split("\n"))


@pytest.mark.parametrize("text", ["", "  \n", "\u200b \u202e", "\u00a0", "\u0301", "\u20dd", "\x80"])
def test_a_name_nobody_can_see_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        person_name(text)
    assert refusal.value.code == "name.empty"


def test_an_endless_name_is_refused_with_its_length() -> None:
    assert person_name(f" {'ễ' * LONGEST_NAME} ") == "ễ" * 200
    with pytest.raises(Refused) as refusal:
        person_name(normalize("NFD", "ễ" * 201))
    assert refusal.value.code == "name.too_long"
    assert refusal.value.params == {"found": 201, "limit": 200}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Nguyễn Thị Đào", "nguyen thi dao"),
        ("Ðào ðào Ɖào", "dao dao dao"),
        ("HOÀ hòa hoà Hòa", "hoa hoa hoa hoa"),
        ("thuỷ thủy", "thuy thuy"),
        ("Lê-Văn/Bình (con)", "le van binh con"),
        ("000.00.01.H03-261123-0032", "000 00 01 h03 261123 0032"),
        ("Ｈo\u200ba Straße", "hoa strasse"),
        ("%_'; --", ""),
        ("Đ\ud800ào", "dao"),
    ],
)
def test_the_search_form_is_small_and_bare(text: str, form: str) -> None:
    assert search_form(text) == form


@pytest.mark.parametrize("apostrophe", list("'’‘`´ʼ′＇"))
def test_a_word_with_an_apostrophe_is_found_apart_and_joined(apostrophe: str) -> None:
    stored = search_form(f"Đắk R{apostrophe}Lấp")
    assert stored == "dak r lap rlap"
    for question in ("dak rlap", "dak r lap", "Đắk R'Lấp", "lap"):
        assert set(search_tokens(question)) <= set(stored.split()), question


def test_a_question_with_an_apostrophe_finds_the_spelling_with_a_space() -> None:
    assert set(search_tokens("R'Lấp")) <= set(search_form("Đắk R Lấp").split())


def test_a_question_names_each_word_once_in_its_order() -> None:
    assert search_tokens("Đào  nguyễn ĐÀO") == ("dao", "nguyen")
    assert search_tokens(" - ") == ()


@given(ANY_TEXT)
@example("´")
@example("ŉ")  # an apostrophe appears only when it is taken apart
@example("ͅ")  # a mark that becomes a letter
def test_the_search_form_of_a_search_form_is_itself(text: str) -> None:
    once = search_form(text)
    assert search_form(once) == once
    assert search_form(clean(text)) == once


@given(NAMES)
def test_composed_and_decomposed_names_are_one(name: str) -> None:
    apart = normalize("NFD", name)
    assert search_form(apart) == search_form(name)
    assert sort_key(apart) == sort_key(name)
    assert clean(apart) == clean(name)


@given(NAMES)
def test_capitals_change_neither_search_nor_order(name: str) -> None:
    assert search_form(name.upper()) == search_form(name)
    assert sort_key(name.upper()) == sort_key(name)


IN_ORDER = {
    "letters": "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b c d đ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ g h i ì ỉ ĩ í ị k l m n "
    "o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ p q r s t u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v x y ỳ ỷ ỹ ý ỵ",
    "letters count before tones": "ma mà mả mã má mạ mai mài mang mạng măng mẫn",
    "a dictionary's words": "an án anh ánh ăn ân dao dạo đao đào hoa hòa hóa hoàng học huệ hương hường "
    "tú tuân tuấn tuyên tuyền tuyển tuyết ty",
}


@pytest.mark.parametrize("words", IN_ORDER.values(), ids=IN_ORDER)
def test_words_stand_as_in_a_dictionary(words: str) -> None:
    in_order = words.split()
    keys = [collation_key(word).encode("ascii") for word in in_order]
    assert sorted(keys) == keys
    assert len(set(keys)) == len(keys)


def test_people_stand_by_given_name_then_surname_and_middle_name() -> None:
    in_order = [
        "Nông Văn An",
        "Nguyễn Thị Anh",
        "Bùi Văn Ân",
        "Trần Dũng",
        "Đào",
        "Lê Văn Đào",
        "Nguyên Thị Đào",
        "Nguyễn An Đào",
        "Nguyễn Thị Đào",
        "Nguyễn Thị Bích Đào",
        "Ma Thị Hà",
        "Lò Thị Hạ",
        "Đinh Hoa",
        "An Hòa",
    ]
    backwards = in_order[::-1]  # equal keys would stay backwards
    assert sorted(backwards, key=lambda name: sort_key(name).encode("ascii")) == in_order


def test_the_stored_form_of_a_sort_key_stays_as_it_is() -> None:
    """Rows of all years are compared with each other: a new form would need every row rewritten."""
    assert sort_key("Nguyễn Thị Đào") == "d~ao.1 nguye~n.3 thi.5"
    assert sort_key("Lê Ư Ơ Ố Ă Â Ở 7") == "7.0 le~.0 u~.0 o~~.0 o~.4 a~.0 a~~.0 o~~.2"
    assert sort_key("Ñ 李") == "}00674e.0 n.3"


@given(ANY_TEXT)
@example("李 Ñandú ß 12")
def test_any_text_has_a_sort_key_of_ascii(text: str) -> None:
    assert sort_key(text).isascii()
    assert "\x00" not in sort_key(text)


def test_other_scripts_come_after_z_and_apostrophes_do_not_count() -> None:
    assert collation_key("z") < collation_key("李") < collation_key("琴")
    assert collation_key("H'Hen") == collation_key("HHen")
    assert collation_key("x\u030a") == collation_key("x")
    assert sort_key("") == collation_key("") == ""


def test_there_are_134_accented_letters() -> None:
    assert len(VIETNAMESE_LETTERS) == len(set(VIETNAMESE_LETTERS)) == 134
    assert sum(map(str.islower, VIETNAMESE_LETTERS)) == sum(map(str.isupper, VIETNAMESE_LETTERS)) == 67
    assert normalize("NFC", VIETNAMESE_LETTERS) == VIETNAMESE_LETTERS
    assert set("ăâđêôơưẵẫễỗỡữỹỴẶ") < set(VIETNAMESE_LETTERS)
    assert {search_form(letter) for letter in VIETNAMESE_LETTERS} == set("aeiouyd")
