"""The queue in a window, worked from the keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from builders import Ward, a_ward
from counter_app.ui.dialogs.act_dialog import ActDialog
from counter_app.ui.screens.queue.screen import QueueScreen
from counter_app.ui.screens.queue.work_list import WorkList
from ui.rooms import MONDAY, Bench, a_window

Key = Qt.Key


@contextmanager
def a_queue_ward(folder: Path) -> Iterator[Ward]:
    with a_ward(folder, MONDAY) as ward:
        yield ward


class QueueBench:
    """What a person sees and presses."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.screen = bench.screen("queue")
        assert isinstance(self.screen, QueueScreen)
        settle()

    @property
    def worklist(self) -> WorkList:
        return self.screen.list

    @property
    def rows(self) -> list[str]:
        return [row.handle for row in self.worklist.model.rows]

    @property
    def dialog(self) -> ActDialog:
        settle()
        found = QApplication.activeModalWidget()
        assert isinstance(found, ActDialog), found
        return found

    def press(self, key: Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        QTest.keyClick(focused(), key, modifiers)
        settle()

    def types(self, text: str) -> None:
        QTest.keyClicks(focused(), text)
        settle()

    def command(self, name: str) -> None:
        """Do what the menu does."""
        self.bench.room.commands.trigger(f"queue.{name}")
        settle()

    def why_not(self, name: str) -> str:
        return self.bench.room.commands.why_not(f"queue.{name}")

    @property
    def main_job(self) -> str:
        return self.bench.room.commands.action("queue.forward").text()

    @property
    def said(self) -> str:
        return self.bench.window.messages.said

    @property
    def told(self) -> str:
        return self.bench.window.messages.shown


def open_queue(ward: Ward, who: str, keep: object, **window: object) -> QueueBench:
    """Sit somebody down at the queue of a ward; a row at rest is read at once."""
    QueueScreen.rest_ms = 0
    WorkList.typing_ms = 0
    return QueueBench(a_window(ward, (QueueScreen,), who=who, keep=keep, **window))  # type: ignore[arg-type]


def focused() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def settle() -> None:
    for _ in range(4):
        QTest.qWait(1)
        QApplication.processEvents()
