"""The places of the window, in the order of the navigation."""

from counter_app.ui.screen import Screen
from counter_app.ui.screens.receive.screen import ReceiveScreen

SCREENS: tuple[type[Screen], ...] = (ReceiveScreen,)
