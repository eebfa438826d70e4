"""Restoring a back-up into a data folder: compared, confirmed, made ready beside, and put in place by one rename.

Nobody has the folder open meanwhile. Until the rename the folder is as it was, but for papers and a safety copy that
were added; after it everything is there. What was there before is in the safety copy.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from counter_app.domain.errors import Damaged, Refused
from counter_app.domain.moments import ward_date, ward_time
from counter_app.domain.numbering.series import SeriesKind
from counter_app.domain.numbering.standing import Standing
from counter_app.domain.people import Right
from counter_app.services.acting import Clock
from counter_app.services.backup_making import BackupMaker
from counter_app.services.backup_ports import DatabaseView, TakingOver, Unpacked
from counter_app.services.backup_rows import Comparison, Label, LastNumbers, Numbering, PaperFile, Restored
from counter_app.services.number_recovery import after_restore, settled, uncertain_series


@dataclass(frozen=True, slots=True)
class RestoreOrder:
    """What is to be restored, by whom. ``lost`` is how many dossiers will be lost, as somebody read it and typed it in.

    ``last`` are the last numbers on paper, for where the data here cannot tell them. ``despite_problems`` takes a
    back-up whose data contradict themselves, for where there is no better one.
    """

    file: Path
    login: str
    lost: int = 0
    identity: str | None = None
    last: LastNumbers | None = None
    despite_problems: bool = False


@dataclass(frozen=True, slots=True)
class _Ready:
    """A restored database that may take over: what it replaces, and how its numbering goes on."""

    unpacked: Unpacked
    replaced: str
    lost: int
    numbers: Standing


@dataclass(frozen=True, slots=True)
class RestoreRoom:
    """Where a back-up becomes the data of a folder, which may be empty or hold nothing readable any more."""

    maker: BackupMaker
    folder: Path
    now: Clock

    def look(self, file: Path) -> Label:
        """Return what a file says of itself: show the unit and the time before anything is restored."""
        return self.maker.bundles.look(file)[0]

    def compare(self, label: Label) -> Comparison | None:
        """Say what restoring would cost, as far as a file's outside tells; None where nothing readable is here."""
        with self.maker.files.alone(self.folder), self._present() as here:
            if here is None:
                return None
            facts = here.facts()
            lost = max(0, facts.counts.dossiers - label.facts.counts.dossiers)
            return Comparison(label, facts, lost, here.knows(label.facts.head))

    def restore(self, order: RestoreOrder) -> Restored:
        """Make a back-up the data of the folder; Refused unless the loss was confirmed and everything fits."""
        now = self.now()
        with self.maker.files.alone(self.folder), self.maker.bundles.workshop() as scratch:
            unpacked, problems = self.maker.take_apart(order.file, scratch / "restored", order.identity)
            if problems and not order.despite_problems:
                raise Refused("restore.has_problems", count=len(problems))
            with self._present() as here:
                ready = self._allowed(order, unpacked, here, now)
                safety = self._safety_copy(here, unpacked, scratch, now) if here else None
            if safety is None and self.maker.files.exists_in(self.folder):
                safety = self._safety(now, "unreadable")
                self.maker.files.set_aside(self.folder, safety)
            return self._take_over(order, ready, safety, now)

    def _allowed(self, order: RestoreOrder, unpacked: Unpacked, here: DatabaseView | None, now: datetime) -> _Ready:
        """Hold the back-up against what is here; whoever decides must hold the right in the data that count."""
        with self.maker.files.reading(unpacked.database) as restored:
            (here or restored).person(order.login).must_be_allowed(Right.RESTORE)
            lost = _lost(restored, here, order.lost) if here else 0
            numbers = _numbers(order.last, restored, here, unpacked.label, now)
        return _Ready(unpacked, here.facts().head if here else "", lost, numbers)

    def _safety_copy(self, here: DatabaseView, unpacked: Unpacked, scratch: Path, now: datetime) -> Path | None:
        """Keep what is here as a back-up, with the papers that the restored data do not know; None if it is unreadable.

        It lies beside the database it is a copy of and is not sealed, so that going back asks for no key.
        """
        with self.maker.files.reading(unpacked.database) as restored:
            known = frozenset(restored.papers())
        name = f"before-restore-{here.facts().counts.audit_rows}"  # so that no other state's copy has the same name
        copy, target = scratch / "present.db", self._safety(now, name).with_suffix(".zip")
        try:
            here.copy_to(copy)
            row = self.maker.make(copy, target, papers_in=self.folder, recipient="", made_at=now, without=known)
        except Damaged:
            return None
        return Path(row.file)

    def _take_over(self, order: RestoreOrder, ready: _Ready, safety: Path | None, now: datetime) -> Restored:
        files, bundles, unpacked = self.maker.files, self.maker.bundles, ready.unpacked
        with files.reading(unpacked.database) as restored:
            papers = restored.papers()
        known = {paper.name for paper in papers}
        moved = bundles.add_papers(unpacked, self.folder, f"again-{_stamp(now)}", known.__contains__)
        gone = bundles.lacking(self.folder, _not_in_bundle(papers, unpacked))
        label = unpacked.label
        voided = files.take_over(
            unpacked.database,
            TakingOver(
                by=order.login,
                at=now,
                backup=label.facts.head,
                replaced=ready.replaced,
                lost=ready.lost,
                numbers=ready.numbers,
                reason="backup.restored",
                moved=moved,
                gone=gone,
            ),
        )
        files.put_in_place(unpacked.database, self.folder)
        return Restored(
            folder=self.folder,
            label=label,
            sha256=unpacked.sha256,
            counts=label.facts.counts,
            lost=ready.lost,
            safety=safety,
            numbering=Numbering(voided, tuple(sorted(ready.numbers.held))),
            jobs_without_file=len(gone),
        )

    def _safety(self, now: datetime, what: str) -> Path:
        return self.folder / "safety" / f"{what}-{_stamp(now)}"

    @contextmanager
    def _present(self) -> Iterator[DatabaseView | None]:
        """Open the folder's database with its writers kept out; None where there is none that can be read."""
        with ExitStack() as stack:
            here: DatabaseView | None = None
            if self.maker.files.exists_in(self.folder):
                try:
                    here = stack.enter_context(self.maker.files.present(self.folder))
                    here.facts()
                    here.standing()
                except Damaged:
                    here = None
            yield here


def _lost(restored: DatabaseView, here: DatabaseView, confirmed: int) -> int:
    """Return how many dossiers are here and not in the back-up; Refused unless exactly that many were confirmed."""
    backup, present = restored.facts(), here.facts()
    if backup.prefix != present.prefix or backup.demo != present.demo:
        raise Refused("restore.other_unit", backup=backup.unit, here=present.unit)
    lost = here.dossiers_after(_common_end(restored, here))
    if lost != confirmed:
        raise Refused("restore.not_confirmed", backup=backup.counts.dossiers, here=present.counts.dossiers, lost=lost)
    return lost


def _common_end(one: DatabaseView, other: DatabaseView) -> int:
    """Return how far two logs are the same; chained as they are, they are the same all the way to there."""
    low, high = 0, min(one.facts().counts.audit_rows, other.facts().counts.audit_rows)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one.digest_at(middle) == other.digest_at(middle) else (low, middle - 1)
    return low


def _numbers(
    last: LastNumbers | None, restored: DatabaseView, here: DatabaseView | None, label: Label, now: datetime
) -> Standing:
    """Return where numbering goes on: known from the data here, told by somebody, or held until somebody tells."""
    profile, present = restored.profile(), here.standing() if here else None
    known = here is not None and here.knows(label.facts.head)
    first = ward_date(label.made_at) - timedelta(days=profile.late_entry_days)
    grown = {**restored.standing().values, **(present.values if present else {})}
    uncertain = uncertain_series(grown, profile.prefix, first, ward_date(max(now, label.made_at)))
    standing = after_restore(restored.standing(), present, frozenset() if known else uncertain)
    if last is None:
        return standing
    if not known:
        return settled(standing, last, profile.prefix, ward_date(now))
    asked = frozenset(name for name in uncertain if not name.startswith(SeriesKind.BARCODE))
    told = settled(Standing(standing.values, asked), last, profile.prefix, ward_date(now))
    return replace(told, held=standing.held)


def _not_in_bundle(papers: tuple[PaperFile, ...], unpacked: Unpacked) -> list[PaperFile]:
    brought = set(unpacked.papers)
    return [paper for paper in papers if paper.name not in brought]


def _stamp(now: datetime) -> str:
    return f"{ward_time(now):%Y%m%d-%H%M%S}"
