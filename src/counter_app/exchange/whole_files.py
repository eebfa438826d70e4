"""Big files that are written whole or not at all: as a draft beside their place, flushed, read again, then renamed."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from counter_app.config.disk import flush
from counter_app.domain.errors import Unavailable

CHUNK = 1 << 20
_DRAFT, _UNFINISHED = ".counter-app-", ".part"
_STALE = 3600  # seconds after which a draft is one that a killed process left
_FOR_OWNER_AND_GROUP = 0o640


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """Lend a draft to write and read; when the block ends well it takes the target's name, else it goes away.

    Until then what stood under that name stays. Raises Unavailable where the place fails.
    """
    draft: Path | None = None
    try:
        with _told(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=target.parent, prefix=_DRAFT, suffix=_UNFINISHED)
            draft = Path(name)
            with os.fdopen(number, "w+b") as handle:
                _clear_drafts(target.parent, os.fstat(number).st_mtime - _STALE)
                yield handle
                settle(handle)
            with suppress(PermissionError):  # a stick's file system knows no such thing
                draft.chmod(_FOR_OWNER_AND_GROUP)
            draft.replace(target)
            draft = None
            flush(target.parent)
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
    """Write everything to the disk that was not written at once; Windows does so by itself, later."""
    if hasattr(os, "sync"):
        os.sync()


def pieces(handle: BinaryIO, size: int) -> Iterator[bytes]:
    """Read exactly so much of a file, a piece at a time; EOFError where it ends before."""
    while size > 0:
        piece = handle.read(min(size, CHUNK))
        if not piece:
            raise EOFError
        size -= len(piece)
        yield piece


def _clear_drafts(folder: Path, before: float) -> None:
    """Remove drafts that nobody is writing any more, by the clock of the file system itself."""
    for left in folder.glob(f"{_DRAFT}*{_UNFINISHED}"):
        with suppress(FileNotFoundError):
            if left.stat().st_mtime < before:
                left.unlink()


def cannot_write(target: Path, fault: OSError) -> Unavailable:
    """Return what is told of a disk that fails."""
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Unavailable("disk.full", file=str(target))
    return Unavailable("file.cannot_write", file=str(target))


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise cannot_write(target, fault) from fault
