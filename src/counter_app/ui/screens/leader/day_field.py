"""The day that is looked at: left and right go a day back and on, Home to today."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt

from counter_app.ui.screens.leader.shown import weekday
from counter_app.ui.widgets.time_field import TimeField
from counter_app.ui.words import Words


class DayField(TimeField):
    """Page up and down go by weeks."""

    steps: ClassVar[Mapping[Qt.Key, int]] = {
        **TimeField.steps,
        Qt.Key.Key_PageUp: -7,
        Qt.Key.Key_PageDown: 7,
    }

    def show_day(self, day: date, words: Words) -> None:
        """Show a day."""
        named = weekday(day, words)
        self.say(
            words("leader.day", weekday=named, day=day),
            words("leader.day_shown", weekday=named, day=day),
            words("leader.day_keys"),
        )
