"""A small whole number, such as how many copies of a paper."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.paint import box
from counter_app.ui.theme.tokens import tokens_of
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
        self.setFrame(False)
        self.lineEdit().setTextMargins(0, 0, 6, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        ringed(self, Ring.FIELD)

    def sizeHint(self) -> QSize:
        return QSize(px(40), px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outline alone; the entry inside writes the number."""
        tokens = tokens_of(self)
        on = self.isEnabled()
        fill, line = (tokens.base, tokens.border) if on else (tokens.window, tokens.line)
        box(QPainter(self), self.rect(), fill=fill, line=line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the entry inside the outline, which it would cover."""
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.rect().adjusted(2, 2, -2, -2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll instead."""
        event.ignore()
