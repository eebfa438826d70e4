"""How the page is laid out: two columns where there is room, one above the other where there is not."""

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.moments import ward_date
from counter_app.services.leader_view import DayPage
from counter_app.ui.command_button import ArrowButton, CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.leader.chart_cards import HoursCard, MonthsCard
from counter_app.ui.screens.leader.day_field import DayField
from counter_app.ui.screens.leader.figures import figures
from counter_app.ui.screens.leader.log_card import LogCard
from counter_app.ui.screens.leader.numbers import Numbers
from counter_app.ui.screens.leader.row_list import RowList
from counter_app.ui.screens.leader.shown import clock, short_day
from counter_app.ui.screens.leader.sign_card import SignCard
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Kind
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.scrolling import scrolling
from counter_app.ui.widgets.time_field import time_head

_MARGIN, _GAP = 16, 12
_TWO_COLUMNS = 900


class Body(QWidget):
    """The parts of the page, each of which shows itself."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.day_field = DayField()
        self._arrows = [ArrowButton(room.commands, f"leader.{name}") for name in ("earlier", "later")]
        self._standing = label("", Type.META)
        self._buttons = [CommandButton(room.commands, f"leader.{name}") for name in ("print", "export")]
        self._acts = ButtonRow(self._buttons, more=room.words("leader.more"))
        self.quiet = Banner(Weight.INFO, "")
        self.numbers = Numbers()
        self.numbers.show_figures(figures(None, room.words, is_today=True), None)
        self.rows, self.sign, self.log = RowList(room.words), SignCard(room), LogCard(room)
        self.hours, self.months = HoursCard(room), MonthsCard(room)
        self._report = CommandButton(room.commands, "leader.report", kind=Kind.LINK)
        self._turns = CommandButton(room.commands, "leader.tables", kind=Kind.LINK)
        self._lay_out()

    def fill(self, place: QWidget) -> None:
        """Take the whole of a place."""
        whole = QVBoxLayout(place)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    @property
    def first(self) -> QWidget:
        """What Tab comes to first."""
        return self._arrows[0]

    def show_day(self, day: date, page: DayPage | None) -> None:
        """Say which day it is, and as of when it is told."""
        words = self.room.words
        self.day_field.show_day(day, words)
        if page is None:
            self._standing.setText("")
            return
        found = page.day
        today = found.day == ward_date(self.room.now())
        off = found.day_off
        parts = [words("leader.working_day") if off is None else words("leader.day_off", name=off)]
        if today and (found.next_working_day - found.day).days > 1:
            parts.append(words("leader.next_working_day", day=short_day(found.next_working_day, words)))
        parts.append(words("leader.as_of", clock=clock(found.as_of)) if today else words("leader.as_it_stood"))
        self._standing.setText(" · ".join(parts))

    def show_quiet(self, page: DayPage | None, *, is_today: bool) -> None:
        """Say why there is nothing, and offer the last working day."""
        words = self.room.words
        self.quiet.setVisible(page is not None and page.is_quiet)
        if page is None or not page.is_quiet:
            return
        off = page.day.day_off
        said = "leader.quiet_off" if off is not None else "leader.quiet_today" if is_today else "leader.quiet"
        offer = words("leader.see_day", day=short_day(page.before, words))
        self.quiet.say(Weight.INFO, words(said, name=off or words("leader.weekly_rest")), offer)

    def turn_charts(self) -> None:
        """Show the charts as tables, or the tables as charts."""
        for card in (self.hours, self.months):
            card.turn()
        shown = "leader.charts" if self.hours.is_table else "leader.tables"
        self.room.commands.retitle("leader.tables", shown)

    def retranslate(self) -> None:
        """Put the texts anew that stand here alone."""
        self.log.retranslate()
        self.sign.retranslate()
        self.rows.retranslate()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        two = self.width() >= px(_TWO_COLUMNS)
        charts = 2 * max(card.head.sizeHint().width() for card in (self.hours, self.months)) + 5 * _GAP
        self._columns.setDirection(across if two else down)
        left = self.width() * 52 // 100 if two else self.width()
        self._charts.setDirection(across if left - 2 * _MARGIN >= charts else down)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(self._scrolling(), 1)

    def _head(self) -> QHBoxLayout:
        head = time_head(self._arrows, self.day_field, self._acts, self._standing)
        head.setContentsMargins(_MARGIN, 10, _MARGIN, 8)
        return head

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, _GAP)
        column.setSpacing(_GAP)
        column.addWidget(self.quiet)
        column.addWidget(self.numbers)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(_GAP)
        self.log.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._columns.addWidget(self._left(), 52)
        self._columns.addWidget(self.log, 48)
        column.addLayout(self._columns, 1)
        self._scroll = scrolling(inside)
        return self._scroll

    def _left(self) -> QWidget:
        part = QWidget()
        part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        left = QVBoxLayout(part)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(_GAP)
        left.addWidget(self.rows, 1)
        left.addWidget(self.sign)
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(_GAP)
        self._charts.addWidget(self.hours, 1)
        self._charts.addWidget(self.months, 1)
        left.addLayout(self._charts)
        self.months.head.add(self._report)
        self.months.head.add(self._turns)
        return part
