"""Under the navigation: who holds how many dossiers, with the overdue part of them in front."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.services.leader_rows import HolderLoad
from counter_app.ui.room import Room
from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.paint import RIGHT, box, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.plain import label, tip
from counter_app.ui.widgets.scrolling import scrolling

_LEFT, _RIGHT, _BAR = 16, 18, 4
_NOBODY = HolderLoad("", "", ())


class HoldersStrip(QWidget):
    """A head with the sum, and a line for each; a line opens what that person holds."""

    opened = Signal(object)  # HolderLoad

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._loads: tuple[HolderLoad, ...] = ()
        self._lines = [_Line(_NOBODY)]
        self._head, self._sum = label("", Type.HEAD, wraps=True), label("", Type.META)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(_LEFT - 6, 4, _RIGHT - 6, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self._lines[0])
        self._column.addStretch(1)
        self._lines[0].clicked.connect(lambda: self.opened.emit(self._lines[0].load))
        self._lay_out()
        self.retranslate()

    def show_loads(self, loads: Sequence[HolderLoad]) -> None:
        """Show other holders."""
        self._loads = tuple(loads)
        for load in self._loads[len(self._lines) :]:
            line = _Line(load)
            line.clicked.connect(lambda _=False, line=line: self.opened.emit(line.load))
            self._lines.append(line)
            self._column.insertWidget(self._column.count() - 1, line)
            QWidget.setTabOrder(self._lines[-2], line)
        self.retranslate()

    def come_before(self, first: QWidget) -> None:
        """Let Tab come here on its way to the page: the eye meets the navigation's side first."""
        before = _stop_before(first)
        while self.isAncestorOf(before):
            before = _stop_before(before)
        for line in self._lines:
            QWidget.setTabOrder(before, line)
            before = line

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self._head.setText(words("leader.holders"))
        self._sum.setText(words("leader.holders_sum", n=sum(load.count for load in self._loads)))
        most = max((load.count for load in self._loads), default=1)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(self._loads))
            if at < len(self._loads):
                load = self._loads[at]
                said = words("leader.holder_said", name=load.name, n=load.count, overdue=load.overdue)
                line.show_load(load, load.count / most, said)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._column)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        head.addWidget(self._head, 1)
        head.addWidget(self._sum)
        column.addLayout(head)
        column.addWidget(scrolling(inside), 1)


class _Line(QAbstractButton):
    """One person or desk."""

    def __init__(self, load: HolderLoad) -> None:
        super().__init__()
        self.load, self._share = load, 0.0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ringed(self, Ring.FIELD)

    def show_load(self, load: HolderLoad, share: float, said: str) -> None:
        self.load, self._share = load, share
        self.setAccessibleName(said)
        tip(self, said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(140), px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, load = QPainter(self), tokens_of(self), self.load
        text = QRect(6, 0, self.width() - 12, px(18))
        write(painter, text.adjusted(0, 0, -px(26), 0), load.name, Type.META_STRONG, tokens.text)
        write(painter, text, str(load.count), Type.HEAD, tokens.text, RIGHT)
        whole = QRectF(6, px(20), self.width() - 12, _BAR)
        box(painter, whole, fill=tokens.line if tokens.dark else tokens.soft, radius=2)
        used = QRectF(whole.x(), whole.y(), max(_BAR, whole.width() * self._share), _BAR)
        box(painter, used, fill=tokens.accent, radius=2)
        if load.overdue:
            late = QRectF(used.x(), used.y(), max(_BAR, used.width() * load.overdue / load.count), _BAR)
            box(painter, late, fill=tokens.err.mark, radius=2)


def _stop_before(part: QWidget) -> QWidget:
    """Return what has the keyboard before a part, shown or not."""
    before = part.previousInFocusChain()
    while before is not None and before is not part and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()
    return before or part
