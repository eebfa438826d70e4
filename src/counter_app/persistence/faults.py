"""Failures of the database, told as what the user can do about them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from counter_app.domain.errors import CounterError, Damaged, Refused, Unavailable

Told = tuple[type[CounterError], str]

_BY_CODE: dict[int, Told] = {
    sqlite3.SQLITE_BUSY: (Unavailable, "database.busy"),
    sqlite3.SQLITE_LOCKED: (Unavailable, "database.busy"),
    sqlite3.SQLITE_FULL: (Unavailable, "disk.full"),
    sqlite3.SQLITE_READONLY: (Unavailable, "data.read_only"),
    sqlite3.SQLITE_CANTOPEN: (Unavailable, "data.cannot_open"),
    sqlite3.SQLITE_PERM: (Unavailable, "data.cannot_open"),
    sqlite3.SQLITE_IOERR: (Unavailable, "disk.fault"),
    sqlite3.SQLITE_CORRUPT: (Damaged, "database.damaged"),
    sqlite3.SQLITE_NOTADB: (Damaged, "database.not_one"),
}

_BY_STATE: dict[str, Told] = {
    "55P03": (Unavailable, "database.busy"),  # lock not available
    "40001": (Unavailable, "database.busy"),  # serialization failure
    "40P01": (Unavailable, "database.busy"),  # deadlock
    "57014": (Unavailable, "database.busy"),  # the server's administrator stopped what we waited for
    "53100": (Unavailable, "disk.full"),
    "25006": (Unavailable, "data.read_only"),
    "25P03": (Unavailable, "server.unreachable"),  # we held a transaction without a word, and were put out
    "42501": (Unavailable, "server.no_right"),
    "08": (Unavailable, "server.unreachable"),
    "28": (Unavailable, "server.no_right"),
    "3D": (Unavailable, "server.no_database"),
    "53": (Unavailable, "server.unreachable"),
    "57": (Unavailable, "server.unreachable"),
    "58": (Unavailable, "disk.fault"),
    "42P01": (Damaged, "schema.damaged"),  # a table that is not there
    "42703": (Damaged, "schema.damaged"),  # a column that is not there
    "XX": (Damaged, "database.damaged"),
}
"""PostgreSQL's codes, whole or by their class."""

_AT_THE_DOOR: tuple[tuple[str, Told], ...] = (
    ("password", (Unavailable, "server.no_right")),
    ("pg_hba.conf", (Unavailable, "server.no_right")),
    ('role "', (Unavailable, "server.no_right")),
    ('database "', (Unavailable, "server.no_database")),
)
"""What a server says to somebody it does not let in: the driver hands on its English words, but not its code."""


_NOT_THERE = ("no such table", "no such column", "no such module", "has no column named", "malformed")
"""What SQLite says under its code for any mistake, where it means that the schema is not the one we asked about."""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the driver's errors into Unavailable or Damaged; what is a mistake of ours passes unchanged.

    What somebody typed and no database can hold, a NUL, half a character or a sum of twenty digits, is Refused.
    """
    try:
        yield
    except (exc.DataError, OverflowError, UnicodeEncodeError) as fault:
        raise Refused("text.unusable") from fault
    except (
        UnicodeDecodeError
    ) as fault:  # a name in the schema is rotten, and the driver stumbles over SQLite's complaint
        raise Damaged("database.damaged") from fault
    except exc.DBAPIError as fault:
        known = _known(fault)
        if known is None:
            raise
        kind, code = known
        raise kind(code) from fault


def _known(fault: exc.DBAPIError) -> Told | None:
    extended = getattr(fault.orig, "sqlite_errorcode", None)
    if isinstance(extended, int):
        if extended == sqlite3.SQLITE_ERROR and any(sign in str(fault.orig) for sign in _NOT_THERE):
            return Damaged, "schema.damaged"
        return _BY_CODE.get(extended & 0xFF)
    state = getattr(fault.orig, "sqlstate", None)
    if state is not None:
        return _BY_STATE.get(state) or _BY_STATE.get(state[:2])
    if str(fault.orig).startswith("Could not decode to UTF-8"):  # Python's own finding about a text of SQLite
        return Damaged, "database.damaged"
    if isinstance(fault, exc.OperationalError | exc.InterfaceError) and "psycopg" in type(fault.orig).__module__:
        return _without_code(str(fault.orig))
    return None


def _without_code(words: str) -> Told:
    """Say what is wrong where there was no connection yet, or none any more."""
    for sign, told in _AT_THE_DOOR:
        if sign in words:
            return told
    return Unavailable, "server.unreachable"
