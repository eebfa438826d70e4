"""Where the tour is played: one window after another on a demo folder, keys that reach it, and a camera."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.scans import scanned
from counter_app.services.demo.clockwork import MovedClock, moved
from counter_app.services.desks import Desks
from counter_app.services.wording import Language
from counter_app.ui.background import Inline
from counter_app.ui.changes import Changes
from counter_app.ui.counter import Counter, Fittings
from counter_app.ui.frame.main_window import MainWindow
from counter_app.ui.room import Seat
from counter_app.ui.screen import Screen
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.words import Words

SIZE = (1366, 768)
_NONE = Qt.KeyboardModifier.NoModifier
_SETTLES = 250  # milliseconds: longer than any debounce of a screen


@dataclass
class Album:
    """The pictures and papers of a tour, numbered in their order."""

    out: Path
    pictures: list[Path] = field(default_factory=list)
    papers: list[Path] = field(default_factory=list)

    def picture(self, window: QWidget, name: str) -> None:
        """Take a picture of a window."""
        path = self.out / f"{len(self.pictures) + 1:02d}-{name}.png"
        if not window.grab().save(str(path), "PNG"):
            raise OSError(f"cannot write {path}")
        self.pictures.append(path)


class KeptPapers:
    """Draws what is ordered into the album instead of sending it to a printer."""

    def __init__(self, desks: Desks, seat: Seat, album: Album) -> None:
        self._desks, self._seat, self._album = desks, seat, album

    @property
    def waits(self) -> bool:
        """Say that nothing waits."""
        return False

    def show_waiting(self, job: int = 0) -> None:
        """Do nothing: nothing waits."""

    def print(self, job: int, *, preview: bool = False, asked: bool = False) -> None:
        """Draw a job."""
        row, pdf = self._desks.print_room.paper(self._seat.actor(), job)
        path = self._album.out / f"{len(self._album.papers) + 1:02d}-{row.form}.pdf"
        path.write_bytes(pdf)
        self._album.papers.append(path)


class NeverSure:
    """Nobody answers a question during the tour."""

    def sure(self, question: str, consequence: str, action: str) -> bool:
        """Take the harmless answer."""
        return False


@dataclass
class Actress:
    """Somebody at the keyboard of a window. Everything she does is a key, a letter or a scan."""

    window: MainWindow
    counter: Counter
    album: Album

    def goes(self, place: str) -> Screen:
        """Go to a place."""
        self.counter.go(place)
        self.waits()
        present = self.window.present()
        if present is None:
            raise LookupError(place)
        return present

    def presses(self, *keys: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        """Press keys one after the other."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
            self.waits()

    def types(self, text: str) -> None:
        """Type letters where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        self.waits()

    def scans(self, text: str) -> None:
        """Hold something under the scanner."""
        present = self.window.present()
        if present is not None:
            present.scanned(scanned(text))
        self.waits()

    def shows(self, name: str) -> None:
        """Take a picture of what stands there now."""
        self.album.picture(self.window, name)

    def shows_page(self, name: str) -> None:
        """Take a picture of the page that lies over the window, and put it away."""
        page = QApplication.activeModalWidget() or next(
            one for one in self.window.findChildren(QDialog) if one.isVisible()
        )
        self.album.picture(page, name)
        page.close()

    def waits(self) -> None:
        """Let the window settle."""
        loop = QEventLoop()
        QTimer.singleShot(_SETTLES, loop.quit)
        loop.exec()


@dataclass
class Stage:
    """The demo folder's desks at a time of our own, and what is on the wall behind them."""

    desks: Desks
    album: Album
    screens: tuple[type[Screen], ...]
    clock: MovedClock

    @contextmanager
    def scene(
        self,
        at: datetime,
        who: str,
        *,
        language: Language = Language.VI,
        look: Look = Look.LIGHT,
        text_size: float = 1.0,
        size: tuple[int, int] = SIZE,
    ) -> Iterator[Actress]:
        """Open a window at a time of the day, with somebody at its keyboard; it is closed at the end."""
        self.clock.now = at
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("the tour needs an application")
        words, theme = Words(language), Theme(look, text_size)
        theme.apply(app)
        window = MainWindow(words)

        def papers(desks: Desks, seat: Seat, changes: Changes) -> KeptPapers:
            return KeptPapers(desks, seat, self.album)

        def refused(error: CounterError) -> None:
            window.messages.refused(error)

        fittings = Fittings(words, theme, Inline(refused), NeverSure(), papers, self.screens)
        counter = Counter(window, self.desks, self.desks.person(who), fittings)
        window.resize(*size)
        window.show()
        window.activateWindow()
        counter.open()
        actress = Actress(window, counter, self.album)
        actress.waits()
        try:
            yield actress
        finally:
            window.close()
            window.deleteLater()  # left to the collector it might go while the next look is put on every widget


def stage(desks: Desks, out: Path, screens: tuple[type[Screen], ...], first: datetime) -> Stage:
    """Set the stage over a demo folder's desks; Refused for live data."""
    out.mkdir(parents=True, exist_ok=True)
    clock = MovedClock(first)
    ours, _ = moved(desks, clock)
    return Stage(ours, Album(out), screens, clock)
