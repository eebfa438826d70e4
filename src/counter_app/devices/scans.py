"""Scans in the data folder: read from where somebody named them, laid by, and named once their row is written."""

import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from counter_app.config.disk import flush
from counter_app.domain.errors import Damaged, Refused, Unavailable

FOLDER = "attachments"
_LONG = 24 * 60 * 60.0  # seconds


@dataclass(frozen=True, slots=True)
class ScanFolder:
    """The scans under a data folder, by year, under names that tell nothing."""

    folder: Path

    def read_from(self, path: Path, most: int) -> bytes:
        """Return the content of a file somebody named; Refused where it is larger, Unavailable where unreadable."""
        try:
            with path.open("rb") as file:
                if not S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise Unavailable("scan.unreadable", file=str(path))
                content = file.read(most + 1)
        except OSError as fault:
            raise Unavailable("scan.unreadable", file=str(path)) from fault
        if len(content) > most:
            raise Refused("scan.too_large", file=path.name, most=most // (1024 * 1024))
        return content

    def lay_by(self, content: bytes) -> Path:
        """Write a file safely to the disk, under a passing name."""
        place = self.folder / FOLDER
        passing: Path | None = None
        with _told(place):
            try:
                place.mkdir(parents=True, exist_ok=True)
                with tempfile.NamedTemporaryFile(dir=place, prefix=".", suffix=".part", delete=False) as file:
                    passing = Path(file.name)
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                passing.chmod(0o644)
                _clear_away(passing)
            except OSError:
                if passing is not None:
                    passing.unlink(missing_ok=True)
                raise
        return passing

    def settle(self, passing: Path, name: str) -> None:
        """Give a file that was laid by its name in the data folder."""
        target = self.folder / name
        with _told(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            passing.replace(target)
            for folder in (target.parent, target.parent.parent, self.folder):
                flush(folder)

    def forget(self, passing: Sequence[Path]) -> None:
        """Remove files that were laid by and got no name."""
        for file in passing:
            with suppress(OSError):
                file.unlink(missing_ok=True)

    def remove(self, names: Sequence[str]) -> None:
        """Remove files whose rows were not committed."""
        self.forget([self.folder / name for name in names])

    def read(self, name: str) -> bytes:
        """Return a kept file; Damaged where it is gone."""
        try:
            return (self.folder / name).read_bytes()
        except OSError as fault:
            raise Damaged("scan.file_missing", file=name) from fault

    def all_names(self) -> list[str]:
        """Return the names of all kept files, as rows tell them; what was only laid by has none."""
        files = (path for path in (self.folder / FOLDER).rglob("*") if not path.is_dir())
        return sorted(path.relative_to(self.folder).as_posix() for path in files if path.suffix != ".part")


def _clear_away(passing: Path) -> None:
    """Remove what was laid by long before this file: whoever wrote it was killed."""
    since = passing.stat().st_mtime - _LONG
    for other in passing.parent.glob(".*.part"):
        with suppress(OSError):
            if other.stat().st_mtime < since:
                other.unlink()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        code = "disk.full" if fault.errno == errno.ENOSPC else "file.cannot_write"
        raise Unavailable(code, file=str(path)) from fault
