"""The window's print desk: a job is drawn beside the window, then sent to the printer or shown first."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from counter_app.domain.errors import CounterError
from counter_app.services.desks import Desks
from counter_app.services.rows import JobRow
from counter_app.ui.background import Runner
from counter_app.ui.room import Messages, Seat
from counter_app.ui.words import Words

Show = Callable[[JobRow, bytes], None]
Send = Callable[[JobRow, bytes], None]


class PrintDesk(QObject):
    """A paper that cannot be drawn or printed changes no dossier: its job waits, and the window says so.

    ``send`` prints a PDF on the printer that was chosen, raising Unavailable; None while no printer is chosen, then
    every paper is shown first.
    """

    def __init__(
        self,
        desks: Desks,
        seat: Seat,
        *,
        background: Runner,
        words: Words,
        messages: Messages,
        show: Show,
        send: Callable[[], Send | None],
    ) -> None:
        super().__init__()
        self._desks, self._seat, self._background = desks, seat, background
        self._words, self._messages = words, messages
        self._show, self._send = show, send

    def print(self, job: int, *, preview: bool = False) -> None:
        """Draw a job and send it to the printer, or show it first."""
        actor = self._seat.actor()
        self._background.run(
            lambda: self._desks.print_room.paper(actor, job),
            lambda drawn: self._drawn(*drawn, preview=preview),
            partial(self._failed, job),
        )

    def _drawn(self, row: JobRow, pdf: bytes, *, preview: bool) -> None:
        send = self._send()
        if preview or send is None:
            self._show(row, pdf)
        else:
            self._background.aside(lambda: send(row, pdf), failed=partial(self._failed, row.job))

    def _failed(self, job: int, error: CounterError) -> None:
        again = (self._words("frame.print_again"), lambda: self.print(job))
        self._messages.warn(self._words("frame.print_failed", why=self._words.say(error)), again)
