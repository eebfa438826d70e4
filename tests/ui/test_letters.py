"""The bundled letters write every Vietnamese name, in four weights, and grow with the reader."""

import unicodedata

import pytest
from PySide6.QtGui import QFont, QFontInfo, QRawFont
from PySide6.QtWidgets import QLabel

from counter_app.resources import resource
from counter_app.ui.theme.theme import Theme
from counter_app.ui.theme.type import FAMILY, SMALLEST, Type, font, px, width_of
from counter_app.ui.widgets.plain import label

FACES = ("Regular", "Medium", "SemiBold", "Bold")
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
MARKED = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
LETTERS = sorted({*MARKED, *(letter.upper() for letter in MARKED), *"đĐ"})
ACCENTED = [letter for letter in LETTERS if not letter.isascii()]


def test_there_are_134_letters_with_marks() -> None:
    assert len(ACCENTED) == 134


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_every_letter(face: str) -> None:
    raw = QRawFont(str(resource(f"fonts/NotoSans-{face}.ttf")), 13)
    assert raw.isValid()
    assert not [letter for letter in [*ACCENTED, *"₫…·–"] if not raw.supportsCharacter(ord(letter))]
    assert not raw.supportsCharacter(ord("漢"))  # the question can be answered with no


@pytest.mark.parametrize("type_", Type)
def test_a_role_is_written_in_our_own_letters(type_: Type) -> None:
    found = QFontInfo(font(type_))
    assert (found.family(), found.pixelSize(), found.weight()) == (FAMILY, type_.pixels, type_.value[1])


def test_weights_differ() -> None:
    widths = {weight: width_of("Nguyễn Thị Đào" * 8, weight) for weight in (Type.BODY, Type.CONTROL, Type.STRONG)}
    assert len(set(widths.values())) == 3


def test_figures_stand_in_columns() -> None:
    assert len({width_of(figure * 10, Type.BODY) for figure in "0123456789"}) == 1


def test_nothing_is_smaller_than_nine_points(theme: Theme) -> None:
    theme.scale(0.9)
    assert min(font(type_).pixelSize() for type_ in Type) == SMALLEST


def test_the_text_size_stays_within_what_screens_hold(theme: Theme) -> None:
    theme.scale(9)
    assert theme.text_factor == 1.5
    theme.scale(0.1)
    assert theme.text_factor == 0.9


def test_labels_and_measures_grow_with_the_text_size(theme: Theme) -> None:
    shown = label("Nguyễn Thị Đào", Type.PERSON)
    before = shown.sizeHint()
    theme.scale(1.5)
    assert shown.font().pixelSize() == 33
    assert shown.sizeHint().width() > before.width() * 1.3
    assert px(32) == 48


def test_upright_marks_keep_their_room() -> None:
    assert label("ẶỂỖ").sizeHint().height() >= 18


def test_hinting_is_vertical_only() -> None:
    assert font().hintingPreference() is QFont.HintingPreference.PreferVerticalHinting


def test_qt_keeps_its_count_of_none() -> None:
    """PySide6 6.12.0 on CPython 3.11 drops a reference at each call that returns nothing, and aborts after 7,000."""
    shown = QLabel()
    for at in range(20_000):
        shown.setText(str(at))
    assert shown.text() == "19999"
