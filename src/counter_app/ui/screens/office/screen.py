"""Quản trị: a list of pages at the left, the page in hand at the right; each page takes the screen's keys in turn."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from counter_app.domain.people import Right
from counter_app.ui.changes import Kind
from counter_app.ui.commands import Command
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.office.backup_page import BackupPage
from counter_app.ui.screens.office.desks_page import DesksPage
from counter_app.ui.screens.office.keeping import Keeper, Typed
from counter_app.ui.screens.office.letterhead_page import LetterheadPage
from counter_app.ui.screens.office.looks_page import LooksPage
from counter_app.ui.screens.office.page import ADD, MAIN, NOT_HERE, SLOTS, Page, PageAct
from counter_app.ui.screens.office.page_list import PageList, PageRow
from counter_app.ui.screens.office.printers_page import PrintersPage
from counter_app.ui.screens.office.staff_page import StaffPage
from counter_app.ui.screens.office.stand_ins_page import StandInsPage
from counter_app.ui.screens.office.unit_page import UnitPage
from counter_app.ui.widgets.card import Pane, hairline

PAGES: tuple[type[Page], ...] = (
    UnitPage,
    LetterheadPage,
    StaffPage,
    DesksPage,
    StandInsPage,
    PrintersPage,
    BackupPage,
    LooksPage,
)
_ICONS = {MAIN: "check", ADD: "plus"}
KEEP_MS = 1500  # what is typed is a draft once somebody rests so long
_NOTHING: dict[str, PageAct] = {}


class OfficeScreen(Screen):
    """Everybody has what is preferred on this PC here; the other pages come with the rights they need."""

    name = "office"
    icon = "admin"
    digit = "0"
    right = Right.SEE_STATE
    shows = frozenset({Kind.OFFICE, Kind.BACKUPS})

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.pages: dict[str, Page] = {}
        self._read: set[str] = set()
        self._restored = False
        self._keeper = Keeper(room)
        self._rest = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._register()
        self.list = PageList(room.words)
        self._stack = QStackedWidget()
        self._make_pages()
        self._lay_out()
        self.list.turned.connect(self.turn_to)
        self.list.entered.connect(self._go_in)
        self._rest.timeout.connect(self.save_draft)
        self._show_pages()
        self.retranslate()

    # what the frame asks

    def enter(self) -> None:
        if not self._restored:
            self._restored = True
            self._keeper.restore(self._take_up)
        super().enter()

    def first_focus(self) -> QWidget:
        return self.list

    def refresh(self) -> None:
        """Show the pages of this person, and read the one in hand anew."""
        self._show_pages()
        for name in self._read:
            if self._is_mine(type(self.pages[name])):
                self.pages[name].refresh()

    def save_draft(self) -> None:
        self._keeper.keep(self._typed())

    def put_away(self) -> None:
        """Keep what was typed as a draft of the person who leaves, and show nothing of it any more."""
        super().put_away()
        self._keeper.forget()
        self._restored = False
        for page in self.pages.values():
            page.put_away()

    def open_handle(self, handle: str) -> None:
        """Turn to a page by its name."""
        self._show_pages()
        self.list.choose(handle)

    def retranslate(self) -> None:
        self.list.retranslate()
        for page in self.pages.values():
            page.retranslate()
        self._judge()

    # pages

    @property
    def page(self) -> Page | None:
        """The page in hand."""
        return self.pages.get(self.list.present) if self.list.present else None

    def turn_to(self, name: str) -> None:
        """Show a page; it is read when it is first wanted. What is typed on the others stays."""
        if name not in self._read:
            self._read.add(name)
            if not self._stale:
                self.pages[name].refresh()
        self._stack.setCurrentWidget(self.pages[name])
        self._judge()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back from the page to the list."""
        if event.key() == Qt.Key.Key_Escape and not self.list.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.retranslate()

    # what happens

    def _go_in(self) -> None:
        if self.page is not None:
            self.page.first_focus().setFocus()

    def _is_mine(self, kind: type[Page]) -> bool:
        return kind.right is None or self.room.seat.may(kind.right)

    def _show_pages(self) -> None:
        self.list.show_pages([PageRow(kind.name, self._unsaved(kind.name)) for kind in PAGES if self._is_mine(kind)])

    def _unsaved(self, name: str) -> bool:
        return self.pages[name].is_unsaved

    def _marked(self) -> None:
        self._rest.start()
        self._show_pages()
        self._judge()

    def _take_up(self, typed: Typed) -> None:
        for name, fields in typed.items():
            if any(kind.name == name and self._is_mine(kind) for kind in PAGES):
                self.turn_to(name)
                self.pages[name].type_in(fields)
        self.turn_to(self.list.present)

    def _typed(self) -> Typed:
        return {name: page.typed() for name, page in self.pages.items()}

    # keys

    def _act(self, slot: str) -> None:
        act = (self.page.acts() if self.page else _NOTHING).get(slot)
        if act is not None and not act.why_not:
            act.run()

    def _judge(self) -> None:
        acts, commands = (self.page.acts() if self.page else _NOTHING), self.room.commands
        for slot in SLOTS:
            act = acts.get(slot)
            for name in (slot, "save") if slot == MAIN else (slot,):
                commands.retitle(
                    f"office.{name}", act.words if act else f"office.{slot}_unused", **(act.params if act else {})
                )
                commands.allow(f"office.{name}", act.why_not if act else NOT_HERE)

    def _register(self) -> None:
        for slot, key in SLOTS.items():
            command = Command("office", slot, _ICONS.get(slot, ""), key, main=slot == MAIN)
            self.room.commands.add(command, partial(self._act, slot))
        self.room.commands.add(Command("office", "save", "save", "Ctrl+S"), partial(self._act, MAIN))

    def _make_pages(self) -> None:
        """Make all of them at once: Tab goes through what was made later only after everything else."""
        for kind in PAGES:
            page = self.pages[kind.name] = kind(self.room)
            page.judged.connect(self._judge)
            page.marked.connect(self._marked)
            self._stack.addWidget(page)

    def _lay_out(self) -> None:
        side = Pane("window")
        left = QHBoxLayout(side)
        left.setContentsMargins(0, 10, 0, 0)
        left.addWidget(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(hairline(upright=True))
        row.addWidget(self._stack, 1)
