"""A back-up made before an upgrade is restored by the program after it: brought up as it is taken apart."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from backup_rooms import PROGRAM, a_maker, a_restore_room, verified
from builders import MORNING, quick_folder, reopened
from counter_app.domain.errors import CounterError
from counter_app.exchange.bundles import BundleShelf
from counter_app.persistence import schema, upgrading
from counter_app.persistence.backup_store import SqlDatabaseFiles
from counter_app.persistence.folder import DATABASE
from counter_app.services.backup_ports import Packing
from counter_app.services.restoring import RestoreOrder
from migrations.golden import REVISIONS, old_folder


@pytest.fixture(params=REVISIONS)
def bundle(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A back-up file as an older program made it, of the stored folder of its schema."""
    home = quick_folder()
    yield an_old_bundle(old_folder(home / "old", request.param), request.param)
    shutil.rmtree(home)


def an_old_bundle(old: Path, revision: str) -> Path:
    up_to_date = old_folder(old.with_name("new"), revision) / DATABASE
    upgrading.bring_up(up_to_date)
    with SqlDatabaseFiles().reading(up_to_date) as database:
        facts = replace(database.facts(), schema=revision)
    file = old.with_name("old.zip")
    BundleShelf(old).pack(old / DATABASE, old, Packing(MORNING, PROGRAM, facts, []), file)
    return file


def test_an_older_back_up_is_restored_and_goes_on(bundle: Path) -> None:
    folder = bundle.with_name("restored")
    done = a_restore_room(folder).restore(RestoreOrder(bundle, "hoa"))
    assert done.counts.dossiers == 60
    assert verified(folder).ok
    with reopened(folder) as ward:
        assert ward.one("SELECT version_num FROM alembic_version") == schema.HEAD
        ward.desks.drafts.save(ward.actor("hoa"), "receive", "x", "{}")


def test_an_older_back_up_that_brings_triggers_of_its_own_is_refused(bundle: Path) -> None:
    database = old_folder(bundle.with_name("hostile"), REVISIONS[0]) / DATABASE
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TRIGGER t AFTER UPDATE ON alembic_version BEGIN DELETE FROM person; END")
    with pytest.raises(CounterError, match=r"database\.not_ours"):
        upgrading.bring_up(database)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone()[0] > 0


def test_a_back_up_of_a_newer_schema_stays_as_it_is(bundle: Path) -> None:
    database = old_folder(bundle.with_name("newer"), REVISIONS[0]) / DATABASE
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = database.read_bytes()
    upgrading.bring_up(database)
    assert database.read_bytes() == before
    with pytest.raises(CounterError, match=r"schema\.newer"), SqlDatabaseFiles().reading(database):
        pass


def test_taking_apart_brings_up(bundle: Path) -> None:
    _, problems = a_maker(bundle.parent).take_apart(bundle, bundle.with_name("apart"), None)
    assert problems == ()
