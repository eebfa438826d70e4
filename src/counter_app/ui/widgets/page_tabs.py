"""The parts of a page as words over one line; a thick stroke is under the one that is shown."""

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from counter_app.ui.theme.paint import CENTRE, box, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.turning import TurningButton

_GAP, _STROKE, _HIGH = 8, 3, 36
_APART = 20


class PageTabs(QWidget):
    """One part of several; arrows move, ``changed`` tells which is shown."""

    changed = Signal(int)

    def __init__(self, count: int) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_APART)
        for at in range(count):
            button = _Tab()
            self._group.addButton(button, at)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(lambda at, is_on: self.changed.emit(at) if is_on else None)

    @property
    def current(self) -> int:
        """The part that is shown."""
        return self._group.checkedId()

    @property
    def wide(self) -> int:
        """How wide the parts stand side by side."""
        tabs = self._group.buttons()
        return sum(tab.sizeHint().width() for tab in tabs) + _APART * (len(tabs) - 1)

    def choose(self, at: int) -> None:
        """Show another part."""
        self._group.button(at).setChecked(True)

    @property
    def present(self) -> QWidget:
        """The word of the part that is shown, which takes the keyboard."""
        return self._group.button(self.current)

    def focus(self) -> None:
        """Put the keyboard on the part that is shown."""
        self.present.setFocus()

    def say(self, at: int, words: str, count: int | None = None) -> None:
        """Name a part and how much is in it."""
        tab = self._group.button(at)
        if isinstance(tab, _Tab):
            tab.say(words, count)


class _Tab(TurningButton):
    """One part."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._count = "", ""

    def say(self, words: str, count: int | None) -> None:
        self._words, self._count = words, "" if count is None else str(count)
        self.setAccessibleName(f"{words}, {count}" if self._count else words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(width_of(self._words, Type.STRONG) + self._badge(), px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, on = QPainter(self), tokens_of(self), self.isChecked()
        colour = tokens.accent if on or self.underMouse() else tokens.text
        type_ = Type.STRONG if on else Type.CONTROL
        line = self.rect().adjusted(0, 0, 0, -_STROKE)
        write(painter, line, self._words, type_, colour, elide=False)
        if self._count:
            wide, high = self._badge() - _GAP, px(18)
            area = QRect(width_of(self._words, type_) + _GAP, (line.height() - high) // 2, wide, high)
            box(painter, QRectF(area), fill=tokens.key_ground)
            write(painter, area, self._count, Type.HEAD, tokens.muted, CENTRE, elide=False)
        if on:
            painter.fillRect(QRect(0, self.height() - _STROKE, self.width(), _STROKE), QColor(tokens.accent))

    def _badge(self) -> int:
        return _GAP + max(px(18), width_of(self._count, Type.HEAD) + 10) if self._count else 0
