"""Who stands at the counter: read from a card, known from an earlier dossier, or begun from what was typed."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from counter_app.domain import id_cards, identifiers
from counter_app.domain.errors import Refused
from counter_app.domain.id_cards import CardWarning
from counter_app.domain.identifiers import BirthDate, IdKind
from counter_app.domain.moments import ward_date, ward_time
from counter_app.domain.scans import ScanKind, scanned
from counter_app.services.counter_rows import KnownPerson
from counter_app.ui.screens.receive.form import CopyRow, PartyEntry, PersonEntry, Source


def from_card(text: str, now: datetime) -> PersonEntry:
    """Return the person of a scanned card; Refused where the code cannot be used."""
    card = id_cards.read(text, ward_date(now))
    return PersonEntry(
        name=card.name,
        id_number=card.number,
        birth=card.birth.isoformat() if card.birth else "",
        sex=card.sex.value,
        address=card.address,
        source=Source.CARD,
        since=ward_time(now).isoformat(),
        warnings=card.warnings,
    )


def from_known(known: KnownPerson) -> PersonEntry:
    """Return a person as an earlier dossier knew them."""
    since = ward_date(known.last_at).isoformat()
    return PersonEntry(
        name=known.name,
        id_number=known.id_number,
        birth=known.birth,
        sex=known.sex,
        phone=identifiers.phone_display(known.phone),
        address=known.address,
        email=known.email,
        source=Source.KNOWN,
        since=since,
        phone_since=since if known.phone else "",
    )


def from_typed(text: str) -> PersonEntry:
    """Return a person nobody knows yet, from what was typed in the box: a number, a telephone or a name."""
    scan = scanned(text)
    match scan.kind:
        case ScanKind.ID_NUMBER:
            return PersonEntry(id_number=scan.value, sex=identifiers.sex_in(scan.value).value)
        case ScanKind.PHONE:
            return PersonEntry(phone=scan.value)
    return PersonEntry(name=scan.value)


def with_known(person: PersonEntry, known: KnownPerson) -> PersonEntry:
    """Return the person of a card with what only an earlier dossier tells: how to reach them."""
    return replace(
        person,
        phone=person.phone or identifiers.phone_display(known.phone),
        phone_since=ward_date(known.last_at).isoformat() if known.phone and not person.phone else person.phone_since,
        email=person.email or known.email,
        address=person.address or known.address,
        name=person.name or known.name,
    )


def as_party(person: PersonEntry, party: PartyEntry) -> PartyEntry:
    """Return a party with the data of a person that was found for it."""
    return replace(
        party,
        name=person.name,
        id_number=person.id_number,
        birth=person.birth,
        phone=person.phone or party.phone,
        address=person.address,
    )


def as_row(person: PersonEntry) -> CopyRow:
    """Return a line of many copies for a person."""
    return CopyRow(person.name, person.id_number, person.birth, person.address)


def birth_shown(birth: str, today: date) -> str:
    """Return a date of birth as people read it; as typed where it cannot be read."""
    with suppress(Refused):
        return identifiers.birth_date(birth, today).shown()
    return birth


def age_on(birth: str, today: date) -> int | None:
    """Return the age in years, where the birth is known to the day."""
    with suppress(Refused):
        born = identifiers.birth_date(birth, today).exact()
        if born is not None:
            return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return None


def number_shown(number: str) -> str:
    """Return twelve digits in groups that can be read out: 006 187 004 512."""
    if len(number) == 12 and number.isdigit():
        return " ".join(number[at : at + 3] for at in range(0, 12, 3))
    return number


def typed_warnings(person: PersonEntry, today: date) -> tuple[CardWarning, ...]:
    """Return where a typed number contradicts the typed birth: it has no check digit that would."""
    with suppress(Refused):
        number = identifiers.personal_number(person.id_number)
        if identifiers.id_kind(number) is IdKind.PERSONAL:
            born: BirthDate | None = identifiers.birth_date(person.birth, today) if person.birth.strip() else None
            return tuple(id_cards.number_warnings(number, born.exact() if born else None, None))
    return ()
