"""Where back-ups lie: how those are named that nobody named, which a place holds, and how one goes."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from counter_app.domain.errors import Unavailable
from counter_app.domain.moments import WARD_TIME, ward_time
from counter_app.services.backup_rows import BackupFile

_NAME = re.compile(r"(?P<kind>auto|backup)-(?P<prefix>.+)-(?P<time>[0-9]{8}-[0-9]{6})\.zip")
_TIME = "%Y%m%d-%H%M%S"


def name_for(prefix: str, made_at: datetime, *, automatic: bool) -> str:
    """Return the name of a back-up that nobody named: whose it is, and when it was made."""
    return f"{'auto' if automatic else 'backup'}-{prefix}-{ward_time(made_at):{_TIME}}.zip"


def made_in(place: Path, prefix: str) -> Iterator[tuple[datetime, Path]]:
    """Yield the automatic back-ups of a unit in a place, with their times. What somebody named is not among them."""
    for file in _found(place, prefix, second=False):
        if file.automatic:
            yield file.made_at, Path(file.file)


def listed(place: Path, prefix: str, *, second: bool) -> list[BackupFile]:
    """Return all back-ups of a unit in a place; none where there is no such place."""
    return list(_found(place, prefix, second=second)) if place.is_dir() else []


def _found(place: Path, prefix: str, *, second: bool) -> Iterator[BackupFile]:
    try:
        found = [(path, path.stat().st_size) for path in sorted(place.iterdir()) if path.is_file()]
    except OSError as fault:
        raise Unavailable("backup.place_missing", place=str(place)) from fault
    for path, size in found:
        parts = _NAME.fullmatch(path.name)
        if parts and parts["prefix"] == prefix:
            made_at = datetime.strptime(parts["time"], _TIME).replace(tzinfo=WARD_TIME)
            yield BackupFile(str(path), made_at, size, parts["kind"] == "auto", second)


def remove(file: Path) -> None:
    """Remove a back-up that is no longer kept."""
    try:
        file.unlink(missing_ok=True)
    except OSError as fault:
        raise Unavailable("file.cannot_write", file=str(file)) from fault
