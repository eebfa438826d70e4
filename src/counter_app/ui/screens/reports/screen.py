"""The report screen: a period on the form of the law, with what it counts, its checks and the shares kept on time."""

from collections.abc import Callable, Sequence
from datetime import date
from threading import Event
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Right
from counter_app.services.reports.made import MadeReport
from counter_app.services.reports.report import PeriodReport, ReportForm
from counter_app.services.reports.shares import ShareRow
from counter_app.services.reports.spans import Span, Stretch, stretch
from counter_app.services.reports.table import FieldRow
from counter_app.ui.background import Latest
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens import opening
from counter_app.ui.screens.reports.acts import Acts
from counter_app.ui.screens.reports.body import Body
from counter_app.ui.screens.reports.choice import Choice
from counter_app.ui.screens.reports.figures import PARTS, Total, figures
from counter_app.ui.screens.reports.keys import BEHIND, CHECKS, FORM, ON_TIME, register
from counter_app.ui.screens.reports.notice import Notice, notice_of, say_notice
from counter_app.ui.screens.reports.opened import Opened
from counter_app.ui.screens.reports.shown import Parts, as_of_words, days_words, form_words
from counter_app.ui.widgets.banner import Weight
from counter_app.ui.widgets.chip import ChipKind
from counter_app.ui.widgets.tabs import Tab

READ_MS, SLOW_MS = 120, 1000
_STOPPED = "report.stopped"


class ReportsScreen(Screen):
    """The rows on screen are those of the paper and of the spreadsheet: all three are drawn from one report."""

    name = "reports"
    icon = "report"
    digit = "7"
    right = Right.READ_REPORTS
    shows = frozenset({Kind.DOSSIERS, Kind.PRINTS, Kind.OFFICE, Kind.CATALOGUE})

    read_ms: ClassVar[int] = READ_MS
    """How long a period must be looked at before it is read: arrows may run through a year."""
    slow_ms: ClassVar[int] = SLOW_MS
    """After how long a person is told that it is being counted, and may stop waiting."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.choice = Choice()
        self.report: PeriodReport | None = None
        self._opened: Opened | None = None
        self._given_up = Event()
        self._reports, self._papers = Latest(room.background), Latest(room.background)
        self._rest, self._slow = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self.acts = Acts(room, self)
        register(room, self)
        self.body = Body(room)
        self.body.fill(self)
        self._connect()
        self.retranslate()

    # what the frame asks

    def first_focus(self) -> QWidget:
        return self.body.period_field

    def refresh(self) -> None:
        """Count the period anew; the part and the number that are open stay."""
        desks, actor, form, found = self.room.desks, self.room.seat.actor(), self.form, self.period
        self._rest.stop()
        self._slow.start(self.slow_ms)
        self._given_up.set()
        given_up = self._given_up = Event()
        self._reports.run(
            lambda: desks.reports.report(actor, form, found.first, found.last, stop=given_up.is_set),
            self._show_report,
            self._unread,
        )
        self._papers.run(lambda: desks.reports.made(actor), self._show_made, lambda error: None)

    def put_away(self) -> None:
        """Show nothing to whoever sits down next before they have asked for it themselves."""
        self._stop()
        self.choice, self.report, self._opened = Choice(), None, None
        self.body.show_nothing()
        self._show()

    def retranslate(self) -> None:
        self.body.retranslate()
        self._show()

    def open_handle(self, handle: str) -> None:
        """A month such as ``2026-11`` is shown here; a dossier is looked at where dossiers are looked at."""
        try:
            month = date.fromisoformat(f"{handle}-01")
        except ValueError:
            self.open_dossier(handle)
            return
        self.choice = Choice(Span.MONTH, cut_off=False)
        self._choose(lambda: self.choice.go_to(stretch(Span.MONTH, month, cut_off=False), self.today))

    # what is shown

    @property
    def today(self) -> date:
        """The ward's day."""
        return ward_date(self.room.now())

    @property
    def period(self) -> Stretch:
        """The period that is looked at."""
        return self.choice.period(self.today)

    @property
    def form(self) -> ReportForm:
        """The form that is looked at."""
        return self.choice.form(self.today)

    @property
    def is_read(self) -> bool:
        """Say whether what is shown is what was asked for."""
        report = self.report
        asked = (self.form, self.period.first, self.period.last)
        return report is not None and (report.form, report.period.first, report.period.last) == asked

    @property
    def made_of_it(self) -> MadeReport | None:
        """The paper that was made of this period last."""
        return self.body.made.newest_of(self.form, self.period)

    # what a person does

    def go(self, step: int) -> None:
        """Go a period back or on; nothing begins after today."""
        wanted = self.choice.moved(step, self.today)
        if wanted is not None:
            self._choose(lambda: self.choice.go_to(wanted, self.today))

    def go_to_newest(self) -> None:
        """Go to the newest period that is over."""
        self._choose(lambda: self.choice.go_to(None, self.today))

    def show_view(self, at: int) -> None:
        """Turn to a part of the report, and put the keyboard there."""
        self.body.show_view(at)
        self.body.focus_view(at, self.form)

    def open_number(self, row: FieldRow, parts: Parts) -> None:
        """List the dossiers of a number, and put the keyboard there."""
        self._open(Opened(row.field, parts))

    def open_total(self, total: Total) -> None:
        """List the dossiers of a number of the whole unit; the share opens the page of the shares."""
        if total is Total.SHARE:
            self.show_view(ON_TIME)
        else:
            self._open(Opened(parts=PARTS[total]))

    def open_share(self, row: ShareRow) -> None:
        """List the dossiers of a row of the shares."""
        self._open(Opened(share=row, came_from=ON_TIME))

    def open_dossier(self, code: str) -> None:
        """Go to where this person looks at dossiers."""
        if not opening.open_dossier(self.room, code):
            self.room.messages.inform(self.room.words("reports.nowhere_to_look"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops waiting, then goes back to the number, to the form, to the newest period."""
        if event.key() != Qt.Key.Key_Escape or not self._go_back():
            super().keyPressEvent(event)

    # choosing and reading

    def _choose(self, choosing: Callable[[], object]) -> None:
        choosing()
        self._given_up.set()
        self._reports.forget()
        self._slow.stop()
        self._show_choice()
        self.acts.judge()
        if not self.is_read:
            self._rest.start(self.read_ms)

    def _stop(self) -> None:
        """Wait no longer for what was asked."""
        for timer in (self._rest, self._slow):
            timer.stop()
        self._given_up.set()
        self._reports.forget()
        self._papers.forget()
        self.body.waiting.hide()

    def _show_report(self, report: PeriodReport) -> None:
        self._slow.stop()
        self.body.waiting.hide()
        self.report = report
        self._show()

    def _show_made(self, made: Sequence[MadeReport]) -> None:
        self.body.made.show_made(made)
        self.acts.judge()

    def _unread(self, error: CounterError) -> None:
        if error.code == _STOPPED:
            return
        self._slow.stop()
        self.body.waiting.hide()
        self.room.messages.refused(error)
        self.acts.judge()

    def _say_waiting(self) -> None:
        words = self.room.words
        self.body.waiting.say(Weight.INFO, words("reports.counting"), words("reports.stop_waiting"))
        self.body.waiting.show()

    def _stop_waiting(self) -> None:
        """Go back to the report that is shown."""
        self._stop()
        if self.report is not None:
            shown = self.report.period
            self.choice.go_to(Stretch(shown.first, shown.last), self.today)
            self.choice.choose_form(self.report.form, self.today)
        self._show()

    # showing

    def _open(self, what: Opened) -> None:
        self._opened = what
        self._show_behind()
        self._show_tabs()
        self.show_view(BEHIND)

    def _show(self) -> None:
        self._show_choice()
        report, body = self.report, self.body
        body.numbers.show_figures(figures(report, self.room.words), None)
        if report is not None:
            body.tables[report.form].show_report(report)
            body.show_form(report.form)
            body.checks.show_report(report)
            body.on_time.show_report(report)
        self._show_behind()
        self._show_tabs()
        say_notice(body.notice, report, self.room.words)
        self.acts.judge()

    def _show_choice(self) -> None:
        words, found = self.room.words, self.period
        self.body.period_row.show_choice(self.choice.span, found, cut_off=self.choice.cut_off)
        self.body.show_form(self.form)
        parts = [days_words(found, words)]
        if self.is_read and self.report is not None:
            parts.append(as_of_words(self.report.period, words))
        self.body.show_period(found, " · ".join(parts))
        self.room.commands.allow("reports.later", "reports.is_last" if found.last >= self.today else "")
        self.room.commands.allow("reports.newest", "reports.is_newest" if self.choice.chosen is None else "")

    def _show_behind(self) -> None:
        if self.report is None or self._opened is None:
            self.body.behind.show_lives("", ())
        else:
            title = self._opened.title(self.report, self.room.words)
            self.body.behind.show_lives(title, self._opened.lives(self.report))

    def _show_tabs(self) -> None:
        words, report = self.room.words, self.report
        wrong = sum(1 for check in report.checks if not check.ok) if report else 0
        mark = None if report is None else ChipKind.OVERDUE if wrong else ChipKind.DONE
        count = len(self.body.behind.model.rows) if self._opened and report else None
        self.body.tabs.show_tabs(
            [
                Tab(form_words(self.form, words)),
                Tab(words("reports.view_checks"), wrong or None, mark),
                Tab(words("reports.view_on_time")),
                Tab(words("reports.view_behind"), count),
            ]
        )

    def _follow_notice(self) -> None:
        if notice_of(self.report) is Notice.WRONG:
            self.show_view(CHECKS)
        elif self.report is not None:
            self._choose(lambda: self.choice.go_to(self.period, self.today))

    def _go_back(self) -> bool:
        at = self.body.tabs.current
        if self.body.waiting.isVisible():
            self._stop_waiting()
        elif at != FORM:
            self.show_view(self._opened.came_from if at == BEHIND and self._opened else FORM)
        elif self.choice.chosen is not None:
            self.go_to_newest()
        else:
            return False
        return True

    # building

    def _connect(self) -> None:
        body = self.body
        self._rest.timeout.connect(self.refresh)
        self._slow.timeout.connect(self._say_waiting)
        body.waiting.acted.connect(self._stop_waiting)
        body.notice.acted.connect(self._follow_notice)
        body.period_field.moved.connect(self.go)
        body.period_field.home.connect(self.go_to_newest)
        row = body.period_row
        row.span_chosen.connect(lambda span: self._choose(lambda: self.choice.choose_span(span, self.today)))
        row.cut_off_chosen.connect(lambda on: self._choose(lambda: self.choice.choose_cut_off(on, self.today)))
        row.days_typed.connect(lambda days: self._choose(lambda: self.choice.go_to(days, self.today)))
        body.forms.chosen.connect(lambda form: self._choose(lambda: self.choice.choose_form(form, self.today)))
        body.made.opened.connect(self.acts.show_paper)
        body.numbers.opened.connect(self.open_total)
        body.tabs.changed.connect(body.show_view)
        for table in body.tables.values():
            table.number_opened.connect(self.open_number)
        for part in (body.checks, body.on_time, body.behind):
            part.opened.connect(self.open_dossier)
        body.on_time.row_opened.connect(self.open_share)
