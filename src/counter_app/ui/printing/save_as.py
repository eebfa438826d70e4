"""A paper saved where the clerk wants it: whole, or not at all."""

from pathlib import Path

from PySide6.QtCore import QFileDevice, QIODevice, QSaveFile

from counter_app.domain.errors import Unavailable


def save_as(path: Path, pdf: bytes) -> None:
    """Write the file, or raise Unavailable and leave the one that was there as it was."""
    if not path.parent.is_dir():
        raise Unavailable("file.no_folder", folder=str(path.parent))
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise Unavailable("file.cannot_write", file=str(path))
    if file.write(pdf) != len(pdf) or not file.commit():
        full = file.error() is QFileDevice.FileError.ResourceError
        file.cancelWriting()
        code = "disk.full" if full else "file.cannot_write"
        raise Unavailable(code, file=str(path))


def with_suffix(name: str, suffix: str = ".pdf") -> Path:
    """Return what the clerk typed as a path that ends as it should."""
    path = Path(name)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
