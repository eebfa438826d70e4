"""Backing up and restoring over SQL: the open database, and database files on the disk."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from counter_app.domain.numbering.standing import Standing, Void
from counter_app.persistence import backup_views, copying, holding, upgrading
from counter_app.persistence.audit import SqlAudit
from counter_app.persistence.codec import from_json, to_json
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.engines import sqlite
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.folder import database_in
from counter_app.persistence.numbers import SqlNumbers
from counter_app.persistence.store import Store
from counter_app.persistence.tables import attachment, print_job, setting
from counter_app.services.backup_ports import TakingOver
from counter_app.services.backup_rows import BackupSettings, Facts
from counter_app.services.upkeep import VerifyReport

_SETTING = "backup"
_DATA = select(setting.c.data).where(setting.c.name == _SETTING)
_MOVE = update(print_job).where(print_job.c.file == bindparam("old")).values(file=bindparam("new"))
_MOVE_SCAN = update(attachment).where(attachment.c.stored == bindparam("old")).values(stored=bindparam("new"))
_LOSE = update(print_job).where(print_job.c.file == bindparam("old")).values(file="", sha256="")


@dataclass(frozen=True, slots=True)
class SqlLiveDatabase:
    """The open database, as far as back-ups are concerned."""

    store: Store

    def is_file(self) -> bool:
        """Say whether it is a file that can be copied; one on a server is backed up by the server's own means."""
        return self.store.dialect is sqlite

    def copy_to(self, target: Path) -> None:
        """Copy it into a new file, as it stands at one moment, while others write."""
        copying.copy_database(self.store.engine, target)

    def facts(self) -> Facts:
        """Return what it says of itself now."""
        with self._begun(writes=False) as connection:
            return backup_views.facts_of(connection, self.store)

    def head(self) -> str:
        """Return the end of its log, ``count:hash``, at once however much it holds."""
        with self._begun(writes=False) as connection:
            return backup_views.head_of(connection)

    def knows(self, head: str) -> bool:
        """Say whether its data go on from that end of a log."""
        with self._begun(writes=False) as connection:
            return backup_views.knows(connection, head)

    def settings(self) -> BackupSettings:
        """Return how the unit backs up."""
        with self._begun(writes=False) as connection:
            return _settings(connection)

    def change_settings(
        self, change: Callable[[BackupSettings], BackupSettings], at: datetime, by: str, action: str = ""
    ) -> None:
        """Change how the unit backs up, with a row in the log where ``action`` names one."""
        with self._begun(writes=True) as connection:
            data = to_json(change(_settings(connection)))
            values = {"data": data, "revision": setting.c.revision + 1}
            changed = connection.execute(update(setting).where(setting.c.name == _SETTING).values(values))
            if changed.rowcount == 0:
                connection.execute(insert(setting).values(name=_SETTING, data=data, revision=1))
            if action:
                _log(connection, self.store).add(by, action, at)

    def standing(self) -> Standing:
        """Return where numbering stands."""
        with self._begun(writes=False) as connection:
            return SqlNumbers(connection).standing()

    def settle_numbers(
        self, settle: Callable[[Standing], Standing], at: datetime, by: str
    ) -> tuple[tuple[Void, ...], Standing]:
        """Bring numbering to where it goes on, in one transaction with the log; return what was passed over."""
        with self._begun(writes=True) as connection:
            numbers = SqlNumbers(connection)
            voided = numbers.go_on(settle(numbers.standing()), "numbers.confirmed", at, by)
            log = _log(connection, self.store)
            log.add(by, "numbers.confirmed", at)
            _log_voids(log, voided, at, by)
            return voided, numbers.standing()

    def _begun(self, *, writes: bool) -> AbstractContextManager[Connection]:
        return _begun(self.store, writes=writes)


@dataclass(frozen=True, slots=True)
class SqlDatabaseFiles:
    """Database files on the disk: unpacked ones, and the one of a data folder."""

    def exists_in(self, folder: Path) -> bool:
        """Say whether a folder holds a database."""
        return database_in(folder).is_file()

    def present(self, folder: Path) -> AbstractContextManager[backup_views.SqlView]:
        """Open a folder's database, its writers kept out; Damaged where it cannot be read."""
        return backup_views.present_in(folder)

    def reading(self, database: Path) -> AbstractContextManager[backup_views.SqlView]:
        """Open an unpacked database to read in it."""
        return backup_views.reading(database)

    def bring_up(self, database: Path) -> None:
        """Bring an unpacked database of an older version up to this one."""
        upgrading.bring_up(database)

    def check(self, database: Path, head: str) -> VerifyReport:
        """Check an unpacked database from end to end, its log against that head."""
        return backup_views.checked(database, head)

    def take_over(self, database: Path, order: TakingOver) -> tuple[Void, ...]:
        """Make an unpacked database ready to take over, in one transaction; return the numbers that are void now."""
        store = Store(sqlite.engine_for(database), sqlite)
        try:
            with _begun(store, writes=True) as connection:
                return _take_over(connection, store, order)
        finally:
            store.engine.dispose()

    def put_in_place(self, database: Path, folder: Path) -> None:
        """Make it the folder's database by one rename."""
        copying.put_in_place(database, folder)

    def set_aside(self, folder: Path, into: Path) -> None:
        """Keep the files of a folder's database that cannot be read."""
        copying.set_aside(folder, into)

    def alone(self, folder: Path) -> AbstractContextManager[None]:
        """Have a folder to oneself; Unavailable where anybody has it open."""
        return holding.alone(folder)


@contextmanager
def _begun(store: Store, *, writes: bool) -> Iterator[Connection]:
    with told_plainly(), store.engine.connect().execution_options(writes=writes) as connection, connection.begin():
        yield connection


def _take_over(connection: Connection, store: Store, order: TakingOver) -> tuple[Void, ...]:
    if order.moved:
        moved = [{"old": old, "new": new} for old, new in order.moved.items()]
        connection.execute(_MOVE, moved)
        connection.execute(_MOVE_SCAN, moved)
    if order.gone:
        connection.execute(_LOSE, [{"old": name} for name in order.gone])
    voided = SqlNumbers(connection).go_on(order.numbers, order.reason, order.at, order.by)
    log = _log(connection, store)
    told = {"backup": order.backup, "lost": order.lost, "replaced": order.replaced}
    log.add(order.by, backup_views.RESTORED, order.at, data=to_json(told))
    _log_voids(log, voided, order.at, order.by)
    return voided


def _log_voids(log: SqlAudit, voided: tuple[Void, ...], at: datetime, by: str) -> None:
    for void in voided:
        log.add(by, "numbers.voided", at, data=to_json(void))


def _log(connection: Connection, store: Store) -> SqlAudit:
    return SqlAudit(connection, SqlOffice(connection, store.known))


def _settings(connection: Connection) -> BackupSettings:
    data: Any = connection.execute(_DATA).scalar()
    return from_json(data, BackupSettings) if data else BackupSettings()
