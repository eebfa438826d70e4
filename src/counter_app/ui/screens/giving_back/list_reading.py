"""Reading the lists of the returning screen: a page of the view, the counts, what was fetched today."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.services.counter_rows import ReturnPage, ReturnView
from counter_app.services.work_rows import WorkCounts
from counter_app.ui.background import Latest
from counter_app.ui.room import Room
from counter_app.ui.screens.giving_back.result_list import ResultList
from counter_app.ui.screens.giving_back.strip import SHOWN, ReturnedStrip

if TYPE_CHECKING:
    from counter_app.ui.screens.giving_back.screen import ReturnScreen

PAGE = 100


@dataclass(frozen=True, slots=True)
class _Read:
    """What a refresh reads in one go."""

    page: ReturnPage
    today: ReturnPage
    counts: WorkCounts
    days: int


class ListReading(QObject):
    """Fills the list and the strip; only the newest answer is shown, and ``shown`` tells that it is."""

    shown = Signal()

    def __init__(self, room: Room, screen: "ReturnScreen", results: ResultList, strip: ReturnedStrip) -> None:
        super().__init__(screen)
        self.room, self.screen, self.list, self.strip = room, screen, results, strip
        self._latest = Latest(room.background)
        self._page: ReturnPage | None = None

    def forget(self) -> None:
        """Hear no answer that is still on its way."""
        self._latest.forget()

    def refresh(self) -> None:
        """Read the view anew, as far as it was read before."""
        self.read(max(PAGE, len(self.list.model.rows)))

    def read(self, limit: int = PAGE) -> None:
        """Read the view that is on, from its top."""
        desks, actor = self.room.desks, self.room.seat.actor()
        view, text = self.list.view, self.list.filter.text()

        def work() -> _Read:
            lists = desks.worklists
            return _Read(
                lists.results(actor, view, filter_text=text, limit=limit),
                lists.results(actor, ReturnView.RETURNED_TODAY, limit=SHOWN),
                lists.counts(actor),
                desks.office.profile().uncollected_days,
            )

        self._latest.run(work, self._show_lists)

    def _show_lists(self, read: _Read) -> None:
        had_list = self.list.table.hasFocus()
        self._page = read.page
        number = self.screen.handing.card.row.number if self.screen.handing else None
        self.list.show_counts(read.counts, read.days)
        self.list.show_rows(read.page.rows, complete=read.page.next_cursor is None, in_hand=number)
        self.strip.show_rows(read.today.rows, read.today.total)
        if had_list and not read.page.rows:
            self.list.focus_widget().setFocus()
        self.shown.emit()

    def read_more(self) -> None:
        """Read the next page of the view."""
        page = self._page
        if page is None or page.next_cursor is None:
            return
        desks, actor, after = self.room.desks.worklists, self.room.seat.actor(), page.next_cursor
        view, text = self.list.view, self.list.filter.text()
        self._latest.run(lambda: desks.results(actor, view, filter_text=text, after=after, limit=PAGE), self._add)

    def _add(self, page: ReturnPage) -> None:
        self._page = page
        self.list.model.extend(page.rows, complete=page.next_cursor is None)
