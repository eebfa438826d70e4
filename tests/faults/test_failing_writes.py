"""A disk that is full or fails at any single write: one clear answer, nothing half-written, and it goes on afterwards.

strace lets the n-th call of a counter fail. Each time the same thing is asked for again under the same key.
"""

import os
import shutil
import subprocess
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from builders import DESK, SINGLE_STATUS, Ward, a_form, a_party, a_ward, founded, quick_folder, reopened
from counter_app.domain.errors import Unavailable
from faults.counters import Counter, Deed, Failed, Killed, Place
from faults.scenes import tell
from faults.tracing import NAMING, WRITING, failing, read, recorded
from faults.workload import account, receipts

FULL, BROKEN, KILLED = "error=ENOSPC", "error=EIO", "signal=KILL"
NO_JOURNAL = (("journal_mode", "OFF"),)
Pragmas = tuple[tuple[str, str], ...]
WRITES = (*WRITING, *(name.lstrip("?") for name in NAMING))
TOLD = {"disk.full", "disk.fault", "data.cannot_open", "data.read_only", "file.cannot_write"}
FIRST = Deed("first", "reception", "receive", "hoa", (a_form(SINGLE_STATUS, a_party()),))


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands already, and the deed whose writes fail."""

    before: tuple[Deed, ...]
    deed: Callable[[Path, list[Any]], Deed]


SCAN = quick_folder() / "tờ khai.pdf"
SCAN.write_bytes(b"%PDF-1.7 " + bytes(9_000))

SCENES = {
    "receive": Scene((), lambda folder, answers: FIRST),
    "hand_over": Scene(
        (FIRST,), lambda folder, answers: Deed("then", "handover", "hand_over", "hoa", ((answers[0].code,), DESK))
    ),
    "draw": Scene(
        (FIRST,),
        lambda folder, answers: Deed("then", "print_room", "draw", "", (answers[0].job, folder / "receipt.pdf")),
    ),
    "attach": Scene(
        (FIRST,), lambda folder, answers: Deed("then", "attachments", "attach", "hoa", (answers[0].code, (SCAN,), 1))
    ),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A scene that is set: the folder to copy, what was done in it, and the calls that its deed makes."""

    folder: Path
    done: tuple[tuple[Deed, Any], ...]
    deed: Callable[[Path], Deed]
    calls: tuple[tuple[str, int], ...]


@cache
def stage(scene: str) -> Stage:
    """Set the scene once, and find out which calls the deed makes: their names, and the how-manieth of its name."""
    folder = quick_folder() / "ward"
    with a_ward(folder) as ward:
        done = [(deed, deed.carry_out(ward.desks)) for deed in SCENES[scene].before]
    answers = [answer for _, answer in done]

    def deed(place: Path) -> Deed:
        return SCENES[scene].deed(place, answers)

    counted: Tally[str] = Tally()
    calls: list[tuple[str, int]] = []
    log = quick_folder() / "log"
    with a_copy(folder) as place:
        counter = Counter(Place(place))
        with recorded(counter.pid, log):
            counter.ask(deed(place))
        counter.close()
    for call in read(log):
        counted[call.name] += 1
        if call.name in WRITES or (call.name == "openat" and "O_CREAT" in call.arguments[2]):
            calls.append((call.name, counted[call.name]))
    return Stage(folder, tuple(done), deed, tuple(calls))


@contextmanager
def a_copy(folder: Path) -> Iterator[Path]:
    place = quick_folder()
    shutil.copytree(folder, place, dirs_exist_ok=True)
    try:
        yield place
    finally:
        shutil.rmtree(place)


def tried(scene: Stage, call: tuple[str, int], how: str, pragmas: Pragmas = ()) -> tuple[str, list[str]]:
    """Do the scene's deed with one call failing; return what was told, and everything that is wrong afterwards."""
    with a_copy(scene.folder) as place:
        deed = scene.deed(place)
        counter = Counter(Place(place, pragmas=pragmas))
        name, which = call
        lasting = "+" if how == FULL and name in {"pwrite64", "write"} else ""  # a full disk stays full for a while
        with failing(counter.pid, name, f"{which}{lasting}", how):
            told = _told(counter, deed)
        if told == "killed":
            counter.close()
            counter = Counter(Place(place))
        answer = counter.ask(deed)  # the disk is well again: the same counter goes on
        [more] = receipts("afterwards", 1)
        done = [*scene.done, (deed, answer), (more, counter.ask(more))]
        counter.close()
        with reopened(place) as ward:
            wrong = account(ward, done)
        wrong += [f"left behind: {path.name}" for path in place.rglob("*.part") if told != "killed"]
        if deed.call == "draw" and not deed.args[1].is_file():
            wrong.append("no copy where it was asked for")
    return told, wrong


def _told(counter: Counter, deed: Deed) -> str:
    try:
        counter.ask(deed)
    except Killed:
        return "killed"
    except Failed as fault:
        return fault.code if fault.kind == "Unavailable" else f"{fault.kind} {fault.code}"
    return "done"


def tried_all(scene: str, calls: list[tuple[str, int]], hows: tuple[str, ...]) -> Tally[tuple[str, str]]:
    told: Tally[tuple[str, str]] = Tally()
    wrong = []
    for call in calls:
        for how in hows:
            words, faults = tried(stage(scene), call, how)
            told[how, words] += 1
            wrong += [f"{how} at {call}: {fault}" for fault in faults]
            if words not in TOLD | {"done", "killed"}:
                wrong.append(f"{how} at {call}: told {words}")
    assert wrong == []
    return told


@pytest.mark.parametrize("scene", SCENES)
def test_a_few_failing_writes_leave_nothing_half_done(scene: str) -> None:
    calls = stage(scene).calls
    some = sorted({calls[0], calls[len(calls) // 3], calls[len(calls) // 2], calls[-1]})
    told = tried_all(scene, some, (FULL, BROKEN))
    assert any(words in TOLD for _, words in told)


def test_without_a_journal_a_kill_between_two_writes_breaks_something() -> None:
    """The control: this test can fail."""
    broken = 0
    for which in (2, 6, 12):
        try:
            broken += bool(tried(stage("receive"), ("pwrite64", which), KILLED, NO_JOURNAL)[1])
        except (Failed, AssertionError):
            broken += 1
    assert broken


@pytest.mark.faults
@pytest.mark.parametrize("scene", SCENES)
def test_a_failure_at_each_write_leaves_nothing_half_done(scene: str) -> None:
    calls = stage(scene).calls
    syncs = [call for call in calls[100:] if call[0] not in {"pwrite64", "write"}]
    told = tried_all(scene, [*calls[:100], *syncs], (FULL, BROKEN, KILLED))
    tell(f"{scene}: {len(calls)} writing calls; {told.total()} failures tried")
    tell(", ".join(f"{how.partition('=')[2]} → {words} {count}×" for (how, words), count in sorted(told.items())))


def test_a_full_database_says_so_and_goes_on_when_there_is_room() -> None:
    with a_ward(quick_folder()) as ward:
        room = [ward.one("PRAGMA page_count") + 12]
        event.listen(
            ward.store.engine, "checkout", lambda raw, *_: raw.execute(f"PRAGMA max_page_count = {room[0]}").close()
        )
        codes = _fill(ward)
        assert codes
        assert ward.desks.upkeep.verify(ward.actor("quan")).ok
        room[0] += 10_000
        assert ward.receive().number == len(codes) + 1
        assert ward.desks.upkeep.verify(ward.actor("quan")).ok


def _fill(ward: Ward) -> list[str]:
    """Receive until the disk is full, and make sure that it says so."""
    codes: list[str] = []

    def receive_on() -> None:
        while True:
            codes.append(ward.receive().code)

    with pytest.raises(Unavailable) as told:
        receive_on()
    assert told.value.code == "disk.full"
    return codes


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte and a half, of its own."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", place], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.fail(f"No disk can be mounted here (root is needed): {mounted.stderr.strip()}", pytrace=False)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.mark.faults
def test_a_full_disk_says_so_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    shutil.copytree(founded(), small_disk / "ward")
    filler = small_disk / "something else"
    filler.write_bytes(bytes(300_000))
    with reopened(small_disk / "ward") as ward:
        codes = _fill(ward)
        assert ward.desks.lookup.queries.search("đào", 1_000).count == len(codes)
        os.truncate(filler, 0)
        assert ward.receive().number == len(codes) + 1
        assert ward.desks.upkeep.verify(ward.actor("quan")).ok
    tell(f"full after {len(codes)} receipts; received again when there was room")
