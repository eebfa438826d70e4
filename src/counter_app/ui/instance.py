"""One window for each data folder: a second start brings the first one to the front instead.

The lock is a file in the folder that names its owner; it is void as soon as that process is gone, however it went. It
keeps windows apart, not commands: those run beside the window.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from counter_app.domain.errors import Unavailable

LOCK = "window.lock"
ANSWER_WITHIN = 3.0  # seconds: the first one may have taken the lock and not be listening yet
_STEP = 100  # milliseconds


class Standing(StrEnum):
    """How a start came out."""

    OWNER = "owner"  # this window works with the folder
    SHOWN = "shown"  # another one does, and comes to the front
    HELD = "held"  # another one does and cannot be reached: another account, or another machine


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the folder open, as far as the lock tells."""

    pid: int
    host: str


class Instance(QObject):
    """This program's claim on a data folder. ``asked_to_show`` comes when somebody starts it a second time."""

    asked_to_show = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None, *, answer_within: float = ANSWER_WITHIN) -> None:
        super().__init__(parent)
        self._name = server_name(folder)
        self._path = folder / LOCK
        self._lock = QLockFile(str(self._path))
        self._lock.setStaleLockTime(0)  # a window may stay open for weeks; only a dead owner frees the folder
        self._server: QLocalServer | None = None
        self._answer_within = answer_within

    def claim(self) -> Standing:
        """Take the folder, or bring its window to the front. Raises Unavailable where no lock can be written."""
        if self._lock.tryLock(0):
            self._listen()
            return Standing.OWNER
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise Unavailable("file.cannot_write", file=str(self._path))
        return Standing.SHOWN if self._ask_to_show() else Standing.HELD

    def holder(self) -> Holder | None:
        """Return who has the folder, for the sentence that says so."""
        pid, host, *_ = self._lock.getLockInfo()
        return Holder(pid, host) if pid else None

    def release(self) -> None:
        """Give the folder up."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _listen(self) -> None:
        """Whoever holds the lock may sweep away what a killed owner left; without an ear the lock still holds."""
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._server.listen(self._name)

    def _hear(self) -> None:
        """Whatever a caller says, it means: show yourself."""
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.abort()
            self.asked_to_show.emit()

    def _ask_to_show(self) -> bool:
        until = monotonic() + self._answer_within
        while monotonic() < until:
            caller = QLocalSocket()
            caller.connectToServer(self._name)
            reached = caller.waitForConnected(_STEP)
            caller.abort()
            if reached:
                return True
            QThread.msleep(_STEP)
        return False


def server_name(folder: Path) -> str:
    """Return the name under which the window of a folder is reached: the same however the folder was written."""
    return f"counter_app-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"
