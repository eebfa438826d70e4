"""The ring around what has the keyboard. It lies above its neighbours, so no layout has to keep room for it."""

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from counter_app.ui.theme.paint import box
from counter_app.ui.theme.tokens import tokens_of

SHAPE = "focus_ring"


class Ring(Enum):
    """How far outside the ring lies, and its radius."""

    FIELD = (1, 5)
    BUTTON = (4, 7)


def ringed(widget: QWidget, ring: Ring) -> None:
    """Say that a widget shows its focus by a ring."""
    widget.setProperty(SHAPE, ring.name)


class FocusRing(QWidget):
    """Paints a ring of 2 px around one widget at a time, and moves with it."""

    def __init__(self) -> None:
        super().__init__()
        self._around: QWidget | None = None
        self._chain: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, widget: QWidget) -> None:
        """Go around a widget, as a child of whatever cuts it off: it dies with its place, and is made anew."""
        self.leave()
        host, self._chain = _host_of(widget)
        self._around = widget
        if self.parentWidget() is not host:
            self.setParent(host)
        for link in self._chain:
            link.installEventFilter(self)
        self._place()
        self.raise_()

    def leave(self) -> None:
        """Go from the widget."""
        for link in self._chain:
            if isValid(link):
                link.removeEventFilter(self)
        self._around, self._chain = None, []
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Hide:
                self.hide()
            case QEvent.Type.Move | QEvent.Type.Resize | QEvent.Type.Show:
                self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._around is None or not isValid(self._around):
            return
        tokens = tokens_of(self._around)
        colour = tokens.err.mark if self._around.property("state") == "error" else tokens.accent
        box(QPainter(self), QRectF(self.rect()), line=colour, width=2, radius=_ring_of(self._around).value[1])

    def _place(self) -> None:
        host = self.parentWidget()
        if self._around is None or host is None:
            return
        out = _ring_of(self._around).value[0]
        corner = self._around.mapTo(host, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._around.size()).adjusted(-out, -out, out, out))
        self.setVisible(self._around.isVisible())


class FocusFollower(QObject):
    """Keeps one ring, around whatever of ours has the keyboard."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._move)

    def _move(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and not isValid(self._ring):  # its window is gone and took the ring along
            self._ring = None
        if new is not None:
            _bring_into_view(new)
        if new is None or not new.property(SHAPE):
            if self._ring is not None:
                self._ring.leave()
            return
        self._ring = self._ring or FocusRing()
        self._ring.surround(new)


def follow_focus(app: QApplication) -> None:
    """Give an application its ring; once is enough however often a look is put on."""
    if app.findChild(FocusFollower) is None:
        FocusFollower(app)


def _bring_into_view(widget: QWidget) -> None:
    """Scroll to what has the keyboard now; Qt does so only where Tab comes from a part of the same scroll area."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            if isinstance(widget, QAbstractItemView):
                _bring_list(widget, above)
            else:
                above.ensureWidgetVisible(widget, 8, 24)
        above = above.parentWidget()


def _bring_list(view: QAbstractItemView, area: QScrollArea) -> None:
    """Scroll to a list, which may be higher than its place, and in it to the row in hand."""
    inside = area.widget()
    if inside is None:
        return
    half = min(view.height(), area.viewport().height()) // 2
    middle = view.mapTo(inside, view.rect().center())
    area.ensureVisible(middle.x(), middle.y(), 0, half)
    if view.currentIndex().isValid():
        row = view.visualRect(view.currentIndex())
        at = view.viewport().mapTo(inside, row.center())
        area.ensureVisible(at.x(), at.y(), 0, row.height())


def _ring_of(widget: QWidget) -> Ring:
    return Ring[str(widget.property(SHAPE))]


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
