"""Under the navigation: the dossiers scanned last, with their times."""

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.paint import RIGHT, write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.words import Words

MOST = 12
_LEFT, _ROW, _HEAD = 16, 24, 32


@dataclass(frozen=True, slots=True)
class Scanned:
    """One scan: what the eye looks for of its code, when, and whether it counted."""

    code: str
    at: str
    counted: bool


class LastScans(QWidget):
    """The newest on top. It belongs to the person at the keyboard, and goes with them."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.scans: deque[Scanned] = deque(maxlen=MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def add(self, scan: Scanned) -> None:
        """Put a scan on top."""
        self.scans.appendleft(scan)
        self.retranslate()

    def forget(self) -> None:
        """Show none."""
        self.scans.clear()
        self.retranslate()

    def retranslate(self) -> None:
        """Say anew what an assistive tool reads."""
        self.setAccessibleName(self._words("handover.last_scans"))
        told = [f"{scan.code} {scan.at} {self._standing(scan)}" for scan in self.scans]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(180), px(_HEAD + _ROW * 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.scans:
            return
        painter, tokens = QPainter(self), tokens_of(self)
        inside = self.rect().adjusted(_LEFT, 0, -_LEFT, 0)
        head = QRect(inside.left(), 0, inside.width(), px(_HEAD))
        write(painter, head, self._words("handover.last_scans"), Type.HEAD, tokens.muted)
        side = px(15)
        for at, scan in enumerate(self.scans):
            row = QRect(inside.left(), px(_HEAD + _ROW * at), inside.width(), px(_ROW))
            if row.bottom() > self.height():
                break
            write(painter, row.adjusted(0, 0, -row.width() // 2, 0), scan.code, Type.HEAD, tokens.text)
            write(painter, row.adjusted(0, 0, -side - 14, 0), scan.at, Type.META, tokens.muted, RIGHT)
            mark = QRect(row.right() - side, row.center().y() - side // 2, side, side)
            colour = tokens.ok.mark if scan.counted else tokens.warn.mark
            paint_icon(painter, "check" if scan.counted else "warning", mark, colour)

    def _standing(self, scan: Scanned) -> str:
        return self._words("handover.scan_counted" if scan.counted else "handover.scan_not_counted")
