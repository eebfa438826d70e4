"""What the reports of a period read: journals without the way from desk to desk, and who handled each dossier."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import select

from counter_app.domain.dossiers.events import KIND_OF, Event
from counter_app.domain.people import Role
from counter_app.persistence.queries import SqlQueries, concerned, journals_of
from counter_app.persistence.tables import event
from counter_app.services.reports.lives import COUNTED_KINDS

_COUNTED = [KIND_OF[kind] for kind in COUNTED_KINDS]
_PASSED = ("taken_over", "step_ended", "completed")


class _Step(msgspec.Struct):
    role: str


class _Passed(msgspec.Struct):
    """What is read of an event that ended a step; the rest of it is skipped unread."""

    ended: _Step
    given_by: str = ""


@dataclass(frozen=True, slots=True)
class SqlReportQueries(SqlQueries):
    """The reads of the reports over one store."""

    def counted_journals(self, start: datetime, end: datetime) -> Iterable[tuple[Event, ...]]:
        """Return the journals of all dossiers that were open in a stretch or moved in it, events that count alone."""
        with self._reading() as connection:
            return list(journals_of(connection, concerned(start, end), _COUNTED))

    def handlers(self, start: datetime, end: datetime) -> dict[int, str]:
        """Return who ended the specialist's step of each of these dossiers, last before the end."""
        steps = (
            select(event.c.number, event.c.done_by, event.c.data)
            .where(event.c.number.in_(concerned(start, end)), event.c.kind.in_(_PASSED), event.c.happened_at < end)
            .order_by(event.c.number, event.c.seq)
        )
        decode, found = msgspec.json.Decoder(_Passed).decode, {}
        with self._reading() as connection:
            for number, done_by, data in connection.execute(steps):
                passed = decode(data)
                if passed.ended.role == Role.SPECIALIST:
                    found[number] = passed.given_by or done_by
        return found
