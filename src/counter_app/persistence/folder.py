"""Where a data folder keeps its parts. Asked before the first picture of a window, so it loads no storage."""

from pathlib import Path

DATABASE = "counter.db"
PAPERS = "papers"


def database_in(folder: Path) -> Path:
    """Return where a data folder keeps its database."""
    return folder / DATABASE
