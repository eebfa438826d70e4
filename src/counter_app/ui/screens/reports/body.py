"""How the report screen is laid out: the forms at the left, the report at the right; one column where narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.services.reports.report import ReportForm
from counter_app.services.reports.spans import Stretch
from counter_app.ui.command_button import ArrowButton, CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.leader.numbers import Numbers
from counter_app.ui.screens.reports.behind import Behind
from counter_app.ui.screens.reports.checks import Checks
from counter_app.ui.screens.reports.figures import figures
from counter_app.ui.screens.reports.form_table import FormTable
from counter_app.ui.screens.reports.keys import BEHIND, CHECKS, FORM, ON_TIME, VIEWS
from counter_app.ui.screens.reports.on_time import OnTime
from counter_app.ui.screens.reports.period_row import PeriodField, PeriodRow
from counter_app.ui.screens.reports.side import WIDE, FormList, MadeList
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.scrolling import scrolling
from counter_app.ui.widgets.sideways import Sideways
from counter_app.ui.widgets.tabs import Tab, Tabs
from counter_app.ui.widgets.time_field import time_head

_MARGIN, _GAP = 16, 12
_TWO_COLUMNS, _LOW = 980, 340


class Body(QWidget):
    """The parts of the page, each of which shows itself."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.period_field, self.period_row = PeriodField(), PeriodRow(room)
        self._arrows = [ArrowButton(room.commands, f"reports.{name}") for name in ("earlier", "later")]
        self.standing = label("", Type.META)
        others = [CommandButton(room.commands, f"reports.{name}") for name in ("print", "export")]
        self._acts = ButtonRow(others, CommandButton(room.commands, "reports.make"), more=room.words("reports.more"))
        self.waiting, self.notice = Banner(Weight.INFO, ""), Banner(Weight.WARN, "")
        self.numbers = Numbers()
        self.numbers.show_figures(figures(None, room.words), None)
        self.forms, self.made = FormList(room), MadeList(room)
        self.tabs = Tabs("", [Tab("")] * len(VIEWS))
        self.tables = {form: FormTable(form, room.words) for form in ReportForm}
        self.checks, self.on_time, self.behind = Checks(room), OnTime(room), Behind(room)
        self._two: bool | None = None
        self._lay_out()

    @property
    def first(self) -> QWidget:
        """What Tab comes to first."""
        return self._arrows[0]

    def fill(self, place: QWidget) -> None:
        """Take the whole of a place."""
        whole = QVBoxLayout(place)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    def show_form(self, form: ReportForm) -> None:
        """Turn to the table of a form."""
        self._forms.setCurrentWidget(self.tables[form])
        self.forms.show_form(form)

    def show_view(self, at: int) -> None:
        """Turn to a part of the report."""
        self._views.setCurrentIndex(at)
        self.tabs.choose(at)

    def focus_view(self, at: int, form: ReportForm) -> None:
        """Put the keyboard into a part of the report."""
        if at == BEHIND:
            self.behind.focus_rows()
        else:
            {FORM: self.tables[form], CHECKS: self.checks.table, ON_TIME: self.on_time.share_table}[at].setFocus()

    def show_nothing(self) -> None:
        """Show no report any more."""
        for table in self.tables.values():
            table.model_.set_rows(())
        self.checks.show_report(None)
        self.on_time.show_report(None)
        self.made.show_made(())
        self.show_view(FORM)

    def show_period(self, found: Stretch, standing: str) -> None:
        """Say which period it is, and as of when it is told."""
        self.period_field.show_period(found, self.room.words)
        self.standing.setText(standing)

    def retranslate(self) -> None:
        """Put the texts anew that stand here alone."""
        for table in self.tables.values():
            table.retranslate()
        for card in (self.forms, self.made):
            card.retranslate()
        for view in (self.checks, self.on_time, self.behind):
            view.retranslate()
        self.period_row.retranslate()
        self.tabs.setAccessibleName(self.room.words("reports.views"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        two = self.width() >= px(_TWO_COLUMNS)
        if two is self._two:
            return
        self._two = two
        places = ((0, 0, 1), (1, 0, 1), (0, 1, 2)) if two else ((0, 0, 1), (2, 0, 1), (1, 0, 1))
        for part, (row, column, rows) in zip((self.forms, self.made, self._report), places, strict=True):
            self._grid.addWidget(part, row, column, rows, 1)
        self._grid.setColumnStretch(0, 0 if two else 1)
        self._grid.setColumnStretch(1, 1 if two else 0)
        self._grid.setRowStretch(1, 1)
        for side in (self.forms, self.made):
            side.setMaximumWidth(px(WIDE) if two else 16_777_215)
            side.setMinimumWidth(px(WIDE) if two else 0)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(self.period_row)
        whole.addWidget(self._scrolling(), 1)

    def _head(self) -> QHBoxLayout:
        head = time_head(self._arrows, self.period_field, self._acts, self.standing)
        head.setContentsMargins(_MARGIN, 10, _MARGIN, 4)
        return head

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, _GAP)
        column.setSpacing(_GAP)
        column.addWidget(self.waiting)
        column.addWidget(self.notice)
        column.addWidget(self.numbers)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._report = self._report_card()
        column.addLayout(self._grid, 1)
        self._scroll = scrolling(inside)
        self.waiting.hide()
        self.notice.hide()
        self._arrange()
        return self._scroll

    def _report_card(self) -> Card:
        card = Card(margin=0, spacing=0)
        self._forms = QStackedWidget()
        for table in self.tables.values():
            self._forms.addWidget(table)
        self._views = QStackedWidget()
        for view in (self._forms, self.checks, self.on_time, self.behind):
            self._views.addWidget(view)
        head = QVBoxLayout()
        head.setContentsMargins(6, 6, 6, 2)
        head.addWidget(Sideways(self.tabs))
        card.layout_.setContentsMargins(1, 1, 1, 2)
        card.layout_.addLayout(head)
        card.layout_.addWidget(self._views, 1)
        card.setMinimumHeight(px(_LOW))
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        return card
