"""The window's print desk: a job is drawn beside the window, then sent to the printer or shown first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from counter_app.config.preferences import Preferences
from counter_app.domain.errors import CounterError
from counter_app.services.desks import Desks
from counter_app.services.printing_ports import Printer, PrintOrder, Sheet
from counter_app.services.rows import JobRow
from counter_app.ui.background import Runner
from counter_app.ui.changes import Changes, Kind
from counter_app.ui.printing.pages import read
from counter_app.ui.printing.preview import PaperPreview, Shown
from counter_app.ui.printing.sheets import paper_of
from counter_app.ui.room import Messages, Seat
from counter_app.ui.words import Words


def order_for(pdf: bytes, chosen: Preferences, title: str) -> PrintOrder:
    """Return where a paper goes: A5 to the printer that holds A5, unless two of its pages go on one A4."""
    small = all(paper_of(size) is QPageSize.PageSizeId.A5 for size in read(pdf).sizes)
    own = small and not chosen.two_on_a4
    printer = (chosen.printer_a5 if own else "") or chosen.printer
    return PrintOrder(printer, sheet=Sheet.TWO_ON_A4 if chosen.two_on_a4 else Sheet.OWN, title=title)


@dataclass(frozen=True, slots=True)
class PrintTools:
    """What every print desk of a window works with."""

    window: QWidget
    background: Runner
    words: Words
    messages: Messages
    printer: Printer
    preferences: Callable[[], Preferences]


class PrintDesk:
    """A paper that cannot be drawn or printed changes no dossier: its job waits, and the window says so.

    Where a printer was chosen and papers are to be printed at once, no dialog comes; elsewhere each is shown first.
    """

    def __init__(self, desks: Desks, seat: Seat, changes: Changes, tools: PrintTools) -> None:
        self._desks, self._seat, self._changes, self._tools = desks, seat, changes, tools
        self.last_shown: PaperPreview | None = None

    def print(self, job: int, *, preview: bool = False) -> None:
        """Draw a job and send it to the printer, or show it first."""
        actor = self._seat.actor()
        self._tools.background.run(
            lambda: self._desks.print_room.paper(actor, job),
            lambda drawn: self._drawn(*drawn, preview=preview),
            partial(self._failed, job),
        )

    def _drawn(self, row: JobRow, pdf: bytes, *, preview: bool) -> None:
        self._changes.tell(Kind.PRINTS)
        order = self._order(row, pdf)
        if preview or not order.printer or not self._tools.preferences().print_at_once:
            self._show(row, pdf, order)
            return
        printer = self._tools.printer
        self._tools.background.aside(lambda: printer.print(pdf, order), failed=partial(self._failed, row.job))

    def _order(self, row: JobRow, pdf: bytes) -> PrintOrder:
        return order_for(pdf, self._tools.preferences(), self._title(row))

    def _show(self, row: JobRow, pdf: bytes, order: PrintOrder) -> None:
        shown = Shown(pdf, self._title(row), f"{row.form}-{row.job:06d}.pdf", order)
        tools = self._tools
        preview = PaperPreview(shown, tools.words, tools.background, tools.printer, tools.window)
        self.last_shown = preview
        preview.open()

    def _title(self, row: JobRow) -> str:
        return self._tools.words("frame.paper", form=self._tools.words.name("form", row.form), job=row.job)

    def _failed(self, job: int, error: CounterError) -> None:
        words = self._tools.words
        again = (words("frame.print_again"), lambda: self.print(job))
        self._tools.messages.warn(words("frame.print_failed", why=words.say(error)), again)
