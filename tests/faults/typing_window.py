"""A real window that works by itself: it types receipts key by key, and tells each key and each receipt as it happens.

Started as a process of its own, ``python -m faults.typing_window FOLDER TURN``, to be killed at any moment; with
``unsaved`` behind it, nothing that is typed is saved before it is received.
"""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.bootstrap import window_house
from counter_app.config import preferences
from counter_app.services.printing_ports import PrintOrder
from counter_app.services.ways_in import Wanted
from counter_app.ui.app import Program, application
from counter_app.ui.screens.receive.drafting import Drafting

GAP = 45  # milliseconds between two keys: faster than anybody types
LETTERS = "abcdeghiklmnopqrstuvxy"

Stroke = Qt.Key | str | None  # None waits for a turn


def main(folder: Path, turn: int) -> int:
    app = application()
    preferences.save(replace(preferences.load(), printer=DrawerPrinter.NAME, print_at_once=True))  # no preview comes up
    house = replace(window_house(), printer=DrawerPrinter)
    program = Program(app, house, Wanted(folder=folder, login="hoa"))
    program.start()
    typist = Typist(program, turn)
    typist.begin()
    return app.exec()


class DrawerPrinter:
    """Takes every paper at once."""

    NAME = "quầy"

    def names(self) -> tuple[str, ...]:
        return (self.NAME,)

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        """Nobody fetches it."""


class Typist:
    """Presses one key a turn on whatever has the keyboard."""

    def __init__(self, program: Program, turn: int) -> None:
        self.program, self.turn = program, turn
        self.heard = ""
        self.strokes = self.work()
        self.timer = QTimer(interval=GAP)
        self.timer.timeout.connect(self.press)

    def begin(self) -> None:
        self.timer.start()

    def press(self) -> None:
        counter = self.program.counter
        if counter is None or self.program.window.present() is None:
            return
        said = self.program.window.messages.said
        if said != self.heard:
            self.heard = said
            tell("said", said)
        stroke = next(self.strokes)
        window = self.program.window.windowHandle()
        if stroke is None or window is None:
            return
        QTest.keyClick(window, stroke)

    def work(self) -> Iterator[Stroke]:
        self.program.window.activateWindow()
        receipt = 0
        while True:
            receipt += 1
            name = f"Ha {word(self.turn)}x{word(receipt)}".title()  # one that finds nobody else
            yield Qt.Key.Key_F3
            yield from "xac nhan tinh trang hon nhan"
            yield from [None] * 12
            yield Qt.Key.Key_Return
            yield Qt.Key.Key_F2
            yield from name
            yield from [None] * 10  # the suggestions come up
            yield Qt.Key.Key_Return
            tell("entered", name)
            yield None
            for at, digit in enumerate(f"006187{self.turn:03}{receipt:03}", 1):  # without a pause
                yield digit
                tell("typed", name, str(at))
            yield Qt.Key.Key_F6
            tell("pressed", name, type(QApplication.focusWidget()).__name__)
            yield Qt.Key.Key_F9
            yield from [None] * 16


def save_nothing() -> None:
    """Take the protection away that the control is about."""

    def save(drafting: Drafting, *, held: bool = False) -> None:
        drafting.wait.stop()

    Drafting.save = save  # type: ignore[method-assign]


def word(number: int) -> str:
    """Return a made-up word for a number."""
    found = ""
    while True:
        number, at = divmod(number, len(LETTERS))
        found = LETTERS[at] + found
        if not number:
            return found.rjust(2, "a")


def tell(*words: str) -> None:
    print(f"{time.monotonic():.3f}", *words, sep="\t", flush=True)  # noqa: T201


if __name__ == "__main__":
    if sys.argv[3:] == ["unsaved"]:
        save_nothing()
    raise SystemExit(main(Path(sys.argv[1]), int(sys.argv[2])))
