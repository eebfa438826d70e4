"""Back-ups and restores in processes of their own, which can be killed or fail at any single write."""

import ctypes
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

import pytest

import faults.all_loaded  # noqa: F401
from backup_rooms import a_backup_desk, a_restore_room
from builders import MORNING, reopened
from counter_app.domain.errors import CounterError
from counter_app.services.restoring import RestoreOrder


@cache
def _processes() -> multiprocessing.context.ForkServerContext:
    """Return where processes are forked from one that has everything imported; it looks for modules in its own way."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["faults.backup_jobs"])
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        forkserver.ensure_running()
    return processes


class Errand(Protocol):
    """What a process is sent to do."""

    def carry_out(self) -> None:
        """Do it."""
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """What a process is to do: ``create`` a back-up of a folder, ``restore`` one into it, ``receive`` until told."""

    what: str
    folder: Path
    file: Path
    lost: int = 0

    def carry_out(self) -> None:
        if self.what == "restore":
            a_restore_room(self.folder, lambda: MORNING).restore(RestoreOrder(self.file, "quan", self.lost))
            return
        with reopened(self.folder) as ward:
            a_backup_desk(ward).create(ward.actor(), self.file)


class Worker:
    """Our end of such a process; it has everything imported and no file open until it is told to begin."""

    def __init__(self, job: Errand) -> None:
        self._line, other = _processes().Pipe()
        self._process = _processes().Process(target=_work, args=(other, job), daemon=True)
        self._process.start()
        other.close()
        self.pid: int = self._line.recv()

    def go(self) -> str:
        """Let it work; return ``done``, the code of its error, or ``killed``."""
        try:
            self._line.send("go")
            return str(self._line.recv())
        except (EOFError, OSError):
            return "killed"
        finally:
            self._process.join(60)

    def kill_after(self, seconds: float) -> str:
        """Let it work for so long."""
        self._line.send("go")
        if not self._line.poll(seconds):
            self._process.kill()
        try:
            return str(self._line.recv())
        except (EOFError, OSError):
            return "killed"
        finally:
            self._process.join(60)


@contextmanager
def receiving(folder: Path, counters: int, pause: float) -> Iterator[None]:
    """Let counters receive dossiers in a folder while the block runs, each with a short pause between two."""
    stop = _processes().Event()
    ready = [_processes().Event() for _ in range(counters)]
    processes = [_processes().Process(target=_receive, args=(folder, pause, one, stop), daemon=True) for one in ready]
    for process in processes:
        process.start()
    try:
        for one in ready:
            assert one.wait(60)
        yield
    finally:
        stop.set()
        for process in processes:
            process.join(60)
    assert [process.exitcode for process in processes] == [0] * counters


def _work(line: Connection, job: Errand) -> None:
    ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)  # PR_SET_PTRACER: strace may look at us
    line.send(os.getpid())
    line.recv()
    try:
        job.carry_out()
        said = "done"
    except CounterError as fault:
        said = f"{type(fault).__name__} {fault.code}"
    except Exception as fault:  # noqa: BLE001 - a bug is told as one, and not taken for a kill
        said = f"a bug: {fault!r}"
    line.send(said)
    os._exit(0)  # nothing of our own going is written


def _receive(
    folder: Path, pause: float, ready: "multiprocessing.synchronize.Event", stop: "multiprocessing.synchronize.Event"
) -> None:
    with reopened(folder) as ward:
        while not stop.is_set():
            ward.receive()
            ready.set()
            time.sleep(pause)
