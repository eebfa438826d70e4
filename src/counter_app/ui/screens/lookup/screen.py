"""Look-up: one box that finds dossiers, the list of hits, and the whole of the dossier that was opened."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from counter_app.domain.dossiers.parties import Party
from counter_app.domain.people import Right
from counter_app.domain.scans import OF_A_DOSSIER, Scan, ScanKind
from counter_app.services.lookup_rows import Follow, Found, OpenDossier
from counter_app.services.rows import Done
from counter_app.services.work_rows import WorkRow
from counter_app.ui.changes import Kind
from counter_app.ui.commands import Command
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.lookup.acts import Acts
from counter_app.ui.screens.lookup.dossier_page import TABS, DossierPage
from counter_app.ui.screens.lookup.finder import Finder
from counter_app.ui.screens.lookup.paper_acts import PaperActs
from counter_app.ui.screens.lookup.reading import Reading
from counter_app.ui.screens.lookup.recent import RecentStrip, Seen
from counter_app.ui.widgets.plain import without_mnemonic

_CARD_NUMBER = 12


class LookupScreen(Screen):
    """Everybody who opens dossiers may look them up; what is looked at and revealed is logged."""

    name = "lookup"
    icon = "lookup"
    digit = "5"
    right = Right.OPEN
    shows = frozenset({Kind.DOSSIERS, Kind.BATCHES})

    rest_ms = 250
    """How long a row must be in hand before its dossier is read, for every reading is written down."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._reading = Reading(room)
        self._acts = Acts(room, self._carried_out, self.reopen)
        self.paper_acts = PaperActs(room, self)
        self._open: OpenDossier | None = None
        self._full: tuple[Party, ...] | None = None  # while numbers are revealed
        self._opens_first = False
        self._rest = QTimer(self, singleShot=True)
        self._register()
        self.finder = Finder(room)
        self.page = DossierPage(room)
        self.recent = RecentStrip(room)
        self._lay_out()
        self._connect()
        self.retranslate()

    # what the frame asks

    def first_focus(self) -> QWidget:
        return self.finder.box

    def strip(self) -> QWidget:
        return self.recent

    def refresh(self) -> None:
        """Find anew; the open dossier is read again only where it has moved on, for every reading is logged."""
        self._find()
        if self._open is not None:
            self._reading.standing(self._open.card.row.number, self._reopen_if_moved)

    def put_away(self) -> None:
        """Show nothing of the person who leaves: not what they looked for, nor at whom they looked."""
        self._reading.forget()
        self._rest.stop()
        self._opens_first = False
        self.finder.clear()
        self.recent.forget()
        self._show(None)

    def retranslate(self) -> None:
        self.finder.retranslate()
        self.page.retranslate()
        self.recent.retranslate()
        self._judge()

    def open_handle(self, handle: str) -> None:
        """Open one dossier, and find it in the list too."""
        self.finder.sieve.clear()
        self.finder.box.setText(handle)
        self._open_it(handle)
        self._find()

    def scanned(self, scan: Scan) -> None:
        """A dossier's paper opens it, a card or number finds its person, a slip of a batch belongs to the handover."""
        if scan.kind in OF_A_DOSSIER:
            self.open_handle(scan.value)
        elif scan.kind is ScanKind.HANDOVER:
            self.room.go("handover", scan.value)
        else:
            value = scan.value[:_CARD_NUMBER] if scan.kind is ScanKind.CARD else scan.value
            self.finder.box.setText(value)
            self._find()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back from the page to the list, to the box, and then empties it."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        here = self.focusWidget()
        if self.page.isAncestorOf(here) and self.finder.model.rows:
            self.finder.list.setFocus()
        elif here is not self.finder.box:
            self.finder.box.setFocus()
        elif self.finder.question or self.finder.sieve.sieve:
            self.finder.clear()
            self._find()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.finder.fit(self.width())

    # finding and opening

    def _find(self) -> None:
        self._reading.find(self.finder.question, self.finder.sieve.sieve, self._found, self._find)

    def _found(self, found: Found) -> None:
        self.finder.show_found(found, self._open.card.row.number if self._open else None)
        self._judge()
        if self._opens_first:
            self._opens_first = False
            self._open_present()

    def _entered(self) -> None:
        """Open the hit in hand; what was typed and not asked yet is asked first."""
        if self.finder.is_waiting:
            self._opens_first = True
            self.finder.ask_now()
        else:
            self._open_present()

    def _open_present(self) -> None:
        self._rest.stop()
        row = self.finder.list.present
        if row is not None and (self._open is None or self._open.card.row.number != row.number):
            self._open_it(row.handle)

    def _open_it(self, handle: str) -> None:
        self._reading.open(handle, self._opened, partial(self._open_it, handle))

    def _opened(self, shown: OpenDossier) -> None:
        self._show(shown)
        row = shown.card.row
        self.recent.remember(Seen(row.number, row.handle, row.submitter))
        self.finder.list.take(row.number) if self.finder.model.rows else None
        self._judge()

    def reopen(self) -> None:
        """Read the open dossier anew."""
        if self._open is not None:
            self._open_it(self._open.card.row.handle)

    def _reopen_if_moved(self, rows: Sequence[WorkRow]) -> None:
        shown = self._open
        if shown is not None and rows and rows[0].version != shown.card.row.version:
            self._open_it(rows[0].handle)

    def _show(self, shown: OpenDossier | None) -> None:
        before = self._open.card.row.number if self._open else None
        if shown is None or shown.card.row.number != before:
            self._full = None
        self._open = shown
        self.page.show_dossier(shown, self._people())
        self._judge()

    def _people(self) -> Sequence[Party]:
        if self._open is None:
            return ()
        return self._full or self._open.card.parties

    # what a person does with the open dossier

    def _reveal(self) -> None:
        shown = self._open
        if shown is None:
            return
        if self._full is not None:
            self._full = None
            self._show(shown)
        else:
            self._reading.reveal(shown.card.row.handle, partial(self._revealed, shown))

    def _revealed(self, shown: OpenDossier, parties: tuple[Party, ...]) -> None:
        if self._open is shown:
            self._full = parties
            self._show(shown)

    def _copy(self) -> None:
        if self._open is not None:
            QApplication.clipboard().setText(self._open.card.row.handle)
            self.room.messages.done(self.room.words("lookup.copied", dossier=self._open.card.row.handle))

    def _correct(self) -> None:
        """Putting right needs to see what stands: the numbers are revealed for it, which is logged."""
        shown = self._open
        if shown is not None:
            handle = shown.card.row.handle
            self._reading.reveal(handle, lambda parties: self._acts.correct(shown, parties))

    def _act(self, name: str) -> None:
        if self._open is not None:
            getattr(self._acts, name)(self._open)

    def _follow(self) -> None:
        shown = self._open
        if shown is None:
            return
        match shown.answer.follow:
            case Follow.APOLOGISE:
                self._acts.apologise(shown)
            case Follow.RECEIPT:
                self.paper_acts.reprint_receipt(shown)
            case Follow.GIVE_BACK:
                self.room.go("return", shown.card.row.handle)
            case _:
                self.room.go("queue", shown.card.row.handle)

    def _carried_out(self, name: str, done: Done) -> None:
        self.room.messages.done(self.room.words(f"lookup.{name}_done", dossier=done.code or done.slip))
        if done.job is not None:
            self.room.papers.print(done.job)
        self.room.changes.tell(Kind.DOSSIERS)

    # standing

    def _judge(self) -> None:
        allow, shown = self.room.commands.allow, self._open
        self._acts.judge(shown)
        for name in ("copy", "reveal", "reprint", "more", "explain"):
            allow(f"lookup.{name}", "" if shown else "lookup.no_dossier")
        allow("lookup.preview", "" if self.paper_acts.chosen else "lookup.no_print" if shown else "lookup.no_dossier")
        allow("lookup.open_scan", "" if shown and self.page.papers.scan else "lookup.no_scan")
        allow("lookup.clear", "" if self.finder.sieve.sieve else "lookup.no_filter")
        allow("lookup.show_recent", "" if self.recent.seen else "lookup.nothing_seen")
        self.room.commands.retitle("lookup.reveal", "lookup.hide" if self._full else "lookup.reveal")
        chosen = self.paper_acts.in_hand
        self.room.commands.retitle("lookup.reprint", "lookup.reprint_form" if chosen else "lookup.reprint")

    def _show_recent(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.room.words("lookup.recent"))
        for seen in self.recent.seen:
            action = menu.addAction(without_mnemonic(f"{seen.name}  {seen.handle}"))
            action.triggered.connect(partial(self.open_handle, seen.handle))
        menu.popup(self.finder.box.mapToGlobal(QPoint(0, self.finder.box.height() + 2)))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _focus_box(self) -> None:
        self.finder.box.setFocus()
        self.finder.box.selectAll()

    def _focus_filters(self) -> None:
        self.finder.sieve.buttons["procedure"].setFocus()

    def _open_menu(self) -> None:
        self.page.open_menu()

    def _clear_filters(self) -> None:
        self.finder.sieve.clear()
        self._find()

    # building

    def _register(self) -> None:
        def add(name: str, key: str, icon: str, run: object, right: Right | None = None, *, main: bool = False) -> None:
            self.room.commands.add(Command(self.name, name, icon, key, right, main=main), run)  # type: ignore[arg-type]

        add("follow", "F9", "", self._follow, main=True)
        add("find", "F2", "search", self._focus_box)
        add("filters", "Ctrl+F", "filter", self._focus_filters)
        add("clear", "", "close", self._clear_filters)
        add("refresh", "F5", "refresh", self.refresh)
        add("show_recent", "F4", "history", self._show_recent)
        add("reveal", "Ctrl+I", "eye", self._reveal)
        add("reprint", "F12", "", self.paper_acts.reprint, Right.PRINT)
        add("preview", "Ctrl+P", "", self.paper_acts.preview, Right.PRINT)
        add("explain", "Ctrl+D", "calendar", self.paper_acts.explain)
        add("attach", "Ctrl+O", "upload", self.paper_acts.attach)
        add("open_scan", "", "look", self.paper_acts.open_scan)
        add("copy", "", "copy", self._copy)
        add("more", "Ctrl+.", "more", self._open_menu)
        add("correct", "", "edit", self._correct)
        for name in ("change_procedure", "adopt_code", "cancel"):
            add(name, "", "", partial(self._act, name))
        for at, name in enumerate(TABS):
            add(f"tab_{name}", f"Alt+{at + 1}", "", partial(self._turn, at))

    def _turn(self, at: int) -> None:
        self.page.tabs.choose(at)
        if self._open is not None:
            self.page.focus_inside()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.finder)
        row.addWidget(self.page, 1)

    def _connect(self) -> None:
        self.finder.asked.connect(self._find)
        self.finder.entered.connect(self._entered)
        self.finder.list.opened.connect(self._open_present)
        self.finder.list.rested_on.connect(lambda _: self._rest.start(self.rest_ms))
        self._rest.timeout.connect(self._open_present)
        self.page.turned.connect(self._judge)
        self.page.papers.chosen.connect(self._judge)
        self.page.papers.dropped.connect(self.paper_acts.attach_files)
        self.page.papers.scan_opened.connect(lambda: self.room.commands.trigger("lookup.open_scan"))
        self.page.papers.print_opened.connect(lambda: self.room.commands.trigger("lookup.preview"))
        self.recent.chosen.connect(self.open_handle)
