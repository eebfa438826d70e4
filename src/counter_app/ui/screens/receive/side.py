"""The strip of the screen: held drafts and the last receipts, and what is done with them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from counter_app.domain.moments import ward_time
from counter_app.services.counter_rows import ReceptionBoard
from counter_app.services.draft_rows import DraftRow
from counter_app.ui.room import Room
from counter_app.ui.screens.receive.acts import ReceiveActs
from counter_app.ui.screens.receive.drafting import SEPARATOR
from counter_app.ui.screens.receive.strip import ReceiveStrip, StripItem, StripList
from counter_app.ui.widgets.plain import without_mnemonic


class Side:
    """Fills the strip; where the window is too narrow for it, a menu takes its place."""

    def __init__(self, room: Room, acts: ReceiveActs) -> None:
        self._room, self._acts = room, acts
        self.strip = ReceiveStrip()
        self._drafts: tuple[DraftRow, ...] = ()
        self._board: ReceptionBoard | None = None
        self.clear()

    @property
    def today_words(self) -> str:
        """How many came today, and the number of the next."""
        board = self._board
        if board is None:
            return ""
        return self._room.words("receive.today", n=board.received_today, which=board.next_code)

    def clear(self) -> None:
        """Show nothing of the person who left."""
        self._board = None
        self.show_drafts(())
        self.strip.recent.show_items("", "", ())

    def retranslate(self) -> None:
        """Put every text anew."""
        self.show_drafts(self._drafts)
        if self._board is not None:
            self.show_board(self._board)

    def show_drafts(self, rows: tuple[DraftRow, ...]) -> None:
        """Show what is held."""
        words, self._drafts = self._room.words, rows
        hint = words("receive.held_hint", n=len(rows))
        self.strip.drafts.show_items(words("receive.held_head"), hint, [self._draft(row) for row in rows])

    def show_board(self, board: ReceptionBoard) -> None:
        """Show what was just received."""
        words, self._board = self._room.words, board
        if board.recent and board.recent[0].job:
            self._acts.last_job = board.recent[0].job
        items = [
            StripItem(
                key=row.code,
                words=row.submitter,
                number=row.running,
                done=row.printed if row.job else None,
                said=words(
                    "receive.recent_printed" if row.printed else "receive.recent_waiting",
                    which=row.code,
                    name=row.submitter,
                ),
            )
            for row in board.recent
        ]
        self.strip.recent.show_items(words("receive.recent_head"), "F4", items)

    def go_drafts(self, host: QWidget) -> None:
        """Put the keyboard in the drafts."""
        self._go(self.strip.drafts, host, "receive.nothing_held")

    def go_recent(self, host: QWidget) -> None:
        """Put the keyboard in the last receipts."""
        self._go(self.strip.recent, host, "receive.nothing_recent")

    def job_in_hand(self) -> int | None:
        """Return the receipt of the row that has the keyboard."""
        item = self.strip.recent.current
        if self._board is None or item is None or not self.strip.recent.hasFocus():
            return None
        return next((row.job or None for row in self._board.recent if row.code == item.key), None)

    def _go(self, items: StripList, host: QWidget, nothing: str) -> None:
        if not items.items:
            self._room.messages.inform(self._room.words(nothing))
        elif items.isVisible():
            items.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._menu(items, host)

    def _menu(self, items: StripList, host: QWidget) -> None:
        menu = QMenu(host)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for item in items.items:
            action = QAction(without_mnemonic(f"{item.number} {item.words}".strip()), menu)
            action.triggered.connect(lambda _=False, key=item.key: items.opened.emit(key))
            menu.addAction(action)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(host.mapToGlobal(QPoint(16, 48)))

    def _draft(self, row: DraftRow) -> StripItem:
        who, _, what = row.title.partition(SEPARATOR)
        words = self._room.words
        name = who.strip() or words("receive.nameless")
        at = f"{ward_time(row.changed_at):%H:%M}"
        return StripItem(row.id, name, at, what, said=words("receive.held_said", name=name, at=at, procedure=what))
