"""The outside of a back-up file: a zip whose entries are stored, and whose comment is the hash of everything before it.

So every byte counts, that of a date no less than that of a dossier; and any zip program can open it. Nothing is taken
out before the whole list of entries was held against the limits.
"""

import hashlib
import stat
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO, BinaryIO

from counter_app.exchange.refusing import unreadable
from counter_app.exchange.whole_files import CHUNK, pieces

MOST_BYTES = 4 << 30
MOST_ENTRIES = 16

_MOST_FOR_LIST = 1 << 16
_HASH = 64  # hexadecimal digits of a SHA-256
_END = struct.Struct("<4s4H2LH")
_FAR_END = struct.Struct("<4sQ2H2L4Q")
_FAR_POINTER = struct.Struct("<4sLQL")
_LOCAL_HEAD = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the manifest has it."""

    size: int
    sha256: str


class EnvelopeWriter:
    """Writes entries one after the other."""

    def __init__(self, handle: BinaryIO, made_at: datetime) -> None:
        self._handle = handle
        self._zip = zipfile.ZipFile(handle, "w", zipfile.ZIP_STORED)
        self._zip.comment = b"0" * _HASH
        self._made_at = made_at
        self.entries: dict[str, Entry] = {}

    def abandon(self) -> None:
        """Let go of a file that could not be finished, so that nobody tries to finish it later."""
        self._zip.fp = None

    @contextmanager
    def entry(self, name: str, size: int) -> Iterator["Hashing"]:
        """Lend a new entry to write; ``size`` is at least about what it will hold."""
        info = zipfile.ZipInfo(name, self._made_at.timetuple()[:6])
        info.external_attr = (stat.S_IFREG | 0o640) << 16
        with self._zip.open(info, "w", force_zip64=size > MOST_BYTES // 4) as inside:
            out = Hashing(inside)
            yield out
        self.entries[name] = Entry(out.size, out.sha256)

    def add(self, name: str, content: bytes) -> None:
        """Write a small entry."""
        with self.entry(name, len(content)) as out:
            out.write(content)

    def finish(self) -> str:
        """Close the list of entries, write the hash behind it, and return the hash of the whole file."""
        self._zip.close()
        return _write_hash(self._handle)


@contextmanager
def envelope(handle: BinaryIO, made_at: datetime) -> Iterator[EnvelopeWriter]:
    """Lend a writer over an empty file that can also be read; the block ends with ``finish``."""
    writer = EnvelopeWriter(handle, made_at)
    try:
        yield writer
    except BaseException:
        writer.abandon()
        raise


class Hashing:
    """A file to write into that counts and hashes what goes through it; without a file it only does that."""

    def __init__(self, out: IO[bytes] | None) -> None:
        self._out = out
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, piece: bytes) -> int:
        if self._out is not None:
            self._out.write(piece)
        self._digest.update(piece)
        self.size += len(piece)
        return len(piece)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def check_hash(handle: BinaryIO) -> str:
    """Check every byte of a file against the hash in its comment and return the hash of the whole file."""
    size = handle.seek(0, 2) - _HASH
    if size < _END.size:
        raise unreadable()
    digest = _hash_of(handle, size)
    said = handle.read(_HASH)
    if said != digest.hexdigest().encode():
        raise unreadable()
    digest.update(said)
    return digest.hexdigest()


class EnvelopeReader:
    """The entries of a file whose list fits the limits. Their names and sizes are those of the list."""

    def __init__(self, handle: BinaryIO, allowed: frozenset[str]) -> None:
        _check_list_size(handle)
        self._zip = zipfile.ZipFile(handle)
        self._entries = {info.filename: info for info in self._zip.infolist()}
        _check_entries(self._zip.infolist(), allowed, handle.seek(0, 2))

    def sizes(self) -> Mapping[str, int]:
        """Return how big each entry is."""
        return {name: info.file_size for name, info in self._entries.items()}

    def small(self, name: str, most: int) -> bytes:
        """Return a small entry whole."""
        info = self._entries.get(name)
        if info is None or info.file_size > most:
            raise unreadable()
        return self._zip.read(info)

    def copy(self, name: str, out: BinaryIO | None) -> Entry:
        """Copy an entry out, or only read it, and return what it turned out to be."""
        hashing = Hashing(out)
        with self._zip.open(self._entries[name]) as inside:
            while piece := inside.read(CHUNK):
                hashing.write(piece)
        return Entry(hashing.size, hashing.sha256)


def _check_list_size(handle: BinaryIO) -> None:
    """Refuse a list of entries that would not fit into memory, before anything reads it.

    Both ends of a zip are looked at, the usual one and that of files over 2 GiB: exactly where ``zipfile`` finds them.
    """
    size = handle.seek(0, 2)
    back = _END.size + _HASH
    handle.seek(size - back)
    magic, disk, first_disk, here, count, length, _, comment = _END.unpack(handle.read(_END.size))
    if magic != b"PK\5\6" or comment != _HASH or disk or first_disk or here != count:
        raise unreadable()
    if count > MOST_ENTRIES or length > _MOST_FOR_LIST:
        raise unreadable()
    back += _FAR_POINTER.size
    if size < back + _FAR_END.size:
        return
    handle.seek(size - back)
    if _FAR_POINTER.unpack(handle.read(_FAR_POINTER.size))[0] != b"PK\6\7":
        return
    handle.seek(size - back - _FAR_END.size)
    far_magic, *_, far_count, far_length, _ = _FAR_END.unpack(handle.read(_FAR_END.size))
    if far_magic == b"PK\6\6" and (far_count > MOST_ENTRIES or far_length > _MOST_FOR_LIST):
        raise unreadable()


def _check_entries(entries: list[zipfile.ZipInfo], allowed: frozenset[str], file_size: int) -> None:
    """Hold the list against the limits: known names once each, stored regular files, none inside another."""
    names = [info.orig_filename for info in entries]
    if len(names) > MOST_ENTRIES or len(set(names)) != len(names) or not allowed.issuperset(names):
        raise unreadable()
    if sum(info.file_size for info in entries) > min(MOST_BYTES + (MOST_BYTES >> 8), file_size):
        raise unreadable()
    free_from = 0
    for info in sorted(entries, key=lambda one: one.header_offset):
        kind = stat.S_IFMT(info.external_attr >> 16)
        if info.compress_type != zipfile.ZIP_STORED or info.compress_size != info.file_size or info.flag_bits & 1:
            raise unreadable()
        if kind not in {0, stat.S_IFREG} or info.header_offset < free_from:
            raise unreadable()
        free_from = info.header_offset + _LOCAL_HEAD + info.file_size


def _write_hash(handle: BinaryIO) -> str:
    size = handle.seek(0, 2) - _HASH
    digest = _hash_of(handle, size)
    said = digest.hexdigest().encode()
    handle.seek(size)
    handle.write(said)
    digest.update(said)
    return digest.hexdigest()


def _hash_of(handle: BinaryIO, size: int) -> "hashlib._Hash":
    handle.seek(0)
    digest = hashlib.sha256()
    for piece in pieces(handle, size):
        digest.update(piece)
    return digest
