"""A ward moves from its file to a server: everything, checked, once; killed anywhere, the file is whole and open."""

import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from builders import DESK, MORNING, Ward, a_form, a_ward, quick_folder, reopened
from counter_app import bootstrap, cli
from counter_app.bootstrap import desks_over, move_room, open_desks
from counter_app.domain.errors import CounterError, Damaged, Forbidden
from counter_app.persistence import digests, holding, moving
from counter_app.persistence.opening import open_store
from counter_app.persistence.tables import metadata
from counter_app.services.acting import Actor
from faults.scenes import tell
from faults.workload import a_day
from servers import Server

KILLED = 77
KILL = """
import os, sys
from pathlib import Path
from sqlalchemy import Engine, event
from counter_app.bootstrap import move_room
from builders import MORNING
count = [0]
def before(connection, cursor, statement, *_):
    count[0] += 1
    if count[0] == int(sys.argv[3]):
        os._exit(77)
event.listen(Engine, "before_cursor_execute", before)
move_room(Path(sys.argv[1]), MORNING).move(sys.argv[2], "quan")
print(count[0])
"""

pytestmark = pytest.mark.postgres


@pytest.fixture
def full() -> Iterator[Path]:
    """A closed folder in which much was done."""
    folder = quick_folder()
    with a_ward(folder) as ward:
        _fill(ward)
    yield folder
    shutil.rmtree(folder)


def _fill(ward: Ward) -> None:
    a_day("lane", 11, 80, lambda deed: deed.carry_out(ward.desks))
    code = ward.receive().code
    ward.desks.print_room.draw(ward.desks.handover.hand_over(ward.actor(), [code], DESK).job or 0)
    scan = ward.folder.with_suffix(".pdf")
    scan.write_bytes(b"%PDF-1.7 x")
    ward.desks.attachments.attach(ward.actor(), code, [scan])
    scan.unlink()
    ward.desks.drafts.save(ward.actor(), "receive", "Đào", '{"name": "Đào"}')
    ward.desks.reception.refuse(ward.actor(), a_form(), "Không thuộc thẩm quyền")


@pytest.fixture
def target(server: Server) -> Iterator[str]:
    """An empty database on the server."""
    with server.database() as name:
        yield server.url(name)


def move(folder: Path, target: str, login: str = "quan") -> Any:
    return move_room(folder, MORNING).move(target, login)


@contextmanager
def on_server(folder: Path, target: str) -> Iterator[Any]:
    store = open_store(folder, target)
    try:
        yield desks_over(store, folder, lambda: MORNING, demo=True)
    finally:
        store.engine.dispose()


def everything(folder: Path, target: str | None = None) -> dict[str, str]:
    """Return the hash of every table; the log and what closes the file apart."""
    store = open_store(folder, target)
    try:
        with store.engine.connect() as connection, connection.begin():
            tables = [table for table in metadata.sorted_tables if table.name != "audit"]
            return {table.name: digests.digest_of(connection, table) for table in tables}
    finally:
        store.engine.dispose()


def refusal(act: Any) -> CounterError:
    with pytest.raises(CounterError) as caught:
        act()
    return caught.value


def test_everything_arrives_and_is_checked(full: Path, target: str) -> None:
    before = everything(full)
    moved = move(full, target)
    assert everything(full, target) == before
    assert moved.rows["dossier"] > 10
    with on_server(full, target) as desks:
        quan, hoa = Actor(desks.person("quan")), Actor(desks.person("hoa"))
        assert desks.upkeep.verify(quan).problems == (), "with its papers and scans, which stay in the folder"
        assert desks.lookup.search(hoa, "dao").count > 0
        assert desks.drafts.mine(hoa)[0].title == "Đào"


def test_work_goes_on_there_with_the_next_numbers(full: Path, target: str) -> None:
    twin = Path(shutil.copytree(full, full.with_name(f"{full.name}-twin")))
    move(full, target)
    with reopened(twin) as ward, on_server(full, target) as desks:
        here = ward.receive()
        there = desks.reception.receive(Actor(desks.person("hoa")), a_form())
        assert (there.number, there.code, there.register, there.job) == (
            here.number,
            here.code,
            here.register,
            here.job,
        )
    shutil.rmtree(twin)


def test_the_log_tells_of_the_move(full: Path, target: str) -> None:
    move(full, target)
    store = open_store(full, target)
    with store.engine.connect() as connection:
        row = connection.execute(text("SELECT who, action, data FROM audit ORDER BY seq DESC LIMIT 1")).one()
    store.engine.dispose()
    assert row[:2] == ("quan", "office.moved")
    assert json.loads(row[2])["to"].startswith("postgresql+psycopg://postgres@")


def test_the_file_is_closed_and_says_where_its_ward_lives(full: Path, target: str) -> None:
    moved = move(full, target)
    fault = refusal(lambda: open_store(full))
    assert (fault.code, fault.params) == ("folder.moved", {"to": moved.to})
    assert "?" not in moved.to
    for again in (lambda: move(full, target), lambda: open_desks(full).__enter__()):
        assert refusal(again).code == "folder.moved"


def test_no_password_is_kept(full: Path, target: str) -> None:
    moved = move(full, target.replace("postgres@", "postgres:geheim@"))
    assert "geheim" not in moved.to
    assert b"geheim" not in (full / "counter.db").read_bytes()


@pytest.mark.parametrize("what", ["another ward", "another program"])
def test_a_server_that_holds_anything_else_is_left_alone(full: Path, server: Server, what: str, target: str) -> None:
    before = (full / "counter.db").read_bytes()
    if what == "another ward":
        other = quick_folder()
        with a_ward(other) as ward:
            ward.receive()
        move(other, target)
    else:
        server.execute("CREATE TABLE songs (title text)", database=target.split("@/")[1].partition("?")[0])
    assert refusal(lambda: move(full, target)).code == "server.not_empty"
    assert (full / "counter.db").read_bytes() == before


def test_whoever_does_not_manage_the_office_moves_nothing(full: Path, target: str) -> None:
    before = everything(full)
    for login in ("thu", "nobody"):
        assert isinstance(refusal(lambda login=login: move(full, target, login)), Forbidden)
    assert everything(full) == before


def test_a_folder_that_somebody_has_open_is_not_moved(full: Path, target: str) -> None:
    with holding.beside(full):
        assert refusal(lambda: move(full, target)).code == "folder.in_use"
    move(full, target)


def test_data_that_contradict_themselves_are_not_moved(full: Path, target: str) -> None:
    with reopened(full) as ward:
        ward.tamper("UPDATE dossier SET submitter = 'x' WHERE number = 1")
    assert refusal(lambda: move(full, target)).code == "move.data_contradict"


def test_a_row_that_arrives_differently_stops_the_move(
    full: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the comparison."""
    counting = moving._go_on_counting

    def careless(there: Any, table: Any) -> None:
        counting(there, table)
        if table.name == "party":
            there.execute(text("UPDATE party SET address = 'x' WHERE number = 1"))

    with monkeypatch.context() as patched:
        patched.setattr(moving, "_go_on_counting", careless)
        fault = refusal(lambda: move(full, target))
    assert (type(fault), fault.code) == (Damaged, "move.arrived_differently")
    move(full, target)


# --- killed ---


def killed_at(folder: Path, target: str, statement: int) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", KILL, str(folder), target, str(statement)],
        env={"PYTHONPATH": ":".join(sys.path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, KILLED}, done.stderr
    return done.returncode == KILLED


def kill_and_go_on(full: Path, server: Server, statements: range) -> int:
    before, killed = everything(full), 0
    for statement in statements:
        folder = Path(shutil.copytree(full, quick_folder() / "ward"))
        with server.database() as name:
            if not killed_at(folder, server.url(name), statement):
                break
            killed += 1
            assert everything(folder) == before, f"killed before statement {statement}"
            move(folder, server.url(name))
            assert everything(folder, server.url(name)) == before
            assert refusal(lambda folder=folder: open_store(folder)).code == "folder.moved"
        shutil.rmtree(folder)
    return killed


def test_a_move_killed_here_and_there_leaves_the_file_whole_and_is_made_again(full: Path, server: Server) -> None:
    assert kill_and_go_on(full, server, range(10, 400, 60)) >= 3


def reopen_the_file(folder: Path) -> None:
    """Bring about what a kill leaves between the server's commit and the file's."""
    with closing(sqlite3.connect(folder / "counter.db")) as connection, connection:
        assert connection.execute("DELETE FROM setting WHERE name = 'moved'").rowcount == 1


def test_a_move_killed_before_the_file_was_closed_closes_it_the_next_time(full: Path, target: str) -> None:
    rows = move(full, target).rows
    reopen_the_file(full)
    with on_server(full, target) as desks:
        desks.reception.receive(Actor(desks.person("hoa")), a_form())
    assert move(full, target).rows["dossier"] == rows["dossier"] + 1, "what was received there meanwhile stays"
    assert refusal(lambda: open_store(full)).code == "folder.moved"


def test_a_file_that_went_on_by_itself_is_not_taken_for_what_the_server_holds(full: Path, target: str) -> None:
    move(full, target)
    reopen_the_file(full)
    with reopened(full) as ward:
        ward.receive()
    assert refusal(lambda: move(full, target)).code == "server.not_empty"


@pytest.mark.faults
def test_a_move_killed_at_any_statement_leaves_the_file_whole_and_is_made_again(full: Path, server: Server) -> None:
    started = time.monotonic()
    killed = kill_and_go_on(full, server, range(1, 2_000))
    tell(f"a move killed before each of {killed} statements, made again each time; {time.monotonic() - started:.0f} s")
    assert killed > 100


# --- the commands ---


def test_the_commands(full: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*words: str) -> Any:
        assert cli.main(bootstrap.house(), ["--data", str(full), "--json", *words]) == 0
        return json.loads(capsys.readouterr().out)

    moved = said("--as", "quan", "move", "--to", target)
    assert moved["dossiers"] == moved["rows"]["dossier"] > 10
    assert cli.main(bootstrap.house(), ["--data", str(full), "search", "dao"]) == 3
    assert moved["to"] in capsys.readouterr().err
    assert said("--database", target, "search", "dao")["count"] > 0
    assert cli.main(bootstrap.house(), ["server-roles", "quay"]) == 0
    statements = capsys.readouterr().out.split(";\n")
    assert any(one.startswith("GRANT SELECT, INSERT ON attachment") for one in statements)
