"""Many small files in one entry of a bundle: a plain tar of regular files, read by a reader that knows nothing else.

A real folder has more papers than a bundle may have entries. The module ``tarfile`` gives the heads of the files; it is
not asked to read a roll, because a hostile one can make it fill the memory, follow links or make devices.
"""

import tarfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Protocol

from counter_app.exchange.entry_names import is_plain
from counter_app.exchange.refusing import unreadable
from counter_app.exchange.whole_files import pieces

MOST_FILES = 200_000
MOST_FOR_FILE = 64 << 20  # papers and scans are far smaller; each is held in memory once

_BLOCK = 512
ROOM_FOR_END = 2 * _BLOCK


def size_of(content: bytes) -> int:
    """Return how much of a roll a file takes."""
    return _BLOCK - (-len(content) // _BLOCK) * _BLOCK


class Writable(Protocol):
    """Whatever takes bytes."""

    def write(self, piece: bytes, /) -> object: ...


def write_roll(out: Writable, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files by name and content."""
    for name, content in files:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(content), 0o640
        out.write(entry.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict"))
        out.write(content)
        out.write(bytes(-len(content) % _BLOCK))
    out.write(bytes(ROOM_FOR_END))


def read_roll(handle: BinaryIO) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each file's name and its content in pieces, which need not be taken; refuse what we would not write."""
    seen: set[str] = set()
    while True:
        block = handle.read(_BLOCK)
        if block == bytes(_BLOCK):
            return
        name, size = _read_head(block)
        if name.casefold() in seen or len(seen) == MOST_FILES:
            raise unreadable()
        seen.add(name.casefold())
        content = pieces(handle, size)
        yield name, content
        for _ in content:
            pass
        if any(handle.read(-size % _BLOCK)):
            raise unreadable()


def _read_head(block: bytes) -> tuple[str, int]:
    try:
        entry = tarfile.TarInfo.frombuf(block, "ascii", "strict")
    except (tarfile.HeaderError, ValueError) as fault:
        raise unreadable() from fault
    if entry.type != tarfile.REGTYPE or entry.linkname or not is_plain(entry.name):
        raise unreadable()
    if not 0 <= entry.size <= MOST_FOR_FILE:
        raise unreadable()
    return entry.name, entry.size
