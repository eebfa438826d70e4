"""Who has a data folder open: many beside one another, or one alone while its database is replaced.

The lock is the system's own on a file in the folder, so it goes with a process that is killed.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from filelock import ReadWriteLock, Timeout

from counter_app.domain.errors import Unavailable
from counter_app.persistence.copying import disk_errors

LOCK = ".lock"
WAIT = 5.0  # seconds for a restore to end
_EVERYONES = 0o666  # all accounts of the machine may share a folder; the folder itself says who gets in


@contextmanager
def beside(folder: Path) -> Iterator[None]:
    """Have the folder open beside others; Unavailable while somebody restores or upgrades it.

    Whoever may not write there may read without a lock.
    """
    lock = _lock(folder)
    if lock is None:
        yield
        return
    with ExitStack() as held:
        with _told(folder, Unavailable("folder.being_replaced", folder=str(folder))):
            held.enter_context(lock.read_lock(timeout=WAIT))
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Have the folder to oneself; Unavailable at once where anybody else has it open. One that is not there is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Unavailable("folder.cannot_make", folder=str(folder)) from fault
    lock = _lock(folder)
    if lock is None:
        raise Unavailable("data.read_only")
    with ExitStack() as held:
        with _told(folder, Unavailable("folder.in_use", folder=str(folder))):
            held.enter_context(lock.write_lock(timeout=0))
        yield


@contextmanager
def _told(folder: Path, busy: Unavailable) -> Iterator[None]:
    """Tell why a lock is not had: somebody has it, or the disk fails, which SQLite notices under the lock."""
    with disk_errors(folder / LOCK):
        try:
            yield
        except Timeout as wait:
            raise busy from wait
        except sqlite3.Error as fault:
            raise Unavailable("disk.fault") from fault


def _lock(folder: Path) -> ReadWriteLock | None:
    path = folder / LOCK
    with suppress(OSError):
        path.touch(_EVERYONES)
    if not os.access(path, os.W_OK):
        return None
    with _told(folder, Unavailable("folder.in_use", folder=str(folder))):
        return ReadWriteLock(path, is_singleton=False)
