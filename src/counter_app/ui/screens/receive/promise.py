"""What the form promises, what it costs and what else of the person is open: asked a moment after each change."""

from PySide6.QtCore import QObject, QTimer

from counter_app.domain.errors import CounterError
from counter_app.services.counter_rows import Preview
from counter_app.services.work_rows import WorkRow
from counter_app.ui.screens.receive.reads import ReceiveReads
from counter_app.ui.screens.receive.sheet import Sheet

WAIT_MS = 100
_SHOWN = 11  # of a code: the day and the number of that day


class Promise(QObject):
    """Asks, and shows what was answered."""

    def __init__(self, sheet: Sheet, reads: ReceiveReads) -> None:
        super().__init__()
        self._sheet, self._reads = sheet, reads
        self.open: tuple[WorkRow, ...] = ()
        self.wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self.wait.timeout.connect(self.look)
        sheet.changed.connect(self.wait.start)
        sheet.replaced.connect(self.anew)

    def anew(self) -> None:
        """Another form lies there: hear nothing about the last one."""
        self._reads.forget()
        self.look()
        self.look_at_person()

    def look(self) -> None:
        """Ask what receiving now would promise."""
        self.wait.stop()
        sheet = self._sheet
        state, body = sheet.state, sheet.body
        if not state.procedure and state.outside is None:
            body.due.show_preview(None)
            body.papers.ask_for((), state)
            body.papers.show_fee(None)
            return
        if body.mode.many:
            self._reads.total(state, self._show_total)
        actor = sheet.actor() or sheet.room.seat.actor()
        self._reads.preview(actor, state, self._show, self._nothing)

    def look_at_person(self) -> None:
        """Ask what else of the person is open."""
        person = self._sheet.state.person
        if person.is_empty:
            self._show_open(())
        else:
            self._reads.open_of(person, self._show_open)

    def _show(self, preview: Preview) -> None:
        body = self._sheet.body
        body.papers.ask_for(preview.papers, self._sheet.state)
        body.papers.show_fee(preview.fee)
        body.due.show_preview(preview)

    def _nothing(self, error: CounterError) -> None:
        body = self._sheet.body
        body.due.show_preview(None)
        body.papers.ask_for((), self._sheet.state)
        if error.code.startswith("procedure") and self._sheet.state.outside is None:
            body.procedure.say(self._sheet.room.words.say(error))

    def _show_total(self, total: tuple[int, int]) -> None:
        count, fee = total
        self._sheet.body.many.show_total(self._sheet.room.words("receive.many_total", n=count, fee=fee))
        self._sheet.stand()

    def _show_open(self, rows: tuple[WorkRow, ...]) -> None:
        sheet, self.open = self._sheet, rows
        words = sheet.room.words
        sheet.room.commands.allow("receive.see_open", "" if rows else "receive.nothing_open")
        if not rows:
            sheet.body.say_open("", "")
            return
        row = next((one for one in rows if one.procedure == sheet.state.procedure), rows[0])
        same = row.procedure == sheet.state.procedure
        said = words(
            "receive.open_same" if same else "receive.open_other",
            name=sheet.state.person.name,
            count=len(rows),
            which=f"…{row.handle[-_SHOWN:]}",
            procedure=row.procedure_name,
            stage=row.stage,
            due=words("receive.open_due", at=row.due_at) if row.due_at else "",
        )
        sheet.body.say_open(said, words("receive.see"))
