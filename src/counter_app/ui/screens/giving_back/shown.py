"""How the returning desk says things: the large chip, the line about the person, codes, numbers in groups."""

from datetime import datetime

from counter_app.domain.deadlines.due_states import DueKind, DueState
from counter_app.domain.dossiers.parties import Party
from counter_app.domain.identifiers import IdKind, id_kind, phone_display, sex_in
from counter_app.domain.moments import ward_time
from counter_app.services.counter_rows import ReturnCard
from counter_app.ui.screens.shown import due_chip
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.words import Words

_SEPARATOR = "  ·  "


def chip_of(state: DueState, words: Words) -> Chip | None:
    """Return the chip of a result; one that is done on the day it was promised is on time, and that is said."""
    if state.kind is DueKind.DONE and not state.amount:
        return Chip(ChipKind.DONE, words("return.on_time"))
    return due_chip(state, words)


def promised(moment: datetime | None, words: Words) -> str:
    """Return when it was promised: hour, weekday, day."""
    if moment is None:
        return ""
    here = ward_time(moment)
    weekday = words(f"return.weekday_{here.weekday()}")
    return words("return.promised", clock=f"{here:%H:%M}", weekday=weekday, day=f"{here:%d/%m}")


def person_line(card: ReturnCard, words: Words) -> str:
    """Return who filed it, in one line: name, sex and year, phone, appointment."""
    party = card.receivers[0].party
    parts = [party.name, about(party, words), phone_display(party.phone), promised(card.row.due_at, words)]
    return _SEPARATOR.join(part for part in parts if part)


def about(party: Party, words: Words) -> str:
    """Return sex and year of birth as far as they are known."""
    personal = party.id_number and id_kind(party.id_number) is IdKind.PERSONAL
    sex = words(f"return.sex_{sex_in(party.id_number)}") if personal else ""
    return ", ".join(part for part in (sex, party.birth[:4]) if part)


def grouped(number: str) -> str:
    """Return a personal number as it is read aloud: 006 095 001 338."""
    if not (number.isdigit() and len(number) in {9, 12}):
        return number
    return " ".join(number[at : at + 3] for at in range(0, len(number), 3))


def method(card: ReturnCard, words: Words) -> str:
    """Return how the result reaches the citizen."""
    code = f"return.method_{card.return_method}"
    said = words(code)
    return card.return_method if said == code else said
