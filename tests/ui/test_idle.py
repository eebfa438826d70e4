"""A covered counter shows nobody's data, and goes on with whoever says so."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from builders import HOA, THANG
from counter_app.services.wording import Language
from counter_app.ui.idle import IdleWatch, LockCover
from counter_app.ui.words import Words

NAME = "Nguyễn Thị Đào"


class Counter:
    """A main window with a person's name in it, in its title, in a dialog and in the clipboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        self.window.setWindowTitle(NAME)
        self.window.setCentralWidget(QLineEdit(NAME))
        self.window.statusBar().showMessage(NAME)
        qtbot.addWidget(self.window)
        self.window.resize(700, 500)
        self.window.show()
        self.dialog = QDialog(self.window)
        QLabel(NAME, self.dialog)
        self.dialog.show()
        QGuiApplication.clipboard().setText(NAME)
        self.words = Words()
        self.cover = LockCover(self.words, self.window)

    def lock(self) -> None:
        self.cover.cover([HOA, THANG], last="thang")

    def seen(self) -> list[QWidget]:
        """Return the visible widgets that are not the cover's own."""
        every = [*self.window.findChildren(QWidget), *self.dialog.findChildren(QWidget), self.dialog]
        own = {self.cover, *self.cover.findChildren(QWidget)}
        return [widget for widget in every if widget.isVisible() and widget not in own]


@pytest.fixture
def counter(qtbot: QtBot) -> Iterator[Counter]:
    return Counter(qtbot)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_nothing_of_anybody_is_left_to_be_seen(counter: Counter) -> None:
    assert counter.seen()
    counter.lock()
    assert counter.cover.covers
    assert not counter.seen()
    assert counter.cover.geometry() == counter.window.rect()
    assert NAME not in counter.window.windowTitle()
    assert QGuiApplication.clipboard().text() == ""


def test_the_picture_is_the_same_whoever_was_served(counter: Counter) -> None:
    counter.lock()
    first = picture(counter.window)
    counter.window.centralWidget().setText("Trần Văn Bình")  # type: ignore[attr-defined]
    assert picture(counter.window) == first


def test_the_last_one_stands_first_and_enter_goes_on(qtbot: QtBot, counter: Counter) -> None:
    counter.lock()
    assert counter.cover.people.item(0).text().startswith(THANG.name)
    with qtbot.waitSignal(counter.cover.continued) as heard:
        QTest.keyClick(counter.cover.people, Qt.Key.Key_Return)
    assert heard.args == ["thang"]


def test_whoever_goes_on_finds_everything_as_it_was(qtbot: QtBot, counter: Counter) -> None:
    before = set(counter.seen())
    counter.lock()
    counter.cover.people.itemActivated.emit(counter.cover.people.item(1))
    assert set(counter.seen()) == before
    assert counter.window.windowTitle() == NAME
    assert not counter.cover.covers


def test_what_comes_up_while_covered_is_put_away(qtbot: QtBot, counter: Counter) -> None:
    counter.lock()
    toast = QLabel(NAME, counter.window)
    toast.show()
    qtbot.waitUntil(lambda: not toast.isVisible())
    counter.dialog.show()
    qtbot.waitUntil(lambda: not counter.dialog.isVisible())
    assert not counter.seen()


def test_the_cover_grows_with_the_window_and_locking_twice_is_locking_once(counter: Counter) -> None:
    counter.lock()
    counter.lock()
    counter.window.resize(900, 640)
    assert counter.cover.geometry() == counter.window.rect()
    assert counter.cover.people.count() == 2


def test_the_cover_says_that_it_is_no_password(counter: Counter) -> None:
    counter.lock()
    assert "Chưa có mật khẩu" in counter.cover.honest.text()
    counter.words.speak(Language.EN)
    assert counter.cover.asked.text() == "Who goes on?"
    assert counter.window.windowTitle() == "The screen is covered"


def test_a_counter_that_nobody_touches_is_told(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    watch = IdleWatch(minutes=0.3 / 60)
    watch.watch_application()
    watch.watch(line.windowHandle())
    touched = []
    watch.idle.connect(lambda: touched.append(line.text()))
    for _ in range(6):
        QTest.keyClick(line.windowHandle(), "a")
        qtbot.wait(100)
    assert not touched
    qtbot.waitUntil(lambda: touched == ["aaaaaa"])
