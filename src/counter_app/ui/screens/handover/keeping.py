"""Keeps what was begun here as a draft of the person at the keyboard, and gives it back when they return."""

from collections.abc import Mapping

from counter_app.services.draft_rows import DraftRow
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screens.handover.build_pane import BuildPane
from counter_app.ui.screens.handover.kept import SCREEN, Kept
from counter_app.ui.screens.handover.tally import Mark, Tally


class Keeper:
    """One draft for the whole screen: marks on slips and the pile. Nothing is stored while there is nothing."""

    def __init__(self, room: Room, build: BuildPane) -> None:
        self._room, self._build = room, build
        self._kept = Kept()
        self._stored = ""
        self.is_restored = False

    @property
    def begun(self) -> frozenset[str]:
        """The slips that hold marks."""
        return frozenset(batch for batch, marks in self._kept.marks.items() if marks)

    def marks_of(self, batch: str) -> Mapping[int, Mark]:
        """Return the marks on a slip."""
        return self._kept.marks.get(batch, {})

    def note_marks(self, tally: Tally | None) -> None:
        """Remember the marks on a slip."""
        if tally is not None:
            self._kept.marks[tally.page.card.batch] = dict(tally.marks)

    def keep_only(self, batches: frozenset[str]) -> None:
        """Forget the marks on slips that wait no longer."""
        self._kept.marks = {batch: marks for batch, marks in self._kept.marks.items() if batch in batches}

    def drop(self, batch: str) -> None:
        """Forget the marks on a slip that was settled."""
        self._kept.marks.pop(batch, None)

    def restore(self, kept: Kept) -> None:
        """Go on with what was kept."""
        self._kept, self._stored = kept, kept.body()
        self._build.take_up(kept.chosen, kept.to)

    def keep(self, *, building: bool) -> None:
        """Store what was begun, where it is not what is stored already."""
        if not self.is_restored:
            return
        kept, pile = self._kept, self._build.pile
        kept.chosen, kept.building = list(pile.chosen), building and bool(pile.chosen)
        kept.to = pile.target.to if pile.target and pile.chosen else ""
        body = "" if kept.is_empty else kept.body()
        if body == self._stored:
            return
        self._stored = body
        if body:
            self._save(body, kept)
        elif kept.draft:
            self._discard(kept.draft)
            kept.draft = None

    def forget(self) -> None:
        """Hold nothing of the person who left."""
        self._kept, self._stored, self.is_restored = Kept(), "", False

    def _save(self, body: str, kept: Kept) -> None:
        drafts, actor, draft = self._room.desks.drafts, self._room.seat.actor(), kept.draft
        title = self._room.words("handover.title")

        def stored(row: DraftRow) -> None:
            kept.draft = row.id
            self._room.changes.tell(Kind.DRAFTS)

        self._room.background.run(lambda: drafts.save(actor, SCREEN, title, body, draft=draft), stored)

    def _discard(self, draft: str) -> None:
        drafts, actor = self._room.desks.drafts, self._room.seat.actor()
        self._room.background.run(
            lambda: drafts.discard(actor, draft), lambda _: self._room.changes.tell(Kind.DRAFTS)
        )  # fmt: skip
