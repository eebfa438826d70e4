"""All journals once from the first to the last, shown to every check that looks at dossiers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Row, select

from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import CounterError
from counter_app.persistence.checks.problems import problem
from counter_app.persistence.dossiers import event_of
from counter_app.persistence.tables import event
from counter_app.services.rows import Problem

StoredJournal = tuple[int, list[Row[Any]]]


class Check(Protocol):
    """One invariant over the dossiers. It reads its own rows when it is made."""

    def see(self, dossier: Dossier, journal: Sequence[Event]) -> Iterator[Problem]:
        """Look at a dossier as its journal tells it."""
        ...

    def close(self) -> Iterator[Problem]:
        """Tell what is wrong once all dossiers have passed."""
        ...


@dataclass(frozen=True, slots=True)
class Passed:
    """The checks that all journals are shown to; I2 and I6 of a journal by itself are told here."""

    connection: Connection
    checks: Sequence[Check]

    def problems(self) -> Iterator[Problem]:
        """Show every journal to every check, and let each close."""
        for number, stored in _stored_journals(self.connection):
            try:
                journal = tuple(event_of(one) for one in stored)
                dossier = replay(journal)
            except (CounterError, TypeError, ValueError, AttributeError, LookupError) as fault:
                yield problem("I6", "dossier.journal_unreadable", number, str(fault))
                continue
            if [one.seq for one in journal] != list(range(1, len(journal) + 1)):
                yield problem("I2", "dossier.event_missing", number)
            for check in self.checks:
                yield from check.see(dossier, journal)
        for check in self.checks:
            yield from check.close()


def _stored_journals(connection: Connection) -> Iterator[StoredJournal]:
    journal: list[Row[Any]] = []
    for row in connection.execute(select(event).order_by(event.c.number, event.c.seq)):
        if journal and journal[-1]._mapping["number"] != row.number:
            yield journal[-1]._mapping["number"], journal
            journal = []
        journal.append(row)
    if journal:
        yield journal[-1]._mapping["number"], journal
