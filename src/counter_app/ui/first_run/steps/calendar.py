"""Page 5: this year's days off and make-up Saturdays as the state told them, open to change, and the opening hours."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.errors import CounterError, Refused
from counter_app.services.calendar_rows import DayCell, DayStatus
from counter_app.services.calendar_years import cell, days_of
from counter_app.services.state_calendar import state_calendar
from counter_app.ui.first_run.answers import CLEAR
from counter_app.ui.first_run.step import Step, Tools
from counter_app.ui.first_run.steps.calendar_card import CalendarCard
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.field import ComboBox, LineEdit
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.year_days import Grid
from counter_app.ui.widgets.year_legend import YearLegend
from counter_app.ui.widgets.year_view import YearView
from counter_app.ui.year_words import day_words, year_days, year_legend, year_names

_KINDS = (CLEAR, "off", "work", "half")
_NARROW = 980


class CalendarStep(Step):
    """A day is chosen with the arrows or the mouse, and made something else below the year."""

    name = "calendar"
    may_skip = True

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._calendar: WorkCalendar = state_calendar()
        self._cells: tuple[DayCell, ...] = ()
        self.year, self._legend, self._next = YearView(""), YearLegend(), Banner(Weight.WARN, "")
        self.kind, self.naming = ComboBox(""), _Naming("")
        self._day = label("", Type.CONTROL, wraps=True)
        self.card = CalendarCard(tools.words, tools.answers)
        self._lay_out()
        self.year.show_today(tools.today)
        self.year.current = tools.today
        self.year.current_changed.connect(self._walked)
        self.year.activated.connect(lambda _: self.kind.setFocus())
        self.kind.activated.connect(lambda _: self._change())
        self.naming.editingFinished.connect(self._name)
        self.card.changed.connect(self._read)

    def enter(self) -> None:
        self._read()

    def retranslate(self) -> None:
        super().retranslate()
        w = self.words
        self._legend.show_words(year_legend(w))
        self.kind.clear()
        for kind in _KINDS:
            self.kind.addItem(w(f"first_run.day_{kind}"), kind)
        self.kind.setAccessibleName(w("first_run.day_kind"))
        self.naming.setAccessibleName(w("first_run.day_name"))
        self.naming.setPlaceholderText(w("first_run.day_name"))
        following = self.tools.today.year + 1
        self._next.say(Weight.WARN, w("first_run.next_year", year=following))
        self._next.setVisible(following not in self._calendar.confirmed_years)
        self.card.retranslate()
        self._show()

    def title_params(self) -> dict[str, object]:
        return {"year": self.tools.today.year}

    def summary(self) -> str:
        return self.words("first_run.year", year=self.tools.today.year)

    def leave(self) -> None:
        try:
            self.answers.calendar().next_open_day(self.tools.today)
        except Refused as error:
            self.refused(error)
            self.card.first_hour.setFocus()
            return
        self.finished.emit()

    def refused(self, error: CounterError) -> bool:
        if not error.code.startswith(("hours.", "calendar.")):
            return False
        self.card.say_hours(self.words.say(error))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.card.setMaximumWidth(16_777_215 if narrow else px(300))
        QTimer.singleShot(0, self, self._show_all_months)

    def _show_all_months(self) -> None:
        """Here the page scrolls, not the year in it."""
        edge = 2 * self.year.frameWidth() + px(8)
        self.year.setMinimumHeight(Grid.within(self.tools.today.year, self.year.width() - edge, 0).height + edge)

    def _lay_out(self) -> None:
        edit = QHBoxLayout()
        edit.setSpacing(8)
        edit.addWidget(self._day, 3)
        edit.addWidget(self.kind, 2)
        edit.addWidget(self.naming, 3)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._legend)
        left.addWidget(self.year, 1)
        left.addLayout(edit)
        left.addWidget(self._next)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(24)
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._sides, 1)

    def _read(self) -> None:
        """Count the days anew over what was answered; hours that cannot be read yet leave the last ones."""
        try:
            self._calendar = self.answers.calendar()
            self.card.say_hours("")
        except Refused as error:
            self.card.say_hours(self.words.say(error))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        year = self.tools.today.year
        self._cells = tuple(cell(self._calendar, day) for day in days_of(year))
        shown = year_days(self._cells, self.words)
        self.year.show_year(year, shown, year_names(self.words), self.words("first_run.calendar_title", year=year))
        self.card.show_days(self._cells)
        self._show_day()

    def _walked(self, day: date) -> None:
        """Bring the day the keyboard is on into view, and say what it is."""
        at = self.year.viewport().mapTo(self.page, self.year.cell(day).center())
        self.ensureVisible(at.x(), at.y(), px(40), px(60))
        self._show_day()

    def _show_day(self) -> None:
        found = self._found(self.year.current)
        if found is None:
            return
        self._day.setText(day_words(found, self.words))
        wanted = found.status.value if found.status.value in _KINDS else CLEAR
        self.kind.setCurrentIndex(_KINDS.index(wanted))
        self.naming.setText(found.name)
        self.naming.setEnabled(wanted != CLEAR)

    def _change(self) -> None:
        kind = _KINDS[self.kind.currentIndex()]
        name = "" if kind == CLEAR else self.naming.text() or self.words(f"first_run.called_{kind}")
        self.answers.change_day(self.year.current, kind, name)
        self._read()

    def _name(self) -> None:
        found = self._found(self.year.current)
        plain = found is None or found.status in {DayStatus.OPEN, DayStatus.REST}
        if not plain and found is not None and self.naming.text().strip() not in {"", found.name}:
            self._change()

    def _found(self, day: date) -> DayCell | None:
        return next((one for one in self._cells if one.day == day), None)


class _Naming(LineEdit):
    """Enter takes the name, and does not leave the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
