"""What is told of back-ups: what a database holds, what a file says of itself, what a restore would cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from counter_app.domain.errors import CounterError
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.numbering.standing import Void
from counter_app.services.rows import Problem


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a database holds."""

    dossiers: int
    events: int
    audit_rows: int
    jobs: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a database says of itself. ``head`` is the end of its log, ``count:hash``.

    ``last_code`` and ``last_register`` are for the eyes of whoever restores: the newest dossier's.
    """

    unit: str
    prefix: str
    demo: bool
    schema: str
    counts: Counts
    head: str
    last_code: str = ""
    last_register: int = 0


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A printed paper's file: its name in the data folder, and the SHA-256 the database has of it."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a back-up file says of itself. A sealed one names no dossier on its outside.

    ``fingerprint`` names the installation that signed it, ``signed_here`` says that it was this one.
    """

    made_at: datetime
    program: str
    facts: Facts
    papers: int
    sealed: bool
    fingerprint: str
    signed_here: bool


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A back-up that was written, read again and found whole. Not ``ok``: the data it was made of have problems."""

    file: str
    made_at: datetime
    sealed: bool
    sha256: str
    size: int
    counts: Counts
    head: str
    papers: int
    papers_missing: int
    problems: int

    @property
    def ok(self) -> bool:
        """Say whether the data in it tell one story."""
        return self.problems == 0


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a file turned out to be. Not ``full``: it is sealed and only its outside could be checked without the key.

    ``sha256`` is of the file as it lies there.
    """

    label: Label
    sha256: str
    full: bool
    counts: Counts | None
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Say whether nothing speaks against the file."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Comparison:
    """A back-up beside the data of this machine. ``lost`` dossiers are here and not in the back-up.

    ``continues`` says that the data here go on from the back-up: then they know every number printed since.
    """

    label: Label
    here: Facts
    lost: int
    continues: bool

    @property
    def same_unit(self) -> bool:
        """Say whether both belong to one unit."""
        return self.here.prefix == self.label.facts.prefix


@dataclass(frozen=True, slots=True)
class LastNumbers:
    """The last numbers on paper, as somebody read them off: what was printed may be newer than the data.

    ``codes`` are the highest code of the last day and, where they are known, of days before it. A paper's number that
    is not given is passed over to the next full hundred. ``nothing_later`` says that nothing was printed since.
    """

    codes: tuple[str, ...] = ()
    register: int | None = None
    papers: Mapping[PaperKind, int] = field(default_factory=dict)
    nothing_later: bool = False


@dataclass(frozen=True, slots=True)
class Numbering:
    """How numbering stands: what was passed over just now, and which series still wait for their last number."""

    voided: tuple[Void, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. ``safety`` is the back-up of what was here before, where anything was.

    ``jobs_without_file`` counts papers that neither the back-up nor the folder holds; they can be drawn again.
    """

    folder: Path
    label: Label
    sha256: str
    counts: Counts
    lost: int
    safety: Path | None
    numbering: Numbering
    jobs_without_file: int


@dataclass(frozen=True, slots=True)
class KeySheet:
    """The unit's key, to be printed and locked away; the machine forgets ``identity`` at once.

    ``recipient`` is what the machine keeps to seal with; ``fingerprint`` is how its signature is recognised elsewhere.
    """

    unit: str
    made_at: datetime
    identity: str
    recipient: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The last back-up that was written and found whole."""

    made_at: datetime
    head: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """How the unit backs up. ``recipient`` seals where it is set; ``place`` is the second place the unit chose.

    ``last_second`` is the last good one that lies there.
    """

    recipient: str = ""
    place: str = ""
    last: LastBackup | None = None
    last_second: LastBackup | None = None


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """How things stand. ``changed`` since the last good one; ``overdue`` shows red.

    ``second_overdue``: what changed is in no back-up of two days that lies in the second place.
    """

    last: LastBackup | None
    place: str
    sealed: bool
    changed: bool
    overdue: bool
    last_second: LastBackup | None = None
    second_overdue: bool = False


class Outcome(StrEnum):
    """What became of a back-up that the clock may have asked for."""

    MADE = "made"
    COPIED = "copied"  # the last one, to the second place that was missing when it was made
    NOT_NEEDED = "not_needed"
    PLACE_MISSING = "place_missing"  # it lies on this machine, but not in the second place
    NOT_GOOD = "not_good"  # it was made, of data that contradict themselves
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Automatic:
    """What the program did by itself: the back-up, where one was made, and why it is not all it should be.

    ``second`` is the file in the second place.
    """

    outcome: Outcome
    row: BackupRow | None = None
    second: str = ""
    fault: CounterError | None = None


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A back-up that lies in a place of the unit. ``second``: not on this machine's own disk."""

    file: str
    made_at: datetime
    size: int
    automatic: bool
    second: bool
