"""Two parts beside each other where there is room, else one under the other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from counter_app.ui.theme.type import px

_GAP = 12


class Columns(QWidget):
    """The left part may be given the greater share; narrower than ``side_by_side`` they stand in one column."""

    def __init__(
        self, left: QWidget, right: QWidget, *, shares: tuple[int, int] = (1, 1), side_by_side: int = 760
    ) -> None:
        super().__init__()
        self._side_by_side = side_by_side
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        for part, share in zip((left, right), shares, strict=True):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, part.sizePolicy().verticalPolicy())
            self._box.addWidget(part, share, Qt.AlignmentFlag(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= px(self._side_by_side)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() is not way:
            self._box.setDirection(way)
