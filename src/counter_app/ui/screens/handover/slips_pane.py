"""The left side: the slips of a box, and the way to a new one."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.moments import ward_date
from counter_app.services.counter_rows import BatchCard, Box
from counter_app.ui.command_button import CommandButton, shown_key
from counter_app.ui.room import Room
from counter_app.ui.screens.handover.cards import SlipCard, SlipCards
from counter_app.ui.screens.handover.shown import card_chip, route
from counter_app.ui.screens.shown import day_or_clock
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Kind
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.key_cap import KeyCap
from counter_app.ui.widgets.plain import label
from counter_app.ui.widgets.tabs import Tab, Tabs

WIDTH = 296
BOXES = (Box.INCOMING, Box.OUTGOING, Box.SETTLED)
Boxes = Mapping[Box, tuple[BatchCard, ...]]


class SlipsPane(QWidget):
    """Tabs of boxes over the cards. ``turned`` tells another box, ``picked`` a slip, ``opened`` to go on to it."""

    turned = Signal()
    picked = Signal(str)
    opened = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room, self._boxes = room, dict[Box, tuple[BatchCard, ...]]()
        self._begun = frozenset[str]()
        self._title = label("", Type.SCREEN)
        self.tabs = Tabs("", [Tab("") for _ in BOXES])
        self.cards = SlipCards()
        self._nothing = label("", Type.BODY, wraps=True)
        self.new = CommandButton(room.commands, "handover.new", kind=Kind.LINK)
        self._lay_out()
        self.tabs.changed.connect(lambda _: self._turn())
        self.cards.picked.connect(self.picked)
        self.cards.opened.connect(self.opened)
        self.retranslate()

    @property
    def box(self) -> Box:
        """The box that is shown."""
        return BOXES[self.tabs.current]

    @property
    def shown(self) -> tuple[BatchCard, ...]:
        """The slips of that box."""
        return self._boxes.get(self.box, ())

    def batches_in(self, box: Box) -> frozenset[str]:
        """Return the names of the slips of a box."""
        return frozenset(card.batch for card in self._boxes.get(box, ()))

    def turn_to(self, box: Box) -> None:
        """Show a box without telling."""
        self.tabs.blockSignals(True)
        self.tabs.choose(BOXES.index(box))
        self.tabs.blockSignals(False)
        self._show()

    def show_boxes(self, boxes: Boxes, begun: frozenset[str], current: str) -> None:
        """Show the slips as they were read; ``begun`` are those that someone here is at."""
        self._boxes, self._begun = dict(boxes), begun
        self._show(current)

    def show_begun(self, begun: frozenset[str]) -> None:
        """Show which slips somebody here is at."""
        if begun != self._begun:
            self._begun = begun
            self._show()

    def first_focus(self) -> QWidget:
        """Return where the keyboard goes here: the slips, or the way to a new one."""
        if self.shown:
            return self.cards
        return self.new if self.new.isEnabled() else self.tabs.focusProxy() or self.tabs

    def retranslate(self) -> None:
        """Put every text anew."""
        self._title.setText(self._room.words("handover.title"))
        self.tabs.setAccessibleName(self._room.words("handover.tabs"))
        self.cards.setAccessibleName(self._room.words("handover.slips"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setFixedWidth(px(WIDTH))

    def _turn(self) -> None:
        self._show("")
        self.turned.emit()

    def _show(self, current: str | None = None) -> None:
        words = self._room.words
        texts = [words(f"handover.tab_{box.value}") for box in BOXES]
        counts = [len(self._boxes.get(box, ())) for box in BOXES]
        self.tabs.show_tabs(
            [Tab(text, n if n and box is not Box.SETTLED else None)
             for text, n, box in zip(texts, counts, BOXES, strict=True)]
        )  # fmt: skip
        kept = self.cards.current if current is None else current
        self.cards.show_slips([self._card(card) for card in self.shown], kept)
        self._nothing.setText(words(f"handover.nothing_{self.box.value}"))
        self._nothing.setVisible(not self.shown)
        self.cards.setVisible(bool(self.shown))

    def _card(self, card: BatchCard) -> SlipCard:
        words, today = self._room.words, ward_date(self._room.now())
        at = day_or_clock(card.sent_at, today)
        return SlipCard(
            batch=card.batch,
            count=words("handover.dossiers", n=card.lines),
            chip=card_chip(card, self.box, words, begun=card.batch in self._begun),
            route=route(card),
            given=words("handover.given", who=card.given_by_name, at=at),
        )

    def _lay_out(self) -> None:
        self.setFixedWidth(px(WIDTH))
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 12)
        head.setSpacing(10)
        title = QHBoxLayout()
        title.setContentsMargins(4, 0, 0, 0)
        title.addWidget(self._title)
        head.addLayout(title)
        head.addWidget(self.tabs)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 16, 16, 16)
        foot.addWidget(self.new)
        foot.addStretch()
        foot.addWidget(KeyCap(shown_key("Ctrl+N")))
        self.new.key = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.cards, 1)
        self._nothing.setContentsMargins(16, 16, 16, 16)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._nothing, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
