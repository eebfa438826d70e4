"""How the returning desk says things: the large chip, the line about the person, codes, numbers in groups."""

from datetime import date, datetime

from counter_app.domain.deadlines.due_states import DueKind, DueState
from counter_app.domain.dossiers.parties import Party
from counter_app.domain.identifiers import IdKind, id_kind, phone_display, sex_in
from counter_app.domain.moments import ward_date, ward_time
from counter_app.services import wording
from counter_app.services.counter_rows import ReturnCard
from counter_app.ui.widgets.chip import Chip, ChipKind
from counter_app.ui.words import Words

_CODE_PARTS = 3  # prefix, day, running number
_DAY_PART = (6, 8)
_SEPARATOR = "  ·  "


def chip_of(state: DueState, words: Words) -> Chip | None:
    """Return the chip of a due state; None where no promise runs."""
    if state.kind is DueKind.NONE:
        return None
    punctual = state.kind is DueKind.DONE and not state.amount
    said = words("return.on_time") if punctual else wording.due_words(state, words.language)
    return Chip(ChipKind(state.kind.value), said)


def short_code(handle: str) -> str:
    """Return a code without the prefix that all codes of an issuer share; slips stay whole."""
    parts = handle.split("-")
    if len(parts) == _CODE_PARTS and parts[1].isdigit() and len(parts[1]) in _DAY_PART:
        return f"{parts[1]}-{parts[2]}"
    return handle


def day_or_clock(moment: datetime | None, today: date) -> str:
    """Return the time of something of today, else its day."""
    if moment is None:
        return ""
    return f"{ward_time(moment):%H:%M}" if ward_date(moment) == today else f"{ward_time(moment):%d/%m}"


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
