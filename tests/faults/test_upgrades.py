"""An upgrade that is killed, or whose disk fails, at any single write: the old folder or the new one, never a mixture.

What lies in the folder afterwards is read beside the program; then the program brings the upgrade to its end.
"""

import shutil
import sqlite3
import time
from collections import Counter as Tally
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from builders import MORNING, quick_folder
from counter_app.bootstrap import open_desks, upgrade_room
from counter_app.domain.errors import CounterError
from counter_app.persistence import schema
from counter_app.persistence.folder import DATABASE
from counter_app.persistence.holding import LOCK
from counter_app.services.acting import Actor
from faults.backup_jobs import Worker
from faults.scenes import tell
from faults.tracing import NAMING, WRITING, failing, read, recorded
from faults.upgrade_jobs import UpgradeJob
from migrations.golden import REVISIONS, Rows, old_folder, rows

FULL, BROKEN, KILLED = "error=ENOSPC", "error=EIO", "signal=KILL"
WRITES = {*WRITING, *(name.lstrip("?") for name in NAMING)}
TOLD = {"disk.full", "disk.fault", "data.cannot_open", "data.read_only", "file.cannot_write"}
OURS = {DATABASE, f"{DATABASE}-journal", LOCK}
LATER = MORNING + timedelta(minutes=5)

Call = tuple[str, int]


@contextmanager
def a_folder(revision: str) -> Iterator[Path]:
    """A folder as an older program left it."""
    place = quick_folder()
    try:
        yield old_folder(place / "ward", revision)
    finally:
        shutil.rmtree(place)


def revision_of(database: Path) -> str:
    """The revision of a database that is sound; anything else is said in its place."""
    with closing(sqlite3.connect(database)) as connection:
        try:
            found = connection.execute("PRAGMA integrity_check").fetchall()
            if found != [("ok",)]:
                return f"unsound: {found[0][0]}"
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        except sqlite3.DatabaseError as fault:
            return f"unreadable: {fault}"


@cache
def before(revision: str) -> Rows:
    with a_folder(revision) as folder:
        return rows(folder / DATABASE)


@cache
def writes_of(revision: str) -> tuple[Call, ...]:
    """Return the calls an upgrade makes that change anything on the disk: their names, and the how-manieth of its name.

    It is recorded the second time: the first one may leave what Python keeps of a migration it has read.
    """
    log = quick_folder() / "log"
    for _ in range(2):
        with a_folder(revision) as folder:
            worker = Worker(UpgradeJob(folder))
            with recorded(worker.pid, log):
                assert worker.go() == "done"
    counted: Tally[str] = Tally()
    calls = []
    for call in read(log):
        counted[call.name] += 1
        if call.name in WRITES or (call.name == "openat" and "O_CREAT" in call.arguments[2]):
            calls.append((call.name, counted[call.name]))
    return tuple(calls[:-1])  # the last one is the answer


def tried(revision: str, call: Call, how: str, without: str = "") -> tuple[str, list[str]]:
    """Upgrade with one call failing; return what was told, and everything that is wrong afterwards."""
    name, which = call
    lasting = "+" if how == FULL and name in {"pwrite64", "write"} else ""  # a full disk stays full for a while
    with a_folder(revision) as folder:
        worker = Worker(UpgradeJob(folder, without))
        with failing(worker.pid, name, f"{which}{lasting}", how):
            told = worker.go()
        wrong = [*left(folder, revision, told), *goes_on(folder, revision)]
    return told, [f"{revision}, {name} {which} {how}, {told}: {words}" for words in wrong]


def left(folder: Path, revision: str, told: str) -> Iterator[str]:
    """What is wrong with the folder as it was left.

    Where the disk did not even take the undoing, that is left to whoever opens the folder next, and the copy stays.
    """
    undone = not _size(folder / f"{DATABASE}-journal")
    found = revision_of(folder / DATABASE)
    copies = sorted(folder.glob("counter-*.db"))
    if found not in {revision, schema.HEAD}:
        yield f"neither old nor new: {found}"
        return
    if told == "done" and found != schema.HEAD:
        yield "said done, and is the old one"
    if found == schema.HEAD and not copies:
        yield "no copy of what was before"
    if found == revision and rows(folder / DATABASE) != before(revision):
        yield "rows of the old one are changed"
    if found == schema.HEAD:
        yield from as_they_were(folder, revision)
    for copy in copies:
        if revision_of(copy) != revision or rows(copy) != before(revision):
            yield f"a copy that is none: {copy.name}"
    if told not in {"done", "killed"} and found == revision:
        ours = OURS if undone else OURS | {copy.name for copy in copies}
        yield from (f"left behind: {path.name}" for path in folder.iterdir() if path.name not in ours)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def as_they_were(folder: Path, revision: str) -> Iterator[str]:
    """Every row is there as it was; the upgrade itself is one row of the log."""
    after = rows(folder / DATABASE)
    for table, was in before(revision).items():
        if table != "audit" and after[table] != was:
            yield f"another {table}"
    log = before(revision)["audit"]
    if [row for row in after["audit"] if row in log] != log or len(after["audit"]) != len(log) + 1:
        yield "the log does not go on from the old one's"


def goes_on(folder: Path, revision: str) -> Iterator[str]:
    """The disk is well again: the upgrade goes through, everything fits together, and work goes on."""
    try:
        upgrade_room(folder, fixed_now=LATER).upgrade("hoa")
        yield from (f"and afterwards {words}" for words in as_they_were(folder, revision))
        with open_desks(folder, fixed_now=LATER) as desks:
            hoa = Actor(desks.person("hoa"))
            report = desks.upkeep.verify(hoa)
            if not report.ok:
                yield f"then not sound: {report.problems}"
            desks.drafts.save(hoa, "receive", "x", "{}")
    except CounterError as fault:
        yield f"and afterwards {fault}"
    yield from (f"left for ever: {path.name}" for path in folder.glob("*.part*"))


def tried_all(revision: str, calls: list[Call], hows: tuple[str, ...]) -> Tally[str]:
    told, wrong = Tally[str](), []
    for call in calls:
        for how in hows:
            words, faults = tried(revision, call, how)
            told[f"{how.partition('=')[2]} → {words}"] += 1
            wrong += faults
            if words.split()[-1] not in TOLD | {"done", "killed"}:
                wrong.append(f"{revision}, {call} {how}: told {words}")
    assert not wrong, "\n".join(wrong)
    return told


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_upgrade_failing_at_some_writes_leaves_the_old_folder_or_the_new_one(revision: str) -> None:
    calls = writes_of(revision)
    told = tried_all(revision, [calls[len(calls) // 2], calls[-2]], (FULL, BROKEN, KILLED))
    assert sum(told.values()) == 6


@pytest.mark.faults
@pytest.mark.parametrize("revision", REVISIONS)
def test_an_upgrade_failing_at_each_write_leaves_the_old_folder_or_the_new_one(revision: str) -> None:
    """Of the pages of the copy that come after the first hundred calls, every tenth is enough: they are all alike."""
    calls, started = writes_of(revision), time.monotonic()
    renamed = next(at for at, call in enumerate(calls) if call[0] == "rename")
    alike = [at for at in range(100, renamed) if calls[at][0] == "pwrite64" and at % 10]
    chosen = [call for at, call in enumerate(calls) if at not in alike]
    told = tried_all(revision, chosen, (FULL, BROKEN, KILLED))
    took = time.monotonic() - started
    tell(f"upgrade from {revision}: {len(chosen)} of {len(calls)} writing calls, {told.total()} failures; {took:.0f} s")
    tell(", ".join(f"{words} {count}×" for words, count in sorted(told.items())))
    assert len(chosen) >= 100


# --- the controls: with a protection taken away the same looks find something wrong ---

NEVER: Call = ("fdatasync", 1_000)


def test_an_upgrade_that_makes_no_copy_is_found() -> None:
    told, wrong = tried("0001", NEVER, BROKEN, without="copy")
    assert told == "done"
    assert [words for words in wrong if "no copy" in words]


def test_an_upgrade_whose_copy_bears_its_name_too_soon_is_found() -> None:
    _, wrong = tried("0001", ("pwrite64", 200), KILLED, without="naming")
    assert [words for words in wrong if "a copy that is none" in words]


def test_an_upgrade_that_cannot_be_undone_is_found() -> None:
    names = [name for name, _ in writes_of("0001")]
    copied = names[: names.index("rename")].count("pwrite64")
    _, wrong = tried("0001", ("pwrite64", copied + 8), KILLED, without="journal")
    assert [words for words in wrong if "neither old nor new" in words]
