"""Receiving: what is wanted, by whom, with which papers, for when. One key does it; nothing typed is ever lost."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError, Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Right
from counter_app.domain.scans import ScanKind, scanned
from counter_app.services.acting import Actor
from counter_app.services.draft_rows import Draft
from counter_app.services.rows import Done
from counter_app.services.work_rows import KnownPerson, Preview, ProcedureChoice, ProcedureList, WorkRow
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.receive import people
from counter_app.ui.screens.receive.acts import ReceiveActs
from counter_app.ui.screens.receive.body import Body, Mode
from counter_app.ui.screens.receive.building import actor_of, form_of, forms_of
from counter_app.ui.screens.receive.drafting import Drafting
from counter_app.ui.screens.receive.faults import place_of
from counter_app.ui.screens.receive.form import FormState, PersonEntry
from counter_app.ui.screens.receive.keys import SCOPE, commands
from counter_app.ui.screens.receive.procedure_box import FAVOURITES
from counter_app.ui.screens.receive.reads import ReceiveReads
from counter_app.ui.screens.receive.side import Side
from counter_app.ui.widgets.field import FieldState

PREVIEW_MS = 100
UNDO_MS = 8_000


class ReceiveScreen(Screen):
    """The receiving desk."""

    name = "receive"
    icon = "receive"
    digit = "1"
    right = Right.RECEIVE
    shows = frozenset({Kind.DOSSIERS, Kind.DRAFTS, Kind.PRINTS, Kind.CATALOGUE, Kind.OFFICE})

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.state = FormState()
        self._list: ProcedureList | None = None
        self._open: tuple[WorkRow, ...] = ()
        self._undo: tuple[Done, FormState] | None = None
        self._began = False
        self.reads, self.acts = ReceiveReads(room), ReceiveActs(room)
        self.drafting = Drafting(room, lambda: self.state, self._procedure_name)
        self.side = Side(room, self._open_draft, lambda code: room.go("queue", code), self.acts)
        for command in commands():
            room.commands.add(command, self._doer(command.name))
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._soon = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._soon.timeout.connect(self._look)
        self._no_undo = QTimer(self, singleShot=True, interval=UNDO_MS)
        self._no_undo.timeout.connect(self._forget_undo)
        self._build()
        self._stand()

    # the frame's calls

    def refresh(self) -> None:
        """Read the day, the procedures and the drafts; what is typed stays."""
        self.reads.board(self._show_board)
        self.reads.procedures(self._show_procedures)
        self.drafting.mine(self.side.show_drafts)
        if not self._began:
            self._began = True
            self.drafting.mine(self._take_up)

    def retranslate(self) -> None:
        """Make every part anew in the other language, with what was typed."""
        self._collect()
        mode = self.body.mode
        self._build()
        self._turn(mode)
        self.side.retranslate()
        self._stale = False
        self.refresh()
        self.body.search.field.setFocus()

    def first_focus(self) -> QWidget:
        return self.body.search.field

    def put_away(self) -> None:
        self._collect()
        self.drafting.save()
        self._empty(FormState())
        self.drafting.begin()
        self.side.clear()
        self._forget_undo()
        self._began = False

    def strip(self) -> QWidget:
        return self.side.strip

    def scanned(self, text: str) -> None:
        """A card is the next person, or the party that waits for one; a paper of ours is a dossier to be seen."""
        scan = scanned(text)
        match scan.kind:
            case ScanKind.CARD:
                self._card(text)
            case ScanKind.DOSSIER | ScanKind.CODE | ScanKind.SLIP:
                self.room.go("queue", scan.value)
            case ScanKind.HANDOVER:
                self.room.go("handover", scan.value)
            case _:
                self._entered(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves what lies over the form, then the message; it never drops a draft."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def be_quick(self) -> None:
        """Ask and save at once, without waiting for the end of somebody's typing."""
        for timer in (self._soon, self.body.search.wait):
            timer.setInterval(0)

    # commands

    def search(self) -> None:
        """Go to the box where people are found."""
        self.body.search.field.setFocus()
        self.body.search.field.selectAll()

    def procedure(self) -> None:
        """Go to the choice of procedures."""
        self.body.procedure.open()

    def recent(self) -> None:
        """Go to what was just received."""
        self.side.go_recent(self)

    def drafts(self) -> None:
        """Go to what is held."""
        self.side.go_drafts(self)

    def all_papers(self) -> None:
        """Every mandatory paper is there."""
        self.body.papers.all_present()
        if self.body.mode.many:
            self._collect()
            self.body.many.show_rows(self.state)
            self.body.many.begin()

    def missing(self) -> None:
        """Ask what is missing, and make the slip by the main key."""
        if self._is_ready(papers=False):
            self._turn(Mode(missing=True))
            self.body.slip.ask(self.body.papers.missing())

    def hold(self) -> None:
        """Put this matter aside for the next citizen."""
        self._collect()
        if self.state.is_untouched:
            self.room.messages.inform(self.room.words("receive.nothing_to_hold"))
            return
        name = self.state.person.name or self.state.person.id_number
        self.drafting.save(held=True)
        self._begin(FormState(procedure=self.state.procedure, short=self.state.short, receipt=self.state.receipt))
        self.drafting.mine(self.side.show_drafts)
        self.room.messages.done(self.room.words("receive.held", name=name))

    def receive(self) -> None:
        """Do what F9 is about now."""
        if self.body.mode.missing:
            self._make_slip()
        elif self.body.mode.many:
            self._receive_many()
        else:
            self._receive(again=False)

    def again(self) -> None:
        """Receive, and go on with the same person."""
        if not self.body.mode.missing and not self.body.mode.many:
            self._receive(again=True)

    def reprint(self) -> None:
        """Print the last slip once more."""
        job = self.side.job_in_hand() or self.acts.last_job
        if job is None:
            self.room.messages.inform(self.room.words("receive.nothing_to_reprint"))
        else:
            self.acts.reprint(job)

    def undo(self) -> None:
        """Void what was just received, and put it back on the form."""
        if self._undo is None:
            self.room.messages.inform(self.room.words("receive.nothing_to_undo"))
            return
        done, state = self._undo
        self._forget_undo()
        self.acts.cancel(done, self.room.words("receive.undo_reason"), lambda voided: self._undone(voided, state))

    def see_open(self) -> None:
        """See the other dossier of this person."""
        if self._open:
            self._collect()
            self.drafting.save()
            self.room.go("queue", self._open[0].handle)

    def many(self) -> None:
        """Turn to many copies at once, or back."""
        choice = self._choice()
        if self.body.mode.many:
            self._turn(Mode())
            return
        if choice is None or not (choice.needs_pages and choice.needs_copies):
            wanted = next((one for one in self._choices() if one.needs_pages and one.needs_copies), None)
            if wanted is None:
                self.room.messages.wrong(self.room.words("receive.many_none"))
                return
            self._choose(wanted.code)
        self._collect()
        if not self.state.many and not self.state.person.is_empty:
            self.state = replace(self.state, many=(people.as_row(self.state.person),), person=PersonEntry())
        self._turn(Mode(many=True))
        self._show()
        self.body.many.begin()

    def late(self) -> None:
        """Open or close the late entry."""
        self.body.person.toggle_part("late")

    def given(self) -> None:
        """Open or close the code of another system."""
        self.body.person.toggle_part("given")

    def outside(self) -> None:
        """Open or close a procedure outside the catalogue."""
        self.body.person.toggle_part("outside")
        self._collect()
        self._show()

    def party(self) -> None:
        """Add somebody."""
        self.body.person.add_party()

    def edit(self) -> None:
        """Put right by hand what a card or an earlier dossier says of the person."""
        if self.state.person.is_empty:
            self.search()
        else:
            self.body.person.edit_by_hand()

    def why(self) -> None:
        """Explain the appointment, or be brief again."""
        self.body.due.explain_more()

    def discard(self) -> None:
        """Throw away what is on the form; it can be had back for a moment."""
        self._collect()
        thrown = self.state
        if thrown.is_untouched:
            return
        self.drafting.discard(self.drafting.id)
        self._begin(FormState(procedure=thrown.procedure, short=thrown.short, receipt=thrown.receipt))
        words = self.room.words
        self.room.messages.done(words("receive.discarded"), (words("receive.undo"), lambda: self._put_back(thrown)))

    def back(self) -> None:
        """Leave what lies over the form."""
        if self.body.mode != Mode():
            self._turn(Mode())
            self.search()
        else:
            self.room.messages.clear()

    # people

    def _card(self, text: str) -> None:
        try:
            person = people.from_card(text, self.room.now())
        except Refused as refused:
            self.room.messages.refused(refused)
            self.search()
            return
        self._arrived(person)
        self.reads.people(person.id_number, lambda known: self._known_of(person, known))

    def _arrived(self, person: PersonEntry) -> None:
        """Put somebody where they belong: a line of copies, a party that waits, the empty form, or the next one."""
        self._collect()
        self.body.search.clear()
        self.room.messages.clear()
        if self.body.mode.many:
            self.body.many.take_person(people.as_row(person))
            return
        if place := self.body.person.waiting_party():
            self._fill_party(place, person)
            return
        now = self.state.person
        if not now.is_empty and now.id_number != person.id_number:
            self.hold()
        elif not now.is_empty:
            person = replace(person, phone=person.phone or now.phone, phone_since=now.phone_since)
        self.state = replace(self.state, person=person)
        self._turn(Mode())
        self._show()
        self._look_at_person()
        self._go_on()
        self._changed()

    def _fill_party(self, place: str, person: PersonEntry) -> None:
        if place == "owner":
            self.state = replace(self.state, owner=people.as_party(person, self.state.owner))
        else:
            at = int(place.split(".")[1])
            others = list(self.state.others)
            others[at] = people.as_party(person, others[at])
            self.state = replace(self.state, others=tuple(others))
        self._show()
        self.body.person.reach(f"{place}.phone")
        self._changed()

    def _known_of(self, person: PersonEntry, known: tuple[KnownPerson, ...]) -> None:
        """What an earlier dossier tells of the person of a card, unless somebody typed meanwhile."""
        same = next((one for one in known if one.id_number == person.id_number), None)
        self._collect()
        if same is None or self.state.person.id_number != person.id_number:
            return
        self.state = replace(self.state, person=people.with_known(self.state.person, same))
        self._show()
        self._go_on()

    def _entered(self, text: str) -> None:
        """Take what was sent from the box: a card typed by a scanner, a known number, or somebody new."""
        scan = scanned(text)
        if scan.kind is ScanKind.CARD:
            self._card(text)
        elif scan.kind in {ScanKind.ID_NUMBER, ScanKind.PHONE}:
            self.reads.people(scan.value, lambda known: self._number_found(text, scan.value, known))
        elif scan.kind in {ScanKind.DOSSIER, ScanKind.CODE, ScanKind.SLIP, ScanKind.HANDOVER}:
            self.scanned(text)
        else:
            self._arrived(people.from_typed(text))

    def _number_found(self, text: str, number: str, known: tuple[KnownPerson, ...]) -> None:
        same = [one for one in known if number in {one.id_number, one.phone}]
        self._arrived(people.from_known(same[0]) if len(same) == 1 else people.from_typed(text))

    def _ask_people(self, text: str) -> None:
        self.reads.people(text, lambda known: self.body.search.offer(text, known))

    def _look_at_person(self) -> None:
        person = self.state.person
        if person.is_empty:
            self._show_open(())
        else:
            self.reads.open_of(person, self._show_open)

    def _show_open(self, rows: tuple[WorkRow, ...]) -> None:
        words, self._open = self.room.words, rows
        self.room.commands.allow("receive.see_open", "" if rows else "receive.nothing_open")
        if not rows:
            self.body.say_open("", "")
            return
        row = rows[0]
        said = words(
            "receive.open_dossiers",
            name=self.state.person.name,
            count=len(rows),
            which=f"…{row.handle[-11:]}",
            procedure=row.procedure_name,
            stage=row.stage,
            due=words("receive.open_due", at=row.due_at) if row.due_at else "",
            same=words("receive.open_same") if row.procedure == self.state.procedure else "",
        )
        self.body.say_open(said, words("receive.see"))

    # the form

    def _build(self) -> None:
        if hasattr(self, "body"):
            self._whole.removeWidget(self.body)
            self.body.hide()
            self.body.deleteLater()
        self.body = Body(self.room, self._favourite)
        self._whole.addWidget(self.body)
        body = self.body
        body.changed.connect(self._typed)
        body.procedure.chosen.connect(self._chosen)
        body.search.asked.connect(self._ask_people)
        body.search.known.connect(lambda known: self._arrived(people.from_known(known)))
        body.search.entered.connect(self._entered)
        body.many.closed.connect(self.back)
        body.slip.turned.connect(self._stand)
        if self._list is not None:
            body.procedure.offer(self._list.choices, self._list.favourites)
        self._show()
        self._look()

    def _collect(self) -> None:
        self.state = self.body.take(self.state)

    def _show(self) -> None:
        self.body.show_state(self.state, self._choice(), ward_date(self.room.now()))
        self._stand()

    def _typed(self) -> None:
        self._collect()
        self._changed()

    def _changed(self) -> None:
        self.drafting.touch()
        if self._soon.interval():
            self._soon.start()
        else:
            self._look()
        self._stand()

    def _stand(self) -> None:
        """Let every command say what it would do now."""
        allow, retitle, mode = self.room.commands.allow, self.room.commands.retitle, self.body.mode
        if mode.missing:
            retitle("receive.receive", "receive.make_refusal" if self.body.slip.refuses else "receive.make_slip")
        elif mode.many:
            retitle("receive.receive", "receive.receive_many", n=len(self.state.many))
        else:
            retitle("receive.receive", "receive.receive" if self.state.receipt else "receive.receive_only")
        allow("receive.undo", "" if self._undo else "receive.nothing_to_undo")
        for at in range(FAVOURITES):
            choice = self.body.procedure.find(self.body.procedure.favourite(at))
            name = choice.short_name if choice else ""
            retitle(f"receive.favourite_{at + 1}", "receive.favourite", n=at + 1, name=name)
            allow(f"receive.favourite_{at + 1}", "" if choice else "receive.no_favourite")
        person = self.state.person
        self.body.due.note("" if person.is_empty else self.room.words("receive.again_note", name=person.name))

    def _look(self) -> None:
        """Ask what receiving now would promise."""
        self._soon.stop()
        if not self.state.procedure and self.state.outside is None:
            self.body.due.show_preview(None)
            self.body.papers.ask_for((), self.state)
            return
        if self.body.mode.many:
            self.reads.total(self.state, self._show_total)
        actor = self._actor() or self.room.seat.actor()
        self.reads.preview(actor, self.state, self._show_preview, self._no_preview)

    def _show_preview(self, preview: Preview) -> None:
        self.body.papers.ask_for(preview.papers, self.state)
        self.body.papers.show_fee(preview.fee)
        self.body.due.show_preview(preview)

    def _no_preview(self, error: CounterError) -> None:
        self.body.due.show_preview(None)
        if error.code.startswith("procedure"):
            self.body.procedure.say(self.room.words.say(error))

    def _show_total(self, total: tuple[int, int]) -> None:
        count, fee = total
        self.body.many.show_total(self.room.words("receive.many_total", n=count, fee=fee))
        self._stand()

    def _turn(self, mode: Mode) -> None:
        self.body.turn(mode)
        self._stand()

    def _go_on(self) -> None:
        """Put the keyboard on what a person must still supply, else back in the box."""
        choice = self._choice()
        if choice is not None and (choice.needs_copies or choice.needs_pages):
            box = self.body.papers.quantities.copies if choice.needs_copies else self.body.papers.quantities.pages
            box.setFocus()
            box.selectAll()
            return
        (self.body.person.to_supply() or self.body.search.field).setFocus()

    def _chosen(self, code: str) -> None:
        self._choose(code)
        self.body.search.field.setFocus()

    def _choose(self, code: str) -> None:
        self._collect()
        if code != self.state.procedure:
            self.state = replace(self.state, procedure=code, papers=(), pages=1, copies=1, short=False, outside=None)
        self._show()
        self._changed()
        self._look()

    def _favourite(self, at: int) -> None:
        if code := self.body.procedure.favourite(at):
            self._choose(code)
            if self.state.person.is_empty:
                self.body.search.field.setFocus()
            else:
                self._go_on()

    def _choices(self) -> tuple[ProcedureChoice, ...]:
        return self._list.choices if self._list else ()

    def _choice(self) -> ProcedureChoice | None:
        return next((one for one in self._choices() if one.code == self.state.procedure), None)

    def _procedure_name(self) -> str:
        if self.state.outside:
            return self.state.outside.name
        choice = self._choice()
        return choice.short_name if choice else ""

    def _show_procedures(self, found: ProcedureList) -> None:
        self._list = found
        self.body.procedure.offer(found.choices, found.favourites)
        self.body.procedure.show_choice(self._choice(), self._outside_name())
        self.body.papers.quantities.need(self._choice())
        self._stand()

    def _outside_name(self) -> str:
        if self.state.outside is None:
            return ""
        return self.state.outside.name or self.room.words("receive.outside_head")

    def _show_board(self, board: object) -> None:
        self.side.show_board(board)  # type: ignore[arg-type]
        self.body.today.setText(self.side.today_words)

    # receiving

    def _is_ready(self, *, papers: bool) -> bool:
        """Say whether the form can be sent; else lead to what is missing."""
        self._collect()
        words, state, body = self.room.words, self.state, self.body
        if not state.procedure and state.outside is None:
            body.procedure.say(words("receive.need_procedure"))
            self.room.messages.wrong(words("receive.need_procedure"))
        elif state.person.is_empty:
            self.room.messages.wrong(words("receive.need_person"))
            self.search()
        elif state.person.warnings and not state.person.looked_at:
            self.room.messages.wrong(words("receive.need_look"))
            body.person.warnings.tick.setFocus()
        elif state.late is not None and self._actor() is None:
            said = words("receive.late_unreadable")
            self.room.messages.wrong(said)
            body.person.say("late.day", FieldState.ERROR, said)
        elif papers and (missing := body.papers.missing()):
            said = words("receive.papers_missing", count=len(missing), names="; ".join(missing))
            self.room.messages.warn(said, (words("receive.missing_link"), self.missing))
            body.papers.list.setFocus()
        else:
            return True
        return False

    def _receive(self, *, again: bool) -> None:
        if not self._is_ready(papers=True):
            return
        actor, state = self._actor(), self.state
        if actor is None:
            return
        self.body.person.calm()
        self.acts.receive(
            actor,
            form_of(state),
            self.drafting.id,
            lambda done: self._received(done, state, again=again),
            self._refused,
        )

    def _received(self, done: Done, state: FormState, *, again: bool) -> None:
        words = self.room.words
        self._undo = (done, state)
        self._no_undo.start()
        kept = FormState(procedure=state.procedure, short=state.short, receipt=state.receipt)
        if again:
            kept = replace(kept, person=state.person, behalf=state.behalf, owner=state.owner, authority=state.authority)
        self._begin(kept)
        said = "receive.done_printing" if done.job else "receive.done"
        acts = [(words("receive.undo"), self.undo)]
        if done.job:
            acts.append((words("receive.reprint_short"), self.reprint))
        self.room.messages.done(words(said, which=done.code), *acts)

    def _receive_many(self) -> None:
        self._collect()
        words = self.room.words
        if not self.state.many:
            self.room.messages.wrong(words("receive.many_nobody"))
            self.body.many.begin()
            return
        if not self.body.many.complete.isChecked():
            self.room.messages.wrong(words("receive.many_papers"))
            self.body.many.complete.setFocus()
            return
        state = replace(self.state, short=bool((choice := self._choice()) and choice.has_short))
        self.acts.receive_many(
            self.room.seat.actor(), forms_of(state), self.drafting.id, self._received_many, self._refused
        )

    def _received_many(self, found: tuple[Done, ...]) -> None:
        self._turn(Mode())
        self._begin(FormState(procedure=self.state.procedure, receipt=self.state.receipt))
        fee = sum(done.fee for done in found)
        first, last = found[0].code, found[-1].code
        self.room.messages.done(self.room.words("receive.many_done", n=len(found), first=first, last=last, fee=fee))

    def _make_slip(self) -> None:
        slip, words = self.body.slip, self.room.words
        self._collect()
        actor = self._actor()
        if actor is None:
            return
        if not slip.reason:
            slip.complain(words("receive.need_reason"), papers=False)
        elif slip.refuses:
            form = form_of(self.state)
            self.acts.refuse(actor, form, slip.reason, self.drafting.id, self._slip_made, self._refused)
        elif not slip.papers:
            slip.complain(words("receive.need_papers"), papers=True)
        else:
            form, why = form_of(self.state), (slip.papers, slip.reason)
            self.acts.ask_completion(actor, form, why, self.drafting.id, self._slip_made, self._refused)

    def _slip_made(self, done: Done) -> None:
        refused = self.body.slip.refuses
        self._turn(Mode())
        self._begin(FormState(procedure=self.state.procedure, short=self.state.short, receipt=self.state.receipt))
        said = "receive.refused" if refused else "receive.slip_made"
        self.room.messages.done(self.room.words(said, slip=done.slip, number=done.paper_number))

    def _refused(self, error: CounterError) -> None:
        """Lead to the field a refusal is about; what was typed stands."""
        words, body = self.room.words.say(error), self.body
        place = place_of(error, self.state, ward_date(self.room.now()))
        if error.code == "draft.used_up":
            self.drafting.begin()
        if body.person.say(place, FieldState.ERROR, words):
            return
        match place:
            case "search":
                self.search()
            case "procedure":
                body.procedure.say(words)
            case "basis":
                body.papers.fee.say_basis(words)
            case "pages" | "copies":
                getattr(body.papers.quantities, place).setFocus()

    def _undone(self, voided: Done, state: FormState) -> None:
        self._put_back(state)
        self.room.messages.inform(self.room.words("receive.undone", which=voided.code))

    def _put_back(self, state: FormState) -> None:
        self._collect()
        if not self.state.is_untouched:
            self.drafting.save(held=True)
        self.drafting.begin()
        self._empty(state)
        self._changed()

    # drafts

    def _begin(self, state: FormState) -> None:
        self.drafting.begin()
        self._empty(state)
        self._look_at_person()
        self._look()
        if state.person.is_empty:
            self.body.search.field.setFocus()
        else:
            self._go_on()

    def _empty(self, state: FormState) -> None:
        self.reads.forget()
        self.state = state
        self._turn(Mode(many=bool(state.many)))
        self.body.search.clear()
        self.body.person.calm()
        self._show()
        self._look()

    def _open_draft(self, draft: str) -> None:
        self._collect()
        if not self.state.is_untouched:
            self.drafting.save(held=True)
        self.drafting.take(draft, self._go_on_with)

    def _go_on_with(self, draft: Draft, state: FormState) -> None:
        self.drafting.begin(draft)
        self._empty(replace(state, held=False))
        self._look_at_person()
        self._go_on()
        self.drafting.mine(self.side.show_drafts)

    def _take_up(self, rows: tuple[object, ...]) -> None:
        """After a crash or a change of person: what was in hand comes back, with a word about it."""
        if rows and self.state.is_untouched:
            self.drafting.take(rows[0].id, self._maybe_restored)  # type: ignore[attr-defined]

    def _maybe_restored(self, draft: Draft, state: FormState) -> None:
        if state.held:
            return
        self._go_on_with(draft, state)
        words = self.room.words
        said = words("receive.restored", at=draft.row.changed_at, name=state.person.name)
        self.room.messages.inform(said, (words("receive.drop"), self.discard))

    def _forget_undo(self) -> None:
        self._no_undo.stop()
        self._undo = None
        self._stand()

    def _actor(self) -> Actor | None:
        """Return who acts and when; None where the moment of a late entry cannot be read."""
        try:
            return actor_of(self.room.seat.actor(), self.state.late)
        except ValueError:
            return None

    def _doer(self, name: str):  # type: ignore[no-untyped-def]
        if name.startswith("favourite_"):
            at = int(name.removeprefix("favourite_")) - 1
            return lambda: self._favourite(at)
        return getattr(self, name)
