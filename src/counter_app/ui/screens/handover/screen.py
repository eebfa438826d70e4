"""Handing over: the slips on the left; on the right one to take over, one that was sent, or a new one."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain import scans
from counter_app.domain.people import Right
from counter_app.domain.scans import Scan, ScanKind
from counter_app.services.counter_rows import BatchLineRow, BatchPage, Box
from counter_app.services.rows import BatchDone
from counter_app.services.work_rows import WorkCounts, WorkRow
from counter_app.ui.background import Latest
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.handover.deeds import SCOPE, register
from counter_app.ui.screens.handover.keeping import Keeper
from counter_app.ui.screens.handover.reads import Begun, read_begun, read_choice
from counter_app.ui.screens.handover.seeking import Seeker
from counter_app.ui.screens.handover.shown import clock, running_part
from counter_app.ui.screens.handover.slips_pane import BOXES, SlipsPane
from counter_app.ui.screens.handover.stage import Stage
from counter_app.ui.screens.handover.strip import LastScans, Scanned
from counter_app.ui.widgets.card import hairline

_NO_DOSSIER = {ScanKind.CARD, ScanKind.ID_NUMBER, ScanKind.PHONE}


class HandoverScreen(Screen):
    """Whoever may take over sees it; to hand over takes a right of its own."""

    name = SCOPE
    icon = "handover"
    digit = "4"
    right = Right.TAKE_OVER
    shows = frozenset({Kind.DOSSIERS, Kind.BATCHES})

    keep_ms: ClassVar[int] = 2000
    """How long after the last mark what was begun is stored."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._latest_boxes, self._latest_page = Latest(room.background), Latest(room.background)
        self._batch, self._opened = "", ""  # the slip in hand; one that was asked for and may be in no box
        self._goes_on, self._mark_next = False, 0
        register(self)
        self.slips, self.stage = SlipsPane(room), Stage(room)
        self.last_scans = LastScans(room.words)
        self.keeper = Keeper(room, self.stage.build)
        self.seeker = Seeker(room, self.slips, self.stage, self.open_slip, self)
        self._keep = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()

    # what the frame asks

    @staticmethod
    def count(counts: WorkCounts) -> int:
        return counts.incoming_batches

    def first_focus(self) -> QWidget:
        return self.stage.first_focus() or self.slips.first_focus()

    def strip(self) -> QWidget:
        return self.last_scans

    def refresh(self) -> None:
        """Read the boxes anew, and what is shown of them; marks and the pile stay."""
        desks, actor, keeper = self.room.desks, self.room.seat.actor(), self.keeper
        self._latest_boxes.run(lambda: read_begun(desks, actor, restored=keeper.is_restored), self._show_begun)

    def save_draft(self) -> None:
        self._keep.stop()
        self.keeper.keep(building=self.stage.building)

    def put_away(self) -> None:
        """Keep the marks and the pile for the person who leaves, and show nothing of them."""
        super().put_away()
        self._latest_boxes.forget()
        self._latest_page.forget()
        self._batch, self._opened, self._goes_on, self._mark_next = "", "", False, 0
        self.keeper.forget()
        self.slips.turn_to(Box.INCOMING)
        self.slips.show_boxes({}, frozenset(), "")
        self.last_scans.forget()
        self.stage.clear()

    def retranslate(self) -> None:
        for part in (self.slips, self.stage, self.last_scans):
            part.retranslate()

    def open_handle(self, handle: str) -> None:
        """Show a slip by its name or barcode; a dossier is dealt with as if it had been scanned."""
        self.scanned(scans.scanned(handle))

    def scanned(self, scan: Scan) -> None:
        """A slip is opened; a dossier is marked on the slip in hand, put on the pile, or found."""
        if scan.kind in _NO_DOSSIER:
            self.room.messages.wrong(self.room.words("handover.no_dossier"))
        elif scan.kind is ScanKind.HANDOVER:
            self.open_slip(scan.value)
        elif self.stage.building:
            self.stage.build.take(scan.value)
        elif self.stage.takes:
            self.stage.slip.take(scan.value)
        else:
            self.seeker.seek(scan.value)

    # commands

    def begin(self) -> None:
        """Begin a new slip, or go on with the one that was begun."""
        self._batch = ""
        self.slips.cards.choose("")
        self.stage.show_build()
        self._read_choice()
        self.stage.build.scan.setFocus()

    def leave_pile(self) -> None:
        """Drop the new slip."""
        self.stage.build.clear()
        self.save_draft()
        self._show_first()
        self.first_focus().setFocus()

    def aim(self) -> None:
        """Choose where a new slip goes."""
        if not self.stage.building:
            self.begin()
        self.stage.build.target.setFocus()

    def view(self, box: Box) -> None:
        """Show a box."""
        self.slips.turn_to(box)
        self._show_first()
        self.slips.first_focus().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the scan box, then goes back to it, then to the slips."""
        scan = self.stage.pane.scan
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif scan.text():
            scan.clear()
        elif scan.isVisible() and not scan.hasFocus():
            scan.setFocus()
        elif self.stage.building:
            self._show_first()
            self.first_focus().setFocus()
        elif self.slips.shown:
            self.slips.cards.setFocus()

    # reading

    def _show_begun(self, begun: Begun) -> None:
        goes_on = self.stage.building
        if begun.kept is not None:
            self.keeper.restore(begun.kept)
            self.keeper.keep_only(frozenset(card.batch for card in begun.boxes[Box.INCOMING]))
            goes_on = begun.kept.building and self.room.seat.may(Right.HAND_OVER)
        self.keeper.is_restored = True
        self.slips.show_boxes(begun.boxes, self.keeper.begun, "" if goes_on else self._batch)
        if goes_on:
            self.stage.show_build()
            self._read_choice()
        elif self._batch and (self._batch in self.slips.batches_in(self.slips.box) or self._opened == self._batch):
            self._read_page(self._batch)
        else:
            self._show_first()

    def _show_first(self) -> None:
        """Show the first slip of the box, or say that there is none."""
        self._batch = self.slips.shown[0].batch if self.slips.shown else ""
        self.slips.cards.choose(self._batch)
        if self._batch:
            self._read_page(self._batch)
            return
        had_focus = self._goes_on or self.stage.isAncestorOf(self.focusWidget())
        self._goes_on = False
        self.stage.show_blank(self.slips.box)
        if had_focus:
            self.first_focus().setFocus()

    def _read_page(self, batch: str) -> None:
        desks, actor = self.room.desks.worklists, self.room.seat.actor()
        self._latest_page.run(lambda: desks.batch(actor, batch), self._show_page)

    def _show_page(self, page: BatchPage) -> None:
        self.stage.show_page(page, self.slips.box, self.keeper.marks_of(page.card.batch))
        self.keeper.note_marks(self.stage.slip.tally)
        if self._mark_next:
            number, self._mark_next = self._mark_next, 0
            self.stage.slip.mark_here(number)
        if self._goes_on:
            self._goes_on = False
            self.first_focus().setFocus()

    def open_slip(self, batch: str, mark: int = 0) -> None:
        """Show a slip whatever box it is in, and mark a dossier there; it need not be this person's."""
        desks, actor = self.room.desks.worklists, self.room.seat.actor()

        def found(page: BatchPage) -> None:
            name = page.card.batch
            box = next((box for box in BOXES if name in self.slips.batches_in(box)), None)
            if box is not None:
                self.slips.turn_to(box)
            self._batch = self._opened = name
            self._goes_on, self._mark_next = True, mark
            self.slips.cards.choose(name)
            self._show_page(page)

        self._latest_page.run(lambda: desks.batch(actor, batch), found)

    def _read_choice(self) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()
        self._latest_page.run(lambda: read_choice(desks, actor), self.stage.show_choice)

    # what happens

    def _picked(self, batch: str) -> None:
        self._batch = batch
        self._read_page(batch)

    def _marked(self) -> None:
        self.keeper.note_marks(self.stage.slip.tally)
        self.stage.slip.redraw()
        self.slips.show_begun(self.keeper.begun)
        self._begun()

    def _begun(self) -> None:
        self._keep.start(self.keep_ms)
        self.stage.judge()

    def _counted(self, what: BatchLineRow | WorkRow, counted: bool) -> None:
        self._note(what.code if isinstance(what, BatchLineRow) else what.handle, counted=counted)

    def _note(self, handle: str, *, counted: bool = False) -> None:
        self.last_scans.add(Scanned(running_part(handle), clock(self.room.now()), counted))

    def _settled(self, done: BatchDone) -> None:
        self.keeper.drop(done.batch)
        self.save_draft()
        self._goes_on = True

    def _sent(self, done: BatchDone) -> None:
        self.stage.build.clear()
        self.stage.show_blank(Box.OUTGOING)
        self._batch = self._opened = done.batch
        self._goes_on = True
        self.slips.turn_to(Box.OUTGOING)
        self.save_draft()

    def _overtaken(self) -> None:
        self._opened = self._batch
        self.refresh()

    def _follow(self) -> None:
        if self.stage.slip.offers_other:
            self.open_slip(self.seeker.other)
        else:
            self.stage.slip.to_missing()

    # building

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.slips)
        row.addWidget(hairline(upright=True))
        row.addWidget(self.stage, 1)

    def _connect(self) -> None:
        stage = self.stage
        self.slips.picked.connect(self._picked)
        self.slips.turned.connect(self._show_first)
        self.slips.opened.connect(lambda: self.first_focus().setFocus())
        stage.slip.marked.connect(self._marked)
        stage.slip.acted.connect(self._follow)
        stage.build.changed.connect(self._begun)
        for pane in (stage.slip, stage.build):
            pane.sought.connect(self.seeker.seek)
            pane.counted.connect(self._counted)
        self.seeker.missed.connect(self._note)
        stage.taking.done.connect(self._settled)
        stage.taking.stale.connect(self._overtaken)
        stage.left.connect(self.leave_pile)
        stage.sending.done.connect(self._sent)
        stage.sending.stale.connect(self.refresh)
        self._keep.timeout.connect(self.save_draft)
