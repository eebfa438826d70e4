"""I9: what citizens told the office stands in the data folder's own files and nowhere else.

A workload with names that occur nowhere else runs as the program is started, with errors forced at fifty places; then
every file that was written outside the data folder, and every log, is searched for them.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app import bootstrap, cli
from counter_app.persistence import unit
from faults.scenes import tell

NAME, OWNER, ADDRESS = "Quàng Thị Zơưxâng", "Lừu Vạn Ỳpzôm", "Xóm Zạtkhuyếp 77"
ID_NUMBER, PHONE, REASON = "006187045673", "0987123654", "Lý do Bzứtngoằng"
CANARIES = (NAME, OWNER, ADDRESS, ID_NUMBER, PHONE, REASON, "Zơưxâng", "Ỳpzôm", "Zạtkhuyếp", "Bzứtngoằng")
RECEIVE = (
    *("receive", "--procedure", "1.001193", "--applicant", NAME, "--address", ADDRESS),
    *("--id-number", ID_NUMBER, "--phone", PHONE),
)
LINES = (
    RECEIVE,
    ("search", NAME),
    ("search", ID_NUMBER),
    ("show", "{code}"),
    ("cancel", "{code}", "--reason", REASON),
    ("correct", "{code}", "--set", f"applicant={OWNER}", "--reason", REASON),
    ("show", NAME),
    ("receive", "--procedure", NAME, "--applicant", NAME),
    ("receive", "--applicant"),
    ("jobs",),
    ("verify",),
    ("log",),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Somewhere for whatever a program may write: home, temporary files, the folder it is started in."""
    place = tmp_path / "home"
    (place / "tmp").mkdir(parents=True)
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(place))
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(place / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(place)
    return place


def forms_of(word: str) -> list[bytes]:
    """Return a word as it may stand in a file: in either encoding, as JSON escapes it, without accents."""
    escaped = word.encode("ascii", "backslashreplace")
    return [word.encode(), word.encode("utf-16-le"), escaped, escaped.lower()]


def hits(place: Path, within: str = "**/*") -> list[str]:
    """Return every file that holds one of the names, by its content or its own name."""
    found = []
    for path in sorted(place.glob(within)):
        content = path.read_bytes() if path.is_file() else b""
        found += [
            f"{path.relative_to(place)}: {word}"
            for word in CANARIES
            if any(form in content for form in forms_of(word)) or word in path.name
        ]
    return found


def start(data: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    line = [sys.executable, "-m", "counter_app", "--data", str(data), "--json", *words]
    return subprocess.run(line, capture_output=True, check=False, env=os.environ.copy())


def run(data: Path, *words: str) -> int:
    return cli.main(bootstrap.house(), ["--data", str(data), "--json", *words])


def test_names_leave_no_trace_outside_the_data_folder(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    assert start(data, "init", "--demo").returncode == 0
    assert start(data, *RECEIVE).returncode == 0, "the workload runs as the program is started"
    assert start(data, "search", NAME).returncode == 0
    code = "000.00.00.H99-000000-0001"
    forced = force_errors(data, code, monkeypatch)
    capsys.readouterr()
    assert forced >= 50
    logs = data / "logs"
    assert logs.is_dir(), "the errors were written down"
    found = hits(home) + hits(logs)
    tell(f"{forced} forced errors, {len(list(logs.iterdir()))} log files: {len(found)} hits")
    assert found == []


def force_errors(data: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let one method after another break with the names in its mouth; return how many errors were forced."""
    chance, forced = random.Random(1), 0
    stores = ("office", "catalogue", "dossiers", "numbers", "audit", "jobs", "keys")
    for round_number in range(60):
        store = stores[round_number % len(stores)]

        def wrong(self: object, *_: object) -> None:
            nonlocal forced
            forced += 1
            citizen = {"name": NAME, "id": ID_NUMBER, "where": ADDRESS}
            raise chance.choice((ValueError, KeyError, RuntimeError, TypeError))(citizen, OWNER, REASON, PHONE)

        with monkeypatch.context() as patched:
            patched.setattr(unit.SqlUnit, store, property(wrong))
            for words in (RECEIVE, LINES[round_number % len(LINES)]):
                assert run(data, *(word.format(code=code) for word in words)) in {0, 1, 2, 3, 4, 5, 70}
    return forced


def test_the_search_would_find_a_name_that_leaked(tmp_path: Path) -> None:
    """The control: a log that wrote the exception itself."""
    (tmp_path / "a.log").write_text(f"ValueError: {NAME!r}", "utf-8")
    (tmp_path / "b.log").write_bytes(ascii(OWNER).encode())
    assert {hit.partition(":")[0] for hit in hits(tmp_path)} == {"a.log", "b.log"}
