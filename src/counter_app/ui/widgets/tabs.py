"""Saved views as words in a row, each with its count; only views of time carry a mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from counter_app.ui.theme.paint import box, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.chip import ChipKind, ink_of, paint_mark
from counter_app.ui.widgets.turning import TurningButton

_PAD, _GAP, _MARK = 12, 8, 12


@dataclass(frozen=True, slots=True)
class Tab:
    """A view: its words, how many rows it holds, the state of time it is about."""

    words: str
    count: int | None = None
    mark: ChipKind | None = None


class Tabs(QWidget):
    """One view of several. Left and right move; ``changed`` tells the place of the view that is on."""

    changed = Signal(int)

    def __init__(self, name: str, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for at, tab in enumerate(tabs):
            button = _TabButton(tab)
            self._group.addButton(button, at)
            row.addWidget(button)
        row.addStretch()
        if tabs:
            self.choose(0)
        self._group.idToggled.connect(self._tell)

    @property
    def current(self) -> int:
        """The place of the view that is on."""
        return self._group.checkedId()

    def choose(self, at: int) -> None:
        """Turn to a view."""
        self._group.button(at).setChecked(True)

    def show_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show other counts in the same places."""
        for at, tab in enumerate(tabs):
            button = self._group.button(at)
            if isinstance(button, _TabButton):
                button.show_tab(tab)

    def _tell(self, at: int, is_on: bool) -> None:
        if is_on:
            self.changed.emit(at)


class _TabButton(TurningButton):
    """One view."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self.show_tab(tab)

    def show_tab(self, tab: Tab) -> None:
        self._tab = tab
        self.setAccessibleName(tab.words if tab.count is None else f"{tab.words}, {tab.count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        tab = self._tab
        wide = 2 * _PAD + width_of(tab.words, Type.STRONG) + 2
        if tab.mark:
            wide += _GAP + px(_MARK) - 3
        if tab.count is not None:
            wide += _GAP + width_of(str(tab.count), Type.HEAD) - (4 if tab.mark else 0)
        return QSize(wide, px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, tab = QPainter(self), tokens_of(self), self._tab
        chosen = self.isChecked()
        ground = tokens.sel if chosen else tokens.alt if self.underMouse() else None
        if ground:
            box(painter, QRectF(self.rect()), fill=ground)
        text = tokens.sel_text if chosen else tokens.text
        type_ = Type.STRONG if chosen else Type.CONTROL
        x = _PAD
        write(painter, self.rect().adjusted(x, 0, 0, 0), tab.words, type_, text)
        x += width_of(tab.words, type_) + _GAP
        if tab.mark:
            side = px(_MARK)
            mark = QRectF(x, (self.height() - side) / 2, side, side)
            paint_mark(painter, mark, tab.mark, ink_of(tab.mark, tokens).mark, ground or tokens.base)
            x += side + 4
        if tab.count is not None:
            area = QRect(x, 0, self.width() - x, self.height())
            write(painter, area, str(tab.count), Type.HEAD, text if chosen else tokens.muted, elide=False)
