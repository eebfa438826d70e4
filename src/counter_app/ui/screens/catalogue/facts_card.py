"""Facts of one kind by name, under a head that says how far they can be trusted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from counter_app.ui.screens.catalogue.state_mark import StateMark
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Label, Tone, label
from counter_app.ui.words import Words

_NAMES = 118


class FactsCard(Card):
    """As many lines as it was made with; those that have nothing to say are not shown."""

    def __init__(self, names: Sequence[str], *, marked: bool = True, strong: str = "") -> None:
        super().__init__(margin=16, spacing=10)
        self.title = label("", Type.SECTION)
        self.mark = StateMark() if marked else None
        self._lines: dict[str, tuple[Label, Label]] = {}
        self._head = QHBoxLayout()
        self._head.setSpacing(12)
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        if self.mark is not None:
            self._head.addWidget(self.mark)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, px(_NAMES))
        grid.setColumnStretch(1, 1)
        for at, name in enumerate(names):
            type_ = Type.SUBTITLE if name == strong else Type.BODY
            called = label("", Type.BODY, Tone.MUTED)
            value = label("", type_, Tone.TEXT, wraps=True, selectable=True)
            value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # as high as its width asks
            grid.addWidget(called, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
            self._lines[name] = (called, value)
        self.layout_.addLayout(self._head)
        self.layout_.addLayout(grid)
        self.layout_.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def add(self, widget: QWidget) -> None:
        """Put something at the right end of the head."""
        self._head.addWidget(widget)

    def say(self, title: str, values: dict[str, str], words: Words, state: str = "") -> None:
        """Show other facts."""
        self.title.setText(title)
        if self.mark is not None:
            self.mark.show_state(state, words)
        for name, (called, value) in self._lines.items():
            said = values.get(name, "")
            called.setText(words(f"catalogue.{name}"))
            value.setText(said)
            called.setVisible(bool(said))
            value.setVisible(bool(said))

    def value(self, name: str) -> str:
        """Return what stands beside a name; empty where the line is not shown."""
        return self._lines[name][1].text()
