"""Data folders as released versions of the program left them, one a schema revision.

``golden/0001.db.xz`` was made by the program at commit 0e281cc with ``init --demo`` and ``demo fill --dossiers 60
--from 2026-10-01 --to 2026-11-20 --seed 7``: every stage of a dossier is in it.
``golden/0002.db.xz`` was made in the same way by the program at commit baeb810.
"""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from counter_app.persistence.folder import DATABASE

STORED = Path(__file__).parent / "golden"
REVISIONS = tuple(sorted(path.name.partition(".")[0] for path in STORED.glob("*.db.xz")))

NOT_THE_WARDS = ("alembic_version", "sqlite_", "dossier_search")

Rows = dict[str, list[tuple[Any, ...]]]


def old_folder(folder: Path, revision: str) -> Path:
    """Put the folder of a revision there, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DATABASE).write_bytes(lzma.decompress((STORED / f"{revision}.db.xz").read_bytes()))
    return folder


def rows(database: Path) -> Rows:
    """Return every row of every table of the ward's, read beside the program."""
    with closing(sqlite3.connect(database)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = [name for name in names if not name.startswith(NOT_THE_WARDS)]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in ours}
