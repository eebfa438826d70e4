"""Moving a ward from the file of one PC to a server that several counters share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from counter_app.domain.people import Person, Right
from counter_app.services.acting import Clock


@dataclass(frozen=True, slots=True)
class Moved:
    """What stands on the server now: its address without the password, and how many rows each table holds."""

    to: str
    rows: Mapping[str, int]


class Mover(Protocol):
    """Copies everything, checks it there, and closes the file here; the file stays as it is where anything fails."""

    def __call__(self, folder: Path, server: str, may: Callable[[Person], None], by: str, at: datetime) -> Moved: ...


@dataclass(frozen=True, slots=True)
class MoveRoom:
    """Where a data folder is moved to a server."""

    mover: Mover
    folder: Path
    now: Clock

    def move(self, server: str, login: str) -> Moved:
        """Move everything, and let nobody receive in the old file again."""
        return self.mover(self.folder, server, _may_move, login, self.now())


def _may_move(person: Person) -> None:
    person.must_be_allowed(Right.MANAGE_OFFICE)
