"""The work lists: what waits for whom, one dossier beside the list, and what the counter looks at before it acts.

Nothing here changes a dossier. Lists are not logged; opening a single dossier is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.moments import ward_date
from counter_app.domain.people import Desk, Right
from counter_app.services import batch_reads, reception_reads, return_reads, work_cards, work_counts, work_queue
from counter_app.services.acting import Actor
from counter_app.services.counter_rows import (
    BatchCard,
    BatchPage,
    Box,
    KnownPerson,
    Preview,
    ProcedureList,
    ReceptionBoard,
    ReturnCard,
    ReturnPage,
    ReturnView,
)
from counter_app.services.intake import ReceptionForm
from counter_app.services.ledger import Ledger, needs
from counter_app.services.work_ports import WorkQueries
from counter_app.services.work_rows import Cursor, DossierCard, View, WorkCounts, WorkPage, WorkRow


@dataclass(frozen=True, slots=True)
class WorklistDesk:
    """Where everybody sees what is to be done. A person works at the desks of their account; one of no desk, at all."""

    ledger: Ledger
    queries: WorkQueries

    @needs(Right.OPEN)
    def queue(
        self,
        actor: Actor,
        view: View = View.MINE,
        *,
        desk: str | None = None,
        filter_text: str = "",
        after: Cursor | None = None,
        limit: int = 100,
    ) -> WorkPage:
        """Return a page of a view, the most urgent first, waiting ones last; ``desk`` looks at that desk alone."""
        return work_queue.page(
            self.queries, self.ledger.now(), actor.person, view, desk=desk, text=filter_text, after=after, limit=limit
        )

    @needs(Right.OPEN)
    def counts(self, actor: Actor, *, desk: str | None = None) -> WorkCounts:
        """Return the numbers beside the screens and over the tabs, and what falls due this week."""
        return work_counts.counts(self.queries, self.ledger.now(), actor.person, desk=desk)

    @needs(Right.OPEN)
    def dossier_card(self, actor: Actor, handle: str) -> DossierCard:
        """Return the pane of one dossier, with what this person may do now. The look is logged."""
        card = work_cards.card(self.queries, self.ledger.now(), actor, handle)
        self.ledger.note(actor, "dossier.opened", card.row.number)
        return card

    @needs(Right.RECEIVE)
    def reception_board(self, actor: Actor, recent: int = 6) -> ReceptionBoard:
        """Return today's count, the code the next dossier would get, and the last ones received today."""
        return reception_reads.board(self.queries, self.ledger.now(), recent)

    @needs(Right.RECEIVE)
    def open_dossiers_of(
        self, actor: Actor, *, id_number: str = "", name: str = "", birth: str = ""
    ) -> tuple[WorkRow, ...]:
        """Return the dossiers at work or waiting to be fetched of a person, by number, else by name and birth."""
        return reception_reads.open_dossiers_of(self.queries, self.ledger.now(), id_number, name, birth)

    @needs(Right.RECEIVE)
    def known_person(self, actor: Actor, text: str, limit: int = 8) -> tuple[KnownPerson, ...]:
        """Return people of earlier dossiers whose number, phone or name begins so, those seen last first."""
        return reception_reads.known_people(self.queries, text, limit)

    @needs(Right.READ_CATALOGUE)
    def procedures(self, actor: Actor, day: date | None = None, favourites: int = 9) -> ProcedureList:
        """Return what may be received on a day, today by default, with the most received of the last 90 days."""
        return reception_reads.procedures(self.queries, self.ledger.now(), day, favourites)

    @needs(Right.RECEIVE)
    def preview(self, actor: Actor, form: ReceptionForm, now: datetime | None = None) -> Preview:
        """Return what receiving the form would promise and ask for. Refused where no procedure is chosen."""
        return reception_reads.preview(self.queries, form, now or actor.happened_at or self.ledger.now())

    @needs(Right.HAND_OVER)
    def to_hand_over(self, actor: Actor, to: str = "") -> tuple[WorkRow, ...]:
        """Return what is in my hands or at my desks and can be sent now; with ``to``, what goes to that desk next."""
        return batch_reads.to_hand_over(self.queries, self.ledger.now(), actor.person, to)

    @needs(Right.OPEN)
    def desks(self, actor: Actor) -> tuple[Desk, ...]:
        """Return the desks the ward has today."""
        day = ward_date(self.ledger.now())
        return tuple(desk for desk in self.queries.desks() if desk.exists_on(day))

    @needs(Right.OPEN)
    def batches(self, actor: Actor, box: Box, limit: int = 50) -> tuple[BatchCard, ...]:
        """Return the slips of a box, newest first."""
        return batch_reads.batches(self.queries, actor.person, box, limit)

    @needs(Right.OPEN)
    def batch(self, actor: Actor, batch: str) -> BatchPage:
        """Return a slip with its lines, by its name or the barcode on it; Refused when there is none."""
        return batch_reads.batch(self.queries, self.ledger.now(), actor.person, batch)

    @needs(Right.GIVE_BACK)
    def results(
        self,
        actor: Actor,
        view: ReturnView = ReturnView.READY,
        *,
        filter_text: str = "",
        after: Cursor | None = None,
        limit: int = 100,
    ) -> ReturnPage:
        """Return a page of results that wait, newest first, or were fetched today."""
        return return_reads.results(self.queries, self.ledger.now(), view, filter_text, after, limit)

    @needs(Right.GIVE_BACK)
    def return_card(self, actor: Actor, handle: str) -> ReturnCard:
        """Return one dossier as the returning desk needs it, ready or not. The look is logged."""
        card = return_reads.card(self.queries, self.ledger.now(), actor, handle)
        self.ledger.note(actor, "dossier.opened", card.row.number)
        return card

    @needs(Right.OPEN)
    def rows(self, actor: Actor, numbers: Sequence[int]) -> tuple[WorkRow, ...]:
        """Return dossiers in any stage by their running numbers, in the order asked; unknown ones are left out."""
        return work_queue.rows_of(self.queries, self.ledger.now(), numbers)
