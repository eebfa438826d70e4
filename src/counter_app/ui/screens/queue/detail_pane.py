"""The right of the queue: one dossier, where it stands, what it still needs, and what can be done with it now."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.moments import ward_date
from counter_app.services import wording
from counter_app.services.work_rows import DossierCard, WorkRow
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.queue import pane_words as say
from counter_app.ui.screens.queue.pane_parts import Facts, MovedLine, StepPart
from counter_app.ui.screens.shown import due_chip
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.button import Button, Kind
from counter_app.ui.widgets.card import hairline
from counter_app.ui.widgets.chip import Chip, ChipKind, ChipLabel
from counter_app.ui.widgets.plain import Tone, label, tip, without_mnemonic
from counter_app.ui.widgets.scrolling import readable
from counter_app.ui.widgets.section import SectionHead
from counter_app.ui.widgets.step_track import StepTrack

WIDE, SHARE = 324, 42  # pixels, and per cent of a narrow screen
_BUTTON_EDGES = (19, 20)
RECENT = 3


class DetailPane(QWidget):
    """Shows the row at once, and the rest when its card has been read; its buttons are the queue's commands."""

    def __init__(self, room: Room, acts: tuple[str, ...]) -> None:
        super().__init__()
        self.room = room
        self._acts = acts
        self._row: WorkRow | None = None
        self._card: DossierCard | None = None
        self._code, self._copy = label("", Type.META, selectable=True), Button("", Kind.LINK, icon="copy")
        self._name, self._others = label("", Type.PAGE, wraps=True), label("", Type.META, wraps=True)
        self._procedure, self._number = label("", Type.SECTION, wraps=True), label("", Type.META)
        self._chip, self._left = ChipLabel(Chip(ChipKind.ON_TIME, ""), large=True), label("", Type.META, wraps=True)
        self._track, self._step, self._facts = StepTrack(""), StepPart(), Facts()
        self._recent = SectionHead("", type_=Type.HEAD)
        self._history = CommandButton(room.commands, "queue.history", kind=Kind.LINK)
        self._moved = [MovedLine() for _ in range(RECENT)]
        self._why = label("", Type.META, Tone.WARN, wraps=True)
        self._none = label("", Type.BODY, Tone.MUTED, wraps=True)
        self.forward = CommandButton(room.commands, "queue.forward", height=40)
        self.back = CommandButton(room.commands, "queue.back")
        self.more = Button("", key="Ctrl .", icon="more")
        self.open = Button("", key="↵")
        self._lay_out()
        self._copy.clicked.connect(lambda: room.commands.trigger("queue.copy"))
        self.more.clicked.connect(lambda: room.commands.trigger("queue.more"))
        self.open.clicked.connect(lambda: room.commands.trigger("queue.open"))
        room.commands.changed.connect(self._follow)
        self.show_row(None)
        self.retranslate()

    @property
    def card(self) -> DossierCard | None:
        """The dossier that is shown whole; None while only its row is."""
        return self._card

    def show_row(self, row: WorkRow | None) -> None:
        """Show what the list knows of a dossier, or that none is chosen."""
        self._row, self._card = row, None
        self._body.setVisible(row is not None)
        self._none.setVisible(row is None)
        self._rest.hide()
        if row is not None:
            self._show_head(row)

    def show_card(self, card: DossierCard) -> None:
        """Show the whole of a dossier."""
        self.show_row(card.row)
        self._card = card
        words, today = self.room.words, ward_date(self.room.now())
        self._show_head(card.row)
        steps, here = say.track(card, words)
        late = card.row.due.kind is DueKind.OVERDUE
        name = words("queue.track", here=steps[here] if here < len(steps) else "", n=here + 1, of=len(steps))
        self._track.show_steps(name, steps, here, late=late)
        step = say.step_words(card, self.room.seat.person.login, today, words)
        self._step.setVisible(step is not None)
        if step is not None:
            self._step.show_step(step)
        self._facts.show_facts(say.facts(card, words))
        self._show_moved(card)
        self._rest.show()

    def fit(self, wide: int) -> None:
        """Take no more than a share of the screen; Enter opens without its button where there is no room for it."""
        self.setFixedWidth(min(px(WIDE), wide * SHARE // 100))
        buttons = (self.back, self.more, self.open)
        wanted = sum(button.sizeHint().width() for button in buttons) + 16 + sum(_BUTTON_EDGES)
        self.open.setVisible(wanted <= self.width())

    def open_menu(self) -> None:
        """Show every other act; those that are not possible say why in their tool tip."""
        self.menu_of(self._acts).popup(self.more.mapToGlobal(QPoint(0, -self._menu.sizeHint().height())))

    def menu_of(self, acts: tuple[str, ...]) -> QMenu:
        """Return a menu of commands; an empty name is a line between two groups."""
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        for act in acts:
            if not act:
                self._menu.addSeparator()
                continue
            action = self.room.commands.action(f"queue.{act}")
            entry = self._menu.addAction(without_mnemonic(action.text()))
            entry.setEnabled(action.isEnabled())
            tip(entry, str(action.property("why_not") or ""))
            entry.triggered.connect(lambda _=False, act=act: self.room.commands.trigger(f"queue.{act}"))
        return self._menu

    def retranslate(self) -> None:
        """Put every text anew."""
        words = self.room.words
        self._copy.name_only(words("queue.copy"))
        self.more.name_only(words("queue.more"))
        self.open.set_words(words("queue.open"))
        self._recent.set_words(words("queue.recent"))
        self._none.setText(words("queue.none_chosen"))
        self._scroll.setAccessibleName(words("queue.pane"))
        if self._card is not None:
            self.show_card(self._card)
        elif self._row is not None:
            self._show_head(self._row)

    def _show_head(self, row: WorkRow) -> None:
        words = self.room.words
        self._code.setText(row.handle)
        self._name.setText(row.submitter)
        self._others.setText(say.other_people(row, words))
        self._others.setVisible(bool(self._others.text()))
        self._procedure.setText(row.procedure_name)
        self._number.setText(row.procedure)
        chip = due_chip(row.due, words) or Chip(ChipKind.PAUSED, words.name("stage", row.stage))
        self._chip.set_chip(chip)
        self._left.setText(say.beside_chip(row, self._card, words))

    def _show_moved(self, card: DossierCard) -> None:
        times = say.clock_or_day(card, ward_date(self.room.now()))
        for at, line in enumerate(self._moved):
            line.setVisible(at < len(card.recent))
            if at < len(card.recent):
                moved = card.recent[at]
                line.say(times[at], moved.who, wording.moved_words(moved, self.room.words.language))

    def _follow(self, command: str) -> None:
        if command == "queue.more":
            self.more.setEnabled(self.room.commands.action(command).isEnabled())
        if command == "queue.forward":
            why = self.room.commands.why_not(command) if self._row is not None else ""
            self._why.setText(why)
            self._why.setVisible(bool(why))

    def _lay_out(self) -> None:
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(20, 14, 18, 12)
        column.setSpacing(4)
        column.addLayout(_row(self._code, self._copy))
        column.addWidget(self._name)
        column.addWidget(self._others)
        column.addLayout(_row(self._procedure, self._number, grows=True))
        column.addSpacing(4)
        chip = QHBoxLayout()
        chip.setSpacing(12)
        chip.addWidget(self._chip)
        chip.addWidget(self._left, 1)
        column.addLayout(chip)
        column.addWidget(self._lower())
        column.addStretch(1)
        self._scroll = readable(self._body)
        self._none.setContentsMargins(20, 20, 20, 20)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._none)
        right.addWidget(self._scroll, 1)
        right.addWidget(hairline())
        right.addLayout(self._buttons())
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(hairline(upright=True))
        whole.addLayout(right, 1)

    def _lower(self) -> QWidget:
        self._rest = QWidget()
        column = QVBoxLayout(self._rest)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._track)
        column.addWidget(self._step)
        column.addSpacing(2)
        column.addWidget(self._facts)
        column.addWidget(hairline())
        self._recent.add(self._history)
        column.addWidget(self._recent)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for line in self._moved:
            lines.addWidget(line)
        column.addLayout(lines)
        return self._rest

    def _buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(_BUTTON_EDGES[0], 12, _BUTTON_EDGES[1], 16)
        column.setSpacing(8)
        column.addWidget(self._why)
        column.addWidget(self.forward)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.back, self.more, self.open):
            row.addWidget(button, 0 if button is self.more else 1)
        column.addLayout(row)
        return column


def _row(left: QWidget, right: QWidget, *, grows: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(left, 1 if grows else 0)
    if not grows:
        row.addStretch(1)
    row.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
    return row
