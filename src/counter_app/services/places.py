"""Where the data lie, and what may come of it: a disk of this PC, a share, a folder that is synchronised, a stick."""

from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.dossiers.warnings import Warn
from counter_app.domain.errors import Refused


class PlaceKind(StrEnum):
    """What a folder lies on."""

    LOCAL = "local"
    NETWORK = "network"  # file locks over a network do not hold: numbers would be given twice
    SYNCED = "synced"  # a synchroniser copies half-written files, and brings back old ones
    REMOVABLE = "removable"  # it may be pulled out, and says of writes that they are done before they are


@dataclass(frozen=True, slots=True)
class Place:
    """A folder and what it lies on; ``by`` names it as the system does: ``nfs4``, ``OneDrive``, ``E:``."""

    folder: str
    kind: PlaceKind
    by: str = ""

    def must_hold_a_database(self) -> None:
        """Raise Refused for a share: several PCs work together through a server, never through a file."""
        if self.kind is PlaceKind.NETWORK:
            raise Refused("folder.on_network", folder=self.folder, by=self.by)

    def notices(self) -> tuple[Warn, ...]:
        """Return what should be said to whoever keeps the data here."""
        if self.kind is PlaceKind.SYNCED:
            return (Warn("folder.synced", {"folder": self.folder, "by": self.by}),)
        if self.kind is PlaceKind.REMOVABLE:
            return (Warn("folder.removable", {"folder": self.folder, "by": self.by}),)
        return ()


@dataclass(frozen=True, slots=True)
class FolderLook:
    """What can be told of a folder before anything is made in it. ``disk`` tells one disk from another."""

    place: Place
    free: int | None
    writable: bool
    holds_data: bool
    exists: bool
    disk: int | None = None
