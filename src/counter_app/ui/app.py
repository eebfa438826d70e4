"""The window's life: shown first, furnished when the desks are open, closed when what was begun is done."""

import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from counter_app.config import preferences
from counter_app.config.preferences import Preferences
from counter_app.domain.errors import CounterError
from counter_app.services.wording import Language
from counter_app.ui.background import Background
from counter_app.ui.frame.main_window import MainWindow
from counter_app.ui.house import Wanted, WindowHouse
from counter_app.ui.qt_words import QtWords
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.words import Words


def application() -> QApplication:
    """Return the one application of this process."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    made = QApplication(sys.argv[:1])
    made.setApplicationName("counter-app")
    made.setQuitOnLastWindowClosed(True)
    return made


def run(house: WindowHouse, wanted: Wanted) -> int:
    """Open the window and return an exit code when it was closed."""
    app = application()
    program = Program(app, house, wanted)
    program.start()
    return app.exec()


class Program(QObject):
    """One run of the window on one data folder."""

    def __init__(self, app: QApplication, house: WindowHouse, wanted: Wanted) -> None:
        super().__init__()
        self.house, self.wanted = house, wanted
        self.preferences = preferences.load()
        chosen = self.preferences
        self.words = Words(wanted.language or _language(chosen), self)
        self.theme = Theme(Look(chosen.looks), chosen.text_size, self)
        self.theme.apply(app)
        self.qt_words = QtWords(app, self.words)
        self.window = MainWindow(self)
        self.background = Background(self.window.refused, self)
        self._open = ExitStack()

    @property
    def folder(self) -> Path:
        """Return the data folder that is meant: the one asked for, the one chosen before, or the usual one."""
        if self.wanted.folder is not None:
            return self.wanted.folder
        return Path(self.preferences.folder) if self.preferences.folder else self.house.default_folder()

    def start(self) -> None:
        """Show the window; what takes longer comes after its first picture."""
        self.window.show()
        QTimer.singleShot(0, self.open)

    def open(self) -> None:
        """Open the desks, or offer to found a unit where there are no data yet."""
        if self.wanted.database is None and not self.house.holds_data(self.folder):
            self.window.welcome()
            return
        opening = self.house.open(self.folder, self.wanted.database, self.wanted.now)
        self.background.run(lambda: self._open.enter_context(opening), self.window.furnish, self.window.cannot_open)

    def prefer(self, **chosen: object) -> None:
        """Keep what this account of this PC prefers."""
        self.preferences = replace(self.preferences, **chosen)  # type: ignore[arg-type]
        preferences.save(self.preferences)

    def close(self) -> None:
        """Let what was begun be finished, and close the desks."""
        self.background.run(self._open.close, failed=_ignore)
        self.background.close()


def _language(chosen: Preferences) -> Language:
    return Language.EN if chosen.language == "en" else Language.VI


def _ignore(error: CounterError) -> None: ...
