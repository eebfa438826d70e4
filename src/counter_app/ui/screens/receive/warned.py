"""What a card contradicts itself in, in amber, and the one tick that says somebody has looked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.id_cards import CardWarning
from counter_app.ui.screens.receive.form_row import fit
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.choice import CheckBox
from counter_app.ui.words import Words


class CardWarnings(QWidget):
    """Hidden while there is nothing to say."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._banner = Banner(Weight.WARN, "")
        self.tick = CheckBox(words("receive.looked_at"))
        self.tick.toggled.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._banner)
        column.addWidget(self.tick)
        self.hide()

    @property
    def looked_at(self) -> bool:
        """Say whether somebody ticked that they looked."""
        return self.tick.isChecked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit(self._banner, self.width())

    def show_warnings(self, warnings: Sequence[CardWarning], *, looked_at: bool) -> None:
        """Show what to look at."""
        self._banner.say(Weight.WARN, "\n".join(self._words.say(warning) for warning in warnings))
        fit(self._banner, self.width())
        self.tick.blockSignals(True)
        self.tick.setChecked(looked_at)
        self.tick.blockSignals(False)
        self.setVisible(bool(warnings))
