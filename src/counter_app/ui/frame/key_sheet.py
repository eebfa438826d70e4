"""Ctrl+/: every key of this screen and of everywhere, made from the registry."""

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from counter_app.ui.command_button import shown_key
from counter_app.ui.commands import EVERYWHERE, Command, Commands
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words


class KeySheet(QDialog):
    """Two lists, with what cannot be done now left in: its key stays the same tomorrow."""

    def __init__(self, commands: Commands, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("frame.keys_title"))
        keyed = [command for command in commands.offered() if command.key]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for title, here in (("keys_here", True), ("keys_everywhere", False)):
            shown = [command for command in keyed if (command.scope != EVERYWHERE) is here]
            if shown:
                layout.addWidget(label(words(f"frame.{title}"), Type.SECTION))
                layout.addLayout(listed(commands, shown))
        close = Button(words("frame.close"), key="Esc")
        close.clicked.connect(self.accept)
        layout.addWidget(close)
        close.setFocus()


def listed(commands: Commands, shown: list[Command]) -> QGridLayout:
    """Return keys and what they do, in two columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    half = (len(shown) + 1) // 2
    for at, command in enumerate(shown):
        row, column = at % half, 2 * (at // half)
        grid.addWidget(KeyCap(shown_key(command.key)), row, column)
        grid.addWidget(label(commands.action(command.id).text()), row, column + 1)
    return grid
