"""The open database: its engine, what differs by engine, and what is read once and kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Connection, Engine

from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.work_rows import WorkLine


class Dialect(Protocol):
    """What each database engine does in its own way."""

    def index(self, connection: Connection, number: int, names: str, codes: str) -> None:
        """Make a dossier findable by the search forms of its names and the parts of its codes."""
        ...

    def find(self, connection: Connection, tokens: Sequence[str], limit: int) -> list[int]:
        """Return the newest dossiers that hold a word beginning with each token."""
        ...

    def indexed(self, connection: Connection) -> Iterable[tuple[int, str]]:
        """Yield each dossier that can be found, with the words it is found by."""
        ...

    def faults(self, connection: Connection) -> list[str]:
        """Return what the engine's own integrity check says against the database."""
        ...

    def quick_faults(self, connection: Connection) -> list[str]:
        """Return what the engine says of itself in a second or two."""
        ...

    def layout(self, connection: Connection) -> dict[str, str]:
        """Return how the parts of the schema are made, by their names."""
        ...


@dataclass(frozen=True, slots=True)
class KeptLines:
    """The lines of a work list by running number, as they stood when the log's last row was ``seq``."""

    seq: int
    lines: dict[int, WorkLine]


@dataclass(slots=True)
class Known:
    """Decoded settings with their revision, procedure versions, which never change once stored, and work lists."""

    settings: dict[str, tuple[int, Any]] = field(default_factory=dict)
    versions: dict[tuple[str, int], ProcedureVersion] = field(default_factory=dict)
    lines: dict[object, KeptLines] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Store:
    """One database. Safe to share between threads: what it keeps is only ever replaced whole."""

    engine: Engine
    dialect: Dialect
    known: Known = field(default_factory=Known)

    @property
    def is_shared(self) -> bool:
        """Say whether other PCs work on the same database."""
        return self.engine.dialect.name != "sqlite"
