"""The foot of the pane: what is still open on the left, the acts on the right."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.giving_back.handing import Handing
from counter_app.ui.theme.icons import paint_icon
from counter_app.ui.theme.tokens import tokens_of
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.plain import Tone, label

_MARGIN = 24


class Foot(QWidget):
    """What is still open on the left, the acts on the right."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._handing: Handing | None = None
        self._icon, self._open = _Icon(), label("", Type.CONTROL, wraps=True)
        self.give = CommandButton(room.commands, "return.give", height=40)
        others = [
            CommandButton(room.commands, f"return.{name}", height=40)
            for name in ("print", "reappoint", "by_proxy", "slip_lost", "give_late")
        ]
        self.buttons = ButtonRow(others, self.give, more=room.words("return.more_acts"))
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 12, _MARGIN, 14)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._open, 1)
        row.addWidget(self.buttons, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(row)

    def show_handing(self, handing: Handing | None) -> None:
        """Say what is left to do."""
        self._handing = handing
        words = self.room.words
        points = list(handing.open_points()) if handing and handing.card.ready else []
        named = ", ".join(words(f"return.open_{point}") for point in points)
        said = words("return.open", n=len(points), what=named) if points else ""
        if handing and handing.card.ready and not points:
            said = words("return.all_done")
        self._open.setText(said)
        self._open.set_tone(Tone.WARN if points else Tone.OK)
        self._icon.show_icon("" if not said else "warning" if points else "check")

    def retranslate(self) -> None:
        """Put every text anew."""
        self.show_handing(self._handing)


class _Icon(QWidget):
    """The mark before what is left to do."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setFixedSize(self.sizeHint())

    def show_icon(self, name: str) -> None:
        self._name = name
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(18), px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            tokens = tokens_of(self)
            colour = tokens.warn.mark if self._name == "warning" else tokens.ok.mark
            paint_icon(QPainter(self), self._name, self.rect(), colour)
