"""Files that are written whole or not at all, and printed papers kept in the data folder."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counter_app.config.disk import flush
from counter_app.domain.errors import Damaged, Unavailable

PAPERS = "papers"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that its name never stands for half of it; the old one stays until then.

    Raises Unavailable when the place cannot be written.
    """
    draft: Path | None = None
    try:
        new_folders = [folder for folder in path.parents if not folder.exists()]
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
            draft = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(path)
        for folder in {path.parent, *(folder.parent for folder in new_folders)}:
            flush(folder)
    except OSError as fault:
        if draft is not None:
            draft.unlink(missing_ok=True)
        code = "disk.full" if fault.errno == errno.ENOSPC else "file.cannot_write"
        raise Unavailable(code, file=str(path)) from fault


@dataclass(frozen=True, slots=True)
class PaperFolder:
    """Printed papers under the data folder, by year and job."""

    folder: Path

    def keep(self, job: int, year: int, pdf: bytes) -> str:
        """Store a paper and return its name in the data folder."""
        name = f"{PAPERS}/{year}/{job:06d}.pdf"
        write_whole(self.folder / name, pdf)
        return name

    def read(self, name: str) -> bytes:
        """Return a stored paper."""
        try:
            return (self.folder / name).read_bytes()
        except OSError as fault:
            raise Damaged("paper.file_missing", file=name) from fault

    def jobs(self) -> Iterator[int]:
        """Yield the jobs whose papers are there."""
        for paper in (self.folder / PAPERS).glob("[0-9]*/[0-9]*.pdf"):
            if paper.stem.isdecimal():
                yield int(paper.stem)

    def write_to(self, path: Path, pdf: bytes) -> None:
        """Write a copy where the user asked for it."""
        if path.exists() and not path.is_file():
            raise Unavailable("file.cannot_write", file=str(path))
        if not path.parent.is_dir():
            raise Unavailable("file.no_folder", folder=str(path.parent))
        write_whole(path, pdf)


def free_space(place: Path) -> int | None:
    """Return how many bytes a place can still take; None where it is not there or does not say."""
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return None


def nearest(folder: Path) -> Path:
    """Return the folder itself where it is there, else the nearest one above it that is."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)


def may_write(folder: Path) -> bool:
    """Say whether files can be made where a folder is, or would be made; tried out, and nothing is left behind."""
    try:
        with tempfile.TemporaryFile(dir=nearest(folder)):
            return True
    except OSError:
        return False


def disk_of(folder: Path) -> int | None:
    """Return what tells the disk of a folder from others; None where nobody can tell."""
    try:
        return nearest(folder).stat().st_dev
    except OSError:
        return None
