"""Who has a data folder open: many beside one another, or one alone while its database is replaced.

The lock is the system's own on a file in the folder, so it goes with a process that is killed.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import ReadWriteLock, Timeout

from counter_app.domain.errors import Unavailable

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
    try:
        with lock.read_lock(timeout=WAIT):
            yield
    except Timeout as busy:
        raise Unavailable("folder.being_replaced", folder=str(folder)) from busy


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
    try:
        with lock.write_lock(timeout=0):
            yield
    except Timeout as busy:
        raise Unavailable("folder.in_use", folder=str(folder)) from busy


def _lock(folder: Path) -> ReadWriteLock | None:
    path = folder / LOCK
    with suppress(OSError):
        path.touch(_EVERYONES)
    return ReadWriteLock(path, is_singleton=False) if os.access(path, os.W_OK) else None
