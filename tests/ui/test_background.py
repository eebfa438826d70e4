"""Desk calls leave the window's thread, and their answers come back to it in order."""

import sys
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import CounterError, Refused
from counter_app.ui.background import Background, Inline, Latest


@pytest.fixture
def refused() -> list[CounterError]:
    return []


@pytest.fixture
def background(qtbot: QtBot, refused: list[CounterError]) -> Iterator[Background]:
    made = Background(refused.append)
    yield made
    made.close()


def test_work_is_done_elsewhere_and_the_answer_is_heard_here(qtbot: QtBot, background: Background) -> None:
    heard: list[tuple[str, str]] = []
    background.run(
        lambda: threading.current_thread().name,
        lambda where: heard.append((where, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: bool(heard))
    where, here = heard[0]
    assert where.startswith("desk")
    assert here == threading.main_thread().name


def test_answers_come_in_the_order_they_were_asked(qtbot: QtBot, background: Background) -> None:
    heard: list[int] = []
    for number in range(50):
        background.run(lambda number=number: number, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 50)
    assert heard == list(range(50))


def test_a_refusal_goes_to_the_message_bar_unless_the_screen_expects_it(
    qtbot: QtBot, background: Background, refused: list[CounterError]
) -> None:
    expected: list[CounterError] = []

    def no() -> None:
        raise Refused("dossier.unknown", dossier="X")

    background.run(no, failed=expected.append)
    background.run(no)
    qtbot.waitUntil(lambda: bool(refused))
    assert [error.code for error in (*expected, *refused)] == ["dossier.unknown"] * 2


def test_an_error_nobody_expects_reaches_the_hook_for_bugs_on_this_thread(
    qtbot: QtBot, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[tuple[type[BaseException], str]] = []
    monkeypatch.setattr(
        sys, "excepthook", lambda kind, error, trace: caught.append((kind, threading.current_thread().name))
    )
    background.run(lambda: 1 // 0)
    qtbot.waitUntil(lambda: bool(caught))
    assert caught == [(ZeroDivisionError, threading.main_thread().name)]


def test_an_answer_for_a_widget_that_is_gone_is_dropped(qtbot: QtBot, background: Background) -> None:
    gone, done = QLabel(), threading.Event()
    background.run(lambda: done.wait(5) and "late", gone.setText)
    gone.deleteLater()
    qtbot.waitUntil(lambda: not _is_valid(gone))
    done.set()
    with qtbot.waitSignal(background.busy):
        pass


def test_busy_is_told_from_the_first_question_to_the_last_answer(qtbot: QtBot, background: Background) -> None:
    told: list[bool] = []
    background.busy.connect(told.append)
    for _ in range(3):
        background.run(lambda: None)
    qtbot.waitUntil(lambda: told == [True, False])


def test_only_the_newest_question_is_heard(qtbot: QtBot, background: Background) -> None:
    latest, heard = Latest(background), []
    for text in ("n", "ng", "nga"):
        latest.run(lambda text=text: text, heard.append)
    background.run(lambda: None, lambda _: heard.append("end"))
    qtbot.waitUntil(lambda: "end" in heard)
    assert heard == ["nga", "end"]


def test_the_inline_twin_answers_before_it_returns(refused: list[CounterError]) -> None:
    inline, heard = Inline(refused.append), []
    inline.run(lambda: 7, heard.append)
    assert heard == [7]


def _is_valid(widget: QLabel) -> bool:
    return bool(shiboken6.isValid(widget))
