"""A button that is one of the registered commands: its words, its key, whether it can be pressed and why not."""

from PySide6.QtWidgets import QWidget

from counter_app.ui.commands import Commands
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.plain import tip


class CommandButton(Button):
    """Follows its command in everything; pressing it is the same as pressing the key."""

    def __init__(
        self,
        commands: Commands,
        command: str,
        *,
        kind: Kind | None = None,
        height: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        known = commands.command(command)
        chosen = kind or (Kind.PRIMARY if known.main else Kind.PLAIN)
        icon = "" if chosen is Kind.PRIMARY else known.icon
        super().__init__("", chosen, key=shown_key(known.key), icon=icon, height=height, parent=parent)
        self._commands, self._command = commands, command
        self.clicked.connect(lambda: commands.trigger(command))
        commands.changed.connect(self._follow)
        self._follow(command)

    def _follow(self, command: str) -> None:
        if command != self._command:
            return
        action = self._commands.action(command)
        if self.words != action.text():
            self.set_words(action.text())
        self.setEnabled(action.isEnabled())
        tip(self, str(action.property("why_not") or ""))


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


def shown_key(key: str) -> str:
    """Return a key as it stands on a cap: "Ctrl K" for Ctrl+K, "↵" for Return."""
    return key.replace("+", " ").replace("Return", "↵")
