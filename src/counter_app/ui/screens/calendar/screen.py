"""The working calendar: a year at a glance, days and hours in words, every change looked at before it is made."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Right
from counter_app.services.calendar_rows import ChangePreview, Touched, TouchedRow
from counter_app.services.calendar_rows import YearView as YearRead
from counter_app.ui.background import Latest
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.calendar.acts import Acts
from counter_app.ui.screens.calendar.body import Body
from counter_app.ui.screens.calendar.course import APPLYING, Course
from counter_app.ui.screens.calendar.keys import PARTS, register
from counter_app.ui.widgets.year_view import YearView

READ_MS = 120
FIRST_YEAR, LAST_YEAR = 1900, 2199
_STOPPED = "recount.stopped"


class CalendarScreen(Screen):
    """For whoever changes the calendar or counts promises anew; all who may do the first may do the second."""

    name = "calendar"
    icon = "calendar"
    right = Right.RECOUNT
    shows = frozenset({Kind.OFFICE, Kind.DOSSIERS})

    read_ms: ClassVar[int] = READ_MS
    """How long a year must be looked at before it is read: arrows may run through a century."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._chosen: int | None = None  # None is the year of today, whatever year that becomes
        self.view: YearRead | None = None
        self.change: CalendarChange | None = None
        self.preview: ChangePreview | None = None
        self.course: Course | None = None
        self._wanted: date | None = self.today  # where the keyboard goes once its year is read
        self._years = Latest(room.background)
        self._rest = QTimer(self, singleShot=True)
        self.acts = Acts(room, self)
        register(room, self)
        self.body = Body(room)
        self.body.fill(self)
        self._connect()
        self.retranslate()

    # what the frame asks

    def first_focus(self) -> QWidget:
        return self.body.preview.apply if self.change else self.body.year

    def refresh(self) -> None:
        """Read the year anew; what is looked at and what is ticked stay."""
        desk, actor, year = self.room.desks.calendar, self.room.seat.actor(), self.year
        self._rest.stop()
        self._years.run(lambda: desk.year(actor, year), self._show_view, self._unread)

    def put_away(self) -> None:
        """Leave nothing in hand for whoever sits down next: it was never applied."""
        self.stop()
        self._rest.stop()
        self._years.forget()
        self._chosen, self.view = None, None
        self.change, self.preview = None, None
        self.body.outstanding.show_touched(None)
        self.year_view.pick(())
        self.body.show_part(0)
        self._show()

    def retranslate(self) -> None:
        self.body.retranslate()
        self._show()

    # what is shown

    @property
    def year_view(self) -> YearView:
        """The year as it is painted."""
        return self.body.year

    @property
    def today(self) -> date:
        """The ward's day."""
        return ward_date(self.room.now())

    @property
    def year(self) -> int:
        """The year that is looked at."""
        return self._chosen or self.today.year

    @property
    def is_read(self) -> bool:
        """Whether the year that is looked at is the one that was read."""
        return self.view is not None and self.view.year == self.year

    @property
    def ticked(self) -> list[TouchedRow]:
        """The promises chosen to be counted anew."""
        return self.body.outstanding.ticked

    @property
    def sees_outstanding(self) -> bool:
        """Whether the promises to count anew are in view."""
        return self.body.tabs.current == PARTS.index("outstanding")

    # what a person does

    def move_years(self, years: int) -> None:
        """Go years back or on."""
        self.show_year(self.year + years)

    def go_to_today(self) -> None:
        """Go back to today."""
        self._day_wanted(self.today)

    def show_year(self, year: int) -> None:
        """Look at another year; what is in hand stays in hand."""
        if year == self.year or not FIRST_YEAR <= year <= LAST_YEAR:
            return
        self._chosen = None if year == self.today.year else year
        self._years.forget()
        self.body.year_field.show_year(year, self.room.words)
        self.acts.judge()
        self._rest.start(self.read_ms)

    def see(self, at: int) -> None:
        """Turn to the days, the hours or what is to be counted anew."""
        if self.change is None:
            self.body.show_part(at)
            self.body.focus_part()

    def look_at(self, change: CalendarChange) -> None:
        """Find out what a change would do. Nothing happens, whatever is done next, until F9."""
        if self.course is not None:
            return
        desk, actor = self.room.desks.calendar, self.room.seat.actor()
        self.change, self.preview = change, None
        course = self.begin("previewing")
        self._show()
        self.room.background.run(
            lambda: desk.preview(actor, change, progress=course.progress), self._show_preview, self.failed
        )

    def leave_preview(self) -> None:
        """Leave everything as it was; what is being applied already is left no more."""
        if self.change is None or (self.course is not None and not self.course.can_stop):
            return
        self.stop()
        self.forget_change()
        self.year_view.setFocus()
        self.room.messages.done(self.room.words("calendar.left"))

    def forget_change(self) -> None:
        """Have nothing in hand any more."""
        self.change, self.preview = None, None
        self._show()

    def search(self) -> None:
        """Find the promises that the calendar as it is does not bear out."""
        if self.course is not None or self.change is not None:
            return
        desk, actor = self.room.desks.calendar, self.room.seat.actor()
        self.room.messages.clear()
        course = self.begin("searching")
        self.body.show_part(PARTS.index("outstanding"))
        self.room.background.run(
            lambda: desk.outstanding(actor, progress=course.progress), self._show_outstanding, self.failed
        )

    def stop(self) -> None:
        """Stop what is under way; nothing of it has happened then."""
        if self.course is not None:
            self.course.stop()
            self.body.course.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops what is under way, then leaves what is looked at, then what is picked or ticked."""
        if event.key() != Qt.Key.Key_Escape or not self._go_back():
            super().keyPressEvent(event)

    # work under way

    def begin(self, what: str) -> Course:
        """Show that something is under way; whoever began it says when it has ended."""
        self.course = Course(what, self)
        self.body.course.follow(self.course)
        self.acts.judge()
        return self.course

    def end(self) -> None:
        """Show that it is over."""
        self.course = None
        self.body.course.follow(None)
        self.acts.judge()

    def failed(self, error: CounterError) -> None:
        """Say why it ended; what was being looked at is left, unless it was being applied."""
        applying = self.course is not None and self.course.what == APPLYING
        self.end()
        if error.code == _STOPPED:
            self.room.messages.inform(self.room.words("calendar.stopped"))
        else:
            self.room.messages.refused(error)
        if self.change is not None and not applying:
            self.forget_change()
            self.year_view.setFocus()

    # reading

    def _show_view(self, view: YearRead) -> None:
        self.view = view
        self._show()
        if self._wanted is not None and self._wanted.year == view.year:
            self.year_view.choose(self._wanted)
        self._wanted = None

    def _show_preview(self, preview: ChangePreview) -> None:
        self.end()
        if self.change is None:  # somebody left it while it was being found out
            return
        self.preview = preview
        self._show()
        self.body.preview.apply.setFocus()

    def _show_outstanding(self, touched: Touched) -> None:
        self.end()
        self.body.outstanding.show_touched(touched)
        self.body.show_counts()
        self._main_changed()
        if self.isVisible() and self.sees_outstanding:
            self.body.focus_part()

    def _unread(self, error: CounterError) -> None:
        self.room.messages.refused(error)
        self.acts.judge()

    # showing

    def _show(self) -> None:
        self.body.show_view(self.year, self.view, self.preview)
        self.year_view.show_today(self.today)
        self.body.show_preview(on=self.change is not None, preview=self.preview)
        self.body.show_counts()
        self.acts.judge()

    def _day_wanted(self, day: date) -> None:
        if day.year == self.year and self.is_read:
            self.year_view.choose(day)
        elif FIRST_YEAR <= day.year <= LAST_YEAR:
            self._wanted = day
            self.show_year(day.year)

    def _go_back(self) -> bool:
        if self.course is not None and self.course.can_stop:
            self.stop()
            return True
        if self.change is not None and self.course is None:
            self.leave_preview()
            return True
        if self.year_view.picked:
            self.year_view.pick(())
            return True
        return self.body.outstanding.untick() if self.sees_outstanding else False

    # building

    def _connect(self) -> None:
        body = self.body
        self._rest.timeout.connect(self.refresh)
        body.year_field.moved.connect(self.move_years)
        body.year_field.home.connect(self.go_to_today)
        body.year.current_changed.connect(lambda day: body.show_day())
        body.year.picks_changed.connect(self._picked)
        body.year.activated.connect(lambda day: self.room.commands.trigger("calendar.change_day"))
        body.year.year_wanted.connect(self._day_wanted)
        body.days.looked_at.connect(body.year.choose)
        body.days.opened.connect(self._change_one)
        body.course.stop.clicked.connect(self.stop)
        body.preview.leave.clicked.connect(self.leave_preview)
        body.hours.period_dropped.connect(self.acts.drop_period)
        body.outstanding.ticks_changed.connect(self._main_changed)
        body.tabs.changed.connect(lambda at: self._main_changed())

    def _main_changed(self) -> None:
        self.acts.judge()
        self.body.show_main()

    def _picked(self) -> None:
        self.body.show_day()
        self.acts.judge()

    def _change_one(self, day: date) -> None:
        self.year_view.pick(())
        self.year_view.choose(day)
        self.room.commands.trigger("calendar.change_day")
