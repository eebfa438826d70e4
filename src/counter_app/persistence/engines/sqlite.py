"""SQLite: how each connection is set up, how transactions begin, what guards the journal, how names are searched.

The defaults of SQLite lose an acknowledged receipt in a power cut, so every pragma that matters is set by name on every
connection. The rollback journal is used rather than WAL, which is unsafe before SQLite 3.51.3.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, StaticPool, create_engine, event, exc, text

PRAGMAS = {
    "journal_mode": "truncate",
    "synchronous": "EXTRA",
    "foreign_keys": "ON",
    "busy_timeout": "5000",
    "trusted_schema": "OFF",
    "secure_delete": "ON",
    "cell_size_check": "ON",
    "cache_spill": "OFF",  # a long transaction must not keep readers out before it commits
}

_SPOILT = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT}

_NOT_ITS_OWN = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
"""What a check meets on the way and says nothing against the data: the disk, the account, another program."""

QUICK = 1.5
_STEPS_BETWEEN_LOOKS = 10_000

_GROWS_ONLY = ("event", "audit")

SCHEMA_EXTRAS = {
    "0001": (
        *(
            f"""
            CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END
            """
            for table in _GROWS_ONLY
            for verb in ("UPDATE", "DELETE")
        ),
        """
        CREATE VIRTUAL TABLE dossier_search
        USING fts5(names, codes, tokenize='ascii', prefix='1 2 3', detail='column')
        """,
    ),
}
"""What a schema revision adds on SQLite alone; a stored entry is never changed."""


def engine_for(path: Path) -> Engine:
    """Return an engine on the database file. The file must exist unless it is being made."""
    url = URL.create("sqlite+pysqlite", database=str(path))  # a folder's name may hold what a typed URL would split at
    engine = create_engine(url, connect_args={"isolation_level": None})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _let_go)
    return engine


def engine_over(connection: sqlite3.Connection) -> Engine:
    """Return an engine on one open connection alone, such as a copy in memory; the caller closes it."""
    _set_up(connection, None)
    engine = create_engine("sqlite+pysqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, record: Any) -> None:
    cursor = connection.cursor()
    for name, value in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _let_go(context: ExceptionContext) -> None:
    """Use no connection again that met a failing disk.

    One that was opened while the file could not be written stays read-only for as long as it lives.
    """
    if getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF in _SPOILT:
        if context.connection is not None:
            with suppress(sqlite3.Error):  # closing alone would keep the lock while a statement is still referred to
                context.connection.connection.rollback()
        context.is_disconnect = True


_FORGET = text("DELETE FROM dossier_search WHERE rowid = :number")
_REMEMBER = text("INSERT INTO dossier_search (rowid, names, codes) VALUES (:number, :names, :codes)")
_FIND = text("SELECT rowid FROM dossier_search WHERE dossier_search MATCH :query ORDER BY rowid DESC LIMIT :limit")


def index(connection: Connection, number: int, names: str, codes: str) -> None:
    """Make a dossier findable by the search forms of its names and the parts of its codes."""
    connection.execute(_FORGET, {"number": number})
    connection.execute(_REMEMBER, {"number": number, "names": names, "codes": codes})


def find(connection: Connection, tokens: Sequence[str], limit: int) -> list[int]:
    """Return the newest dossiers that hold a word beginning with each token. Tokens are letters and digits only."""
    query = " AND ".join(f'"{token}"*' for token in tokens)
    return [row[0] for row in connection.execute(_FIND, {"query": query, "limit": limit})]


def indexed(connection: Connection) -> Iterator[tuple[int, str]]:
    """Yield each dossier that can be found, with the words it is found by."""
    for number, names, codes in connection.exec_driver_sql("SELECT rowid, names, codes FROM dossier_search"):
        yield number, f"{names} {codes}"


def faults(connection: Connection) -> list[str]:
    """Return what SQLite's own checks say against the database, foreign keys and search included.

    The last takes the write lock for its length, so they belong on a copy.
    """
    said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    broken = [f"foreign key: {row[0]} {row[1]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    return [words for words in said if words != "ok"] + broken + _search_faults(connection)


def quick_faults(connection: Connection) -> list[str]:
    """Return the first things that SQLite says against the structure of its file; indexes are not compared.

    It stops after ``QUICK`` seconds: writers wait for it, and what is left is looked at by the full check.
    """
    driver: Any = connection.connection.driver_connection
    end = time.monotonic() + QUICK
    driver.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_LOOKS)
    try:
        said = [str(row[0]) for row in driver.execute("PRAGMA quick_check(5)")]
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise exc.OperationalError(None, None, fault) from fault
        return []
    except sqlite3.DatabaseError as fault:
        raise exc.DatabaseError(None, None, fault) from fault
    finally:
        driver.set_progress_handler(None, 0)
    return [words for words in said if words != "ok"]


def _search_faults(connection: Connection) -> list[str]:
    try:
        connection.connection.cursor().execute("INSERT INTO dossier_search (dossier_search) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as fault:
        if getattr(fault, "sqlite_errorcode", 0) & 0xFF in _NOT_ITS_OWN:
            raise exc.OperationalError(None, None, fault) from fault
        return [f"dossier_search: {fault}"]
    return []


def layout(connection: Connection) -> dict[str, str]:
    """Return the statements that made tables, indexes and triggers, by their names."""
    made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {part: " ".join(sql.split()) for part, sql in made if not part.startswith("sqlite_")}
