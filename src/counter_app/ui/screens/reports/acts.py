"""What is done with a report: made on paper, looked at again, taken away as a spreadsheet."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from counter_app.domain.errors import CounterError
from counter_app.ui.changes import Kind
from counter_app.ui.printing.save_as import with_suffix
from counter_app.ui.room import Room

if TYPE_CHECKING:
    from counter_app.ui.screens.reports.screen import ReportsScreen

_SUFFIX = ".xlsx"


class Acts(QObject):
    """The commands of the page that do something."""

    def __init__(self, room: Room, screen: "ReportsScreen") -> None:
        super().__init__(screen)
        self.room, self.screen = room, screen
        self.ask_path: Callable[[str], str] = self._asked_path
        self._under_way = False  # a key pressed twice makes one paper

    def judge(self) -> None:
        """Say what is possible with what is shown."""
        commands, why = self.room.commands, "" if self.screen.is_read else "reports.not_read"
        commands.allow("reports.make", why)
        commands.allow("reports.export", why)
        commands.allow("reports.print", why or ("" if self.screen.made_of_it else "reports.not_made"))

    def make(self) -> None:
        """Make the report: its paper keeps these numbers, whatever is corrected later."""
        if self._under_way or self._is_another_day():
            return
        self._under_way = True
        screen, desk, actor = self.screen, self.room.desks.reports, self.room.seat.actor()
        form, found = screen.form, screen.period
        self.room.background.run(lambda: desk.order(actor, form, found.first, found.last), self._made, self._refused)

    def print(self) -> None:
        """Show the paper that was made of this period last, as it was."""
        if not self._is_another_day() and (made := self.screen.made_of_it) is not None:
            self.show_paper(made.job)

    def show_paper(self, job: int) -> None:
        """Show a paper."""
        self.room.papers.print(job, preview=True)

    def export(self) -> None:
        """Write the report as a spreadsheet where the person says."""
        if self._is_another_day():
            return
        screen = self.screen
        form, found = screen.form, screen.period
        name = self.room.words(
            "reports.file", form=form.value, first=f"{found.first:%Y-%m-%d}", last=f"{found.last:%Y-%m-%d}"
        )
        if chosen := self.ask_path(name + _SUFFIX):
            path, desk, actor = with_suffix(chosen, _SUFFIX), self.room.desks.reports, self.room.seat.actor()
            self.room.background.run(lambda: desk.export(actor, form, found.first, found.last, path), self._exported)

    def _is_another_day(self) -> bool:
        """Read the period that is over since, where a night has passed under the page: made is what is shown alone."""
        if self.screen.is_read:
            return False
        self.screen.refresh()
        self.room.messages.inform(self.room.words("reports.another_day"))
        return True

    def _made(self, job: int) -> None:
        self._under_way = False
        self.room.messages.done(self.room.words("reports.done_make"))
        self.show_paper(job)
        self.room.changes.tell(Kind.PRINTS)

    def _refused(self, error: CounterError) -> None:
        self._under_way = False
        self.room.messages.refused(error)

    def _exported(self, path: Path) -> None:
        self.room.messages.done(self.room.words("reports.exported", file=str(path)))

    def _asked_path(self, name: str) -> str:
        words = self.room.words
        found = QFileDialog.getSaveFileName(
            self.screen, words("reports.export_title"), name, words("reports.export_kinds")
        )
        return found[0]
