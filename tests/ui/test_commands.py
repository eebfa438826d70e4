"""One registry: what may run, under which key, and why not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.people import Person, Right, Role
from counter_app.ui.commands import EVERYWHERE, Command, Commands
from counter_app.ui.words import Words

RECEIVE = Command("receive", "finish", key="F9", right=Right.RECEIVE, main=True)
RETURN = Command("return", "finish", key="F9", right=Right.GIVE_BACK, main=True)
HELP = Command(EVERYWHERE, "help", key="F1")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitActive(widget)
    return widget


@pytest.fixture
def commands(window: QWidget) -> Commands:
    return Commands(window, Words())


def press(window: QWidget, key: Qt.Key) -> None:
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    QTest.keyClick(field, key)


def test_what_is_covered_hears_no_key_until_somebody_goes_on(window: QWidget, commands: Commands) -> None:
    ran: list[str] = []
    commands.add(RECEIVE, lambda: ran.append("receive"))
    commands.add(HELP, lambda: ran.append("help"))
    commands.activate("receive")
    commands.hush(True)
    commands.activate("receive")
    for key in (Qt.Key.Key_F9, Qt.Key.Key_F1):
        press(window, key)
    commands.trigger(RECEIVE.id)
    assert ran == []
    commands.hush(False)
    for key in (Qt.Key.Key_F9, Qt.Key.Key_F1):
        press(window, key)
    assert ran == ["receive", "help"]


def test_the_same_key_does_the_main_job_of_the_present_screen(window: QWidget, commands: Commands) -> None:
    ran: list[str] = []
    commands.add(RECEIVE, lambda: ran.append("receive"))
    commands.add(RETURN, lambda: ran.append("return"))
    for scope in ("receive", "return", "receive", "queue"):
        commands.activate(scope)
        press(window, Qt.Key.Key_F9)
    assert ran == ["receive", "return", "receive"]


def test_a_key_of_everywhere_works_on_every_screen(window: QWidget, commands: Commands) -> None:
    ran: list[str] = []
    commands.add(HELP, lambda: ran.append("help"))
    for scope in ("receive", "return"):
        commands.activate(scope)
        press(window, Qt.Key.Key_F1)
    assert len(ran) == 2


def test_a_command_that_cannot_run_says_why_instead(window: QWidget, commands: Commands, qtbot: QtBot) -> None:
    action = commands.add(RECEIVE, lambda: pytest.fail("it ran"))
    commands.activate("receive")
    commands.allow("receive.finish", "dossier.unknown", dossier="…0032")
    assert not action.isEnabled()
    with qtbot.waitSignal(commands.refused) as said:
        press(window, Qt.Key.Key_F9)
    assert "…0032" in said.args[0]
    commands.allow("receive.finish")
    assert action.isEnabled()


def test_a_person_without_the_right_is_told_so(commands: Commands, qtbot: QtBot) -> None:
    action = commands.add(RETURN, lambda: pytest.fail("it ran"))
    commands.activate("return")
    commands.serve(Person("binh", "Lê Văn Bình", roles=frozenset({Role.SPECIALIST})))
    assert not action.isEnabled()
    with qtbot.waitSignal(commands.refused):
        commands.trigger("return.finish")
    commands.serve(Person("hoa", "Trần Thị Hoa", roles=frozenset({Role.RETURNER})))
    assert action.isEnabled()


def test_a_command_cannot_be_registered_twice(commands: Commands) -> None:
    commands.add(RECEIVE, lambda: None)
    with pytest.raises(ValueError, match=r"receive\.finish"):
        commands.add(RECEIVE, lambda: None)
