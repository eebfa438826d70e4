"""What stands watch over one window: bugs that are told once, a second start, and a counter that nobody sits at."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.domain.people import Person
from counter_app.ui.background import Background
from counter_app.ui.crash import Crash, CrashHandler
from counter_app.ui.crash_dialog import CrashDialog, last_run
from counter_app.ui.frame.main_window import MainWindow
from counter_app.ui.idle import IdleWatch, LockCover
from counter_app.ui.instance import Instance, Standing
from counter_app.ui.scan_router import ScanRouter
from counter_app.ui.words import Words

if TYPE_CHECKING:  # made when the data are open
    from counter_app.services.desks import Desks
    from counter_app.ui.counter import Counter


class Guard(QObject):
    """Installed before the data are opened; knows the counter once there is one."""

    taken_over = Signal(str)  # the login of whoever goes on after the cover

    def __init__(self, window: MainWindow, words: Words, scans: ScanRouter) -> None:
        super().__init__(window)
        self._window, self._words, self._scans = window, words, scans
        self._counter: Counter | None = None
        self._instance: Instance | None = None
        self._crashes: CrashHandler | None = None
        self.cover = LockCover(words, window)
        self.cover.continued.connect(self._go_on)
        self._idle = IdleWatch(parent=self)
        self._idle.idle.connect(self.lock)

    def watch(self, folder: Path) -> Standing:
        """Claim the folder's window, and catch what nobody expects. Raises Unavailable where no lock can be written."""
        self._instance = Instance(folder, self)
        standing = self._instance.claim()
        self._instance.asked_to_show.connect(self._come_to_front)
        self._crashes = CrashHandler(folder, self._save_first, self)
        self._crashes.happened.connect(self._tell)
        if fallen := self._crashes.install():
            CrashDialog(self._words, last_run(fallen), self._window, told="crash.last_time").open()
        return standing

    def whose(self) -> dict[str, object]:
        """Return who has the folder open, for the sentence that says so."""
        holder = self._instance.holder() if self._instance else None
        return {"pid": holder.pid if holder else "?", "host": holder.host if holder else "?"}

    def serve(self, counter: "Counter") -> None:
        """Know what to save before a bug is told, and whom the cover asks."""
        self._counter = counter
        self._idle.watch_application()

    def lock(self) -> None:
        """Cover everything, and ask only who continues."""
        counter = self._counter
        if counter is None or self.cover.covers:
            return
        desks: Desks = counter.desks
        background = counter.room.background
        present = counter.seat.person.login
        self._scans.locked = True
        background.run(desks.office.staff, lambda staff: self._cover(counter, staff, present))

    def _cover(self, counter: "Counter", staff: Sequence[Person], present: str) -> None:
        counter.commands.hush(True)
        self.cover.cover(staff, present)

    def _go_on(self, login: str) -> None:
        self._scans.locked = False
        if self._counter is not None:
            self._counter.commands.hush(False)
        self.taken_over.emit(login)

    def release(self, background: Background) -> None:
        """Give up the folder when the window has closed."""
        background.close()
        if self._crashes is not None:
            self._crashes.uninstall()
        if self._instance is not None:
            self._instance.release()

    def _save_first(self) -> None:
        if self._counter is not None:
            self._counter.save_drafts()

    def _tell(self, crash: Crash) -> None:
        CrashDialog(self._words, crash, self._window).open()

    def _come_to_front(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
