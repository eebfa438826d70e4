"""Older data are brought up whole or not at all: every row as it was, a copy beside it, a kill undone."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from builders import MORNING, PEOPLE, quick_folder
from counter_app import bootstrap, cli
from counter_app.bootstrap import open_desks, upgrade_room
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.errors import CounterError, Damaged, Forbidden, Unavailable
from counter_app.persistence import digests, holding, schema, upgrading
from counter_app.persistence.folder import DATABASE
from counter_app.services.acting import Actor
from counter_app.services.upgrading import ROOM, UpgradeRoom
from migrations.golden import REVISIONS, Rows, old_folder, rows
from servers import a_shared_ward

KILLED = 77

KILL = """
import os, sys
from pathlib import Path
from sqlalchemy import Engine, event
from counter_app.bootstrap import upgrade_room
from builders import MORNING
count = [0]
def before(connection, cursor, statement, *_):
    count[0] += 1
    if count[0] == int(sys.argv[2]):
        os._exit(77)
event.listen(Engine, "before_cursor_execute", before)
upgrade_room(Path(sys.argv[1]), fixed_now=MORNING).upgrade("hoa")
print(count[0])
"""


@pytest.fixture(params=REVISIONS)
def old(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder as an older program left it."""
    folder = quick_folder()
    yield old_folder(folder / "ward", request.param)
    shutil.rmtree(folder)


def revision(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def room(folder: Path) -> UpgradeRoom:
    return upgrade_room(folder, fixed_now=MORNING)


def content(folder: Path) -> dict[str, bytes]:
    """What a folder holds, but for what a program that has it open needs: the lock, an empty journal."""
    found = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != holding.LOCK}
    return {name: data for name, data in found.items() if data or not name.endswith("-journal")}


def refusal(act: Any) -> CounterError:
    with pytest.raises(CounterError) as caught:
        act()
    return caught.value


def must_be_as_it_was(before: Rows, after: Rows) -> None:
    """Row by row; the upgrade itself is one row of the log."""
    for table, old_rows in before.items():
        if table == "audit":
            assert [row for row in after[table] if row in old_rows] == old_rows
            assert len(after[table]) == len(old_rows) + 1
        else:
            assert after[table] == old_rows, table


def test_every_released_schema_has_its_folder() -> None:
    assert list(REVISIONS) == list(schema.revisions()[:-1])


def test_the_stored_folder_holds_dossiers_in_all_stages(old: Path) -> None:
    with closing(sqlite3.connect(old / DATABASE)) as connection:
        stages = {row[0] for row in connection.execute("SELECT stage FROM dossier")}
    assert stages == {stage.value for stage in Stage}


def test_an_upgraded_folder_holds_every_row_as_it_was_and_goes_on(old: Path) -> None:
    before, was = rows(old / DATABASE), revision(old / DATABASE)
    done = room(old).upgrade("hoa")
    assert (done.found, done.known, revision(old / DATABASE)) == (was, schema.HEAD, schema.HEAD)
    must_be_as_it_was(before, rows(old / DATABASE))
    with open_desks(old, fixed_now=MORNING) as desks:
        hoa = Actor(desks.person("hoa"))
        assert desks.upkeep.verify(Actor(desks.person("hoa"))).ok
        assert desks.lookup.search(hoa, "nguyen").count > 0
        desks.drafts.save(hoa, "receive", "x", "{}")


def test_the_copy_is_the_folder_as_it_was(old: Path) -> None:
    before, was = rows(old / DATABASE), revision(old / DATABASE)
    copy = room(old).upgrade("hoa").copy
    assert copy is not None
    assert copy.parent == old
    assert was in copy.name
    assert (revision(copy), rows(copy)) == (was, before)
    assert [path.name for path in old.glob("*.part*")] == []


def test_the_upgrade_stands_in_the_log(old: Path) -> None:
    done = room(old).upgrade("hoa")
    assert done.copy is not None
    with closing(sqlite3.connect(old / DATABASE)) as connection:
        row = connection.execute("SELECT who, action, data FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    assert row[:2] == ("hoa", "office.upgraded")
    assert json.loads(row[2]) == {"from": done.found, "to": done.known, "copy": done.copy.name}


def test_upgraded_data_are_upgraded_no_more(old: Path) -> None:
    room(old).upgrade("hoa")
    before = content(old)
    again = room(old).upgrade("hoa")
    assert (again.is_needed, again.copy) == (False, None)
    assert content(old) == before


# --- killed ---


def killed_at(folder: Path, statement: int) -> int:
    """Upgrade in a process that dies before a statement; return how many there were, 0 where it died."""
    done = subprocess.run(
        [sys.executable, "-c", KILL, str(folder), str(statement)],
        env={"PYTHONPATH": ":".join(sys.path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, KILLED}, done.stderr
    return int(done.stdout) if done.returncode == 0 else 0


def kill_and_go_on(old: Path, statements: Iterator[int] | range) -> int:
    before, was = rows(old / DATABASE), revision(old / DATABASE)
    killed = 0
    for statement in statements:
        folder = Path(shutil.copytree(old, old.with_name(f"killed-{statement}")))
        if killed_at(folder, statement):
            break
        killed += 1
        if revision(folder / DATABASE) == was:
            assert rows(folder / DATABASE) == before, f"killed before statement {statement}"
            room(folder).upgrade("hoa")
        assert revision(folder / DATABASE) == schema.HEAD
        must_be_as_it_was(before, rows(folder / DATABASE))
        assert [path.name for path in folder.glob("*.part*")] == []
        shutil.rmtree(folder)
    return killed


def test_an_upgrade_killed_here_and_there_is_undone_and_runs_again(old: Path) -> None:
    assert kill_and_go_on(old, range(5, 200, 45)) >= 2


@pytest.mark.faults
def test_an_upgrade_killed_at_any_statement_is_undone_and_runs_again(old: Path) -> None:
    assert kill_and_go_on(old, range(1, 1_000)) > 40


# --- refused, and nothing touched ---


@pytest.mark.parametrize(("stored", "code"), [("9999", "schema.newer"), ("0000", "schema.too_old")])
def test_a_schema_that_is_newer_or_too_old_is_refused_and_left_byte_for_byte(old: Path, stored: str, code: str) -> None:
    with closing(sqlite3.connect(old / DATABASE)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (stored,))
    before = content(old)
    assert refusal(lambda: room(old).plan()).code == code
    assert refusal(lambda: upgrade_room(old).upgrade("hoa")).code == code
    assert content(old) == before


def test_an_older_folder_is_opened_by_no_other_command_and_says_what_to_do(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(old)
    assert cli.main(bootstrap.house(), ["--data", str(old), "search", "dao"]) == 3
    assert "counter-app upgrade" in capsys.readouterr().err
    assert content(old) == before


def test_without_room_for_the_copy_nothing_is_begun(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = (old / DATABASE).stat().st_size
    before = content(old)
    monkeypatch.setattr(upgrading.SqlOlderData, "free", lambda data: int(ROOM * size) - 1)
    fault = refusal(lambda: room(old).upgrade("hoa"))
    assert (type(fault), fault.code) == (Unavailable, "upgrade.no_room")
    assert content(old) == before
    monkeypatch.setattr(upgrading.SqlOlderData, "free", lambda data: int(ROOM * size) + 1)
    assert room(old).upgrade("hoa").is_needed


def test_what_a_killed_upgrade_left_half_copied_takes_no_room_and_goes(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = old / "counter-0001-20261101-070000.db.part"
    half.write_bytes(bytes(1_000_000))
    usage = upgrading.shutil.disk_usage(old)
    needed = int(ROOM * (old / DATABASE).stat().st_size) + 1
    monkeypatch.setattr(upgrading.shutil, "disk_usage", lambda folder: usage._replace(free=needed - 900_000))
    assert room(old).upgrade("hoa").is_needed
    assert not half.exists()


def test_whoever_may_not_back_up_may_not_upgrade(old: Path) -> None:
    before = content(old)
    for login in ("nobody", "binh"):
        assert isinstance(refusal(lambda login=login: room(old).upgrade(login)), Forbidden)
        assert content(old) == before


def test_a_folder_that_somebody_has_open_is_not_upgraded(old: Path) -> None:
    before = content(old)
    with holding.beside(old):
        assert refusal(lambda: room(old).upgrade("hoa")).code == "folder.in_use"
    assert content(old) == before


def test_a_folder_that_is_open_here_counts_as_open(old: Path) -> None:
    room(old).upgrade("hoa")
    with open_desks(old), pytest.raises(Unavailable), holding.alone(old):
        pass


def test_a_migration_that_changes_a_row_is_undone(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the comparison: it finds what differs."""
    migrate = schema.upgrade

    def careless(connection: Any) -> None:
        migrate(connection)
        connection.execute(text("UPDATE desk SET name = 'x' WHERE code = 'mot_cua'"))

    before = content(old)
    monkeypatch.setattr(schema, "upgrade", careless)
    fault = refusal(lambda: room(old).upgrade("hoa"))
    assert (type(fault), fault.code) == (Damaged, "upgrade.rows_differ")
    assert content(old) == before


def test_a_copy_that_was_written_badly_stops_everything(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = upgrading.copying.copy_database

    def badly(engine: Any, target: Path) -> None:
        copy(engine, target)
        with closing(sqlite3.connect(target)) as connection, connection:
            connection.execute("UPDATE desk SET name = 'x' WHERE code = 'mot_cua'")

    before = content(old)
    monkeypatch.setattr(upgrading.copying, "copy_database", badly)
    assert refusal(lambda: room(old).upgrade("hoa")).code == "backup.written_badly"
    assert content(old) == before


# --- the command ---


def test_the_command_tells_what_it_does(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*words: str) -> Any:
        assert cli.main(bootstrap.house(), ["--data", str(old), "--json", *words]) == 0
        return json.loads(capsys.readouterr().out)

    before, found = content(old), revision(old / DATABASE)
    planned = said("upgrade", "--dry-run")
    assert (planned["from"], planned["to"]) == (found, schema.HEAD)
    assert content(old) == before
    done = said("upgrade")
    assert Path(done["copy"]).is_file()
    assert said("upgrade")["copy"] is None
    assert said("verify")["ok"]


# --- on a server ---


@pytest.mark.postgres
def test_data_on_a_server_are_upgraded_in_one_transaction() -> None:
    folder = quick_folder()
    with a_shared_ward(folder) as ward:
        ward.receive()
        ward.tamper("DROP TABLE attachment, draft, signed_day", "UPDATE alembic_version SET version_num = '0001'")
        older = upgrading.SqlOlderData(folder, ward.url)
        before = digests_on(ward.store.engine)
        assert (older.revision(), older.size()) == ("0001", None)
        done = UpgradeRoom(older, folder, lambda: MORNING).upgrade(PEOPLE[0].login)
        assert (done.found, done.known, done.copy) == ("0001", schema.HEAD, None)
        after = digests_on(ward.store.engine)
        assert {name for name in before if after[name] != before[name]} == {"audit"}
        assert ward.desks.upkeep.verify(ward.actor("quan")).ok


def digests_on(engine: Any) -> dict[str, str]:
    with engine.connect() as connection, connection.begin():
        return digests.stored_digests(connection, digests.shape_of(connection))
