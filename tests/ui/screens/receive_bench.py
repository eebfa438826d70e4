"""A clerk at the receive screen: keys and scans alone, every key counted as a finger feels it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import BIRTH, CERTIFIED_COPY, SINGLE_STATUS, Ward, a_form, a_party, a_ward
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.scans import scanned
from counter_app.ui.screens.receive.screen import ReceiveScreen
from ui.keyboard import Keyboard
from ui.rooms import MONDAY, Bench, a_window

DAO = "006187004512|085012345|Nguyễn Thị Đào|12031987|Nữ|Số nhà 12, tổ 5, phường Đức Xuân|20052022"
TU = "006085001234||Lương Văn Tú|05061985|Nam|Tổ 3, phường Đức Xuân|20052022"
ODD = "006187004512|085012345|Nguyễn Thị Đào|12031987|Nam|Số nhà 12, phường Đức Xuân|20052022"


class Presses(QObject):
    """Counts the keys and clicks that reach a window; a modifier is a key of its own.

    Qt offers every key first as a possible shortcut: that is counted, for a key that is one comes no other way.
    """

    def __init__(self, window: QWindow) -> None:
        super().__init__()
        self.keys = self.clicks = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            self.keys += 1
        self.clicks += event.type() is QEvent.Type.MouseButtonPress
        return False


@dataclass
class Clerk:
    """Works by keyboard and scanner. ``commands`` counts keys without the letters and digits of data."""

    bench: Bench
    screen: ReceiveScreen
    presses: Presses
    data: int = 0
    keyboard: Keyboard = field(default_factory=Keyboard)

    @property
    def ward(self) -> Ward:
        return self.bench.ward

    @property
    def window(self) -> QWindow:
        handle = self.bench.window.windowHandle()
        assert handle is not None
        return handle

    @property
    def commands(self) -> int:
        return self.presses.keys - self.data

    def start(self) -> None:
        """Count from here."""
        self.presses.keys = self.presses.clicks = self.data = 0

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other."""
        for key in keys:
            QTest.keyClick(self.window, key, held)
            QApplication.processEvents()

    def control(self, key: Qt.Key) -> None:
        self.press(key, held=Qt.KeyboardModifier.ControlModifier)

    def alt(self, key: Qt.Key) -> None:
        self.press(key, held=Qt.KeyboardModifier.AltModifier)

    def type(self, text: str) -> None:
        """Type data."""
        before = self.presses.keys
        self.keyboard.types(self.window, text)
        self.data += self.presses.keys - before
        QApplication.processEvents()

    def scan(self, text: str) -> None:
        """Scan a card: the router has taken the burst out of the field and hands the screen its text."""
        self.screen.scanned(scanned(text))
        QApplication.processEvents()

    def choose(self, procedure: str) -> None:
        """Have a procedure chosen before counting starts."""
        self.press(Qt.Key.Key_F3)
        self.type(procedure)
        self.press(Qt.Key.Key_Return)
        self.start()

    def last(self) -> Dossier:
        """Return the newest dossier, as look-up tells it."""
        code = self.ward.one("SELECT code FROM dossier WHERE code IS NOT NULL ORDER BY number DESC LIMIT 1")
        return self.dossier(code)

    def dossier(self, code: str) -> Dossier:
        return self.ward.desks.lookup.show(self.ward.actor(), code).dossier

    def received(self) -> int:
        return int(self.ward.one("SELECT count(*) FROM dossier WHERE code IS NOT NULL"))

    @property
    def focused(self) -> str:
        """What the widget that has the keyboard is called."""
        focus = QApplication.focusWidget()
        return focus.accessibleName() if focus else ""

    @property
    def said(self) -> str:
        """What the message bar says."""
        return str(self.bench.window.messages.shown)


@contextmanager
def a_clerk(folder: Path, keep: Callable[[QObject], None] | None = None, **more: object) -> Iterator[Clerk]:
    """Open a ward where some things were received before, with the receive screen in front."""
    with a_ward(folder, MONDAY) as ward:
        before(ward)
        bench = a_window(ward, (ReceiveScreen,), keep=keep, **more)  # type: ignore[arg-type]
        yield clerk_at(bench)


def clerk_at(bench: Bench) -> Clerk:
    """Sit down at a window."""
    screen = bench.screen("receive")
    assert isinstance(screen, ReceiveScreen)
    screen.be_quick()
    bench.window.activateWindow()
    handle = bench.window.windowHandle()
    assert handle is not None
    return Clerk(bench, screen, Presses(handle))


def before(ward: Ward) -> None:
    """What the counter has received: three of one procedure, two of another, one of a third."""
    for procedure, name, number in (
        (SINGLE_STATUS, "Triệu Thị Mùi", ""),
        (SINGLE_STATUS, "Bế Thị Ngân", "006190007654"),
        (SINGLE_STATUS, "Cao Xuân Trường", ""),
        (CERTIFIED_COPY, "Lục Thị Hoài", ""),
        (CERTIFIED_COPY, "Nông Thị Bích", ""),
        (BIRTH, "Lý Văn Páo", ""),
    ):
        ward.receive(a_form(procedure, a_party(name=name, id_number=number, phone="0912345678"), pages=1, copies=1))
