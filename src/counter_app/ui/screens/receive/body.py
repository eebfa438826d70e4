"""The screen's parts in their places. It is made anew when the language changes; what was typed is put back."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from counter_app.services.counter_rows import ProcedureChoice
from counter_app.ui.command_button import CommandButton
from counter_app.ui.room import Room
from counter_app.ui.screens.receive.due_panel import DuePanel
from counter_app.ui.screens.receive.form import FormState
from counter_app.ui.screens.receive.form_row import fit
from counter_app.ui.screens.receive.many_page import ManyPage
from counter_app.ui.screens.receive.missing_panel import MissingPanel
from counter_app.ui.screens.receive.papers_card import PapersCard
from counter_app.ui.screens.receive.person_box import PersonBox
from counter_app.ui.screens.receive.person_card import PersonCard
from counter_app.ui.screens.receive.procedure_box import ProcedureBox
from counter_app.ui.theme.type import Type, px
from counter_app.ui.widgets.banner import Banner, Weight
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.plain import label, without_mnemonic
from counter_app.ui.widgets.scrolling import scrolling

LOW = 560  # under this height the promise takes one line and the days give way
MENU = ("many", "late", "given", "outside", "party", "edit", "undo", "discard")


@dataclass(frozen=True, slots=True)
class Mode:
    """What F9 is about: the one matter, the missing papers, or many copies."""

    missing: bool = False
    many: bool = False


class Body(QWidget):
    """Everything between the frame's edges. ``changed`` tells that something was typed or ticked."""

    changed = Signal()

    def __init__(self, room: Room, favourite: object) -> None:
        super().__init__()
        words, commands = room.words, room.commands
        self._room = room
        self.mode = Mode()

        def button(name: str, **more: object) -> CommandButton:
            return CommandButton(commands, f"receive.{name}", **more)  # type: ignore[arg-type]

        self.head = label(words("receive.head"), Type.SCREEN)
        self.today = label("", Type.META)
        self.more = Button("", icon="more")
        self.more.name_only(words("receive.more"))
        self.procedure = ProcedureBox(words, favourite)  # type: ignore[arg-type]
        self.search = PersonBox(words)
        self.person = PersonCard(words)
        self.papers = PapersCard(words, button("all_papers", height=28))
        self.many = ManyPage(words, button("all_papers", height=28))
        self.open_line = Banner(Weight.WARN, "", key="Ctrl J")
        self.due = DuePanel(words, button("receive", height=44), (button("hold"), button("missing")))
        self.slip = MissingPanel(words, button("receive", height=44), button("back"))
        self._lay_out()
        self.open_line.hide()
        for part in (self.person, self.papers, self.many, self.due):
            part.changed.connect(self.changed)
        self.more.clicked.connect(self._open_menu)
        self.open_line.acted.connect(lambda: commands.trigger("receive.see_open"))

    def show_state(self, state: FormState, choice: ProcedureChoice | None, today: date) -> None:
        """Show everything typed."""
        self.show_procedure(state, choice)
        self.person.show_state(state, today)
        self.papers.show_state(state, choice)
        self.many.show_rows(state)
        self.due.offer_short(bool(choice and choice.has_short), short=state.short, receipt=state.receipt)

    def show_procedure(self, state: FormState, choice: ProcedureChoice | None) -> None:
        """Show what is wanted, and what its fee goes by."""
        outside = state.outside.name or self._room.words("receive.outside_head") if state.outside else ""
        self.procedure.show_choice(choice, outside)
        self.papers.quantities.need(None if state.outside else choice)

    def take(self, state: FormState) -> FormState:
        """Return the state with everything typed here."""
        state = self.papers.take(self.person.take(state))
        if self.mode.many:
            state = self.many.take(state)
        return replace(state, short=self.due.short.isChecked(), receipt=self.due.receipt.isChecked())

    def turn(self, mode: Mode) -> None:
        """Show what F9 is about now."""
        self.mode = mode
        self._middle.setCurrentIndex(1 if mode.many else 0)
        self._foot.setCurrentIndex(1 if mode.missing else 0)

    def say_open(self, words: str, action: str) -> None:
        """Tell of other dossiers of the same person; empty takes it away."""
        self.open_line.say(Weight.WARN, words, action)
        self.open_line.setVisible(bool(words))
        fit(self.open_line, self.width() - 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit(self.open_line, self.width() - 32)
        low = self.height() < px(LOW)
        self.due.be_low(low)
        for part in (self.head, self.today):
            part.setVisible(not low)
        self._whole.setContentsMargins(16, *((6, 16, 8) if low else (12, 16, 12)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.head)
        head.addWidget(self.today, 1)
        wanted = QHBoxLayout()
        wanted.setSpacing(8)
        wanted.addWidget(self.procedure, 1)
        wanted.addWidget(self.more)
        cards = QHBoxLayout()
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        cards.addWidget(self.person, 472)
        cards.addWidget(self.papers, 662)
        page = QWidget()
        page.setLayout(cards)
        self._middle = _Pages(scrolls=True)
        self._middle.addWidget(page)
        self._middle.addWidget(self.many)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(wanted)
        column.addWidget(self.search)
        column.addWidget(self._middle, 1)
        self._scroll = scrolling(upper)
        self._foot = _Pages(scrolls=False)
        self._foot.addWidget(self.due)
        self._foot.addWidget(self.slip)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(16, 12, 16, 12)
        self._whole.setSpacing(10)
        self._whole.addWidget(self._scroll, 1)
        self._whole.addWidget(self.open_line)
        self._whole.addWidget(self._foot)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in MENU:
            command = self._room.commands.command(f"receive.{name}")
            source = self._room.commands.action(command.id)
            action = QAction(f"{without_mnemonic(source.text())}\t{command.key}", menu)
            action.setEnabled(source.isEnabled())
            action.triggered.connect(source.trigger)
            menu.addAction(action)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


class _Pages(QStackedWidget):
    """Pages of which only the one shown asks for room; what scrolls within asks for none by its width."""

    def __init__(self, *, scrolls: bool) -> None:
        super().__init__()
        self._scrolls = scrolls
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        return not self._scrolls and self._shown().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return self._shown().heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._shown().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._shown().minimumSizeHint()

    def _shown(self) -> QWidget:
        return self.currentWidget() or self
