"""Receiving: what is wanted, by whom, with which papers, for when. One key does it; nothing typed is ever lost."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.people import Right
from counter_app.domain.scans import Scan
from counter_app.services.counter_rows import ReceptionBoard
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.receive import people
from counter_app.ui.screens.receive.acts import ReceiveActs
from counter_app.ui.screens.receive.arrivals import Arrivals
from counter_app.ui.screens.receive.body import Body, Mode
from counter_app.ui.screens.receive.drafting import Drafting
from counter_app.ui.screens.receive.form import PersonEntry
from counter_app.ui.screens.receive.keys import commands
from counter_app.ui.screens.receive.promise import Promise
from counter_app.ui.screens.receive.reads import ReceiveReads
from counter_app.ui.screens.receive.resuming import Resuming
from counter_app.ui.screens.receive.sending import Sending
from counter_app.ui.screens.receive.sheet import Sheet
from counter_app.ui.screens.receive.side import Side


class ReceiveScreen(Screen):
    """The receiving desk. Each command is the method of its name."""

    name = "receive"
    icon = "receive"
    digit = "1"
    right = Right.RECEIVE
    shows = frozenset({Kind.DOSSIERS, Kind.DRAFTS, Kind.PRINTS, Kind.CATALOGUE, Kind.OFFICE})

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        for command in commands():
            room.commands.add(command, self._doer(command.name))
        self.reads, self.acts, self.sheet = ReceiveReads(room), ReceiveActs(room), Sheet(room)
        self.drafting = Drafting(room, lambda: self.sheet.state, self.sheet.procedure_name)
        self.promise = Promise(self.sheet, self.reads)
        self.side = Side(room, self.acts)
        self.resuming = Resuming(self.sheet, self.drafting, self.side)
        self.sending = Sending(self.sheet, self.acts, self.drafting, self.resuming)
        self.arrivals = Arrivals(self.sheet, self.reads, self.promise, self.resuming.hold)
        for part in (self.sheet, self.drafting, self.promise, self.sending):
            part.setParent(self)  # their clocks stop with the window
        self._taken_up = False
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self.sheet.changed.connect(self.drafting.touch)
        self.side.strip.drafts.opened.connect(self.resuming.open)
        self.side.strip.recent.opened.connect(lambda code: room.go("lookup", code))
        self._use(self.sheet.body)
        self.promise.look()

    # what the frame asks

    def refresh(self) -> None:
        self.reads.board(self._show_board)
        self.reads.procedures(self.sheet.offer)
        self.resuming.show_held()
        if not self._taken_up:
            self._taken_up = True
            self.drafting.mine(self.resuming.take_up)

    def retranslate(self) -> None:
        """Make every part anew in the other language, with what was typed."""
        self.sheet.collect()
        old = self.sheet.body
        self._use(Body(self.room, self.sheet.favourite))
        self.sheet.turn(old.mode)
        old.hide()
        old.deleteLater()
        self.side.retranslate()
        self.promise.anew()
        self.refresh()
        if self.isVisible():
            self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        return self.sheet.body.search.field

    def save_draft(self) -> None:
        self.sheet.collect()
        self.drafting.save()

    def put_away(self) -> None:
        self.resuming.put_away()
        self.sending.forget_undo()
        self._taken_up = False

    def strip(self) -> QWidget:
        return self.side.strip

    def scanned(self, scan: Scan) -> None:
        self.arrivals.scanned(scan)

    def be_quick(self) -> None:
        """Ask and save at once, without waiting for the end of somebody's typing."""
        for timer in (self.promise.wait, self.drafting.wait, self.sheet.body.search.wait):
            timer.setInterval(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves what lies over the form, then the message; it never drops a draft."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    # commands

    def receive(self) -> None:
        """Do what F9 is about now."""
        self.sending.send()

    def again(self) -> None:
        """Receive, and go on with the same person."""
        if self.sheet.body.mode == Mode():
            self.sending.receive(again=True)

    def search(self) -> None:
        """Go to the box where people are found."""
        self.sheet.body.search.field.setFocus()
        self.sheet.body.search.field.selectAll()

    def procedure(self) -> None:
        """Go to the choice of procedures."""
        self.sheet.body.procedure.open()

    def recent(self) -> None:
        """Go to what was just received."""
        self.side.go_recent(self)

    def drafts(self) -> None:
        """Go to what is held."""
        self.side.go_drafts(self)

    def all_papers(self) -> None:
        """Every mandatory paper is there."""
        body = self.sheet.body
        body.papers.all_present()
        self.room.messages.clear()
        if body.mode.many:
            body.many.complete.setChecked(True)
            body.many.begin()

    def missing(self) -> None:
        """Ask what is missing; the main key then makes the slip."""
        self.sending.ask_missing()

    def hold(self) -> None:
        """Put this matter aside for the next citizen."""
        self.resuming.hold()

    def reprint(self) -> None:
        """Print the last slip once more, or the one in hand."""
        job = self.side.job_in_hand() or self.acts.last_job
        if job is None:
            self.room.messages.inform(self.room.words("receive.nothing_to_reprint"))
        else:
            self.acts.reprint(job)

    def undo(self) -> None:
        """Void what was just received."""
        self.sending.undo()

    def see_open(self) -> None:
        """See the other dossier of this person; the form is kept."""
        if self.promise.open:
            self.save_draft()
            self.room.go("lookup", self.promise.open[0].handle)

    def many(self) -> None:
        """Turn to many copies at once, or back."""
        sheet = self.sheet
        if sheet.body.mode.many:
            self.back()
            return
        choice = sheet.choice()
        if choice is None or not choice.needs_pages:
            choice = next((one for one in sheet.list.choices if one.needs_pages and one.needs_copies), None)
        if choice is None:
            self.room.messages.wrong(self.room.words("receive.many_none"))
            return
        sheet.choose(choice.code)
        state = sheet.state
        if not state.many and not state.person.is_empty:
            state = replace(state, many=(people.as_row(state.person),), person=PersonEntry())
        sheet.turn(Mode(many=True))
        sheet.put(state)
        sheet.body.many.begin()

    def late(self) -> None:
        """Open or close the late entry."""
        self.sheet.body.person.toggle_part("late")

    def given(self) -> None:
        """Open or close the code of another system."""
        self.sheet.body.person.toggle_part("given")

    def outside(self) -> None:
        """Open or close a procedure outside the catalogue."""
        self.sheet.body.person.toggle_part("outside")
        self.sheet.body.show_procedure(self.sheet.state, self.sheet.choice())

    def party(self) -> None:
        """Add somebody."""
        self.sheet.body.person.add_party()

    def edit(self) -> None:
        """Put right by hand what a card or an earlier dossier says of the person."""
        if self.sheet.state.person.is_empty:
            self.search()
        else:
            self.sheet.body.person.edit_by_hand()

    def why(self) -> None:
        """Explain the appointment, or be brief again."""
        self.sheet.body.due.explain_more()

    def discard(self) -> None:
        """Throw away what is on the form."""
        self.resuming.discard()

    def back(self) -> None:
        """Leave what lies over the form."""
        if self.sheet.body.mode == Mode():
            self.room.messages.clear()
        else:
            self.sheet.turn(Mode())
            self.sheet.go_on()

    def _use(self, body: Body) -> None:
        self._whole.addWidget(body)
        self.sheet.use(body)
        body.search.asked.connect(self.arrivals.ask)
        body.search.known.connect(self.arrivals.known)
        body.search.entered.connect(self.arrivals.entered)
        body.many.closed.connect(self.back)

    def _show_board(self, board: ReceptionBoard) -> None:
        self.side.show_board(board)
        self.sheet.body.today.setText(self.side.today_words)

    def _doer(self, name: str) -> Callable[[], object]:
        if name.startswith("favourite_"):
            at = int(name.removeprefix("favourite_")) - 1
            return lambda: self.sheet.favourite(at)
        doer: Callable[[], object] = getattr(self, name)
        return doer
