"""Rotten bits and files cut short: found, or harmless; never a crash, never a file that is repaired behind one's back.

What the log does not vouch for, such as a letter in the name of an officer, no check can miss: nothing says what stood
there. It is counted and told; journals, log, numbers and everything that can be rebuilt from them must be found.
"""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from builders import a_ward, quick_folder
from counter_app.domain.errors import CounterError
from counter_app.persistence.checks import SqlChecks
from counter_app.persistence.folder import DATABASE
from counter_app.persistence.opening import open_store
from faults.scenes import tell
from faults.workload import a_day

ACTS = 120
Content = dict[str, list[tuple[object, ...]]]

UNVOUCHED = {"setting", "person", "desk", "field", "procedure_version", "print_job", "task", "idempotency_key", "batch"}
"""Tables whose words nobody but themselves knows."""


@cache
def lived_in() -> Path:
    """Return a folder in which much has happened; it is copied from and never written again."""
    folder = quick_folder() / "ward"
    with a_ward(folder) as ward:
        a_day("a", 1, ACTS, lambda deed: deed.carry_out(ward.desks))
    return folder


@pytest.fixture
def folder() -> Iterator[Path]:
    place = quick_folder() / "ward"
    shutil.copytree(lived_in(), place)
    yield place
    shutil.rmtree(place.parent)


def verdict(folder: Path) -> str:
    """Open and check a folder; only errors that say what is wrong may come out of it."""
    try:
        store = open_store(folder)
    except CounterError as fault:
        return fault.code
    try:
        report = SqlChecks(store).verify(())
    finally:
        store.engine.dispose()
    return "sound" if report.ok else report.problems[0].code


def content(folder: Path) -> Content:
    """Return every row of every table that the program reads."""
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.text_factory = bytes  # as stored, readable or not
        tables = [
            name.decode()
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith((b"sqlite_", b"dossier_search_"))
        ]
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def told(before: Content, after: Content) -> list[str]:
    """Return the values that differ, as they were and as they are."""
    return [
        f"{table}: {was!r} became {now!r}"
        for table in before
        for old, new in zip(before[table], after[table], strict=False)
        for was, now in zip(old, new, strict=True)
        if was != now
    ]


def flip(database: Path, chance: random.Random) -> None:
    """Turn one bit over."""
    rotten = bytearray(database.read_bytes())
    rotten[chance.randrange(len(rotten))] ^= 1 << chance.randrange(8)
    database.write_bytes(rotten)


def flips(folder: Path, count: int, seed: int) -> Counter[str]:
    """Flip one bit at a time; return how often it was found, harmless, or in words that nobody vouches for."""
    chance, whole, before = random.Random(seed), (folder / DATABASE).read_bytes(), content(folder)
    fates: Counter[str] = Counter()
    for _ in range(count):
        flip(folder / DATABASE, chance)
        rotten = (folder / DATABASE).read_bytes()
        said = verdict(folder)
        assert (folder / DATABASE).read_bytes() == rotten, "nothing is repaired"
        if said != "sound":
            fates["found"] += 1
        else:
            after = content(folder)
            changed = {table for table in before if sorted(map(repr, before[table])) != sorted(map(repr, after[table]))}
            assert changed <= UNVOUCHED, told(before, after)
            fates["in words nobody vouches for" if changed else "harmless"] += 1
        (folder / DATABASE).write_bytes(whole)
    return fates


def test_a_bit_that_turns_over_is_found_or_harmless(folder: Path) -> None:
    assert flips(folder, 25, seed=1)["found"] > 0


@pytest.mark.faults
@pytest.mark.timeout(0)
def test_500_bits_that_turn_over(folder: Path) -> None:
    fates = flips(folder, 500, seed=2)
    tell(f"500 flips of one bit: {dict(fates)}")


@pytest.mark.faults
@pytest.mark.timeout(0)
def test_a_file_cut_short_100_times_is_always_found(folder: Path) -> None:
    chance, whole = random.Random(3), (folder / DATABASE).read_bytes()
    for _ in range(100):
        (folder / DATABASE).write_bytes(whole[: chance.randrange(len(whole))])
        assert verdict(folder) != "sound"
    tell("100 files cut short: 100 found")


def test_a_bit_in_the_text_of_the_schema_is_told_as_damage(folder: Path) -> None:
    """Each bit of one name in it: the column ``happened_at`` of the journal."""
    whole = (folder / DATABASE).read_bytes()
    place = whole.index(b"happened_at")
    for at in range(place, place + len(b"happened_at")):
        for bit in range(8):
            rotten = bytearray(whole)
            rotten[at] ^= 1 << bit
            (folder / DATABASE).write_bytes(rotten)
            assert verdict(folder) != "sound"


def test_a_name_that_rotted_opens_all_the_same_and_only_the_check_sees_it(folder: Path) -> None:
    """The control: to open is not to check."""
    whole = (folder / DATABASE).read_bytes()
    rotten = whole.replace("Nguyễn Thị Đào".encode(), "Nguyễn Thị Đàp".encode())
    assert rotten != whole
    (folder / DATABASE).write_bytes(rotten)
    open_store(folder).engine.dispose()
    assert verdict(folder) != "sound"
