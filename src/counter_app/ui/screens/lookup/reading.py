"""What look-up reads, beside the window: hits, one dossier, whether it has moved on, and its numbers in full."""

from collections.abc import Callable, Sequence

from counter_app.domain.dossiers.parties import Party
from counter_app.domain.errors import CounterError
from counter_app.services.lookup_rows import Found, OpenDossier, Sieve
from counter_app.services.work_rows import WorkRow
from counter_app.ui.background import Latest
from counter_app.ui.room import Room

SHOWN = 100
"""How many hits the list holds; more of them are counted, and narrowing down finds them."""


class Reading:
    """Only the answer to the newest question of each kind is heard."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._hits, self._page = Latest(room.background), Latest(room.background)

    def find(self, text: str, sieve: Sieve, then: Callable[[Found], object], again: Callable[[], object]) -> None:
        """Find what fits."""
        desk, actor = self._room.desks.lookup, self._room.seat.actor()
        self._hits.run(lambda: desk.find(actor, text, sieve, SHOWN), then, self._unread(again))

    def open(self, handle: str, then: Callable[[OpenDossier], object], again: Callable[[], object]) -> None:
        """Read one dossier; the look is logged."""
        desk, actor = self._room.desks.lookup, self._room.seat.actor()
        self._page.run(lambda: desk.open(actor, handle), then, self._unread(again))

    def standing(self, number: int, then: Callable[[Sequence[WorkRow]], object]) -> None:
        """Read how a dossier stands without looking into it."""
        desk, actor = self._room.desks.worklists, self._room.seat.actor()
        self._page.run(lambda: desk.rows(actor, [number]), then)

    def reveal(self, handle: str, then: Callable[[tuple[Party, ...]], object]) -> None:
        """Read the people of a dossier with their numbers in full; that is logged."""
        desk, actor = self._room.desks.lookup, self._room.seat.actor()
        self._page.run(lambda: desk.reveal(actor, handle), then)

    def forget(self) -> None:
        """Hear no answer that is still on its way."""
        self._hits.forget()
        self._page.forget()

    def _unread(self, again: Callable[[], object]) -> Callable[[CounterError], object]:
        words, messages = self._room.words, self._room.messages
        return lambda error: messages.warn(words.say(error), (words("lookup.again"), again))
