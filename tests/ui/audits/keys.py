"""The keys of a window: the house's own rules for them, and that each one works while somebody types."""

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from counter_app.ui.commands import EVERYWHERE, Command
from ui.audits.walking import Finding

FORBIDDEN = {"F10", "Alt+Z", "Ctrl+B"}  # the menu key of every system, Vietnamese input methods, the scanner's prefix
_TYPES = range(0x20, 0x7F)


def check(commands: Iterable[Command]) -> Iterator[Finding]:
    """Find keys that two commands of one place want, and keys that belong to somebody else."""
    keyed = [command for command in commands if command.key]
    for command in keyed:
        if why := _taken(command.key):
            yield Finding("key", command.id, f"{command.key} {why}")
    for scope in {command.scope for command in keyed}:
        here = [_portable(command.key) for command in keyed if command.scope in {scope, EVERYWHERE}]
        for key, count in Counter(here).items():
            if count > 1:
                yield Finding("key", scope, f"{key} is wanted by {count} commands")


def _taken(key: str) -> str:
    combination: QKeyCombination = QKeySequence(key)[0]
    held, pressed = combination.keyboardModifiers(), combination.key()
    if _portable(key) in FORBIDDEN:
        return "belongs to the system, to the input method or to the scanner"
    if held & Qt.KeyboardModifier.ControlModifier and held & Qt.KeyboardModifier.ShiftModifier:
        return "belongs to the input method, which switches languages with Ctrl+Shift"
    if not held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier) and pressed.value in _TYPES:
        return "is typed into a field"
    return ""


def _portable(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
