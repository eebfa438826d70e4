"""Buttons side by side that keep their words at any width: what does not fit moves into a menu behind "…"."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.plain import without_mnemonic

_GAP = 8


class ButtonRow(QWidget):
    """Primary at the right end, the others before it; the first of ``others`` is the last to give way."""

    def __init__(
        self,
        others: Sequence[Button],
        primary: Button | None = None,
        *,
        more: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._others, self._primary, self._align = list(others), primary, align
        self._more = Button("", icon="more")
        self._more.name_only(more)
        self._more.clicked.connect(self._open)
        self._menu = QMenu(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for button in (*self._others, self._more, *([primary] if primary else [])):
            button.setParent(self)
        for button in self._all:
            button.installEventFilter(self)
        self._arrange()

    @property
    def folded(self) -> list[Button]:
        """The buttons that are in the menu now."""
        return [button for button in self._others if not button.isHidden() and button.property("folded")]

    def sizeHint(self) -> QSize:
        return QSize(_width(self._all), self._height())

    def minimumSizeHint(self) -> QSize:
        least = [self._more, *([self._primary] if self._primary else [])] if self._others else self._all
        return QSize(_width(least), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """A button that says something else asks its row for other room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Words may have changed while nothing was shown."""
        super().showEvent(event)
        self._arrange()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.EnabledChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
            self._arrange()
        return False

    @property
    def _all(self) -> list[Button]:
        return [*self._others, *([self._primary] if self._primary else [])]

    def _height(self) -> int:
        return max((button.sizeHint().height() for button in self._all), default=0)

    def _arrange(self) -> None:
        shown, folded = self._split()
        for button in self._others:
            button.setProperty("folded", button in folded)
            button.setVisible(button not in folded)
        self._more.setVisible(bool(folded))
        line = [*shown, *([self._more] if folded else []), *([self._primary] if self._primary else [])]
        at_right = bool(self._align & Qt.AlignmentFlag.AlignRight)
        x = self.width() - _width(line) if at_right else 0
        for button in line:
            size = button.sizeHint()
            above = self.height() - size.height()
            y = above // 2 if button.kind is Kind.LINK else above
            button.setGeometry(x, y, size.width(), size.height())
            x += size.width() + _GAP

    def _split(self) -> tuple[list[Button], list[Button]]:
        """Return what stays in the row and what moves into the menu."""
        fixed = [self._primary] if self._primary else []
        if _width([*self._others, *fixed]) <= self.width():
            return self._others, []
        shown = list(self._others)
        while shown and _width([*shown, self._more, *fixed]) > self.width():
            shown.pop()
        return shown, self._others[len(shown) :]

    def _open(self) -> None:
        menu = self._menu
        menu.clear()
        for button in self._others:
            if button.property("folded"):
                words = without_mnemonic(button.words or button.accessibleName())
                action = QAction(f"{words}\t{button.key}" if button.key else words, menu)
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)
                menu.addAction(action)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _width(buttons: Sequence[Button]) -> int:
    return sum(button.sizeHint().width() for button in buttons) + _GAP * max(0, len(buttons) - 1)
