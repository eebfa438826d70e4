"""A ward's back-up desk and a restore room, put together as the program does."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from builders import MORNING, SINGLE_STATUS, Ward, a_form, a_party, reopened
from counter_app.exchange import places
from counter_app.exchange.bundles import BundleShelf
from counter_app.persistence.backup_store import SqlDatabaseFiles, SqlLiveDatabase
from counter_app.persistence.checks import SqlChecks
from counter_app.persistence.opening import open_store
from counter_app.services.backup_making import BackupMaker
from counter_app.services.backup_rows import Restored
from counter_app.services.backups import BackupDesk
from counter_app.services.restoring import RestoreOrder, RestoreRoom
from counter_app.services.upkeep import VerifyReport

PROGRAM = "0.0.test"
LATER = MORNING + timedelta(hours=1)


def a_maker(folder: Path, **parts: Any) -> BackupMaker:
    """Return what makes and takes apart back-ups of a folder; a test may hand in parts of its own."""
    usual: dict[str, Any] = {"bundles": BundleShelf(folder), "files": SqlDatabaseFiles(), "program": PROGRAM}
    return BackupMaker(**usual | parts)


def a_backup_desk(ward: Ward, **parts: Any) -> BackupDesk:
    """Return the back-up desk of a ward."""
    usual: dict[str, Any] = {
        "ledger": ward.desks.reception.ledger,
        "live": SqlLiveDatabase(ward.store),
        "get_maker": partial(a_maker, ward.folder),
        "places": places,
        "folder": ward.folder,
    }
    return BackupDesk(**usual | parts)


def a_restore_room(folder: Path, now: Callable[[], datetime] | None = None, **parts: Any) -> RestoreRoom:
    """Return the restore room of a folder."""
    return RestoreRoom(a_maker(folder, **parts), folder, now or (lambda: MORNING))


def verified(folder: Path) -> VerifyReport:
    """Check a folder from end to end as the program does."""
    store = open_store(folder)
    try:
        return SqlChecks(store).verify([])
    finally:
        store.engine.dispose()


# --- what these tests do all the time ---


def back_up(ward: Ward, file: Path) -> Path:
    """Make a back-up and return its file."""
    a_backup_desk(ward).create(ward.actor(), file)
    return file


def receive(ward: Ward, count: int, *, draw: bool = False) -> list[str]:
    """Receive so many dossiers, draw their receipts where wanted, and return their codes."""
    done = [ward.receive(a_form(SINGLE_STATUS, a_party(name="Nguyễn Thị Đào"))) for _ in range(count)]
    for one in done if draw else ():
        ward.desks.print_room.draw(one.job or 0)
    return [one.code for one in done]


def restore(folder: Path, file: Path, lost: int = 0, who: str = "quan", **order: Any) -> Restored:
    """Restore a file into a folder, an hour after the ward's morning."""
    return a_restore_room(folder, lambda: LATER).restore(RestoreOrder(file, who, lost, **order))


def codes(folder: Path) -> list[str]:
    """Return the codes of all dossiers in a folder."""
    with reopened(folder) as ward:
        return [code for (code,) in ward.rows("SELECT code FROM dossier ORDER BY number")]


def hash_of(folder: Path) -> str:
    """Return the hash of a folder's database."""
    return hashlib.sha256((folder / "counter.db").read_bytes()).hexdigest()
