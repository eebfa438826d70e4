"""A scan is a verb, from anywhere: told from typing, taken out of the field it fell into, and handed on.

A scanner that poses as a keyboard types faster than anybody can and ends with Enter or Tab. Nothing is held back while
it does, so typing never lags; the field that had the focus is put back once the burst proves to be a scan. While a
dialog asks something, or the last scan failed and nobody has looked at it, a scan is swallowed and acts on nothing.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from counter_app.domain.scans import outline, scanned
from counter_app.ui.restoring import Restore, is_editor, restorer

LONGEST_GAP = 35  # milliseconds between two keys of a scanner; the fastest typist needs twice that
SHORTEST = 6
SHORTEST_ANNOUNCED = 3  # behind a prefix key, which no person presses by chance
SAME_AGAIN = 1.5  # seconds: the trigger was pulled twice
KEPT = 20

_ENDS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_HELD_KEYS = {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr}
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(slots=True)
class _Burst:
    """The keys of one run, and how to undo what they did."""

    restore: Restore
    text: str = ""
    typed_over: bool = False
    announced: bool = False

    def is_scan(self) -> bool:
        return len(self.text) >= (SHORTEST_ANNOUNCED if self.announced else SHORTEST)


class ScanRouter(QObject):
    """Watches every window of the program for scans.

    ``scanned`` carries a ``Scan``; ``refused`` says why one was swallowed: ``dialog``, ``error`` or ``locked``;
    ``input_method`` tells that UniKey rewrote a scan. They come once the keys are dealt with: a dialog may follow.
    """

    scanned = Signal(object)
    refused = Signal(str)
    input_method = Signal()
    acknowledged = Signal()
    _found = Signal(object)
    _swallowed = Signal(str)
    _rewritten = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        stamp: Callable[[QKeyEvent], int] = QKeyEvent.timestamp,
        now: Callable[[], float] = monotonic,
        longest_gap: int = LONGEST_GAP,
    ) -> None:
        super().__init__(parent)
        self.longest_gap = longest_gap
        self.recent: deque[str] = deque(maxlen=KEPT)  # outlines, for whoever sets the scanner up
        self._stamp, self._now = stamp, now
        self._burst: _Burst | None = None
        self._last_key, self._ending = 0, 0
        self._last_text, self._last_at = "", float("-inf")
        self._stopped, self.locked = False, False
        self._found.connect(self.scanned, Qt.ConnectionType.QueuedConnection)
        self._swallowed.connect(self.refused, Qt.ConnectionType.QueuedConnection)
        self._rewritten.connect(self.input_method, Qt.ConnectionType.QueuedConnection)

    def watch_application(self) -> None:
        """Watch each window as it comes to the front: dialogs and menus are windows of their own."""
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.focusWindowChanged.connect(self.watch)
            self.watch(app.focusWindow())

    def watch(self, window: QWindow | None) -> None:
        """Watch one top-level window; to do so again changes nothing."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def stop(self) -> None:
        """Take no scan until somebody has seen that the last one failed."""
        self._stopped = True

    def acknowledge(self) -> None:
        """Take scans again; Esc does the same."""
        if self._stopped:
            self._stopped = False
            self.acknowledged.emit()

    def take(self, text: str, *, typed_over: bool = False) -> None:
        """Deal with a scan that came whole, from the keyboard or from a scanner on a serial port."""
        self.recent.append(outline(text))
        twice = text == self._last_text and self._now() - self._last_at < SAME_AGAIN
        if self._dialog_is_open():
            self._swallowed.emit("dialog")
        elif self.locked or self._stopped:
            self._swallowed.emit("locked" if self.locked else "error")
        elif not twice:
            self._last_text, self._last_at = text, self._now()
            self._found.emit(scanned(text, typed_over=typed_over))
        if typed_over:
            self._rewritten.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether the key goes no further."""
        if isinstance(event, QKeyEvent):
            match event.type():
                case QEvent.Type.KeyPress:
                    return self._pressed(event)
                case QEvent.Type.KeyRelease:
                    return self._released(event)
                case QEvent.Type.ShortcutOverride:
                    return self._would_be_shortcut(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, at = event.key(), self._stamp(event)
        if key in _HELD_KEYS and not event.text():
            return False
        quick = at - self._last_key <= self.longest_gap and not event.isAutoRepeat()
        self._last_key = at
        if key in _ENDS:
            return self._end(key, quick=quick)
        if _is_prefix(event):
            self._burst = self._begun(announced=True)
            return True
        if not (_is_typed(event) or (key == Qt.Key.Key_Backspace and self._burst is not None)):
            self._burst = None
            self._acknowledge_by(key)
            return False
        if self._burst is None or not quick:
            self._burst = self._begun()
        return self._grown(self._burst, event)

    def _begun(self, *, announced: bool = False) -> _Burst:
        return _Burst(restorer(QApplication.focusWidget()), announced=announced)

    def _grown(self, burst: _Burst, event: QKeyEvent) -> bool:
        """Add the key, and hold it back where keys do no text but harm: a space presses a button, a letter answers."""
        if event.key() == Qt.Key.Key_Backspace:
            burst.text, burst.typed_over = burst.text[:-1], True
        else:
            burst.text += event.text()
        if len(burst.text) > 1:
            return self._drop_down() is not None or not is_editor(QApplication.focusWidget())
        if _is_message_box(QApplication.activeModalWidget()):
            return event.key() != Qt.Key.Key_Space
        return self._drop_down() is not None and event.text().isdigit()

    def _end(self, key: int, *, quick: bool) -> bool:
        burst, self._burst = self._burst, None
        if burst is None or not quick or not burst.is_scan():
            return False
        self._ending = key
        self._close_completion()
        burst.restore()
        self.take(burst.text, typed_over=burst.typed_over)
        return True

    def _released(self, event: QKeyEvent) -> bool:
        """The release of a swallowed end key is swallowed too: some widgets act on it."""
        if self._ending and event.key() == self._ending and not event.isAutoRepeat():
            self._ending = 0
            return True
        return False

    def _would_be_shortcut(self, event: QKeyEvent) -> bool:
        """Keep the end of a scan from firing a shortcut; it then comes as a key press."""
        if event.key() == Qt.Key.Key_Escape:
            self._acknowledge_by(event.key())
        quick = self._stamp(event) - self._last_key <= self.longest_gap
        ends = event.key() in _ENDS and quick and self._burst is not None and self._burst.is_scan()
        if ends or _is_prefix(event):
            event.accept()
        return ends or _is_prefix(event)

    def _acknowledge_by(self, key: int) -> None:
        if key == Qt.Key.Key_Escape and not self._dialog_is_open():
            self.acknowledge()

    def _dialog_is_open(self) -> bool:
        return QApplication.activeModalWidget() is not None or self._drop_down() is not None

    def _drop_down(self) -> QWidget | None:
        """Return the open menu or list, if any; a completion list under the field being typed in is none."""
        popup = QApplication.activePopupWidget()
        return None if popup is None or _completes(popup) else popup

    def _close_completion(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None and _completes(popup):
            popup.hide()


def _completes(popup: QWidget) -> bool:
    return isinstance(popup, QAbstractItemView) and is_editor(popup.focusProxy())


def _is_message_box(dialog: QWidget | None) -> bool:
    """None of ours is one; Qt's own dialogs ask through them, and a bare letter answers."""
    return dialog is not None and dialog.inherits("QMessageBox")


def _is_prefix(event: QKeyEvent) -> bool:
    """STX, which a scanner can be set to send first; it arrives as Ctrl+B."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.text() == "\x02" or (event.key() == Qt.Key.Key_B and control)


def _is_typed(event: QKeyEvent) -> bool:
    commands = event.modifiers() & (_ALT_GR | Qt.KeyboardModifier.MetaModifier)
    return bool(event.text()) and event.text().isprintable() and (not commands or commands == _ALT_GR)
