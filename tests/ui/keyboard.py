"""A keyboard and a scanner for tests: keys reach the window as the system sends them, at moments the test chooses."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest

from counter_app.ui.scan_router import ScanRouter

BACKSPACE = "\b"
PREFIX = "\x02"
_KEYS = {BACKSPACE: Qt.Key.Key_Backspace, "\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


class Keyboard:
    """Presses keys on the window in front; ``at`` is the time of its keys in milliseconds, ``now`` in seconds."""

    def __init__(self) -> None:
        self.at = 1_000

    def now(self) -> float:
        return self.at / 1_000

    def stamp(self, event: QKeyEvent) -> int:
        return self.at

    def router(self) -> ScanRouter:
        return ScanRouter(stamp=self.stamp, now=self.now)

    def types(self, window: QWindow, text: str, gap: int = 90) -> None:
        """Type as a person does; ``\\b`` is the backspace key."""
        for char in text:
            self.at += gap
            self._press(window, char)

    def scans(self, window: QWindow, text: str, end: str = "\n", gap: int = 4) -> None:
        """Send a burst as a scanner does."""
        self.at += 500
        self.types(window, text + end, gap)

    def unikey(self, window: QWindow, *strokes: str) -> None:
        """Type strokes of a person; what an input method adds to each follows it at once."""
        for first, *rest in strokes:
            self.types(window, first)
            self.types(window, "".join(rest), gap=1)

    def presses(self, window: QWindow, key: Qt.Key) -> None:
        self.at += 90
        QTest.keyClick(window, key)

    def _press(self, window: QWindow, char: str) -> None:
        if char in _KEYS:
            QTest.keyClick(window, _KEYS[char])
        elif char == PREFIX:
            QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        elif char.isascii():
            QTest.keyClick(window, char)
        else:  # Qt's own test keyboard knows ASCII alone
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                none = Qt.KeyboardModifier.NoModifier
                QCoreApplication.sendEvent(window, QKeyEvent(kind, Qt.Key.Key_unknown, none, char))
