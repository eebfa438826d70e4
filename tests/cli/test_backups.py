"""``backup``: made, checked, sealed, restored with the loss typed in, and numbering told where to go on."""

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.conftest import Console, Said
from counter_app.bootstrap import open_desks


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder somewhere else, such as on a stick."""
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def empty(console: Console, tmp_path: Path) -> Console:
    """A console on a machine with nothing on it, half an hour later."""
    return Console(console.capture, tmp_path / "empty", now="2026-11-23T10:11")


@dataclass(slots=True)
class Typing:
    """A terminal at which somebody types these lines."""

    lines: list[str]

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return f"{self.lines.pop(0)}\n"


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", Typing(list(lines)))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and path.name != ".lock")


# --- made and checked ---


def test_a_back_up_is_made_and_found_good(console: Console, stick: Path) -> None:
    console.receive("--receipt", stick / "receipt.pdf")
    made = console.ask("backup", "create", stick / "a.zip")
    assert made == {**made, "file": str(stick / "a.zip"), "dossiers": 1, "events": 1, "ok": True, "papers": 1}
    checked = console.ask("backup", "verify", stick / "a.zip")
    told = {"dossiers": 1, "events": 1, "sha256": made["sha256"], "ok": True, "full": True, "signed_here": True}
    assert checked == {**checked, **told}
    assert "1 hồ sơ" in console.run("backup", "verify", stick / "a.zip").out
    assert "1 dossiers" in console.run("--lang", "en", "backup", "verify", stick / "a.zip").out


def test_a_relative_name_is_where_the_line_was_typed(
    console: Console, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(stick)
    assert console.ask("backup", "create", "a.zip")["file"] == str(stick / "a.zip")


@pytest.mark.parametrize("spoil", [lambda raw: raw[:-1], lambda raw: b"x" + raw[1:], lambda raw: b""])
def test_a_spoilt_one_ends_with_5_and_touches_nothing(console: Console, stick: Path, spoil: object) -> None:
    console.ask("backup", "create", stick / "a.zip")
    (stick / "a.zip").write_bytes(spoil((stick / "a.zip").read_bytes()))  # type: ignore[operator]
    before = (console.data / "counter.db").read_bytes()
    for line in (["verify"], ["restore", "--yes-lose", "0"]):
        said = console.run("--json", "backup", *line, stick / "a.zip")
        assert (said.exit_code, said.error["code"]) == (5, "backup.unreadable")
    assert (console.data / "counter.db").read_bytes() == before


def test_a_file_that_is_not_there_is_told(console: Console, stick: Path) -> None:
    for line in (["verify"], ["restore"]):
        assert console.refused("backup", *line, stick / "a.zip")["code"] == "backup.file_missing"


def test_data_with_problems_are_backed_up_with_exit_code_5(console: Console, stick: Path) -> None:
    console.receive()
    _tamper(console)
    said = console.run("--json", "backup", "create", stick / "a.zip")
    assert (said.exit_code, said.document["ok"], said.document["error"]["code"]) == (5, False, "verify.problems")
    assert (stick / "a.zip").exists()


def _tamper(console: Console) -> None:
    connection = sqlite3.connect(console.data / "counter.db")
    connection.execute("UPDATE dossier SET submitter = 'Ai Đó'")
    connection.commit()
    connection.close()


def test_the_same_key_makes_no_second_one(console: Console, stick: Path) -> None:
    first = console.ask("backup", "create", stick / "a.zip", "--key", "k")
    (stick / "a.zip").unlink()
    assert console.ask("backup", "create", stick / "a.zip", "--key", "k") == first
    assert not (stick / "a.zip").exists()


def test_who_may_not_back_up_is_refused(console: Console, stick: Path) -> None:
    console.ask("users", "add", "moi", "--name", "Vi Thị Lan", "--role", "specialist")
    for line in (["create", stick / "a.zip"], ["verify", stick / "a.zip"], ["list"], ["key"], ["place", stick]):
        assert console.refused("--as", "moi", "backup", *line)["kind"] == "forbidden"
    assert console.ask("--as", "moi", "backup", "status")["last"] is None


# --- the key and the places ---


def test_the_key_is_shown_once_and_seals_from_then_on(console: Console, stick: Path, empty: Console) -> None:
    sheet = console.ask("backup", "key")
    assert sheet["identity"].startswith("AGE-SECRET-KEY-1")
    assert console.refused("backup", "key")["code"] == "backup.key_exists"
    console.receive()
    assert console.ask("backup", "create", stick / "a.zip")["sealed"] is True
    outside = console.ask("backup", "verify", stick / "a.zip")
    assert (outside["full"], outside["warnings"][0]["code"]) == (False, "backup.outside_only")
    (stick / "KEY.txt").write_text(f"{sheet['identity'][:40]}\n {sheet['identity'][40:].lower()}\n", "utf-8")
    full = console.ask("backup", "verify", stick / "a.zip", "--key-file", stick / "KEY.txt")
    assert (full["full"], full["ok"]) == (True, True)
    assert empty.refused("backup", "restore", stick / "a.zip")["code"] == "backup.key_needed"
    restored = empty.ask("backup", "restore", stick / "a.zip", "--key-file", stick / "KEY.txt", "--nothing-later")
    assert (restored["dossiers"], restored["fingerprint"]) == (1, sheet["fingerprint"])


def test_a_wrong_key_is_the_same_refusal_as_a_damaged_file(console: Console, stick: Path) -> None:
    console.ask("backup", "key")
    console.ask("backup", "create", stick / "a.zip")
    other = console.ask("backup", "key", "--replace")["identity"]
    (stick / "KEY.txt").write_text(other)
    wrong = console.refused("backup", "verify", stick / "a.zip", "--key-file", stick / "KEY.txt")
    assert wrong["code"] == "backup.unreadable"
    (stick / "KEY.txt").write_text(other[:-1])
    mistyped = console.refused("backup", "verify", stick / "a.zip", "--key-file", stick / "KEY.txt")
    assert mistyped["code"] == "backup.key_mistyped"
    assert console.refused("backup", "verify", "x", "--key-file", stick)["code"] == "backup.cannot_read"


def test_the_second_place_is_chosen_shown_and_given_up(console: Console, stick: Path) -> None:
    assert console.ask("backup", "place")["place"] == ""
    assert console.ask("backup", "place", stick)["place"] == str(stick)
    assert console.ask("backup", "place")["place"] == str(stick)
    assert console.refused("backup", "place", console.data)["code"] == "backup.place_inside"
    assert console.refused("backup", "place", stick / "gone")["code"] == "backup.place_missing"
    console.ask("backup", "create")
    listed = console.ask("backup", "list")["backups"]
    assert [(row["automatic"], row["second"]) for row in listed] == [(False, True)]
    assert console.ask("backup", "place", "--none")["place"] == ""


def test_the_timetables_back_up_goes_to_both_places_and_an_absent_stick_is_a_warning(
    console: Console, stick: Path
) -> None:
    console.ask("backup", "place", stick)
    console.receive()
    done = console.ask("backup", "auto")
    assert (done["outcome"], done["ok"]) == ("made", True)
    assert files(stick) == files(console.data / "backups") == ["auto-000.00.00.H99-20261123-094100.zip"]
    assert console.ask("backup", "auto")["outcome"] == "not_needed"
    stick.rename(stick.with_name("away"))
    console.receive()
    missing = console.ask("backup", "auto", "--closing")
    assert (missing["outcome"], missing["ok"]) == ("place_missing", False)
    assert missing["warnings"][0]["code"] == "backup.place_missing"
    later = console.at("2026-11-26T09:00")
    later.receive()
    assert {warning["code"] for warning in later.ask("backup", "status")["warnings"]} == {
        "backup.overdue",
        "backup.place_missing",
        "papers.unprinted",
    }


def test_a_back_up_that_fails_altogether_is_a_failure(console: Console) -> None:
    console.receive()
    (console.data / "backups").write_text("no folder")
    said = console.run("--json", "backup", "auto")
    assert (said.exit_code, said.error["code"]) == (3, "file.cannot_write")


# --- restored ---


def two_behind(console: Console, stick: Path) -> Path:
    """Make a back-up of three dossiers, then receive two more."""
    for _ in range(3):
        console.receive()
    console.ask("backup", "create", stick / "a.zip")
    for _ in range(2):
        console.receive()
    return stick / "a.zip"


def test_the_loss_is_shown_typed_in_and_what_was_here_is_kept(
    console: Console, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = two_behind(console, stick)
    typed(monkeypatch, "2")
    said = console.run("backup", "restore", file)
    assert said.exit_code == 0, said
    assert "có 3 hồ sơ" in said.err
    assert "có 5 hồ sơ" in said.err
    assert "mất 2 hồ sơ" in said.err
    assert console.ask("search", "dao")["count"] == 3
    (safety,) = (console.data / "safety").iterdir()
    assert str(safety) in said.out
    assert console.ask("backup", "restore", safety, "--yes-lose", "0")["dossiers"] == 5
    assert console.ask("verify")["ok"] is True
    assert console.receive()["code"].endswith("-0006")


@pytest.mark.parametrize("answer", ["3", "", "two", "0"])
def test_another_number_restores_nothing(
    console: Console, stick: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    file = two_behind(console, stick)
    before = (console.data / "counter.db").read_bytes()
    typed(monkeypatch, answer, answer)
    said = console.run("backup", "restore", file)
    assert said.exit_code == 1
    assert (console.data / "counter.db").read_bytes() == before
    assert not (console.data / "safety").exists()


def test_a_script_says_how_many_it_loses(console: Console, stick: Path) -> None:
    file = two_behind(console, stick)
    refused = console.refused("backup", "restore", file)
    assert refused["code"] == "restore.not_confirmed"
    assert "2 hồ sơ" in refused["message"]
    done = console.ask("backup", "restore", file, "--yes-lose", "2")
    assert done == {**done, "dossiers": 3, "events": 3, "ok": True, "lost": 2, "waiting": [], "jobs_without_file": 0}
    assert len(done["sha256"]) == 64


def test_a_sealed_ones_key_may_be_typed_at_the_terminal(
    console: Console, stick: Path, empty: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = console.ask("backup", "key")["identity"]
    console.ask("backup", "create", stick / "a.zip")
    typed(monkeypatch, identity)
    assert empty.run("backup", "restore", stick / "a.zip", "--nothing-later").exit_code == 0


def test_numbering_waits_until_the_last_ones_are_told(console: Console, stick: Path, empty: Console) -> None:
    code = console.receive()["code"]
    console.ask("backup", "create", stick / "a.zip")
    done = empty.ask("backup", "restore", stick / "a.zip")
    assert done["safety"] is None
    assert len(done["waiting"]) > 40
    assert empty.refused("receive", "--procedure", "1.001193", "--applicant", "A B")["code"] == "numbers.unconfirmed"
    assert "numbers.waiting" in {warning["code"] for warning in empty.ask("backup", "status")["warnings"]}
    assert empty.refused("backup", "confirm")["code"] == "numbers.code_missing"
    last = ["--last-code", code.replace("-0001", "-0031"), "--last-register", "33", "--last-paper", "receipt=40"]
    told = empty.ask("backup", "confirm", *last, "--key", "k")
    assert empty.ask("backup", "confirm", *last, "--key", "k") == told
    assert {"series": "register:01:2026", "first": 2, "last": 33} in told["voided"]
    received = empty.receive()
    assert received["code"].endswith("-0032")
    assert empty.ask("verify")["ok"] is True


def test_the_last_numbers_may_be_told_with_the_restore(console: Console, stick: Path, empty: Console) -> None:
    code = console.receive()["code"]
    console.ask("backup", "create", stick / "a.zip")
    empty.ask("backup", "restore", stick / "a.zip", "--last-code", code, "--last-register", "1")
    assert empty.receive()["code"].endswith("-0002")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["--nothing-later", "--last-register", "3"], "usage.together"),
        (["--last-paper", "receipt"], "usage.bad_pair"),
        (["--last-paper", "lunch=3"], "usage.bad_choice"),
        (["--last-paper", "receipt=many"], "usage.bad_number"),
        (["--last-register", "-1"], "usage.bad_number"),
        (["--yes-lose", "many"], "usage.bad_number"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_touched(
    console: Console, stick: Path, line: list[str], code: str
) -> None:
    assert console.refused("backup", "restore", stick / "a.zip", *line)["code"] == code


def test_who_may_not_restore_is_refused_with_4(console: Console, stick: Path, empty: Console) -> None:
    console.ask("users", "add", "moi", "--name", "Vi Thị Lan", "--role", "receiver")
    console.ask("backup", "create", stick / "a.zip")
    for where in (console, empty):
        for who in ("moi", "nobody"):
            assert where.refused("--as", who, "backup", "restore", stick / "a.zip")["kind"] == "forbidden"


def test_a_live_back_up_takes_no_fixed_clock_and_asks_who(live: Console, stick: Path, tmp_path: Path) -> None:
    assert live.run("--as", "chu", "backup", "create", stick / "a.zip").exit_code == 0
    fresh = Console(live.capture, tmp_path / "fresh", now=None)
    assert fresh.refused("backup", "restore", stick / "a.zip")["code"] == "actor.missing"
    fixed = fresh.at("2026-11-23T09:00")
    assert fixed.refused("--as", "chu", "backup", "restore", stick / "a.zip")["code"] == "clock.live_folder"
    assert fresh.ask("--as", "chu", "backup", "restore", stick / "a.zip")["dossiers"] == 0


def test_a_folder_that_is_open_is_left_alone(console: Console, stick: Path) -> None:
    console.ask("backup", "create", stick / "a.zip")
    with open_desks(console.data):
        assert console.refused("backup", "restore", stick / "a.zip")["code"] == "folder.in_use"
    console.ask("backup", "restore", stick / "a.zip")


def test_while_a_folder_is_restored_nobody_opens_it(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counter_app.persistence.holding.WAIT", 0)
    room = console.house.restoring(console.data, None)
    with room.maker.files.alone(console.data):
        assert console.refused("search", "dao")["code"] == "folder.being_replaced"


def test_a_server_is_restored_by_its_own_means(console: Console, stick: Path) -> None:
    said: Said = console.run("--json", "--database", "postgresql://x/y", "backup", "restore", stick / "a.zip")
    assert said.error["code"] == "backup.by_server"


def test_a_machine_that_lost_everything_gets_its_papers_back(console: Console, stick: Path, empty: Console) -> None:
    console.receive("--receipt", stick / "receipt.pdf")
    console.ask("backup", "create", stick / "a.zip")
    shutil.rmtree(console.data)
    empty.ask("backup", "restore", stick / "a.zip", "--nothing-later")
    assert [path.read_bytes() for path in (empty.data / "papers").rglob("*.pdf")] == [
        (stick / "receipt.pdf").read_bytes()
    ]
