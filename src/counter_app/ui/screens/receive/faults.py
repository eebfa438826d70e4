"""Where a refusal belongs on the form: the field that gets its words and the keyboard."""

from collections.abc import Callable, Iterator
from datetime import date

from counter_app.domain import identifiers, names
from counter_app.domain.errors import CounterError, Refused
from counter_app.ui.screens.receive.form import Behalf, FormState, PartyEntry, PersonEntry

Read = Callable[[str], object]

_FIELDS = {
    "party.nobody": "search",
    "party.proxy_without_authority": "authority",
    "fee.pages_missing": "pages",
    "fee.pages_too_few": "pages",
    "fee.copies_missing": "copies",
    "fee.copies_too_few": "copies",
    "fee.waiver_without_basis": "basis",
    "outside.name_missing": "outside.name",
    "outside.basis_missing": "outside.basis",
    "limit.unreadable": "outside.amount",
    "procedure_code.unreadable": "outside.code",
    "procedure.unknown": "procedure",
    "procedure.not_in_force": "procedure",
    "act.late_without_reason": "late.reason",
}
_BEGINNINGS = {"code.": "given.text", "act.": "late.day", "procedure": "procedure"}


def place_of(error: CounterError, state: FormState, today: date) -> str:
    """Return the name of the field an error is about; empty where it is about none."""
    if error.code in _FIELDS:
        return _FIELDS[error.code]
    if typed := _typed_at(error.code, state, today):
        return typed
    return next((place for start, place in _BEGINNINGS.items() if error.code.startswith(start)), "")


def _typed_at(code: str, state: FormState, today: date) -> str:
    """Return which of the typed values its own reader refuses with that code."""
    return next((place for place, value, read in _typed(state, today) if _refuses(read, value, code)), "")


def _typed(state: FormState, today: date) -> Iterator[tuple[str, str, Read]]:
    yield from _of("person", state.person, today)
    if state.behalf is not Behalf.SELF:
        yield from _of("owner", state.owner, today)
    for at, other in enumerate(state.others):
        if not other.is_empty:
            yield from _of(f"others.{at}", other, today)


def _of(place: str, one: PersonEntry | PartyEntry, today: date) -> Iterator[tuple[str, str, Read]]:
    yield f"{place}.name", one.name, names.person_name
    readers: dict[str, Read] = {
        "id_number": identifiers.personal_number,
        "birth": lambda text: identifiers.birth_date(text, today),
        "phone": identifiers.phone,
        "tax_code": identifiers.tax_code,
    }
    for key, read in readers.items():
        typed = str(getattr(one, key, ""))
        if typed.strip():
            yield f"{place}.{key}", typed, read


def _refuses(read: Read, value: str, code: str) -> bool:
    try:
        read(value)
    except Refused as refused:
        return refused.code == code
    return False
