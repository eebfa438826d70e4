"""Upkeep of the data: does everything stored still tell one story."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from counter_app.domain.errors import Damaged
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.attachments import is_the_one
from counter_app.services.ledger import Ledger, needs
from counter_app.services.ports import PaperStore
from counter_app.services.rows import Problem


@dataclass(frozen=True, slots=True)
class AuditHead:
    """How far the log goes: an anchor to keep outside the PC, written ``count:head``."""

    count: int
    head: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a check found. ``ok`` where nothing contradicts anything."""

    ok: bool
    dossiers: int
    events: int
    audit_rows: int
    problems: tuple[Problem, ...]


class Checks(Protocol):
    """The checks a store can make on itself."""

    def verify(self, anchors: Sequence[str]) -> VerifyReport:
        """Check the invariants and the anchors, ``count:head`` or ``code:characters``."""
        ...

    def audit_head(self) -> AuditHead:
        """Return the end of the log."""
        ...


class PaperList(Protocol):
    """What is read of the papers that were drawn."""

    def rendered_files(self) -> list[tuple[int, str, str]]:
        """Return number, file and SHA-256 of each job that was drawn."""
        ...

    def job_numbers(self) -> set[int]:
        """Return the numbers of all jobs."""
        ...

    def scan_files(self) -> list[tuple[str, str]]:
        """Return name and SHA-256 of the file of every scan."""
        ...


class KeptFiles(Protocol):
    """The files of scans in the data folder."""

    def read(self, name: str) -> bytes:
        """Return a kept file; Damaged where it is gone."""
        ...

    def all_names(self) -> list[str]:
        """Return the names of all kept files, as rows tell them."""
        ...


@dataclass(frozen=True, slots=True)
class UpkeepDesk:
    """Where the data are looked after. ``shared``: other PCs of the register keep their papers and scans."""

    ledger: Ledger
    checks: Checks
    papers: PaperList
    store: PaperStore
    scans: KeptFiles
    shared: bool = False

    @needs(Right.VERIFY)
    def verify(self, actor: Actor, anchors: Sequence[str] = ()) -> VerifyReport:
        """Check everything that is stored, printed papers included; reads only."""
        return inspected(self, anchors)

    @needs(Right.VERIFY)
    def audit_head(self, actor: Actor) -> AuditHead:
        """Return the end of the log, to be kept outside the house."""
        return self.checks.audit_head()


def inspected(desk: UpkeepDesk, anchors: Sequence[str]) -> VerifyReport:
    """Check everything for whoever the caller let in."""
    report = desk.checks.verify(anchors)
    problems = (*report.problems, *_papers(desk), *_scans(desk))
    return replace(report, ok=not problems, problems=problems)


def _papers(desk: UpkeepDesk) -> Iterator[Problem]:
    """I7: each printed paper is there, is the one that was drawn, and belongs to a job."""
    for job, name, digest in desk.papers.rendered_files():
        try:
            found = hashlib.sha256(desk.store.read(name)).hexdigest()
        except Damaged:
            if not desk.shared:
                yield Problem("I7", "paper.lost", name, f"job {job}")
            continue
        if found != digest:
            yield Problem("I7", "paper.differs", name, f"job {job}")
    for job in sorted(set(desk.store.jobs()) - desk.papers.job_numbers()):
        yield Problem("I7", "paper.of_nobody", str(job), "")


def _scans(desk: UpkeepDesk) -> Iterator[Problem]:
    """I7: each scan has its file, as it was attached, and each file belongs to a scan."""
    known = dict(desk.papers.scan_files())
    for name, digest in known.items():
        try:
            if not is_the_one(desk.scans.read(name), digest):
                yield Problem("I7", "scan.differs", name, "")
        except Damaged:
            if not desk.shared:
                yield Problem("I7", "scan.lost", name, "")
    for name in desk.scans.all_names():
        if name not in known:
            yield Problem("I7", "scan.orphan", name, "")
