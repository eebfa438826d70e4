"""A person read out large, so that clerk and citizen can both check it."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.chip import Chip, ChipKind, ChipLabel
from counter_app.ui.widgets.plain import Tone, label


class PersonReadOut(QWidget):
    """Name, one line of facts, the address, and how well all of it is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label("", Type.PERSON, wraps=True)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._facts = label("", Type.BODY, wraps=True)
        self._place = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._known = ChipLabel(Chip(ChipKind.DONE, ""))
        self._known.hide()
        self._top = QHBoxLayout()
        self._top.addWidget(self._name, 1)
        self._top.addWidget(self._known)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._top)
        column.addWidget(self._facts)
        column.addWidget(self._place)

    def show_person(self, name: str, facts: str = "", place: str = "", known: Chip | None = None) -> None:
        """Read out a person; empty lines take no room."""
        self.setAccessibleName(", ".join(part for part in (name, facts, place) if part))
        for widget, text in ((self._name, name), (self._facts, facts), (self._place, place)):
            widget.setText(text)
            widget.setVisible(bool(text))
        self._known.setVisible(known is not None)
        if known is not None:
            self._known.set_chip(known)
