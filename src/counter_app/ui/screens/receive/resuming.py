"""Putting a form aside and going on with it: by key, for the next citizen, after a crash, after an undo."""

from dataclasses import replace

from counter_app.services.draft_rows import Draft, DraftRow
from counter_app.ui.screens.receive.drafting import Drafting
from counter_app.ui.screens.receive.form import FormState
from counter_app.ui.screens.receive.sheet import Sheet
from counter_app.ui.screens.receive.side import Side


class Resuming:
    """What lies on the counter, and what waits beside it."""

    def __init__(self, sheet: Sheet, drafting: Drafting, side: Side) -> None:
        self._sheet, self._drafting, self._side = sheet, drafting, side

    def begin(self, state: FormState) -> None:
        """Lay a new form on the counter."""
        self._drafting.begin()
        self._sheet.empty(state)
        self._sheet.go_on()

    def hold(self) -> None:
        """Put this matter aside for the next citizen."""
        sheet, words = self._sheet, self._sheet.room.words
        state = sheet.collect()
        if state.is_untouched:
            sheet.room.messages.inform(words("receive.nothing_to_hold"))
            return
        name = state.person.name or state.person.id_number or words("receive.nameless")
        self._drafting.save(held=True)
        self.begin(sheet.kept())
        self.show_held()
        sheet.room.messages.done(words("receive.held", name=name))

    def discard(self) -> None:
        """Throw away what is on the form; it can be had back for a moment."""
        sheet, words = self._sheet, self._sheet.room.words
        thrown = sheet.collect()
        if thrown.is_untouched:
            return
        self._drafting.discard(self._drafting.id)
        self.begin(sheet.kept())
        sheet.room.messages.done(words("receive.discarded"), (words("receive.undo"), lambda: self.put_back(thrown)))

    def put_back(self, state: FormState) -> None:
        """Lay a form on the counter again, under a name of its own; what lies there is held."""
        self._hold_quietly()
        self._drafting.begin()
        self._sheet.empty(state)
        self._sheet.changed.emit()

    def open(self, draft: str) -> None:
        """Go on with a draft; what lies there is held."""
        self._hold_quietly()
        self._drafting.take(draft, self._go_on_with)

    def put_away(self) -> None:
        """Keep everything for whoever leaves, and show nothing of it."""
        self._sheet.collect()
        self._drafting.save()
        self._drafting.begin()
        self._sheet.empty(FormState())
        self._side.clear()

    def take_up(self, rows: tuple[DraftRow, ...]) -> None:
        """After a crash or a change of person: what was in hand comes back, with a word about it."""
        if rows and self._sheet.state.is_untouched:
            self._drafting.take(rows[0].id, self._maybe_restored)

    def show_held(self) -> None:
        """Show what is held."""
        self._drafting.mine(self._side.show_drafts)

    def _hold_quietly(self) -> None:
        self._sheet.collect()
        if not self._sheet.state.is_untouched:
            self._drafting.save(held=True)

    def _go_on_with(self, draft: Draft, state: FormState) -> None:
        self._drafting.begin(draft)
        self._sheet.empty(replace(state, held=False))
        self._sheet.go_on()
        self.show_held()

    def _maybe_restored(self, draft: Draft, state: FormState) -> None:
        if state.held:
            return
        self._go_on_with(draft, state)
        room = self._sheet.room
        name = state.person.name or room.words("receive.nameless")
        said = room.words("receive.restored", at=draft.row.changed_at, name=name)
        room.messages.inform(said, (room.words("receive.drop"), self.discard))
