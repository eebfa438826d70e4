"""The one registry of what a person can do: buttons, menus, shortcuts, the palette and the tests all read it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from counter_app.domain.people import Person, Right
from counter_app.ui.words import Words

EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do on a screen (``scope``) or everywhere.

    Its text is ``<scope>.<name>`` of the window's words. ``key`` is a portable key sequence such as ``F9`` or
    ``Ctrl+K``; never a bare letter, never Ctrl+Shift, which belongs to Vietnamese input methods. ``main`` marks the
    screen's main job.
    """

    scope: str
    name: str
    icon: str = ""
    key: str = ""
    right: Right | None = None
    main: bool = False

    @property
    def id(self) -> str:
        """Return ``<scope>.<name>``."""
        return f"{self.scope}.{self.name}"


class Commands(QObject):
    """Every command of the window. Only those of the present screen, and those of everywhere, listen to their keys."""

    refused = Signal(str)  # the sentence why a command cannot run now
    changed = Signal(str)  # the id of a command whose text or standing changed

    def __init__(self, window: QWidget, words: Words) -> None:
        super().__init__(window)
        self._window, self._words = window, words
        self._entries: dict[str, _Entry] = {}
        self._scope = ""
        self._person: Person | None = None
        self._silent = False
        words.changed.connect(self.retranslate)

    def add(self, command: Command, run: Callable[[], object]) -> QAction:
        """Register a command and what it does. Returns its action, whose text and standing are kept up to date."""
        if command.id in self._entries:
            raise ValueError(command.id)
        action = QAction(self)
        action.setObjectName(command.id)
        entry = _Entry(command, run, action, text=command.id)
        action.triggered.connect(lambda: self.trigger(command.id))
        if command.key:
            entry.shortcut = QShortcut(QKeySequence(command.key), self._window)
            entry.shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            entry.shortcut.setAutoRepeat(False)
            entry.shortcut.activated.connect(lambda: self.trigger(command.id))
        self._entries[command.id] = entry
        self._show(entry)
        return action

    def activate(self, scope: str) -> None:
        """Make the keys of one screen live, and those of every other screen silent."""
        self._scope = scope
        for entry in self._entries.values():
            self._listen(entry)

    def hush(self, silent: bool) -> None:
        """Let no key and no command reach what lies under a cover, or let them reach it again."""
        self._silent = silent
        for entry in self._entries.values():
            self._listen(entry)

    def serve(self, person: Person | None) -> None:
        """Let rights be those of the person at the keyboard."""
        self._person = person
        for entry in self._entries.values():
            self._show(entry)

    def retitle(self, command: str, text: str, **params: object) -> None:
        """Give a command another text of the window's words, such as "Collect 15.000 đ and return"."""
        entry = self._entries[command]
        entry.text, entry.params = text, params
        self._show(entry)

    def allow(self, command: str, why_not: str = "", **params: object) -> None:
        """Say that a command may run now, or by a code of the window's words or messages why not."""
        entry = self._entries[command]
        if (entry.why_not, entry.why_params) != (why_not, params):
            entry.why_not, entry.why_params = why_not, params
            self._show(entry)

    def trigger(self, command: str) -> None:
        """Run a command, or say why it cannot run."""
        entry = self._entries[command]
        if not self._is_live(entry):
            return
        if why := self.why_not(command):
            self.refused.emit(why)
        else:
            entry.run()

    def why_not(self, command: str) -> str:
        """Return the sentence why a command cannot run now; empty where it can."""
        entry = self._entries[command]
        if entry.command.right and self._person and not self._person.may(entry.command.right):
            right = self._words.name("right", entry.command.right.value)
            return self._words("frame.no_right", right=right)
        return self._words.why(entry.why_not, entry.why_params) if entry.why_not else ""

    def action(self, command: str) -> QAction:
        """Return the action of a command."""
        return self._entries[command].action

    def command(self, command: str) -> Command:
        """Return the command of an id."""
        return self._entries[command].command

    def offered(self) -> Iterable[Command]:
        """Return the commands that are live on the present screen, those of everywhere last."""
        live = [entry.command for entry in self._entries.values() if self._is_live(entry)]
        return sorted(live, key=lambda command: command.scope == EVERYWHERE)

    def registered(self) -> Iterable[Command]:
        """Return every command there is."""
        return [entry.command for entry in self._entries.values()]

    def retranslate(self) -> None:
        """Put every text anew."""
        for entry in self._entries.values():
            self._show(entry)

    def _is_live(self, entry: "_Entry") -> bool:
        return not self._silent and entry.command.scope in {EVERYWHERE, self._scope}

    def _show(self, entry: "_Entry") -> None:
        command = entry.command
        why = self.why_not(command.id)
        entry.action.setText(self._words(entry.text, **entry.params))
        entry.action.setEnabled(not why)
        entry.action.setProperty("why_not", why)
        self._listen(entry)
        self.changed.emit(command.id)

    def _listen(self, entry: "_Entry") -> None:
        if entry.shortcut is not None:
            entry.shortcut.setEnabled(self._is_live(entry))


@dataclass(slots=True)
class _Entry:
    command: Command
    run: Callable[[], object]
    action: QAction
    text: str
    params: dict[str, object] = field(default_factory=dict)
    shortcut: QShortcut | None = None
    why_not: str = ""
    why_params: dict[str, object] = field(default_factory=dict)
