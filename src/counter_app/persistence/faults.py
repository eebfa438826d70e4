"""Failures of the database, told as what the user can do about them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from counter_app.domain.errors import CounterError, Damaged, Unavailable

_BY_CODE: dict[int, tuple[type[CounterError], str]] = {
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

_BY_STATE: dict[str, tuple[type[CounterError], str]] = {
    "55P03": (Unavailable, "database.busy"),  # lock not available
    "40001": (Unavailable, "database.busy"),  # serialization failure
    "40P01": (Unavailable, "database.busy"),  # deadlock
    "53100": (Unavailable, "disk.full"),
    "25006": (Unavailable, "data.read_only"),
    "42501": (Unavailable, "server.no_right"),
    "08": (Unavailable, "server.unreachable"),
    "28": (Unavailable, "server.no_right"),
    "3D": (Unavailable, "server.no_database"),
    "53": (Unavailable, "server.unreachable"),
    "57": (Unavailable, "server.unreachable"),
    "58": (Unavailable, "disk.fault"),
    "XX": (Damaged, "database.damaged"),
}
"""PostgreSQL's codes, whole or by their class."""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the driver's errors into Unavailable or Damaged; what is a mistake of ours passes unchanged."""
    try:
        yield
    except exc.DBAPIError as fault:
        known = _known(fault.orig)
        if known is None:
            raise
        kind, code = known
        raise kind(code) from fault


def _known(fault: BaseException | None) -> tuple[type[CounterError], str] | None:
    extended = getattr(fault, "sqlite_errorcode", None)
    if isinstance(extended, int):
        return _BY_CODE.get(extended & 0xFF)
    state = getattr(fault, "sqlstate", None)
    if state is None and type(fault).__module__.startswith("psycopg"):
        return Unavailable, "server.unreachable"  # the connection is gone before the server could say why
    return _BY_STATE.get(state or "") or _BY_STATE.get((state or "")[:2])
