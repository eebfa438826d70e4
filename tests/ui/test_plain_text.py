"""What a person typed is shown letter by letter, wherever it comes up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.chip import Chip, ChipKind, ChipLabel, chip_size
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.widgets.person import PersonReadOut
from counter_app.ui.widgets.plain import Label, label, tip

HOSTILE = [
    "<b>Nguyễn</b> <img src='file:///etc/passwd'>",
    "<a href='http://x'>x</a>",
    "a &lt; b && c &amp; d",
    "</qt><script>1</script>",
    "%1 {0} %s",
]


def read_aloud(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.text(QAccessible.Text.Name)


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_label_shows_markup_as_letters(qtbot: QtBot, typed: str) -> None:
    shown = label(typed, Type.PERSON)
    qtbot.addWidget(shown)
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert shown.text() == typed
    assert shown.sizeHint().width() >= label("", Type.PERSON).sizeHint().width() + len(typed) * 4


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_tool_tip_shows_markup_as_letters(qtbot: QtBot, typed: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    tip(widget, typed)
    document = QTextDocument()  # what Qt itself reads a tool tip with
    document.setHtml(widget.toolTip())
    assert document.toPlainText() == typed


def test_a_tool_tip_keeps_its_lines(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    tip(widget, "một\nhai")
    document = QTextDocument()
    document.setHtml(widget.toolTip())
    assert document.toPlainText() == "một\nhai"


@pytest.mark.parametrize("typed", HOSTILE)
def test_controls_say_what_was_typed_and_make_no_shortcut_of_it(qtbot: QtBot, typed: str) -> None:
    for control in (Button(typed), CheckBox(typed)):
        qtbot.addWidget(control)
        assert control.accessibleName() == typed
        assert control.shortcut() == QKeySequence()


@pytest.mark.parametrize("typed", HOSTILE)
def test_chips_and_banners_show_markup_as_letters(qtbot: QtBot, typed: str) -> None:
    chip, banner = ChipLabel(Chip(ChipKind.ON_TIME, typed)), Banner(Weight.INFO, typed)
    for widget in (chip, banner):
        qtbot.addWidget(widget)
        assert read_aloud(widget) == typed
    assert chip.sizeHint().width() > chip_size(Chip(ChipKind.ON_TIME, "")).width() + len(typed) * 4
    assert banner.words == typed


def test_a_person_is_read_out_as_typed(qtbot: QtBot) -> None:
    person = PersonReadOut()
    qtbot.addWidget(person)
    person.show_person(HOSTILE[0], HOSTILE[1], HOSTILE[2])
    assert [part.text() for part in person.findChildren(Label)] == HOSTILE[:3]
