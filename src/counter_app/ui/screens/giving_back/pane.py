"""The right of the returning screen: the scan box, one dossier with its three checks, and what F9 is about to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.services.counter_rows import ReturnCard
from counter_app.ui.room import Room
from counter_app.ui.screens.giving_back.checks import Checks
from counter_app.ui.screens.giving_back.foot import Foot
from counter_app.ui.screens.giving_back.handed_part import HandedPart
from counter_app.ui.screens.giving_back.handing import Handing
from counter_app.ui.screens.giving_back.receiver_part import ReceiverPart
from counter_app.ui.screens.giving_back.register_part import RegisterPart
from counter_app.ui.screens.giving_back.shown import chip_of, person_line
from counter_app.ui.screens.giving_back.standing_part import StandingPart
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.chip import Chip, ChipKind, ChipLabel
from counter_app.ui.widgets.field import LineEdit
from counter_app.ui.widgets.plain import Tone, label
from counter_app.ui.widgets.section import SectionHead

_SIDE_BY_SIDE = 540
_MARGIN = 24


class Pane(QWidget):
    """Shows a handing, a dossier that is not ready, or that none is chosen. ``asked`` tells what was typed into F2."""

    asked = Signal(str)
    edited = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.handing: Handing | None = None
        self.box = LineEdit("", key="F2", icon="scan", height=36)
        self.more = Banner(Weight.INFO, "", key="Ctrl ↵")
        self._code, self._procedure = label("", Type.META, selectable=True), label("", Type.PAGE, wraps=True)
        self._person = label("", Type.BODY, Tone.MUTED, wraps=True)
        self._chip = ChipLabel(Chip(ChipKind.DONE, ""), large=True)
        self.checks, self.receiver = Checks(room), ReceiverPart(room)
        self._handed, self._register, self._standing = HandedPart(room), RegisterPart(room), StandingPart(room)
        self._handed_head, self._receiver_head, self._register_head = (SectionHead("") for _ in range(3))
        self._none, self._none_hint = label("", Type.SECTION, wraps=True), label("", Type.BODY, Tone.MUTED, wraps=True)
        self.foot = Foot(room)
        self._lay_out()
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that no dossier is chosen, and how to choose one."""
        self.handing = None
        self._whole.hide()
        self.more.hide()
        self._empty.show()
        self.foot.show_handing(None)

    def show_handing(self, handing: Handing) -> None:
        """Show a dossier: ready to leave, or where it stands."""
        self.handing = handing
        self._empty.hide()
        self._whole.show()
        self._show_head(handing.card)
        ready = handing.card.ready
        for part in (self._ready, self.checks):
            part.setVisible(ready)
        self._standing.setVisible(not ready)
        if ready:
            self.checks.show_handing(handing)
            self.receiver.show_handing(handing)
            self._handed.show_card(handing.card)
            self._register.show_card(handing.card)
        else:
            self._standing.show_card(handing.card)
        self.foot.show_handing(handing)

    def show_more(self, count: int) -> None:
        """Say how many other results wait for the same person."""
        words = self.room.words
        self.more.say(Weight.INFO, words("return.more", n=count), words("return.more_open"))
        self.more.setVisible(bool(count))

    def to_top(self) -> None:
        """Bring the head of the dossier into view."""
        self._scroll.verticalScrollBar().setValue(0)

    def focus_inside(self) -> None:
        """Put the keyboard on the first question that is open, else on what F9 does."""
        first = self.checks.seen if self.checks.seen.isVisibleTo(self) else self.checks.back
        (first if self.handing and self.handing.card.ready else self.foot.give).setFocus()

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self.box.setPlaceholderText(words("return.box_hint"))
        self.box.setAccessibleName(words("return.box"))
        self._handed_head.set_words(words("return.handed"))
        self._receiver_head.set_words(words("return.receiver"))
        self._register_head.set_words(words("return.register"))
        self._none.setText(words("return.none_chosen"))
        self._none_hint.setText(words("return.none_hint"))
        self.checks.retranslate()
        self.receiver.retranslate()
        self.foot.retranslate()
        if self.handing is not None:
            self.show_handing(self.handing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inner = self.width() - 2 * _MARGIN
        self.checks.reflow(inner)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(across if inner >= px(_SIDE_BY_SIDE) else down)

    def _show_head(self, card: ReturnCard) -> None:
        words = self.room.words
        self._code.setText(card.row.handle)
        self._procedure.setText(card.procedure_full_name)
        self._person.setText(person_line(card, words))
        chip = chip_of(card.row.due, words) or Chip(ChipKind.PAUSED, words.name("stage", card.row.stage))
        self._chip.set_chip(chip)

    def _connect(self) -> None:
        self.box.returnPressed.connect(lambda: self.asked.emit(self.box.text()))
        self.checks.edited.connect(self.edited)
        self.receiver.edited.connect(self.edited)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self.more.acted.connect(lambda: self.room.commands.trigger("return.next_of_person"))

    def _keep_edge(self, least: int, most: int) -> None:
        """Let the right edge stay where it is when a scroll bar comes."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most > least else 0
        layout = self._inside.layout()
        if layout is not None:
            layout.setContentsMargins(_MARGIN, 6, _MARGIN - bar, 12)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, 12, _MARGIN, 8)
        top.addWidget(self.box)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body())
        self._scroll.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(top)
        right.addWidget(self._scroll, 1)
        right.addWidget(self.foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(hairline(upright=True))
        whole.addLayout(right, 1)

    def _body(self) -> QWidget:
        self._inside, self._whole, self._empty = QWidget(), QWidget(), QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(_MARGIN, 6, _MARGIN, 12)
        inside.addWidget(self._whole)
        inside.addWidget(self._empty)
        inside.addStretch(1)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addWidget(self.more)
        column.addWidget(self.checks)
        column.addWidget(self._ready_parts())
        column.addWidget(self._standing)
        nothing = QVBoxLayout(self._empty)
        nothing.setContentsMargins(0, 20, 0, 0)
        nothing.setSpacing(6)
        nothing.addWidget(self._none)
        nothing.addWidget(self._none_hint)
        return self._inside

    def _head(self) -> QHBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(2)
        for widget in (self._code, self._procedure, self._person):
            left.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(left, 1)
        chip = QVBoxLayout()
        chip.addWidget(self._chip)
        chip.addStretch(1)
        head.addLayout(chip)
        return head

    def _ready_parts(self) -> QWidget:
        self._ready = QWidget()
        column = QVBoxLayout(self._ready)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(16)
        for head, part, share in (
            (self._handed_head, self._handed, 5),
            (self._receiver_head, self.receiver, 4),
        ):
            self._pair.addLayout(_headed(head, part), share)
        column.addLayout(self._pair)
        column.addLayout(_headed(self._register_head, self._register))
        return self._ready


def _headed(head: SectionHead, part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(head)
    column.addWidget(part, 1)
    return column
