"""Sheets that belong to no dossier: drawn on the spot, handed to the window, and kept nowhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.moments import ward_date
from counter_app.domain.office import Letterhead, UnitProfile
from counter_app.domain.people import Right
from counter_app.services import paper_words
from counter_app.services.acting import Actor
from counter_app.services.backup_rows import KeySheet
from counter_app.services.ledger import Ledger, needs
from counter_app.services.papers import NoticeKind, NoticePaper, NoticeSheet
from counter_app.services.papers.wording import moment_words
from counter_app.services.unit_desk import kept


class SheetQueries(Protocol):
    """What is read for a sheet."""

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        ...


@dataclass(frozen=True, slots=True)
class SheetRoom:
    """Where sheets are drawn that nobody numbers or stores."""

    ledger: Ledger
    queries: SheetQueries
    draw: Callable[[NoticePaper], bytes]

    @needs(Right.MANAGE_OFFICE)
    def specimen(self, actor: Actor, head: Letterhead, sheet: NoticeSheet = NoticeSheet.A5) -> bytes:
        """Return a sheet with a letterhead as papers would carry it, whatever is typed so far: to be looked at."""
        return self._drawn(NoticeKind.HEAD, kept(head), sheet)

    @needs(Right.SEE_STATE)
    def test_page(self, actor: Actor, sheet: NoticeSheet) -> bytes:
        """Return a page that shows whether a printer takes the paper and cuts nothing off."""
        return self._drawn(NoticeKind.SPECIMEN, self._head_of_today(), sheet)

    @needs(Right.MANAGE_OFFICE)
    def key_sheet(self, actor: Actor, key: KeySheet) -> bytes:
        """Return the unit's key as a sheet for its safe; no copy of it stays here."""
        facts = (key.unit, moment_words(key.made_at), key.fingerprint, key.recipient, key.identity)
        return self._drawn(NoticeKind.KEY, self._head_of_today(), NoticeSheet.A4, facts)

    def _head_of_today(self) -> Letterhead:
        return self.queries.profile().letterhead(ward_date(self.ledger.now()))

    def _drawn(self, kind: NoticeKind, head: Letterhead, sheet: NoticeSheet, facts: tuple[str, ...] = ()) -> bytes:
        profile = self.queries.profile()
        words = paper_words.narrow_head if sheet is NoticeSheet.A5 else paper_words.head
        paper = NoticePaper(
            kind=kind,
            sheet=sheet,
            letterhead=words(head, profile),
            number=f"…/{head.symbol}",
            dated=ward_date(self.ledger.now()),
            facts=facts,
            demo=profile.demo,
        )
        return self.draw(paper)
