"""Under the navigation: the dossiers this person has looked at since they sat down. Nothing of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.room import Room
from counter_app.ui.screens.lookup.shown import running
from counter_app.ui.theme.focus import Ring, ringed
from counter_app.ui.theme.paint import write
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px, width_of
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.plain import label, tip
from counter_app.ui.widgets.section import SectionHead

MOST = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """A dossier that was looked at."""

    number: int
    handle: str
    name: str


class RecentStrip(QWidget):
    """``chosen`` tells the code of the one that is wanted again."""

    chosen = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.seen: list[Seen] = []
        self._head, self._none = SectionHead("", type_=Type.HEAD), label("", Type.META, wraps=True)
        self._head.add(KeyCap("F4"))
        self._buttons = [_SeenButton() for _ in range(MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addSpacing(10)
        column.addWidget(self._head)
        column.addSpacing(4)
        column.addWidget(self._none)
        for button in self._buttons:
            column.addWidget(button)
            button.clicked.connect(lambda _=False, button=button: self.chosen.emit(button.handle))
        column.addStretch(1)
        self.show_seen(())
        self.retranslate()

    def remember(self, seen: Seen) -> None:
        """Put a dossier on top."""
        self.seen = [seen, *(one for one in self.seen if one.number != seen.number)][:MOST]
        self.show_seen(self.seen)

    def forget(self) -> None:
        """Know of none any more: somebody else sits down."""
        self.seen = []
        self.show_seen(())

    def show_seen(self, seen: Sequence[Seen]) -> None:
        """Show these, the last one first."""
        self._none.setVisible(not seen)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(seen))
            if at < len(seen):
                button.show_seen(seen[at])

    def retranslate(self) -> None:
        """Put every text anew."""
        self._head.set_words(self._room.words("lookup.recent"))
        self._none.setText(self._room.words("lookup.no_recent"))
        self.setAccessibleName(self._room.words("lookup.recent"))


class _SeenButton(QAbstractButton):
    """The running number, and who."""

    def __init__(self) -> None:
        super().__init__()
        self.handle = self._number = self._name = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        ringed(self, Ring.FIELD)

    def show_seen(self, seen: Seen) -> None:
        self.handle, self._number, self._name = seen.handle, running(seen.handle), seen.name
        self.setAccessibleName(f"{self._number}, {seen.name}")
        tip(self, f"{seen.name}\n{seen.handle}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), tokens_of(self)
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.soft))
        left = max(px(32), width_of(self._number, Type.HEAD) + 8)
        write(painter, self.rect(), self._number, Type.HEAD, tokens.muted, elide=False)
        name = QRect(left, 0, self.width() - left, self.height())
        write(painter, name, self._name, Type.META_STRONG, tokens.text)
