"""What look-up does with papers: show and print them again, put scans beside a dossier, and look at them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from counter_app.domain.people import Right
from counter_app.services.explanations import Why
from counter_app.services.lookup_rows import OpenDossier
from counter_app.services.rows import JobRow
from counter_app.services.scan_rows import ScanContent, ScansAttached
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screens.lookup.dossier_page import PAPERS, DossierPage
from counter_app.ui.screens.lookup.scan_view import ScanView
from counter_app.ui.screens.lookup.why_view import WhyView

_RECEIPT, _EXPLANATION = "receipt", "explanation"


class Place(Protocol):
    """The screen, as far as papers need it."""

    page: DossierPage

    def window(self) -> QWidget: ...
    def reopen(self) -> None: ...


class PaperActs:
    """``ask_files`` asks which files become scans; a test answers it itself."""

    def __init__(self, room: Room, place: Place) -> None:
        self._room, self._place = room, place
        self.ask_files: Callable[[str, str], list[Path]] = self._asked_files

    @property
    def in_hand(self) -> JobRow | None:
        """The print that was chosen, where prints are shown."""
        page = self._place.page
        return page.papers.job if page.tabs.current == PAPERS else None

    @property
    def chosen(self) -> JobRow | None:
        """The print in hand, else the newest."""
        shown = self._shown
        return self.in_hand or (shown.prints[-1] if shown and shown.prints else None)

    def preview(self) -> None:
        """Show a print first."""
        job = self.chosen
        if job is not None:
            self._room.papers.print(job.job, preview=True)

    def reprint(self) -> None:
        """Print the chosen paper again, else the receipt."""
        job, shown = self.in_hand, self._shown
        if job is not None:
            self._order_again(job)
        elif shown is not None:
            self.reprint_receipt(shown)

    def reprint_receipt(self, shown: OpenDossier) -> None:
        """Print the receipt again; a matter that was received without one gets it now."""
        receipt = next((job for job in reversed(shown.prints) if job.form == _RECEIPT), None)
        if receipt is not None:
            self._order_again(receipt)
            return
        desk, actor = self._room.desks.print_room, self._room.seat.actor()
        self._room.background.run(lambda: desk.print_form(actor, shown.card.row.handle, _RECEIPT), self._ordered)

    def explain(self) -> None:
        """Show why the dossier is due when it is, and what was promised before."""
        shown = self._shown
        if shown is not None:
            desk, actor, handle = self._room.desks.limits, self._room.seat.actor(), shown.card.row.handle
            self._room.background.run(lambda: desk.why(actor, handle), self._show_why)

    def print_why(self, handle: str) -> None:
        """Put the explanation on paper; it is looked at first."""
        desk, actor = self._room.desks.print_room, self._room.seat.actor()
        self._room.background.run(lambda: desk.print_form(actor, handle, _EXPLANATION), self._explained)

    def attach(self) -> None:
        """Ask for files, and keep them as scans."""
        words = self._room.words
        files = self.ask_files(words("lookup.choose_scans"), words("lookup.scan_files"))
        if files:
            self.attach_files(files)

    def attach_files(self, files: Sequence[Path]) -> None:
        """Keep files as scans; all of them or none."""
        shown = self._shown
        if shown is None:
            return
        desk, actor = self._room.desks.attachments, self._room.seat.actor()
        self._room.background.run(lambda: desk.attach(actor, shown.card.row.handle, tuple(files)), self._attached)

    def open_scan(self) -> None:
        """Read the scan in hand and show it."""
        shown, scan = self._shown, self._place.page.papers.scan
        if shown is None or scan is None:
            return
        desk, actor, handle = self._room.desks.attachments, self._room.seat.actor(), shown.card.row.handle
        self._room.background.run(lambda: desk.read(actor, handle, scan.position), self._show_scan)

    @property
    def _shown(self) -> OpenDossier | None:
        return self._place.page.shown

    def _order_again(self, job: JobRow) -> None:
        desk, actor = self._room.desks.print_room, self._room.seat.actor()
        self._room.background.run(lambda: desk.reprint(actor, job.job), self._ordered)

    def _ordered(self, job: JobRow) -> None:
        words = self._room.words
        self._room.papers.print(job.job, asked=True)
        self._room.messages.done(words("lookup.reprinted", form=words.name("form", job.form)))
        self._place.reopen()

    def _show_why(self, why: Why) -> None:
        may_print = self._room.seat.may(Right.PRINT)
        view = WhyView(why, self._room.words, may_print=may_print, parent=self._place.window())
        view.print_wanted.connect(lambda: self.print_why(why.handle))
        view.open()

    def _explained(self, job: JobRow) -> None:
        self._room.papers.print(job.job, preview=True)
        self._place.reopen()

    def _attached(self, done: ScansAttached) -> None:
        code = "lookup.attached_one" if len(done.files) == 1 else "lookup.attached"
        self._room.messages.done(self._room.words(code, file=done.files[0].name, n=len(done.files)))
        self._place.page.tabs.choose(PAPERS)
        self._room.changes.tell(Kind.DOSSIERS)

    def _show_scan(self, content: ScanContent) -> None:
        ScanView(content, self._room.words, self._place.window()).open()

    def _asked_files(self, title: str, kinds: str) -> list[Path]:
        return [Path(name) for name in QFileDialog.getOpenFileNames(self._place.window(), title, "", kinds)[0]]
