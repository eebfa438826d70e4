"""The left of look-up: one box, three small filters, and the hits."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.services.lookup_rows import Found
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.lookup.hit_list import HitList, HitModel
from counter_app.ui.screens.lookup.sieve_row import SieveRow
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Kind
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.widgets.plain import Tone, label

WIDE, SHARE = 332, 36  # pixels, and per cent of a narrow screen
MANY = 200
"""From here on narrowing down helps more than scrolling."""


class Finder(QWidget):
    """``asked`` tells that something else is to be found, ``entered`` that the first hit is wanted now."""

    asked = Signal()
    entered = Signal()

    typing_ms = 100

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self._found = Found()
        self._pause = QTimer(self, singleShot=True)
        self.title = label("", Type.SCREEN)
        self.box = LineEdit("", key="F2", icon="search", height=36)
        self.sieve = SieveRow(room)
        self.passing = label("", Type.META, Tone.ACCENT, wraps=True)
        self._all = CommandButton(room.commands, "lookup.clear", kind=Kind.LINK)
        self._all.icon_name = ""
        self.count = label("", Type.META, wraps=True)
        self.model = HitModel(room.words)
        self.list = HitList(self.model, room.words)
        self.foot = label("", Type.META, wraps=True)
        self._lay_out()
        self.box.textEdited.connect(lambda: self._pause.start(self.typing_ms))
        self.box.installEventFilter(self)
        self.sieve.changed.connect(self.asked)
        self._pause.timeout.connect(self.asked)
        self.retranslate()

    @property
    def question(self) -> str:
        """What is looked for."""
        return self.box.text().strip()

    @property
    def is_waiting(self) -> bool:
        """Say whether what was typed has not been asked yet."""
        return self._pause.isActive()

    def ask_now(self) -> None:
        """Ask without waiting for the next key."""
        self._pause.stop()
        self.asked.emit()

    def show_found(self, found: Found, keep: int | None) -> None:
        """Show hits; the row of the dossier that is open stays in hand."""
        self._found = found
        self.sieve.offer(found.procedures)
        rows = found.rows or found.near
        self.model.show(rows)
        self.list.setVisible(bool(rows))
        self._room_below.setVisible(not rows)
        if rows:
            self.list.take(keep)
        self._say_count()

    def clear(self) -> None:
        """Look for nothing."""
        self._pause.stop()
        self.box.clear()
        self.sieve.clear()
        self.show_found(Found(), None)

    def fit(self, wide: int) -> None:
        """Take no more than a share of the screen."""
        self.setFixedWidth(min(px(WIDE), wide * SHARE // 100))

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self.title.setText(words("lookup.title"))
        self.box.setAccessibleName(words("lookup.box"))
        self.box.setPlaceholderText(words("lookup.box_hint"))
        self.list.setAccessibleName(words("lookup.hits"))
        self.foot.setText(words("lookup.logged"))
        self.sieve.retranslate()
        self._say_count()
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the box, Down goes into the list and Enter opens what is in hand."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Down and self.model.rows:
                self.list.setFocus()
                return True
        return False

    def _say_count(self) -> None:
        found, words = self._found, self.room.words
        self.passing.setText(self.sieve.told)
        self.passing.setVisible(bool(self.sieve.told))
        self._all.setVisible(bool(self.sieve.told))
        n, shown = f"{found.total:,}".replace(",", "."), len(found.rows)
        code = "found_one" if found.total == 1 else "found"
        if not found.total:
            code = "near" if found.near else "none_sieved" if self.sieve.sieve else "none" if self.question else "ask"
        elif found.more:
            code = "found_more"
        elif found.total > shown:
            code = "found_many" if found.total > MANY else "found_some"
        self.count.setText(words(f"lookup.{code}", n=n, shown=shown))
        self.count.set_tone(Tone.WARN if code in {"found_many", "found_more", "near"} else Tone.MUTED)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(10)
        for part in (self.title, self.box, self.sieve):
            head.addWidget(part)
        passing = QHBoxLayout()
        passing.setSpacing(8)
        passing.addWidget(self.passing, 1)
        passing.addWidget(self._all, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(passing)
        head.addWidget(self.count)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.addWidget(self.foot)
        self._room_below = QWidget()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._room_below, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(hairline(upright=True))
