"""What waits for a signature, with boxes to tick what was signed on paper."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.services.leader_rows import LeaderRow, Number
from counter_app.services.leader_view import DayPage
from counter_app.ui.command_button import CommandButton
from counter_app.ui.models.rows import Cell, Column, RowModel
from counter_app.ui.room import Room
from counter_app.ui.screens.leader.row_list import row_columns
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.card import Card
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.table import RowHeight, Table

TICK, HOLDER = 0, 4
_MOST, _NARROW = 4, 520


class SignCard(Card):
    """As many rows as there are, up to four; more are scrolled to."""

    opened = Signal(str)
    ticks_changed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(margin=0, spacing=0)
        self.room = room
        columns = (Column[LeaderRow](title="", cell=Cell.TICK, width=34), *row_columns(room.words))
        self.model: RowModel[LeaderRow] = RowModel(columns, room.words, key=lambda row: row.number)
        self.table = Table(self.model, "", row_height=RowHeight.SLIP)
        self.head = SectionHead("")
        self.nothing = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._keys = label("", Type.META)
        self._said = label("", Type.META, wraps=True)
        self.button = CommandButton(room.commands, "leader.sign", height=36)
        self._may_sign = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.model.ticks_changed.connect(self._ticked)
        self.table.opened.connect(lambda at: self.opened.emit(self.model.rows[at].code))

    @property
    def ticked(self) -> list[LeaderRow]:
        """What was ticked as signed."""
        return self.model.ticked if self._may_sign else []

    def show_page(self, page: DayPage | None, *, may_sign: bool) -> None:
        """Show what waits; on a day that is over nothing is ticked, for signing is done now."""
        self._may_sign = may_sign
        self.table.show_rows(page.rows(Number.TO_SIGN) if page else ())
        self.table.setColumnHidden(TICK, not may_sign)
        self._fit()
        self.retranslate()

    def focus_rows(self) -> None:
        """Put the keyboard on the first dossier."""
        if self.model.rows:
            self.table.setFocus()
            self.table.select_row(max(0, self.table.current_row))

    def untick(self) -> bool:
        """Take every tick back; says whether there was one."""
        had = bool(self.ticked)
        self.model.tick_all(on=False)
        return had

    def retranslate(self) -> None:
        """Put every text anew."""
        words, count = self.room.words, len(self.model.rows)
        self.head.set_words(words("leader.number_to_sign"), str(count))
        self._keys.setText(words("leader.sign_keys" if self._may_sign else "leader.open_key"))
        self._keys.setVisible(bool(count))
        self.nothing.setText(words("leader.nothing_to_sign"))
        self.table.setAccessibleName(words("leader.number_to_sign"))
        self._said.setText(words("leader.sign_hint", n=len(self.ticked)))
        self.table.viewport().update()

    def sizeHint(self) -> QSize:
        """Be as high as what is in it at the width there is: its sentences wrap."""
        return QSize(super().sizeHint().width(), self.layout_.totalHeightForWidth(max(self.width(), px(_NARROW))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(HOLDER, True)
        self._keys.setVisible(bool(self.model.rows) and self.width() > px(_NARROW) * 2 // 3)

    def _ticked(self) -> None:
        self._foot.setVisible(bool(self.ticked))
        self.retranslate()
        self.ticks_changed.emit()

    def _fit(self) -> None:
        count = len(self.model.rows)
        self.table.setVisible(bool(count))
        self.table.setFixedHeight(px(RowHeight.SLIP) * min(count, _MOST))
        self.nothing.setVisible(not count)
        self._foot.setVisible(bool(self.ticked))

    def _lay_out(self) -> None:
        self.table.horizontalHeader().hide()
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.head.add(self._keys)
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 8)
        top.setSpacing(6)
        top.addWidget(self.head)
        top.addWidget(self.nothing)
        self._foot = _foot(self._said, self.button)
        self.layout_.setContentsMargins(1, 1, 1, 2)
        self.layout_.addLayout(top)
        self.layout_.addWidget(self.table)
        self.layout_.addWidget(self._foot)


def _foot(said: QWidget, button: CommandButton) -> QWidget:
    foot = QWidget()
    row = QHBoxLayout(foot)
    row.setContentsMargins(16, 8, 14, 8)
    row.setSpacing(12)
    row.addWidget(said, 1)
    row.addWidget(button)
    return foot
