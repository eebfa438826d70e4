"""Each check finds the defect that is planted for it, and finds nothing once it is mended."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.services.wording import Language
from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.paint import write
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.choice import RadioRow
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.widgets.plain import label, tip
from ui.audits import clipping, contrasts, focus, language, mnemonics, names, tabbing
from ui.audits.walking import Finding


class Form(QWidget):
    """Two fields and a button, all as they should be."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.setWindowTitle("Mẫu")
        self.one, self.two, self.button = LineEdit("Họ tên"), LineEdit("Ghi chú"), Button("Lưu")
        self.said = label("Chữ thường")
        self.column = QVBoxLayout(self)
        for part in (self.said, self.one, self.two, self.button):
            self.column.addWidget(part)

    def up(self) -> "Form":
        self.show()
        self.activateWindow()
        self.one.setFocus()
        for _ in range(3):
            QApplication.processEvents()
        return self


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    return Form(qtbot)


def told(findings: object) -> str:
    assert not isinstance(findings, Finding)
    return "\n".join(str(finding) for finding in findings)  # type: ignore[attr-defined]


def test_a_form_in_order_passes_every_check(form: Form) -> None:
    form.up()
    found = [names.check(form), clipping.check(form), contrasts.check(form), mnemonics.check(form)]
    found.append(language.check(form, Language.VI, None))
    stops = tabbing.rounds(form)
    found += [tabbing.check(form, stops, form.one), focus.check(form, stops)]
    assert not "".join(told(findings) for findings in found)


def test_a_part_without_a_name_and_two_of_one_name(form: Form) -> None:
    form.one.setAccessibleName("")
    form.up()
    assert "has none" in told(names.check(form))
    form.one.setAccessibleName(form.two.accessibleName())
    assert "2 parts side by side" in told(names.check(form))


def test_an_order_that_leaps_and_a_part_that_is_not_reached(form: Form) -> None:
    QWidget.setTabOrder(form.one, form.button)
    QWidget.setTabOrder(form.button, form.two)
    form.up()
    assert "stands behind it" in told(tabbing.check(form, tabbing.rounds(form)))
    assert "is not reached" in told(tabbing.check(form, [form.one, form.two]))
    assert "has the keyboard first" in told(tabbing.check(form, tabbing.rounds(form), form.two))


def test_a_trap_for_the_keyboard(form: Form) -> None:
    class Trap(QLineEdit):
        def focusNextPrevChild(self, forward: bool) -> bool:
            return True

    trap = Trap()
    trap.setAccessibleName("Bẫy")
    form.column.insertWidget(2, trap)
    form.up()
    assert "does not let the keyboard go" in told(tabbing.check(form, tabbing.rounds(form)))


def test_a_keyboard_that_cannot_be_seen(form: Form) -> None:
    class Shy(QPushButton):
        def paintEvent(self, event: QPaintEvent) -> None: ...

    shy = Shy("Kín")
    form.column.addWidget(shy)
    form.up()
    assert "pixels tell" in told(focus.check(form, tabbing.rounds(form)))
    ringed(shy, Ring.BUTTON)
    form.one.setFocus()
    assert "Shy" not in told(focus.check(form, tabbing.rounds(form)))


def test_words_that_are_cut(form: Form) -> None:
    form.up()
    form.said.setFixedWidth(20)
    form.button.setFixedWidth(20)
    QApplication.processEvents()
    found = told(clipping.check(form))
    assert "Label" in found
    assert "Button" in found


def test_a_part_outside_its_place_and_one_over_another(form: Form) -> None:
    form.up()
    form.button.move(form.width() - 5, form.button.y())
    form.two.setGeometry(form.one.geometry())
    found = told(clipping.check(form))
    assert "lies outside" in found
    assert "lies over" in found


def test_a_painted_text_that_is_shortened_without_a_tool_tip(form: Form) -> None:
    class Painted(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            write(QPainter(self), self.rect(), "Một dòng chữ dài hơn chỗ của nó", Type.BODY, "#000000")

    painted = Painted()
    painted.setFixedSize(60, 20)
    form.column.addWidget(painted)
    form.up()
    assert "painted shortened" in told(clipping.check(form))
    tip(painted, "Một dòng chữ dài hơn chỗ của nó")
    assert "painted shortened" not in told(clipping.check(form))


def test_an_ink_that_cannot_be_read(form: Form) -> None:
    form.said.setStyleSheet("color: #D0D0D0")
    form.up()
    assert "contrast" in told(contrasts.check(form))


def test_letters_that_cannot_be_pressed_or_are_wanted_twice(form: Form) -> None:
    for words in ("&Được", "&Lưu", "&Loại"):
        form.column.addWidget(QPushButton(words))
    form.up()
    found = told(mnemonics.check(form))
    assert "no plain letter" in found
    assert "2 parts want it" in found


@pytest.mark.parametrize(("spoken", "said"), [(Language.VI, "Save all"), (Language.EN, "Lưu hết")])
def test_a_word_of_the_other_language(form: Form, spoken: Language, said: str) -> None:
    form.said.setText(said if spoken is Language.VI else "All saved")
    tip(form.button, said)
    form.up()
    assert said in told(language.check(form, spoken, None))


def test_a_radio_group_counts_as_reached_by_its_chosen_one(form: Form) -> None:
    row = RadioRow("Cách", [("a", "Tại quầy"), ("b", "Bưu điện")])
    row.choose("b")
    form.column.addWidget(row, 0, Qt.AlignmentFlag.AlignLeft)
    form.up()
    assert "is not reached" not in told(tabbing.check(form, tabbing.rounds(form)))
