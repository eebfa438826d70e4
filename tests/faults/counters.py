"""Counters in processes of their own: they act, answer after the commit, and can be killed at any moment.

A mother process has everything imported and the database never open; each counter is forked from her, which takes a few
milliseconds where a program of its own would take a second.
"""

import atexit
import ctypes
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import psycopg  # noqa: F401
import sqlalchemy.dialects.postgresql.psycopg  # noqa: F401

import faults.all_loaded  # noqa: F401
from builders import MORNING, SettableClock
from counter_app.bootstrap import desks_over, found_folder
from counter_app.domain.errors import CounterError
from counter_app.persistence.engines import sqlite
from counter_app.persistence.opening import open_store
from counter_app.services.acting import Actor
from counter_app.services.desks import Desks

PAPER = b"%PDF-1.7 a paper that cost no time to draw"
AHEAD = 16
TESTS = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a counter works. ``pragmas`` take a protection away, for the control that shows a test can fail."""

    folder: Path
    server: str | None = None
    moment: datetime = MORNING
    pragmas: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: a call of a desk by somebody, under a key.

    ``draw`` at the print room knows neither; ``stand_still`` stops the process amid a transaction; ``found`` makes the
    folder.
    """

    key: str
    desk: str
    call: str
    who: str
    args: tuple[Any, ...]

    def carry_out(self, desks: Desks) -> Any:
        desk = getattr(desks, self.desk)
        if self.call == "draw":
            return desk.draw(*self.args)
        if self.call == "stand_still":
            with desk.ledger.new_unit() as unit:
                unit.office.profile()
                os.kill(os.getpid(), signal.SIGSTOP)
            return None
        return getattr(desk, self.call)(Actor(desks.person(self.who)), *self.args, key=self.key)


class Killed(Exception):
    """The counter is gone; nobody knows what became of its last act."""


class Failed(Exception):
    """The counter said so: the kind of error, its code and its parameters."""

    def __init__(self, kind: str, code: str, params: str = "") -> None:
        super().__init__(kind, code, params)
        self.kind, self.code, self.params = kind, code, params


class Counter:
    """Our end of a counter's process."""

    def __init__(self, place: Place) -> None:
        line = socket.socket(socket.AF_UNIX)
        line.connect(str(_mother()))
        self._file: BinaryIO = line.makefile("rwb")  # type: ignore[assignment]
        line.close()  # the file keeps it open
        self.pid: int = pickle.load(self._file)
        self._say(place)

    def ask(self, deed: Deed) -> Any:
        """Let it do one thing and return its answer; raise Failed when it says no, Killed when it says nothing."""
        self.begin(deed)
        return self.answer()

    def begin(self, deed: Deed) -> None:
        """Hand it one thing to do, and do not wait."""
        self._say(deed)

    def answer(self) -> Any:
        """Wait for what it says next."""
        try:
            kind, said = pickle.load(self._file)
        except (OSError, EOFError, pickle.UnpicklingError) as gone:
            raise Killed(self.pid) from gone
        if kind == "bug":
            raise AssertionError(said)
        if kind == "failed":
            raise Failed(*said)
        return said

    def kill(self) -> None:
        """Kill it wherever it is."""
        self.signal(signal.SIGKILL)

    def signal(self, number: int) -> None:
        """Send it a signal, unless it is gone already."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def close(self) -> None:
        """Let it go home."""
        with suppress(OSError):
            self._file.close()

    def _say(self, what: object) -> None:
        try:
            pickle.dump(what, self._file)
            self._file.flush()
        except OSError as gone:
            raise Killed(self.pid) from gone


@dataclass(slots=True)
class Lane:
    """A counter that goes on after it was killed: another one sits down and asks again under the same key."""

    place: Place
    counter: Counter = field(init=False)
    deaths: int = 0
    failures: int = 0
    done: list[tuple[Deed, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.counter = Counter(self.place)

    def do(self, deed: Deed) -> Any:
        """Have it done, however many counters that takes; keep the answer."""
        while True:
            try:
                answer = self.counter.ask(deed)
            except Killed:
                self._go_on()
            except Failed as fault:
                self._must_pass(fault)
            else:
                self.done.append((deed, answer))
                return answer

    def do_all(self, deeds: list[Deed]) -> None:
        """Have them done one after the other, the next ones waiting at its desk already."""
        left = deque(deeds)
        while left:
            waiting: deque[Deed] = deque()
            try:
                while left or waiting:
                    while left and len(waiting) < AHEAD:
                        self.counter.begin(left[0])
                        waiting.append(left.popleft())
                    self._take_answer(waiting, left)
            except Killed:
                left.extendleft(reversed(waiting))
                self._go_on()

    def _take_answer(self, waiting: deque[Deed], left: deque[Deed]) -> None:
        try:
            answer = self.counter.answer()
        except Failed as fault:
            self._must_pass(fault)
            left.append(waiting.popleft())
        else:
            self.done.append((waiting.popleft(), answer))

    def _must_pass(self, fault: Failed) -> None:
        """Let pass what passes if one asks again."""
        if fault.code not in {"database.busy", "server.unreachable"}:
            raise fault
        self.failures += 1
        time.sleep(0.02)

    def _go_on(self) -> None:
        self.deaths += 1
        self.counter.close()
        self.counter = Counter(self.place)

    def close(self) -> None:
        self.counter.close()


# --- the mother, and what a counter does ---


@cache
def _mother() -> Path:
    """Return the socket of this process's mother of counters; she ends when our end of her pipe closes."""
    folder = tempfile.TemporaryDirectory(prefix="counters-")
    path = Path(folder.name) / "door"
    mother = subprocess.Popen(
        [sys.executable, "-c", "from faults.counters import _bear; _bear()", path],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(TESTS), *sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert mother.stdin is not None
    assert mother.stdout is not None
    assert mother.stdout.readline() == b"ready\n"
    atexit.register(folder.cleanup)
    atexit.register(mother.wait, 60)
    atexit.register(mother.stdin.close)
    return path


def _bear() -> None:
    """Fork a counter for everybody who knocks, until standard input ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(sys.argv[-1])
        door.listen(64)
        os.write(1, b"ready\n")
        while True:
            ready, _, _ = select.select([door, 0], [], [])
            if 0 in ready:
                return
            line, _ = door.accept()
            if os.fork() == 0:
                door.close()
                os.close(0)
                _serve(line)
                os._exit(0)
            line.close()


def _serve(line: socket.socket) -> None:
    """Be a counter until the other end hangs up."""
    ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)  # PR_SET_PTRACER: strace may look at us
    file = line.makefile("rwb")
    pickle.dump(os.getpid(), file)
    file.flush()
    desks: Desks | None = None
    try:
        place: Place = pickle.load(file)
        while True:
            deed: Deed = pickle.load(file)
            answer, desks = _answer(place, desks, deed)
            pickle.dump(answer, file)
            file.flush()
    except (EOFError, OSError):
        return


def _answer(place: Place, desks: Desks | None, deed: Deed) -> tuple[tuple[str, Any], Desks | None]:
    try:
        if deed.call == "found":
            found_folder(place.folder, *deed.args)
            return ("done", None), desks
        desks = desks or _open(place)
        return ("done", deed.carry_out(desks)), desks
    except CounterError as fault:
        return ("failed", (type(fault).__name__, fault.code, str(fault.params))), desks
    except Exception:  # noqa: BLE001  (the test that asked shall see it)
        return ("bug", traceback.format_exc()), desks


def _open(place: Place) -> Desks:
    sqlite.PRAGMAS.update(place.pragmas)
    store = open_store(place.folder, place.server)
    desks = desks_over(store, place.folder, SettableClock(place.moment), demo=True)
    return replace(desks, print_room=replace(desks.print_room, render=lambda form, data: PAPER))
