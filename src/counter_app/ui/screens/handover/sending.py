"""What can be done with a pile: send it, or leave it for later."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from counter_app.domain.errors import CounterError, Refused
from counter_app.services.rows import BatchDone
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screens.handover.build_pane import BuildPane
from counter_app.ui.screens.handover.taking import ALL, BACK, FORWARD, LINE, RECALL, REPRINT


class Sending(QObject):
    """Acts upon the pile. ``done`` tells that it was sent, ``stale`` that it is no longer what it seemed."""

    done = Signal(object)
    stale = Signal()

    def __init__(self, room: Room, pane: BuildPane, recall: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._pane, self._recall = room, pane, recall
        self._busy = False

    def judge(self) -> None:
        """Let the commands say what they would do with the pile, or why they cannot."""
        commands, pile = self._room.commands, self._pane.pile
        n = len(pile.chosen)
        closed = "handover.busy" if self._busy else ""
        commands.retitle(FORWARD, "handover.send" if n else "handover.send_none", n=n)
        commands.allow(FORWARD, closed or ("" if n else "handover.choose_first"))
        commands.retitle(BACK, "handover.leave_pile")
        commands.allow(BACK, closed)
        commands.retitle(ALL, "handover.choose_all", n=len(pile.shown))
        commands.allow(ALL, closed or ("" if pile.shown else "handover.nothing_to_send"))
        for command in (LINE, RECALL, REPRINT):
            commands.allow(command, "handover.no_slip_yet")

    def forward(self) -> None:
        """Send the pile and print its slip."""
        pile = self._pane.pile
        if pile.target is None:
            return
        desks, actor = self._room.desks.handover, self._room.seat.actor()
        codes, to, name = [row.handle for row in pile.picked], pile.target.to, pile.target.name
        self._busy = True
        self.judge()
        self._room.background.run(
            lambda: desks.hand_over(actor, codes, to), lambda done: self._sent(done, name), self._failed
        )

    def _sent(self, done: BatchDone, to: str) -> None:
        self._busy = False
        words = self._room.words
        self.done.emit(done)
        self._room.changes.tell(Kind.DOSSIERS, Kind.BATCHES, Kind.PRINTS)
        if done.job:
            self._room.papers.print(done.job)
        undo = (words("handover.undo"), lambda: self._recall(done.batch))
        self._room.messages.done(words("handover.done_sent", n=len(done.codes), to=to, batch=done.batch), undo)

    def _failed(self, error: CounterError) -> None:
        self._busy = False
        self._room.messages.refused(error)
        if isinstance(error, Refused):
            self.stale.emit()
        self.judge()
