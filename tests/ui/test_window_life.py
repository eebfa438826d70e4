"""One dossier's whole life in the real window: every act a key, a letter or a scan, and no mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import Ward, a_ward
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.scans import scanned
from counter_app.ui.screens import SCREENS
from ui.rooms import MONDAY, Bench, a_window
from ui.screens.receive_bench import DAO, Presses

K = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_QUICK_ENOUGH = 300  # milliseconds: longer than any screen waits for typing to end


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    with a_ward(tmp_path, MONDAY) as ward:
        opened = a_window(ward, SCREENS, who="thu", keep=qtbot.addWidget)
        opened.window.activateWindow()
        yield opened


class Person:
    """Somebody who sits down at the window."""

    def __init__(self, bench: Bench, login: str) -> None:
        self.bench = bench
        bench.ward.clock.forward(minutes=7)
        bench.counter.sit_down(bench.ward.desks.person(login))
        settle()
        self.keys = 0  # without the letters of data; a modifier is a key of its own

    def presses(self, *keys: K, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(QGuiApplication.focusWindow(), key, held)
            self.keys += 1 + (held is not Qt.KeyboardModifier.NoModifier)
            settle()

    def goes(self, digit: K) -> None:
        self.presses(digit, held=_CTRL)

    def types(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(QGuiApplication.focusWindow(), letter)
        settle()

    def scans(self, text: str) -> None:
        present = self.bench.window.present()
        assert present is not None
        present.scanned(scanned(text))
        settle()


def settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_QUICK_ENOUGH, loop.quit)
    loop.exec()


def stage(ward: Ward, code: str) -> str:
    return ward.desks.lookup.show(ward.actor(), code).dossier.stage


def newest(ward: Ward) -> str:
    return str(ward.one("SELECT code FROM dossier ORDER BY number DESC LIMIT 1"))


def test_a_dossier_lives_from_the_card_to_the_citizens_hand_by_keyboard_alone(bench: Bench) -> None:
    ward, handle = bench.ward, bench.window.windowHandle()
    assert handle is not None
    mouse = Presses(handle)

    clerk = Person(bench, "thu")
    clerk.presses(K.Key_F3)
    clerk.types("tinh trang hon nhan")
    clerk.presses(K.Key_Return)
    clerk.scans(DAO)
    clerk.presses(K.Key_F6, K.Key_F9)
    code = newest(ward)
    assert stage(ward, code) == Stage.ACCEPTED
    clerk.goes(K.Key_4)
    clerk.presses(K.Key_N, held=_CTRL)
    clerk.presses(K.Key_F6, K.Key_F9)
    assert ward.desks.worklists.dossier_card(ward.actor(), code).row.in_transit

    officer = Person(bench, "binh")
    officer.goes(K.Key_4)
    officer.presses(K.Key_F6, K.Key_F9)
    assert stage(ward, code) == Stage.IN_PROCESS
    officer.goes(K.Key_2)
    officer.presses(K.Key_F9)

    leader = Person(bench, "thang")
    leader.goes(K.Key_2)
    leader.presses(K.Key_F9, K.Key_F9)  # the form knows who signs

    registry = Person(bench, "vui")
    registry.goes(K.Key_2)
    registry.presses(K.Key_F9, K.Key_F9)
    assert stage(ward, code) == Stage.RESULT_READY

    returner = Person(bench, "tra")
    returner.goes(K.Key_3)
    returner.scans(code)
    returner.scans(DAO)
    returner.presses(K.Key_F9)
    assert stage(ward, code) == Stage.RETURNED, bench.window.messages.shown
    assert [person.keys for person in (clerk, officer, leader, registry, returner)] == [10, 7, 4, 4, 3]
    assert mouse.clicks == 0
    assert bench.refusals == []
    assert ward.desks.upkeep.verify(ward.actor()).ok
