"""What is typed on the office's pages and not saved, kept as a draft of the person who typed it."""

from collections.abc import Callable, Mapping
from uuid import uuid4

import msgspec

from counter_app.services.draft_rows import Draft
from counter_app.ui.background import Latest
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room

SCREEN = "office"
Typed = Mapping[str, Mapping[str, str]]
"""Page -> field -> what was typed."""


class Keeper:
    """One draft for the whole screen; none while everything is saved."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._drafts = Latest(room.background)
        self._draft: str | None = None
        self._stored = ""

    def restore(self, back: Callable[[Typed], object]) -> None:
        """Hand back what this person had typed here, where there is something."""
        drafts, actor = self._room.desks.drafts, self._room.seat.actor()

        def look() -> Draft | None:
            mine = next((row for row in drafts.mine(actor) if row.screen == SCREEN), None)
            return drafts.take(actor, mine.id) if mine else None

        def found(draft: Draft | None) -> None:
            if draft is not None:
                self._draft, self._stored = draft.row.id, draft.body
                back(msgspec.json.decode(draft.body, type=dict[str, dict[str, str]]))

        self._drafts.run(look, found, lambda error: None)

    def keep(self, typed: Typed) -> None:
        """Store what is typed, or throw the draft away when nothing is."""
        kept = {page: dict(fields) for page, fields in typed.items() if fields}
        body = msgspec.json.encode(kept, order="deterministic").decode() if kept else ""
        if body == self._stored:
            return
        self._stored = body
        drafts, actor = self._room.desks.drafts, self._room.seat.actor()
        draft = self._draft or uuid4().hex  # named here: what is typed before the desk answers is the same draft
        self._draft = draft if body else None
        if body:
            title = self._room.words("office.title")
            self._room.background.run(lambda: drafts.save(actor, SCREEN, title, body, draft=draft), self._told)
        else:
            self._room.background.run(lambda: drafts.discard(actor, draft), self._told)

    def forget(self) -> None:
        """Hold nothing of the person who left, and hear of nothing they had typed."""
        self._drafts.forget()
        self._draft, self._stored = None, ""

    def _told(self, _: object) -> None:
        self._room.changes.tell(Kind.DRAFTS)
