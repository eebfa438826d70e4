"""What the leader's page reads of a month: rows of dossiers by what happened to them, and the waits that began."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.moments import ward_date
from counter_app.persistence.queries import SqlQueries, journals_of
from counter_app.persistence.tables import dossier, event
from counter_app.services.leader import MonthRow

_CODE = func.coalesce(dossier.c.code, dossier.c.slip)
_ROW = (dossier.c.number, _CODE, dossier.c.submitter, dossier.c.procedure_name, dossier.c.due_at)
_PAUSES = ("supplement_asked", "payment_due")
_COUNTED = dossier.c.stage != Stage.CANCELLED.value


@dataclass(frozen=True, slots=True)
class SqlLeaderQueries(SqlQueries):
    """The reads of the leader's page over one store."""

    def received_in(self, start: datetime, end: datetime) -> Sequence[MonthRow]:
        """Return the dossiers received in a stretch, cancelled numbers left out, in the order in which they came."""
        days = dossier.c.received_on.between(ward_date(start), ward_date(end))
        return self._rows(dossier.c.received_at, start, end, days)

    def returned_in(self, start: datetime, end: datetime) -> Sequence[MonthRow]:
        """Return the dossiers whose result was given back in a stretch."""
        return self._rows(dossier.c.returned_at, start, end)

    def completed_in(self, start: datetime, end: datetime) -> Sequence[MonthRow]:
        """Return the dossiers whose result was ready in a stretch."""
        return self._rows(dossier.c.completed_at, start, end)

    def completed_moments(self, start: datetime, end: datetime) -> Sequence[tuple[datetime, datetime]]:
        """Return appointment and end of each dossier whose result was ready in a stretch."""
        ended = _within(dossier.c.completed_at, start, end)
        with self._reading() as connection:
            found = connection.execute(select(dossier.c.due_at, dossier.c.completed_at).where(ended, _COUNTED))
            return [(due_at, completed_at) for due_at, completed_at in found if due_at is not None]

    def stopped_journals(self, start: datetime, end: datetime) -> Iterable[tuple[Event, ...]]:
        """Return the journals of the dossiers whose handling was stopped in a stretch."""
        stopped = select(event.c.number).where(_within(event.c.happened_at, start, end), event.c.kind == "stopped")
        with self._reading() as connection:
            return list(journals_of(connection, stopped.distinct()))

    def paused_in(self, start: datetime, end: datetime) -> Sequence[datetime]:
        """Return each moment of a stretch in which a dossier began to wait for papers or a payment."""
        began = and_(_within(event.c.happened_at, start, end), event.c.kind.in_(_PAUSES))
        moments = select(event.c.happened_at).where(began).order_by(event.c.happened_at)
        with self._reading() as connection:
            return list(connection.execute(moments).scalars())

    def _rows(
        self, moment: ColumnElement[Any], start: datetime, end: datetime, *more: ColumnElement[bool]
    ) -> Sequence[MonthRow]:
        wanted = select(*_ROW, moment).where(_within(moment, start, end), _COUNTED, *more)
        with self._reading() as connection:
            found = connection.execute(wanted.order_by(moment, dossier.c.number))
            return list(map(MonthRow._make, found))


def _within(moment: ColumnElement[Any], start: datetime, end: datetime) -> ColumnElement[bool]:
    return and_(moment >= start, moment < end)
