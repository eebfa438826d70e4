"""The catalogue (Danh mục): every procedure of the ward, what it asks for, how it runs, and what of it was compared."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Right
from counter_app.services.catalogue_rows import CatalogueView, ProcedureRow, ProcedureSheet
from counter_app.ui.background import Latest
from counter_app.ui.changes import Kind
from counter_app.ui.commands import Command
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.catalogue.confirming import Confirming
from counter_app.ui.screens.catalogue.list_page import ListPage
from counter_app.ui.screens.catalogue.procedure_page import PROCESS, TABS, ProcedurePage
from counter_app.ui.screens.catalogue.strip import CatalogueStrip


class CatalogueScreen(Screen):
    """Everybody reads; whoever answers for the catalogue says that a procedure was compared with its decision."""

    name = "catalogue"
    icon = "catalogue"
    digit = "8"
    right = Right.READ_CATALOGUE
    shows = frozenset({Kind.CATALOGUE, Kind.OFFICE, Kind.DOSSIERS})

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._list, self._page = Latest(room.background), Latest(room.background)
        self._confirming = Confirming(room)
        self._open = ""  # the code of the procedure that is shown
        self._register()
        self.list = ListPage(room)
        self.page = ProcedurePage(room)
        self._strip = CatalogueStrip(room)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    # what the frame asks

    def first_focus(self) -> QWidget:
        return self.list.box if self.is_list else self.page.tabs.present

    def strip(self) -> QWidget:
        return self._strip

    def refresh(self) -> None:
        """Read the catalogue anew, and the procedure that is open."""
        desk, actor = self.room.desks.catalogue, self.room.seat.actor()
        today = ward_date(self.room.now())
        self._list.run(lambda: desk.view(actor, today), self._show_view, self._unread)
        if self._open:
            self._read(self._open)

    def put_away(self) -> None:
        """Offer nobody the decision that the one before typed; the catalogue itself is everybody's."""
        self._confirming.forget()

    def retranslate(self) -> None:
        self.list.retranslate()
        self.page.retranslate()
        self._strip.retranslate()
        self._judge()

    def open_handle(self, handle: str) -> None:
        """Open the procedure of a code."""
        self._read(handle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back from a procedure to the list, to the box, and then empties it."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.is_list:
            self._go_back()
        elif self.list.box.hasFocus():
            if not self.list.clear():
                super().keyPressEvent(event)
        else:
            self.list.box.setFocus()

    @property
    def is_list(self) -> bool:
        """Say whether the list is shown rather than a procedure."""
        return self._stack.currentWidget() is self.list

    # reading

    def _show_view(self, view: CatalogueView) -> None:
        self.list.show_view(view)
        self._strip.show_view(view)
        self._show_neighbours()

    def _read(self, code: str) -> None:
        desk, actor, today = self.room.desks.catalogue, self.room.seat.actor(), ward_date(self.room.now())
        self._page.run(lambda: desk.sheet(actor, code, today), self._show_sheet, self._unread)

    def _show_sheet(self, sheet: ProcedureSheet) -> None:
        self._open = sheet.version.code
        was_list = self.is_list
        self.page.show_sheet(sheet)
        self.list.take(self._open)
        self._stack.setCurrentWidget(self.page)
        if was_list and self.isVisible():
            self.page.focus_inside()
        self._show_neighbours()
        self._judge()

    def _unread(self, error: CounterError) -> None:
        """What was shown stays; the sentence says why no more came, and offers to ask again."""
        self.room.messages.warn(self.room.words.say(error), (self.room.words("catalogue.again"), self.refresh))

    # what a person does

    def _open_row(self, row: ProcedureRow) -> None:
        self._read(row.code)

    def _go_back(self) -> None:
        self._stack.setCurrentWidget(self.list)
        self._open = ""
        self._page.forget()
        (self.list.table if self.list.model.rows else self.list.box).setFocus()
        self._show_neighbours()
        self._judge()

    def _step(self, by: int) -> None:
        """Open the procedure before or after this one in the list."""
        codes = [row.code for row in self.list.model.rows]
        if self._open in codes and 0 <= codes.index(self._open) + by < len(codes):
            self._read(codes[codes.index(self._open) + by])

    def _confirm(self) -> None:
        if (sheet := self.page.shown) is not None and not self.is_list:
            self._confirming.ask(sheet)

    def _take_back(self) -> None:
        if (sheet := self.page.shown) is not None:
            self._confirming.take_back(sheet)

    def _turn(self, at: int) -> None:
        self.page.tabs.choose(at)
        self.page.focus_inside()

    def _turn_picture(self) -> None:
        self.page.tabs.choose(PROCESS)
        self.page.process.turn()
        self.page.focus_inside()

    def _find(self) -> None:
        if not self.is_list:
            self._go_back()
        self.list.box.setFocus()
        self.list.box.selectAll()

    def _choose_field(self) -> None:
        if not self.is_list:
            self._go_back()
        self.list.fields.setFocus()

    # standing

    def _judge(self) -> None:
        allow, sheet = self.room.commands.allow, None if self.is_list else self.page.shown
        none_open = "catalogue.none_open"
        for name in ("confirm", "back", "turn", "next", "previous", *(f"tab_{tab}" for tab in TABS)):
            allow(f"catalogue.{name}", "" if sheet else none_open)
        allow("catalogue.take_back", "" if sheet and sheet.checks else "catalogue.no_check" if sheet else none_open)
        if sheet:
            codes = [row.code for row in self.list.model.rows]
            allow("catalogue.next", "" if self._open in codes[:-1] else "catalogue.last_one")
            allow("catalogue.previous", "" if self._open in codes[1:] else "catalogue.first_one")

    def _show_neighbours(self) -> None:
        self._strip.show_neighbours(self.list.model.rows, self._open)

    # building

    def _register(self) -> None:
        def add(name: str, key: str, icon: str, run: object, right: Right | None = None, *, main: bool = False) -> None:
            self.room.commands.add(Command(self.name, name, icon, key, right, main=main), run)  # type: ignore[arg-type]

        add("confirm", "F9", "", self._confirm, Right.CONFIRM_CATALOGUE, main=True)
        add("find", "F2", "search", self._find)
        add("choose_field", "Ctrl+F", "filter", self._choose_field)
        add("refresh", "F5", "refresh", self.refresh)
        add("back", "", "chevron-left", self._go_back)
        add("next", "Ctrl+Down", "chevron-down", partial(self._step, 1))
        add("previous", "Ctrl+Up", "chevron-up", partial(self._step, -1))
        add("turn", "Ctrl+T", "process", self._turn_picture)
        add("take_back", "", "undo", self._take_back, Right.CONFIRM_CATALOGUE)
        for at, name in enumerate(TABS):
            add(f"tab_{name}", f"Alt+{at + 1}", "", partial(self._turn, at))

    def _lay_out(self) -> None:
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        self.list.opened.connect(self._open_row)
        self._strip.chosen.connect(self._read)
