"""Huge hostile files: refused with little memory, whatever they say of themselves and however much they really hold."""

import hashlib
import multiprocessing
import os
import shutil
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from counter_app.domain.errors import CounterError
from counter_app.exchange.bundles import BundleShelf
from counter_app.exchange.sealing import new_key
from exchange.forging import signed

pytestmark = pytest.mark.faults

HUGE = 400 << 20
MOST_MEMORY = 150 << 20
Build = Callable[[Path], None]


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder on the disk, not in memory."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    shutil.rmtree(folder)


def finished(path: Path) -> None:
    """Put the hash of a file behind it."""
    with path.open("r+b") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0, os.SEEK_END)
        file.write(digest.encode())


def a_list_of_400_mib(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)
        file.seek(0, os.SEEK_END)
        file.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 3, 3, HUGE, 0, 64))
    finished(path)


def a_far_list_of_400_mib(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)
        file.seek(0, os.SEEK_END)
        file.write(struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 3, 3, HUGE, 0))
        file.write(struct.pack("<4sLQL", b"PK\6\7", 0, HUGE, 1))
        file.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 3, 3, 0xFFFF, 0xFFFFFFFF, 64))
    finished(path)


def zipped(path: Path, *entries: tuple[str, Build], kind: str = "plain") -> None:
    """Write a file of these entries with a manifest that fits them."""
    listed, facts = {}, {"unit": "", "prefix": "", "demo": True, "schema": "0001", "head": "0:0"}
    counts = {"dossiers": 0, "events": 0, "audit_rows": 0, "jobs": 0}
    said = {"format": 1, "kind": kind, "made_at": "2026-11-18T08:30:00+07:00", "program": "0", "papers": 0}
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = b"0" * 64
        for name, build in entries:
            content = path.with_suffix(".entry")
            build(content)
            with content.open("rb") as file:
                listed[name] = {
                    "size": content.stat().st_size,
                    "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
                }
            archive.write(content, name)
        for name, raw in signed({**said, "facts": {**facts, "counts": counts}, "entries": listed}):
            archive.writestr(name, raw)
    with path.open("r+b") as file:
        file.seek(-64, os.SEEK_END)
        file.truncate()
    finished(path)


def zeros(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)


def nothing(path: Path) -> None:
    path.write_bytes(bytes(1024))


def many_files(path: Path) -> None:
    with path.open("wb") as file:
        for number in range(250_000):
            file.write(tarfile.TarInfo(f"papers/2026/{number:06d}-{'x' * 60}.pdf").tobuf(tarfile.USTAR_FORMAT))


def one_big_file(path: Path) -> None:
    head = tarfile.TarInfo("papers/2026/000001.pdf")
    head.size = 60 << 20
    with path.open("wb") as file:
        file.write(head.tobuf(tarfile.USTAR_FORMAT))
        file.write(bytes(head.size + 1024))


def endless_head(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"age-encryption.org/v1\n")
        stanzas = b"-> X25519 AAAA\nAAAA\n" * (1 << 15)
        for _ in range(HUGE // len(stanzas)):
            file.write(stanzas)


def no_zip(path: Path) -> None:
    zeros(path)
    finished(path)


CASES: dict[str, Build] = {
    "a list of 400 MiB": a_list_of_400_mib,
    "a far list of 400 MiB": a_far_list_of_400_mib,
    "a database of 400 MiB of nothing": lambda path: zipped(path, ("counter.db", zeros), ("papers.tar", nothing)),
    "250,000 papers": lambda path: zipped(path, ("counter.db", nothing), ("papers.tar", many_files)),
    "a roll of 400 MiB of nothing": lambda path: zipped(path, ("counter.db", nothing), ("papers.tar", zeros)),
    "a big paper": lambda path: zipped(path, ("counter.db", nothing), ("papers.tar", one_big_file)),
    "a sealed one without an end to its head": lambda path: zipped(path, ("backup.age", endless_head), kind="sealed"),
    "a sealed one of nothing": lambda path: zipped(path, ("backup.age", zeros), kind="sealed"),
    "no zip": no_zip,
}


def _unpack(line: Connection, file: Path, into: Path) -> None:
    """Unpack a file and say what came of it, and how much memory it took at most."""
    shelf, identity = BundleShelf(into), new_key()[0]
    Path("/proc/self/clear_refs").write_text("5")
    before = _memory("VmRSS")
    try:
        shelf.unpack(file, into / "out", identity)
        said = "taken"
    except CounterError as fault:
        said = fault.code
    line.send((said, _memory("VmHWM") - before))


def _memory(what: str) -> int:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(what))
    return int(line.split()[1]) << 10


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_with_little_memory(room: Path, case: str) -> None:
    CASES[case](room / "huge.zip")
    processes = multiprocessing.get_context("forkserver")
    ours, theirs = processes.Pipe()
    process = processes.Process(target=_unpack, args=(theirs, room / "huge.zip", room / "data"))
    process.start()
    assert ours.poll(120)
    said, memory = ours.recv()
    process.join(60)
    expected = (
        "taken" if case in {"a big paper", "a database of 400 MiB of nothing", "a roll of 400 MiB of nothing"} else ""
    )
    assert said == (expected or "backup.unreadable"), "what is taken apart is checked as a database next"
    assert memory <= MOST_MEMORY
    assert {path.name for path in room.iterdir()} <= {"huge.zip", "huge.entry", "data"}
