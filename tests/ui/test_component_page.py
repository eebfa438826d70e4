"""The page of all parts comes up in every look, at every text size, in both languages, and each part has a name."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from counter_app.resources import resource
from counter_app.services.wording import Language
from counter_app.ui.grab import grab
from counter_app.ui.screens.component_page import ComponentPage
from counter_app.ui.screens.component_parts import ComponentParts
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.theme.tokens import CONTRAST, DARK, LIGHT
from counter_app.ui.words import Words

ACTIVE = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTableView)
VI, EN = Language.VI, Language.EN
PAGES = (ComponentPage, ComponentParts)


def codes(lang: Language) -> set[str]:
    sections = tomllib.loads(resource(f"i18n/ui/kit.{lang}.toml").read_text("utf-8"))
    return {
        code
        for name, value in sections.items()
        for code in ([f"kit.{name}"] if isinstance(value, str) else [f"kit.{name}.{key}" for key in value])
    }


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("look", "size", "language"),
    [(Look.LIGHT, 1.0, VI), (Look.LIGHT, 1.5, VI), (Look.DARK, 1.15, EN), (Look.CONTRAST, 1.5, EN)],
)
def test_it_comes_up(
    qtbot: QtBot, theme: Theme, tmp_path: Path, page: type[QWidget], look: Look, size: float, language: Language
) -> None:
    theme.choose(look)
    theme.scale(size)
    made = page(Words(language))
    qtbot.addWidget(made)
    picture = QImage(str(grab(made, tmp_path / "page.png", QSize(1366, 768))))
    assert picture.width() >= 1366
    assert len({picture.pixelColor(x, y).name() for x in range(20, 400, 7) for y in range(0, 700, 7)}) > 10


@pytest.mark.parametrize("page", PAGES)
def test_every_active_part_has_a_name_and_can_be_reached(qtbot: QtBot, words: Words, page: type[QWidget]) -> None:
    made = page(words)
    qtbot.addWidget(made)
    parts = [part for kind in ACTIVE for part in made.findChildren(kind) if part.objectName() != "qt_spinbox_lineedit"]
    own = [part for part in parts if not part.isHidden() and not part.parent().inherits("QAbstractItemView")]
    assert len(own) > 5
    nameless = [
        part
        for part in own
        if not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
        or not part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert not nameless


def test_looks_stand_side_by_side(qtbot: QtBot, words: Words) -> None:
    made = ComponentPage(words, (LIGHT, DARK, CONTRAST))
    qtbot.addWidget(made)
    made.resize(2100, 768)
    made.show()
    picture = made.grab().toImage()
    grounds = [picture.pixelColor(half.x() + 4, 4).name() for half in made.halves]
    assert grounds == [look.base.lower() for look in (LIGHT, DARK, CONTRAST)]


def test_the_same_page_is_the_same_picture(qtbot: QtBot, words: Words, tmp_path: Path) -> None:
    pictures = []
    for at in range(2):
        made = ComponentPage(words)
        qtbot.addWidget(made)
        pictures.append(QImage(str(grab(made, tmp_path / f"{at}.png", QSize(1366, 768)))))
    assert pictures[0] == pictures[1]


def test_both_languages_say_the_same_and_nothing_in_vain(qtbot: QtBot) -> None:
    asked: set[str] = set()

    class Ears(Words):
        def __call__(self, code: str, **params: object) -> str:
            asked.add(code)
            return super().__call__(code, **params)

    words = Ears(Language.VI)
    for made in (ComponentPage(words, (LIGHT, DARK, CONTRAST)), ComponentParts(words)):
        qtbot.addWidget(made)
        made.show()
    assert codes(Language.VI) == codes(Language.EN)
    assert asked <= codes(Language.VI)
    assert codes(Language.VI) - asked == set()
