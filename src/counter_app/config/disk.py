"""Bringing what was written to the disk itself: without it a power cut takes a file, or the name it was given."""

import os
from pathlib import Path


def flush(path: Path) -> None:
    """Write a file, or a folder's own entries where the system knows how, to the disk."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
