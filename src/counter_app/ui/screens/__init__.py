"""The places of the window, in the order of the navigation."""

from counter_app.ui.screen import Screen
from counter_app.ui.screens.giving_back.screen import ReturnScreen

SCREENS: tuple[type[Screen], ...] = (ReturnScreen,)
