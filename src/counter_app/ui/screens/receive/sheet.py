"""The form in hand: what is typed, the parts that show it, and what every key would do to it now."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from counter_app.domain.moments import ward_date
from counter_app.services.acting import Actor
from counter_app.services.counter_rows import ProcedureChoice, ProcedureList
from counter_app.ui.room import Room
from counter_app.ui.screens.receive.body import Body, Mode
from counter_app.ui.screens.receive.building import actor_of
from counter_app.ui.screens.receive.form import FormState
from counter_app.ui.screens.receive.procedure_box import FAVOURITES


class Sheet(QObject):
    """``changed`` tells of every change that a draft must keep; ``promised`` of those the promise hangs on."""

    changed = Signal()
    replaced = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.state = FormState()
        self.list = ProcedureList((), ())
        self.body = Body(room, self.favourite)
        self.can_undo = False

    def use(self, body: Body) -> None:
        """Go on with parts made anew, such as in another language."""
        self.body = body
        body.changed.connect(self.typed)
        body.procedure.chosen.connect(self.chosen)
        body.slip.turned.connect(self.stand)
        body.procedure.offer(self.list.choices, self.list.favourites)
        self.show()

    def collect(self) -> FormState:
        """Take in what stands in the fields."""
        self.state = self.body.take(self.state)
        return self.state

    def show(self) -> None:
        """Put the state into the fields."""
        self.body.show_state(self.state, self.choice(), ward_date(self.room.now()))
        self.stand()

    def typed(self) -> None:
        """A person typed, ticked or chose."""
        self.collect()
        self.stand()
        self.changed.emit()

    def put(self, state: FormState) -> None:
        """Show another state that a person brought about."""
        self.state = state
        self.show()
        self.changed.emit()

    def empty(self, state: FormState) -> None:
        """Begin with another state; nothing of the last one is left to be seen."""
        self.state = state
        self.turn(Mode(many=bool(state.many)))
        self.body.search.clear()
        self.body.person.calm()
        self.show()
        self.replaced.emit()

    def turn(self, mode: Mode) -> None:
        """Let F9 be about something else."""
        self.body.turn(mode)
        self.stand()

    def kept(self) -> FormState:
        """Return what the next matter begins with: the procedure stays."""
        return FormState(procedure=self.state.procedure, short=self.state.short, receipt=self.state.receipt)

    # the procedure

    def offer(self, found: ProcedureList) -> None:
        """Show what may be received today."""
        self.list = found
        self.body.procedure.offer(found.choices, found.favourites)
        self.body.show_procedure(self.state, self.choice())
        self.stand()

    def choice(self) -> ProcedureChoice | None:
        """Return the procedure that is chosen."""
        return next((one for one in self.list.choices if one.code == self.state.procedure), None)

    def procedure_name(self) -> str:
        """Return what the chosen procedure is called."""
        if self.state.outside:
            return self.state.outside.name
        choice = self.choice()
        return choice.short_name if choice else ""

    def choose(self, code: str) -> None:
        """Take another procedure; what was ticked of the last one's papers goes with it."""
        state = self.collect()
        if code != state.procedure or state.outside:
            state = replace(state, procedure=code, papers=(), pages=1, copies=1, short=False, outside=None)
        self.put(state)

    def chosen(self, code: str) -> None:
        """A person picked a procedure from the list."""
        self.choose(code)
        self.go_on()

    def favourite(self, at: int) -> None:
        """Take the n-th usual procedure."""
        if code := self.body.procedure.favourite(at):
            self.choose(code)
            self.go_on()

    # who acts, and what is next

    def actor(self) -> Actor | None:
        """Return who acts and when; None where the moment of a late entry cannot be read."""
        try:
            return actor_of(self.room.seat.actor(), self.state.late)
        except ValueError:
            return None

    def go_on(self) -> None:
        """Put the keyboard on what a person must still supply, else in the box for people."""
        choice, body = self.choice(), self.body
        if self.state.person.is_empty:
            body.search.field.setFocus()
        elif choice is not None and choice.needs_copies and not body.person.by_hand:
            body.papers.quantities.copies.setFocus()
            body.papers.quantities.copies.selectAll()
        else:
            (body.person.to_supply() or body.search.field).setFocus()

    def stand(self) -> None:
        """Let every command say what it would do now."""
        allow, retitle, mode = self.room.commands.allow, self.room.commands.retitle, self.body.mode
        if mode.missing:
            retitle("receive.receive", "receive.make_refusal" if self.body.slip.refuses else "receive.make_slip")
        elif mode.many:
            retitle("receive.receive", "receive.receive_many", n=len(self.state.many))
        else:
            retitle("receive.receive", "receive.receive" if self.state.receipt else "receive.receive_only")
        allow("receive.undo", "" if self.can_undo else "receive.nothing_to_undo")
        self._name_favourites()
        person = self.state.person
        self.body.due.note("" if person.is_empty else self.room.words("receive.again_note", name=person.name))

    def _name_favourites(self) -> None:
        for at in range(FAVOURITES):
            choice = self.body.procedure.known(self.body.procedure.favourite(at))
            command = f"receive.favourite_{at + 1}"
            text = "receive.favourite" if choice else "receive.favourite_free"
            self.room.commands.retitle(command, text, n=at + 1, name=choice.short_name if choice else "")
            self.room.commands.allow(command, "" if choice else "receive.no_favourite")
