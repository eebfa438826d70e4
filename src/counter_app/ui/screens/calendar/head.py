"""The year that is looked at, and who stands for its days: left and right go a year back and on."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt

from counter_app.services.calendar_rows import YearView
from counter_app.ui.screens.calendar.shown import state_words
from counter_app.ui.widgets.time_field import TimeField
from counter_app.ui.words import Words


class YearField(TimeField):
    """Page up and down go by years too."""

    steps: ClassVar[Mapping[Qt.Key, int]] = {
        **TimeField.steps,
        Qt.Key.Key_PageUp: -1,
        Qt.Key.Key_PageDown: 1,
    }

    def show_year(self, year: int, words: Words) -> None:
        """Show a year."""
        said = str(year)
        self.say(
            words("calendar.year", year=said), words("calendar.year_shown", year=said), words("calendar.year_keys")
        )


def standing(view: YearView, words: Words) -> str:
    """Return how many days are worked, and who stands for them."""
    return words("calendar.standing", n=view.working_days, state=state_words(view, words))
