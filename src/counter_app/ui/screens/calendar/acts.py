"""What a person does to the calendar: each act makes a change that is looked at first, and applied by F9 alone."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.due import DuePolicy, SupplementPolicy
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.calendar_files import as_change, file_text, read_calendar, write_calendar
from counter_app.services.calendar_rows import ChangePreview, Move, PeriodRow, Policies, RecountDone
from counter_app.ui.changes import Kind
from counter_app.ui.dialogs.act_dialog import ask
from counter_app.ui.dialogs.act_fields import ActForm, Answers
from counter_app.ui.room import Room
from counter_app.ui.screens.calendar import forms
from counter_app.ui.screens.calendar.course import APPLYING

if TYPE_CHECKING:
    from counter_app.ui.screens.calendar.screen import CalendarScreen

_SUFFIX = ".json"


class Acts(QObject):
    """The commands of the page that do something."""

    def __init__(self, room: Room, screen: "CalendarScreen") -> None:
        super().__init__(screen)
        self.room, self.screen = room, screen
        self.ask_file: Callable[[], str] = self._asked_file
        self.ask_path: Callable[[str], str] = self._asked_path

    # what is possible

    def judge(self) -> None:
        """Say what F9 does: applies what is looked at, counts anew what is ticked, confirms, or changes a day."""
        commands, screen = self.room.commands, self.screen
        busy = "calendar.busy" if screen.course else ""
        read = busy or ("" if screen.is_read else "calendar.nothing_read")
        in_hand = read or ("calendar.preview_first" if screen.change else "")
        for name in ("change_day", "hours", "policies", "import", "search"):
            commands.allow(f"calendar.{name}", in_hand)
        commands.allow("calendar.export", read)
        confirmed = bool(screen.view and screen.view.confirmed)
        commands.retitle("calendar.confirm", "calendar.doubt" if confirmed else "calendar.confirm")
        commands.allow("calendar.confirm", in_hand)
        ticked = len(screen.ticked)
        commands.retitle("calendar.recount", "calendar.recount_n" if ticked else "calendar.recount", n=ticked)
        commands.allow("calendar.recount", in_hand or ("" if ticked else "calendar.nothing_ticked"))
        searched = self.screen.body.outstanding.read is not None
        commands.retitle("calendar.search", "calendar.search_again" if searched else "calendar.search")
        self._name_main()

    def main(self) -> None:
        """Do what F9 says."""
        screen = self.screen
        if screen.change:
            self.apply()
        else:
            self.room.commands.trigger(f"calendar.{self._main_job()}")

    def _main_job(self) -> str:
        if self.screen.ticked and self.screen.sees_outstanding:
            return "recount"
        view = self.screen.view
        return "confirm" if view and not view.confirmed and not self.screen.year_view.picked else "change_day"

    def _name_main(self) -> None:
        commands, screen = self.room.commands, self.screen
        if screen.change:
            commands.retitle("calendar.main", "calendar.apply")
            waits = "calendar.busy" if screen.course else "" if screen.preview else "calendar.busy"
            commands.allow("calendar.main", waits)
            return
        job = f"calendar.{self._main_job()}"
        commands.retitle("calendar.main", commands.action(job).text())
        commands.allow("calendar.main", commands.why_not(job))

    # days, hours, years

    def change_days(self, days: Sequence[date] = ()) -> None:
        """Ask what some days shall be: those that are picked, else the one the keyboard is on."""
        view = self.screen.view
        chosen = list(days) or list(self.screen.year_view.picked) or [self.screen.year_view.current]
        if view is None or not chosen:
            return
        cells = {one.day: one for one in view.days}
        form = forms.day_form([cells[day] for day in chosen if day in cells], self.room.words)
        self._ask(form, lambda said: forms.day_change(chosen, said))

    def change_hours(self) -> None:
        """Ask for the hours of the week."""
        if (view := self.screen.view) is not None:
            self._ask(forms.hours_form(view, self.room.words), lambda said: forms.hours_change(view, said))

    def drop_period(self, period: PeriodRow) -> None:
        """Look at what follows where the hours of a time are taken away."""
        if self.screen.view is not None and not self.screen.change:
            self.screen.look_at(forms.without_period(self.screen.view, period))

    def confirm(self) -> None:
        """Look at what follows where the year is confirmed; where it is, where it becomes a proposal again."""
        view = self.screen.view
        if view is not None:
            year = (view.year,)
            self.screen.look_at(CalendarChange(doubt=year) if view.confirmed else CalendarChange(confirm=year))

    def change_policies(self) -> None:
        """Ask how the unit counts; that holds from the next receipt on and moves no promise."""
        view, desk = self.screen.view, self.room.desks.calendar
        if view is None:
            return

        def do(actor: Actor, said: Answers) -> Policies:
            due, supplement = DuePolicy(said.text("due")), SupplementPolicy(said.text("supplement"))
            return desk.set_policies(actor, due=due, supplement=supplement)

        form = forms.policies_form(view, self.room.words)
        ask(self.room, form, do, then=self._policies_set, late=False, parent=self.screen.window())

    # files

    def take_in(self) -> None:
        """Look at what follows where the years of a file take the place of those entered."""
        if chosen := self.ask_file():
            read = lambda: as_change(read_calendar(file_text(Path(chosen))))  # noqa: E731 - work for the other thread
            self.room.background.run(read, self._taken_in)

    def export(self) -> None:
        """Write the year as a calendar file where the person says."""
        year, desks, actor = self.screen.year, self.room.desks, self.room.seat.actor()
        chosen = self.ask_path(self.room.words("calendar.file", year=str(year)) + _SUFFIX)
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX)

        def write() -> Path:
            desks.print_room.store.write_to(path, write_calendar(desks.calendar.entered(actor, [year])).encode())
            return path

        self.room.background.run(write, self._exported)

    # applying and counting anew

    def apply(self) -> None:
        """Make the change that was looked at."""
        change, desk, actor = self.screen.change, self.room.desks.calendar, self.room.seat.actor()
        if change is None or self.screen.course:
            return
        self.screen.begin(APPLYING)
        self.room.background.run(lambda: desk.apply(actor, change), self._applied, self.screen.failed)

    def recount(self) -> None:
        """Ask why, then count the ticked promises anew: all of them, or none where it is stopped."""
        rows = self.screen.ticked
        if not rows:
            return
        earlier = sum(row.move is Move.EARLIER for row in rows)
        form = forms.reason_form(len(rows), earlier, self.room.words)
        numbers = [row.number for row in rows]
        ask(
            self.room,
            form,
            lambda actor, said: said.text("reason"),
            then=lambda reason: self._count_anew(numbers, reason),
            late=False,
            parent=self.screen.window(),
        )

    def _count_anew(self, numbers: Sequence[int], reason: str) -> None:
        desk, actor = self.room.desks.calendar, self.room.seat.actor()
        course = self.screen.begin("recounting")
        self.room.background.run(
            lambda: desk.recount(actor, numbers, reason, progress=course.progress), self._recounted, self.screen.failed
        )

    # after

    def _ask(self, form: ActForm, change: Callable[[Answers], CalendarChange]) -> None:
        ask(
            self.room,
            form,
            lambda actor, said: change(said),
            then=self.screen.look_at,
            late=False,
            parent=self.screen.window(),
        )

    def _taken_in(self, change: CalendarChange) -> None:
        self.screen.show_year(min(change.replace_years))
        self.screen.look_at(change)

    def _applied(self, done: ChangePreview) -> None:
        words, left = self.room.words, len(done.touched.rows)
        self.screen.end()
        self.screen.forget_change()
        self.screen.year_view.pick(())
        self.screen.year_view.setFocus()
        self.room.changes.tell(Kind.OFFICE)
        said = [words("calendar.applied", n=len(done.days))]
        said += [words("calendar.applied_confirmed", year=str(year)) for year in done.confirmed]
        if left and self.room.seat.may(Right.RECOUNT):
            self.room.messages.warn(
                " ".join([*said, words("calendar.applied_left", n=left)]),
                (words("calendar.see_left"), self.screen.search),
            )
        else:
            self.room.messages.done(" ".join(said))

    def _recounted(self, done: RecountDone) -> None:
        words = self.room.words
        self.screen.end()
        self.room.changes.tell(Kind.DOSSIERS, Kind.OFFICE)
        said = words("calendar.recounted", n=len(done.codes))
        if done.passed_over:
            said = f"{said} {words('calendar.passed_over', n=done.passed_over)}"
        self.room.messages.done(said)
        self.screen.search()

    def _policies_set(self, chosen: Policies) -> None:
        self.room.changes.tell(Kind.OFFICE)
        self.room.messages.done(self.room.words("calendar.policies_set"))

    def _exported(self, path: Path) -> None:
        self.room.messages.done(self.room.words("calendar.exported", file=str(path)))

    def _asked_file(self) -> str:
        words = self.room.words
        return QFileDialog.getOpenFileName(self.screen, words("calendar.import"), "", words("calendar.file_kinds"))[0]

    def _asked_path(self, name: str) -> str:
        words = self.room.words
        return QFileDialog.getSaveFileName(self.screen, words("calendar.export"), name, words("calendar.file_kind"))[0]
