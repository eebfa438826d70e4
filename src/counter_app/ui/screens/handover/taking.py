"""What can be done with a slip that is shown: take it over, give it back, recall it, print it again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from counter_app.domain.errors import CounterError, Refused
from counter_app.services.rows import BatchDone, JobRow
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screens.handover.shown import line_words
from counter_app.ui.screens.handover.slip_pane import SlipPane
from counter_app.ui.screens.handover.tally import Standing, Tally

FORWARD, BACK, ALL, LINE = (f"handover.{name}" for name in ("forward", "back", "all_here", "give_back_line"))
RECALL, REPRINT = "handover.recall", "handover.reprint"


class Taking(QObject):
    """Acts upon the slip in the pane. ``done`` tells that its standing was changed, ``stale`` that others did."""

    done = Signal(object)
    stale = Signal()

    def __init__(self, room: Room, pane: SlipPane, parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._pane = room, pane
        self._busy = False
        self._reason_for, self._is_whole = list[int](), False
        pane.reason.given.connect(self._reasoned)
        pane.reason.left.connect(self._leave_reason)

    # what is possible

    def judge(self) -> None:
        """Let the commands say what they would do to this slip, or why they cannot."""
        commands, tally, taking = self._room.commands, self._pane.tally, self._pane.taking
        if tally is None:
            return
        waiting = bool(tally.of(Standing.WAITING, Standing.HERE, Standing.GOES_BACK))
        closed = "handover.busy" if self._busy else "handover.is_settled" if not waiting else ""
        self._judge_forward(tally, closed)
        commands.retitle(ALL, "handover.all_here")
        commands.retitle(LINE, "handover.give_back_line")
        for command in (ALL, LINE):
            commands.allow(command, closed or ("" if taking else "handover.not_mine"))
        if taking:
            commands.retitle(BACK, "handover.back_whole")
            commands.allow(BACK, closed)
        else:
            commands.retitle(BACK, "handover.recall")
            commands.allow(BACK, closed or self._why_no_recall(tally))
        commands.allow(RECALL, closed or self._why_no_recall(tally))
        commands.allow(REPRINT, "handover.busy" if self._busy else "")

    def _judge_forward(self, tally: Tally, closed: str) -> None:
        here, back = len(tally.of(Standing.HERE)), len(tally.of(Standing.GOES_BACK))
        missing = len(tally.missing)
        if not (self._pane.taking and tally.has_begun):
            self._room.commands.retitle(FORWARD, "handover.forward")
            why = "handover.mark_first" if self._pane.taking else "handover.not_mine"
            self._room.commands.allow(FORWARD, closed or why)
            return
        parts = [name for name, n in (("take", here), ("back", back), ("missing", missing)) if n]
        text = "forward_all" if parts == ["take"] else "_".join(("forward", *parts))
        self._room.commands.retitle(FORWARD, f"handover.{text}", n=here, back=back, missing=missing)
        self._room.commands.allow(FORWARD, closed)

    def _why_no_recall(self, tally: Tally) -> str:
        return "" if tally.page.mine_to_recall else "handover.no_recall"

    # acts

    def forward(self) -> None:
        """Take over what is here, give back what goes back; the rest stays on its way."""
        tally = self._pane.tally
        if tally is None:
            return
        desks, actor, batch = self._room.desks.handover, self._room.seat.actor(), tally.page.card.batch
        left_out = frozenset(line.code for line in tally.missing)
        refused = {line.code: tally.marks[line.number].reason for line in tally.of(Standing.GOES_BACK)}
        self._write(
            lambda: desks.accept(actor, batch, left_out=left_out, refused=refused),
            lambda done: self._taken(done, len(left_out)),
        )

    def back(self) -> None:
        """Give the whole slip back where it came to this person, else recall it."""
        tally = self._pane.tally
        if tally is None:
            return
        if not self._pane.taking:
            self.recall()
            return
        still = tally.of(Standing.WAITING, Standing.HERE, Standing.GOES_BACK)
        self._is_whole = True
        self._ask([line.number for line in still], "handover.why_whole", batch=tally.page.card.batch, n=len(still))

    def give_back_line(self) -> None:
        """Give the line in hand back."""
        line, tally = self._pane.current_line, self._pane.tally
        if tally is None:
            return
        if line is None or not tally.is_waiting(line.number):
            self._room.messages.wrong(self._room.words("handover.choose_line"))
            self._pane.enter_lines()
            return
        self._is_whole = False
        self._ask([line.number], "handover.why_line", line=line_words(line, self._room.words))

    def recall(self) -> None:
        """Take back what the other side has not accepted yet."""
        tally = self._pane.tally
        if tally is not None:
            self.recall_batch(tally.page.card.batch)

    def recall_batch(self, batch: str) -> None:
        """Take a slip back by its name; the way back after handing over."""
        desks, actor = self._room.desks.handover, self._room.seat.actor()
        self._write(lambda: desks.recall(actor, batch), self._recalled)

    def reprint(self) -> None:
        """Print the slip as it stands now."""
        tally = self._pane.tally
        if tally is None:
            return
        print_room, actor, batch = self._room.desks.print_room, self._room.seat.actor(), tally.page.card.batch
        self._room.background.run(lambda: print_room.print_form(actor, batch, "handover"), self._print)

    # what happens

    def _print(self, job: JobRow) -> None:
        self._room.changes.tell(Kind.PRINTS)
        self._room.papers.print(job.job, asked=True)

    def _ask(self, numbers: list[int], question: str, **params: object) -> None:
        self._reason_for = numbers
        self._pane.reason.ask(question, **params)
        self._pane.reveal(self._pane.reason)

    def _reasoned(self, reason: str) -> None:
        tally, numbers = self._pane.tally, self._reason_for
        self._pane.reason.put_away()
        if tally is None or not numbers:
            return
        self._pane.send_back(numbers, reason)
        if self._is_whole:
            self.forward()
        else:
            self._pane.scan.setFocus()

    def _leave_reason(self) -> None:
        self._pane.reason.put_away()
        self._pane.table.setFocus()

    def _write(self, work: Callable[[], BatchDone], then: Callable[[BatchDone], object]) -> None:
        self._busy = True
        self.judge()

        def ended(done: BatchDone) -> None:
            self._busy = False
            then(done)

        self._room.background.run(work, ended, self._failed)

    def _taken(self, done: BatchDone, missing: int) -> None:
        words = self._room.words
        parts = [name for name, n in (("take", done.accepted), ("back", done.refused), ("missing", missing)) if n]
        counts = {"n": len(done.accepted), "back": len(done.refused), "missing": missing, "batch": done.batch}
        self.done.emit(done)
        self._room.changes.tell(Kind.DOSSIERS, Kind.BATCHES)
        again = (words("handover.print_taken"), lambda: self._print_again(done.batch))
        self._room.messages.done(words("_".join(("handover.done", *parts)), **counts), again)

    def _recalled(self, done: BatchDone) -> None:
        self.done.emit(done)
        self._room.changes.tell(Kind.DOSSIERS, Kind.BATCHES)
        said = self._room.words("handover.done_recalled", n=len(done.codes), batch=done.batch)
        self._room.messages.done(said)

    def _print_again(self, batch: str) -> None:
        print_room, actor = self._room.desks.print_room, self._room.seat.actor()
        self._room.background.run(lambda: print_room.print_form(actor, batch, "handover"), self._print)

    def _failed(self, error: CounterError) -> None:
        self._busy = False
        self._room.messages.refused(error)
        if isinstance(error, Refused):
            self.stale.emit()
        self.judge()
