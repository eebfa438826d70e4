"""Bringing older data to this program's schema: alone, with room on the disk, a copy first, whole or not at all."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from counter_app.domain.errors import Unavailable
from counter_app.domain.people import Person, Right
from counter_app.services.acting import Clock
from counter_app.services.ledger import canonical

ROOM = 2.5
"""How many times the size of the database must be free: for the copy, the journal, and what grows."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade does or did. ``copy`` is the database as it was; None on a server, or with nothing to do."""

    found: str
    known: str
    copy: Path | None

    @property
    def is_needed(self) -> bool:
        """Say whether the data are older than the program."""
        return self.found != self.known


class OlderData(Protocol):
    """The database of a folder, of whatever revision."""

    def revision(self) -> str:
        """Return its revision; Unavailable where this program knows it not, in a sentence that says which is newer."""
        ...

    def known(self) -> str:
        """Return the revision of this program."""
        ...

    def size(self) -> int | None:
        """Return how many bytes a copy takes; None on a server, which is copied by its own means."""
        ...

    def free(self) -> int:
        """Return how many bytes are free where the copy goes."""
        ...

    def is_demo(self) -> bool:
        """Say whether the data are samples."""
        ...

    def alone(self) -> AbstractContextManager[None]:
        """Have the data to oneself; Unavailable where anybody has them open."""
        ...

    def upgrade(self, copy: Path | None, may: Callable[[Person], None], by: str, at: datetime, told: str) -> None:
        """Copy and check, then change everything in one transaction, which logs it; ``may`` is asked inside."""
        ...


@dataclass(frozen=True, slots=True)
class UpgradeRoom:
    """Where a data folder is brought up to the program."""

    data: OlderData
    folder: Path
    now: Clock

    def plan(self) -> Upgrade:
        """Return what an upgrade would do. Reads only; Unavailable where it could not be done."""
        found, known = self.data.revision(), self.data.known()
        size = self.data.size()
        if found == known or size is None:
            return Upgrade(found, known, None)
        if self.data.free() < ROOM * size:
            needed = int(ROOM * size) // (1024 * 1024) + 1
            raise Unavailable("upgrade.no_room", needed=needed, free=self.data.free() // (1024 * 1024))
        return Upgrade(found, known, self.folder / f"counter-{found}-{self.now():%Y%m%d-%H%M%S}.db")

    def upgrade(self, login: str) -> Upgrade:
        """Bring the data up to the program; nothing is changed where they are.

        Whoever may back up may do it: it changes nothing that anybody entered.
        """
        with self.data.alone():
            plan = self.plan()
            if plan.is_needed:
                told = canonical({"from": plan.found, "to": plan.known, "copy": plan.copy.name if plan.copy else ""})
                self.data.upgrade(plan.copy, _may_upgrade, login, self.now(), told)
        return plan


def _may_upgrade(person: Person) -> None:
    person.must_be_allowed(Right.BACK_UP)
