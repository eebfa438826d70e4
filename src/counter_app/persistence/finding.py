"""What the search box lets through: the hits of a text, or all dossiers, by procedure, day of receipt and standing."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, select, true

from counter_app.domain.deadlines.verdicts import late_before
from counter_app.domain.dossiers.stages import PAUSED_STAGES, Stage
from counter_app.persistence.search import matches
from counter_app.persistence.store import Dialect
from counter_app.persistence.tables import dossier
from counter_app.services.lookup_rows import Fit, Sieve, Standing

_FIT = select(dossier.c.number, dossier.c.procedure_code, dossier.c.procedure_name)
_AT_WORK = (Stage.ACCEPTED, Stage.IN_PROCESS)
_STAGES = {
    Standing.AT_WORK: _AT_WORK,
    Standing.OVERDUE: _AT_WORK,
    Standing.WAITING: tuple(sorted(PAUSED_STAGES)),
    Standing.READY: (Stage.RESULT_READY,),
    Standing.RETURNED: (Stage.RETURNED,),
    Standing.ENDED: (Stage.NOT_ACCEPTED, Stage.WITHDRAWN, Stage.STOPPED, Stage.CANCELLED),
}


def fitting(
    connection: Connection, index: Dialect, text: str, sieve: Sieve, now: datetime, most: int
) -> tuple[Fit, ...]:
    """Return at most that many, in the order the search found them; without a text the newest first."""
    query = _FIT.where(_passes(sieve, now)).order_by(dossier.c.number.desc()).limit(most)
    if not text:
        return tuple(map(Fit._make, connection.execute(query)))
    numbers = matches(connection, index, text, most)
    rows = {row[0]: Fit._make(row) for row in connection.execute(query.where(dossier.c.number.in_(numbers)))}
    return tuple(rows[number] for number in numbers if number in rows)


def _passes(sieve: Sieve, now: datetime) -> ColumnElement[bool]:
    wanted: list[ColumnElement[bool]] = [true()]
    if sieve.procedure:
        wanted.append(dossier.c.procedure_code == sieve.procedure)
    if sieve.since:
        wanted.append(dossier.c.received_on >= sieve.since)
    if sieve.standing:
        wanted.append(dossier.c.stage.in_([stage.value for stage in _STAGES[sieve.standing]]))
    if sieve.standing is Standing.OVERDUE:
        on_time_from = late_before(now)
        wanted.append(func.coalesce(dossier.c.due_at < on_time_from, False))
    return and_(*wanted)
