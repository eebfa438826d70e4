"""The places of the window, in the order of the navigation."""

from counter_app.ui.screen import Screen
from counter_app.ui.screens.calendar.screen import CalendarScreen
from counter_app.ui.screens.catalogue.screen import CatalogueScreen
from counter_app.ui.screens.giving_back.screen import ReturnScreen
from counter_app.ui.screens.handover.screen import HandoverScreen
from counter_app.ui.screens.leader.screen import LeaderScreen
from counter_app.ui.screens.lookup.screen import LookupScreen
from counter_app.ui.screens.office.screen import OfficeScreen
from counter_app.ui.screens.queue.screen import QueueScreen
from counter_app.ui.screens.receive.screen import ReceiveScreen
from counter_app.ui.screens.reports.screen import ReportsScreen

SCREENS: tuple[type[Screen], ...] = (
    ReceiveScreen,
    QueueScreen,
    ReturnScreen,
    HandoverScreen,
    LookupScreen,
    LeaderScreen,
    ReportsScreen,
    CatalogueScreen,
    OfficeScreen,
    CalendarScreen,
)
