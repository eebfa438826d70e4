"""The leader's day: numbers above, their dossiers at the left, the log of the day at the right."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Right
from counter_app.services.leader_rows import HolderLoad, MonthPoint, Number
from counter_app.services.leader_view import DayPage, day_page
from counter_app.services.work_rows import WorkCounts
from counter_app.ui.background import Latest
from counter_app.ui.changes import Kind
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens import opening
from counter_app.ui.screens.leader.acts import Acts
from counter_app.ui.screens.leader.body import Body
from counter_app.ui.screens.leader.figures import figures
from counter_app.ui.screens.leader.holders import HoldersStrip
from counter_app.ui.screens.leader.keys import register
from counter_app.ui.screens.leader.row_list import OVERDUE, Opened
from counter_app.ui.screens.leader.sign_card import SignCard

READ_MS = 120
EVERY = 5 * 60_000


class LeaderScreen(Screen):
    """Nothing here is counted apart from its rows: a number opens them, and Enter opens the dossier."""

    name = "leader"
    icon = "leader"
    digit = "6"
    right = Right.READ_LOG
    shows = frozenset({Kind.DOSSIERS, Kind.BATCHES, Kind.OFFICE})

    read_ms: ClassVar[int] = READ_MS
    """How long a day must be looked at before it is read: arrows may run through a month."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._chosen: date | None = None  # None is today, whatever day that becomes
        self.page: DayPage | None = None
        self._months: Sequence[MonthPoint] = ()
        self._days, self._years = Latest(room.background), Latest(room.background)
        self._rest, self._clock = QTimer(self, singleShot=True), QTimer(self, interval=EVERY)
        self.acts = Acts(room, self)
        register(room, self)
        self.body, self._strip = Body(room), HoldersStrip(room)
        self.body.fill(self)
        self._connect()
        self.retranslate()

    # what the frame asks

    @staticmethod
    def count(counts: WorkCounts) -> int:
        return 0

    def enter(self) -> None:
        self._strip.come_before(self.body.first)
        super().enter()

    def first_focus(self) -> QWidget:
        return self.body.day_field

    def strip(self) -> QWidget:
        return self._strip

    def refresh(self) -> None:
        """Read the day anew; ticks and the list that is open stay."""
        desks, actor, day = self.room.desks, self.room.seat.actor(), self.day
        self._rest.stop()
        self._days.run(lambda: day_page(desks, actor, day), self._show_page, self._unread)
        self._years.run(lambda: desks.leader.months(actor, day), self._show_months, lambda error: None)

    def put_away(self) -> None:
        """Show nothing to whoever sits down next before they have asked for it themselves."""
        self._rest.stop()
        self._days.forget()
        self._years.forget()
        self._chosen, self.page, self._months = None, None, ()
        self.sign_card.untick()
        self.body.rows.open(OVERDUE)
        self._show()

    def retranslate(self) -> None:
        self.body.retranslate()
        self._strip.retranslate()
        self._show()

    def open_handle(self, handle: str) -> None:
        """A dossier is looked at where dossiers are looked at."""
        self.open_dossier(handle)

    # what is shown

    @property
    def sign_card(self) -> SignCard:
        """The card of what waits to be signed."""
        return self.body.sign

    @property
    def today(self) -> date:
        """The ward's day."""
        return ward_date(self.room.now())

    @property
    def day(self) -> date:
        """The day that is looked at."""
        return self._chosen or self.today

    # what a person does

    def move_days(self, days: int) -> None:
        """Go days back or on; there is nothing after today."""
        self._go_to(min(self.today, self.day + timedelta(days=days)))

    def go_to_today(self) -> None:
        """Go back to today."""
        self._go_to(self.today)

    def go_to_day_before(self) -> None:
        """Go to the last working day before the one that is shown."""
        if self.page is not None:
            self._go_to(self.page.before)

    def open_number(self, number: Number) -> None:
        """List the dossiers of a number, and put the keyboard there."""
        if number is Number.TO_SIGN:
            self.sign_card.focus_rows()
            return
        self.body.rows.open(Opened(number))
        self._show_figures()
        self.body.rows.focus_rows()

    def open_holder(self, load: HolderLoad) -> None:
        """List what one person or desk holds."""
        self.body.rows.open(Opened(Number.HELD, load.held_by, load.name))
        self._show_figures()
        self.body.rows.focus_rows()

    def open_dossier(self, code: str) -> None:
        """Go to where this person looks at dossiers."""
        if not opening.open_dossier(self.room, code):
            self.room.messages.inform(self.room.words("leader.nowhere_to_look"))

    def open_report(self) -> None:
        """Go to the report of the month of the day."""
        self.room.go("reports", f"{self.day:%Y-%m}")

    def turn_charts(self) -> None:
        """Show the charts as tables, or the tables as charts."""
        self.body.turn_charts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes ticks back, then the list that was opened, then the day."""
        if event.key() != Qt.Key.Key_Escape or not self._go_back():
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    # reading

    def _go_to(self, day: date) -> None:
        if day == self.day:
            return
        self._chosen = None if day == self.today else day
        self._days.forget()
        self._years.forget()
        self._show_day()
        self._rest.start(self.read_ms)

    def _show_page(self, page: DayPage) -> None:
        if self.page is not None and self.page.day.day != page.day.day:
            self.sign_card.untick()
        self.page = page
        self._show()

    def _show_months(self, months: Sequence[MonthPoint]) -> None:
        self._months = months
        self.body.months.show_months(months)

    def _unread(self, error: CounterError) -> None:
        self.room.messages.refused(error)
        self._judge()

    # showing

    def _show(self) -> None:
        page = self.page
        is_today = page is not None and page.day.day == self.today
        self._show_day()
        self.body.show_quiet(page, is_today=is_today)
        self.body.rows.show_page(page)
        self.sign_card.show_page(page, may_sign=is_today and self.room.seat.may(Right.RECORD_SIGNATURE))
        self.body.log.show_page(page)
        self.body.hours.show_day(page.day if page else None)
        self.body.months.show_months(self._months)
        self._strip.show_loads(page.day.holders if page else ())
        self._show_figures()
        self._judge()

    def _show_figures(self) -> None:
        shown = self.body.rows.shown
        is_today = self.page is None or self.page.day.day == self.today
        chosen = None if shown.held_by else shown.number
        self.body.numbers.show_figures(figures(self.page, self.room.words, is_today=is_today), chosen)

    def _show_day(self) -> None:
        self.body.show_day(self.day, self.page if self.page and self.page.day.day == self.day else None)
        last = self.day == self.today
        self.room.commands.allow("leader.later", "leader.is_today" if last else "")
        self.room.commands.allow("leader.today", "leader.is_today" if last else "")

    def _judge(self) -> None:
        ticked = self.sign_card.ticked
        self.acts.judge(ticked)
        self.body.log.show_signing(may_sign=self.acts.may_sign_day, main=not ticked)

    def _go_back(self) -> bool:
        if self.sign_card.untick():
            return True
        if self.body.rows.shown != OVERDUE:
            self.body.rows.open(OVERDUE)
            self._show_figures()
            return True
        if self._chosen is not None:
            self.go_to_today()
            return True
        return False

    # building

    def _connect(self) -> None:
        body = self.body
        self._rest.timeout.connect(self.refresh)
        self._clock.timeout.connect(self.refresh)
        body.day_field.moved.connect(self.move_days)
        body.day_field.home.connect(self.go_to_today)
        body.quiet.acted.connect(self.go_to_day_before)
        body.numbers.opened.connect(self.open_number)
        body.rows.turned.connect(self._show_figures)
        for card in (body.rows, body.sign, body.log):
            card.opened.connect(self.open_dossier)
        body.sign.ticks_changed.connect(self._judge)
        self._strip.opened.connect(self.open_holder)
