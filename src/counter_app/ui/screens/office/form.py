"""Fields that remember what is stored: what a person typed over it stays until it is saved or taken back."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.field import Field, FieldState, LineEdit
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.words import Words


class Form(QWidget):
    """One line of text each, in rows of one or two. Texts are ``<words>_<name>``, hints ``<words>_<name>_hint``."""

    edited = Signal()

    def __init__(self, words: Words, codes: str, rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._words, self._codes = words, codes
        self._stored: dict[str, str] = {}
        self.entries = {name: LineEdit("") for row in rows for name in row}
        self._labels = {name: label("", Type.META, Tone.MUTED, wraps=True) for name in self.entries}
        self._fields = {name: Field("", entry) for name, entry in self.entries.items()}
        self._lay_out(rows)
        for name, entry in self.entries.items():
            entry.textChanged.connect(lambda _, name=name: self._edited(name))

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields, without the blanks around it."""
        return {name: entry.text().strip() for name, entry in self.entries.items()}

    @property
    def typed(self) -> dict[str, str]:
        """What was typed over what is stored."""
        return {
            name: entry.text() for name, entry in self.entries.items() if entry.text() != self._stored.get(name, "")
        }

    def show_stored(self, stored: Mapping[str, str]) -> None:
        """Show what is stored; what was typed over it stays."""
        typed = self.typed
        self._stored = dict(stored)
        for name, entry in self.entries.items():
            if name not in typed and entry.text() != stored.get(name, ""):
                entry.setText(stored.get(name, ""))
                entry.setCursorPosition(0)

    def saved(self, sent: Mapping[str, str], stored: Mapping[str, str]) -> None:
        """Show what was saved as it is kept; what was typed since it was sent stays."""
        since = {name: text for name, text in self.typed.items() if text.strip() != sent.get(name, "")}
        self.replace(stored, since)

    def replace(self, stored: Mapping[str, str], typed: Mapping[str, str]) -> None:
        """Show something else altogether, with what was typed over it before."""
        self._stored = dict(stored)
        self.clear_marks()
        for name, entry in self.entries.items():
            entry.setText(typed.get(name, stored.get(name, "")))
            entry.setCursorPosition(0)

    def take_back(self) -> None:
        """Forget what was typed."""
        self.replace(self._stored, {})

    def mark(self, name: str, words: str) -> None:
        """Say what is wrong with a field, and put the keyboard there."""
        self._fields[name].set_state(FieldState.ERROR, words)
        self.entries[name].setFocus()

    def clear_marks(self) -> None:
        """Say that nothing is wrong."""
        for field in self._fields.values():
            field.set_state(FieldState.REST)

    def retranslate(self) -> None:
        """Put every text anew."""
        for name, entry in self.entries.items():
            text = self._words(f"{self._codes}_{name}")
            self._labels[name].setText(text)
            entry.setAccessibleName(text)
            hint = self._words(f"{self._codes}_{name}_hint")
            entry.setPlaceholderText("" if hint.startswith(self._codes) else hint)

    def _edited(self, name: str) -> None:
        self._fields[name].set_state(FieldState.REST)
        self.edited.emit()

    def _lay_out(self, rows: Sequence[Sequence[str]]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for line, row in enumerate(rows):
            for at, name in enumerate(row):
                column = QVBoxLayout()
                column.setSpacing(4)
                self._labels[name].setBuddy(self.entries[name])
                column.addWidget(self._labels[name])
                column.addWidget(self._fields[name])
                grid.addLayout(column, line, at, 1, 2 if len(row) == 1 else 1)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
