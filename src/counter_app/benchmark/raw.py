"""The floor under storage: the bare ``sqlite3`` module over a copy of the same database, with the same pragmas."""

import sqlite3
from pathlib import Path

from counter_app.persistence.engines.sqlite import PRAGMAS


def copied(database: Path, to: Path) -> sqlite3.Connection:
    """Return a connection to a copy of the database, which nothing else has open."""
    source, copy = sqlite3.connect(database), connected(to)
    try:
        source.backup(copy)
    finally:
        source.close()
    return copy


def connected(database: Path) -> sqlite3.Connection:
    """Return a bare connection that is set up as the program's own are."""
    connection = sqlite3.connect(database, isolation_level=None)
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name}={value}")
    return connection
