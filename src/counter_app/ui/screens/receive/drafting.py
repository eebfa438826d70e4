"""Keeps what is typed: as a draft of whoever types, a moment after each change, until it becomes an act."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from counter_app.domain.errors import CounterError
from counter_app.services.draft_rows import Draft, DraftRow
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screens.receive.building import body_of, state_of, title_of
from counter_app.ui.screens.receive.form import FormState

SCREEN = "receive"
SAVE_MS = 300  # with the writing itself, nothing older than half a second is lost
SEPARATOR = " · "
_TOO_LATE = {"draft.used_up", "draft.unknown"}


class Drafting(QObject):
    """One draft in hand. ``id`` is also the key of the act it becomes, so that no act is done twice."""

    def __init__(self, room: Room, state: Callable[[], FormState], procedure_name: Callable[[], str]) -> None:
        super().__init__()
        self._room, self._state, self._named = room, state, procedure_name
        self.id = uuid4().hex
        self._kept = ""
        self.wait = QTimer(self, singleShot=True, interval=SAVE_MS)
        self.wait.timeout.connect(self.save)

    def touch(self) -> None:
        """Save soon: whoever types without a pause is saved while typing, not when they rest."""
        if not self.wait.isActive():
            self.wait.start()

    def save(self, *, held: bool = False) -> None:
        """Save now, where anything changed; what was typed and taken away again leaves no draft."""
        self.wait.stop()
        state = self._state()
        if state.is_untouched:
            self._discard()
            return
        body = body_of(_held(state, held))
        if body == self._kept:
            return
        self._kept = body
        title, mine, actor = self._title(state), self.id, self._room.seat.actor()
        drafts = self._room.desks.drafts
        self._room.background.run(
            lambda: drafts.save(actor, SCREEN, title, body, draft=mine), lambda _: self._tell(held), self._not_saved
        )

    def begin(self, draft: Draft | None = None) -> None:
        """Go on with a draft, or begin a new one."""
        self.wait.stop()
        self.id = draft.row.id if draft else uuid4().hex
        self._kept = draft.body if draft else ""

    def rename(self) -> None:
        """The desk answered that this draft is used up: go on under another name."""
        self.begin()

    def discard(self, draft: str) -> None:
        """Throw a draft away."""
        actor, drafts = self._room.seat.actor(), self._room.desks.drafts
        self._room.background.run(lambda: drafts.discard(actor, draft), lambda _: self._tell(told=True))

    def mine(self, then: Callable[[tuple[DraftRow, ...]], object]) -> None:
        """Read the drafts of this screen, without the one in hand, the latest first."""
        actor, drafts = self._room.seat.actor(), self._room.desks.drafts
        self._room.background.run(lambda: drafts.mine(actor), lambda rows: then(self._of_screen(rows)))

    def take(self, draft: str, then: Callable[[Draft, FormState], object]) -> None:
        """Read a draft whole."""
        actor, drafts = self._room.seat.actor(), self._room.desks.drafts
        self._room.background.run(lambda: drafts.take(actor, draft), lambda found: self._taken(found, then))

    def _taken(self, found: Draft, then: Callable[[Draft, FormState], object]) -> None:
        try:
            state = state_of(found.body)
        except ValueError:
            self._room.messages.warn(self._room.words("receive.draft_unreadable"))
            return
        then(found, state)

    def _discard(self) -> None:
        if self._kept:
            self._kept = ""
            self.discard(self.id)

    def _title(self, state: FormState) -> str:
        return f"{title_of(state)}{SEPARATOR}{self._named()}"

    def _of_screen(self, rows: tuple[DraftRow, ...]) -> tuple[DraftRow, ...]:
        return tuple(row for row in rows if row.screen == SCREEN and row.id != self.id)

    def _tell(self, told: bool) -> None:
        if told:
            self._room.changes.tell(Kind.DRAFTS)

    def _not_saved(self, error: CounterError) -> None:
        self._kept = ""
        if error.code not in _TOO_LATE:
            self._room.messages.refused(error)


def _held(state: FormState, held: bool) -> FormState:
    return replace(state, held=held)
