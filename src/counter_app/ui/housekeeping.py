"""What the house does by itself while people work: back-ups by the clock, a look around before work begins."""

from PySide6.QtCore import QObject, QTimer

from counter_app.domain.dossiers.warnings import Warn
from counter_app.services.backup_rows import Automatic, Outcome
from counter_app.services.standing import StartNotices
from counter_app.ui.changes import Kind
from counter_app.ui.frame.main_window import MainWindow
from counter_app.ui.room import Room

EVERY_MINUTE = 60_000
_FAILED = {Outcome.NOT_GOOD, Outcome.PLACE_MISSING, Outcome.FAILED}


class Housekeeping(QObject):
    """Looks around at the start, backs up when the clock says so, and tells only what needs somebody."""

    def __init__(self, window: MainWindow, room: Room) -> None:
        super().__init__(window)
        self._window, self._room = window, room
        self._notices: StartNotices | None = None
        self._clock = QTimer(self, interval=EVERY_MINUTE)
        self._clock.timeout.connect(self.back_up)
        room.words.changed.connect(self._show)
        room.changes.told.connect(self._told)
        window.title_row.papers_asked.connect(self.draw_waiting)

    def begin(self) -> None:
        """Look around once, and keep the clock from now on."""
        self.look()
        self._clock.start()

    def look(self) -> None:
        """Read how the house stands."""
        actor, standing = self._room.seat.actor(), self._room.desks.standing
        self._room.background.run(lambda: standing.start_notices(actor), self._seen)

    def back_up(self) -> None:
        """Make a back-up where one is due."""
        actor, backups = self._room.seat.actor(), self._room.desks.backups
        self._room.background.run(lambda: backups.automatic(actor), self._backed_up)

    def close(self) -> None:
        """Make the last back-up of the day, papers included; the window is gone, so nothing is told."""
        actor, backups = self._room.seat.actor(), self._room.desks.backups
        self._room.background.run(lambda: backups.automatic(actor, closing=True))

    def draw_waiting(self) -> None:
        """Print what was received and never printed, such as after a power cut."""
        notices = self._notices
        for job in notices.unprinted if notices else ():
            self._room.papers.print(job.job)
        self._room.changes.tell(Kind.PRINTS)

    def _seen(self, notices: StartNotices) -> None:
        self._notices = notices
        self._show()
        if notices.warnings:
            self._tell(notices.warnings[0])

    def _tell(self, warning: Warn) -> None:
        words = self._room.words
        act = (words("frame.print_now"), self.draw_waiting) if warning.code == "papers.unprinted" else None
        self._room.messages.warn(words.say(warning), act)

    def _backed_up(self, done: Automatic) -> None:
        if done.outcome in _FAILED and done.fault is not None:
            self._room.messages.warn(self._room.words.say(done.fault))
        if done.outcome is not Outcome.NOT_NEEDED:
            self.look()

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
