"""Room for parts that are higher than their place: they keep their height, and scroll up and down alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from counter_app.ui.theme.focus import Ring, ringed


def scrolling(inside: QWidget) -> QScrollArea:
    """Return the room; what has the keyboard in it is brought into view (``theme.focus``)."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area


def readable(inside: QWidget) -> QScrollArea:
    """Return room for what is read rather than filled in: Tab stops there, and the arrows read on."""
    area = scrolling(inside)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    ringed(area, Ring.FIELD)
    return area
