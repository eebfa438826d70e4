"""What every screen is: made of the same room, refreshed when what it shows was changed, worded in two languages."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from counter_app.domain.people import Right
from counter_app.domain.scans import Scan
from counter_app.services.work_rows import WorkCounts
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room


class Screen(QWidget):
    """A place of the window. Built in one order: fields, commands, layout, connections, what happens.

    ``name`` is its scope among the commands and its file among the words: ``ui/<name>`` holds ``place``, what the
    navigation calls it, and ``title``. ``right`` is what a person needs to see it at all; ``digit`` its Ctrl key,
    empty where it has none.
    """

    name: ClassVar[str]
    icon: ClassVar[str]
    digit: ClassVar[str] = ""
    right: ClassVar[Right]
    shows: ClassVar[frozenset[Kind]] = frozenset({Kind.DOSSIERS})

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._stale = True
        room.changes.told.connect(self._told)
        room.words.changed.connect(self.retranslate)
        room.seat.leaving.connect(self.put_away)
        room.seat.changed.connect(self._seat_changed)

    @staticmethod
    def count(counts: WorkCounts) -> int:
        """Return the number beside the screen's name in the navigation; 0 shows none."""
        return 0

    @staticmethod
    def overdue(counts: WorkCounts) -> int:
        """Return how many of them are overdue."""
        return 0

    def enter(self) -> None:
        """Become the present screen: read what may have changed meanwhile, and put the keyboard where work begins."""
        if self._stale:
            self._stale = False
            self.refresh()
        self.first_focus().setFocus()

    def refresh(self) -> None:
        """Read anew what the screen shows. What is being typed stays."""

    def save_draft(self) -> None:
        """Keep what is being typed, now."""

    def put_away(self) -> None:
        """Keep what was typed as a draft of the person who leaves the keyboard, and show nothing of it any more."""
        self.save_draft()

    def retranslate(self) -> None:
        """Put every text anew, in the language of the day."""

    def first_focus(self) -> QWidget:
        """Return where the keyboard goes first."""
        return self

    def open_handle(self, handle: str) -> None:
        """Show one dossier or slip."""

    def scanned(self, scan: Scan) -> None:
        """Do what a scan means here; what it was taken for is in its kind."""

    def strip(self) -> QWidget | None:
        """Return what belongs under the navigation while this screen is shown; always the same widget."""
        return None

    def _told(self, kinds: frozenset[Kind]) -> None:
        if not kinds & self.shows:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _seat_changed(self) -> None:
        self._stale = True
