"""How a command ends: one exit code a face, one sentence, one document."""

import io
import os
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import BIRTH, Console
from counter_app import bootstrap, cli
from counter_app.domain.errors import CounterError, Damaged, Forbidden, Refused, Unavailable

RECEIVE = ["receive", "--procedure", BIRTH, "--applicant", "Lường Thị Đào"]
SECRET = "Nguyễn-Bí-Mật 006187099999"


def failing(console: Console, error: BaseException) -> Console:
    """Return a console whose data folder fails in that way."""

    @contextmanager
    def opened(*_: object) -> Any:
        raise error
        yield

    return replace(console, house=replace(bootstrap.house(), open=opened))


@pytest.mark.parametrize(
    ("error", "exit_code", "kind"),
    [
        (Refused("reason.missing"), 1, "refused"),
        (Unavailable("disk.full"), 3, "unavailable"),
        (Forbidden("actor.unknown", login="x"), 4, "forbidden"),
        (Damaged("database.damaged"), 5, "damaged"),
    ],
)
def test_each_face_of_an_error_has_its_exit_code(
    console: Console, error: CounterError, exit_code: int, kind: str
) -> None:
    broken = failing(console, error)
    said = broken.run("--json", *RECEIVE)
    assert said.exit_code == exit_code
    assert said.error["kind"] == kind
    assert said.error["code"] == error.code
    plain = broken.run(*RECEIVE)
    assert (plain.exit_code, plain.out) == (exit_code, "")
    assert plain.err == said.error["message"] + "\n"


def test_a_finished_command_ends_with_0(console: Console) -> None:
    assert console.run(*RECEIVE).exit_code == 0


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["bogus"], "usage.no_such_command"),
        (["users"], "usage.missing"),
        (["users", "bogus"], "usage.no_such_command"),
        (["receive"], "usage.missing"),
        (["receive", "--procedure"], "usage.no_value"),
        (["receive", "--procedure", BIRTH], "usage.missing"),
        (["receive", "--bogus", "x"], "usage.no_such_option"),
        (["show"], "usage.missing"),
        (["show", "a", "b"], "usage.extra"),
        (["search", "x", "--limit", "0"], "usage.bad_number"),
        (["search", "x", "--limit", "9" * 30], "usage.bad_number"),
        (["--lang", "fr", "jobs"], "usage.bad_choice"),
        (["--json=1", "jobs"], "usage.unreadable"),
        (["--now", "nonsense", "jobs"], "usage.bad_moment"),
        (["--now", "2026-02-30T09:00", "jobs"], "usage.bad_moment"),
        (["--now", "9999-12-31T09:00", "jobs"], "usage.bad_moment"),
        (["log", "2026-02-30"], "usage.bad_day"),
        (["complete", "x", "--outcome", "maybe"], "usage.bad_choice"),
        (["payment", "x", "perhaps"], "usage.bad_choice"),
        (["fee", "x"], "usage.missing"),
        (["fee", "x", "--collect", "5", "--waive"], "usage.together"),
        (["correct", "x", "--set", "phone", "--reason", "y"], "usage.bad_pair"),
        (["correct", "x", "phone=1", "--reason", "y"], "usage.extra"),
        (["due", "--received", "2026-11-23T09:00"], "usage.missing"),
        (["due", "--received", "2026-11-23T09:00", "--limit", "1 week", "--pause", "x"], "usage.bad_span"),
        (["demo", "fill", "--dossiers", "1", "--from", "2026-02-02", "--to", "2026-02-01"], "usage.backwards"),
        (["init", "--unit-name", "X"], "usage.missing"),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_line_that_cannot_be_understood_ends_with_2(console: Console, line: list[str], code: str, lang: str) -> None:
    said = replace(console, now=None).run("--lang", lang, "--json", *line)
    assert said.exit_code == 2, said
    assert (said.error["kind"], said.error["code"]) == ("usage", code)
    message = said.error["message"]
    assert message.endswith(".")
    assert "\n" not in message
    assert "…" not in message


def test_an_error_of_our_own_ends_with_70_and_keeps_its_trace_without_personal_data(console: Console) -> None:
    said = failing(console, ValueError(SECRET)).run("--json", "receive", "--procedure", BIRTH, "--applicant", SECRET)
    assert said.exit_code == 70
    assert said.error["kind"] == "bug"
    assert "Traceback" not in said.out + said.err
    log = console.data / "logs" / "counter_app.log"
    assert str(log) in said.error["message"]
    written = log.read_text("utf-8")
    assert "ValueError" in written
    assert "cli/app.py" in written
    assert SECRET not in written
    assert "Bí-Mật" not in written
    assert str(Path.home()) not in written


def test_an_error_of_our_own_is_told_even_where_no_log_can_be_written(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    (console.data / "logs").write_text("in the way", "utf-8")
    said = failing(console, ValueError(SECRET)).run("--lang", "en", "receive", "--procedure", BIRTH, "--applicant", "A")
    assert said.exit_code == 70
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "ValueError" in said.err
    assert SECRET not in said.err


def test_an_interrupted_command_ends_without_a_trace(console: Console) -> None:
    said = failing(console, KeyboardInterrupt()).run("--json", *RECEIVE)
    assert (said.exit_code, said.out, said.err) == (130, "", "")


class Gone(io.StringIO):
    """A stream whose reader has left."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self._error = error

    def write(self, text: str, /) -> int:
        raise self._error


def test_a_reader_that_left_is_no_fault(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Gone(BrokenPipeError(32, "Broken pipe")))
    assert cli.main(console.house, ["--data", str(console.data), "jobs"]) == 141


def test_an_answer_that_cannot_be_written_says_that_the_work_is_done(
    console: Console, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", Gone(OSError(28, "No space left on device")))
        assert cli.main(console.house, ["--data", str(console.data), "jobs"]) == 3
        assert cli.main(console.house, ["--data", str(console.data), "--json", "jobs"]) == 3
    assert "lệnh show" in capsys.readouterr().err


# what surrounds us


def test_a_missing_folder_is_named(console: Console, tmp_path: Path) -> None:
    said = replace(console, data=tmp_path / "nowhere").run("--json", "jobs")
    assert (said.exit_code, said.error["code"]) == (3, "folder.missing")
    assert str(tmp_path / "nowhere") in said.error["message"]
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_folder_ends_with_5(console: Console) -> None:
    (console.data / "counter.db").write_bytes(b"no database at all" * 1000)
    said = console.run("--json", *RECEIVE)
    assert (said.exit_code, said.error["kind"]) == (5, "damaged")


def test_a_folder_of_a_newer_version_is_left_alone(console: Console) -> None:
    database = console.data / "counter.db"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = database.read_bytes()
    said = console.run("--json", *RECEIVE)
    assert (said.exit_code, said.error["code"]) == (3, "schema.newer")
    assert database.read_bytes() == before


def test_a_founded_folder_is_not_founded_again(console: Console) -> None:
    before = (console.data / "counter.db").read_bytes()
    said = replace(console, now=None).run("--json", "init", "--demo")
    assert (said.exit_code, said.error["code"]) == (1, "folder.exists")
    assert (console.data / "counter.db").read_bytes() == before


def test_a_fixed_clock_is_for_demo_folders(live: Console) -> None:
    said = live.run("--json", "--as", "chu", "--now", "2026-11-23T09:00", "jobs")
    assert (said.exit_code, said.error["code"]) == (1, "clock.live_folder")


# the program as it is started


def test_the_program_answers_in_utf_8_whatever_the_locale(console: Console) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    line = [sys.executable, "-m", "counter_app", "--data", str(console.data), "--json", *RECEIVE]
    done = subprocess.run(line, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done
    code = console.ask("search", "đào")["hits"][0]["code"]
    assert console.ask("show", code)["applicant"] == "Lường Thị Đào"
    shown = subprocess.run([*line[:5], "show", code], capture_output=True, env=environment, check=False)
    assert "Lường Thị Đào" in shown.stdout.decode("utf-8")


def test_a_closed_pipe_leaves_no_trace_behind(console: Console) -> None:
    line = f'"{sys.executable}" -m counter_app --data "{console.data}" catalogue list | head -n 1'
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False)
    assert done.stderr == b""
