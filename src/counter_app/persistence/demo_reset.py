"""Sample data done away with, to begin anew. The data themselves must say that they are samples."""

import shutil
from pathlib import Path

from counter_app.domain.errors import Refused, Unavailable
from counter_app.persistence.folder import PAPERS, database_in
from counter_app.persistence.holding import alone
from counter_app.persistence.opening import open_store
from counter_app.persistence.queries import SqlQueries

_BESIDE = (PAPERS, "attachments", "backups", "safety")
"""What the program itself puts beside a database; anything else in the folder is somebody's, and stays."""


def clear_demo(folder: Path) -> None:
    """Take a demo folder's data away. Refused for live data, whatever the folder is called.

    The database goes last: stopped half-way, the folder still says that it is a demo.
    """
    database = database_in(folder)
    if not database.is_file():
        return
    with alone(folder):
        _must_be_demo(folder)
        try:
            for name in _BESIDE:
                if (folder / name).is_dir() and not (folder / name).is_symlink():
                    shutil.rmtree(folder / name)
            database.with_name(f"{database.name}-journal").unlink(missing_ok=True)
            database.unlink()
        except OSError as fault:
            raise Unavailable("file.cannot_write", file=str(folder)) from fault


def _must_be_demo(folder: Path) -> None:
    store = open_store(folder)
    try:
        if not SqlQueries(store).profile().demo:
            raise Refused("demo.live_folder")
    finally:
        store.engine.dispose()
