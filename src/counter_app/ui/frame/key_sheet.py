"""Ctrl+/: every key of this screen and of everywhere, made from the registry."""

from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.ui.command_button import shown_key
from counter_app.ui.commands import EVERYWHERE, Command, Commands
from counter_app.ui.frame.sheet import Sheet
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.plain import label
from counter_app.ui.words import Words


class KeySheet(Sheet):
    """Two lists, with what cannot be done now left in: its key stays the same tomorrow."""

    def __init__(self, commands: Commands, words: Words, parent: QWidget) -> None:
        super().__init__(words("frame.keys_title"), words("frame.close"), parent)
        keyed = [command for command in commands.offered() if command.key]
        for title, here in (("keys_here", True), ("keys_everywhere", False)):
            shown = [command for command in keyed if (command.scope != EVERYWHERE) is here]
            if shown:
                self.inner.addWidget(label(words(f"frame.{title}"), Type.SECTION))
                self.inner.addLayout(listed(commands, shown))
        self.inner.addStretch(1)
        self.finish()


def listed(commands: Commands, shown: list[Command]) -> QGridLayout:
    """Return keys and what they do, in two columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    half = (len(shown) + 1) // 2
    for at, command in enumerate(shown):
        row, column = at % half, 2 * (at // half)
        grid.addWidget(KeyCap(shown_key(command.key)), row, column)
        grid.addWidget(label(commands.action(command.id).text(), wraps=True), row, column + 1)
    for column in (1, 3):
        grid.setColumnStretch(column, 1)
    return grid
