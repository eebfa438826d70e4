"""A question cannot be answered by a scanner, nor by Enter alone; the harmless answer is always the near one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from counter_app.ui.widgets.safe_confirm import Question, SafeConfirm

DELETE = Question("Xóa bản nháp?", ["Bản nháp 09:30 sẽ mất."], "Xóa bản nháp", "Giữ lại")
CARD = "001187000123|Nguyễn Thị Đào"


@pytest.fixture
def asked(qtbot: QtBot) -> SafeConfirm:
    made = SafeConfirm(DELETE)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def press(asked: SafeConfirm, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or asked, key)


def scan(asked: SafeConfirm) -> None:
    """What a scanner types: characters without a pause, then Enter."""
    for letter in CARD:
        if asked.isVisible():
            QTest.keyClick(QApplication.focusWidget() or asked, letter if letter.isascii() else "x")
    if asked.isVisible():
        press(asked, Qt.Key.Key_Return)


def test_the_harmless_answer_has_the_keyboard(asked: SafeConfirm) -> None:
    assert asked.no.hasFocus()
    assert not asked.yes.isDefault()
    assert not asked.yes.autoDefault()


def test_a_scan_answers_nothing(asked: SafeConfirm) -> None:
    scan(asked)
    assert asked.isVisible()


def test_a_scan_on_the_other_button_answers_nothing(asked: SafeConfirm) -> None:
    asked.yes.setFocus()
    scan(asked)
    assert asked.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_leave_it(asked: SafeConfirm, key: Qt.Key) -> None:
    press(asked, key)
    assert not asked.isVisible()
    assert asked.result() == QDialog.DialogCode.Rejected


def test_enter_on_the_other_button_does_not_do_it(asked: SafeConfirm) -> None:
    asked.yes.setFocus()
    press(asked, Qt.Key.Key_Return)
    assert asked.isVisible()


def test_its_own_key_does_it(qtbot: QtBot, asked: SafeConfirm) -> None:
    press(asked, Qt.Key.Key_F9)
    assert asked.result() == QDialog.DialogCode.Accepted


def test_tab_and_space_do_it(qtbot: QtBot, asked: SafeConfirm) -> None:
    press(asked, Qt.Key.Key_Tab)
    assert asked.yes.hasFocus()
    press(asked, Qt.Key.Key_Space)
    assert asked.result() == QDialog.DialogCode.Accepted


def test_a_click_does_it(qtbot: QtBot, asked: SafeConfirm) -> None:
    qtbot.mouseClick(asked.yes, Qt.MouseButton.LeftButton)
    assert asked.result() == QDialog.DialogCode.Accepted
