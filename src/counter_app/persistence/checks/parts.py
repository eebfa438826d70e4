"""I8: the schema is the one the migrations make: a bit flipped in it, or a guard taken away, is told."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache

from sqlalchemy import Connection

from counter_app.domain.errors import CounterError, Damaged
from counter_app.persistence import schema
from counter_app.persistence.checks.problems import problem
from counter_app.persistence.engines import postgresql, sqlite
from counter_app.persistence.store import Store
from counter_app.persistence.tables import metadata
from counter_app.services.rows import Problem


def known_and_whole(connection: Connection, store: Store) -> Iterator[Problem]:
    """Check the revision, then each part of the schema."""
    try:
        schema.must_be_known_in(connection)
    except Damaged:
        raise
    except CounterError as fault:
        yield problem("I8", fault.code, "alembic_version")
        return
    found = store.dialect.layout(connection)
    expected = _on_sqlite() if store.dialect is sqlite else _on_server(found)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            yield problem("I8", "schema.differs", name)


@cache
def _on_sqlite() -> dict[str, str]:
    """Return what the migrations make of an empty database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)) as empty:
        engine = sqlite.engine_over(empty)
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            schema.upgrade(connection)
            return sqlite.layout(connection)


def _on_server(found: dict[str, str]) -> dict[str, str]:
    """Return what must be there: our columns and guards. What a server's administrator added is theirs."""
    ours = {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
    return {name: found.get(name, "") for name in found.keys() | ours | set(postgresql.GUARDS)}
