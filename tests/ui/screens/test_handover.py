"""Taking over and sending slips by keyboard alone, read back through the desks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from builders import Ward, a_ward
from counter_app.services.counter_rows import BatchPage
from counter_app.ui.screens.handover.screen import HandoverScreen
from ui.rooms import MONDAY, Bench, a_window
from ui.screens.slips import sent

K = Qt.Key


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    with a_ward(tmp_path / "ward", MONDAY) as opened:
        yield opened


def at_the_counter(qtbot: QtBot, ward: Ward, who: str = "binh", **more: object) -> tuple[Bench, HandoverScreen]:
    bench = a_window(ward, (HandoverScreen,), who=who, keep=qtbot.addWidget, **more)  # type: ignore[arg-type]
    screen = bench.screen("handover")
    assert isinstance(screen, HandoverScreen)
    return bench, screen


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(focus(), key, with_)


def type_in(text: str) -> None:
    QTest.keyClicks(focus(), text)


def page(ward: Ward, batch: str, who: str = "binh") -> BatchPage:
    return ward.desks.worklists.batch(ward.actor(who), batch)


def outcomes(ward: Ward, batch: str) -> list[str]:
    return [line.outcome for line in page(ward, batch).lines]


# taking over


def test_all_here_and_accept_takes_two_keys(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 3)
    bench, _ = at_the_counter(qtbot, ward)
    press(K.Key_F6, K.Key_F9)
    assert outcomes(ward, batch) == ["accepted"] * 3
    assert bench.refusals == []
