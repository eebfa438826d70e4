"""Somebody at the calendar's page, and eyes that read back through the desks."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import Ward
from counter_app.services.calendar_rows import DayCell
from counter_app.ui.screens.calendar.screen import CalendarScreen
from ui.at_work import AtWork, focused, settle
from ui.rooms import a_window

K = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
TODAY = date(2026, 11, 23)


class AtCalendar(AtWork):
    """One person at the calendar, who begins on today's day."""

    def __init__(self, qtbot: QtBot, ward: Ward, who: str = "quan", **window: object) -> None:
        CalendarScreen.read_ms = 0
        bench = a_window(ward, (CalendarScreen,), who=who, keep=qtbot.addWidget, **window)  # type: ignore[arg-type]
        super().__init__(bench, "calendar")
        screen = bench.window.present()
        assert isinstance(screen, CalendarScreen)
        self.screen = screen

    # what is done

    def goes_to(self, day: date) -> None:
        """Walk from today to a day, and no further."""
        key = K.Key_Right if day > TODAY else K.Key_Left
        self.press(*[key] * abs((day - TODAY).days))

    def asks_for_a_day_off(self, name: str) -> None:
        """Fill the form of the days in hand, and look at what it would do."""
        self.press(K.Key_Return)
        assert self.dialog.isVisible()
        self.press(K.Key_Tab)
        QTest.keyClicks(focused(), name)
        self.does_it()

    def does_it(self) -> None:
        """Do what the form that stands over the window is for."""
        QTest.keyClick(self.dialog, K.Key_F9)
        settle()

    # what is seen

    @property
    def main(self) -> str:
        """What F9 says it would do."""
        return self.text_of("main")

    @property
    def looks_ahead(self) -> bool:
        """Whether what a change would do is in view."""
        return self.screen.body.preview.isVisibleTo(self.screen)

    @property
    def days_changed(self) -> list[tuple[date, str, str]]:
        """The days a change would make different: what they are, and would be."""
        return [(one.after.day, one.before.status, one.after.status) for one in self.screen.body.preview.days.rows]

    @property
    def touched(self) -> list[tuple[str, str, str]]:
        """The dossiers a change would touch: code, old and new appointment, as they are read."""
        model = self.screen.body.preview.touched.model
        return [(row.code, *(_told(model, at, column) for column in (1, 2))) for at, row in enumerate(model.rows)]

    @property
    def outstanding(self) -> list[str]:
        """The codes listed to be counted anew."""
        return [row.code for row in self.screen.body.outstanding.list.model.rows]

    def said_of(self, part: str) -> str:
        """Return the sentence over a list of dossiers."""
        lists = {"preview": self.screen.body.preview.touched, "outstanding": self.screen.body.outstanding.list}
        return lists[part].said.text()


def day_of(ward: Ward, day: date) -> DayCell:
    """Return a day as the desk tells it."""
    cells = ward.desks.calendar.year(ward.actor("quan"), day.year).days
    return next(one for one in cells if one.day == day)


def appointments_of(ward: Ward, code: str) -> list[tuple[str, str]]:
    """Return every appointment of a dossier: when, and why it was given."""
    found = ward.desks.lookup.show(ward.actor(), code).dossier.appointments
    return [(f"{one.due_at:%d/%m %H:%M}", one.why) for one in found]


def _told(model: object, row: int, column: int) -> str:
    return str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))  # type: ignore[attr-defined]
