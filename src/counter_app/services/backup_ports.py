"""What backing up and restoring ask of the rooms around them; ``bootstrap`` says who answers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from counter_app.domain.numbering.standing import Standing, Void
from counter_app.domain.office import UnitProfile
from counter_app.domain.people import Person
from counter_app.services.backup_rows import BackupSettings, Facts, Label, PaperFile
from counter_app.services.upkeep import VerifyReport


class LiveDatabase(Protocol):
    """The open database, as far as back-ups are concerned."""

    def is_file(self) -> bool:
        """Say whether it is a file that can be copied; one on a server is backed up by the server's own means."""
        ...

    def copy_to(self, target: Path) -> None:
        """Copy it into a new file, as it stands at one moment, while others write."""
        ...

    def facts(self) -> Facts:
        """Return what it says of itself now."""
        ...

    def knows(self, head: str) -> bool:
        """Say whether its data go on from that end of a log."""
        ...

    def settings(self) -> BackupSettings:
        """Return how the unit backs up."""
        ...

    def change_settings(
        self, change: Callable[[BackupSettings], BackupSettings], at: datetime, by: str, action: str = ""
    ) -> None:
        """Change how the unit backs up, with a row in the log where ``action`` names one."""
        ...

    def standing(self) -> Standing:
        """Return where numbering stands."""
        ...

    def settle_numbers(
        self, settle: Callable[[Standing], Standing], at: datetime, by: str
    ) -> tuple[tuple[Void, ...], Standing]:
        """Bring numbering to where it goes on, in one transaction with the log; return what was passed over."""
        ...


class DatabaseView(Protocol):
    """A database that nobody else writes to while it is looked at."""

    def facts(self) -> Facts:
        """Return what it says of itself."""
        ...

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        ...

    def person(self, login: str) -> Person:
        """Return an officer; Refused when nobody has that login."""
        ...

    def knows(self, head: str) -> bool:
        """Say whether its data go on from that end of a log."""
        ...

    def digest_at(self, seq: int) -> str:
        """Return the hash of a row of its log, or nothing where there is no such row."""
        ...

    def dossiers_after(self, seq: int) -> int:
        """Return how many dossiers were begun after that row of its log."""
        ...

    def standing(self) -> Standing:
        """Return where its numbering stands."""
        ...

    def papers(self) -> tuple[PaperFile, ...]:
        """Return the files of its papers."""
        ...

    def copy_to(self, target: Path) -> None:
        """Copy it as it stands."""
        ...


@dataclass(frozen=True, slots=True)
class TakingOver:
    """What a restored database is told before it takes over: who decided, how numbering goes on, where papers lie.

    ``moved`` papers lie under another name, because theirs is taken by a paper of later; ``gone`` ones lie nowhere.
    """

    by: str
    at: datetime
    backup: str
    replaced: str
    lost: int
    numbers: Standing
    reason: str
    moved: Mapping[str, str]
    gone: Sequence[str]


class DatabaseFiles(Protocol):
    """Database files on the disk: unpacked ones, and the one of a data folder."""

    def exists_in(self, folder: Path) -> bool:
        """Say whether a folder holds a database."""
        ...

    def present(self, folder: Path) -> AbstractContextManager[DatabaseView]:
        """Open a folder's database, its writers kept out; Damaged where it cannot be read."""
        ...

    def reading(self, database: Path) -> AbstractContextManager[DatabaseView]:
        """Open an unpacked database to read in it."""
        ...

    def bring_up(self, database: Path) -> None:
        """Bring an unpacked database of an older version to this one's schema."""
        ...

    def check(self, database: Path, head: str) -> VerifyReport:
        """Check an unpacked database from end to end, its log against that head."""
        ...

    def take_over(self, database: Path, order: TakingOver) -> tuple[Void, ...]:
        """Make an unpacked database ready to take over, in one transaction; return the numbers that are void now."""
        ...

    def put_in_place(self, database: Path, folder: Path) -> None:
        """Make it the folder's database by one rename."""
        ...

    def set_aside(self, folder: Path, into: Path) -> None:
        """Keep the files of a folder's database that cannot be read."""
        ...

    def alone(self, folder: Path) -> AbstractContextManager[None]:
        """Have a folder to oneself; Unavailable where anybody has it open."""
        ...


@dataclass(frozen=True, slots=True)
class Packing:
    """What goes into a bundle beside the database, and what its label says."""

    made_at: datetime
    program: str
    facts: Facts
    papers: Sequence[PaperFile]


@dataclass(frozen=True, slots=True)
class Packed:
    """A bundle as it was written. ``missing`` papers had no file, another one than the database knows, or no room."""

    sha256: str
    size: int
    papers: int
    missing: int


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A bundle taken apart into a folder of its own. ``papers`` are the names it holds, in the order it holds them.

    ``sha256`` is of the file as it lies there.
    """

    label: Label
    sha256: str
    database: Path
    papers: tuple[str, ...]


class Bundles(Protocol):
    """Back-up files: written, looked at, taken apart. Whatever is wrong with one is told as one and the same error."""

    def pack(self, database: Path, papers_in: Path, packing: Packing, target: Path) -> Packed:
        """Write a bundle of a database and papers."""
        ...

    def deliver(self, bundle: Path, target: Path, recipient: str) -> Packed:
        """Bring a checked bundle to its place, sealed where there is a recipient: whole and read again, or not.

        Without a recipient it arrives as it is, so a sealed one stays sealed.
        """
        ...

    def look(self, file: Path) -> tuple[Label, str]:
        """Return what a file says of itself and its SHA-256, after checking every byte against its own hash."""
        ...

    def unpack(self, file: Path, into: Path, identity: str | None) -> Unpacked:
        """Take a file apart, every entry checked against its hash and its limits before it is written."""
        ...

    def add_papers(
        self, unpacked: Unpacked, folder: Path, again: str, wanted: Callable[[str], bool]
    ) -> Mapping[str, str]:
        """Put the papers of an unpacked bundle into a data folder, never over another one.

        Where a name is taken by another paper the bundle's goes under ``again``; return those, old name to new.
        """
        ...

    def lacking(self, folder: Path, papers: Iterable[PaperFile]) -> tuple[str, ...]:
        """Return the papers whose file is not in a data folder, or is another one."""
        ...

    def new_key(self) -> tuple[str, str]:
        """Make a key: the identity, which opens, and the recipient, which seals."""
        ...

    def fingerprint(self) -> str:
        """Return how this installation's signature is recognised."""
        ...

    def workshop(self) -> AbstractContextManager[Path]:
        """Lend a private folder beside the data, emptied afterwards; one at a time."""
        ...
