"""A database that stands still while it is checked, and counters that do not wait for it.

On SQLite a long reading would hold up every commit, so a copy is read: a small one in memory, a large one in a file
beside the database, for what citizens told the office never leaves its folder. PostgreSQL shows each reader one moment.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from counter_app.domain.errors import Unavailable
from counter_app.persistence.copying import copy_database, copy_into
from counter_app.persistence.engines import sqlite
from counter_app.persistence.store import Store

LARGEST_IN_MEMORY = 16 * 1024 * 1024
_PREFIX = ".checked-"


@contextmanager
def standing_still(store: Store) -> Iterator[Store]:
    """Return a store with the same content that nobody writes to.

    Where the disk has no room for a copy, the database itself is read, and writers wait.
    """
    if store.dialect is not sqlite:
        yield store
        return
    database = Path(store.engine.url.database or "")
    if _size(database) <= LARGEST_IN_MEMORY:
        with closing(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)) as copy:
            copy_into(store.engine, copy)
            yield Store(sqlite.engine_over(copy), sqlite)
        return
    with (
        _alone(database.parent),
        tempfile.TemporaryDirectory(prefix=_PREFIX, dir=database.parent) as folder,
        _copied(store, Path(folder) / database.name) as copied,
    ):
        yield copied


@contextmanager
def _copied(store: Store, path: Path) -> Iterator[Store]:
    try:
        copy_database(store.engine, path)
    except Unavailable as fault:
        if fault.code != "disk.full":
            raise
        copy = store
    else:
        copy = Store(sqlite.engine_for(path), sqlite)
    try:
        yield copy
    finally:
        if copy is not store:
            copy.engine.dispose()


def _size(database: Path) -> int:
    try:
        return database.stat().st_size
    except OSError as fault:
        raise Unavailable("data.cannot_open") from fault


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Remove what a check left behind that was killed, unless another one is at work: its copy is not left behind."""
    lock = FileLock(folder / f"{_PREFIX}lock", blocking=False)
    try:
        lock.acquire()
    except (Timeout, OSError):
        yield
        return
    try:
        for left in folder.glob(f"{_PREFIX}*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        lock.release()
