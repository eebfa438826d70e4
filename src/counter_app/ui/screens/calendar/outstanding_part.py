"""Promises given over another calendar, to be counted anew by a deliberate act; nobody does it in passing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.calendar_rows import Touched, TouchedRow
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.calendar.touched_list import TouchedList, not_earlier
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Kind
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.plain import Tone, label


class OutstandingPart(QWidget):
    """Ticked are the dossiers to count anew: at first all whose date does not come earlier."""

    ticks_changed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.read: Touched | None = None
        self._before = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._before.setContentsMargins(16, 12, 16, 8)
        self.list = TouchedList(room.words, ticks=True)
        self.list.said.setContentsMargins(16, 12, 16, 8)
        self.main = CommandButton(room.commands, "calendar.main")
        self._search = CommandButton(room.commands, "calendar.search", kind=Kind.PLAIN)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(8)
        foot.addWidget(ButtonRow([self._search], more=room.words("calendar.more")), 1)
        foot.addWidget(self.main)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._before)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addWidget(hairline())
        column.addLayout(foot)
        self.list.model.ticks_changed.connect(self.ticks_changed)
        self.show_touched(None)

    @property
    def ticked(self) -> list[TouchedRow]:
        """The dossiers to count anew."""
        return self.list.model.ticked if self.read else []

    def show_touched(self, touched: Touched | None) -> None:
        """Show what was found; None while nobody has looked."""
        self.read = touched
        self.list.show_touched(touched or Touched((), 0, 0))
        self.list.model.tick_those(not_earlier(touched.rows) if touched else ())
        self.retranslate()

    def untick(self) -> bool:
        """Take every tick back; says whether there was one."""
        had = bool(self.ticked)
        self.list.model.tick_all(on=False)
        return had

    def retranslate(self) -> None:
        """Put the texts anew."""
        self._before.setText(self.room.words("calendar.not_searched"))
        self._before.setVisible(self.read is None)
        self.list.setVisible(self.read is not None)
        self.list.retranslate()
