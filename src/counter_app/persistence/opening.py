"""Opening and making the database of a data folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, select

from counter_app.config.disk import flush
from counter_app.domain.errors import CounterError, Refused, Unavailable
from counter_app.persistence import schema
from counter_app.persistence.codec import from_json
from counter_app.persistence.engines import postgresql, sqlite
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.folder import DATABASE, PAPERS, database_in
from counter_app.persistence.store import Store
from counter_app.persistence.tables import setting

MOVED = "moved"
"""The setting that closes a file whose ward has moved to a server."""

_MOVED_TO = select(setting.c.data).where(setting.c.name == MOVED)


def open_store(folder: Path, server: str | None = None) -> Store:
    """Open the database of a data folder: its own file, or the ``server`` that several counters share.

    Raises Unavailable when there is none or it belongs to another version, Damaged when it is no database of ours.
    """
    if server is not None:
        store = Store(postgresql.engine_for(server), postgresql)
    elif database_in(folder).is_file():
        store = Store(sqlite.engine_for(database_in(folder)), sqlite)
    else:
        raise Unavailable("folder.missing", folder=str(folder))
    try:
        schema.must_be_current(store.engine)
        _must_not_have_moved(store)
    except CounterError:
        store.engine.dispose()
        raise
    return store


def _must_not_have_moved(store: Store) -> None:
    """Refuse a file whose ward lives on a server now: what was received here would be numbered twice."""
    if store.dialect is sqlite:
        with told_plainly(), store.engine.connect() as connection:
            data = connection.execute(_MOVED_TO).scalar()
        if data is not None:
            raise Unavailable("folder.moved", to=from_json(data, dict[str, str])["to"])


@contextmanager
def new_store(folder: Path, server: str | None = None) -> Iterator[Store]:
    """Make a database with an empty schema, kept when the block ends well: whole, or not at all."""
    _make(folder)
    with _new_on_server(server) if server is not None else _new_file(folder) as store:
        yield store


@contextmanager
def _new_file(folder: Path) -> Iterator[Store]:
    """A file is made under another name and moved into place at the end."""
    path = database_in(folder)
    if path.exists() or (folder / PAPERS).exists():  # printed papers without their database are somebody's, too
        raise Refused("folder.exists", folder=str(folder))
    draft = path.with_name(f"{DATABASE}.new")
    _clear_away(draft)
    engine = sqlite.engine_for(draft)
    try:
        _make_schema(engine)
        yield Store(engine, sqlite)
        engine.dispose()
        draft.replace(path)
        flush(folder)
    finally:
        engine.dispose()
        _clear_away(draft)


@contextmanager
def _new_on_server(server: str) -> Iterator[Store]:
    """On a server the tables are dropped again when the block fails; after a kill, by the next founding."""
    engine = postgresql.engine_for(server)
    try:
        with told_plainly(), postgresql.founding(engine):
            _make_schema(engine)
            yield Store(engine, postgresql)
    finally:
        engine.dispose()


def _make_schema(engine: Engine) -> None:
    with told_plainly(), engine.connect().execution_options(writes=True) as connection, connection.begin():
        schema.upgrade(connection)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Unavailable("folder.cannot_make", folder=str(folder)) from fault


def _clear_away(draft: Path) -> None:
    """Remove a draft and the journal that SQLite keeps beside it, where there are any."""
    for left in (draft, draft.with_name(f"{draft.name}-journal")):
        left.unlink(missing_ok=True)
