"""A window may be killed between any two keys: what was typed comes back, and no number is lost, doubled or skipped."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from counter_app.bootstrap import found_folder, open_desks
from counter_app.services.demo.people import demo_founding
from faults.scenes import tell

TESTS = Path(__file__).parents[1]
ALLOWED = 0.5  # seconds of typing that may be lost


@dataclass
class Turn:
    """What one window told before it was killed, and when that was."""

    lines: list[tuple[float, list[str]]] = field(default_factory=list)
    killed: float = 0.0

    @property
    def name(self) -> str:
        """Whom it was typing about."""
        return next((words[1] for _, words in reversed(self.lines) if words[0] in {"entered", "typed"}), "")

    def typed(self) -> Iterator[tuple[float, int]]:
        """When it told each digit of the last person's number, with how many there were; the name counts as none."""
        for at, words in self.lines:
            if words[0] == "entered" and words[1] == self.name:
                yield at, 0
            if words[0] == "typed" and words[1] == self.name:
                yield at, int(words[2])

    @property
    def received(self) -> list[str]:
        """The codes it said were received."""
        return [words[1] for _, words in self.lines if words[0] == "said"]


def a_turn(folder: Path, turn: int, lives: float, *how: str) -> Turn:
    """Let a window work until it has told something, and then for so many seconds; kill it."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder.parent), "PYTHONPATH": os.pathsep.join(sys.path)}
    program = [sys.executable, "-m", "faults.typing_window", str(folder), str(turn), *how]
    log = folder.parent / "told.txt"
    with log.open("w") as out, subprocess.Popen(program, stdout=out, stderr=subprocess.DEVNULL, env=environment, cwd=TESTS) as window:  # fmt: skip  # noqa: E501
        give_up = time.monotonic() + 120
        while not log.stat().st_size and time.monotonic() < give_up:
            time.sleep(0.05)
        time.sleep(lives)
        assert window.poll() is None
        killed = time.monotonic()
        window.send_signal(signal.SIGKILL)
    lines = [line.split("\t") for line in log.read_text().splitlines() if line.count("\t")]
    return Turn([(float(at), words) for at, *words in lines], killed)


def lost(folder: Path, turn: Turn) -> float:
    """Return for how many seconds before its death what was typed is gone; 0 where the receipt was made."""
    with closing(sqlite3.connect(folder / "counter.db")) as live:
        if live.execute("SELECT 1 FROM dossier WHERE submitter = ?", (turn.name,)).fetchone():
            return 0.0
        drafts = [json.loads(body) for (body,) in live.execute("SELECT body FROM draft").fetchall()]
    kept = [len(draft["person"]["id_number"]) for draft in drafts if draft["person"]["name"] == turn.name]
    most = max(kept, default=-1)
    return max((turn.killed - at for at, count in turn.typed() if count > most), default=0.0)


def numbers_of(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / "counter.db")) as live:
        codes = live.execute("SELECT code FROM dossier WHERE code IS NOT NULL ORDER BY number").fetchall()
    return [int(code.rpartition("-")[2]) for (code,) in codes]


def kills(folder: Path, count: int, seed: int) -> tuple[list[float], int]:
    """Kill so many windows on one folder; return what each lost, and how many receipts there are."""
    chance = random.Random(seed)
    gone = []
    found_folder(folder, demo_founding())
    for turn in range(count):
        done = a_turn(folder, turn, chance.uniform(0.1, 5.0))
        gone.append(lost(folder, done))
    with open_desks(folder) as desks:
        report = desks.upkeep.checks.verify(())
    assert report.ok, report.problems
    numbers = numbers_of(folder)
    assert numbers == list(range(1, len(numbers) + 1))
    return gone, len(numbers)


@pytest.mark.faults
def test_50_kills_of_a_window_lose_half_a_second_at_most(tmp_path: Path) -> None:
    seed = int(time.time())
    gone, receipts = kills(tmp_path / "ward", 50, seed)
    gone.sort()
    tell(
        f"50 windows killed, {receipts} receipts, verify ok; typing lost by {sum(map(bool, gone))}, "
        f"most by {', '.join(f'{seconds:.2f} s' for seconds in gone[:-4:-1])} (seed {seed})"
    )
    assert receipts >= 10
    assert gone[-1] <= ALLOWED


@pytest.mark.faults
def test_a_window_that_saved_no_drafts_would_be_found(tmp_path: Path) -> None:
    folder = tmp_path / "ward"
    found_folder(folder, demo_founding())
    while_digits_are_typed = 0.55
    gone = (lost(folder, a_turn(folder, turn, while_digits_are_typed, "unsaved")) for turn in range(20))
    assert any(seconds > ALLOWED for seconds in gone)
    assert numbers_of(folder) == list(range(1, len(numbers_of(folder)) + 1)), "what was received is another matter"
