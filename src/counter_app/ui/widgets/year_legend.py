"""What the days of a year mean that are painted apart, each beside a day to show it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.paint import box, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.year_days import CELL_HEIGHT, CELL_WIDTH, DayLook, paint_day


class YearLegend(QWidget):
    """What the looks of the days mean, each with a day to show it; goes on in a further line where it must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Sequence[tuple[DayLook | None, str]] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: Sequence[tuple[DayLook | None, str]]) -> None:
        """Say what each look means; None is today."""
        self._words = tuple(words)
        self.setAccessibleName(", ".join(said for _, said in words))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        return QSize(px(300), px(CELL_HEIGHT) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, px(CELL_HEIGHT) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, wide = QPainter(self), tokens_of(self), px(CELL_WIDTH)
        for (look, said), place in zip(self._words, self._places(self.width()), strict=True):
            cell = QRect(place.x(), place.y() + 1, wide, px(CELL_HEIGHT))
            paint_day(painter, cell, "1", look or DayLook.OPEN, tokens)
            if look is None:
                box(painter, QRectF(cell), line=tokens.accent, width=1.6, radius=4)
            write(painter, place.adjusted(wide + 6, 0, 0, 0), said, Type.META, tokens.muted)

    def _places(self, width: int) -> list[QRect]:
        found, x, y, tall = list[QRect](), 0, 0, px(CELL_HEIGHT) + 2
        for _, said in self._words:
            wide = px(CELL_WIDTH) + 6 + width_of(said, Type.META) + 2
            if x and x + wide > width:
                x, y = 0, y + tall + 2
            found.append(QRect(x, y, wide, tall))
            x += wide + px(18)
        return found
