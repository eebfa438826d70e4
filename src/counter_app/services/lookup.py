"""Looking things up: the one search box, lists, and everything about one dossier."""

from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger, needs
from counter_app.services.rows import Hits, JobRow
from counter_app.services.scan_rows import KeptScan


@dataclass(frozen=True, slots=True)
class DossierPage:
    """One dossier whole: its state, its journal, its prints, its scans."""

    dossier: Dossier
    events: tuple[Event, ...]
    prints: tuple[JobRow, ...]
    scans: tuple[KeptScan, ...]


class LookupQueries(Protocol):
    """What is read for looking up."""

    def search(self, text: str, limit: int) -> Hits:
        """Return the newest dossiers that fit; an exact code fits only itself."""
        ...

    def page(self, handle: str) -> DossierPage:
        """Return everything of one dossier; Refused when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class LookupDesk:
    """Where anybody who may open dossiers finds them."""

    ledger: Ledger
    queries: LookupQueries

    @needs(Right.OPEN)
    def search(self, actor: Actor, text: str, limit: int = 50) -> Hits:
        """Find dossiers by code or part of it, name without accents, phone, identity or tax number."""
        return self.queries.search(text, limit)

    @needs(Right.OPEN)
    def show(self, actor: Actor, code: str) -> DossierPage:
        """Return everything of one dossier. The look is logged."""
        page = self.queries.page(code)
        self.ledger.note(actor, "dossier.opened", page.dossier.number)
        return page
