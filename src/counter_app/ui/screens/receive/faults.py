"""Where a refusal belongs on the form: the field that gets its words and the keyboard."""

from collections.abc import Callable
from datetime import date

from counter_app.domain import identifiers, names
from counter_app.domain.errors import CounterError, Refused
from counter_app.ui.screens.receive.form import Behalf, FormState

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


def _typed(state: FormState, today: date) -> list[tuple[str, str, Callable[[str], object]]]:
    from_day: Callable[[str], object] = lambda text: identifiers.birth_date(text, today)  # noqa: E731
    people = [("person", state.person), *((f"others.{at}", other) for at, other in enumerate(state.others))]
    if state.behalf is not Behalf.SELF:
        people.insert(1, ("owner", state.owner))
    found: list[tuple[str, str, Callable[[str], object]]] = []
    for place, one in people:
        if place.startswith("others") and getattr(one, "is_empty", False):
            continue
        found.append((f"{place}.name", one.name, names.person_name))
        optional = ("id_number", identifiers.personal_number), ("birth", from_day), ("phone", identifiers.phone)
        found += [
            (f"{place}.{name}", getattr(one, name), read) for name, read in optional if getattr(one, name).strip()
        ]
        if getattr(one, "tax_code", "").strip():
            found.append((f"{place}.tax_code", one.tax_code, identifiers.tax_code))  # type: ignore[union-attr]
    return found


def _refuses(read: Callable[[str], object], value: str, code: str) -> bool:
    try:
        read(value)
    except Refused as refused:
        return refused.code == code
    return False
