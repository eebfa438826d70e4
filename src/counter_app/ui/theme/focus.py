"""The ring around what has the keyboard. It lies above its neighbours, so no layout has to keep room for it."""

from contextlib import suppress
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from counter_app.ui.theme.paint import box
from counter_app.ui.theme.tokens import tokens_of

_SHAPE = "focus_ring"


class Ring(Enum):
    """How far outside the ring lies, and its radius."""

    FIELD = (1, 5)
    BUTTON = (4, 7)


def ringed(widget: QWidget, ring: Ring) -> None:
    """Say that a widget shows its focus by a ring."""
    widget.setProperty(_SHAPE, ring.name)


class FocusRing(QWidget):
    """Paints a ring of 2 px around one widget and moves with it."""

    def __init__(self, around: QWidget) -> None:
        host, chain = _host_of(around)
        super().__init__(host)
        self._around, self._host, self._chain = around, host, chain
        self._ring = Ring[around.property(_SHAPE)]
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for link in chain:
            link.installEventFilter(self)
        self._place()

    def release(self) -> None:
        """Leave the widget."""
        for link in self._chain:
            link.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Hide:
                self.hide()
            case QEvent.Type.Move | QEvent.Type.Resize | QEvent.Type.Show:
                self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self._around)
        state = self._around.property("state")
        colour = tokens.err.mark if state == "error" else tokens.accent
        box(painter, QRectF(self.rect()), line=colour, width=2, radius=self._ring.value[1])

    def _place(self) -> None:
        out = self._ring.value[0]
        corner = self._around.mapTo(self._host, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._around.size()).adjusted(-out, -out, out, out))
        self.setVisible(self._around.isVisible())
        self.raise_()


class FocusFollower(QObject):
    """Keeps one ring, around whatever of ours has the keyboard."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._move)

    def _move(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None:
            with suppress(RuntimeError):  # its window is gone and took the ring along
                self._ring.release()
            self._ring = None
        if new is not None and new.property(_SHAPE):
            self._ring = FocusRing(new)


def _host_of(widget: QWidget) -> tuple[QWidget, list[QWidget]]:
    """Return the nearest ancestor whose edge may cut a ring off, and everything between that can move it."""
    chain = [widget]
    above = widget.parentWidget()
    while above is not None and not above.isWindow() and not _is_viewport(above):
        chain.append(above)
        above = above.parentWidget()
    return above or widget, chain


def _is_viewport(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
