"""A counter under strace: what it writes is recorded call by call, or one call of it fails."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

MISSING = "strace is not on this system, and these tests need it:  apt-get install strace"
NOT_ALLOWED = "This system does not let strace watch a process (in a container: --cap-add=SYS_PTRACE): "

WRITING = ("pwrite64", "write", "ftruncate", "fsync", "fdatasync")
NAMING = ("?unlink", "unlinkat", "?rename", "?renameat", "renameat2", "?mkdir", "mkdirat")  # not all are everywhere
OPENING = ("openat", "close")
ANSWERING = ("sendto",)

_CALL = re.compile(rb"(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Call:
    """One call to the system that went well: its name, its texts in order, its plain arguments, what it returned."""

    name: str
    texts: tuple[bytes, ...]
    arguments: tuple[str, ...]
    result: int

    @property
    def file(self) -> int:
        return int(self.arguments[0])


@contextmanager
def watched(pid: int, *options: str) -> Iterator[None]:
    """Let strace watch a process for the length of the block; fail the test where it may not."""
    program = shutil.which("strace") or pytest.fail(MISSING, pytrace=False)
    watcher = subprocess.Popen([program, "-p", str(pid), *options], stderr=subprocess.PIPE, text=True)
    assert watcher.stderr is not None
    try:
        first = watcher.stderr.readline()
        if "attached" not in first:
            pytest.fail(NOT_ALLOWED + first.strip(), pytrace=False)
        yield
    finally:
        watcher.terminate()
        watcher.communicate(timeout=30)


@contextmanager
def recorded(pid: int, log: Path) -> Iterator[None]:
    """Write down every call that changes a file, with all its bytes, and every answer that is sent."""
    calls = ",".join((*WRITING, *NAMING, *OPENING, *ANSWERING))
    with watched(pid, "-o", str(log), "-e", f"trace={calls}", "-e", "signal=none", "-xx", "-s", str(1 << 24)):
        yield


@contextmanager
def failing(pid: int, call: str, which: str, how: str) -> Iterator[None]:
    """Let the n-th call of a name fail (``error=EIO``) or be the last (``signal=KILL``)."""
    with watched(pid, "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{how}:when={which}"):
        yield


def read(log: Path) -> Iterator[Call]:
    """Yield the calls of a record that went well."""
    for line in log.read_bytes().splitlines():
        found = _CALL.match(line)
        if found is None:
            continue
        name, said, result = found[1].decode(), found[2], int(found[3])
        if result >= 0:
            texts = tuple(bytes.fromhex(text[1].decode().replace("\\x", "")) for text in _TEXT.finditer(said))
            plain = _TEXT.sub(b'""', said).decode()
            yield Call(name, texts, tuple(part.strip() for part in plain.split(",")), result)
