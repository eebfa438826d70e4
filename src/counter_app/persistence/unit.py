"""One transaction: begun with the right to write, committed whole, rolled back on any error."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from sqlalchemy import Connection

from counter_app.persistence.attachments import SqlAttachments
from counter_app.persistence.audit import SqlAudit
from counter_app.persistence.batches import SqlBatches
from counter_app.persistence.catalogue import SqlCatalogue
from counter_app.persistence.desk_store import SqlOffice
from counter_app.persistence.dossiers import SqlDossiers
from counter_app.persistence.drafts import SqlDrafts
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.jobs import SqlJobs, SqlKeys, SqlTasks
from counter_app.persistence.numbers import SqlNumbers
from counter_app.persistence.signed_days import SqlSignedDays
from counter_app.persistence.store import Store


class SqlUnit:
    """The office's stores over one open transaction."""

    def __init__(self, store: Store, connection: Connection) -> None:
        self._store = store
        self._connection = connection

    @cached_property
    def office(self) -> SqlOffice:
        return SqlOffice(self._connection, self._store.known)

    @cached_property
    def catalogue(self) -> SqlCatalogue:
        return SqlCatalogue(self._connection, self._store.known)

    @cached_property
    def dossiers(self) -> SqlDossiers:
        return SqlDossiers(self._connection, self._store.dialect)

    @cached_property
    def numbers(self) -> SqlNumbers:
        return SqlNumbers(self._connection)

    @cached_property
    def audit(self) -> SqlAudit:
        return SqlAudit(self._connection, self.office)

    @cached_property
    def batches(self) -> SqlBatches:
        return SqlBatches(self._connection)

    @cached_property
    def jobs(self) -> SqlJobs:
        return SqlJobs(self._connection)

    @cached_property
    def keys(self) -> SqlKeys:
        return SqlKeys(self._connection)

    @cached_property
    def tasks(self) -> SqlTasks:
        return SqlTasks(self._connection)

    @cached_property
    def drafts(self) -> SqlDrafts:
        return SqlDrafts(self._connection)

    @cached_property
    def attachments(self) -> SqlAttachments:
        return SqlAttachments(self._connection)

    @cached_property
    def signed_days(self) -> SqlSignedDays:
        return SqlSignedDays(self._connection)


@contextmanager
def unit_of(store: Store) -> Iterator[SqlUnit]:
    """Open a transaction that may write; commit when the block ends well.

    Raises Unavailable or Damaged where the database fails, with nothing half-written.
    """
    with told_plainly(), store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield SqlUnit(store, connection)
