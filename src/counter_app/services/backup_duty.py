"""The program's own duty: a back-up at closing and every half hour in which something changed, in two places, thinned.

Whoever sits there, it is done; so it asks for no right, and goes to the unit's places alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from counter_app.domain.errors import CounterError, Unavailable
from counter_app.services import backup_plan
from counter_app.services.acting import Actor
from counter_app.services.backup_making import BackupMaker
from counter_app.services.backup_ports import LiveDatabase
from counter_app.services.backup_rows import (
    Automatic,
    BackupFile,
    BackupRow,
    BackupSettings,
    BackupStatus,
    LastBackup,
    Outcome,
)
from counter_app.services.ledger import Ledger

OWN_PLACE = "backups"


class BackupPlaces(Protocol):
    """Where back-ups lie that nobody named."""

    def name_for(self, prefix: str, made_at: datetime, *, automatic: bool) -> str:
        """Return the name of a back-up: whose it is, and when it was made."""
        ...

    def made_in(self, place: Path, prefix: str) -> Iterable[tuple[datetime, Path]]:
        """Return the automatic back-ups of a unit in a place, with their times."""
        ...

    def listed(self, place: Path, prefix: str, *, second: bool) -> Iterable[BackupFile]:
        """Return all back-ups of a unit in a place; none where there is no such place."""
        ...

    def remove(self, file: Path) -> None:
        """Remove a back-up that is no longer kept."""
        ...


@dataclass(frozen=True, slots=True)
class BackupDuty:
    """How back-ups of an open folder come about, whoever asks. ``get_maker`` loads its tools when they are needed."""

    ledger: Ledger
    live: LiveDatabase
    get_maker: Callable[[], BackupMaker]
    places: BackupPlaces
    folder: Path

    @property
    def maker(self) -> BackupMaker:
        """Return what makes back-ups and takes them apart."""
        return self.get_maker()

    def status(self) -> BackupStatus:
        """Return how things stand, for the status line."""
        settings, changed = self._standing()
        behind = bool(settings.place) and self._is_behind(settings.last_second)
        now = self.ledger.now()
        return BackupStatus(
            last=settings.last,
            place=settings.place,
            sealed=bool(settings.recipient),
            changed=changed,
            overdue=backup_plan.is_overdue(now, _time_of(settings.last), changed=changed),
            last_second=settings.last_second,
            second_overdue=backup_plan.is_overdue(now, _time_of(settings.last_second), changed=behind),
        )

    def due(self) -> bool:
        """Say whether the clock asks for a back-up: something changed, and the last one is half an hour old."""
        settings, changed = self._standing()
        return backup_plan.is_due(self.ledger.now(), _time_of(settings.last), changed=changed)

    def automatic(self, actor: Actor, *, closing: bool = False) -> Automatic:
        """Make a back-up where one is due, at closing whenever something changed, and thin out the old ones.

        The papers come along at closing: they are drawn from words that every back-up holds. What goes wrong is told in
        the answer and never raised; the next call tries again.
        """
        try:
            settings, changed = self._standing()
            if changed if closing else self.due():
                return self._by_the_clock(actor, settings, papers=closing)
            if settings.place and settings.last and not _same(settings.last, settings.last_second):
                return self._catch_up(actor, settings.last)
        except CounterError as fault:
            return Automatic(Outcome.FAILED, fault=fault)
        return Automatic(Outcome.NOT_NEEDED)

    def make(self, actor: Actor, target: Path, made_at: datetime, *, papers: bool) -> BackupRow:
        """Make a back-up, noted first: so its own row is in it, and nothing has changed afterwards."""
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
            self._remember(actor, LastBackup(made_at, row.head, row.file, row.sha256))
        return row

    def own_place(self) -> Path:
        """Return where back-ups lie on this machine."""
        return self.folder / OWN_PLACE

    def second_place(self) -> Path | None:
        """Return the second place, where the unit chose one; Unavailable where it is not there."""
        place = self.live.settings().place
        if not place:
            return None
        if not Path(place).is_dir():
            raise Unavailable("backup.place_missing", place=place)
        return Path(place)

    def name_for(self, made_at: datetime, *, automatic: bool) -> str:
        """Return the name of a back-up that nobody named."""
        return self.places.name_for(self.live.facts().prefix, made_at, automatic=automatic)

    def _by_the_clock(self, actor: Actor, settings: BackupSettings, *, papers: bool) -> Automatic:
        made_at = self.ledger.now()
        row = self.make(actor, self.own_place() / self.name_for(made_at, automatic=True), made_at, papers=papers)
        if not row.ok:
            return Automatic(Outcome.NOT_GOOD, row)
        self._thin_out(self.own_place(), made_at)
        if not settings.place:
            return Automatic(Outcome.MADE, row)
        try:
            second = self._to_second_place(actor, LastBackup(made_at, row.head, row.file, row.sha256))
        except Unavailable as fault:
            return Automatic(Outcome.PLACE_MISSING, row, fault=fault)
        return Automatic(Outcome.MADE, row, second)

    def _catch_up(self, actor: Actor, last: LastBackup) -> Automatic:
        try:
            return Automatic(Outcome.COPIED, second=self._to_second_place(actor, last))
        except Unavailable as fault:
            return Automatic(Outcome.PLACE_MISSING, fault=fault)

    def _to_second_place(self, actor: Actor, last: LastBackup) -> str:
        """Bring a good back-up to the second place as well, byte by byte and read again."""
        place = self.second_place() or self.own_place()
        target = place / self.name_for(last.made_at, automatic=True)
        arrived = self.maker.bundles.deliver(Path(last.file), target, "")
        if arrived.sha256 != last.sha256:
            raise Unavailable("backup.written_badly", file=str(target))
        self._remember(actor, replace(last, file=str(target)), only_second=True)
        self._thin_out(place, self.ledger.now())
        return str(target)

    def _thin_out(self, place: Path, now: datetime) -> None:
        made = list(self.places.made_in(place, self.live.facts().prefix))
        kept = backup_plan.to_keep((moment for moment, _ in made), now)
        for moment, file in made:
            if moment not in kept:
                self.places.remove(file)

    def _remember(self, actor: Actor, last: LastBackup, *, only_second: bool = False) -> None:
        def change(settings: BackupSettings) -> BackupSettings:
            there = only_second or (settings.place and Path(last.file).parent == Path(settings.place))
            second = last if there else settings.last_second
            return replace(settings, last=settings.last if only_second else last, last_second=second)

        self.live.change_settings(change, self.ledger.now(), actor.person.login)

    def _standing(self) -> tuple[BackupSettings, bool]:
        settings = self.live.settings()
        return settings, self._is_behind(settings.last)

    def _is_behind(self, last: LastBackup | None) -> bool:
        """Say whether the data went on since a back-up; those on a server are not ours to back up."""
        return self.live.is_file() and (last is None or last.head != self.live.facts().head)


def _same(one: LastBackup, other: LastBackup | None) -> bool:
    return other is not None and one.head == other.head


def _time_of(last: LastBackup | None) -> datetime | None:
    return last.made_at if last else None
