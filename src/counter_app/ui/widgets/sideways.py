"""Room for more views than fit: they move sideways, and the one that is on is always in sight."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from counter_app.ui.widgets.tabs import Tabs


class Sideways(QScrollArea):
    """Takes the place there is; the keys of the views reach all of them."""

    def __init__(self, tabs: Tabs) -> None:
        super().__init__()
        self._tabs = tabs
        self.setWidget(tabs)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        tabs.setAutoFillBackground(False)
        tabs.changed.connect(self.show_chosen)

    def show_chosen(self) -> None:
        """Bring the view that is on into sight."""
        for button in self._tabs.findChildren(QWidget):
            if getattr(button, "isChecked", bool)():
                self.ensureWidgetVisible(button, 8, 0)

    def sizeHint(self) -> QSize:
        return QSize(self._tabs.sizeHint().width(), self._tabs.sizeHint().height() + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_chosen()
