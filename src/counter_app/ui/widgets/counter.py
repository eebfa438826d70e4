"""A small whole number, such as how many copies of a paper."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.type import px


class Counter(QSpinBox):
    """Typed, or moved by the arrow keys; the wheel does not change it in passing."""

    def __init__(
        self, name: str, *, least: int = 1, most: int = 99, height: int = 26, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._height = height
        self.setRange(least, most)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        ringed(self, Ring.FIELD)

    def sizeHint(self) -> QSize:
        return QSize(px(40), px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead."""
        event.ignore()
