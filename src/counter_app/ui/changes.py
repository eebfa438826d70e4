"""What kind of thing was changed, told to whoever shows it."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Kind(StrEnum):
    """One kind of change. A screen reads anew when a kind it shows was told."""

    DOSSIERS = "dossiers"
    BATCHES = "batches"
    PRINTS = "prints"
    DRAFTS = "drafts"
    OFFICE = "office"
    CATALOGUE = "catalogue"
    BACKUPS = "backups"


class Changes(QObject):
    """The one place where a change is told."""

    told = Signal(object)  # frozenset[Kind]

    def tell(self, *kinds: Kind) -> None:
        """Say what was changed."""
        self.told.emit(frozenset(kinds))
