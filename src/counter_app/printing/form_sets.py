"""Which set of forms is in force when: a dossier keeps the set of the day it was received."""

from datetime import date
from functools import cache

import msgspec

from counter_app.domain.errors import Refused
from counter_app.resources import resource


class FormSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The forms of one circular and the days, both included, on which dossiers received belong to it."""

    id: str
    name: str
    first_day: date
    last_day: date | None = None  # None: in force until replaced

    def holds(self, day: date) -> bool:
        """Say whether a dossier received on that day belongs to this set."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class _Sets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sets: tuple[FormSet, ...]


@cache
def form_sets() -> tuple[FormSet, ...]:
    """Return every set the program ships, the oldest first."""
    return msgspec.toml.decode(resource("forms/sets.toml").read_bytes(), type=_Sets).sets


def form_set_on(day: date) -> FormSet:
    """Return the set for a dossier received on that day; refuse where no set was in force."""
    for candidate in form_sets():
        if candidate.holds(day):
            return candidate
    raise Refused("form_set.none", day=day)


def form_set_named(set_id: str) -> FormSet:
    """Return the set a paper was made for; refuse an unknown one."""
    for candidate in form_sets():
        if candidate.id == set_id:
            return candidate
    raise Refused("form_set.unknown", form_set=set_id)
