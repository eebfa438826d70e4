"""A ward moved from its file to a server: every row copied in one transaction, compared, verified, the file closed.

The file is closed last. Killed before that, it is whole and open, and the move can be made again: a server that was
filled half is emptied, one that holds everything already is taken as it is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, make_url, select, text

from counter_app.domain.errors import CounterError, Damaged, Forbidden, Refused
from counter_app.domain.people import Person
from counter_app.persistence import backup_views, digests, holding
from counter_app.persistence.audit import SqlAudit
from counter_app.persistence.checks import SqlChecks
from counter_app.persistence.codec import to_json
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.engines import postgresql
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.opening import MOVED, new_store, open_store
from counter_app.persistence.store import Store
from counter_app.persistence.tables import metadata, setting
from counter_app.services.moving import Moved

MOVED_HERE = "office.moved"
_AT_ONCE = 1_000
_SEARCHED = text("SELECT rowid, names, codes FROM dossier_search ORDER BY rowid")


def move(folder: Path, server: str, may: Callable[[Person], None], by: str, at: datetime) -> Moved:
    """Move everything in a folder's file to an empty database on a server; nothing changes here until it stands there.

    Raises Refused where the server holds anything but this ward, Damaged where the data contradict themselves.
    """
    to = make_url(server).set(password=None, query={}).render_as_string()
    with holding.alone(folder):
        source = open_store(folder)
        try:
            with _writing(source) as here:
                may(_person(here, source, by))
                if not SqlChecks(source).verify([]).ok:
                    raise Damaged("move.data_contradict")
                counts = _filled(folder, server, here, source, by, at, to)
                here.execute(insert(setting).values(name=MOVED, data=to_json({"to": to, "at": at}), revision=1))
        finally:
            source.engine.dispose()
    return Moved(to, counts)


def _filled(
    folder: Path, server: str, here: Connection, source: Store, by: str, at: datetime, to: str
) -> dict[str, int]:
    """Fill the server, unless an earlier move that was cut short filled it; return how many rows it holds."""
    try:
        with new_store(folder, server) as target:
            with _writing(target) as there:
                _copy(here, there)
                SqlAudit(there, SqlOffice(there, target.known)).add(by, MOVED_HERE, at, data=to_json({"to": to}))
            if not SqlChecks(target).verify([_head(here, source)]).ok:
                raise Damaged("move.arrived_differently")
            with _writing(target) as there:
                return _counts(there)
    except Refused as refused:
        if refused.code != "server.not_empty":
            raise
        return _filled_before(server, here, source, refused)


def _filled_before(server: str, here: Connection, source: Store, refused: CounterError) -> dict[str, int]:
    """Take what an earlier move left, where its log goes on from the end of ours; else refuse."""
    try:
        target = open_store(Path(), server)
    except Damaged:  # tables of another program
        raise refused from None
    try:
        with told_plainly(), target.engine.connect() as there, there.begin():
            if not backup_views.knows(there, _head(here, source)):
                raise refused
            return _counts(there)
    finally:
        target.engine.dispose()


def _copy(here: Connection, there: Connection) -> None:
    """Copy every table and compare it on the other side by what its values mean."""
    for table in metadata.sorted_tables:
        for rows in here.execute(select(table)).mappings().partitions(_AT_ONCE):
            there.execute(insert(table), [dict(row) for row in rows])
        _go_on_counting(there, table)
        if digests.digest_of(here, table) != digests.digest_of(there, table):
            raise Damaged("move.arrived_differently")
    for found in here.execute(_SEARCHED).partitions(_AT_ONCE):
        postgresql.index_many(there, [(row.rowid, row.names, row.codes) for row in found])


def _go_on_counting(there: Connection, table: Table) -> None:
    """Let the server's own counter of a table go on after what was copied."""
    counted = table.autoincrement_column
    if counted is None or table.name not in {"print_job", "task"}:
        return
    last = there.execute(select(func.max(counted))).scalar()
    if last is not None:
        there.execute(select(func.setval(func.pg_get_serial_sequence(table.name, counted.name), last)))


def _counts(there: Connection) -> dict[str, int]:
    return {
        table.name: int(there.execute(select(func.count()).select_from(table)).scalar_one())
        for table in metadata.sorted_tables
    }


def _head(here: Connection, source: Store) -> str:
    return backup_views.facts_of(here, source).head


def _person(here: Connection, source: Store, login: str) -> Person:
    try:
        return SqlOffice(here, source.known).person(login)
    except Refused as unknown:
        raise Forbidden("actor.unknown", login=login) from unknown


@contextmanager
def _writing(store: Store) -> Iterator[Any]:
    with told_plainly(), store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection
