"""What the house does by itself while people work: back-ups by the clock, a look around before work begins."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.errors import CounterError
from counter_app.services.health import HealthReport
from counter_app.services.standing import StartNotices
from counter_app.ui.changes import Kind
from counter_app.ui.frame.main_window import MainWindow
from counter_app.ui.room import Room

EVERY_MINUTE = 60_000
_PAPERS = "papers.unprinted"
BackUp = Callable[[str, bool], Mapping[str, Any]]
"""Backs up for a login, closing or not, in a process of its own; the answer is that of ``backup auto --json``."""


class Housekeeping(QObject):
    """Looks around at the start, backs up when the clock says so, and tells only what needs somebody."""

    def __init__(self, window: MainWindow, room: Room, back_up: BackUp) -> None:
        super().__init__(window)
        self._window, self._room, self._back_up = window, room, back_up
        self._notices: StartNotices | None = None
        self._backing_up = self._told_papers = False
        self._clock = QTimer(self, interval=EVERY_MINUTE)
        self._clock.timeout.connect(self.back_up)
        room.words.changed.connect(self._show)
        room.changes.told.connect(self._told)
        window.title_row.papers_asked.connect(self.draw_waiting)
        window.title_row.backup_asked.connect(self.back_up)

    def begin(self) -> None:
        """Look around once, and keep the clock from now on."""
        actor, health = self._room.seat.actor(), self._room.desks.health
        self._room.background.run(lambda: health.look(actor), self._looked)
        self.look()
        self._clock.start()

    def look(self) -> None:
        """Read how the house stands."""
        actor, standing = self._room.seat.actor(), self._room.desks.standing
        self._room.background.run(lambda: standing.start_notices(actor), self._seen)

    def back_up(self) -> None:
        """Make a back-up where one is due; never two at once."""
        if not self._backing_up:
            self._room.background.run(self._room.desks.backups.due, self._due)

    def close(self) -> None:
        """Make the last back-up of the day where something changed; the window is gone, so nothing is told."""
        self._clock.stop()
        login, backups = self._room.seat.person.login, self._room.desks.backups

        def last() -> None:
            if backups.status().changed:
                self._back_up(login, True)

        self._room.background.run(last)

    def draw_waiting(self) -> None:
        """Print what was received and never printed, such as after a power cut."""
        self._room.papers.show_waiting()

    def _due(self, due: bool) -> None:
        if due and not self._backing_up:  # two may have asked before either was answered
            self._backing_up = True
            login = self._room.seat.person.login
            self._room.background.aside(lambda: self._back_up(login, False), self._backed_up, self._not_begun)

    def _not_begun(self, error: CounterError) -> None:
        """Tell that the other process did not even start; the clock tries again."""
        self._backing_up = False
        self._room.messages.refused(error)

    def _backed_up(self, answer: Mapping[str, Any]) -> None:
        self._backing_up = False
        failures = [answer["error"]] if "error" in answer else answer.get("warnings", [])
        if failures:
            self._room.messages.warn(str(failures[0]["message"]))
        self.look()

    def _looked(self, report: HealthReport) -> None:
        if report.warnings:
            self._room.messages.warn(self._room.words.say(report.warnings[0]))

    def _seen(self, notices: StartNotices) -> None:
        self._notices = notices
        self._show()
        worth_telling = [one for one in notices.warnings if one.code != _PAPERS or not self._told_papers]
        if worth_telling:
            self._tell(worth_telling[0])
        self._told_papers = True  # papers that come to wait later are told where they are ordered

    def _tell(self, warning: Warn) -> None:
        words = self._room.words
        act = (words("frame.print_now"), self.draw_waiting) if warning.code == _PAPERS else None
        self._room.messages.warn(words.say(warning), act)

    def _told(self, kinds: frozenset[Kind]) -> None:
        if kinds & {Kind.PRINTS, Kind.BACKUPS}:
            self.look()

    def _show(self) -> None:
        notices = self._notices
        if notices is None:
            return
        title, words = self._window.title_row, self._room.words
        title.show_papers(len(notices.unprinted))
        last = notices.backup.last
        title.show_backup(words("frame.backup_at", at=last.made_at) if last else words("frame.no_backup"))
