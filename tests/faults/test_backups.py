"""Back-ups in earnest: damaged ones refused, made under load, killed and failing at every write, hostile and huge.

A few of each belong to the fast suite; all of them to ``-m faults``.
"""

import hashlib
import random
import shutil
import sqlite3
from collections import Counter as Tally
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

import pytest

from backup_rooms import a_backup_desk, a_restore_room, verified
from builders import a_ward, quick_folder, reopened
from counter_app.domain.errors import CounterError, Damaged
from counter_app.exchange.bundles import BundleShelf
from counter_app.persistence.checks import SqlChecks
from counter_app.services.restoring import RestoreOrder
from faults.backup_jobs import Job, Worker, receiving
from faults.tracing import NAMING, WRITING, failing, read, recorded

FULL, BROKEN, KILLED = "error=ENOSPC", "error=EIO", "signal=KILL"
TOLD = {"disk.full", "disk.fault", "data.cannot_open", "data.read_only", "file.cannot_write", "backup.cannot_read"}


@dataclass(frozen=True, slots=True)
class Scene:
    """A folder with 5 dossiers and papers, and back-ups of it when it had 3: a plain one and a sealed one."""

    folder: Path
    plain: Path
    sealed: Path
    identity: str


@cache
def scene() -> Scene:
    folder, stick = quick_folder() / "ward", quick_folder()
    with a_ward(folder) as ward:
        for _ in range(3):
            ward.desks.print_room.draw(ward.receive().job or 0)
        desk = a_backup_desk(ward)
        desk.create(ward.actor(), stick / "plain.zip")
        identity = desk.make_key(ward.actor()).identity
        desk.create(ward.actor(), stick / "sealed.zip")
        for _ in range(2):
            ward.desks.print_room.draw(ward.receive().job or 0)
    return Scene(folder, stick / "plain.zip", stick / "sealed.zip", identity)


@contextmanager
def a_copy() -> Iterator[Path]:
    place = quick_folder()
    shutil.copytree(scene().folder, place / "data")
    try:
        yield place / "data"
    finally:
        shutil.rmtree(place)


def tree(folder: Path) -> dict[str, str]:
    """Return every file of a folder with its hash, but for locks and the workshop."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


# --- flipped and cut ---


def spoilt(whole: bytes, chance: random.Random) -> bytes:
    """Return a file with a flipped bit or its end cut off: anywhere, or where the zip keeps its own notes."""
    notes = [at for mark in (b"PK\1\2", b"PK\3\4", b"PK\5\6") for at in _places(whole, mark)]
    at = chance.randrange(len(whole)) if chance.random() < 0.5 else chance.choice(notes) + chance.randrange(46)
    if chance.random() < 0.3:
        return whole[:at]
    at = min(at, len(whole) - 1)
    return whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :]


def _places(whole: bytes, mark: bytes) -> Iterator[int]:
    at = whole.find(mark)
    while at >= 0:
        yield at
        at = whole.find(mark, at + 1)


def accepted_of(count: int) -> int:
    """Try to restore so many spoilt files, every second a sealed one; return how many were taken."""
    chance, taken, errors = random.Random(20261118), 0, Tally[str]()
    with a_copy() as folder:
        file, before = folder.parent / "spoilt.zip", tree(folder)
        for number in range(count):
            good, identity = [(scene().plain, None), (scene().sealed, scene().identity)][number % 2]
            file.write_bytes(spoilt(good.read_bytes(), chance))
            try:
                a_restore_room(folder).restore(RestoreOrder(file, "quan", lost=2, identity=identity))
            except Damaged as fault:
                errors[fault.code] += 1
                assert tree(folder) == before, "something was touched"
            else:
                taken += 1
                shutil.rmtree(folder)
                shutil.copytree(scene().folder, folder)
    assert set(errors) <= {"backup.unreadable"}
    return taken


def test_some_spoilt_back_ups_are_refused_and_nothing_is_touched() -> None:
    assert accepted_of(30) == 0


@pytest.mark.faults
def test_300_spoilt_back_ups_are_refused_and_nothing_is_touched() -> None:
    assert accepted_of(300) == 0


def test_without_the_check_of_every_byte_some_would_be_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the same files, with the protection switched off."""
    monkeypatch.setattr("counter_app.exchange.bundles.check_hash", _only_counted)
    assert accepted_of(30) > 0


def _only_counted(handle: BinaryIO) -> str:
    handle.seek(0)
    return hashlib.sha256(handle.read()).hexdigest()


# --- under load ---


def made_under_load(count: int, pause: float) -> None:
    with a_copy() as folder, receiving(folder, counters=2, pause=pause), reopened(folder) as ward:
        desk, counts = a_backup_desk(ward), []
        for number in range(count):
            row = desk.create(ward.actor(), folder.parent / f"{number}.zip")
            assert row.ok, "checked by restoring it, right after it was packed"
            counts.append(row.counts.dossiers)
            assert SqlChecks(ward.store).verify([row.head]).ok, "the log goes on from the back-up's"
            (folder.parent / f"{number - 10}.zip").unlink(missing_ok=True)
        for number in range(max(0, count - 10), count):
            report = BundleShelf(folder).look(folder.parent / f"{number}.zip")[0]
            assert report.facts.counts.dossiers == counts[number]
    assert counts == sorted(counts)
    assert counts[-1] > counts[0], "the counters were at work meanwhile"


def test_some_back_ups_under_two_writers_are_good() -> None:
    made_under_load(4, pause=0.02)


@pytest.mark.faults
def test_100_back_ups_under_two_writers_are_good() -> None:
    made_under_load(100, pause=0.15)


@pytest.mark.faults
def test_copies_by_hand_under_two_writers_are_not() -> None:
    """The control: what people do who copy the file."""
    bad = 0
    with a_copy() as folder, receiving(folder, counters=2, pause=0):
        for number in range(40):
            copy = folder.parent / f"{number}.db"
            shutil.copyfile(folder / "counter.db", copy)
            bad += not _tells_one_story(copy)
    assert bad > 0


def _tells_one_story(copy: Path) -> bool:
    with closing(sqlite3.connect(copy)) as connection:
        try:
            rows = connection.execute("PRAGMA integrity_check").fetchall()
            dossiers = connection.execute("SELECT count(*) FROM dossier").fetchone()
            events = connection.execute("SELECT count(DISTINCT number) FROM event").fetchone()
        except sqlite3.DatabaseError:
            return False
    return rows == [("ok",)] and dossiers == events


# --- killed and failing at each write ---


@cache
def writes_of(what: str) -> tuple[tuple[str, int], ...]:
    """Return the calls a job makes that change anything on the disk: their names, and the how-manieth of its name."""
    log = quick_folder() / "log"
    with a_job(what) as job:
        worker = Worker(job)
        with recorded(worker.pid, log):
            assert worker.go() == "done"
    counted: Tally[str] = Tally()
    calls = []
    for call in read(log):
        counted[call.name] += 1
        named = {*WRITING, *(name.lstrip("?") for name in NAMING)}
        if call.name in named or (call.name == "openat" and "O_CREAT" in call.arguments[2]):
            calls.append((call.name, counted[call.name]))
    return tuple(calls[:-1])  # the last one is the answer


@contextmanager
def a_job(what: str) -> Iterator[Job]:
    """Set up a job: a restore over newer data, or a back-up over an older one of the same name."""
    with a_copy() as folder:
        file = folder.parent / "stick" / "backup.zip"
        file.parent.mkdir()
        shutil.copyfile(scene().plain, file)
        yield Job(what, folder, file, lost=2)


def tried(what: str, call: tuple[str, int], how: str) -> tuple[str, list[str]]:
    """Do a job with one call failing; return what was told, and everything that is wrong afterwards."""
    name, which = call
    lasting = "+" if how == FULL and name in {"pwrite64", "write"} else ""  # a full disk stays full for a while
    with a_job(what) as job:
        worker = Worker(job)
        with failing(worker.pid, name, f"{which}{lasting}", how):
            told = worker.go()
        check = _after_restore if what == "restore" else _after_backup
        return told, [f"{name} {which} {how}: {words}" for words in check(job, told)]


def _after_restore(job: Job, told: str) -> Iterator[str]:
    """The folder is the old one or the new one, whole; then the same restore, or going back, goes through."""
    try:
        with reopened(job.folder) as ward:
            dossiers = ward.one("SELECT count(*) FROM dossier")
            ward.store.engine.dispose()
        report = verified(job.folder)
        if dossiers not in {3, 5} or not report.ok:
            yield f"{told}, neither old nor new: {dossiers} {report.problems}"
        if told == "done" and dossiers != 3:
            yield "said done, and is the old one"
        lost = dossiers - 3
        restored = a_restore_room(job.folder).restore(RestoreOrder(job.file, "quan", lost=lost))
        if restored.safety is None or restored.jobs_without_file:
            yield f"{told}, then again: {restored}"
        yield from _papers(job.folder)
        with reopened(job.folder) as ward:
            if not (code := ward.receive().code).endswith("-0006"):
                yield f"{told}, a number again: {code}"
        if not verified(job.folder).ok:
            yield f"{told}, then again: not sound"
    except CounterError as fault:
        yield f"{told}, and afterwards {fault}"


def _papers(folder: Path) -> Iterator[str]:
    with reopened(folder) as ward:
        for file, sha256 in ward.rows("SELECT file, sha256 FROM print_job"):
            if hashlib.sha256((folder / file).read_bytes()).hexdigest() != sha256:
                yield f"another paper: {file}"
    yield from (f"left behind: {path}" for path in (folder / "scratch").rglob("*") if path.name != ".lock")


def _after_backup(job: Job, told: str) -> Iterator[str]:
    """The older back-up is there byte by byte, or the new one is, whole; then another one goes through."""
    old = job.file.read_bytes() == scene().plain.read_bytes()
    if told == "done" and old:
        yield "said done, and is the old one"
    if not old:
        yield from _is_good(job)
    if told != "killed":
        yield from (f"left behind: {path.name}" for path in job.file.parent.iterdir() if path != job.file)
    if not verified(job.folder).ok:
        yield f"{told}, the data are not sound"
    again = Worker(job).go()
    if again != "done":
        yield f"{told}, then again: {again}"
    yield from _is_good(job)


def _is_good(job: Job) -> Iterator[str]:
    with reopened(job.folder) as ward:
        report = a_backup_desk(ward).verify(ward.actor(), job.file, scene().identity)
    if not report.ok or report.counts is None or report.counts.dossiers != 5:
        yield f"not a good one: {report}"


def tried_all(what: str, calls: tuple[tuple[str, int], ...], hows: tuple[str, ...]) -> Tally[str]:
    told, wrong = Tally[str](), []
    for call in calls:
        for how in hows:
            words, faults = tried(what, call, how)
            told[f"{how} {words}"] += 1
            wrong += faults
    assert not wrong, "\n".join(wrong)
    return told


@pytest.mark.parametrize("what", ["create", "restore"])
def test_killed_at_some_writes_it_is_the_old_one_or_the_new_one(what: str) -> None:
    calls = writes_of(what)
    told = tried_all(what, (calls[len(calls) // 2], calls[-3]), (KILLED,))
    assert set(told) == {f"{KILLED} killed"}


@pytest.mark.faults
@pytest.mark.parametrize("what", ["create", "restore"])
def test_killed_at_each_write_it_is_the_old_one_or_the_new_one(what: str) -> None:
    calls = writes_of(what)
    assert len(calls) >= 100
    told = tried_all(what, (*calls[:100], *(call for call in calls[100:] if call[0] != "pwrite64")), (KILLED,))
    assert set(told) <= {f"{KILLED} killed", f"{KILLED} done"}


@pytest.mark.faults
@pytest.mark.parametrize("what", ["create", "restore"])
def test_failing_at_each_write_it_is_told_and_nothing_is_lost(what: str) -> None:
    calls = writes_of(what)
    telling = [call for call in calls if call[0] != "pwrite64"]  # the others copy the database into the workshop
    told = tried_all(what, (*telling, *[call for call in calls if call[0] == "pwrite64"][:20]), (BROKEN, FULL))
    unexpected = {words for words in told if words.split()[-1] not in {*TOLD, "done"}}
    assert unexpected <= {f"{FULL} killed"}, "on a full disk the answer, which is written too, may be lost"


@pytest.mark.faults
@pytest.mark.parametrize("what", ["create", "restore"])
def test_killed_at_random_moments_it_is_the_old_one_or_the_new_one(what: str) -> None:
    chance, wrong = random.Random(7), []
    for _ in range(40):
        with a_job(what) as job:
            told = Worker(job).kill_after(chance.uniform(0.0, 0.4))
            check = _after_restore if what == "restore" else _after_backup
            wrong += list(check(job, told))
    assert not wrong, "\n".join(wrong)
