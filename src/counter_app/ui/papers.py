"""The window's print desk: a job is drawn beside the window, then sent to the printer or shown first."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from counter_app.config.preferences import Preferences
from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.domain.names import search_form
from counter_app.services.desks import Desks
from counter_app.services.print_room import LATELY
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
    prefer: Callable[..., object] = lambda **chosen: None


class PrintDesk:
    """A paper that cannot be drawn or printed changes no dossier: its job waits, and the window says so.

    Where no printer was chosen, papers wait too, and nobody is held up by them: it is said once, and whoever has a
    hand free shows them one after the other, prints them or saves them.
    """

    def __init__(self, desks: Desks, seat: Seat, changes: Changes, tools: PrintTools) -> None:
        self._desks, self._seat, self._changes, self._tools = desks, seat, changes, tools
        self.last_shown: PaperPreview | None = None
        self._told_waiting = False

    @property
    def waits(self) -> bool:
        """Say whether papers wait to be asked for, because no printer was chosen."""
        chosen = self._tools.preferences()
        return not (chosen.printer or chosen.printer_a5)

    def print(self, job: int, *, preview: bool = False, asked: bool = False) -> None:
        """Draw a job and send it to the printer, or show it first; where there is no printer it waits."""
        if self.waits and not preview:
            if asked:
                self._look(job)
            else:
                self._wait()
            return
        actor = self._seat.actor()
        self._tools.background.run(
            lambda: self._desks.print_room.paper(actor, job),
            lambda drawn: self._drawn(*drawn, preview=preview),
            partial(self._failed, job),
        )

    def show_waiting(self, job: int = 0) -> None:
        """Print what waits; where no printer was chosen, show the given paper, else the newest, to print it from."""
        actor, room = self._seat.actor(), self._desks.print_room
        self._tools.background.run(lambda: room.unprinted(actor, LATELY), lambda rows: self._show_waiting(rows, job))

    def _wait(self) -> None:
        self._changes.tell(Kind.PRINTS)
        if not self._told_waiting:
            self._told_waiting = True
            QTimer.singleShot(0, self._tools.window, self._say_waiting)  # after what the screen has to say

    def _say_waiting(self) -> None:
        words = self._tools.words
        self._tools.messages.inform(words("frame.no_printer"), (words("frame.see_paper"), self.show_waiting))

    def _show_waiting(self, rows: Sequence[JobRow], job: int) -> None:
        waiting = [row.job for row in rows]
        if not waiting:
            self._tools.messages.inform(self._tools.words("frame.nothing_waits"))
        elif self.waits:
            self._look(job if job in waiting else waiting[-1])
        else:
            for one in waiting:
                self.print(one)

    def _look(self, job: int) -> None:
        """Show a paper that goes on waiting until it is printed or saved; then the next one follows."""
        actor, room = self._seat.actor(), self._desks.print_room

        def shown(row: JobRow, pdf: bytes) -> None:
            preview = self._show(row, pdf, self._order(row, pdf))
            preview.taken.connect(lambda: self._taken(job))
            preview.finished.connect(lambda _: self._go_on(preview))

        self._tools.background.run(
            lambda: room.look(actor, job), lambda found: shown(*found), partial(self._failed, job)
        )

    def _taken(self, job: int) -> None:
        room = self._desks.print_room
        self._tools.background.run(lambda: room.draw(job), lambda _: self._changes.tell(Kind.PRINTS))

    def _go_on(self, preview: PaperPreview) -> None:
        if preview.was_taken:
            actor, room = self._seat.actor(), self._desks.print_room
            self._tools.background.run(lambda: room.unprinted(actor, LATELY), self._next)

    def _next(self, rows: Sequence[JobRow]) -> None:
        if rows and self.waits:  # what waited before a printer was chosen is printed when somebody says so
            self._show_waiting(rows, 0)

    def _remember(self, printer: str) -> None:
        self._tools.prefer(printer=printer, print_at_once=True)

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

    def _show(self, row: JobRow, pdf: bytes, order: PrintOrder) -> PaperPreview:
        shown = Shown(pdf, self._title(row), self._file_name(row), order)
        tools = self._tools
        preview = PaperPreview(
            shown, tools.words, tools.background, tools.printer, tools.window, may_remember=self.waits
        )
        preview.remembered.connect(self._remember)
        preview.finished.connect(lambda _: self._put_away(preview))
        self.last_shown = preview
        preview.open()
        return preview

    def _put_away(self, preview: PaperPreview) -> None:
        if self.last_shown is preview:
            self.last_shown = None

    def _file_name(self, row: JobRow) -> str:
        called = "-".join(re.findall("[a-z0-9]+", search_form(self._tools.words.name("form", row.form))))
        return f"{called}-{ward_date(row.made_at):%Y-%m-%d}-{row.job}.pdf"

    def _title(self, row: JobRow) -> str:
        return self._tools.words("frame.paper", form=self._tools.words.name("form", row.form), job=row.job)

    def _failed(self, job: int, error: CounterError) -> None:
        words = self._tools.words
        again = (words("frame.print_again"), lambda: self.print(job))
        self._tools.messages.warn(words("frame.print_failed", why=words.say(error)), again)
