"""How the folder stands, for whoever begins to work: room on disks, back-ups, papers not drawn, numbers that wait.

Everything here is looked at, nothing is mended, and nothing is raised for a disk or stick that is not there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.backup_rows import BackupStatus
from counter_app.services.backups import BackupDesk
from counter_app.services.print_room import LATELY, PrintRoom
from counter_app.services.rows import JobRow

SCARCE = 500 * 1000 * 1000  # bytes
_MEGABYTE = 1000 * 1000

FreeSpace = Callable[[Path], int | None]
"""Tells how many bytes a place can still take; None where nobody can tell, such as of a stick that is not there."""


@dataclass(frozen=True, slots=True)
class DiskRow:
    """How much room a place has. ``second``: it is the second place for back-ups."""

    place: str
    free: int | None
    second: bool

    @property
    def scarce(self) -> bool:
        """Say whether there is less than the program should have."""
        return self.free is not None and self.free < SCARCE


@dataclass(frozen=True, slots=True)
class StartNotices:
    """What should be seen before work begins. ``warnings`` say it; the rows behind them are for lists.

    ``unprinted`` was received and never drawn, such as after a power cut; of the last jobs alone. ``waiting`` series
    of numbers give none until somebody tells the last one on paper.
    """

    warnings: tuple[Warn, ...]
    disks: tuple[DiskRow, ...]
    backup: BackupStatus
    unprinted: tuple[JobRow, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandingRoom:
    """Looks around an open folder."""

    backups: BackupDesk
    print_room: PrintRoom
    free: FreeSpace

    def start_notices(self, actor: Actor) -> StartNotices:
        """Return what whoever begins to work should see; papers only where they may print."""
        status = self.backups.status()
        disks = self.disks(status.place)
        may_print = actor.person.may(Right.PRINT)
        unprinted = self.print_room.unprinted(actor, LATELY) if may_print else ()
        waiting = tuple(sorted(self.backups.live.standing().held))
        warnings = (*_of_disks(disks), *_of_backups(status, disks), *_of_work(unprinted, waiting))
        return StartNotices(warnings, disks, status, unprinted, waiting)

    def disks(self, place: str) -> tuple[DiskRow, ...]:
        """Return how much room the data folder has, and the second place where one is chosen."""
        folder = self.backups.folder
        here = DiskRow(str(folder), self.free(folder), second=False)
        return (here, DiskRow(place, self.free(Path(place)), second=True)) if place else (here,)


def _of_disks(disks: tuple[DiskRow, ...]) -> list[Warn]:
    return [
        Warn("disk.nearly_full", {"place": disk.place, "free": (disk.free or 0) // _MEGABYTE})
        for disk in disks
        if disk.scarce
    ]


def _of_backups(status: BackupStatus, disks: tuple[DiskRow, ...]) -> list[Warn]:
    said = [Warn("backup.overdue")] if status.overdue else []
    if any(disk.second and disk.free is None for disk in disks):
        said.append(Warn("backup.place_missing", {"place": status.place}))
    if status.second_overdue and not status.overdue:
        said.append(Warn("backup.second_overdue", {"place": status.place}))
    return said


def _of_work(unprinted: tuple[JobRow, ...], waiting: tuple[str, ...]) -> list[Warn]:
    said = [Warn("papers.unprinted", {"count": len(unprinted)})] if unprinted else []
    return [*said, Warn("numbers.waiting", {"count": len(waiting)})] if waiting else said
