"""Big files that are written whole or not at all: as a draft beside their place, flushed, read again, then renamed."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from counter_app.domain.errors import Unavailable

CHUNK = 1 << 20
_FOR_OWNER_AND_GROUP = 0o640


@contextmanager
def written_whole(target: Path, *, at_once: bool = True) -> Iterator[BinaryIO]:
    """Lend a draft to write and read; when the block ends well it takes the target's name, else it goes away.

    Until then what stood under that name stays. Raises Unavailable where the place fails. Of many files written one
    after the other, not ``at_once``, each counts only after ``settle_all``.
    """
    draft: Path | None = None
    try:
        with _told(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
            draft = Path(name)
            with os.fdopen(number, "w+b") as handle:
                yield handle
                if at_once or not hasattr(os, "sync"):
                    settle(handle)
            draft.chmod(_FOR_OWNER_AND_GROUP)
            draft.replace(target)
            draft = None
            if at_once:
                flush_folder(target.parent)
    finally:
        if draft is not None:
            with suppress(OSError):  # a stick that was pulled out
                draft.unlink(missing_ok=True)


def settle(handle: BinaryIO) -> None:
    """Write a file to the disk, and let what is read next come from there where the system can be asked to."""
    handle.flush()
    os.fsync(handle.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def settle_all() -> None:
    """Write everything to the disk that was not written at once."""
    if hasattr(os, "sync"):
        os.sync()


def flush_folder(folder: Path) -> None:
    """Write a folder's own entries to the disk, where the system knows how."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def pieces(handle: BinaryIO, size: int) -> Iterator[bytes]:
    """Read exactly so much of a file, a piece at a time; EOFError where it ends before."""
    while size > 0:
        piece = handle.read(min(size, CHUNK))
        if not piece:
            raise EOFError
        size -= len(piece)
        yield piece


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise cannot_write(target, fault) from fault


def cannot_write(target: Path, fault: OSError) -> Unavailable:
    """Return what is told of a disk that fails."""
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Unavailable("disk.full", file=str(target))
    return Unavailable("file.cannot_write", file=str(target))
