"""Every known fault, provoked in earnest: its exit code, one sentence, no trace of the program's own insides."""

import json
import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import exc

from cli.conftest import BIRTH, Console, Said
from counter_app.devices import places
from counter_app.persistence import queries
from counter_app.persistence.engines import sqlite
from counter_app.services import known_faults
from counter_app.services.known_faults import EXIT_CODES, KNOWN
from counter_app.services.wording import Language
from servers import postgres_server

PAGE = Path(__file__).parents[2] / "docs" / "faults.md"
RECEIVE = ("receive", "--procedure", BIRTH, "--applicant", "Lường Thị Đào")
SECRET = "Nguyễn-Bí-Mật"


@dataclass(slots=True)
class Scene:
    """Where a fault is provoked: a sample folder, a live one, and what pytest can put back afterwards."""

    console: Console
    live: Console
    patch: pytest.MonkeyPatch
    place: Path

    @property
    def database(self) -> Path:
        return self.console.data / "counter.db"

    def change(self, statement: str) -> None:
        with closing(sqlite3.connect(self.database)) as connection, connection:
            connection.execute(statement)

    def server(self, address: str) -> Console:
        return replace(self.console, database=address)

    def receive(self) -> Said:
        return self.console.run("--json", *RECEIVE)


def only_root() -> None:
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can mount and change what may be written; test_failing_writes injects the same errors")


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[None]:
    only_root()
    done = subprocess.run(["mount", *options, str(place)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this system lets nobody mount; test_failing_writes injects the same errors")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(file: Path) -> None:
    """Write until there is no room for another byte."""
    with file.open("wb", buffering=0) as filler:
        for size in (4096, 1):
            with suppress(OSError):
                while True:
                    filler.write(bytes(size))


def disk_full(scene: Scene) -> Said:
    small = scene.place / "small"
    small.mkdir()
    size = scene.database.stat().st_size + 2 * 1024 * 1024
    with mounted(small, "-t", "tmpfs", "-o", f"size={size}", "none"):
        data = Path(shutil.copytree(scene.console.data, small / "data"))
        fill(small / "filler")
        said = replace(scene.console, data=data).run("--json", *RECEIVE)
        (small / "filler").unlink()
        assert replace(scene.console, data=data).run(*RECEIVE).exit_code == 0, "once there is room, work goes on"
    return said


def read_only(scene: Scene) -> Said:
    with mounted(scene.console.data, "--bind", str(scene.console.data)):
        subprocess.run(["mount", "-o", "remount,ro,bind", str(scene.console.data)], check=True)
        return scene.receive()


def failing_disk(scene: Scene) -> Said:
    """The driver's own words of a failing disk; test_failing_writes makes the system say them, at every write."""

    def fail(store: object) -> None:
        fault = sqlite3.OperationalError("disk I/O error")
        fault.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise exc.OperationalError("", None, fault)

    scene.patch.setattr(sqlite, "_begin", fail)
    return scene.receive()


def no_entry(scene: Scene) -> Said:
    """What is not a file cannot be opened, whoever asks."""
    scene.patch.setattr(Path, "is_file", lambda self: True)
    shutil.move(scene.database, scene.place / "elsewhere")
    scene.database.mkdir()
    return scene.receive()


def locked(scene: Scene) -> Said:
    scene.patch.setitem(sqlite.PRAGMAS, "busy_timeout", "100")
    with closing(sqlite3.connect(scene.database, isolation_level=None)) as somebody:
        somebody.execute("BEGIN EXCLUSIVE")
        return scene.receive()


def rotten(scene: Scene) -> Said:
    scene.console.receive()
    with closing(sqlite3.connect(scene.database)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'counter'").fetchone()
    whole = bytearray(scene.database.read_bytes())
    whole[(root - 1) * 4096 : root * 4096] = bytes(4096)
    scene.database.write_bytes(whole)
    return scene.receive()


def another_thing(scene: Scene) -> Said:
    scene.database.write_bytes(b"this is no database" * 1000)
    return scene.receive()


def another_program(scene: Scene) -> Said:
    scene.database.unlink()
    scene.change("CREATE TABLE song (name TEXT)")
    return scene.receive()


def lost_table(scene: Scene) -> Said:
    scene.change("DROP TABLE idempotency_key")
    return scene.receive()


def contradiction(scene: Scene) -> Said:
    scene.console.receive()
    scene.change("UPDATE dossier SET stage = 'returned'")
    said = scene.console.run("--json", "verify")
    document = said.document
    assert document["ok"] is False
    return replace(said, out=known_error(document["error"]))


def known_error(error: dict[str, str]) -> str:
    return json.dumps({"error": error})


def of_version(number: str) -> Callable[[Scene], Said]:
    def provoke(scene: Scene) -> Said:
        scene.change(f"UPDATE alembic_version SET version_num = '{number}'")
        return scene.receive()

    return provoke


def moved(scene: Scene) -> Said:
    shutil.move(scene.console.data, scene.place / "elsewhere")
    return scene.receive()


def made_twice(scene: Scene) -> Said:
    return replace(scene.console, now=None).run("--json", "init", "--demo")


def under_a_file(scene: Scene) -> Said:
    (scene.place / "file").write_text("x", "utf-8")
    return replace(scene.console, now=None, data=scene.place / "file" / "data").run("--json", "init", "--demo")


def on_a_share(scene: Scene) -> Said:
    line = f"99 1 0:99 / {scene.console.data} rw - cifs //server/chung rw\n"
    scene.patch.setattr(places, "_proc_mounts", lambda: line)
    return scene.receive()


def clock_behind(scene: Scene) -> Said:
    code = scene.console.receive()["code"]
    return scene.console.at("2026-11-23T09:00").run("--json", "cancel", code, "--reason", "Nhập nhầm")


def clock_set(scene: Scene) -> Said:
    return scene.live.run("--json", "--as", "chu", "--now", "2026-11-23T09:00", "jobs")


def at_server(address: str) -> Callable[[Scene], Said]:
    def provoke(scene: Scene) -> Said:
        return scene.console.run("--json", "--database", address, *RECEIVE)

    return provoke


def wrong_name(scene: Scene) -> Said:
    server = postgres_server()
    with server.database() as database:
        return scene.console.run("--json", "--database", server.url(database, role="nobody"), *RECEIVE)


def no_database(scene: Scene) -> Said:
    return scene.console.run("--json", "--database", postgres_server().url("nowhere"), *RECEIVE)


def not_drawn(scene: Scene) -> Said:
    (scene.console.data / "papers").write_text("in the way", "utf-8")
    said = scene.console.run("--json", *RECEIVE, "--receipt", str(scene.place / "a.pdf"))
    (warning,) = [one for one in said.document["warnings"] if one["code"] == "print.failed"]
    error = {"kind": "done", "code": warning["code"], "message": warning["message"]}
    assert scene.console.ask("show", said.document["code"])["state"] == "accepted"
    return replace(said, out=known_error(error))


def no_backup(scene: Scene) -> Said:
    return scene.console.run("--json", "backup", "verify", str(scene.place / "none.ctb"))


def hostile_backup(scene: Scene) -> Said:
    (scene.place / "bad.ctb").write_bytes(b"PK\x03\x04" + bytes(5000))
    return scene.console.run("--json", "backup", "verify", str(scene.place / "bad.ctb"))


def not_taken(scene: Scene) -> Said:
    (scene.place / "a.exe").write_bytes(b"MZ" + bytes(100))
    return scene.console.run("--json", "attach", scene.console.receive()["code"], str(scene.place / "a.exe"))


def unknown_code(scene: Scene) -> Said:
    return scene.console.run("--json", "show", "000.00.00.H99-261118-9999")


def key_twice(scene: Scene) -> Said:
    scene.console.run("--json", "receive", "--key", "k", *RECEIVE[1:])
    return scene.console.run("--json", "receive", "--key", "k", *RECEIVE[1:-1], "Người Khác")


def no_right(scene: Scene) -> Said:
    people = scene.console.ask("users", "list")["users"]
    (login,) = [one["login"] for one in people if one["roles"] == ["admin"]][:1] or ["quantri"]
    return scene.console.run("--json", "--as", login, *RECEIVE)


def our_mistake(scene: Scene) -> Said:
    def wrong(*_: object) -> None:
        raise ValueError(SECRET)

    scene.patch.setattr(queries.SqlQueries, "profile", wrong)
    said = scene.console.run("--json", "search", SECRET)
    kept = (scene.console.data / "logs" / "counter_app.log").read_text("utf-8")
    assert "ValueError" in kept
    assert SECRET not in kept
    return said


PROVOKED: dict[str, Callable[[Scene], Said]] = {
    "disk.full": disk_full,
    "data.read_only": read_only,
    "disk.fault": failing_disk,
    "data.cannot_open": no_entry,
    "database.busy": locked,
    "database.damaged": rotten,
    "database.not_one": another_thing,
    "database.not_ours": another_program,
    "schema.damaged": lost_table,
    "verify.problems": contradiction,
    "schema.newer": of_version("9999"),
    "schema.older": of_version("0000"),
    "folder.missing": moved,
    "folder.exists": made_twice,
    "folder.cannot_make": under_a_file,
    "folder.on_network": on_a_share,
    "act.before_previous": clock_behind,
    "clock.live_folder": clock_set,
    "server.unreachable": at_server("postgresql://x@127.0.0.1:1/x"),
    "server.no_right": wrong_name,
    "server.no_database": no_database,
    "server.no_driver": at_server("mysql://x@127.0.0.1/x"),
    "print.failed": not_drawn,
    "backup.file_missing": no_backup,
    "backup.unreadable": hostile_backup,
    "scan.kind_refused": not_taken,
    "dossier.unknown": unknown_code,
    "key.reused": key_twice,
    "right.missing": no_right,
    "bug.kept": our_mistake,
}


@pytest.fixture
def scene(console: Console, live: Console, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Scene:
    place = tmp_path / "place"
    place.mkdir()
    return Scene(console, live, monkeypatch, place)


def test_every_known_fault_is_provoked() -> None:
    assert sorted(PROVOKED) == sorted(known.code for known in KNOWN)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(code, marks=pytest.mark.postgres) if code in {"server.no_right", "server.no_database"} else code
        for code in PROVOKED
    ],
)
def test_a_known_fault_says_one_sentence_and_shows_no_trace(scene: Scene, code: str) -> None:
    (known,) = [one for one in KNOWN if one.code == code]
    said = PROVOKED[code](scene)
    assert said.exit_code == EXIT_CODES[known.kind], said
    error = said.error
    assert (error["kind"], error["code"]) == (known.kind, code)
    message = error["message"]
    assert message.endswith(".")
    assert "\n" not in message
    for inside in ("Traceback", "sqlalchemy", "sqlite3.", "psycopg", SECRET):
        assert inside not in said.out + said.err
    assert threading.active_count() < 10


@pytest.mark.parametrize("lang", list(Language))
def test_every_sentence_says_what_to_do_next(lang: Language) -> None:
    for known in KNOWN:
        text = known_faults.template("messages", known.code, lang)
        assert ";" in text or "," in text, f"{known.code}: {text}"


def test_the_page_of_faults_is_current() -> None:
    """``python -m counter_app.services.known_faults > docs/faults.md`` writes it."""
    assert PAGE.read_text("utf-8") == known_faults.page()
