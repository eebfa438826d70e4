"""What is said where there is no slip: one sentence, and the one thing that helps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.counter_rows import Box
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.plain import Tone, label


class Blank(QWidget):
    """An empty box."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room, self._box = room, Box.INCOMING
        self._said = label("", Type.SUBTITLE)
        self._more = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.action = CommandButton(room.commands, "handover.new")
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._said, 0, Qt.AlignmentFlag.AlignHCenter)
        self._more.setMinimumWidth(px(240))
        column.addWidget(self._more)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.retranslate()

    def show_box(self, box: Box) -> None:
        """Speak of this box."""
        self._box = box
        self.retranslate()

    def retranslate(self) -> None:
        """Put every text anew."""
        self._said.setText(self._room.words(f"handover.nothing_{self._box.value}"))
        self._more.setText(self._room.words(f"handover.blank_{self._box.value}"))
