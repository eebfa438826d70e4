"""Does everything stored still tell one story: the invariants of the data, one file each, checked by reading alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from counter_app.domain.audit import GENESIS
from counter_app.domain.errors import Damaged
from counter_app.persistence.checks.anchors import anchored
from counter_app.persistence.checks.log import log
from counter_app.persistence.checks.numbers import RunningNumbers
from counter_app.persistence.checks.paper_numbers import PaperNumbers
from counter_app.persistence.checks.parts import known_and_whole
from counter_app.persistence.checks.passing import Check, Passed
from counter_app.persistence.checks.problems import problem
from counter_app.persistence.checks.readable import readable
from counter_app.persistence.checks.rows import DossierRows
from counter_app.persistence.checks.searching import SearchIndex
from counter_app.persistence.checks.still import standing_still
from counter_app.persistence.faults import told_plainly
from counter_app.persistence.store import Store
from counter_app.persistence.tables import audit, dossier, event
from counter_app.services.rows import Problem
from counter_app.services.upkeep import AuditHead, VerifyReport

_COUNTS = select(*(select(func.count()).select_from(table).scalar_subquery() for table in (dossier, event, audit)))
_TRIPPED = (TypeError, ValueError, AttributeError, LookupError)
"""How our own reading fails over rows that no version of ours wrote."""


@dataclass(frozen=True, slots=True)
class SqlChecks:
    """The checks over one store."""

    store: Store

    def verify(self, anchors: Sequence[str]) -> VerifyReport:
        """Check I1 to I6 and I8, and the anchors, ``count:head`` or ``code:characters``.

        It reads a copy of the moment, so that counters go on meanwhile. What cannot even be read is told as a problem.
        """
        problems: list[Problem] = []
        counts = (0, 0, 0)
        try:
            with (
                standing_still(self.store) as still,
                told_plainly(),
                still.engine.connect() as connection,
                connection.begin(),
            ):
                for one in _problems(connection, still, anchors):
                    problems.append(one)  # noqa: PERF402 - what was found before the reading failed is told, too
                dossiers, events, rows = connection.execute(_COUNTS).one()
                counts = (dossiers, events, rows)
        except Damaged as fault:
            problems.append(problem("I1", "database.unreadable", "", fault.code))
        except _TRIPPED as fault:
            problems.append(problem("I1", "database.unreadable", "", type(fault).__name__))
        return VerifyReport(not problems, *counts, tuple(problems))

    def audit_head(self) -> AuditHead:
        """Return the end of the log."""
        with told_plainly(), self.store.engine.connect() as connection, connection.begin():
            last = connection.execute(select(audit.c.seq, audit.c.digest).order_by(audit.c.seq.desc()).limit(1)).first()
        return AuditHead(last.seq, last.digest) if last else AuditHead(0, GENESIS)


def _problems(connection: Connection, store: Store, anchors: Sequence[str]) -> Iterator[Problem]:
    """Look at everything in one transaction: at the whole first, then at what the rows say."""
    yield from known_and_whole(connection, store)
    for words in store.dialect.faults(connection):
        yield problem("I1", "database.inconsistent", "", words)
    yield from Passed(connection, _checks(connection, store)).problems()
    yield from readable(connection)
    yield from log(connection)
    yield from anchored(connection, anchors)


def _checks(connection: Connection, store: Store) -> tuple[Check, ...]:
    """Return what is looked at in each dossier; another invariant of dossiers is one more line here."""
    return (
        DossierRows(connection),
        RunningNumbers(connection),
        PaperNumbers(connection),
        SearchIndex(connection, store.dialect),
    )
