"""The year that is looked at, and who stands for its days: left and right go a year back and on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from counter_app.services.calendar_rows import YearView
from counter_app.ui.screens.calendar.shown import state_words
from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class YearField(QWidget):
    """The title of the page, and what its arrows move."""

    moved = Signal(int)
    home = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", Type.SCREEN)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        ringed(self, Ring.FIELD)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.addWidget(self._words)

    def show_year(self, year: int, words: Words) -> None:
        """Show a year."""
        self._words.setText(words("calendar.year", year=str(year)))
        self.setAccessibleName(words("calendar.year_shown", year=str(year)))
        self.setAccessibleDescription(words("calendar.year_keys"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrows that lie in the way of time."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key is Qt.Key.Key_Home:
            self.home.emit()
        else:
            super().keyPressEvent(event)


def standing(view: YearView, words: Words) -> str:
    """Return how many days are worked, and who stands for them."""
    return words("calendar.standing", n=view.working_days, state=state_words(view, words))
