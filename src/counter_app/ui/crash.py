"""A bug: the work is saved first, a report without anybody's data is kept, and each distinct one is told once.

An exception may come from the window's own thread, from another one or from Qt itself; all three doors lead here. When
the interpreter itself falls over, ``faulthandler`` leaves its trace in a file that is read at the next start.
"""

import faulthandler
import hashlib
import platform
import re
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import PySide6
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion

from counter_app.config.logs import keep_trace, trace
from counter_app.config.paths import log_folder

FALLEN = "fallen.txt"
REPORTS = "crashes"
_KEPT = 20
_FRAME = re.compile(r'File "([^"]+)", line (\d+) in (\S+)')


@dataclass(frozen=True, slots=True)
class Crash:
    """One bug as it may be shown: its mark, the same for the same place in the code, and the report's file."""

    mark: str
    report: str
    file: Path | None


class CrashHandler(QObject):
    """Catches what nobody expected. ``happened`` comes once for each distinct bug, on the window's own thread."""

    happened = Signal(object)
    _caught = Signal(object)

    def __init__(self, data: Path | None, save_first: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data, self._logs, self._save_first = data, log_folder(data), save_first
        self._told: set[str] = set()
        self._busy = threading.local()
        self._fallen: IO[str] | None = None
        self._was_watched = False
        self._before: tuple[Any, Any] | None = None
        self._caught.connect(self._tell, Qt.ConnectionType.AutoConnection)

    def install(self) -> str:
        """Open all doors; return how the last run fell over, or "" where it ended in peace."""
        last = self._open_fallen()
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._from_here
        threading.excepthook = self._from_thread
        qInstallMessageHandler(self._from_qt)
        return last

    def uninstall(self) -> None:
        """Close the doors again: the program ends in peace, and the next start finds nothing."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            qInstallMessageHandler(None)
            self._before = None
        if self._fallen is not None:
            faulthandler.disable()
            if self._was_watched:
                faulthandler.enable()
            self._fallen.close()
            self._fallen = None
            (self._logs / FALLEN).unlink(missing_ok=True)

    def caught(self, error: BaseException) -> None:
        """Deal with a bug, whichever thread it came from; one more while this is done does not come back here."""
        if getattr(self._busy, "now", False):
            return
        self._busy.now = True
        try:
            self._caught.emit(self._kept(error))
        finally:
            self._busy.now = False

    def _from_here(self, kind: type[BaseException], error: BaseException, tb: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, tb)
        else:
            self.caught(error if error.__traceback__ else error.with_traceback(tb))

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self.caught(args.exc_value)

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Qt's own words may hold what was typed: they go to the terminal, and only that it complained is kept."""
        if kind is not QtMsgType.QtDebugMsg and sys.stderr is not None:
            sys.stderr.write(f"Qt: {message}\n")
        if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
            keep_trace(self._data, _QtSaid())

    def _kept(self, error: BaseException) -> Crash:
        words = trace(error)
        mark = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:8].upper()
        report = f"{heading()}\n{mark}\n{words}\n"
        return Crash(mark, report, self._write(mark, report))

    def _write(self, mark: str, report: str) -> Path | None:
        folder = self._logs / REPORTS
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{mark}.txt"
            path.write_text(report, "utf-8")
            oldest_first = sorted(folder.glob("*.txt"), key=lambda file: file.stat().st_mtime)
            for old in oldest_first[:-_KEPT]:
                old.unlink(missing_ok=True)
        except OSError:
            return None
        return path

    def _tell(self, crash: Crash) -> None:
        if crash.mark in self._told:
            return
        self._told.add(crash.mark)
        try:
            self._save_first()
        except Exception as worse:  # noqa: BLE001 - the first bug must still be told
            self._kept(worse)
        self.happened.emit(crash)

    def _open_fallen(self) -> str:
        path = self._logs / FALLEN
        last = fallen(path)
        try:
            self._logs.mkdir(parents=True, exist_ok=True)
            self._fallen = path.open("w", encoding="utf-8")
        except OSError:
            return last
        self._was_watched = faulthandler.is_enabled()
        faulthandler.enable(self._fallen)
        return last


class _QtSaid(Exception):
    """A serious complaint of Qt."""


def heading() -> str:
    """Return the versions of what runs: no name of the machine, its user or its folders."""
    parts = [f"counter_app {_version()}", f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    return ", ".join([*parts, f"PySide6 {PySide6.__version__}", platform.system(), platform.release()])


def _version() -> str:
    try:
        return version("counter-app")
    except PackageNotFoundError:
        return "?"


def fallen(path: Path) -> str:
    """Return how the last run fell over: its threads' places in our code, without a path of this machine."""
    try:
        said = path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
    lines = [line for line in said.splitlines() if line.strip()]
    kept = [":".join(lines[0].split(":")[:2])] if lines and lines[0].find(":") > 0 else []
    return "\n".join([*kept, *(f"  {_place(*frame.groups())}" for line in lines if (frame := _FRAME.search(line)))])


def _place(file: str, line: str, function: str) -> str:
    parts = re.split(r"[/\\]", file)
    roots = [at for at, part in enumerate(parts) if part in {"counter_app", "site-packages"}]
    return f"{'/'.join(parts[roots[-1] if roots else -1 :])}:{line} in {function}"
