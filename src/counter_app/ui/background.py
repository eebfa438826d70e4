"""Desk calls beside the window: one thread does them in turn, and each answer comes back to the window's own thread."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from counter_app.domain.errors import CounterError

T = TypeVar("T")
Then = Callable[[T], object]
Failed = Callable[[CounterError], object]


class Runner(Protocol):
    """What a screen calls its desks through."""

    def run(self, work: Callable[[], T], then: Then[T] | None = None, failed: Failed | None = None) -> None:
        """Do ``work``, then hand its answer to ``then``, or what the program expected could go wrong to ``failed``."""
        ...

    def aside(self, work: Callable[[], T], then: Then[T] | None = None, failed: Failed | None = None) -> None:
        """The same for long work that asks no desk, such as printing: it holds nobody up."""
        ...


class Background(QObject):
    """Runs desk calls one after another on a thread of their own. An error that no screen expects is a bug."""

    busy = Signal(bool)
    _answered = Signal(object)

    def __init__(self, refused: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._refused = refused
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._side: ThreadPoolExecutor | None = None
        self._waiting = 0
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], then: Then[T] | None = None, failed: Failed | None = None) -> None:
        """Queue work that asks the desks."""
        self._submit(self._desk, work, then, failed)

    def aside(self, work: Callable[[], T], then: Then[T] | None = None, failed: Failed | None = None) -> None:
        """Queue long work that asks no desk."""
        if self._side is None:
            self._side = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
        self._submit(self._side, work, then, failed)

    def close(self) -> None:
        """Finish what was begun, and begin nothing more."""
        self._desk.shutdown(wait=True)
        if self._side is not None:
            self._side.shutdown(wait=True, cancel_futures=True)

    def _submit(
        self, executor: ThreadPoolExecutor, work: Callable[[], T], then: Then[T] | None, failed: Failed | None
    ) -> None:
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)
        executor.submit(lambda: self._answered.emit(answer_of(work, then, failed or self._refused)))

    def _deliver(self, answer: Callable[[], None]) -> None:
        self._waiting -= 1
        if not self._waiting:
            self.busy.emit(False)
        answer()


class Inline:
    """The twin of Background for tests: the work is done at once, and screens become plain function calls."""

    def __init__(self, refused: Failed) -> None:
        self._refused = refused

    def run(self, work: Callable[[], T], then: Then[T] | None = None, failed: Failed | None = None) -> None:
        """Do the work now."""
        answer_of(work, then, failed or self._refused)()

    aside = run

    def close(self) -> None:
        """Nothing waits."""


class Latest:
    """Drops answers to older questions: what a search box asks while somebody types."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._turn = 0

    def run(self, work: Callable[[], T], then: Then[T], failed: Failed | None = None) -> None:
        """Ask; only the answer to the newest question is heard."""
        self._turn += 1
        turn = self._turn

        def heard(answer: T) -> None:
            if turn == self._turn:
                then(answer)

        self._runner.run(work, heard, failed)

    def forget(self) -> None:
        """Hear no answer that is still on its way."""
        self._turn += 1


def answer_of(work: Callable[[], T], then: Then[T] | None, failed: Failed) -> Callable[[], None]:
    """Do the work, and return what the window's thread is to do with its outcome."""
    try:
        result = work()
    except CounterError as error:
        return _unless_gone(failed, error)
    except BaseException as error:  # noqa: BLE001 - carried to the window's thread, where a bug is told and kept
        return _as_bug(error)
    return _unless_gone(then, result) if then else _nothing


def _unless_gone(then: Callable[[Any], object], value: Any) -> Callable[[], None]:
    def deliver() -> None:
        owner = getattr(then, "__self__", None)
        if not isinstance(owner, QObject) or shiboken6.isValid(owner):
            then(value)

    return deliver


def _as_bug(error: BaseException) -> Callable[[], None]:
    return lambda: sys.excepthook(type(error), error, error.__traceback__)


def _nothing() -> None: ...
