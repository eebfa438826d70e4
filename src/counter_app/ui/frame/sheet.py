"""A sheet over the window for reading: never larger than the window, what does not fit scrolls with the arrows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui.theme.type import px
from counter_app.ui.widgets.button import Button

WIDTH = 840
_AROUND = 32  # how much of the window stays in sight around it
_EDGE = 24
_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Sheet(QDialog):
    """``inner`` takes what is read, ``foot`` what stands beside the button that closes."""

    def __init__(self, title: str, close: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._page = _Page()
        self.inner = QVBoxLayout(self._page)
        self.inner.setContentsMargins(_EDGE, 20, _EDGE, 8)
        self.inner.setSpacing(10)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        self._close = Button(close, key="Esc")
        self._close.clicked.connect(self.accept)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(_EDGE, 8, _EDGE, 16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self.foot)

    def finish(self) -> None:
        """Put the button that closes behind everything else, with the keyboard on it."""
        self.foot.addStretch(1)
        self.foot.addWidget(self._close)
        self._close.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as what is read, within the window."""
        above = self.parentWidget()
        width = min(px(WIDTH), above.width() - _AROUND) if above else px(WIDTH)
        wanted = self._page.heightForWidth(width) + self.foot.sizeHint().height()
        self.resize(width, min(wanted, above.height() - _AROUND) if above else wanted)
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self._scroll.verticalScrollBar(), Qt.Key(event.key())
        if key in _DOWN:
            bar.setValue(bar.value() + _DOWN[key] * bar.singleStep() * 2)
        elif key in _PAGES:
            bar.setValue(bar.value() + _PAGES[key] * bar.pageStep())
        else:
            super().keyPressEvent(event)


class _Page(QWidget):
    """As high as its texts run at the width there is."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
