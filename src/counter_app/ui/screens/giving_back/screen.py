"""Giving back: results that wait on the left, the one at the counter on the right, and F9 when it leaves."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.id_cards import Identity
from counter_app.domain.people import Right
from counter_app.domain.scans import Scan, scanned
from counter_app.services.counter_rows import ReturnCard
from counter_app.services.work_rows import WorkCounts
from counter_app.ui.background import Latest
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.giving_back.finding import more_of
from counter_app.ui.screens.giving_back.giving import Giving
from counter_app.ui.screens.giving_back.handing import Handing
from counter_app.ui.screens.giving_back.keys import register
from counter_app.ui.screens.giving_back.list_reading import ListReading
from counter_app.ui.screens.giving_back.meaning import Scans
from counter_app.ui.screens.giving_back.pane import Pane
from counter_app.ui.screens.giving_back.result_list import ResultList
from counter_app.ui.screens.giving_back.strip import ReturnedStrip
from counter_app.ui.theme.type import px

REST_MS = 150
_LIST, _LEAST_LIST = 400, 320


class ReturnScreen(Screen):
    """Nothing is in hand until somebody scans, types or chooses: F9 never takes up the next citizen's result."""

    name = "return"
    icon = "return"
    digit = "3"
    right = Right.GIVE_BACK

    rest_ms: ClassVar[int] = REST_MS
    """How long a row must be in hand before its dossier is read, for every reading is written down."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._cards = Latest(room.background)
        self.handing: Handing | None = None
        self.others: tuple[str, ...] = ()
        self._identity: Identity | None = None  # of the card read for the result that just left
        self._kept: dict[tuple[str, int], Handing] = {}
        self._rest = QTimer(self, singleShot=True)
        self.giving, self._scans = Giving(room, self), Scans(room, self)
        register(room, self)
        self.list, self.pane, self._strip = ResultList(room), Pane(room), ReturnedStrip(room)
        self._lists = ListReading(room, self, self.list, self._strip)
        self._lay_out()
        self._connect()
        self.retranslate()

    # what the frame asks

    @staticmethod
    def count(counts: WorkCounts) -> int:
        return counts.ready

    def first_focus(self) -> QWidget:
        return self.pane.box

    def strip(self) -> QWidget:
        return self._strip

    def refresh(self) -> None:
        """Read the view anew, as far as it was read before, and the dossier in hand; what was put in stays."""
        self._lists.refresh()
        if self.handing is not None:
            self.open_dossier(self.handing.card.row.handle)

    def put_away(self) -> None:
        """Show nothing of the person who leaves; what they had put in waits for them."""
        self._lists.forget()
        self.list.filter.clear()
        self.pane.box.clear()
        self._put_down()
        self.list.show_rows((), complete=True, in_hand=None)
        self._strip.show_rows((), 0)

    def retranslate(self) -> None:
        self.list.retranslate()
        self.pane.retranslate()
        self.pane.show_more(len(self.others) if self.handing else 0)
        self._strip.retranslate()
        self.giving.judge()

    def open_handle(self, handle: str) -> None:
        self.open_dossier(handle, fresh=True)

    def scanned(self, scan: Scan) -> None:
        """A receipt opens its dossier and is back with it; a card finds its bearer's results, or is compared."""
        self._scans.meant(scan, by_scanner=True)

    # what is in hand

    def gave(self, handing: Handing) -> None:
        """A result has left: put it down unless another is in hand already, and wait for the next citizen."""
        self._kept.pop(self._key(handing.card), None)
        if self.handing is handing:
            others = self.others
            self._put_down()
            self.others, self._identity = others, handing.identity
            self.giving.judge()
            self.pane.box.clear()
            self.pane.box.setFocus()
        self.room.changes.tell(Kind.DOSSIERS)

    def open_next(self) -> None:
        """Open another result of the same person; a card that was read counts for it too."""
        if self.others:
            handing = self.handing
            identity = handing.identity if handing else self._identity
            self.open_dossier(self.others[0], identity=identity, fresh=True)

    def by_proxy(self) -> None:
        """Turn between one of the dossier's own people and somebody who comes in their place."""
        handing = self.handing
        if handing is None:
            return
        if handing.proxy:
            handing.proxy = not handing.owners
        else:
            handing.come_for_another()
        self.show_handing()
        if handing.proxy:
            self.pane.receiver.focus_proxy()

    def slip_lost(self) -> None:
        """Note that the citizen has lost the receipt, or take that back."""
        handing = self.handing
        if handing is not None:
            handing.slip_lost, handing.slip_back = not handing.slip_lost, False
            self.show_handing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back: out of the pane, out of the filter, then the dossier is put down."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.list.filter.text():
            self.list.look_for("")
        elif self.pane.box.text():
            self.pane.box.clear()
        elif self.handing is not None and self.pane.box.hasFocus():
            self._put_down()
        else:
            self.pane.box.setFocus()

    # reading

    def _picked(self) -> None:
        row, handing = self.list.current, self.handing
        if row is None or (handing is not None and handing.card.row.number == row.number):
            return
        self.handing, self.others = None, ()
        self._cards.forget()
        self.giving.judge()
        self._rest.start(self.rest_ms)

    def _read_picked(self, *, into: bool = False) -> None:
        self._rest.stop()
        row = self.list.current
        if row is not None and self.isVisible():
            self.open_dossier(row.code, into=into)

    # one dossier

    def open_dossier(
        self,
        handle: str,
        *,
        slip: bool = False,
        identity: Identity | None = None,
        fresh: bool = False,
        into: bool = False,
    ) -> None:
        """Read a dossier. ``fresh``: begin at its top; ``into``: put the keyboard into it."""
        desks, actor = self.room.desks, self.room.seat.actor()

        def work() -> tuple[ReturnCard, tuple[str, ...]]:
            card = desks.worklists.return_card(actor, handle)
            return card, more_of(desks, actor, card) if card.ready else ()

        def then(read: tuple[ReturnCard, tuple[str, ...]]) -> None:
            self._show_card(*read, slip=slip, identity=identity)
            if fresh:
                self.pane.to_top()
                self.pane.receiver.unmark()
                self.room.messages.clear()
                if not self.list.table.hasFocus():
                    self.pane.box.setFocus()
            if into:
                self.pane.focus_inside()

        self._cards.run(work, then, self._unopened)

    def _show_card(self, card: ReturnCard, others: tuple[str, ...], *, slip: bool, identity: Identity | None) -> None:
        key = self._key(card)
        handing = self._kept.get(key)
        if handing is None:
            handing = self._kept[key] = Handing.of(card)
        handing.renewed(card)
        if slip:
            handing.slip_back, handing.slip_scanned, handing.slip_lost = True, True, False
        if identity is not None:
            handing.take_card(identity, self.room.now())
        self.handing, self.others = handing, others
        self.list.take_in_hand(card.row.number)
        self.show_handing()

    def _unopened(self, error: CounterError) -> None:
        self.room.messages.refused(error)

    def show_handing(self) -> None:
        """Show the dossier in hand as it is about to be given back, and what can be done with it."""
        if self.handing is not None:
            self.pane.show_handing(self.handing)
            self.pane.show_more(len(self.others))
        self.giving.judge()

    def _put_down(self) -> None:
        self._rest.stop()
        self._cards.forget()
        self._scans.forget()
        self.handing, self.others, self._identity = None, (), None
        self.pane.show_nothing()
        self.list.take_in_hand(None)
        self.giving.judge()

    def _key(self, card: ReturnCard) -> tuple[str, int]:
        return self.room.seat.person.login, card.row.number

    # building

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.pane, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.setFixedWidth(min(px(_LIST), max(_LEAST_LIST, self.width() * 34 // 100)))

    def _connect(self) -> None:
        self.list.asked.connect(self._lists.read)
        self.list.entered.connect(self._scans.go_on)
        self._lists.shown.connect(self._scans.listed)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda: self._read_picked(into=True))
        self.list.more_wanted.connect(self._lists.read_more)
        self._rest.timeout.connect(self._read_picked)
        self.pane.asked.connect(lambda text: self._scans.meant(scanned(text), by_scanner=False))
        self.pane.edited.connect(self.show_handing)
