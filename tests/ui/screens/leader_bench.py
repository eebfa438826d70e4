"""The leader's page in a window, and a ward with something for each of its numbers."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from builders import BIRTH, DESK, SINGLE_STATUS, Ward, a_form, a_party
from counter_app.domain.dossiers.values import Receiver
from counter_app.domain.moments import at
from counter_app.services.leader_rows import LeaderDay
from counter_app.ui.screens.leader.log_lines import LogView
from counter_app.ui.screens.leader.screen import LeaderScreen
from counter_app.ui.screens.lookup.screen import LookupScreen
from counter_app.ui.screens.queue.screen import QueueScreen
from ui.at_work import AtWork, settle
from ui.rooms import a_window

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TODAY, FRIDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 22)


class Leader(AtWork):
    """What a leader sees and presses."""

    def __init__(
        self,
        qtbot: QtBot,
        ward: Ward,
        who: str = "thang",
        *,
        queue: bool = True,
        lookup: bool = False,
        **window: object,
    ) -> None:
        LeaderScreen.read_ms = 0
        screens = (*[QueueScreen] * queue, *[LookupScreen] * lookup, LeaderScreen)
        bench = a_window(ward, screens, who=who, keep=qtbot.addWidget, **window)  # type: ignore[arg-type]
        super().__init__(bench, "leader")
        screen = bench.window.present()
        assert isinstance(screen, LeaderScreen)
        self.screen = screen

    @property
    def told(self) -> LeaderDay:
        """What the desk says of the day that is shown."""
        return self.ward.desks.leader.day(self.ward.actor("thang"), self.screen.day)

    @property
    def listed(self) -> list[str]:
        return [row.code for row in self.screen.body.rows.model.rows]

    @property
    def to_sign(self) -> list[str]:
        return [row.code for row in self.screen.sign_card.model.rows]

    @property
    def logged(self) -> list[str]:
        return [line.code for line in self.screen.body.log.model.rows]

    def strip(self) -> dict[str, str]:
        """The six numbers as they are read aloud."""
        names = [cell.accessibleName() for cell in self.screen.body.numbers.findChildren(QAbstractButton)]
        return dict(name.rsplit(": ", 1) for name in names)

    def turn_log(self, view: LogView) -> None:
        self.screen.body.log.tabs.choose(list(LogView).index(view))
        settle()

    @property
    def notice(self) -> str:
        quiet = self.screen.body.quiet
        return quiet.words if quiet.isVisibleTo(self.screen) else ""

    @property
    def signature(self) -> str:
        return self.screen.body.log.signed.text()

    @property
    def main_job(self) -> str:
        return self.text_of("sign")


def a_lively_ward(ward: Ward) -> None:
    """Let every number of the page count something on Monday."""
    for n in range(2):
        ward.clock.set(date(2026, 11, 10 + n), time(9))
        ward.ready()
    ward.clock.set(date(2026, 11, 16), time(9))
    late = ward.at_desk()
    ward.at_desk()
    ward.clock.set(FRIDAY, time(9))
    ward.desks.handling.apologise(ward.actor("binh"), late, at(date(2026, 11, 30), time(17)), "Chờ xác minh")
    waits(ward)
    ward.clock.set(TODAY, time(8))
    waits(ward)
    code = ward.receive().code
    ward.desks.handover.hand_over(ward.actor(), [code], DESK)
    ward.receive(a_form(BIRTH))
    code = ward.ready(a_form(SINGLE_STATUS, a_party(name="Nguyễn Thị Đào")))
    ward.desks.returning.give_back(ward.actor(), code, Receiver("Nguyễn Thị Đào"))
    ward.clock.set(TODAY, time(16, 50))


def waits(ward: Ward) -> str:
    """Bring a matter to where it waits to be signed."""
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    return code
