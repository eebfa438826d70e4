"""What the calendar's desk reads: dossiers whose limit runs, days on which they are due, waits that the law ends."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, select

from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.procedures.channels import Channel
from counter_app.persistence.tables import audit, dossier, event, person
from counter_app.persistence.work_queries import SqlWorkQueries
from counter_app.services.calendar_ports import WaitRow
from counter_app.services.calendar_rows import Confirmation

_RUNNING = and_(dossier.c.stage.in_([Stage.ACCEPTED.value, Stage.IN_PROCESS.value]), dossier.c.due_at.is_not(None))
_ONLINE = [Channel.ONLINE_FULL.value, Channel.ONLINE_PART.value]
_HANDLE = func.coalesce(dossier.c.code, dossier.c.slip)
_SUBMITTED = select(func.min(event.c.happened_at)).where(event.c.number == dossier.c.number).scalar_subquery()
_ASKED = (
    select(func.max(event.c.happened_at))
    .where(event.c.number == dossier.c.number, event.c.kind == "supplement_asked")
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class SqlCalendarQueries(SqlWorkQueries):
    """The reads around the calendar over one store."""

    def confirmation(self, year: int) -> Confirmation | None:
        """Return who confirmed a year last, and when; None where nobody here did."""
        called = func.coalesce(person.c.name, audit.c.who)
        query = (
            select(called, audit.c.at, audit.c.data)
            .outerjoin(person, person.c.login == audit.c.who)
            .where(audit.c.action == "calendar.changed")
            .order_by(audit.c.seq.desc())
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return next((Confirmation(name, at) for name, at, data in rows if _confirms(data, year)), None)

    def running(self, due_from: date | None = None) -> tuple[int, ...]:
        """Return the dossiers at work whose limit runs, due on that day or later."""
        query = select(dossier.c.number).where(_RUNNING).order_by(dossier.c.number)
        if due_from is not None:
            query = query.where(dossier.c.due_on >= due_from)
        with self._reading() as connection:
            return tuple(connection.execute(query).scalars())

    def unsure(self) -> int:
        """Return how many of them were promised over a year that nobody had confirmed."""
        query = select(func.count()).where(_RUNNING, dossier.c.calendar_confirmed.is_(False))
        with self._reading() as connection:
            return connection.execute(query).scalar_one()

    def due_per_day(self, year: int) -> dict[date, int]:
        """Return how many dossiers at work are due on each day of a year."""
        query = (
            select(dossier.c.due_on, func.count())
            .where(_RUNNING, dossier.c.due_on.between(date(year, 1, 1), date(year, 12, 31)))
            .group_by(dossier.c.due_on)
        )
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def without_papers(self, today: date) -> tuple[WaitRow, ...]:
        """Return the dossiers whose papers never came in the days they had, the longest waiting first."""
        expired = and_(dossier.c.stage == Stage.AWAITING_SUPPLEMENT.value, dossier.c.supplement_close_on < today)
        columns = (dossier.c.number, _HANDLE, dossier.c.submitter, dossier.c.procedure_name, _ASKED)
        query = select(*columns, dossier.c.supplement_close_on).where(expired)
        return self._waits(query.order_by(dossier.c.supplement_close_on, dossier.c.number))

    def noted_online(self) -> tuple[WaitRow, ...]:
        """Return the matters filed online that nobody has answered yet, the longest waiting first."""
        asked = select(event.c.number).where(event.c.kind == "completion_asked")
        noted = and_(
            dossier.c.stage == Stage.SUBMITTED.value, dossier.c.channel.in_(_ONLINE), dossier.c.number.not_in(asked)
        )
        columns = (dossier.c.number, _HANDLE, dossier.c.submitter, dossier.c.procedure_name, _SUBMITTED)
        return self._waits(select(*columns).where(noted).order_by(dossier.c.number))

    def _waits(self, query: Select[Any]) -> tuple[WaitRow, ...]:
        with self._reading() as connection:
            return tuple(WaitRow(*row) for row in connection.execute(query))


def _confirms(data: str, year: int) -> bool:
    return str(year) in str(json.loads(data).get("confirmed", "")).split()
