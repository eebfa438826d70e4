"""Scans of papers and results: checked by name and content, kept as files, told in the dossier's journal by their hash.

The files are written before the transaction and get their names inside it, so that no row ever speaks of a file that is
not there. What a kill leaves in between is a file without a row; the same call under the same key takes it up again.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from counter_app.domain import scan_files
from counter_app.domain.dossiers.acts import Act
from counter_app.domain.dossiers.requests import Attach
from counter_app.domain.dossiers.values import Scan
from counter_app.domain.errors import Damaged, Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger, carry_out, needs
from counter_app.services.ports import Unit
from counter_app.services.scan_rows import KeptScan, ScanContent, ScansAttached

FOLDER = "attachments"


class ScanStore(Protocol):
    """Keeps scans as files in the data folder, each written whole or not at all."""

    def read_from(self, path: Path, most: int) -> bytes:
        """Return the content of a file somebody named; Refused where it is larger, Unavailable where unreadable."""
        ...

    def lay_by(self, content: bytes) -> Path:
        """Write a file safely to the disk, under a passing name."""
        ...

    def settle(self, passing: Path, name: str) -> None:
        """Give a file that was laid by its name in the data folder."""
        ...

    def forget(self, passing: Sequence[Path]) -> None:
        """Remove files that were laid by and got no name."""
        ...

    def remove(self, names: Sequence[str]) -> None:
        """Remove files whose rows were not committed."""
        ...

    def read(self, name: str) -> bytes:
        """Return a kept file; Damaged where it is gone."""
        ...


class ScanQueries(Protocol):
    """What is read of scans."""

    def scans(self, code: str) -> tuple[KeptScan, ...]:
        """Return the scans of a dossier; Refused when there is no such dossier."""
        ...

    def largest_scan(self) -> int:
        """Return how many bytes a scan may have at this unit."""
        ...


@dataclass(frozen=True, slots=True)
class AttachmentDesk:
    """Where scans are put beside dossiers and looked at."""

    ledger: Ledger
    queries: ScanQueries
    store: ScanStore

    @needs(Right.ATTACH)
    def attach(
        self, actor: Actor, code: str, files: Sequence[Path], paper: int | None = None, *, key: str | None = None
    ) -> ScansAttached:
        """Keep files beside a dossier, of one of its papers where that is named; all of them or none."""
        contents, found = self._checked(files, paper)
        key = key or self.ledger.new_key()
        with self._laid_by(contents) as passing:
            placed: list[str] = []
            may_be_committed = False

            def work(unit: Unit, act: Act) -> ScansAttached:
                nonlocal may_be_committed
                dossier = carry_out(unit, unit.dossiers.find(code), Attach(found), act)
                attached = unit.dossiers.journal(dossier.number)[-len(found) :]
                names = [self._name(key, place, scan, act) for place, scan in enumerate(found)]
                unit.attachments.add(dossier.number, attached, names)
                for file, name in zip(passing, names, strict=True):
                    placed.append(name)
                    self.store.settle(file, name)
                rows = unit.attachments.of_dossier(dossier.number)[-len(found) :]
                may_be_committed = True
                return ScansAttached(dossier.number, dossier.version, dossier.handle, rows)

            try:
                return self.ledger.write(actor, "attach", (code, found), key, ScansAttached, work)
            except Exception:
                if not may_be_committed:
                    self.store.remove(placed)
                raise

    @needs(Right.OPEN)
    def scans(self, actor: Actor, code: str) -> tuple[KeptScan, ...]:
        """Return the scans of a dossier in the order in which they came."""
        return self.queries.scans(code)

    @needs(Right.OPEN)
    def read(self, actor: Actor, code: str, position: int) -> ScanContent:
        """Return a scan as it was attached. The look is logged; Damaged where its file is gone or another one."""
        row = next((scan for scan in self.queries.scans(code) if scan.position == position), None)
        if row is None:
            raise Refused("scan.unknown", dossier=code, position=position)
        content = self.store.read(row.stored)
        if not is_the_one(content, row.sha256):
            raise Damaged("scan.differs", where=row.stored)
        self.ledger.note(actor, "scan.opened", row.number, position=position)
        return ScanContent(row, content)

    def _checked(self, files: Sequence[Path], paper: int | None) -> tuple[list[bytes], tuple[Scan, ...]]:
        most = self.queries.largest_scan()
        contents, found = [], []
        for file in files:
            name = scan_files.shown_name(file.name)
            content = self.store.read_from(file, most)
            kind = scan_files.media_type(name, content)
            contents.append(content)
            found.append(Scan(paper, name, kind, len(content), hashlib.sha256(content).hexdigest()))
        return contents, tuple(found)

    @contextmanager
    def _laid_by(self, contents: Sequence[bytes]) -> Iterator[list[Path]]:
        passing: list[Path] = []
        try:
            for content in contents:
                file = self.store.lay_by(content)
                passing.append(file)
            yield passing
        finally:
            self.store.forget(passing)

    @staticmethod
    def _name(key: str, place: int, scan: Scan, act: Act) -> str:
        """Return a name that tells nothing; the same call under the same key gets the same one."""
        made = hashlib.sha256(f"{key}/{place}/{scan.sha256}".encode()).hexdigest()[:32]
        return f"{FOLDER}/{ward_date(act.recorded_at).year}/{made}.{scan_files.STORED_ENDINGS[scan.media_type]}"


def is_the_one(content: bytes, sha256: str) -> bool:
    """Say whether a file holds what was attached."""
    return hashlib.sha256(content).hexdigest() == sha256
