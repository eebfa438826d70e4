"""The database beside the program: it is asked in SQL that both engines understand, and answers in the same words."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from servers import ServerWard

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_VERSIONS = "SELECT '{0}', md5(string_agg(ctid::text || xmin::text, ' ' ORDER BY ctid)) FROM {0}"


class Beside(Protocol):
    """A connection of one's own to the database of a ward."""

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Read what is committed; moments come as SQLite writes them, in UTC."""
        ...

    def fingerprint(self) -> object:
        """Return what is another as soon as anything was changed, and stays while nothing was."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class BesideFile:
    """Beside a file: its fingerprint are its bytes."""

    def __init__(self, database: Path) -> None:
        self._path = database
        self._connection = sqlite3.connect(database, isolation_level=None)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, values).fetchall()

    def fingerprint(self) -> bytes:
        return self._path.read_bytes()

    def close(self) -> None:
        self._connection.close()


class BesideServer:
    """Beside a server: its fingerprint are place and writer of every row, for a row that is written again moves."""

    def __init__(self, ward: ServerWard) -> None:
        self._connection = ward.server.connect(ward.database_name)
        self._versions = " UNION ALL ".join(_VERSIONS.format(table) for (table,) in self.rows(_TABLES))

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        found = self._connection.execute(sql.replace("?", "%s"), values or None).fetchall()
        return [tuple(_as_a_file_has_it(value) for value in row) for row in found]

    def fingerprint(self) -> tuple[Any, ...]:
        return tuple(self._connection.execute(self._versions).fetchall())

    def close(self) -> None:
        self._connection.close()


def _as_a_file_has_it(value: Any) -> Any:
    return value.isoformat(" ", "microseconds") if isinstance(value, datetime) else value


def beside(ward: Any) -> Beside:
    """Return a connection beside the program, on whichever engine the ward is."""
    return BesideServer(ward) if isinstance(ward, ServerWard) else BesideFile(ward.database)
