"""A demo folder's own time: its desks write at a clock that the demo moves, many acts to one transaction.

A fill plays weeks of work in seconds, so it cannot wait for the disk after every act as the counter does. Nothing is
weakened for that: the pragmas stay, and each act still leaves its events, log rows and numbers together. Only the
transaction is wider. It holds many acts, all of them or none, which a demo may lose and a counter may not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import datetime
from functools import cache
from typing import Any

from counter_app.domain.errors import Refused
from counter_app.services.desks import Desks
from counter_app.services.ledger import Ledger
from counter_app.services.ports import NewUnit, Unit


class MovedClock:
    """A clock that shows what it was last set to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class WideUnits:
    """Transactions that hold many acts while ``together`` lasts, and one act each otherwise."""

    def __init__(self, new_unit: NewUnit) -> None:
        self._new_unit = new_unit
        self._open: Unit | None = None

    @contextmanager
    def __call__(self) -> Iterator[Unit]:
        if self._open is not None:
            yield self._open
            return
        with self._new_unit() as unit:
            yield unit

    @contextmanager
    def together(self) -> Iterator[None]:
        """Commit what is done in the block as a whole. An act refused in it takes all of it back."""
        with self._new_unit() as unit:
            self._open = unit
            try:
                yield
            finally:
                self._open = None


def moved(desks: Desks, clock: MovedClock) -> tuple[Desks, WideUnits]:
    """Return the desks of a demo folder over a clock of our own, and their transactions; Refused for live data."""
    if not desks.demo:
        raise Refused("demo.live_folder")
    old = desks.reception.ledger
    units = WideUnits(old.new_unit)
    return _over(desks, replace(old, new_unit=units, now=clock, person=cache(old.person), watch=None)), units


def _over(desks: Desks, ledger: Ledger) -> Desks:
    """Return the same desks, every one of them writing in another ledger."""
    rooms = {field.name: getattr(desks, field.name) for field in fields(desks)}
    writing: dict[str, Any] = {
        name: replace(room, ledger=ledger) for name, room in rooms.items() if hasattr(room, "ledger")
    }
    return replace(desks, **writing, now=ledger.now)
