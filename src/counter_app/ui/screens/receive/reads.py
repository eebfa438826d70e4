"""What the screen looks at: asked beside the window, and only the newest answer is heard."""

from collections.abc import Callable
from dataclasses import replace

from counter_app.domain.errors import CounterError
from counter_app.services.acting import Actor
from counter_app.services.counter_rows import KnownPerson, Preview, ProcedureList, ReceptionBoard
from counter_app.services.intake import FeeAnswer, ReceptionForm
from counter_app.services.work_rows import WorkRow
from counter_app.ui.background import Latest
from counter_app.ui.room import Room
from counter_app.ui.screens.receive.building import form_of, forms_of
from counter_app.ui.screens.receive.form import FormState, PersonEntry

People = tuple[KnownPerson, ...]


class ReceiveReads:
    """One question of a kind at a time."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._previews, self._people = Latest(room.background), Latest(room.background)
        self._open, self._board = Latest(room.background), Latest(room.background)
        self._totals = Latest(room.background)

    def board(self, then: Callable[[ReceptionBoard], object]) -> None:
        """Read the day so far."""
        lists, actor = self._room.desks.worklists, self._room.seat.actor()
        self._board.run(lambda: lists.reception_board(actor), then)

    def procedures(self, then: Callable[[ProcedureList], object]) -> None:
        """Read what may be received today."""
        lists, actor = self._room.desks.worklists, self._room.seat.actor()
        self._room.background.run(lambda: lists.procedures(actor), then)

    def preview(
        self,
        actor: Actor,
        state: FormState,
        then: Callable[[Preview], object],
        failed: Callable[[CounterError], object],
    ) -> None:
        """Read what receiving now would promise."""
        lists, form = self._room.desks.worklists, form_of(state)
        self._previews.run(lambda: lists.preview(actor, form), then, failed)

    def people(self, text: str, then: Callable[[People], object]) -> None:
        """Read who of earlier dossiers is meant."""
        lists, actor = self._room.desks.worklists, self._room.seat.actor()
        self._people.run(lambda: lists.known_person(actor, text), then)

    def open_of(self, person: PersonEntry, then: Callable[[tuple[WorkRow, ...]], object]) -> None:
        """Read what else of a person is still open."""
        lists, actor = self._room.desks.worklists, self._room.seat.actor()
        self._open.run(
            lambda: lists.open_dossiers_of(actor, id_number=person.id_number, name=person.name, birth=person.birth),
            then,
        )

    def total(self, state: FormState, then: Callable[[tuple[int, int]], object]) -> None:
        """Count the lines of many copies and what they cost together."""
        lists, actor, forms = self._room.desks.worklists, self._room.seat.actor(), forms_of(state)

        def fee(form: ReceptionForm) -> int:
            found = lists.preview(actor, form).fee
            return found.due if found else 0

        def work() -> tuple[int, int]:
            prices: dict[tuple[int | None, int | None], int] = {}
            for form in forms:
                key = (form.pages, form.copies)
                if key not in prices:
                    prices[key] = fee(replace(form, parties=(), fee=FeeAnswer()))
            return len(forms), sum(prices[form.pages, form.copies] for form in forms)

        self._totals.run(work, then, lambda error: then((len(forms), 0)))

    def forget(self) -> None:
        """Hear nothing that is still on its way: the form was emptied."""
        for latest in (self._previews, self._people, self._open):
            latest.forget()
