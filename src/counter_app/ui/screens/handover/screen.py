"""Handing over: the slips on the left; on the right one to take over, one that was sent, or a new one."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from counter_app.domain.people import Right
from counter_app.domain.scans import Scan, ScanKind
from counter_app.services.counter_rows import BatchLineRow, BatchPage, Box
from counter_app.services.rows import BatchDone
from counter_app.services.work_rows import WorkCounts, WorkRow
from counter_app.ui.background import Latest
from counter_app.ui.changes import Kind
from counter_app.ui.commands import Command
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.handover.blank import Blank
from counter_app.ui.screens.handover.build_pane import BuildPane
from counter_app.ui.screens.handover.elsewhere import Sought, elsewhere_words, seek
from counter_app.ui.screens.handover.keeping import Keeper
from counter_app.ui.screens.handover.pane_frame import Notice
from counter_app.ui.screens.handover.reads import Begun, Choice, read_begun, read_choice
from counter_app.ui.screens.handover.sending import Sending
from counter_app.ui.screens.handover.shown import clock, running_part
from counter_app.ui.screens.handover.slip_pane import SlipPane
from counter_app.ui.screens.handover.slips_pane import BOXES, SlipsPane
from counter_app.ui.screens.handover.strip import LastScans, Scanned
from counter_app.ui.screens.handover.taking import ALL, BACK, FORWARD, LINE, RECALL, REPRINT, Taking
from counter_app.ui.theme.type import px
from counter_app.ui.widgets.banner import Weight
from counter_app.ui.widgets.card import hairline

_NARROW = 860
_NO_DOSSIER = {ScanKind.CARD, ScanKind.ID_NUMBER, ScanKind.PHONE}


class HandoverScreen(Screen):
    """Whoever may take over sees it; nobody may hand over who may not."""

    name = "handover"
    icon = "handover"
    digit = "4"
    right = Right.TAKE_OVER
    shows = frozenset({Kind.DOSSIERS, Kind.BATCHES})

    keep_ms: ClassVar[int] = 2000
    """How long after the last mark what was begun is stored."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._latest_boxes, self._latest_page = Latest(room.background), Latest(room.background)
        self._batch, self._other = "", ""
        self._building, self._goes_on = False, False
        self._mark_next = 0
        self._register()
        self.slips = SlipsPane(room)
        self.slip, self.build = SlipPane(room), BuildPane(room)
        self.blank = Blank(room)
        self.last_scans = LastScans(room.words)
        self.taking = Taking(room, self.slip, self)
        self.sending = Sending(room, self.build, self.taking.recall_batch, self)
        self.keeper = Keeper(room, self.slip, self.build)
        self._keep = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()
        self._judge()

    # what the frame asks

    @staticmethod
    def count(counts: WorkCounts) -> int:
        return counts.incoming_batches

    def first_focus(self) -> QWidget:
        if self._building:
            return self.build.scan
        if self.stack.currentWidget() is self.slip:
            return self.slip.scan if self.slip.taking else self.slip.table
        return self.slips.cards if self.slips.shown else self.blank.action

    def strip(self) -> QWidget:
        return self.last_scans

    def refresh(self) -> None:
        """Read the boxes anew, and what is shown of them; marks and the pile stay."""
        desks, actor, keeper = self.room.desks, self.room.seat.actor(), self.keeper
        self._latest_boxes.run(lambda: read_begun(desks, actor, restored=keeper.is_restored), self._show_begun)
        if self._building:
            self._read_choice()

    def save_draft(self) -> None:
        self._keep.stop()
        self.keeper.keep(building=self._building)

    def put_away(self) -> None:
        """Keep the marks and the pile for the person who leaves, and show nothing of them."""
        super().put_away()
        self._latest_boxes.forget()
        self._latest_page.forget()
        self._batch, self._building, self._mark_next = "", False, 0
        self.keeper.forget()
        self.build.clear()
        self.build.show_choice((), ())
        self.slip.show_nothing()
        self.slips.show_boxes({}, frozenset(), "")
        self.last_scans.forget()
        self._show_blank()

    def retranslate(self) -> None:
        for part in (self.slips, self.slip, self.build, self.blank, self.last_scans):
            part.retranslate()
        self._judge()

    def open_handle(self, handle: str) -> None:
        """Show a slip by its name or barcode; of a dossier the slip it is on its way with."""
        scan = Scan(ScanKind.HANDOVER, handle, handle)
        if handle.upper().startswith("BG-"):
            self._open(handle.upper())
        else:
            self.scanned(scan)

    def scanned(self, scan: Scan) -> None:
        """A slip is opened; a dossier is marked on the slip in hand, put on the pile, or found."""
        if scan.kind in _NO_DOSSIER:
            self.room.messages.wrong(self.room.words("handover.no_dossier"))
        elif scan.kind is ScanKind.HANDOVER:
            self._open(scan.value)
        elif self._building:
            self.build.take(scan.value)
        elif self.slip.taking and self.slip.tally is not None:
            self.slip.take(scan.value)
        else:
            self._seek(scan.value)

    # commands

    def begin(self) -> None:
        """Begin a new slip, or go on with the one that was begun."""
        self._building = True
        self.slips.cards.choose("")
        self.stack.setCurrentWidget(self.build)
        self._read_choice()
        self.build.scan.setFocus()

    def forward(self) -> None:
        """Do the main job of what is shown."""
        (self.sending if self._building else self.taking).forward()

    def back(self) -> None:
        """Give back or recall the slip, or leave the pile."""
        if self._building:
            self._leave_pile()
        else:
            self.taking.back()

    def all_here(self) -> None:
        """Say that everything is here, or choose everything."""
        if self._building:
            self.build.choose_all()
        else:
            self.slip.mark_the_rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the scan box, then goes back to it, then to the slips."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        pane = self.build if self._building else self.slip
        if pane.scan.text():
            pane.scan.clear()
        elif pane.scan.isVisible() and not pane.scan.hasFocus():
            pane.scan.setFocus()
        elif self._building:
            self._show_first()
            self.first_focus().setFocus()
        elif self.slips.shown:
            self.slips.cards.setFocus()

    # reading

    def _show_begun(self, begun: Begun) -> None:
        if begun.kept is not None:
            self.keeper.restore(begun.kept)
            self._building = begun.kept.building and self.room.seat.may(Right.HAND_OVER)
        self.keeper.is_restored = True
        self.slips.show_boxes(begun.boxes, self.keeper.begun, "" if self._building else self._batch)
        if self._building:
            self.begin()
        elif self._batch and (self._is_listed(self._batch) or self._other == self._batch):
            self._read_page(self._batch)
        else:
            self._show_first()

    def _show_first(self) -> None:
        """Show the first slip of the box, or say that there is none."""
        self._building = False
        self._batch = self.slips.shown[0].batch if self.slips.shown else ""
        self.slips.cards.choose(self._batch)
        if self._batch:
            self._read_page(self._batch)
        else:
            self._show_blank()

    def _show_blank(self) -> None:
        had_focus = self.isVisible() and (self._goes_on or self.stack.isAncestorOf(self.focusWidget()))
        self._goes_on = False
        self.slip.show_nothing()
        self.blank.show_box(self.slips.box)
        self.stack.setCurrentWidget(self.blank)
        self._judge()
        if had_focus:
            self.first_focus().setFocus()

    def _read_page(self, batch: str) -> None:
        desks, actor = self.room.desks.worklists, self.room.seat.actor()
        self._latest_page.run(lambda: desks.batch(actor, batch), self._show_page)

    def _show_page(self, page: BatchPage) -> None:
        self._building = False
        batch = page.card.batch
        taking = page.mine_to_accept and (self.slips.box is Box.INCOMING or not page.mine_to_recall)
        self.slip.show_page(page, self.keeper.marks_of(batch), taking=taking)
        self.stack.setCurrentWidget(self.slip)
        self._judge()
        if self._mark_next:
            number, self._mark_next = self._mark_next, 0
            self.slip.mark_here(number)
        if self._goes_on:
            self._goes_on = False
            self.first_focus().setFocus()

    def _open(self, batch: str) -> None:
        """Show a slip whatever box it is in; it need not be this person's."""
        desks, actor = self.room.desks.worklists, self.room.seat.actor()
        self._latest_page.run(lambda: desks.batch(actor, batch), self._found)

    def _found(self, page: BatchPage) -> None:
        batch = page.card.batch
        boxes = [box for box in BOXES if batch in self.slips.batches_in(box)]
        if boxes:
            self.slips.turn_to(boxes[0])
        self._batch = self._other = batch
        self._goes_on = True
        self.slips.cards.choose(batch)
        self._show_page(page)

    def _read_choice(self) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()
        self._latest_page.run(lambda: read_choice(desks, actor), self._show_choice)

    def _show_choice(self, choice: Choice) -> None:
        self.build.show_choice(choice.rows, choice.targets)
        self._judge()

    def _is_listed(self, batch: str) -> bool:
        return any(card.batch == batch for card in self.slips.shown)

    # seeking

    def _seek(self, text: str) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()
        self.room.background.run(lambda: seek(desks, actor, text), self._sought)

    def _sought(self, sought: Sought) -> None:
        """Mark it where it is here under another code; else say where it is."""
        row, words = sought.row, self.room.words
        if row is None or not self._is_here(row):
            code = "handover.not_on_pile" if self._building else "handover.not_on_slip"
            text = elsewhere_words(sought, words, code)
            self._tell_elsewhere(text, row.in_transit if row else "")
            self._note(sought.text if row is None else row.handle, counted=False)

    def _tell_elsewhere(self, text: str, batch: str) -> None:
        if self._building:
            self.build.tell(Notice(Weight.WARN, text))
        elif self.stack.currentWidget() is self.slip and self.slip.tally is not None:
            self._other = batch
            self.slip.tell(Notice(Weight.WARN, text, self.room.words("handover.open_other") if batch else ""))
        else:
            self.room.messages.warn(text)

    def _is_here(self, row: WorkRow) -> bool:
        """Go on with a dossier that is on the pile's list, on the slip in hand, or on a slip that comes to us."""
        if self._building:
            found = next((one for one in self.build.pile.rows if one.number == row.number), None)
            if found is not None:
                self.build.add(found)
            return found is not None
        tally = self.slip.tally
        if tally is not None and any(line.number == row.number for line in tally.page.lines):
            if self.slip.taking:
                self.slip.mark_here(row.number)
            else:
                self.slip.select(row.number)
            return True
        if row.in_transit in self.slips.batches_in(Box.INCOMING) and not self.slip.taking:
            self._mark_next = row.number
            self._open(row.in_transit)
            return True
        return False

    def _note(self, handle: str, *, counted: bool) -> None:
        self.last_scans.add(Scanned(running_part(handle), clock(self.room.now()), counted))

    # what happens

    def _picked(self, batch: str) -> None:
        self._building, self._batch = False, batch
        self._read_page(batch)

    def _leave_pile(self) -> None:
        self.build.clear()
        self.save_draft()
        self._show_first()
        self.first_focus().setFocus()

    def _marked(self) -> None:
        tally = self.slip.tally
        if tally is not None:
            self.keeper.note_marks(tally)
        self.slip.redraw()
        self.slips.show_begun(self.keeper.begun)
        self._keep.start(self.keep_ms)
        self._judge()

    def _piled(self) -> None:
        self._keep.start(self.keep_ms)
        self._judge()

    def _settled(self, done: BatchDone) -> None:
        self.keeper.drop(done.batch)
        self.save_draft()
        self._goes_on = True

    def _sent(self, done: BatchDone) -> None:
        self.build.clear()
        self._building, self._goes_on = False, True
        self._batch = self._other = done.batch
        self.slips.turn_to(Box.OUTGOING)
        self.save_draft()

    def _stale_slip(self) -> None:
        self._other = self._batch
        self.refresh()

    def _follow(self) -> None:
        if self._other and self.slip.offers_other:
            self._open(self._other)
        else:
            self.slip.to_missing()

    def _judge(self) -> None:
        if self._building:
            self.sending.judge()
        elif self.stack.currentWidget() is self.slip and self.slip.tally is not None:
            self.taking.judge()
        else:
            self.room.commands.retitle(FORWARD, "handover.forward")
            self.room.commands.retitle(BACK, "handover.back")
            for command in (FORWARD, BACK, ALL, LINE, RECALL, REPRINT):
                self.room.commands.allow(command, "handover.no_slip")

    # building

    def _register(self) -> None:
        def add(name: str, run: object, key: str = "", icon: str = "", right: Right | None = None) -> None:
            self.room.commands.add(Command(self.name, name, icon, key, right, main=name == "forward"), run)  # type: ignore[arg-type]

        add("forward", self.forward, "F9")
        add("back", self.back, "F7")
        add("recall", self._recall, icon="undo", right=Right.HAND_OVER)
        add("all_here", self.all_here, "F6")
        add("give_back_line", self._give_back_line, "F8")
        add("scan", self._to_scan_box, "F2", "scan")
        add("target", self._aim, "F3", right=Right.HAND_OVER)
        add("reprint", self._reprint, "F12", "printer", Right.PRINT)
        add("new", self.begin, "Ctrl+N", "plus", Right.HAND_OVER)
        add("refresh", self.refresh, "F5", "refresh")
        for at, box in enumerate(BOXES, start=1):
            add(f"view_{box.value}", lambda box=box: self._view(box), f"Alt+{at}")

    @property
    def _pane_in_hand(self) -> SlipPane | BuildPane:
        return self.build if self._building else self.slip

    def _recall(self) -> None:
        self.taking.recall()

    def _give_back_line(self) -> None:
        self.taking.give_back_line()

    def _reprint(self) -> None:
        self.taking.reprint()

    def _to_scan_box(self) -> None:
        self._pane_in_hand.scan.setFocus()

    def _aim(self) -> None:
        if not self._building:
            self.begin()
        self.build.target.setFocus()

    def _view(self, box: Box) -> None:
        self.slips.turn_to(box)
        self._show_first()
        self.slips.cards.setFocus()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for pane in (self.blank, self.slip, self.build):
            self.stack.addWidget(pane)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.slips)
        row.addWidget(hairline(upright=True))
        row.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.slips.picked.connect(self._picked)
        self.slips.turned.connect(self._show_first)
        self.slips.opened.connect(lambda: self.first_focus().setFocus())
        self.slip.marked.connect(self._marked)
        self.slip.sought.connect(self._seek)
        self.slip.counted.connect(self._counted)
        self.slip.acted.connect(self._follow)
        self.build.changed.connect(self._piled)
        self.build.sought.connect(self._seek)
        self.build.counted.connect(self._counted)
        self.taking.done.connect(self._settled)
        self.taking.stale.connect(self._stale_slip)
        self.sending.done.connect(self._sent)
        self.sending.stale.connect(self.refresh)
        self._keep.timeout.connect(self.save_draft)

    def _counted(self, what: BatchLineRow | WorkRow, counted: bool) -> None:
        self._note(what.code if isinstance(what, BatchLineRow) else what.handle, counted=counted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.slips.set_narrow(self.width() < px(_NARROW))
