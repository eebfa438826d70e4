"""Looking things up: the one search box, lists, and everything about one dossier."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from counter_app.domain.dossiers.parties import Party
from counter_app.domain.people import Right
from counter_app.services import finding, lookup_pages
from counter_app.services.acting import Actor
from counter_app.services.ledger import Ledger, needs
from counter_app.services.lookup_rows import DossierPage, Fit, Found, OpenDossier, Sieve
from counter_app.services.rows import Hits
from counter_app.services.work_ports import WorkQueries


class LookupQueries(WorkQueries, Protocol):
    """What is read for looking up."""

    def search(self, text: str, limit: int) -> Hits:
        """Return the newest dossiers that fit; an exact code fits only itself."""
        ...

    def fitting(self, text: str, sieve: Sieve, now: datetime, most: int) -> tuple[Fit, ...]:
        """Return what fits and passes the sieve, the newest first; without a text, of all dossiers."""
        ...


@dataclass(frozen=True, slots=True)
class LookupDesk:
    """Where anybody who may open dossiers finds them. Lists are not logged; opening a dossier is, and revealing."""

    ledger: Ledger
    queries: LookupQueries

    @needs(Right.OPEN)
    def search(self, actor: Actor, text: str, limit: int = 50) -> Hits:
        """Find dossiers by code or part of it, name without accents, phone, identity or tax number."""
        return self.queries.search(text, limit)

    @needs(Right.OPEN)
    def find(self, actor: Actor, text: str, sieve: Sieve | None = None, limit: int = 50) -> Found:
        """Find what the search box asks for, with its due states and how many there are; near misses where none is."""
        return finding.find(self.queries, self.ledger.now(), text, sieve or Sieve(), limit)

    @needs(Right.OPEN)
    def show(self, actor: Actor, code: str) -> DossierPage:
        """Return everything of one dossier. The look is logged."""
        page = self.queries.page(code)
        self.ledger.note(actor, "dossier.opened", page.dossier.number)
        return page

    @needs(Right.OPEN)
    def open(self, actor: Actor, code: str) -> OpenDossier:
        """Return one dossier with its course and what the citizen is told, numbers shortened. The look is logged."""
        page = lookup_pages.opened(self.queries, self.ledger.now(), actor, code)
        self.ledger.note(actor, "dossier.opened", page.card.row.number)
        return page

    @needs(Right.OPEN)
    def reveal(self, actor: Actor, code: str) -> tuple[Party, ...]:
        """Return the people of a dossier with their numbers in full. That they were shown is logged."""
        dossier = self.queries.page(code).dossier
        self.ledger.note(actor, "dossier.revealed", dossier.number)
        return dossier.parties
