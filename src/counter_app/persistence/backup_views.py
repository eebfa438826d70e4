"""What back-ups and restores read in a database, open or not: facts, log, numbers, papers."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, func, select

from counter_app.domain.audit import GENESIS
from counter_app.domain.errors import Damaged
from counter_app.domain.numbering.standing import Standing
from counter_app.domain.office import UnitProfile
from counter_app.domain.people import Person
from counter_app.persistence import schema
from counter_app.persistence.attachments import SqlAttachments
from counter_app.persistence.checks import SqlChecks
from counter_app.persistence.copying import copy_database
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.engines import sqlite
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.numbers import SqlNumbers
from counter_app.persistence.opening import open_store
from counter_app.persistence.store import Store
from counter_app.persistence.tables import audit, dossier, event, print_job
from counter_app.services.backup_rows import Counts, Facts, PaperFile
from counter_app.services.upkeep import VerifyReport

RESTORED = "backup.restored"

_COUNTS = select(
    *(select(func.count()).select_from(table).scalar_subquery() for table in (dossier, event, audit, print_job))
)
_HEAD = select(audit.c.seq, audit.c.digest).order_by(audit.c.seq.desc()).limit(1)
_LAST_CODE = select(dossier.c.code).where(dossier.c.code.is_not(None)).order_by(dossier.c.number.desc()).limit(1)
_LAST_REGISTER = (
    select(dossier.c.register_number)
    .where(dossier.c.register_number.is_not(None))
    .order_by(dossier.c.register_year.desc(), dossier.c.register_number.desc())
    .limit(1)
)


def facts_of(connection: Connection, store: Store) -> Facts:
    """Return what a database says of itself, as one transaction sees it."""
    profile = SqlOffice(connection, store.known).profile()
    head = connection.execute(_HEAD).first()
    return Facts(
        unit=profile.name,
        prefix=profile.prefix,
        demo=profile.demo,
        schema=schema.HEAD,
        counts=Counts(*connection.execute(_COUNTS).one()),
        head=f"{head.seq}:{head.digest}" if head else f"0:{GENESIS}",
        last_code=connection.execute(_LAST_CODE).scalar() or "",
        last_register=connection.execute(_LAST_REGISTER).scalar() or 0,
    )


def papers_of(connection: Connection) -> tuple[PaperFile, ...]:
    """Return the files of all papers that were drawn, and of all scans."""
    drawn = select(print_job.c.file, print_job.c.sha256).where(print_job.c.file != "").order_by(print_job.c.job)
    papers = [PaperFile(row.file, row.sha256) for row in connection.execute(drawn)]
    return (*papers, *(PaperFile(name, sha256) for name, sha256 in SqlAttachments(connection).files()))


def knows(connection: Connection, head: str) -> bool:
    """Say whether these data go on from that end of a log.

    So they do where their own log went through it, and where they took the place of data that ended there.
    """
    seq, _, digest = head.partition(":")
    if not seq.isdecimal() or len(seq) > len(str(1 << 31)):
        return False
    found = connection.execute(select(audit.c.digest).where(audit.c.seq == int(seq))).scalar()
    if found == digest or int(seq) == 0:
        return True
    replaced = select(audit.c.data).where(audit.c.action == RESTORED)
    return any(f'"replaced":"{head}"' in data for data in connection.execute(replaced).scalars())


class SqlView:
    """A database that nobody else writes to while it is looked at, in one transaction."""

    def __init__(self, connection: Connection, store: Store) -> None:
        self._connection = connection
        self._store = store
        self._office = SqlOffice(connection, store.known)

    def facts(self) -> Facts:
        """Return what it says of itself."""
        return facts_of(self._connection, self._store)

    def person(self, login: str) -> Person:
        """Return an officer; Refused when nobody has that login."""
        return self._office.person(login)

    def knows(self, head: str) -> bool:
        """Say whether its data go on from that end of a log."""
        return knows(self._connection, head)

    def digest_at(self, seq: int) -> str:
        """Return the hash of a row of its log, or nothing where there is no such row."""
        return str(self._connection.execute(select(audit.c.digest).where(audit.c.seq == seq)).scalar() or "")

    def dossiers_after(self, seq: int) -> int:
        """Return how many dossiers were begun after that row of its log."""
        begun = select(func.count()).where(audit.c.seq > seq, audit.c.event_seq == 1)
        return int(self._connection.execute(begun).scalar_one())

    def standing(self) -> Standing:
        """Return where its numbering stands."""
        return SqlNumbers(self._connection).standing()

    def papers(self) -> tuple[PaperFile, ...]:
        """Return the files of its papers."""
        return papers_of(self._connection)

    def copy_to(self, target: Path) -> None:
        """Copy it as it stands."""
        copy_database(self._store.engine, target)

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        return self._office.profile()


@contextmanager
def present_in(folder: Path) -> Iterator[SqlView]:
    """Open the database of a folder so that nobody writes meanwhile.

    Raises Unavailable where there is none or another version's, Damaged where it cannot be read.
    """
    store = open_store(folder)
    try:
        with told_plainly(), store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield SqlView(connection, store)
    finally:
        store.engine.dispose()


@contextmanager
def reading(database: Path) -> Iterator[SqlView]:
    """Open a database file of its own, such as an unpacked one, to read in it."""
    with _opened(database) as store, told_plainly(), store.engine.connect() as connection, connection.begin():
        yield SqlView(connection, store)


def brought_up(database: Path) -> None:
    """Bring an unpacked database of an older version to this one's schema; one of this version stays as it is.

    Raises Damaged where it is no database of ours or holds more than the migrations made, Unavailable for a newer one.
    """
    store = Store(sqlite.engine_for(database), sqlite)
    try:
        if schema.revision_of(store.engine) < schema.HEAD:
            _nothing_foreign(store)
            _upgrade(store)
    finally:
        store.engine.dispose()


def _upgrade(store: Store) -> None:
    with told_plainly(), store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        schema.upgrade(connection)


def checked(database: Path, head: str) -> VerifyReport:
    """Check an unpacked database from end to end, its log against the head its file names.

    Raises Damaged where it is no database of ours, or holds more than the migrations made.
    """
    with _opened(database) as store:
        _nothing_foreign(store)
        return SqlChecks(store).verify([head])


@contextmanager
def _opened(database: Path) -> Iterator[Store]:
    store = Store(sqlite.engine_for(database), sqlite)
    try:
        schema.must_be_current(store.engine)
        yield store
    finally:
        store.engine.dispose()


def _nothing_foreign(store: Store) -> None:
    """Refuse triggers and views that no migration made: they would act on what is written later."""
    ours = {_plain(statement) for extras in sqlite.SCHEMA_EXTRAS.values() for statement in extras}
    with told_plainly(), store.engine.connect() as connection:
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
        if any(_plain(row[0] or "") not in ours for row in made):
            raise Damaged("database.not_ours")


def _plain(statement: str) -> str:
    return " ".join(statement.split())
