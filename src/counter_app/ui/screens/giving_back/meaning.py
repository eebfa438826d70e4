"""What a scan means here: a receipt opens its dossier, a card is compared or finds its bearer, words are looked for."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from counter_app.domain import id_cards
from counter_app.domain.errors import Refused
from counter_app.domain.id_cards import Identity
from counter_app.domain.moments import ward_date
from counter_app.domain.scans import Scan, ScanKind
from counter_app.services.counter_rows import ReturnView
from counter_app.ui.background import Latest
from counter_app.ui.room import Room
from counter_app.ui.screens.giving_back.finding import Theirs, theirs_by_name, theirs_by_number
from counter_app.ui.screens.giving_back.handing import Handing

if TYPE_CHECKING:
    from counter_app.ui.screens.giving_back.screen import ReturnScreen

_SLIPS = {ScanKind.DOSSIER, ScanKind.CODE}


class Scans(QObject):
    """Finds what was scanned or typed, and hands it to the screen."""

    def __init__(self, room: Room, screen: "ReturnScreen") -> None:
        super().__init__(screen)
        self.room, self.screen = room, screen
        self._latest = Latest(room.background)
        self._looks = False

    def forget(self) -> None:
        """Hear no answer that is still on its way."""
        self._latest.forget()
        self._looks = False

    def meant(self, scan: Scan, *, by_scanner: bool) -> None:
        """Do what a scan or a typed text means; only what a scanner read proves that the receipt is back."""
        self.screen.pane.box.clear()
        if scan.kind in _SLIPS or scan.kind is ScanKind.SLIP:
            self.screen.open_dossier(scan.value, slip=by_scanner and scan.kind in _SLIPS, fresh=True)
        elif scan.kind is ScanKind.CARD:
            self._card(scan.value)
        elif scan.kind is ScanKind.HANDOVER:
            self.room.go("handover", scan.value)
        elif scan.kind is ScanKind.ID_NUMBER:
            self._of_number(scan.value)
        else:
            self._look_for(scan.value)

    def _card(self, text: str) -> None:
        try:
            identity = id_cards.read(text, ward_date(self.room.now()))
        except Refused as refused:
            self.room.messages.refused(refused)
            return
        handing = self.screen.handing
        if handing and handing.card.ready and (handing.proxy or handing.slip_scanned or handing.knows(identity)):
            self._compare(handing, identity)
        else:
            self._find_of(identity)

    def _compare(self, handing: Handing, identity: Identity) -> None:
        handing.take_card(identity, self.room.now())
        self.room.messages.clear()
        if identity.warnings:
            self.room.messages.warn(self.room.words.say(identity.warnings[0]))
        self.screen.show_handing()

    def _find_of(self, identity: Identity) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()

        def work() -> Theirs:
            found = theirs_by_number(desks, actor, identity.number)
            return found if found.first else theirs_by_name(desks, actor, identity.name)

        self._latest.run(work, partial(self._found_of, identity))

    def _found_of(self, identity: Identity, theirs: Theirs) -> None:
        handing = self.screen.handing
        if theirs.first:
            self.screen.open_dossier(theirs.first, identity=identity, fresh=True)
        elif handing is not None and handing.card.ready:
            self._compare(handing, identity)
        else:
            self.room.messages.wrong(self.room.words("return.nothing_of", name=identity.name))

    def _of_number(self, number: str) -> None:
        desks, actor = self.room.desks, self.room.seat.actor()
        self._latest.run(lambda: theirs_by_number(desks, actor, number), partial(self._found_number, number))

    def _found_number(self, number: str, theirs: Theirs) -> None:
        if theirs.first:
            self.screen.open_dossier(theirs.first, fresh=True)
        else:
            self.room.messages.wrong(self.room.words("return.nothing_of", name=number))

    def _look_for(self, text: str) -> None:
        """Open the one result that fits a text, or show those that do in the list."""
        if not text.strip():
            return
        self.screen.list.tabs.blockSignals(True)
        self.screen.list.choose(ReturnView.READY)
        self.screen.list.tabs.blockSignals(False)
        self._looks = True
        self.screen.list.look_for(text.strip())

    def go_on(self) -> None:
        """Go on from the filter to what fits it, once the list is read."""
        self._looks = True
        self.screen.list.asked.emit()

    def listed(self) -> None:
        """The list was read: go to what was looked for in it."""
        if not self._looks:
            return
        self._looks = False
        rows = self.screen.list.model.rows
        if len(rows) == 1:
            self.screen.open_dossier(rows[0].code, fresh=True)
        else:
            self.screen.list.focus_widget().setFocus()
