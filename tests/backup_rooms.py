"""A ward's back-up desk and a restore room, put together as the program does."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from builders import MORNING, Ward
from counter_app.exchange import places
from counter_app.exchange.bundles import BundleShelf
from counter_app.persistence.backup_store import SqlDatabaseFiles, SqlLiveDatabase
from counter_app.persistence.checks import SqlChecks
from counter_app.persistence.opening import open_store
from counter_app.services.backup_making import BackupMaker
from counter_app.services.backups import BackupDesk
from counter_app.services.restoring import RestoreRoom
from counter_app.services.upkeep import VerifyReport

PROGRAM = "0.0.test"


def a_maker(folder: Path, **parts: Any) -> BackupMaker:
    """Return what makes and takes apart back-ups of a folder; a test may hand in parts of its own."""
    usual: dict[str, Any] = {"bundles": BundleShelf(folder), "files": SqlDatabaseFiles(), "program": PROGRAM}
    return BackupMaker(**usual | parts)


def a_backup_desk(ward: Ward, **parts: Any) -> BackupDesk:
    """Return the back-up desk of a ward."""
    usual: dict[str, Any] = {
        "ledger": ward.desks.reception.ledger,
        "live": SqlLiveDatabase(ward.store),
        "maker": a_maker(ward.folder),
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
