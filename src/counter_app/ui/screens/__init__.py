"""The places of the window, in the order of the navigation."""

from counter_app.ui.screen import Screen
from counter_app.ui.screens.handover.screen import HandoverScreen

SCREENS: tuple[type[Screen], ...] = (HandoverScreen,)
