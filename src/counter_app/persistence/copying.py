"""A consistent copy of a database in use, and a whole one put in its place by a single rename.

Copying the file by hand loses or mixes what is being written meanwhile; SQLite's backup API does not. It goes in small
steps between which writers get through; where they write so much that it would begin anew for ever, the last attempt
goes in one step and the writers wait for that long.
"""

import errno
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine, exc

from counter_app.config.disk import flush
from counter_app.domain.errors import Unavailable
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.folder import DATABASE, database_in

PAGES_A_STEP = 512
PAUSE = 0.002  # seconds between two steps, for writers
RESTARTS = 3
PATIENCE = 30.0  # seconds without a page copied

_JOURNAL = f"{DATABASE}-journal"


class _Overtaken(Exception):
    """Writers were faster too often."""


def copy_database(source: Engine, target: Path) -> None:
    """Copy an open SQLite database into a new file, as it stood at one moment.

    Raises Unavailable where the disk fails or the database stays locked, and Damaged where it cannot be read.
    """
    with _driver_errors_told(), closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy_into(source, copy)


def copy_into(source: Engine, copy: sqlite3.Connection) -> None:
    """Copy an open SQLite database into an empty one, as it stood at one moment; raises what ``copy_database`` does."""
    with told_plainly(), source.connect() as connection, _driver_errors():
        driver = connection.connection.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            raise Unavailable("backup.by_server")
        copy.execute("PRAGMA journal_mode=OFF")  # a scratch file: it is copied on before it counts
        copy.execute("PRAGMA synchronous=OFF")
        try:
            driver.backup(copy, pages=PAGES_A_STEP, progress=_Watch(RESTARTS))
        except _Overtaken:
            driver.backup(copy, pages=-1, progress=_Watch(RESTARTS))


class _Watch:
    """Lets writers through between two steps; ends a copy that is overtaken too often or waits too long for a lock."""

    def __init__(self, restarts: int) -> None:
        self._restarts = restarts
        self._remaining = sys.maxsize
        self._moved = time.monotonic()

    def __call__(self, status: int, remaining: int, total: int) -> None:
        """Look at what a step came to; one that left as much to do as before has begun anew."""
        if status not in {sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE}:
            if time.monotonic() - self._moved > PATIENCE:
                raise Unavailable("database.busy")
            return
        if remaining >= self._remaining:
            self._restarts -= 1
            if self._restarts < 0:
                raise _Overtaken
        if remaining:
            time.sleep(PAUSE)  # the driver's own pause is for locks alone
        self._remaining, self._moved = remaining, time.monotonic()


def put_in_place(database: Path, folder: Path) -> None:
    """Make a whole database the one of a data folder, by one rename: before it the old one stands, after it the new.

    Nobody may have the old one open. A journal left by a database that could not be read would be played into the new
    one, so it goes first; a readable database has played in its own when it was opened.
    """
    with disk_errors(folder):
        flush(database)
        (folder / _JOURNAL).unlink(missing_ok=True)
        flush(folder)
        database.replace(database_in(folder))
        flush(folder)


def set_aside(folder: Path, into: Path) -> None:
    """Keep the files of a database that cannot be read, byte by byte, with the journal that may yet repair it."""
    with disk_errors(into):
        into.mkdir(parents=True, exist_ok=True)
        for name in (DATABASE, _JOURNAL):
            if (folder / name).is_file():
                shutil.copyfile(folder / name, into / name)
                flush(into / name)
        flush(into)
        flush(into.parent)


@contextmanager
def disk_errors(place: Path) -> Iterator[None]:
    """Tell what the system says against a place in our own words."""
    try:
        yield
    except PermissionError as fault:  # Windows says so while somebody has the file open
        raise Unavailable("folder.in_use", folder=str(place)) from fault
    except OSError as fault:
        code = "disk.full" if fault.errno == errno.ENOSPC else "file.cannot_write"
        raise Unavailable(code, file=str(place)) from fault


@contextmanager
def _driver_errors_told() -> Iterator[None]:
    with told_plainly(), _driver_errors():
        yield


@contextmanager
def _driver_errors() -> Iterator[None]:
    """Let the driver's own errors be told like those that come through SQLAlchemy."""
    try:
        yield
    except sqlite3.Error as fault:
        raise exc.DBAPIError(None, None, fault) from fault
