"""Reads a view into the list, page after page; only the answer to the newest question is shown."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from counter_app.domain.errors import CounterError
from counter_app.services.work_rows import WorkCounts, WorkPage
from counter_app.ui.background import Latest
from counter_app.ui.room import Room
from counter_app.ui.screens.queue.work_list import WorkList

PAGE = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a reading is shown: ``keep`` stays in hand; ``from_top`` begins anew where that row is not in it."""

    keep: int | None
    limit: int
    from_top: bool = False


class ListReader(QObject):
    """``read`` tells the counts that came with the rows; where a reading fails, the old rows stay."""

    read = Signal(object)  # WorkCounts

    def __init__(self, room: Room, worklist: WorkList) -> None:
        super().__init__(worklist)
        self._room, self._list = room, worklist
        self._latest = Latest(room.background)
        self._page: WorkPage | None = None
        worklist.more_wanted.connect(self._read_more)

    def begin(self, keep: int | None) -> None:
        """Read the first page of a view or filter that was just chosen."""
        self._ask(Wanted(keep, PAGE, from_top=True))

    def again(self, keep: int | None) -> None:
        """Read anew as far as it was read before."""
        self._ask(Wanted(keep, max(PAGE, len(self._list.model.rows))))

    def forget(self) -> None:
        """Hear no answer that is still on its way, and keep no page."""
        self._latest.forget()
        self._page = None

    def _ask(self, wanted: Wanted) -> None:
        desks, actor = self._room.desks.worklists, self._room.seat.actor()
        view, text = self._list.view, self._list.filter.text()

        def work() -> tuple[WorkPage, WorkCounts]:
            return desks.queue(actor, view, filter_text=text, limit=wanted.limit), desks.counts(actor)

        self._latest.run(work, lambda read: self._show(*read, wanted), self._unread)

    def _read_more(self) -> None:
        if self._page is None or self._page.next_cursor is None:
            return
        desks, actor, after = self._room.desks.worklists, self._room.seat.actor(), self._page.next_cursor
        view, text = self._list.view, self._list.filter.text()
        self._latest.run(
            lambda: desks.queue(actor, view, filter_text=text, after=after, limit=PAGE), self._add, self._unread
        )

    def _show(self, page: WorkPage, counts: WorkCounts, wanted: Wanted) -> None:
        self._page = page
        keep = wanted.keep
        if wanted.from_top and keep not in {row.number for row in page.rows}:
            keep = page.rows[0].number if page.rows else None
        self._list.show_counts(counts)
        self._list.show_rows(page.rows, complete=page.next_cursor is None, keep=keep)
        self.read.emit(counts)

    def _add(self, page: WorkPage) -> None:
        self._page = page
        self._list.model.extend(page.rows, complete=page.next_cursor is None)

    def _unread(self, error: CounterError) -> None:
        words, current = self._room.words, self._list.current
        again = (words("queue.again"), lambda: self.again(current.number if current else None))
        self._room.messages.warn(words.say(error), again)
