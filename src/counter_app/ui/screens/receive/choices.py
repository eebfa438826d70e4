"""One of a few, on as many lines as the room asks for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from counter_app.ui.widgets.choice import RadioButton

_BETWEEN, _ROWS = 20, 4


class Choices(QWidget):
    """Like a row of radio buttons, but what does not fit goes to a next line. Arrows move, Tab leaves."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        for at, (_, words) in enumerate(choices):
            self._group.addButton(RadioButton(words, self), at)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._values[at]))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if choices:
            self.setFocusProxy(self._group.button(0))

    @property
    def value(self) -> object | None:
        """The chosen value, None while nothing is."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def choose(self, value: object) -> None:
        """Choose without telling."""
        self._group.button(self._values.index(value)).setChecked(True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(width, place=False)

    def sizeHint(self) -> QSize:
        hints = [button.sizeHint() for button in self._group.buttons()]
        wide = sum(hint.width() for hint in hints) + _BETWEEN * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0) + 2 * _ROWS)

    def minimumSizeHint(self) -> QSize:
        hints = [button.sizeHint() for button in self._group.buttons()]
        return QSize(max((hint.width() for hint in hints), default=0), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        high = self._flow(self.width(), place=True)
        if high != self.height():
            self.setFixedHeight(high)

    def _flow(self, width: int, *, place: bool) -> int:
        x, y, row = 0, _ROWS, 0
        for button in self._group.buttons():
            size = button.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + row + _ROWS
                row = 0
            if place:
                button.setGeometry(x, y, size.width(), size.height())
            x += size.width() + _BETWEEN
            row = max(row, size.height())
        return y + row + _ROWS
