"""A copy of a database in use is one state of it, and a restored one takes its place by a single rename."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy import Engine

from builders import SINGLE_STATUS, Ward, a_form, a_party, quick_folder
from counter_app.domain.errors import Damaged, Unavailable
from counter_app.persistence import copying
from counter_app.persistence.copying import copy_database, put_in_place, set_aside
from counter_app.persistence.engines import sqlite


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder for what is copied."""
    folder = quick_folder()
    yield folder
    shutil.rmtree(folder)


def content(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def sound(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@contextmanager
def writing(ward: Ward) -> Iterator[list[int]]:
    """Let a second connection write without a pause while the block runs; tell how often it did."""
    written, stop = [0], threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(ward.database, isolation_level=None, timeout=30)) as connection:
            while not stop.is_set():
                connection.execute(
                    "INSERT INTO task (kind, number, words, opened_at) VALUES ('x', 1, 'y', '2026-11-18')"
                )
                written[0] += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while not written[0]:
            pass
        yield written
    finally:
        stop.set()
        writer.join()


def test_a_copy_holds_everything(ward: Ward, room: Path) -> None:
    ward.receive(a_form(SINGLE_STATUS, a_party(name="Đào Thị Mận")))
    copy_database(ward.store.engine, room / "copy.db")
    assert content(room / "copy.db") == content(ward.database)
    assert ward.receive().code.endswith("-0002"), "the original goes on"


def test_a_copy_is_taken_while_another_connection_holds_the_right_to_write(ward: Ward, room: Path) -> None:
    with ward.store.engine.connect().execution_options(writes=True) as writer, writer.begin():
        copy_database(ward.store.engine, room / "copy.db")
    assert sound(room / "copy.db")


def test_what_is_copied_under_a_busy_writer_is_sound_and_of_one_moment(ward: Ward, room: Path) -> None:
    with writing(ward) as written:
        before = written[0]
        copy_database(ward.store.engine, room / "copy.db")
        after = written[0]
    with closing(sqlite3.connect(room / "copy.db")) as connection:
        found = connection.execute("SELECT count(*), max(task) FROM task").fetchone()
    assert sound(room / "copy.db")
    assert found[0] == found[1]
    assert before <= found[0] <= after + 1


def test_a_copy_that_is_overtaken_for_ever_goes_in_one_step(
    ward: Ward, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = []

    class Watch(copying._Watch):
        def __init__(self, restarts: int) -> None:
            super().__init__(restarts)
            attempts.append(self)

    monkeypatch.setattr(copying, "_Watch", Watch)
    monkeypatch.setattr(copying, "PAGES_A_STEP", 2)
    with writing(ward) as written:
        copy_database(ward.store.engine, room / "copy.db")
        assert written[0]
    assert len(attempts) == 2
    assert sound(room / "copy.db")


def test_a_copy_does_not_wait_for_ever(ward: Ward, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "PATIENCE", 0.2)
    with ward.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")  # of the one connection in the pool
    with closing(sqlite3.connect(ward.database, isolation_level=None)) as somebody:
        somebody.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unavailable, match=r"database\.busy"):
            copy_database(ward.store.engine, room / "copy.db")


def test_a_place_that_cannot_be_written_is_told(ward: Ward, room: Path) -> None:
    with pytest.raises(Unavailable, match=r"data\.cannot_open"):
        copy_database(ward.store.engine, room / "gone" / "copy.db")


def test_a_database_that_cannot_be_read_is_told(room: Path) -> None:
    (room / "counter.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(Damaged, match=r"database\.not_one"):
        copy_database(sqlite.engine_for(room / "counter.db"), room / "copy.db")


def test_a_server_is_not_copied(room: Path) -> None:
    connection = nullcontext(SimpleNamespace(connection=SimpleNamespace(driver_connection=object())))
    server = cast("Engine", SimpleNamespace(connect=lambda: connection))
    with pytest.raises(Unavailable, match=r"backup\.by_server"):
        copy_database(server, room / "copy.db")


def test_putting_in_place_changes_the_database_and_nothing_else(ward: Ward, room: Path) -> None:
    ward.receive()
    copy_database(ward.store.engine, room / "restored.db")
    wanted = content(room / "restored.db")
    ward.receive()
    ward.store.engine.dispose()
    (ward.folder / "papers").mkdir()
    (ward.folder / "papers" / "1.pdf").write_bytes(b"%PDF")
    put_in_place(room / "restored.db", ward.folder)
    assert content(ward.database) == wanted
    assert (ward.folder / "papers" / "1.pdf").read_bytes() == b"%PDF"
    assert not (room / "restored.db").exists()


def test_the_journal_of_what_was_there_is_not_played_into_what_comes(ward: Ward, room: Path) -> None:
    copy_database(ward.store.engine, room / "restored.db")
    wanted = content(room / "restored.db")
    ward.store.engine.dispose()
    hot = _hot_journal(ward.database, room)
    ward.database.write_bytes(b"unreadable" * 1000)
    (ward.folder / "counter.db-journal").write_bytes(hot)
    put_in_place(room / "restored.db", ward.folder)
    assert content(ward.database) == wanted
    assert sound(ward.database)


def test_without_that_the_journal_would_be_played_in(ward: Ward, room: Path) -> None:
    """The control: the same journal left lying does change what is read."""
    copy_database(ward.store.engine, room / "restored.db")
    wanted = content(room / "restored.db")
    ward.store.engine.dispose()
    hot = _hot_journal(ward.database, room)
    (room / "restored.db").replace(ward.database)
    (ward.folder / "counter.db-journal").write_bytes(hot)
    with suppress(sqlite3.DatabaseError):  # it may be spoilt so far that it cannot even be read
        assert content(ward.database) != wanted


def _hot_journal(database: Path, room: Path) -> bytes:
    """Return the journal that a killed transaction of quite another state leaves behind."""
    other = room / "other.db"
    shutil.copy(database, other)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("DELETE FROM print_job")
        connection.execute("DELETE FROM procedure_version")
        connection.execute("VACUUM")
        connection.execute("PRAGMA cache_size=1")  # so that it writes to the disk before it commits
        connection.execute("BEGIN")
        connection.execute("UPDATE setting SET data = data || hex(zeroblob(200000))")
        connection.execute("UPDATE person SET name = name || hex(zeroblob(20000))")
        return Path(f"{other}-journal").read_bytes()


def test_what_cannot_be_read_is_kept_byte_by_byte(room: Path) -> None:
    folder, aside = room / "data", room / "safety" / "unreadable"
    folder.mkdir()
    (folder / "counter.db").write_bytes(os.urandom(5000))
    (folder / "counter.db-journal").write_bytes(os.urandom(700))
    set_aside(folder, aside)
    for name in ("counter.db", "counter.db-journal"):
        assert (aside / name).read_bytes() == (folder / name).read_bytes()


def test_a_folder_that_takes_nothing_is_told(ward: Ward, room: Path) -> None:
    copy_database(ward.store.engine, room / "restored.db")
    with pytest.raises(Unavailable, match=r"file\.cannot_write"):
        put_in_place(room / "restored.db", room / "gone")
    assert (room / "restored.db").exists()
