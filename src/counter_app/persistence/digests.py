"""Whether two databases, or one before and after, hold the same rows: a hash of each table, whatever the engine."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnClause, Connection, Table, column, inspect, select, table

SHAPES = ("alembic_version", "dossier_search")
"""What a revision or an engine shapes for itself, with all that begins so: no rows of the ward."""

Shape = Mapping[str, Sequence[str]]


def shape_of(connection: Connection) -> Shape:
    """Return the tables of a database with their columns, as they stand there."""
    inspector = inspect(connection)
    return {
        name: [each["name"] for each in inspector.get_columns(name)]
        for name in sorted(inspector.get_table_names())
        if not name.startswith(SHAPES)
    }


def stored_digests(connection: Connection, shape: Shape) -> dict[str, str]:
    """Return the hash of each table over the columns named, letter for letter as it is stored on this engine."""
    found = {}
    for name, columns in shape.items():
        picked: list[ColumnClause[Any]] = [column(each) for each in columns]
        found[name] = _digest(connection, select(*picked).select_from(table(name, *picked)))
    return found


def digest_of(connection: Connection, rows: Table) -> str:
    """Return the hash of a table by what its values mean, which is the same on every engine."""
    return _digest(connection, select(*rows.c))


def _digest(connection: Connection, query: Any) -> str:
    """Hash the rows without regard to their order: engines sort texts in their own ways."""
    found = hashlib.sha256()
    for line in sorted(_line(row) for row in connection.execute(query)):
        found.update(line)
    return found.hexdigest()


def _line(row: Sequence[Any]) -> bytes:
    said = json.dumps([_plain(value) for value in row], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value
