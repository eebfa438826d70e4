"""The schema that migrations make is the one the tables say, and a migration is done whole or not at all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, inspect, text

from builders import Ward, quick_folder
from counter_app.persistence import schema
from counter_app.persistence.engines import sqlite
from counter_app.persistence.tables import metadata


class Killed(BaseException):
    """The process ends here, whatever anybody catches."""


@pytest.fixture
def engine() -> Iterator[Engine]:
    """An engine on an empty file."""
    made = sqlite.engine_for(quick_folder() / "counter.db")
    yield made
    made.dispose()


def upgrade(engine: Engine) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        schema.upgrade(connection)


def names_in(engine: Engine) -> set[str]:
    with engine.connect() as connection, connection.begin():
        return set(connection.execute(text("SELECT name FROM sqlite_master")).scalars())


def killed_at(engine: Engine, number: int | None) -> int:
    """Upgrade and be killed before statement ``number``, from 1; return how many were sent."""
    sent = 0

    def count(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        nonlocal sent
        sent += 1
        if sent == number:
            raise Killed

    event.listen(engine, "before_cursor_execute", count)
    try:
        upgrade(engine)
    except Killed:
        pass
    finally:
        event.remove(engine, "before_cursor_execute", count)
    return sent


def is_ours_to_compare(thing: Any, name: str | None, kind: str, *_: Any) -> bool:
    """The search index is made by the engine's own file, with tables of its own behind it."""
    return not (kind == "table" and (name or "").startswith("dossier_search"))


def differences(engine: Engine) -> list[Any]:
    with engine.connect() as connection, connection.begin():
        options = {"compare_type": True, "compare_server_default": True, "include_object": is_ours_to_compare}
        return compare_metadata(MigrationContext.configure(connection, opts=options), metadata)


def test_migrations_make_exactly_the_tables_we_describe(engine: Engine) -> None:
    upgrade(engine)
    assert differences(engine) == []


def test_the_comparison_would_see_a_column_too_many_or_too_few(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("ALTER TABLE task ADD COLUMN colour TEXT"))
        connection.execute(text("DROP INDEX ix_party_phone"))
    assert {difference[0] for difference in differences(engine)} == {"remove_column", "add_index"}


def test_the_newest_migration_is_the_one_the_program_knows() -> None:
    scripts = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))
    assert scripts.get_heads() == [schema.HEAD]


def test_a_database_of_the_program_tells_its_revision(engine: Engine) -> None:
    upgrade(engine)
    assert schema.revision_of(engine) == schema.HEAD
    schema.must_be_current(engine)


def test_an_upgrade_of_what_is_new_already_changes_nothing(ward: Ward) -> None:
    ward.store.engine.dispose()
    before = ward.database.read_bytes()
    upgrade(ward.store.engine)
    ward.store.engine.dispose()
    assert ward.database.read_bytes() == before


def test_a_migration_killed_at_any_statement_leaves_nothing_and_runs_again(engine: Engine) -> None:
    number = 0
    while True:
        number += 1
        if killed_at(engine, number) < number:
            break
        assert names_in(engine) == set(), f"left by a kill before statement {number}"
    assert number > 40, "the migration was not walked through"
    assert differences(engine) == []


def test_a_migration_rolled_back_by_its_caller_leaves_nothing(engine: Engine) -> None:
    with engine.connect().execution_options(writes=True) as connection:
        transaction = connection.begin()
        schema.upgrade(connection)
        transaction.rollback()
    assert names_in(engine) == set()


def test_the_journal_and_the_log_are_guarded_by_four_triggers(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection, connection.begin():
        found = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
    assert sorted(found) == ["audit_never_DELETE", "audit_never_UPDATE", "event_never_DELETE", "event_never_UPDATE"]


def test_every_table_has_a_key(engine: Engine) -> None:
    upgrade(engine)
    inspector = inspect(engine)
    for table in metadata.tables:
        assert inspector.get_pk_constraint(table)["constrained_columns"], table
