"""A labelled list of values, worded anew in any language."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.field import ComboBox
from counter_app.ui.widgets.plain import Tone, label


class Chooser(QWidget):
    """``chosen`` tells the value a person chose; a program chooses without telling."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._values: list[object] = []
        self._name = label("", Type.META, Tone.MUTED, wraps=True)
        self.box = ComboBox("")
        self._name.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self.box)
        self.box.activated.connect(lambda at: self.chosen.emit(self._values[at]))

    def offer(self, name: str, choices: Sequence[tuple[object, str]], value: object) -> None:
        """Offer these values, with one of them chosen."""
        self._name.setText(name)
        self.box.setAccessibleName(name)
        self._values = [one for one, _ in choices]
        self.box.clear()
        self.box.addItems([words for _, words in choices])
        if value in self._values:
            self.box.setCurrentIndex(self._values.index(value))
