"""A counter that nobody sits at shows nothing: everything is covered, and the cover asks only who continues.

No password protects it yet, which the cover and the status line say; what it keeps away is the eyes of the queue.
"""

from collections.abc import Sequence

from PySide6.QtCore import QChildEvent, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from counter_app.domain.people import Person
from counter_app.ui.theme.focus import FocusRing, Ring, ringed
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words

IDLE_MINUTES = 5

_SIGNS_OF_LIFE = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
_WIDTH = 420
_ROW = 36


class LockCover(QWidget):
    """Covers a window. ``continued`` carries the login of whoever goes on; drafts stay with who typed them."""

    continued = Signal(str)

    def __init__(self, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._words, self._window = words, window
        self._hidden: list[QWidget] = []
        self._title = ""
        self.asked, self.honest = label("", Type.PAGE, wraps=True), label("", Type.META, wraps=True)
        self.people = QListWidget()
        self.people.setObjectName("people")
        self._lay_out()
        self.people.itemActivated.connect(lambda item: self._go_on(item.data(Qt.ItemDataRole.UserRole)))
        words.changed.connect(self.retranslate)
        window.installEventFilter(self)
        self.hide()

    @property
    def covers(self) -> bool:
        """Say whether the window is covered."""
        return not self.isHidden()

    def cover(self, people: Sequence[Person], last: str = "") -> None:
        """Hide everything, dialogs and what was copied included, and ask who continues; ``last`` stands first."""
        if self.covers:
            return
        self.people.clear()
        for person in sorted(people, key=lambda one: one.login != last):
            said = f"{person.name} – {person.title}" if person.title else person.name
            item = QListWidgetItem(said, self.people)
            item.setData(Qt.ItemDataRole.UserRole, person.login)
            item.setSizeHint(QSize(0, px(_ROW)))
        self.people.setCurrentRow(0)
        QGuiApplication.clipboard().clear()
        self._title = self._window.windowTitle()
        self.show()
        self.raise_()  # before the rest goes: the keyboard comes here with its ring, which must lie above
        for widget in self._others():
            self._put_away(widget)
        self.setGeometry(self._window.rect())
        self.people.setFocus()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.asked.setText(self._words("lock.who"))
        self.honest.setText(self._words("lock.no_password"))
        self.people.setAccessibleName(self._words("lock.who"))
        if self.covers:
            self._window.setWindowTitle(self._words("lock.title"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and let nothing come up beside the cover."""
        if self.covers:
            if watched is self._window and event.type() is QEvent.Type.Resize:
                self.setGeometry(self._window.rect())
            elif watched is self._window and isinstance(event, QChildEvent) and event.polished():
                self._about_to_show(event.child())
            elif watched in self._hidden and event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
                watched.hide()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.asked.setBuddy(self.people)
        ringed(self.people, Ring.FIELD)
        middle = QWidget()
        middle.setFixedWidth(px(_WIDTH))
        column = QVBoxLayout(middle)
        column.setSpacing(8)
        column.addStretch(1)
        for widget, stretch in ((self.asked, 0), (self.people, 4), (self.honest, 0)):
            column.addWidget(widget, stretch)
        column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.addStretch()
        layout.addWidget(middle)
        layout.addStretch()

    def _others(self) -> list[QWidget]:
        """Return what else is seen: the window's own parts, and every window beside it."""
        parts = self._window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        beside = [window for window in QApplication.topLevelWidgets() if window is not self._window]
        return [widget for widget in dict.fromkeys((*parts, *beside)) if self._is_other(widget) and widget.isVisible()]

    def _is_other(self, child: QObject) -> bool:
        """The ring around what has the keyboard belongs to the cover as well."""
        return child is not self and not isinstance(child, FocusRing)

    def _about_to_show(self, child: QObject) -> None:
        if isinstance(child, QWidget) and self._is_other(child):
            self._put_away(child)

    def _put_away(self, widget: QWidget) -> None:
        if widget not in self._hidden:
            self._hidden.append(widget)
            widget.installEventFilter(self)
        widget.hide()

    def _go_on(self, login: str) -> None:
        self.hide()
        self._window.setWindowTitle(self._title)
        for widget in self._hidden:
            widget.removeEventFilter(self)
            widget.show()
        self._hidden.clear()
        self.continued.emit(login)


class IdleWatch(QObject):
    """Tells when nobody touched keyboard or mouse for so long."""

    idle = Signal()

    def __init__(self, minutes: float = IDLE_MINUTES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(minutes * 60_000))
        self._timer.timeout.connect(self.idle)

    def watch_application(self) -> None:
        """Watch each window as it comes to the front."""
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.focusWindowChanged.connect(self.watch)
            self.watch(app.focusWindow())
        self._timer.start()

    def watch(self, window: QWindow | None) -> None:
        """Watch one window; to do so again changes nothing."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every sign of life starts the time anew."""
        if event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return super().eventFilter(watched, event)
