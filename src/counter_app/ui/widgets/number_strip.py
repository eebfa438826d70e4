"""A few figures in one row with hairlines between them; each may open the rows it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.paint import write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.plain import Tone


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, and a remark below it."""

    number: str
    words: str
    tone: Tone = Tone.TEXT
    remark: str = ""


class NumberStrip(QWidget):
    """The figures of a screen: stacked under their words, or ``inline`` with the words after the number."""

    opened = Signal(int)

    def __init__(self, figures: Sequence[Figure], *, inline: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[_Cell] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28 if inline else 15)
        for at, figure in enumerate(figures):
            if at and not inline:
                row.addWidget(hairline(upright=True))
            cell = _Cell(figure, inline=inline)
            cell.clicked.connect(lambda _=False, at=at: self.opened.emit(at))
            self._cells.append(cell)
            row.addWidget(cell, 0 if inline else 1)
        if inline:
            row.addStretch()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show other numbers in the same places."""
        for cell, figure in zip(self._cells, figures, strict=True):
            cell.show_figure(figure)


class _Cell(QAbstractButton):
    """One figure."""

    def __init__(self, figure: Figure, *, inline: bool) -> None:
        super().__init__()
        self._inline = inline
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        ringed(self, Ring.BUTTON)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        self._figure = figure
        said = f"{figure.words}: {figure.number}" if not self._inline else f"{figure.number} {figure.words}"
        self.setAccessibleName(said)
        self.setAccessibleDescription(figure.remark)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        figure = self._figure
        number = width_of(figure.number, Type.FIGURE if self._inline else Type.COUNTER)
        if self._inline:
            return QSize(number + 9 + width_of(figure.words, Type.BODY) + 2, px(40))
        texts = max(width_of(figure.words, Type.META), width_of(figure.remark, Type.META))
        return QSize(max(number, texts) + 4, px(74 if figure.remark else 54))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, figure = QPainter(self), tokens_of(self), self._figure
        colour = figure.tone.of(tokens)
        if self._inline:
            wide = width_of(figure.number, Type.FIGURE)
            write(painter, self.rect(), figure.number, Type.FIGURE, colour)
            write(painter, self.rect().adjusted(wide + 9, 6, 0, 0), figure.words, Type.BODY, tokens.muted)
        else:
            area = self.rect()
            area.setHeight(px(18))
            write(painter, area, figure.words, Type.META, tokens.muted)
            area.moveTop(px(18))
            area.setHeight(px(36))
            write(painter, area, figure.number, Type.COUNTER, colour)
            area.moveTop(px(54))
            area.setHeight(px(18))
            write(painter, area, figure.remark, Type.META, tokens.muted)
        if self.underMouse():
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.accent_line))
