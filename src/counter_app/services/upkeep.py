"""Upkeep of the data: does everything stored still tell one story."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger, needs
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


@dataclass(frozen=True, slots=True)
class UpkeepDesk:
    """Where the data are looked after."""

    ledger: Ledger
    checks: Checks

    @needs(Right.VERIFY)
    def verify(self, actor: Actor, anchors: Sequence[str] = ()) -> VerifyReport:
        """Check everything that is stored; reads only."""
        return self.checks.verify(anchors)

    @needs(Right.VERIFY)
    def audit_head(self, actor: Actor) -> AuditHead:
        """Return the end of the log, to be kept outside the house."""
        return self.checks.audit_head()
