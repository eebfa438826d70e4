"""Where back-ups lie: how automatic ones are named, which a place holds, and how one goes."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from counter_app.domain.errors import Unavailable
from counter_app.domain.moments import WARD_TIME, ward_time

_AUTOMATIC = re.compile(r"auto-(?P<prefix>.+)-(?P<time>[0-9]{8}-[0-9]{6})\.zip")
_TIME = "%Y%m%d-%H%M%S"


def name_for(prefix: str, made_at: datetime, *, automatic: bool) -> str:
    """Return the name of a back-up that nobody named: whose it is, and when it was made."""
    return f"{'auto' if automatic else 'backup'}-{prefix}-{ward_time(made_at):{_TIME}}.zip"


def made_in(place: Path, prefix: str) -> Iterator[tuple[datetime, Path]]:
    """Yield the automatic back-ups of a unit in a place, with their times. What somebody named is not among them."""
    try:
        found = sorted(place.iterdir())
    except OSError as fault:
        raise Unavailable("backup.place_missing", place=str(place)) from fault
    for path in found:
        parts = _AUTOMATIC.fullmatch(path.name)
        if parts and parts["prefix"] == prefix and path.is_file():
            yield datetime.strptime(parts["time"], _TIME).replace(tzinfo=WARD_TIME), path


def remove(file: Path) -> None:
    """Remove a back-up that is no longer kept."""
    try:
        file.unlink(missing_ok=True)
    except OSError as fault:
        raise Unavailable("file.cannot_write", file=str(file)) from fault
