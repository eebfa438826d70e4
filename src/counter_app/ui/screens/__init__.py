"""The places of the window, in the order of the navigation."""

from counter_app.ui.screen import Screen

SCREENS: tuple[type[Screen], ...] = ()
