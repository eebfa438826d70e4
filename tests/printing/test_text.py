"""Lines: nothing typed is lost, nothing is wider than its room, nothing is read as markup."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.printing.fonts import Face, printable_characters, width
from counter_app.printing.text import (
    NO_BREAK_SPACE,
    Line,
    Style,
    capped,
    clean,
    line_width,
    run,
    runs,
    templated,
    unprintable,
    wrap,
)

PLAIN = Style(Face.REGULAR, 11)
BOLD = Style(Face.BOLD, 11)


def words(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.text for piece in line.runs) for line in lines]


def test_all_faces_draw_every_vietnamese_letter() -> None:
    bases = "aăâeêioôơuưyđ"
    tones = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
    letters = {
        unicodedata.normalize("NFC", cased + tone) for base in bases for tone in tones for cased in (base, base.upper())
    }
    accented = {letter for letter in letters if len(letter) == 1 and not letter.isascii()}
    assert len(accented) == 134
    assert accented | set("₫–…“”•") <= printable_characters()


def test_decomposed_letters_are_composed() -> None:
    assert clean("Thi\u0323 Mai\u0301") == "Thị Maí"


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u200b", "\u200d", "\u200f", "\ufeff", "\u00ad", "\u2066", "\ufe0f", "\u034f"]
)
def test_a_sign_without_a_look_leaves_no_trace_but_is_named(sign: str) -> None:
    assert clean(f"Lê{sign}Na") == "LêNa"
    assert unprintable(f"Lê{sign}Na") == (f"U+{ord(sign):04X} {unicodedata.name(sign)}",)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\ud800", "\ue000", "😀", "漢"])
def test_what_cannot_be_drawn_shows_as_a_question_mark(sign: str) -> None:
    assert clean(f"a{sign}b") == "a?b"
    assert len(unprintable(f"a{sign}b{sign}")) == 1


def test_a_typed_question_mark_is_no_replacement() -> None:
    assert unprintable("Lê?") == ()


@pytest.mark.parametrize("sign", ["\t", "\n", "\r\n", "\u2028", "\v", "\u3000", "\u2003"])
def test_other_white_space_is_a_space(sign: str) -> None:
    assert clean(f"a{sign}b").split(" ")[0] == "a"
    assert "?" not in clean(f"a{sign}b")


def test_a_no_break_space_keeps_words_on_one_line() -> None:
    phone = NO_BREAK_SPACE.join(("0209", "387", "1234"))
    assert words(wrap(runs(f"gọi số {phone}", PLAIN), 70)) == ["gọi số", phone]


def test_words_go_to_the_next_line_whole() -> None:
    assert words(wrap(runs("Nguyễn Thị Đào", PLAIN), width("Nguyễn Thị", *PLAIN) + 1)) == ["Nguyễn Thị", "Đào"]


def test_a_code_breaks_after_its_hyphen() -> None:
    room = width("000.00.00.H99-2", *PLAIN)
    assert words(wrap(runs("000.00.00.H99-261123-0032", PLAIN), room)) == ["000.00.00.H99-", "261123-0032"]


def test_a_word_without_any_break_is_cut_where_the_room_ends() -> None:
    lines = wrap(runs("W" * 100, PLAIN), 60)
    assert "".join(words(lines)) == "W" * 100
    assert all(line.width <= 60 for line in lines)


def test_a_letter_wider_than_the_room_still_comes_out() -> None:
    assert words(wrap(runs("WW", PLAIN), 1)) == ["W", "W"]


def test_styles_stand_side_by_side_in_one_line() -> None:
    (line,) = wrap((run("Mã: ", PLAIN), run("0032", BOLD), run(".", PLAIN)), 200)
    assert [piece.style.face for piece in line.runs] == [Face.REGULAR, Face.BOLD, Face.REGULAR]
    assert line.width == pytest.approx(line_width(line.runs))


def test_no_text_gives_no_line() -> None:
    assert wrap((), 100) == ()
    assert wrap(runs("   ", PLAIN), 100) == ()


def test_a_value_is_never_a_template() -> None:
    filled = templated("Gọi {phone}.", PLAIN, {"phone": "{phone}{0}%s"}, {"phone": BOLD})
    assert [piece.text for piece in filled] == ["Gọi ", "{phone}{0}%s", "."]
    assert filled[1].style == BOLD


def test_a_shortened_text_ends_in_an_ellipsis_and_fits() -> None:
    lines = capped("Ủy ban nhân dân phường " * 20, PLAIN, 120, 2)
    assert len(lines) == 2
    assert words(lines)[1].endswith("…")
    assert all(line.width <= 120 for line in lines)
    assert words(capped("ngắn", PLAIN, 120, 2)) == ["ngắn"]
    assert words(capped("", PLAIN, 120, 2)) == [""]


@given(
    st.lists(st.tuples(st.text(max_size=60), st.sampled_from([PLAIN, BOLD, Style(Face.ITALIC, 9.5)])), max_size=5),
    st.floats(min_value=15, max_value=400),
)
def test_breaking_loses_nothing_and_stays_in_the_room(parts: list[tuple[str, Style]], room: float) -> None:
    pieces = tuple(run(text, style) for text, style in parts)
    lines = wrap(pieces, room)
    assert "".join(words(lines)).replace(" ", "") == "".join(piece.text for piece in pieces).replace(" ", "")
    assert all(line.width <= room + 0.1 for line in lines)


@given(st.text())
def test_cleaned_text_holds_drawable_characters_only(text: str) -> None:
    assert set(clean(text)) <= printable_characters() | {" ", NO_BREAK_SPACE}
    assert clean(clean(text)) == clean(text)
