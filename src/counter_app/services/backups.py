"""The back-up desk: made by hand or by the clock, checked, compared; the unit's key; numbering after a restore."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn, Protocol, TypeVar

from counter_app.domain.dossiers.acts import Act
from counter_app.domain.errors import Refused, Unavailable
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Right
from counter_app.services import backup_plan
from counter_app.services.acting import Actor
from counter_app.services.backup_making import BackupMaker
from counter_app.services.backup_ports import LiveDatabase
from counter_app.services.backup_rows import (
    BackupReport,
    BackupRow,
    BackupSettings,
    BackupStatus,
    Comparison,
    KeySheet,
    LastBackup,
    LastNumbers,
    Numbering,
)
from counter_app.services.ledger import Ledger, needs
from counter_app.services.number_recovery import settled
from counter_app.services.ports import Unit

Answer = TypeVar("Answer")


class BackupPlaces(Protocol):
    """Where back-ups lie that nobody named."""

    def name_for(self, prefix: str, made_at: datetime, *, automatic: bool) -> str:
        """Return the name of a back-up: whose it is, and when it was made."""
        ...

    def made_in(self, place: Path, prefix: str) -> Iterable[tuple[datetime, Path]]:
        """Return the automatic back-ups of a unit in a place, with their times."""
        ...

    def remove(self, file: Path) -> None:
        """Remove a back-up that is no longer kept."""
        ...


@dataclass(frozen=True, slots=True)
class BackupDesk:
    """Where the data of an open folder are secured."""

    ledger: Ledger
    live: LiveDatabase
    maker: BackupMaker
    places: BackupPlaces
    folder: Path

    @needs(Right.BACK_UP)
    def create(self, actor: Actor, file: Path | None = None, *, key: str | None = None) -> BackupRow:
        """Make a back-up with all papers, checked before it is delivered; at the unit's place where none is named."""

        def work() -> BackupRow:
            made_at = self.ledger.now()
            return self._make(actor, file or self._own_place(made_at, automatic=False), made_at, papers=True)

        return self._once(actor, "backup_create", str(file or ""), key, BackupRow, work)

    @needs(Right.BACK_UP)
    def verify(self, actor: Actor, file: Path, identity: str | None = None) -> BackupReport:
        """Check a file: by itself, and by restoring it into a scratch folder. A sealed one needs the key for that."""
        label, sha256 = self.maker.bundles.look(file)
        if label.sealed and identity is None:
            return BackupReport(label, sha256, full=False, counts=None, problems=())
        with self.maker.bundles.workshop() as scratch:
            unpacked, problems = self.maker.take_apart(file, scratch / "rehearsal", identity)
        return BackupReport(unpacked.label, sha256, full=True, counts=unpacked.label.facts.counts, problems=problems)

    @needs(Right.BACK_UP)
    def compare(self, actor: Actor, file: Path) -> Comparison:
        """Say what restoring a file here would cost. Its outside tells; no key is needed."""
        label, _ = self.maker.bundles.look(file)
        here = self.live.facts()
        lost = max(0, here.counts.dossiers - label.facts.counts.dossiers)
        return Comparison(label, here, lost, self.live.knows(label.facts.head))

    @needs(Right.MANAGE_OFFICE)
    def make_key(self, actor: Actor, *, instead_of_the_old: bool = False) -> KeySheet:
        """Make the unit's key and return it once, to be printed: from now on back-ups are sealed.

        A new key opens nothing that was sealed with the old one.
        """
        if self.live.settings().recipient and not instead_of_the_old:
            raise Refused("backup.key_exists")
        now, fingerprint = self.ledger.now(), self.maker.bundles.fingerprint()
        identity, recipient = self.maker.bundles.new_key()
        self._change(actor, "backup.key_made", lambda settings: replace(settings, recipient=recipient))
        return KeySheet(self.live.facts().unit, now, identity, recipient, fingerprint)

    @needs(Right.MANAGE_OFFICE)
    def choose_place(self, actor: Actor, place: Path) -> None:
        """Choose the second place of the unit: another disk or a stick, where a folder must be."""
        if not place.is_dir():
            raise Unavailable("backup.place_missing", place=str(place))
        if place.resolve().is_relative_to(self.folder.resolve()):
            raise Refused("backup.place_inside", place=str(place))
        self._change(actor, "backup.place_chosen", lambda settings: replace(settings, place=str(place.resolve())))

    @needs(Right.RESTORE)
    def confirm_numbers(self, actor: Actor, last: LastNumbers, *, key: str | None = None) -> Numbering:
        """Let numbering go on after a restore, behind the last numbers on paper; what is passed over is void."""

        def work() -> Numbering:
            now, prefix = self.ledger.now(), self.live.facts().prefix
            voided, standing = self.live.settle_numbers(
                lambda standing: settled(standing, last, prefix, ward_date(now)), now, actor.person.login
            )
            return Numbering(voided, tuple(sorted(standing.held)))

        return self._once(actor, "confirm_numbers", last, key, Numbering, work)

    def status(self) -> BackupStatus:
        """Return how things stand, for the status line; everybody may see it."""
        settings, changed = self._standing()
        return BackupStatus(
            last=settings.last,
            place=settings.place,
            sealed=bool(settings.recipient),
            changed=changed,
            overdue=backup_plan.is_overdue(self.ledger.now(), _time_of(settings.last), changed=changed),
        )

    def due(self) -> bool:
        """Say whether the clock asks for a back-up: something changed, and the last one is half an hour old."""
        settings, changed = self._standing()
        return backup_plan.is_due(self.ledger.now(), _time_of(settings.last), changed=changed)

    def automatic(self, actor: Actor, *, closing: bool = False) -> BackupRow | None:
        """Make a back-up where one is due, at closing whenever something changed; then thin out the old ones.

        It is the program's own duty whoever sits there, so it asks for no right; it goes to the unit's place alone. The
        papers come along at closing: they are drawn from words that every back-up holds.
        """
        _, changed = self._standing()
        if not (changed if closing else self.due()):
            return None
        made_at = self.ledger.now()
        target = self._own_place(made_at, automatic=True)
        row = self._make(actor, target, made_at, papers=closing)
        if row.ok:
            self._thin_out(target.parent, made_at)
        return row

    def _make(self, actor: Actor, target: Path, made_at: datetime, *, papers: bool) -> BackupRow:
        """Note the back-up first, so that its own row is in it and nothing has changed afterwards."""
        if not self.live.is_file():
            raise Unavailable("backup.by_server")
        recipient = self.live.settings().recipient
        with self.maker.bundles.workshop() as scratch:
            self.ledger.note(actor, "backup.made")
            copy = scratch / "counter.db"
            self.live.copy_to(copy)
            papers_in = self.folder if papers else None
            row = self.maker.make(copy, target, papers_in=papers_in, recipient=recipient, made_at=made_at)
        if row.ok:
            last = LastBackup(made_at, row.head, row.file, row.sha256)
            self.live.change_settings(lambda settings: replace(settings, last=last), made_at, actor.person.login)
        return row

    def _own_place(self, made_at: datetime, *, automatic: bool) -> Path:
        place = self.live.settings().place
        folder = Path(place) if place else self.folder / "backups"
        if place and not folder.is_dir():
            raise Unavailable("backup.place_missing", place=place)
        return folder / self.places.name_for(self.live.facts().prefix, made_at, automatic=automatic)

    def _thin_out(self, place: Path, now: datetime) -> None:
        made = list(self.places.made_in(place, self.live.facts().prefix))
        kept = backup_plan.to_keep((moment for moment, _ in made), now)
        for moment, file in made:
            if moment not in kept:
                self.places.remove(file)

    def _once(
        self, actor: Actor, command: str, request: Any, key: str | None, shape: type[Answer], work: Callable[[], Answer]
    ) -> Answer:
        """Do what takes its own transactions, unless it was done under that key; then keep its answer."""
        if key is None:
            return work()
        with suppress(_NotYet):
            return self.ledger.write(actor, command, request, key, shape, _not_yet)
        answer = work()
        return self.ledger.write(actor, command, request, key, shape, lambda unit, act: answer)

    def _standing(self) -> tuple[BackupSettings, bool]:
        settings = self.live.settings()
        unsaved = settings.last is None or settings.last.head != self.live.facts().head
        return settings, unsaved and self.live.is_file()

    def _change(self, actor: Actor, action: str, change: Callable[[BackupSettings], BackupSettings]) -> None:
        self.live.change_settings(change, self.ledger.now(), actor.person.login, action)


class _NotYet(Exception):
    """Nothing was answered under that key; the transaction that looked is rolled back."""


def _not_yet(unit: Unit, act: Act) -> NoReturn:
    raise _NotYet


def _time_of(last: LastBackup | None) -> datetime | None:
    return last.made_at if last else None
