"""The time a page looks at, as its title: left and right go back and on in it, Home to where it is now."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.plain import label


class TimeField(QWidget):
    """``steps`` says how far each key goes; ``keys`` of ``say`` tells them to whoever cannot see the page."""

    moved = Signal(int)
    home = Signal()
    steps: ClassVar[Mapping[Qt.Key, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", Type.SCREEN)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        ringed(self, Ring.FIELD)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.addWidget(self._words)

    def say(self, words: str, name: str, keys: str) -> None:
        """Show another time, which is read aloud as ``name``."""
        self._words.setText(words)
        self.setAccessibleName(name)
        self.setAccessibleDescription(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrows that lie in the way of time."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in self.steps:
            self.moved.emit(self.steps[key])
        elif key is Qt.Key.Key_Home:
            self.home.emit()
        else:
            super().keyPressEvent(event)


def time_head(
    arrows: Sequence[QWidget], field: TimeField, acts: QWidget, standing: QWidget | None = None
) -> QHBoxLayout:
    """Return the first row of a page over time: its arrows, the time, what it stands for, what can be done."""
    head = QHBoxLayout()
    head.setSpacing(4)
    for arrow in arrows:
        head.addWidget(arrow)
    head.addSpacing(4)
    head.addWidget(field)
    if standing is not None:
        head.addSpacing(4)
        head.addWidget(standing)
    head.addSpacing(8)
    head.addWidget(acts, 1)
    return head
