"""The back-up desk: made by hand or by the clock, checked, compared; the unit's key; numbering after a restore."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from counter_app.domain.dossiers.acts import Act
from counter_app.domain.errors import Refused, Unavailable
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.backup_duty import BackupDuty, BackupPlaces
from counter_app.services.backup_making import BackupMaker
from counter_app.services.backup_ports import LiveDatabase
from counter_app.services.backup_rows import (
    Automatic,
    BackupFile,
    BackupReport,
    BackupRow,
    BackupSettings,
    BackupStatus,
    Comparison,
    KeySheet,
    LastNumbers,
    Numbering,
)
from counter_app.services.ledger import Ledger, needs
from counter_app.services.number_recovery import settled
from counter_app.services.ports import Unit

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class BackupDesk:
    """Where the data of an open folder are secured. ``get_maker`` loads its tools when they are first needed."""

    ledger: Ledger
    live: LiveDatabase
    get_maker: Callable[[], BackupMaker]
    places: BackupPlaces
    folder: Path

    @property
    def maker(self) -> BackupMaker:
        """Return what makes back-ups and takes them apart."""
        return self.get_maker()

    @property
    def duty(self) -> BackupDuty:
        """Return how back-ups of this folder come about."""
        return BackupDuty(self.ledger, self.live, self.get_maker, self.places, self.folder)

    @needs(Right.BACK_UP)
    def create(self, actor: Actor, file: Path | None = None, *, key: str | None = None) -> BackupRow:
        """Make a back-up with all papers, checked before it is delivered; at the unit's place where none is named."""

        def work() -> BackupRow:
            made_at, duty = self.ledger.now(), self.duty
            place = duty.second_place() or duty.own_place()
            target = file or place / duty.name_for(made_at, automatic=False)
            return duty.make(actor, target, made_at, papers=True)

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
    def choose_place(self, actor: Actor, place: Path | None) -> None:
        """Choose the second place of the unit: another disk or a stick, where a folder must be; None for none."""
        if place is None:
            self._change(actor, "backup.place_given_up", lambda settings: replace(settings, place="", last_second=None))
            return
        if not place.is_dir():
            raise Unavailable("backup.place_missing", place=str(place))
        if place.resolve().is_relative_to(self.folder.resolve()):
            raise Refused("backup.place_inside", place=str(place))
        chosen = str(place.resolve())
        self._change(actor, "backup.place_chosen", lambda old: replace(old, place=chosen, last_second=None))

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

    @needs(Right.BACK_UP)
    def listed(self, actor: Actor) -> tuple[BackupFile, ...]:
        """Return the back-ups that lie in the unit's places, the newest first; a place that is missing has none."""
        prefix, place = self.live.facts().prefix, self.live.settings().place
        found = list(self.places.listed(self.duty.own_place(), prefix, second=False))
        if place:
            found += self.places.listed(Path(place), prefix, second=True)
        return tuple(sorted(found, key=lambda file: (file.made_at, file.second), reverse=True))

    def status(self) -> BackupStatus:
        """Return how things stand, for the status line; everybody may see it."""
        return self.duty.status()

    def due(self) -> bool:
        """Say whether the clock asks for a back-up; for whoever wants to say that one begins."""
        return self.duty.due()

    def automatic(self, actor: Actor, *, closing: bool = False) -> Automatic:
        """Do the program's own duty: call it every minute, and once at closing. Nothing is raised."""
        return self.duty.automatic(actor, closing=closing)

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

    def _change(self, actor: Actor, action: str, change: Callable[[BackupSettings], BackupSettings]) -> None:
        self.live.change_settings(change, self.ledger.now(), actor.person.login, action)


class _NotYet(Exception):
    """Nothing was answered under that key; the transaction that looked is rolled back."""


def _not_yet(unit: Unit, act: Act) -> NoReturn:
    raise _NotYet
