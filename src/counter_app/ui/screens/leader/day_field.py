"""The day that is looked at: left and right go a day back and on, Home to today."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from counter_app.ui.commands import Commands
from counter_app.ui.screens.leader.shown import weekday
from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words


class DayField(QWidget):
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

    def show_day(self, day: date, words: Words) -> None:
        """Show a day."""
        self._words.setText(words("leader.day", weekday=weekday(day, words), day=day))
        self.setAccessibleName(words("leader.day_shown", weekday=weekday(day, words), day=day))
        self.setAccessibleDescription(words("leader.day_keys"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrows that lie in the way of time."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}
        key = Qt.Key(event.key())
        if event.modifiers():
            super().keyPressEvent(event)
        elif key in steps:
            self.moved.emit(steps[key])
        elif key is Qt.Key.Key_Home:
            self.home.emit()
        else:
            super().keyPressEvent(event)


class ArrowButton(Button):
    """A command as its icon alone."""

    def __init__(self, commands: Commands, command: str) -> None:
        super().__init__("", icon=commands.command(command).icon, height=32)
        self._commands, self._command = commands, command
        self.clicked.connect(lambda: commands.trigger(command))
        commands.changed.connect(self._follow)
        self._follow(command)

    def _follow(self, command: str) -> None:
        if command == self._command:
            action = self._commands.action(command)
            self.name_only(action.text())
            self.setEnabled(action.isEnabled())
