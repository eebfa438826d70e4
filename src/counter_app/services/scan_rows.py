"""What is told of scans: one kept beside a dossier, one with its content, and what attaching left behind."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A scan that belongs to a dossier. ``stored`` is its file in the data folder, ``name`` what people see."""

    number: int
    position: int
    paper: int | None
    name: str
    stored: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class ScanContent:
    """A scan with its content, which is the one that was attached."""

    row: KeptScan
    content: bytes


@dataclass(frozen=True, slots=True)
class ScansAttached:
    """What attaching left behind: the dossier, and the scans as they are kept."""

    number: int
    version: int
    code: str
    files: tuple[KeptScan, ...]
