"""F9: what is sent, what is missing before it can be, and what follows."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.services.rows import Done
from counter_app.ui.screens.receive.acts import ReceiveActs
from counter_app.ui.screens.receive.body import Mode
from counter_app.ui.screens.receive.building import form_of, forms_of
from counter_app.ui.screens.receive.drafting import Drafting
from counter_app.ui.screens.receive.faults import place_of
from counter_app.ui.screens.receive.form import FormState
from counter_app.ui.screens.receive.resuming import Resuming
from counter_app.ui.screens.receive.sheet import Sheet
from counter_app.ui.widgets.field import FieldState

UNDO_MS = 8_000
_SPENT = {"draft.used_up", "key.reused"}  # the form became an act already: what was typed since needs another name


class Sending(QObject):
    """Sends the form in hand. A refusal leads to its field; what was typed stands."""

    def __init__(self, sheet: Sheet, acts: ReceiveActs, drafting: Drafting, resuming: Resuming) -> None:
        super().__init__()
        self._sheet, self._acts, self._drafting, self._resuming = sheet, acts, drafting, resuming
        self._undo: tuple[Done, FormState] | None = None
        self._too_late = QTimer(self, singleShot=True, interval=UNDO_MS)
        self._too_late.timeout.connect(self.forget_undo)

    def send(self) -> None:
        """Do what F9 is about now; the papers of the procedure must be known for it."""
        if self._sheet.body.papers.is_waiting:
            self._sheet.body.papers.once_known(self.send)
        elif self._sheet.body.mode.missing:
            self._make_slip()
        elif self._sheet.body.mode.many:
            self._receive_many()
        else:
            self.receive(again=False)

    def receive(self, *, again: bool) -> None:
        """Receive the matter; ``again`` goes on with the same person."""
        sheet = self._sheet
        if sheet.body.papers.is_waiting:
            sheet.body.papers.once_known(lambda: self.receive(again=again))
            return
        actor = sheet.actor() if self.is_ready(papers=True) else None
        if actor is None:
            return
        state = sheet.state
        sheet.body.person.calm()
        self._acts.receive(
            actor,
            form_of(state),
            self._drafting.id,
            lambda done: self._received(done, state, again=again),
            self._refused,
        )

    def ask_missing(self) -> None:
        """Turn to the slip for what is missing."""
        if self._sheet.body.papers.is_waiting:
            self._sheet.body.papers.once_known(self.ask_missing)
        elif self.is_ready(papers=False):
            self._sheet.turn(Mode(missing=True))
            self._sheet.body.slip.ask(self._sheet.body.papers.missing())

    def undo(self) -> None:
        """Void what was just received, and put it back on the form."""
        room = self._sheet.room
        if self._undo is None:
            room.messages.inform(room.words("receive.nothing_to_undo"))
            return
        done, state = self._undo
        self.forget_undo()
        self._acts.cancel(done, room.words("receive.undo_reason"), lambda voided: self._undone(voided, state))

    def forget_undo(self) -> None:
        """It is too late to take it back by one key."""
        self._too_late.stop()
        self._undo, self._sheet.can_undo = None, False
        self._sheet.stand()

    def is_ready(self, *, papers: bool) -> bool:
        """Say whether the form can be sent; else lead to what is missing."""
        sheet, words = self._sheet, self._sheet.room.words
        state, body, messages = sheet.collect(), sheet.body, sheet.room.messages
        if not state.procedure and state.outside is None:
            body.procedure.say(words("receive.need_procedure"))
            messages.wrong(words("receive.need_procedure"))
        elif state.person.is_empty:
            messages.wrong(words("receive.need_person"))
            body.search.field.setFocus()
        elif state.person.warnings and not state.person.looked_at:
            messages.wrong(words("receive.need_look"))
            body.person.warnings.setFocus()
        elif state.late is not None and sheet.actor() is None:
            messages.wrong(words("receive.late_unreadable"))
            body.person.mark("late.day", FieldState.ERROR, words("receive.late_unreadable"))
        elif papers and (missing := body.papers.missing()):
            said = words("receive.papers_missing", count=len(missing), names="; ".join(missing))
            messages.warn(said, (words("receive.missing_link"), self.ask_missing))
            body.papers.list.setFocus()
        else:
            return True
        return False

    def _received(self, done: Done, state: FormState, *, again: bool) -> None:
        sheet, words = self._sheet, self._sheet.room.words
        self._undo, sheet.can_undo = (done, state), True
        self._too_late.start()
        kept = sheet.kept()
        if again:
            kept = replace(kept, person=state.person, behalf=state.behalf, owner=state.owner, authority=state.authority)
        self._resuming.begin(kept)
        ways = [(words("receive.undo"), self.undo)]
        if done.job is not None:
            job = done.job
            ways.append((words("receive.reprint_short"), lambda: self._acts.reprint(job)))
        on_paper = "receive.done_waiting" if sheet.room.papers.waits else "receive.done_printing"
        said = on_paper if done.job else "receive.done"
        sheet.room.messages.done(words(said, which=done.code), *ways)

    def _receive_many(self) -> None:
        sheet, words = self._sheet, self._sheet.room.words
        state = sheet.collect()
        if not state.many:
            sheet.room.messages.wrong(words("receive.many_nobody"))
            sheet.body.many.begin()
        elif not sheet.body.many.complete.isChecked():
            sheet.room.messages.wrong(words("receive.many_papers"))
            sheet.body.many.complete.setFocus()
        elif (actor := sheet.actor()) is not None:
            choice = sheet.choice()
            forms = forms_of(replace(state, short=choice is not None and choice.has_short))
            self._acts.receive_many(actor, forms, self._drafting.id, self._received_many, self._refused)

    def _received_many(self, found: tuple[Done, ...]) -> None:
        self._resuming.begin(self._sheet.kept())
        said = self._sheet.room.words(
            "receive.many_done",
            n=len(found),
            first=found[0].code,
            last=found[-1].code,
            fee=sum(done.fee for done in found),
        )
        self._sheet.room.messages.done(said)

    def _make_slip(self) -> None:
        sheet, slip, words = self._sheet, self._sheet.body.slip, self._sheet.room.words
        state, actor = sheet.collect(), sheet.actor()
        if actor is None:
            return
        form, draft = form_of(state), self._drafting.id
        if not slip.reason:
            slip.complain(words("receive.need_reason"), papers=False)
        elif slip.refuses:
            self._acts.refuse(actor, form, slip.reason, draft, self._slip_made, self._refused)
        elif not slip.papers:
            slip.complain(words("receive.need_papers"), papers=True)
        else:
            why = (slip.papers, slip.reason)
            self._acts.ask_completion(actor, form, why, draft, self._slip_made, self._refused)

    def _slip_made(self, done: Done) -> None:
        refused = self._sheet.body.slip.refuses
        self._resuming.begin(self._sheet.kept())
        said = "receive.refused" if refused else "receive.slip_made"
        words = self._sheet.room.words
        self._sheet.room.messages.done(words(said, slip=done.slip, number=done.paper_number))

    def _undone(self, voided: Done, state: FormState) -> None:
        self._resuming.put_back(state)
        room = self._sheet.room
        room.messages.inform(room.words("receive.undone", which=voided.code))

    def _refused(self, error: CounterError) -> None:
        """Lead to the field a refusal is about."""
        sheet = self._sheet
        words, body = sheet.room.words.say(error), sheet.body
        if error.code in _SPENT:
            self._drafting.begin()
        place = place_of(error, sheet.state, ward_date(sheet.room.now()))
        if body.person.mark(place, FieldState.ERROR, words):
            return
        match place:
            case "search":
                body.search.field.setFocus()
            case "procedure":
                body.procedure.say(words)
            case "basis":
                body.papers.fee.say_basis(words)
            case "pages":
                body.papers.quantities.pages.setFocus()
            case "copies":
                body.papers.quantities.copies.setFocus()
