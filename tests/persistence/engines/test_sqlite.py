"""Every connection is set up by name, writers lock at once, and what grows is never rewritten."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, exc, text

from builders import Ward
from counter_app.domain.errors import Unavailable
from counter_app.persistence.engines import sqlite
from counter_app.persistence.faults import told_plainly

# reliability.md §4, as SQLite answers when it is asked
RECIPE = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "secure_delete": 1,
    "cell_size_check": 1,
    "cache_spill": 0,
}


@pytest.fixture
def begun() -> list[str]:
    """What was said to the database to begin each transaction."""
    return []


def read_back(connection: Connection) -> dict[str, object]:
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in RECIPE}


def test_the_recipe_is_the_one_we_promised() -> None:
    assert set(sqlite.PRAGMAS) == set(RECIPE)


def test_every_connection_is_set_up_by_the_recipe(ward: Ward) -> None:
    engine = ward.store.engine
    with engine.connect() as first, engine.connect() as second:
        assert first.connection.dbapi_connection is not second.connection.dbapi_connection
        assert read_back(first) == RECIPE
        assert read_back(second) == RECIPE


def test_a_connection_made_after_the_pool_was_emptied_is_set_up_too(ward: Ward) -> None:
    ward.store.engine.dispose()
    with ward.store.engine.connect() as connection:
        assert read_back(connection) == RECIPE


def test_a_bare_connection_is_not_what_we_want() -> None:
    """The recipe matters: SQLite's own defaults differ from it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        defaults = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in RECIPE}
    assert defaults["synchronous"] != RECIPE["synchronous"]
    assert defaults["foreign_keys"] != RECIPE["foreign_keys"]


def statements(engine: Engine, *, writes: bool) -> list[str]:
    said: list[str] = []
    with engine.connect().execution_options(writes=writes) as connection:
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.set_trace_callback(said.append)
        with connection.begin():
            connection.execute(text("SELECT 1"))
        raw.set_trace_callback(None)
    return said


def test_a_writer_takes_the_lock_before_it_reads(ward: Ward) -> None:
    assert statements(ward.store.engine, writes=True) == ["BEGIN IMMEDIATE", "SELECT 1", "COMMIT"]


def test_a_reader_locks_nobody_out(ward: Ward) -> None:
    assert statements(ward.store.engine, writes=False) == ["BEGIN", "SELECT 1", "COMMIT"]


def test_two_may_read_at_once_and_while_one_writes_none_else_may(ward: Ward) -> None:
    engine = ward.store.engine
    with engine.connect() as one, engine.connect() as other, one.begin(), other.begin():
        assert one.execute(text("SELECT count(*) FROM event")).scalar() == 0
        assert other.execute(text("SELECT count(*) FROM event")).scalar() == 0
    with (
        engine.connect().execution_options(writes=True) as writer,
        writer.begin(),
        closing(sqlite3.connect(ward.database, timeout=0)) as late,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        late.execute("BEGIN IMMEDIATE")


@pytest.mark.parametrize("table", ["event", "audit"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET number = number", "DELETE FROM {}"])
def test_a_row_of_the_journal_or_the_log_is_never_changed(ward: Ward, table: str, statement: str) -> None:
    ward.receive()
    before = ward.rows(f"SELECT * FROM {table}")
    assert before
    with (
        ward.store.engine.connect().execution_options(writes=True) as connection,
        pytest.raises(exc.IntegrityError, match="never changed"),
        connection.begin(),
    ):
        connection.execute(text(statement.format(table)))
    assert ward.rows(f"SELECT * FROM {table}") == before


def test_a_row_that_is_not_of_the_journal_may_be_changed(ward: Ward) -> None:
    """The guard stops what it should, not everything."""
    with ward.store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        assert connection.execute(text("UPDATE desk SET name = name")).rowcount > 0


def test_a_reference_to_nothing_is_refused(ward: Ward) -> None:
    with (
        ward.store.engine.connect().execution_options(writes=True) as connection,
        pytest.raises(exc.IntegrityError, match="FOREIGN KEY"),
        connection.begin(),
    ):
        connection.execute(text("INSERT INTO dossier_code (code, number) VALUES ('X', 99)"))


def test_a_folder_name_of_any_letters_opens(tmp_path: Path) -> None:
    path = tmp_path / "Một cửa % phường #1 ?x=1" / "counter.db"
    path.parent.mkdir()
    engine = sqlite.engine_for(path)
    with engine.connect() as connection, connection.begin():
        connection.execute(text("CREATE TABLE t (a)"))
    engine.dispose()
    assert path.is_file()
    assert path.stat().st_size > 0


def test_the_engines_own_check_finds_a_broken_reference(ward: Ward) -> None:
    ward.receive()
    ward.tamper("UPDATE party SET number = 77")
    with ward.store.engine.connect() as connection, connection.begin():
        assert any(words.startswith("foreign key: party") for words in sqlite.faults(connection))


def test_the_engines_own_check_is_silent_about_sound_data(ward: Ward) -> None:
    ward.receive()
    with ward.store.engine.connect() as connection, connection.begin():
        assert sqlite.faults(connection) == []


def test_a_disk_that_takes_nothing_while_the_search_is_checked_is_no_fault_of_the_data(ward: Ward) -> None:
    with ward.store.engine.connect() as connection:
        assert sqlite.faults(connection) == []
        connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(Unavailable, match=r"data\.read_only"), told_plainly():
            sqlite.faults(connection)
        connection.invalidate()


def test_a_search_that_is_rotten_is_a_fault_of_the_data(ward: Ward) -> None:
    ward.receive()
    ward.tamper("DELETE FROM dossier_search_docsize")
    with ward.store.engine.connect() as connection:
        assert [words.partition(":")[0] for words in sqlite.faults(connection)] == ["dossier_search"]
