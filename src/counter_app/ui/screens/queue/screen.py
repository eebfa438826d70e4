"""The queue: the list on the left, the dossier in hand on the right, and F9 for whatever comes next."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from counter_app.domain.people import Right
from counter_app.domain.scans import OF_A_DOSSIER, Scan, ScanKind
from counter_app.services.work_rows import DossierCard, View, WorkCounts, WorkRow
from counter_app.ui.background import Latest
from counter_app.ui.changes import Kind
from counter_app.ui.commands import Command
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.queue.acts import Acts
from counter_app.ui.screens.queue.deeds import DEEDS, MENU
from counter_app.ui.screens.queue.detail_pane import DetailPane
from counter_app.ui.screens.queue.list_reader import ListReader
from counter_app.ui.screens.queue.week_strip import WeekStrip
from counter_app.ui.screens.queue.work_list import VIEWS, WorkList

REST_MS = 150
EVERY_MINUTE = 60_000  # time passes, and colleagues at other counters work too


class QueueScreen(Screen):
    """Everybody who opens dossiers sees the steps that are theirs; what each may do then is a matter of rights."""

    name = "queue"
    icon = "queue"
    digit = "2"
    right = Right.OPEN
    shows = frozenset({Kind.DOSSIERS, Kind.BATCHES})

    rest_ms: ClassVar[int] = REST_MS
    """How long a row must be in hand before its dossier is read, for every reading is written down."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._latest_card = Latest(room.background)
        self._sought: DossierCard | None = None  # shown though the list does not hold it
        self._opens_next, self._arrived = False, False
        self._rest = QTimer(self, singleShot=True)
        self._minute = QTimer(self, interval=EVERY_MINUTE)
        self.acts = Acts(room, self)
        self._register()
        self.list = WorkList(room)
        self.reader = ListReader(room, self.list)
        self.pane = DetailPane(room, MENU)
        self.week = WeekStrip(room)
        self._lay_out()
        self._connect()
        self._judge()

    # what the frame asks

    @staticmethod
    def count(counts: WorkCounts) -> int:
        return counts.views[View.MINE]

    @staticmethod
    def overdue(counts: WorkCounts) -> int:
        return counts.overdue

    def enter(self) -> None:
        super().enter()
        self._arrived = bool(self.list.model.rows)
        if self.card is None and self.present is not None:
            self._rest.start(self.rest_ms)

    def first_focus(self) -> QWidget:
        return self.list.focus_widget()

    def strip(self) -> QWidget:
        return self.week

    def refresh(self) -> None:
        """Read the view anew, as far as it was read before; the row in hand stays in hand."""
        present = self.present
        self.reader.again(present.number if present else None)

    def put_away(self) -> None:
        """Show nothing of the person who leaves; nothing was being typed here that could be lost."""
        self.reader.forget()
        self._latest_card.forget()
        self._rest.stop()
        self._sought = None
        self._turn_silently(View.MINE)
        self.list.filter.clear()
        self.list.model.tick_all(on=False)
        self.list.show_rows((), complete=True, keep=None)
        self.pane.show_row(None)

    def retranslate(self) -> None:
        self.list.retranslate()
        self.pane.retranslate()
        self.week.retranslate()
        self._judge()

    def open_handle(self, handle: str) -> None:
        """Find one dossier among all, and open it."""
        self._seek(handle, stay=False)

    def scanned(self, scan: Scan) -> None:
        """A dossier's paper opens it; a slip of a batch belongs to the handover; a person is no business of a list."""
        if scan.kind in OF_A_DOSSIER:
            self.open_handle(scan.value)
        elif scan.kind is ScanKind.HANDOVER:
            self.room.go("handover", scan.value)
        else:
            self.room.messages.wrong(self.room.words("queue.scan_unknown"))

    # what is in hand

    @property
    def present(self) -> WorkRow | None:
        """The dossier in hand: the row of the list, or one that was sought and is in no list of this person."""
        return self._sought.row if self._sought else self.list.current

    @property
    def card(self) -> DossierCard | None:
        """The card of the dossier in hand, once it has been read."""
        card, row = self.pane.card, self.present
        return card if card and row and card.row.number == row.number else None

    @property
    def chosen(self) -> list[WorkRow]:
        """The dossiers that the main job is meant for: the ticked ones, else the one in hand."""
        row = self.present
        return self.list.model.ticked or ([row] if row else [])

    def took_place(self, *, open_next: bool) -> None:
        """An act was done: whoever shows dossiers reads anew, and the next one comes into hand."""
        self._opens_next, self._sought = open_next, None
        self.list.model.tick_all(on=False)
        self.room.changes.tell(Kind.DOSSIERS, Kind.BATCHES)

    def see(self, handle: str) -> None:
        """Show how a dossier stands now."""
        self.refresh()
        self._seek(handle, stay=True)

    # commands

    def open(self) -> None:
        """Put the keyboard into the pane, and read the dossier at once."""
        if self._rest.isActive():
            self._rest.stop()
            self._read_card()
        target = self.pane.forward if self.pane.forward.isEnabled() else self.pane.more
        target.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the pane, then takes back ticks and the filter; Shift+F10 is the menu key of some keyboards."""
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._menu()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.pane.isAncestorOf(self.focusWidget()):
            self.list.focus_widget().setFocus()
        elif not self.list.put_down():
            super().keyPressEvent(event)

    def _menu(self) -> None:
        self.room.commands.trigger("queue.more")

    def _open_menu(self) -> None:
        self.pane.open_menu()

    def _turn(self, view: View) -> None:
        self.list.choose(view)
        self.list.focus_widget().setFocus()

    def _copy(self) -> None:
        row = self.present
        if row is not None:
            QApplication.clipboard().setText(row.handle)
            self.room.messages.done(self.room.words("queue.copied", dossier=row.handle))

    def _history(self) -> None:
        row = self.present
        if row is not None:
            self.room.go("lookup", row.handle)

    def _filter(self) -> None:
        self.list.filter.setFocus()
        self.list.filter.selectAll()

    # reading

    def _pass(self) -> None:
        if self.isVisible():
            self.refresh()

    def _asked(self) -> None:
        self._sought = None
        present = self.list.current
        self.reader.begin(present.number if present else None)

    def _read(self, counts: WorkCounts) -> None:
        """Rows have come: show what goes with them, and leave the keyboard where work goes on."""
        rows = self.list.model.rows
        if self._sought is not None and self.list.model.index_of(self._sought.row.number).isValid():
            self._sought = None
        self.week.show_week(counts.week)
        self.list.show_desks(_desks_of(rows, self.room))
        if not (self._arrived or self.list.filter.text()):
            self.list.focus_widget().setFocus()
        self._arrived = True
        if self._opens_next:
            self._opens_next = False
            self.open()

    def _picked(self) -> None:
        if self._sought is not None and self.list.table.hasFocus():
            self._sought = None
        row, card = self.present, self.card
        if row is None or card is None or card.row.version != row.version:
            self.pane.show_row(row)
            self._rest.stop()
            self._latest_card.forget()
            if row is not None:
                self._rest.start(self.rest_ms)
        self._judge()

    def _read_card(self) -> None:
        row = self.present
        if row is None or not self.isVisible():
            return
        desks, actor = self.room.desks.worklists, self.room.seat.actor()
        self._latest_card.run(lambda: desks.dossier_card(actor, row.handle), self._show_card)

    def _show_card(self, card: DossierCard) -> None:
        row = self.present
        if row is not None and row.number == card.row.number:
            self.pane.show_card(card)
            self.list.model.replace(card.row)
        self._judge()

    def _seek(self, handle: str, *, stay: bool) -> None:
        """Read a dossier; ``stay`` in the view that is on where it holds it."""
        desks, actor = self.room.desks, self.room.seat.actor()
        self._latest_card.run(
            lambda: desks.worklists.dossier_card(actor, handle), lambda card: self._found(card, stay=stay)
        )

    def _found(self, card: DossierCard, *, stay: bool) -> None:
        """Show a dossier that was sought; where the list holds it too, that row comes into hand."""
        self._sought = card
        self.pane.show_card(card)
        if not (stay and self.list.model.index_of(card.row.number).isValid()):
            self._turn_silently(View.ALL)
            self.list.filter.setText(card.row.handle)
        self.reader.again(card.row.number)
        self._judge()
        self.open()

    def _turn_silently(self, view: View) -> None:
        self.list.tabs.blockSignals(True)
        self.list.choose(view)
        self.list.tabs.blockSignals(False)

    def _judge(self) -> None:
        self.acts.judge(self.chosen, self.card)

    # building

    def _register(self) -> None:
        add = self.room.commands.add

        def command(name: str, key: str = "", icon: str = "", *, main: bool = False) -> Command:
            return Command(self.name, name, icon, key, main=main)

        add(command("forward", "F9", main=True), self.acts.forward)
        add(command("forward_next", "Ctrl+Return"), lambda: self.acts.forward(open_next=True))
        add(command("back", "F7"), self.acts.back)
        add(command("more", "Ctrl+."), self._open_menu)
        add(command("open"), self.open)
        add(command("copy", icon="copy"), self._copy)
        add(command("history", icon="history"), self._history)
        add(command("filter", "Ctrl+F", "filter"), self._filter)
        add(command("refresh", "F5", "refresh"), self.refresh)
        add(command("recall"), self.acts.recall)
        for name in DEEDS:
            add(command(name), partial(self.acts.ask, name))
        for at, view in enumerate(VIEWS, start=1):
            add(command(f"view_{view.value}", f"Alt+{at}"), partial(self._turn, view))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self.pane)

    def _connect(self) -> None:
        self.list.asked.connect(self._asked)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(self.open)
        self.reader.read.connect(self._read)
        self.list.ticks_changed.connect(self._judge)
        self.list.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.table.customContextMenuRequested.connect(self._menu)
        self._rest.timeout.connect(self._read_card)
        self._minute.timeout.connect(self._pass)
        self._minute.start()


def _desks_of(rows: Sequence[WorkRow], room: Room) -> str:
    """Return what the person's desks are called, as far as the rows tell; else what the person is called."""
    mine = room.seat.person.desks
    names = dict.fromkeys(row.holder_desk_name for row in rows if row.holder_desk in mine)
    return ", ".join(names) or room.seat.person.title
