"""One segment for each dossier of a slip, so that a gap has a place."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.models.rows import RowState
from counter_app.ui.theme.paint import box
from counter_app.ui.theme.tokens import tokens_of

_HEIGHT, _GAP = 6, 4


class Segments(QWidget):
    """Solid where a dossier was scanned, outlined in the colour of errors where it is missing, pale where it waits."""

    def __init__(self, name: str, states: Sequence[RowState] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_states(name, states)

    def show_states(self, name: str, states: Sequence[RowState]) -> None:
        """Show where each dossier stands; the name says the count."""
        self._states = tuple(states)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _HEIGHT + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        count = len(self._states)
        gap = _GAP if self.width() > count * 3 * _GAP else 1
        wide = (self.width() - gap * (count - 1)) / count if count else 0
        for at, state in enumerate(self._states):
            area = QRectF(at * (wide + gap), 2, wide, _HEIGHT)
            match state:
                case RowState.SCANNED:
                    box(painter, area, fill=tokens.accent, radius=3)
                case RowState.MISSING:
                    box(painter, area, fill=tokens.base, line=tokens.err.mark, radius=3, width=1.4)
                case _:
                    box(painter, area, fill=tokens.soft, radius=3)
