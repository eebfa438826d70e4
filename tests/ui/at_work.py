"""Somebody at the keyboard of one screen: presses, types, and reads what the window says."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from builders import Ward
from counter_app.ui.dialogs.act_dialog import ActDialog
from ui.rooms import Bench

NO_KEY_HELD = Qt.KeyboardModifier.NoModifier


class AtWork:
    """``scope`` is the screen's name, the first half of the names of its commands."""

    def __init__(self, bench: Bench, scope: str) -> None:
        self.bench, self.scope = bench, scope
        bench.screen(scope)
        settle()

    @property
    def ward(self) -> Ward:
        return self.bench.ward

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NO_KEY_HELD) -> None:
        """Press keys one after the other, where the keyboard is."""
        for key in keys:
            QTest.keyClick(focused(), key, held)
            settle()

    def types(self, text: str) -> None:
        QTest.keyClicks(focused(), text)
        settle()

    def command(self, name: str) -> None:
        """Do what the menu does."""
        self.bench.room.commands.trigger(f"{self.scope}.{name}")
        settle()

    def why_not(self, name: str) -> str:
        """Return why a command cannot run; empty where it can."""
        return self.bench.room.commands.why_not(f"{self.scope}.{name}")

    def text_of(self, name: str) -> str:
        """Return what a command says it would do."""
        return self.bench.room.commands.action(f"{self.scope}.{name}").text()

    @property
    def said(self) -> str:
        """What the toast says."""
        return self.bench.window.messages.said

    @property
    def shown(self) -> str:
        """What the message bar says."""
        return self.bench.window.messages.shown

    @property
    def printed(self) -> list[tuple[int, bool]]:
        """The jobs that went to paper, and whether each was only looked at."""
        return self.bench.room.papers.jobs  # type: ignore[attr-defined, no-any-return]

    @property
    def dialog(self) -> ActDialog:
        """The question that stands over the window."""
        settle()
        found = QApplication.activeModalWidget()
        assert isinstance(found, ActDialog), found
        return found


def focused() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def settle() -> None:
    """Let timers of no time and what they cause come to rest."""
    for _ in range(4):
        QTest.qWait(1)
        QApplication.processEvents()
