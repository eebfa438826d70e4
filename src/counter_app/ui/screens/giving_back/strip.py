"""Under the navigation: what was fetched today, the last one first."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counter_app.services.counter_rows import ReturnRow
from counter_app.ui.room import Room
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import RIGHT, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of

SHOWN = 8
_PAD = 16


class ReturnedStrip(QWidget):
    """A head with the count, and a line for each of the last."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._rows: tuple[ReturnRow, ...] = ()
        self._total = 0
        self._lines = _Lines()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._lines)
        column.addStretch(1)
        self.retranslate()

    def show_rows(self, rows: Sequence[ReturnRow], total: int) -> None:
        """Show the last ones and how many there are."""
        self._rows, self._total = tuple(rows), total
        self.retranslate()

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        head = words("return.returned_today")
        items = [(row.code.rpartition("-")[2], row.submitter) for row in self._rows[:SHOWN]]
        self._lines.say(head, str(self._total), items)
        names = ", ".join(name for _, name in items)
        self.setAccessibleName(words("return.strip", n=self._total, names=names))


class _Lines(QWidget):
    """Painted, not chosen from: the list has the same rows."""

    def __init__(self) -> None:
        super().__init__()
        self._head, self._count, self._items = "", "", list[tuple[str, str]]()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, head: str, count: str, items: list[tuple[str, str]]) -> None:
        self._head, self._count, self._items = head, count, items
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(150), px(28) + len(self._items) * px(24) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        inner = QRect(_PAD, 0, self.width() - 2 * _PAD, px(24))
        write(painter, inner, self._head, Type.HEAD, tokens.muted)
        write(painter, inner, self._count, Type.META, tokens.muted, RIGHT)
        side = px(14)
        for at, (number, name) in enumerate(self._items):
            line = QRect(_PAD, px(28) + at * px(24), self.width() - 2 * _PAD, px(24))
            wide = width_of(number, Type.HEAD) + 6
            write(painter, line, number, Type.HEAD, tokens.muted)
            write(painter, line.adjusted(wide, 0, -side - 4, 0), name, Type.META, tokens.text)
            spot = QRect(line.right() - side + 1, line.center().y() - side // 2, side, side)
            paint_icon(painter, "check", spot, tokens.ok.mark)
