"""Opening and making the database of a data folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counter_app.domain.errors import Refused, Unavailable
from counter_app.persistence import schema
from counter_app.persistence.engines import sqlite
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.store import Store

DATABASE = "counter.db"


def database_in(folder: Path) -> Path:
    """Return where a data folder keeps its database."""
    return folder / DATABASE


def open_store(folder: Path) -> Store:
    """Open the database of a data folder.

    Raises Unavailable when there is none or it belongs to another version, Damaged when it is no database of ours.
    """
    path = database_in(folder)
    if not path.is_file():
        raise Unavailable("folder.missing", folder=str(folder))
    engine = sqlite.engine_for(path)
    schema.must_be_current(engine)
    return Store(engine, sqlite)


@contextmanager
def new_store(folder: Path) -> Iterator[Store]:
    """Make a database under another name and move it into place when the block ends well: whole, or not at all."""
    path = database_in(folder)
    if path.exists():
        raise Refused("folder.exists", folder=str(folder))
    draft = path.with_name(f"{DATABASE}.new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
    except OSError as fault:
        raise Unavailable("folder.cannot_make", folder=str(folder)) from fault
    engine = sqlite.engine_for(draft)
    try:
        with told_plainly(), engine.connect().execution_options(writes=True) as connection, connection.begin():
            schema.upgrade(connection)
        yield Store(engine, sqlite)
    finally:
        engine.dispose()
    draft.replace(path)
    _flush(folder)


def _flush(folder: Path) -> None:
    """Write the folder's own entry to disk, where the system knows how."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
