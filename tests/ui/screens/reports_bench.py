"""The report screen in a window, and the periods its tests look at."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import Ward
from counter_app.services.reports.report import PeriodReport, ReportForm
from counter_app.ui.screens.lookup.screen import LookupScreen
from counter_app.ui.screens.reports.screen import ReportsScreen
from ui.at_work import AtWork
from ui.rooms import a_window

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NOVEMBER = date(2026, 10, 15), date(2026, 11, 14)  # as it is reported
OCTOBER = date(2026, 9, 15), date(2026, 10, 14)


class Reporter(AtWork):
    """What somebody who makes reports sees and presses."""

    def __init__(self, qtbot: QtBot, ward: Ward, who: str = "thang", **window: object) -> None:
        ReportsScreen.read_ms = 0
        screens = (LookupScreen, ReportsScreen)
        bench = a_window(ward, screens, who=who, keep=qtbot.addWidget, **window)  # type: ignore[arg-type]
        bench.window.activateWindow()
        super().__init__(bench, "reports")
        screen = bench.window.present()
        assert isinstance(screen, ReportsScreen)
        self.screen = screen

    def told(self, form: ReportForm, days: tuple[date, date]) -> PeriodReport:
        """What the desk says of a period."""
        return self.ward.desks.reports.report(self.ward.actor("thang"), form, *days)

    @property
    def days(self) -> tuple[date, date]:
        return self.screen.period.first, self.screen.period.last

    @property
    def rows(self) -> list[list[str]]:
        """The form as it stands on the screen, cell by cell."""
        model = self.screen.body.tables[self.screen.form].model_
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    @property
    def listed(self) -> list[str]:
        return [life.code for life in self.screen.body.behind.model.rows]

    @property
    def view(self) -> int:
        return self.screen.body.tabs.current

    @property
    def notice(self) -> str:
        notice = self.screen.body.notice
        return notice.words if notice.isVisibleTo(self.screen) else ""

    @property
    def checked(self) -> list[tuple[str, str]]:
        return [(line.mark.words, line.said) for line in self.screen.body.checks.model.rows]
