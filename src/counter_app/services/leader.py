"""The leader's desk (Điều hành): every number of a day and its month, and exactly the rows each of them counts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, Protocol

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due_states import due_state
from counter_app.domain.deadlines.verdicts import Verdict, verdict
from counter_app.domain.dossiers.stages import PAUSED_STAGES, Stage
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at, ward_date
from counter_app.domain.office import UnitProfile
from counter_app.domain.people import Right
from counter_app.services.acting import Actor
from counter_app.services.day_reading import DayQueries, Journal, bounds, day_log
from counter_app.services.leader_rows import HolderLoad, LeaderDay, LeaderRow, MonthPoint, Number
from counter_app.services.ledger import Ledger, needs
from counter_app.services.reports.lives import Life, Period, lives
from counter_app.services.reports.shares import Share, is_judged
from counter_app.services.rows import DayLog, DayRow

_MONTHS = 12


class MonthRow(NamedTuple):
    """A dossier that came, went or was solved in a stretch of time."""

    number: int
    code: str
    applicant: str
    procedure: str
    due_at: datetime | None
    at: datetime


class LeaderQueries(DayQueries, Protocol):
    """What is read for the leader's page."""

    def profile(self) -> UnitProfile:
        """Return the unit as configured."""
        ...

    def received_in(self, start: datetime, end: datetime) -> Sequence[MonthRow]:
        """Return the dossiers received in a stretch, cancelled numbers left out, in the order in which they came."""
        ...

    def returned_in(self, start: datetime, end: datetime) -> Sequence[MonthRow]:
        """Return the dossiers whose result was given back in a stretch."""
        ...

    def completed_in(self, start: datetime, end: datetime) -> Sequence[MonthRow]:
        """Return the dossiers whose result was ready in a stretch."""
        ...

    def completed_moments(self, start: datetime, end: datetime) -> Sequence[tuple[datetime, datetime]]:
        """Return appointment and end of each dossier whose result was ready in a stretch."""
        ...

    def stopped_journals(self, start: datetime, end: datetime) -> Iterable[Journal]:
        """Return the journals of the dossiers whose handling was stopped in a stretch."""
        ...

    def paused_in(self, start: datetime, end: datetime) -> Sequence[datetime]:
        """Return each moment of a stretch in which a dossier began to wait for papers or a payment."""
        ...


@dataclass(frozen=True, slots=True)
class LeaderDesk:
    """Where the leader sees the day."""

    ledger: Ledger
    queries: LeaderQueries

    @needs(Right.READ_LOG)
    def day(self, actor: Actor, day: date) -> LeaderDay:
        """Return a day and its month, today or past, as they stood at its end; Refused for a day to come.

        A signed day is counted as it stands now: what was signed is the log's.
        """
        now = self.ledger.now()
        if day > ward_date(now):
            raise Refused("leader.day_ahead", day=day)
        log = day_log(self.queries, day, now)
        return _leader_day(self.queries, log)

    @needs(Right.READ_LOG)
    def months(self, actor: Actor, day: date) -> tuple[MonthPoint, ...]:
        """Return the share kept on time of twelve months, the last one up to the day."""
        now = self.ledger.now()
        end = min(bounds(day)[1], now)
        starts = _month_starts(day)
        points = []
        for start, until in zip(starts, [*(at(first, time.min) for first in starts[1:]), end], strict=True):
            points.append(MonthPoint(start, _share(self.queries, at(start, time.min), until)))
        return tuple(points)


def _leader_day(queries: LeaderQueries, log: DayLog) -> LeaderDay:
    calendar = queries.calendar()
    off = calendar.why_closed(log.day)
    row = _rower(calendar, log.as_of)
    counted = _of_the_day(log, row, queries.profile()) | _of_the_month(queries, log)
    start, end = at(log.day.replace(day=1), time.min), log.as_of
    return LeaderDay(
        day=log.day,
        as_of=log.as_of,
        log=log,
        counted=counted,
        holders=_holders(counted[Number.HELD]),
        paused=tuple(queries.paused_in(start, end)),
        day_off=off.name if off else None,
        next_working_day=calendar.nth_working_day(log.day, 1),
    )


def _of_the_day(
    log: DayLog, row: Callable[[DayRow], LeaderRow], profile: UnitProfile
) -> dict[Number, tuple[LeaderRow, ...]]:
    bound = at(log.day, time.min) - timedelta(days=profile.uncollected_days)
    lists: dict[Number, Iterable[DayRow]] = {
        Number.RECEIVED: (one for one in log.received if one.stage != Stage.CANCELLED),
        Number.RETURNED: log.returned,
        Number.OVERDUE: log.overdue,
        Number.DUE_TODAY: log.due_today,
        Number.DUE_SOON: log.due_soon,
        Number.TO_SIGN: log.waiting_sign,
        Number.NOT_ACCEPTED: log.moving,
        Number.UNCOLLECTED: (one for one in log.ready if one.at is not None and one.at < bound),
        Number.APOLOGIES_OWED: (one for one in log.overdue if not one.apologies),
        Number.APOLOGISED: (one for one in log.overdue if one.apologies),
        Number.WAITING: log.waiting,
        Number.HELD: log.open,
    }
    return {number: tuple(map(row, rows)) for number, rows in lists.items()}


def _rower(calendar: WorkCalendar, as_of: datetime) -> Callable[[DayRow], LeaderRow]:
    def row(one: DayRow) -> LeaderRow:
        stage = Stage(one.stage)
        return LeaderRow(
            number=one.number,
            code=one.code,
            applicant=one.applicant,
            procedure=one.procedure,
            due_at=one.due_at,
            at=one.at,
            holder=one.holder,
            held_by=one.held_by,
            stage=one.stage,
            step_name=one.step_name,
            due=due_state(
                one.due_at,
                as_of,
                stage,
                calendar,
                received_at=one.received_at,
                paused_since=one.at if stage in PAUSED_STAGES else None,
                completed_at=one.completed_at,
            ),
            verdict=one.on_time,
            apologies=one.apologies,
        )

    return row


def _of_the_month(queries: LeaderQueries, log: DayLog) -> dict[Number, tuple[LeaderRow, ...]]:
    start, end = at(log.day.replace(day=1), time.min), log.as_of
    solved = tuple(_solved(queries, start, end, log.day))
    return {
        Number.MONTH_RECEIVED: tuple(LeaderRow(*one) for one in queries.received_in(start, end)),
        Number.MONTH_RETURNED: tuple(LeaderRow(*one) for one in queries.returned_in(start, end)),
        Number.MONTH_SOLVED: solved,
        Number.MONTH_ON_TIME: tuple(row for row in solved if row.verdict is not Verdict.LATE),
        Number.MONTH_LATE: tuple(row for row in solved if row.verdict is Verdict.LATE),
    }


def _solved(queries: LeaderQueries, start: datetime, end: datetime, day: date) -> Iterable[LeaderRow]:
    for one in queries.completed_in(start, end):
        if one.due_at is not None:
            yield LeaderRow(*one, verdict=verdict(one.due_at, one.at))
    for life in _stopped(queries, start, end):
        yield LeaderRow(
            life.number, life.code, life.applicant, life.procedure, life.due_at, life.solved_at, verdict=life.verdict
        )


def _stopped(queries: LeaderQueries, start: datetime, end: datetime) -> list[Life]:
    """Return the dossiers that the office stopped in a stretch and that stood so when it ended."""
    period = Period(ward_date(start), ward_date(end - timedelta(seconds=1)), end)
    found = lives(queries.stopped_journals(start, end), period)
    return [life for life in found if is_judged(life) and life.is_stopped]


def _share(queries: LeaderQueries, start: datetime, end: datetime) -> Share:
    verdicts = [verdict(due_at, ended) for due_at, ended in queries.completed_moments(start, end)]
    verdicts += [life.verdict for life in _stopped(queries, start, end) if life.verdict is not None]
    return Share(sum(one is not Verdict.LATE for one in verdicts), len(verdicts))


def _month_starts(day: date) -> list[date]:
    """Return the first days of twelve months, oldest first; the last is that of the day."""
    months = [day.year * _MONTHS + day.month - 1 - back for back in reversed(range(_MONTHS))]
    return [date(month // _MONTHS, month % _MONTHS + 1, 1) for month in months]


def _holders(held: Sequence[LeaderRow]) -> tuple[HolderLoad, ...]:
    found: dict[str, list[LeaderRow]] = {}
    for row in held:
        found.setdefault(row.held_by, []).append(row)
    loads = [HolderLoad(key, rows[0].holder, tuple(rows)) for key, rows in found.items()]
    return tuple(sorted(loads, key=lambda load: (-load.count, load.name, load.held_by)))
