"""Giving back: results that wait on the left, the one at the counter on the right, and F9 when it leaves."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain import id_cards
from counter_app.domain.errors import CounterError, Refused
from counter_app.domain.id_cards import Identity
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Right
from counter_app.domain.scans import Scan, ScanKind, scanned
from counter_app.services.counter_rows import ReturnCard, ReturnPage, ReturnView
from counter_app.services.work_rows import WorkCounts
from counter_app.ui.background import Latest
from counter_app.ui.changes import Kind
from counter_app.ui.commands import Command
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.giving_back.finding import Theirs, more_of, theirs_by_name, theirs_by_number
from counter_app.ui.screens.giving_back.giving import Giving
from counter_app.ui.screens.giving_back.handing import Handing
from counter_app.ui.screens.giving_back.pane import Pane
from counter_app.ui.screens.giving_back.result_list import VIEWS, ResultList
from counter_app.ui.screens.giving_back.strip import SHOWN, ReturnedStrip
from counter_app.ui.theme.type import px

PAGE = 100
REST_MS = 150
_LIST, _LEAST_LIST = 400, 320
_SLIPS = {ScanKind.DOSSIER, ScanKind.CODE}


@dataclass(frozen=True, slots=True)
class _Read:
    """What a refresh reads in one go."""

    page: ReturnPage
    today: ReturnPage
    counts: WorkCounts
    days: int


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
        self._lists, self._cards = Latest(room.background), Latest(room.background)
        self.handing: Handing | None = None
        self.others: tuple[str, ...] = ()
        self._identity: Identity | None = None  # of the card read for the result that just left
        self._kept: dict[tuple[str, int], Handing] = {}
        self._page: ReturnPage | None = None
        self._rest = QTimer(self, singleShot=True)
        self.giving = Giving(room, self)
        self._register()
        self.list, self.pane, self._strip = ResultList(room), Pane(room), ReturnedStrip(room)
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
        self._read(limit=max(PAGE, len(self.list.model.rows)))
        if self.handing is not None:
            self._open(self.handing.card.row.handle)

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
        self._open(handle, fresh=True)

    def scanned(self, scan: Scan) -> None:
        """A receipt opens its dossier and is back with it; a card finds its bearer's results, or is compared."""
        self._meant(scan, by_scanner=True)

    # what is in hand

    def gave(self, handing: Handing) -> None:
        """A result has left: put it down, keep the list where it was, and wait for the next citizen."""
        self._kept.pop(self._key(handing.card), None)
        identity, others = handing.identity, self.others
        self._put_down()
        self.others, self._identity = others, identity
        self.giving.judge()
        self.room.changes.tell(Kind.DOSSIERS)
        self.pane.box.clear()
        self.pane.box.setFocus()

    def open_next(self) -> None:
        """Open another result of the same person; a card that was read counts for it too."""
        if self.others:
            handing = self.handing
            identity = handing.identity if handing else self._identity
            self._open(self.others[0], identity=identity, fresh=True)

    def by_proxy(self) -> None:
        """Turn between one of the dossier's own people and somebody who comes in their place."""
        handing = self.handing
        if handing is None:
            return
        if handing.proxy:
            handing.proxy = not handing.owners
        else:
            handing.come_for_another()
        self._show()
        if handing.proxy:
            self.pane.receiver.focus_proxy()

    def slip_lost(self) -> None:
        """Note that the citizen has lost the receipt, or take that back."""
        handing = self.handing
        if handing is not None:
            handing.slip_lost, handing.slip_back = not handing.slip_lost, False
            self._show()

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

    def _read(self, limit: int = PAGE) -> None:
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

        self._lists.run(work, self._show_lists)

    def _show_lists(self, read: _Read) -> None:
        had_list = self.list.table.hasFocus()
        self._page = read.page
        number = self.handing.card.row.number if self.handing else None
        self.list.show_counts(read.counts, read.days)
        self.list.show_rows(read.page.rows, complete=read.page.next_cursor is None, in_hand=number)
        self._strip.show_rows(read.today.rows, read.today.total)
        if had_list and not read.page.rows:
            self.list.focus_widget().setFocus()

    def _read_more(self) -> None:
        page = self._page
        if page is None or page.next_cursor is None:
            return
        desks, actor, after = self.room.desks.worklists, self.room.seat.actor(), page.next_cursor
        view, text = self.list.view, self.list.filter.text()
        self._lists.run(lambda: desks.results(actor, view, filter_text=text, after=after, limit=PAGE), self._add)

    def _add(self, page: ReturnPage) -> None:
        self._page = page
        self.list.model.extend(page.rows, complete=page.next_cursor is None)

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
            self._open(row.code, into=into)

    # finding

    def _meant(self, scan: Scan, *, by_scanner: bool) -> None:
        self.pane.box.clear()
        if scan.kind in _SLIPS or scan.kind is ScanKind.SLIP:
            self._open(scan.value, slip=by_scanner and scan.kind in _SLIPS, fresh=True)
        elif scan.kind is ScanKind.CARD:
            self._card(scan.value)
        elif scan.kind is ScanKind.HANDOVER:
            self.room.go("handover", scan.value)
        elif scan.kind is ScanKind.ID_NUMBER:
            self._of_number(scan.value)
        else:
            self._look_for(scan.value)

    def _card(self, text: str) -> None:
        try:
            identity = id_cards.read(text, ward_date(self.room.now()))
        except Refused as refused:
            self.room.messages.refused(refused)
            return
        handing = self.handing
        if handing and handing.card.ready and (handing.proxy or handing.slip_scanned or handing.knows(identity)):
            self._compare(handing, identity)
        else:
            self._find_of(identity)

    def _compare(self, handing: Handing, identity: Identity) -> None:
        handing.take_card(identity, self.room.now())
        self.room.messages.clear()
        if identity.warnings:
            self.room.messages.warn(self.room.words.say(identity.warnings[0]))
        self._show()

    def _find_of(self, identity: Identity) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()

        def work() -> Theirs:
            found = theirs_by_number(desks, actor, identity.number)
            return found if found.first else theirs_by_name(desks, actor, identity.name)

        self._cards.run(work, partial(self._found_of, identity))

    def _found_of(self, identity: Identity, theirs: Theirs) -> None:
        handing = self.handing
        if theirs.first:
            self._open(theirs.first, identity=identity, fresh=True)
        elif handing is not None and handing.card.ready:
            self._compare(handing, identity)
        else:
            self.room.messages.wrong(self.room.words("return.nothing_of", name=identity.name))

    def _of_number(self, number: str) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()
        self._cards.run(lambda: theirs_by_number(desks, actor, number), partial(self._found_number, number))

    def _found_number(self, number: str, theirs: Theirs) -> None:
        if theirs.first:
            self._open(theirs.first, fresh=True)
        else:
            self.room.messages.wrong(self.room.words("return.nothing_of", name=number))

    def _look_for(self, text: str) -> None:
        """Open the one result that fits a text, or show those that do in the list."""
        if not text.strip():
            return
        self.list.tabs.blockSignals(True)
        self.list.choose(ReturnView.READY)
        self.list.tabs.blockSignals(False)
        self.list.look_for(text.strip())
        rows = self.list.model.rows
        if len(rows) == 1:
            self._open(rows[0].code, fresh=True)
        else:
            self.list.focus_widget().setFocus()

    # one dossier

    def _open(
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
        self._show()

    def _unopened(self, error: CounterError) -> None:
        self.room.messages.refused(error)

    def _show(self) -> None:
        if self.handing is not None:
            self.pane.show_handing(self.handing)
            self.pane.show_more(len(self.others))
        self.giving.judge()

    def _put_down(self) -> None:
        self._rest.stop()
        self._cards.forget()
        self.handing, self.others, self._identity = None, (), None
        self.pane.show_nothing()
        self.list.take_in_hand(None)
        self.giving.judge()

    def _key(self, card: ReturnCard) -> tuple[str, int]:
        return self.room.seat.person.login, card.row.number

    # building

    def _register(self) -> None:
        add, giving = self.room.commands.add, self.giving

        def command(
            name: str, key: str = "", icon: str = "", *, main: bool = False, right: Right | None = None
        ) -> Command:
            return Command(self.name, name, icon, key, right, main)

        add(command("give", "F9", main=True), giving.give)
        add(command("box", "F2", "scan"), self._box)
        add(command("print", "Ctrl+P", "printer", right=Right.PRINT), giving.print)
        add(command("by_proxy", "F6", "people"), self.by_proxy)
        add(command("reappoint", "F7"), giving.reappoint)
        add(command("slip_lost", "F8"), self.slip_lost)
        add(command("give_late"), giving.give_late)
        add(command("waive"), giving.waive)
        add(command("next_of_person", "Ctrl+Return"), self.open_next)
        add(command("filter", "Ctrl+F", "filter"), self._filter)
        add(command("refresh", "F5", "refresh"), self.refresh)
        for at, view in enumerate(VIEWS, start=1):
            add(command(f"go_{view.value}", f"Alt+{at}"), partial(self._turn, view))

    def _box(self) -> None:
        self.pane.box.setFocus()
        self.pane.box.selectAll()

    def _filter(self) -> None:
        self.list.filter.setFocus()
        self.list.filter.selectAll()

    def _turn(self, view: ReturnView) -> None:
        self.list.choose(view)
        self.list.focus_widget().setFocus()

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
        self.list.asked.connect(self._read)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda: self._read_picked(into=True))
        self.list.more_wanted.connect(self._read_more)
        self._rest.timeout.connect(self._read_picked)
        self.pane.asked.connect(lambda text: self._meant(scanned(text), by_scanner=False))
        self.pane.edited.connect(self._show)
