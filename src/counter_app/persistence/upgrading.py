"""An older database brought to the newest schema: copied and compared first, then changed in one transaction."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from counter_app.config.disk import flush
from counter_app.domain.errors import CounterError, Damaged, Forbidden, Refused, Unavailable
from counter_app.domain.people import Person
from counter_app.persistence import backup_views, copying, digests, holding, schema
from counter_app.persistence.audit import SqlAudit
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.engines import postgresql, sqlite
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.folder import database_in
from counter_app.persistence.store import Known, Store

UPGRADED = "office.upgraded"
_DRAFT = ".part"


@dataclass(frozen=True, slots=True)
class SqlOlderData:
    """The database of a folder, or the server it names, of whatever revision."""

    folder: Path
    server: str | None = None

    def revision(self) -> str:
        """Return its revision; Unavailable where this program knows it not, in a sentence that says which is newer."""
        with self._engine() as engine:
            found = schema.revision_of(engine)
        if found > schema.HEAD:
            raise Unavailable("schema.newer", found=found, known=schema.HEAD)
        if found not in schema.revisions():
            raise Unavailable("schema.too_old", found=found, known=schema.HEAD)
        return found

    def known(self) -> str:
        """Return the revision of this program."""
        return schema.HEAD

    def size(self) -> int | None:
        """Return how many bytes a copy takes; None on a server, which is copied by its own means."""
        return None if self.server else database_in(self.folder).stat().st_size

    def free(self) -> int:
        """Return how many bytes are free where the copy goes, once what a killed upgrade left there is cleared away."""
        return shutil.disk_usage(self.folder).free + sum(draft.stat().st_size for draft in _drafts(self.folder))

    def is_demo(self) -> bool:
        """Say whether the data are samples."""
        with self._engine() as engine, told_plainly(), engine.connect() as connection, connection.begin():
            return SqlOffice(connection, Known()).profile().demo

    def alone(self) -> AbstractContextManager[None]:
        """Have the data to oneself; on a server the lock of its writers is enough, in the transaction itself."""
        return nullcontext() if self.server else holding.alone(self.folder)

    def upgrade(self, copy: Path | None, may: Callable[[Person], None], by: str, at: datetime, told: str) -> None:
        """Copy and check, then change everything in one transaction, which logs it; ``may`` is asked inside."""
        with self._engine() as engine, _kept_if_changed(engine, copy), told_plainly(), _writing(engine) as connection:
            shape = digests.shape_of(connection)
            before = digests.stored_digests(connection, shape)
            if copy is not None:
                _keep_copy(engine, copy, before)
            _change(connection, shape, before)
            office = SqlOffice(connection, Known())
            may(_known_person(office, by))
            SqlAudit(connection, office).add(by, UPGRADED, at, data=told)

    @contextmanager
    def _engine(self) -> Iterator[Engine]:
        if self.server:
            engine = postgresql.engine_for(self.server)
        elif database_in(self.folder).is_file():
            engine = sqlite.engine_for(database_in(self.folder))
        else:
            raise Unavailable("folder.missing", folder=str(self.folder))
        try:
            yield engine
        finally:
            engine.dispose()


def bring_up(database: Path) -> None:
    """Bring a database file of one's own, such as an unpacked one, to the newest schema; a newer one is left alone."""
    engine = sqlite.engine_for(database)
    try:
        if schema.revision_of(engine) in schema.revisions()[:-1]:
            backup_views.nothing_foreign(Store(engine, sqlite))  # it would act on what is written now
            with told_plainly(), _writing(engine) as connection:
                shape = digests.shape_of(connection)
                _change(connection, shape, digests.stored_digests(connection, shape))
    finally:
        engine.dispose()


@contextmanager
def _kept_if_changed(engine: Engine, copy: Path | None) -> Iterator[None]:
    """Take the copy away again where nothing was changed; it stays where that cannot be read any more."""
    try:
        yield
    except BaseException:
        with suppress(CounterError, OSError):
            if copy is not None and schema.revision_of(engine) != schema.HEAD:
                copy.unlink(missing_ok=True)
        raise


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def _change(connection: Connection, shape: digests.Shape, before: dict[str, str]) -> None:
    """Run the migrations, and see that every row that was there is there as it was."""
    schema.upgrade(connection)
    if digests.stored_digests(connection, shape) != before:
        raise Damaged("upgrade.rows_differ")


def _known_person(office: SqlOffice, login: str) -> Person:
    try:
        return office.person(login)
    except Refused as unknown:
        raise Forbidden("actor.unknown", login=login) from unknown


def _keep_copy(engine: Engine, copy: Path, expected: dict[str, str]) -> None:
    """Copy the database as it stands, flush it, read it again, and only then give it its name."""
    draft = copy.with_name(f"{copy.name}{_DRAFT}")
    try:
        with copying.disk_errors(copy):
            for left in _drafts(copy.parent):
                left.unlink(missing_ok=True)
        copying.copy_database(engine, draft)
        with copying.disk_errors(copy):
            flush(draft)
        _must_hold(draft, expected)
        with copying.disk_errors(copy):
            draft.replace(copy)
            flush(copy.parent)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _drafts(folder: Path) -> Iterator[Path]:
    """Yield the copies that were begun in a folder and never ended; whoever has it alone may clear them away."""
    return folder.glob(f"*.db{_DRAFT}*")


def _must_hold(copy: Path, expected: dict[str, str]) -> None:
    engine = sqlite.engine_for(copy)
    try:
        with engine.connect() as connection, connection.begin():
            found = digests.stored_digests(connection, digests.shape_of(connection))
            if sqlite.faults(connection) or found != expected:
                raise Damaged("backup.written_badly", file=str(copy))
    finally:
        engine.dispose()
        copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)
