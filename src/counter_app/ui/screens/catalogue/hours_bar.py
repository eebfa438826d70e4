"""The hours of all steps side by side, against what the time limit leaves room for."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.screens.catalogue.process_shape import StepSaid
from counter_app.ui.theme.paint import CENTRE, box, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of

_HIGH, _GAP, _LEAST = 26, 3, 30


class HoursBar(QWidget):
    """One block a step, as wide as its share; ``chosen`` tells the place of the one that was pressed."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[StepSaid, ...] = ()
        self._room: int | None = None
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: tuple[StepSaid, ...], room: int | None, said: str) -> None:
        """Show other steps; ``room`` is the work the limit leaves room for, None where it is unknown."""
        self._steps, self._room, self._at = steps, room, 0
        self.setAccessibleName(said)
        self.update()

    def choose(self, at: int) -> None:
        """Let another step stand out."""
        self._at = at
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(_HIGH) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_LEAST) * max(1, len(self._steps)), px(_HIGH) + 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        for at, area in enumerate(self.areas()):
            if area.contains(event.position()):
                self.chosen.emit(at)

    def areas(self) -> list[QRectF]:
        """Return the block of each step: its share of the whole, and never too small to be named."""
        found, x = list[QRectF](), 0.0
        for wide in self._widths():
            found.append(QRectF(x, 4, wide, px(_HIGH)))
            x += wide + _GAP
        return found

    def _widths(self) -> list[float]:
        minutes, least = [max(1, step.minutes) for step in self._steps], float(px(_LEAST))
        room = self.width() - _GAP * (len(minutes) - 1)
        small = set[int]()
        while True:  # who is too small gets the least there is, and the others share what is left
            left = room - least * len(small)
            whole = sum(amount for at, amount in enumerate(minutes) if at not in small) or 1
            shares = [least if at in small else left * amount / whole for at, amount in enumerate(minutes)]
            more = {at for at, share in enumerate(shares) if share < least} - small
            if not more:
                return shares
            small |= more

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        for at, (step, area) in enumerate(zip(self._steps, self.areas(), strict=True)):
            here = at == self._at
            fill, line = (tokens.accent, tokens.accent) if here else (tokens.accent_soft, tokens.accent_line)
            box(painter, area, fill=fill, line=line, radius=3)
            whole = f"{step.code}  {step.hours}"
            words = whole if width_of(whole, Type.HEAD) + 8 <= area.width() else step.code
            colour = tokens.accent_text if here else tokens.text
            write(painter, area.toRect(), words, Type.HEAD, colour, CENTRE, elide=False)
        total = sum(step.minutes for step in self._steps)
        if self._room and total > self._room:
            x = self.width() * self._room / total
            painter.fillRect(QRectF(x - 1, 0, 2, px(_HIGH) + 8), QColor(tokens.err.mark))
