"""One window for each folder: real processes claim it, are killed, and start again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import Unavailable
from counter_app.ui.instance import LOCK, Instance, Standing, server_name

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from counter_app.ui.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
print(instance.claim(), flush=True)
sys.stdin.readline()
"""


class Start:
    """One start of the program, in a process of its own, as far as its claim."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        assert self.hears() == "ready"

    def says(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()

    def hears(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().decode().strip()

    def claim(self) -> str:
        self.says()
        return self.hears()

    def end(self, *, kill: bool = False) -> None:
        if kill:
            self.process.kill()
        self.process.communicate(timeout=30)


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[list[Start]]:
    begun: list[Start] = []
    yield begun
    for start in begun:
        if start.process.poll() is None:
            start.end(kill=True)


def test_a_second_start_brings_the_first_window_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.claim() is Standing.OWNER
    with qtbot.waitSignal(first.asked_to_show):
        assert second.claim() is Standing.SHOWN
    first.release()


def test_another_folder_has_a_window_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    folders = [tmp_path / "live", tmp_path / "demo"]
    claims = []
    for folder in folders:
        folder.mkdir()
        claims.append(Instance(folder))
    assert [claim.claim() for claim in claims] == [Standing.OWNER] * 2
    for claim in claims:
        claim.release()


def test_a_folder_given_up_can_be_taken_again(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    first.claim()
    first.release()
    second = Instance(tmp_path)
    assert second.claim() is Standing.OWNER
    second.release()


def test_after_a_kill_the_next_start_works(qtbot: QtBot, tmp_path: Path, starts: list[Start]) -> None:
    starts.append(Start(tmp_path))
    assert starts[0].claim() == "owner"
    here = Instance(tmp_path)
    assert here.claim() is Standing.SHOWN
    starts[0].end(kill=True)
    assert (tmp_path / LOCK).exists()
    assert here.claim() is Standing.OWNER
    starts.append(Start(tmp_path))
    with qtbot.waitSignal(here.asked_to_show):  # the ear that the killed owner left is swept away too
        starts[1].says()
    assert starts[1].hears() == "shown"
    here.release()


def test_of_twenty_starts_at_once_one_is_the_owner(qtbot: QtBot, tmp_path: Path, starts: list[Start]) -> None:
    starts.extend(Start(tmp_path) for _ in range(20))
    for start in starts:
        start.says()
    outcomes = sorted(start.hears() for start in starts)
    assert outcomes == ["owner"] + ["shown"] * 19


class OpenDoor(QLockFile):
    """A lock that keeps nobody out."""

    def tryLock(self, timeout: int = 0) -> bool:
        return True


def test_with_a_lock_that_keeps_nobody_out_all_would_be_owners(qtbot: QtBot, tmp_path: Path) -> None:
    claims = [Instance(tmp_path) for _ in range(5)]
    for claim in claims:
        claim._lock = OpenDoor(str(tmp_path / LOCK))
    assert {claim.claim() for claim in claims} == {Standing.OWNER}
    for claim in claims:
        claim.release()


def test_an_owner_that_cannot_be_reached_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    lock = QLockFile(str(tmp_path / LOCK))
    lock.setStaleLockTime(0)
    assert lock.tryLock(0)
    second = Instance(tmp_path, answer_within=0.2)
    assert second.claim() is Standing.HELD
    holder = second.holder()
    assert holder is not None
    assert holder.pid == os.getpid()
    lock.unlock()
    assert second.holder() is None


def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as told:
        Instance(tmp_path / "no such folder").claim()
    assert told.value.code == "file.cannot_write"


def test_a_stranger_at_the_door_only_brings_the_window_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    first.claim()
    stranger = QLocalSocket()
    with qtbot.waitSignal(first.asked_to_show):
        stranger.connectToServer(server_name(tmp_path))
        stranger.write(b"x" * 100_000)
    assert Instance(tmp_path).claim() is Standing.SHOWN
    first.release()


def test_a_folder_is_the_same_however_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert server_name(tmp_path / "a") == server_name(tmp_path / "b") == server_name(tmp_path / "b" / ".." / "a")
    assert server_name(tmp_path / "a") != server_name(tmp_path)
