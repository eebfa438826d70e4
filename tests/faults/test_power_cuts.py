"""The power may go at any moment: what was answered for is there afterwards, whole, and work goes on.

A counter's writes are recorded; then the disk is rebuilt as a power cut could have left it after each of them.
"""

import hashlib
import random
import shutil
import time
from collections import Counter as Tally
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from builders import PEOPLE, Ward, a_ward, quick_folder, reopened
from counter_app.domain.numbering.dossier_codes import DEMO_PREFIX
from counter_app.persistence.folder import DATABASE
from counter_app.services.office import Founding
from counter_app.services.rows import Problem
from faults.counters import PAPER, Counter, Deed, Place
from faults.disk import Disk, Image, Loss
from faults.scenes import tell
from faults.tracing import read, recorded
from faults.workload import COMMANDS, a_day

JOURNAL = f"{DATABASE}-journal"
UNPROTECTED = (("synchronous", "OFF"),)
SQLITES_OWN = (("journal_mode", "DELETE"), ("synchronous", "FULL"))


@dataclass(slots=True)
class Recording:
    """What a counter did, and how its disk changed."""

    disk: Disk
    log: Path
    done: list[tuple[Deed, Any]]


def record(acts: int, pragmas: tuple[tuple[str, str], ...] = (), seed: int = 1) -> Recording:
    """Let a counter work through a mixed day and write down what it writes."""
    folder, log = quick_folder(), quick_folder() / "log"
    with a_ward(folder):
        pass
    for name in (JOURNAL, f"{DATABASE}.new-journal"):
        (folder / name).unlink(missing_ok=True)
    disk = Disk(folder)
    counter = Counter(Place(folder, pragmas=pragmas))
    done: list[tuple[Deed, Any]] = []

    def do(deed: Deed) -> Any:
        answer = counter.ask(deed)
        done.append((deed, answer))
        return answer

    with closing(counter), recorded(counter.pid, log):
        a_day("lane", seed, acts, do)
    return Recording(disk, log, done)


@dataclass(slots=True)
class Judge:
    """Opens what a power cut left as the next start would, and says what is wrong. The same state is judged once."""

    folder: Path = field(default_factory=quick_folder)
    known: dict[str, tuple[list[str], frozenset[tuple[str, str]]]] = field(default_factory=dict)
    images: int = 0

    def wrong(self, image: Image, answered: list[tuple[Deed, Any]]) -> Iterator[str]:
        """Yield what is broken, and every answer that was given and is lost."""
        self.images += 1
        faults, kept = self._state(image)
        yield from faults
        for deed, answer in answered:
            if deed.call == "draw":
                if image.get(answer.file) != PAPER:
                    yield f"lost: the paper {answer.file}"
            elif (COMMANDS.get(deed.call, deed.call), deed.key) not in kept:
                yield f"lost: {deed.key} {deed.call}"

    def _state(self, image: Image) -> tuple[list[str], frozenset[tuple[str, str]]]:
        content = hashlib.sha256(image.get(DATABASE, b"") + b"|" + image.get(JOURNAL, b"")).hexdigest()
        if content not in self.known:
            self.known[content] = self._opened(image)
        return self.known[content]

    def _opened(self, image: Image) -> tuple[list[str], frozenset[tuple[str, str]]]:
        shutil.rmtree(self.folder)
        for name, said in image.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(said)
        try:
            with reopened(self.folder) as ward:
                recovered = hashlib.sha256(ward.database.read_bytes()).hexdigest()
                if recovered not in self.known:
                    self.known[recovered] = self._looked_through(ward)
                return self.known[recovered]
        except Exception as fault:  # noqa: BLE001  (a disk broken beyond reading breaks the reader too)
            return [f"broken: {fault}"], frozenset()

    def _looked_through(self, ward: Ward) -> tuple[list[str], frozenset[tuple[str, str]]]:
        faults = [f"broken: {one.code} {one.where}" for one in self._verified(ward)]
        kept = frozenset((row[0], row[1]) for row in ward.rows("SELECT command, key FROM idempotency_key"))
        before = ward.one("SELECT count(*) FROM dossier")
        if not faults and ward.receive().number != before + 1:
            faults.append("the next number is not the next")
        return faults + [f"afterwards: {one.code} {one.where}" for one in self._verified(ward)], kept

    def _verified(self, ward: Ward) -> list[Problem]:
        """Papers are judged by ``wrong``: they are files beside the database, and one state of it may meet several."""
        report = ward.desks.upkeep.verify(ward.actor("quan"))
        return [problem for problem in report.problems if not problem.code.startswith("paper.")]


@dataclass(slots=True)
class Found:
    """How often the power was cut, and how often each thing was wrong afterwards."""

    points: int = 0
    wrong: Tally[str] = field(default_factory=Tally)

    @property
    def papers(self) -> list[str]:
        return [words for words in self.wrong if "the paper" in words]

    @property
    def else_wrong(self) -> list[str]:
        return [words for words in self.wrong if "the paper" not in words]


def cut(recording: Recording, judge: Judge, every: int = 1) -> Found:
    """Cut the power after every n-th change, in each way."""
    found = Found()
    disk, chance = recording.disk, random.Random(2)
    changes = (call for call in read(recording.log) if disk.apply(call))
    for number, _ in enumerate(changes):
        if number % every:
            continue
        found.points += 1
        for loss in Loss:
            for words in judge.wrong(disk.after_cut(loss, chance), recording.done[: disk.answers]):
                found.wrong[f"{loss}: {words}"] += 1
    return found


def test_a_few_power_cuts_lose_and_break_nothing() -> None:
    found = cut(record(acts=8), Judge(), every=11)
    assert found.points >= 40
    assert found.else_wrong == []


def test_without_syncs_the_same_cuts_lose_and_break_something() -> None:
    """The control: this test can fail."""
    found = cut(record(acts=8, pragmas=UNPROTECTED), Judge(), every=31)
    assert found.points >= 10
    assert any("lost: lane-" in words for words in found.wrong)
    assert any("broken: " in words for words in found.wrong)


@pytest.mark.faults
def test_thousands_of_power_cuts_lose_and_break_nothing() -> None:
    judge, seed = Judge(), int(time.time())
    found = cut(record(acts=72, seed=seed), judge)
    tell(f"{found.points} points, {judge.images} power cuts, {len(judge.known)} different disks (seed {seed})")
    assert found.points >= 2_000
    assert found.else_wrong == []


@pytest.mark.faults
def test_thousands_of_power_cuts_without_syncs_do() -> None:
    judge = Judge()
    found = cut(record(acts=60, pragmas=UNPROTECTED), judge, every=8)
    lost = sum(count for words, count in found.wrong.items() if "lost: lane-" in words)
    broken = sum(count for words, count in found.wrong.items() if "broken: " in words)
    tell(f"{judge.images} power cuts without syncs: {lost} answers lost, {broken} disks broken")
    assert lost
    assert broken


def test_sqlites_own_defaults_lose_an_answer() -> None:
    """Why every pragma is set by name; and the disk of these tests is one that forgets names, too."""
    found = cut(record(acts=4, pragmas=SQLITES_OWN), Judge(), every=3)
    assert any("lost: lane-" in words for words in found.wrong)
    assert not any("broken: " in words for words in found.wrong)


def test_power_cuts_while_a_ward_is_founded_leave_a_whole_one_or_none() -> None:
    folder, log, judge = quick_folder(), quick_folder() / "log", Judge()
    disk, counter = Disk(folder), Counter(Place(folder))
    founding = Founding("UBND phường Đức Xuân", DEMO_PREFIX, PEOPLE, demo=True)
    with closing(counter), recorded(counter.pid, log):
        counter.ask(Deed("", "", "found", "", (founding,)))
    seen = Tally[str]()
    for _ in (call for call in read(log) if disk.apply(call)):
        for loss in Loss:
            image = disk.after_cut(loss, random.Random(3))
            stands = DATABASE in image
            seen["a ward" if stands else "none"] += 1
            assert stands or not disk.answers
            assert not stands or list(judge.wrong(image, [])) == []
    assert seen["none"] > 100
    assert seen["a ward"] >= len(Loss)


def test_a_paper_that_was_drawn_is_there_after_a_power_cut() -> None:
    assert cut(record(acts=8), Judge(), every=31).papers == []
