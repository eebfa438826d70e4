"""A month's report and the leader's day, beside the bare statements that fetch the events both are counted of."""

import sqlite3
from datetime import UTC, date, datetime

from counter_app.benchmark.figures import Figure, Goal, Pair, figure, timed_in_turn
from counter_app.benchmark.folder import LAST
from counter_app.services.acting import Actor
from counter_app.services.day_reading import bounds
from counter_app.services.desks import Desks
from counter_app.services.reports.report import ReportForm

GOAL = Goal(ratio=2)

_ENDED = "('not_accepted', 'returned', 'cancelled', 'stopped')"
_EVENTS = (
    "SELECT * FROM event WHERE number IN (SELECT number FROM dossier WHERE "  # noqa: S608
    f"(received_at < :end AND stage NOT IN {_ENDED}) "
    "OR (received_at < :end AND (ended_at >= :start OR returned_at >= :start)) "
    "OR number IN (SELECT number FROM event WHERE happened_at >= :start AND happened_at < :end)) ORDER BY number, seq"
)
_MOST = 9


def figures_of_a_month(desks: Desks, copy: sqlite3.Connection, repetitions: int) -> list[Figure]:
    """Measure the report of the folder's last month and the leader's page of its last day."""
    clerk, times = Actor(desks.person("hoa")), min(repetitions, _MOST)
    report = Pair(
        ours=lambda _: desks.reports.report(clerk, ReportForm.F07A, LAST.replace(day=1), LAST),
        floor=lambda _: _fetched(copy, LAST.replace(day=1), LAST),
    )
    page = Pair(ours=lambda _: desks.leader.day(clerk, LAST), floor=lambda _: _fetched(copy, LAST, LAST))
    return [
        figure(
            "month_report",
            "ReportDesk.report: Biểu 07a of the last month, with its checks and shares",
            "bare sqlite3: every event of the dossiers that were open in the month, rows fetched as tuples",
            timed_in_turn(report, times),
            GOAL,
        ),
        figure(
            "leader_day",
            "LeaderDesk.day: every number of a past day and its month, as it stood, with its rows",
            "bare sqlite3: every event of the dossiers that were open on the day, rows fetched as tuples",
            timed_in_turn(page, times),
            GOAL,
        ),
    ]


def _fetched(copy: sqlite3.Connection, first: date, last: date) -> int:
    stretch = {"start": _stored(bounds(first)[0]), "end": _stored(bounds(last)[1])}
    return len(copy.execute(_EVENTS, stretch).fetchall())


def _stored(moment: datetime) -> str:
    """Return a moment as the file holds it."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
