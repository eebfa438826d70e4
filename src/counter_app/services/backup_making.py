"""How a back-up comes about: copied while others write, packed, taken apart and checked, and only then delivered."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from counter_app.domain.errors import Damaged
from counter_app.services.backup_ports import Bundles, DatabaseFiles, Packing, Unpacked
from counter_app.services.backup_rows import BackupRow, PaperFile
from counter_app.services.rows import Problem


@dataclass(frozen=True, slots=True)
class BackupMaker:
    """Makes back-up files of database copies, and checks what comes out of such files."""

    bundles: Bundles
    files: DatabaseFiles
    program: str

    def make(
        self,
        copy: Path,
        target: Path,
        *,
        papers_in: Path | None,
        recipient: str,
        made_at: datetime,
        without: frozenset[PaperFile] = frozenset(),
    ) -> BackupRow:
        """Make a back-up of a database copy, which is used up. ``papers_in`` brings the papers along, but some.

        The plain bundle is packed and taken apart beside the copy. So a sealed one is known to be good although this
        machine cannot open it. One with problems is delivered all the same: it is what there is.
        """
        with self.files.reading(copy) as database:
            facts = database.facts()
            papers = [paper for paper in database.papers() if paper not in without] if papers_in else []
        plain = copy.with_name("bundle.zip")
        packed = self.bundles.pack(copy, papers_in or copy.parent, Packing(made_at, self.program, facts, papers), plain)
        copy.unlink()
        unpacked, problems = self.take_apart(plain, copy.with_name("rehearsal"), None)
        if unpacked.label.facts != facts:
            raise Damaged("backup.unreadable")
        arrived = self.bundles.deliver(plain, target, recipient)
        plain.unlink()
        return BackupRow(
            file=str(target),
            made_at=made_at,
            sealed=bool(recipient),
            sha256=arrived.sha256,
            size=arrived.size,
            counts=facts.counts,
            head=facts.head,
            papers=packed.papers,
            papers_missing=packed.missing,
            problems=len(problems),
        )

    def take_apart(self, file: Path, into: Path, identity: str | None) -> tuple[Unpacked, tuple[Problem, ...]]:
        """Take a file apart as a restore does, check the database in it, and hold it against what the file says.

        One that an older version made is brought to this one's schema first. Raises Damaged where the file is not what
        it says; contradictions inside the data are returned.
        """
        unpacked = self.bundles.unpack(file, into, identity)
        self.files.bring_up(unpacked.database)
        report = self.files.check(unpacked.database, unpacked.label.facts.head)
        with self.files.reading(unpacked.database) as database:
            if replace(database.facts(), schema=unpacked.label.facts.schema) != unpacked.label.facts:
                raise Damaged("backup.unreadable")
        return unpacked, report.problems
