"""Somebody steps up: by card, by number, by name. Each goes where they belong on the form."""

from collections.abc import Callable
from dataclasses import replace

from counter_app.domain.errors import Refused
from counter_app.domain.scans import OF_A_DOSSIER, Scan, ScanKind, scanned
from counter_app.services.counter_rows import KnownPerson
from counter_app.ui.screens.receive import people
from counter_app.ui.screens.receive.body import Mode
from counter_app.ui.screens.receive.form import PersonEntry
from counter_app.ui.screens.receive.promise import Promise
from counter_app.ui.screens.receive.reads import ReceiveReads
from counter_app.ui.screens.receive.sheet import Sheet


class Arrivals:
    """``hold`` puts the form in hand aside when the next citizen's card comes."""

    def __init__(self, sheet: Sheet, reads: ReceiveReads, promise: Promise, hold: Callable[[], None]) -> None:
        self._sheet, self._reads, self._promise, self._hold = sheet, reads, promise, hold

    def scanned(self, scan: Scan) -> None:
        """A card is a person; a paper of ours is a dossier to be seen; anything else is looked for."""
        match scan.kind:
            case ScanKind.CARD:
                self._card(scan.text)
            case ScanKind.HANDOVER:
                self._sheet.room.go("handover", scan.value)
            case kind if kind in OF_A_DOSSIER:
                self._sheet.room.go("lookup", scan.value)
            case ScanKind.ID_NUMBER | ScanKind.PHONE:
                self._reads.people(scan.value, lambda known: self._number_found(scan, known))
            case _:
                self._arrived(people.from_typed(scan.text))

    def entered(self, text: str) -> None:
        """Take what was sent from the box."""
        self.scanned(scanned(text))

    def known(self, person: KnownPerson) -> None:
        """Take somebody picked from the list."""
        self._arrived(people.from_known(person))

    def ask(self, text: str) -> None:
        """Look for people while somebody types."""
        self._reads.people(text, lambda known: self._sheet.body.search.offer(text, known))

    def _card(self, text: str) -> None:
        room = self._sheet.room
        try:
            person = people.from_card(text, room.now())
        except Refused as refused:
            room.messages.refused(refused)
            self._sheet.body.search.field.setFocus()
            return
        self._arrived(person)
        self._reads.people(person.id_number, lambda known: self._known_of(person, known))

    def _arrived(self, person: PersonEntry) -> None:
        sheet = self._sheet
        state, body = sheet.collect(), sheet.body
        body.search.clear()
        sheet.room.messages.clear()
        if body.mode.many:
            body.many.take_person(people.as_row(person))
        elif place := body.person.waiting_party():
            self._fill_party(place, person)
        else:
            now = state.person
            if not now.is_empty and now.id_number != person.id_number:
                self._hold()
            elif not now.is_empty:
                person = replace(person, phone=person.phone or now.phone, phone_since=now.phone_since)
            self._take(person)

    def _take(self, person: PersonEntry) -> None:
        sheet = self._sheet
        sheet.turn(Mode())
        sheet.put(replace(sheet.state, person=person))
        self._promise.look_at_person()
        sheet.go_on()

    def _fill_party(self, place: str, person: PersonEntry) -> None:
        sheet = self._sheet
        if place == "owner":
            sheet.put(replace(sheet.state, owner=people.as_party(person, sheet.state.owner)))
        else:
            others, at = list(sheet.state.others), int(place.split(".")[1])
            others[at] = people.as_party(person, others[at])
            sheet.put(replace(sheet.state, others=tuple(others)))
        sheet.body.person.reach(f"{place}.phone")

    def _known_of(self, person: PersonEntry, known: tuple[KnownPerson, ...]) -> None:
        """Add what an earlier dossier tells of the person of a card, unless somebody else stands there by now."""
        same = next((one for one in known if one.id_number == person.id_number), None)
        state = self._sheet.collect()
        if same is not None and state.person.id_number == person.id_number:
            self._sheet.put(replace(state, person=people.with_known(state.person, same)))
            self._sheet.go_on()

    def _number_found(self, scan: Scan, known: tuple[KnownPerson, ...]) -> None:
        same = [one for one in known if scan.value in {one.id_number, one.phone}]
        self._arrived(people.from_known(same[0]) if len(same) == 1 else people.from_typed(scan.text))
