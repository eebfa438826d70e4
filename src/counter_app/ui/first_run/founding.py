"""What comes of the first run: the unit founded and opened, sample data, or data that were somewhere all along."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from counter_app.config import first_run
from counter_app.domain.errors import CounterError, Unavailable
from counter_app.domain.scans import Scan
from counter_app.services.acting import Actor
from counter_app.ui.background import Runner
from counter_app.ui.first_run.page import FirstRun
from counter_app.ui.first_run.step import Tools
from counter_app.ui.frame.main_window import MainWindow


class FoundingWay(QObject):
    """Shows the first run and does what it asks for; ``opened`` tells which folder to open, and who sits down."""

    opened = Signal(object, str)  # Path, login

    def __init__(self, window: MainWindow, background: Runner, tools: Tools, demo: Path) -> None:
        super().__init__(window)
        self._window, self._house, self._background, self._tools = window, tools.house, background, tools
        self._demo = demo
        self._under_way = False  # a key pressed twice founds one unit
        self.page = FirstRun(tools)
        self.page.founding_asked.connect(self.found)
        self.page.demo_asked.connect(self.open_demo)
        self.page.open_asked.connect(self._open)

    def begin(self) -> None:
        """Show the page, and put the keyboard where it begins."""
        self._window.put(self.page)
        self.page.first_focus().setFocus()

    def end(self) -> None:
        """Put the page away for good."""
        self.page.hide()
        self.page.deleteLater()

    def scanned(self, scan: Scan) -> None:
        """Hand a scan to the page."""
        self.page.scanned(scan)

    def found(self) -> None:
        """Make everything in one act, or say at its field what stands in the way."""
        if self._under_way:
            return
        answers = self.page.answers
        try:
            founding = answers.founding()
        except CounterError as error:
            self._not_founded(error)
            return
        folder, login = answers.folder or self._tools.folder, founding.people[0].login
        self._under_way = True
        self._window.messages.inform(self._tools.words("first_run.working"))

        place = answers.backup_place

        def make() -> CounterError | None:
            if place is not None and not self._house.look(place).exists:
                raise Unavailable("backup.place_missing", place=str(place))
            self._house.found(folder, founding, None)
            return self._secure(folder, login, place)

        self._background.run(make, lambda fault: self._founded(folder, login, fault), self._not_founded)

    def open_demo(self) -> None:
        """Open sample data in a folder of their own, made where there are none; the draft waits."""
        if self._under_way:
            return
        folder, self._under_way = self._demo, True
        self._window.messages.inform(self._tools.words("first_run.working"))
        self._background.run(lambda: self._house.demo(folder), lambda _: self._open(folder), self._not_founded)

    def _secure(self, folder: Path, login: str, place: Path | None) -> CounterError | None:
        """Make the first back-up of a unit that stands already; a place that fails now takes nothing back."""
        with self._house.open(folder, None, None) as desks:
            admin = Actor(desks.person(login))
            try:
                if place is not None:
                    desks.backups.choose_place(admin, place)
            except CounterError as error:
                return error
            desks.backups.automatic(admin)
        return None

    def _founded(self, folder: Path, login: str, fault: CounterError | None) -> None:
        first_run.forget()
        self._tools.prefer(folder=str(folder), login=login)
        self._window.messages.clear()
        self.opened.emit(folder, login)
        if fault is not None:
            words = self._tools.words
            self._window.messages.done(words("first_run.backup_place_failed", why=words.say(fault)))

    def _not_founded(self, error: CounterError) -> None:
        self._under_way = False
        self._window.messages.clear()
        if not self.page.refused(error):
            self._window.messages.refused(error)

    def _open(self, folder: str | Path) -> None:
        self._window.messages.clear()
        self.opened.emit(Path(folder), "")
