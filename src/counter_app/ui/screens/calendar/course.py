"""Long work under way: the desk tells how far it is, a person may stop it, and the window shows both."""

import threading

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.ui.room import Room
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.bar import Bar
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.plain import label

APPLYING = "applying"  # short, and nothing to stop: it is done or it is not
_TOLD = 100  # times in all: a window is told what a person can see


class Course(QObject):
    """One piece of work. ``progress`` is handed to the desk, which calls it on its own thread."""

    moved = Signal(int, int)

    def __init__(self, what: str, parent: QObject) -> None:
        super().__init__(parent)
        self.what = what
        self.can_stop = what != APPLYING
        self._stop = threading.Event()

    def progress(self, done: int, total: int) -> bool:
        """Hear how far it is; False stops it, with nothing done."""
        if done == total or done % max(1, total // _TOLD) == 0:
            self.moved.emit(done, total)
        return not self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to stop where it is."""
        self._stop.set()

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


class CourseLine(QWidget):
    """How far the work is, and the button that stops it; hidden while there is none."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._course: Course | None = None
        self._done, self._total = 0, 0
        self._words = label("", Type.BODY, wraps=True)
        self._bar = Bar("")
        self.stop = Button("", key="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words, 2)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def follow(self, course: Course | None) -> None:
        """Show another piece of work, or none."""
        self._course, self._done, self._total = course, 0, 0
        if course is not None:
            course.moved.connect(self._moved)
        self.setVisible(course is not None)
        self.retranslate()

    @property
    def said(self) -> str:
        """What it says."""
        return self._words.text()

    def retranslate(self) -> None:
        """Put the texts anew."""
        course, words = self._course, self.room.words
        self.stop.set_words(words("calendar.stop"))
        self.stop.setVisible(course is not None and course.can_stop)
        if course is None:
            return
        said = "calendar.stopping" if course.is_stopping else f"calendar.{course.what}"
        self._words.setText(words(said, done=self._done, total=self._total))
        self._bar.show_use(self._words.text(), self._done / self._total if self._total else 0.0)

    def _moved(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self.retranslate()
