"""What every page of the office is: a part of the screen with its own acts on the screen's keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.people import Right
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.theme.type import Type
from counter_app.ui.widgets.button import Kind
from counter_app.ui.widgets.button_row import ButtonRow
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.scrolling import scrolling

MAIN, ADD, CHANGE, SECOND, TURN, THIRD = "main", "add", "change", "second", "turn", "third"
SLOTS = {MAIN: "F9", ADD: "Ctrl+N", CHANGE: "F3", SECOND: "F6", TURN: "F7", THIRD: "F8"}
"""The keys of the office, and what they are for: a page words them and says what they do there."""
NOT_HERE = "office.not_here"
_MARGIN = 16


@dataclass(frozen=True, slots=True)
class PageAct:
    """What one key does on a page. ``why_not`` is a code of the window's words while it cannot be done."""

    words: str
    run: Callable[[], object]
    why_not: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


class Page(QWidget):
    """A page. ``judged`` asks the screen to word the keys anew; ``marked`` tells that something is not saved."""

    judged = Signal()
    marked = Signal()

    name: ClassVar[str]
    right: ClassVar[Right | None] = None
    shown_acts: ClassVar[tuple[str, ...]] = (MAIN,)
    """The acts that stand as buttons at the foot; the main one stands at the right end."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.main_button: CommandButton | None = None
        self.title, self.lead = label("", Type.PAGE), label("", Type.BODY, Tone.MUTED, wraps=True)

    # what the screen asks

    @property
    def is_unsaved(self) -> bool:
        """Whether something typed here is not saved yet."""
        return False

    def acts(self) -> Mapping[str, PageAct]:
        """Return what the keys do here now."""
        return {}

    def refresh(self) -> None:
        """Read anew; what is being typed stays."""

    def typed(self) -> Mapping[str, str]:
        """Return what is typed and not saved, to be kept as a draft."""
        return {}

    def type_in(self, typed: Mapping[str, str]) -> None:
        """Go on with what was kept."""

    def put_away(self) -> None:
        """Show nothing of what the person who leaves had typed."""

    def first_focus(self) -> QWidget:
        """Return where the keyboard goes first."""
        return self

    def retranslate(self) -> None:
        """Put every text anew."""
        self.title.setText(self.room.words(f"office.{self.name}"))
        self.lead.setText(self.room.words(f"office.{self.name}_lead"))

    # building

    def lay_out(self, *parts: QWidget, scrolls: bool = True) -> None:
        """Put the parts under the page's title, and its buttons at the foot."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 12)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.lead)
        for part in parts:
            column.addWidget(part, 1 if part is parts[-1] and not scrolls else 0)
        column.addStretch(1 if scrolls else 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(inside) if scrolls else inside, 1)
        if self.shown_acts:
            whole.addWidget(hairline())
            whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        commands = self.room.commands
        others = [
            CommandButton(commands, f"office.{slot}", kind=Kind.PLAIN) for slot in self.shown_acts if slot != MAIN
        ]
        self.main_button = main = CommandButton(commands, "office.main") if MAIN in self.shown_acts else None
        foot = QWidget()
        row = QVBoxLayout(foot)
        row.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        row.addWidget(ButtonRow(others, main, more=self.room.words("office.more")))
        return foot
