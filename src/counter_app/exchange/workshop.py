"""A private folder beside the data for work in progress: what is unpacked never leaves the data folder."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from counter_app.domain.errors import Unavailable
from counter_app.exchange.whole_files import cannot_write

_PLACE = "scratch"
_LOCK = ".lock"
_WAIT = 60.0  # seconds for another back-up to end


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """Lend an empty folder, and take away what is in it afterwards; so also what a killed process left.

    A disk that fails during the work is told as Unavailable.
    """
    place = folder / _PLACE
    try:
        place.mkdir(mode=0o750, parents=True, exist_ok=True)
        with FileLock(place / _LOCK, timeout=_WAIT, mode=0o666):
            _clear(place)
            try:
                yield Path(tempfile.mkdtemp(dir=place))
            finally:
                _clear(place)
    except Timeout as busy:
        raise Unavailable("backup.under_way") from busy
    except OSError as fault:
        raise cannot_write(place, fault) from fault


def _clear(place: Path) -> None:
    for left in place.iterdir():
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
