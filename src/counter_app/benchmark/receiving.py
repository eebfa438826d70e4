"""Receiving a dossier through the service, beside a transaction that writes exactly the same rows and does no more.

The floor works on a copy of the database, so tables, indexes and triggers are as large as those of the service. It
begins immediately, looks up the key, the last log row and the code, takes the counters, inserts the rows that the
service has just written (dossier, code, parties, events, log rows, search entry, print job, key) and commits. It
decides, counts, hashes and encodes nothing: the rows are handed to it.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from counter_app.benchmark.figures import Figure, Goal, Pair, figure, timed_in_turn
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.moments import ward_date
from counter_app.services.acting import Actor
from counter_app.services.demo.errands import party
from counter_app.services.demo.names import Townsfolk
from counter_app.services.desks import Desks
from counter_app.services.intake import ReceptionForm
from counter_app.services.rows import Done

GOAL = Goal(ratio=3, p95=50)

_PROCEDURE = "1.004873"
_OF_DOSSIER = ("dossier", "dossier_code", "party", "event", "cash", "audit", "print_job")
_ROWS = {table: f"SELECT * FROM {table} WHERE number = ?" for table in _OF_DOSSIER}  # noqa: S608  (our own tables)
_LAST_KEY = "SELECT * FROM idempotency_key ORDER BY rowid DESC LIMIT 1"
_SEARCHED = "SELECT rowid, names, codes FROM dossier_search WHERE rowid = ?"
_COUNTERS = "SELECT series, value FROM counter"

_FIND_KEY = "SELECT answer FROM idempotency_key WHERE command = ? AND key = ?"
_FIND_CODE = "SELECT number FROM dossier_code WHERE code = ?"
_HEAD = "SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1"
_TAKE = (
    "INSERT INTO counter (series, value) VALUES (?, 1) "
    "ON CONFLICT (series) DO UPDATE SET value = counter.value + 1 RETURNING value"
)
_ADD_SEARCHED = "INSERT INTO dossier_search (rowid, names, codes) VALUES (?, ?, ?)"

Insert = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Written:
    """What one receipt left in the database."""

    code: str
    key: tuple[str, str]
    series: tuple[str, ...]
    inserts: tuple[Insert, ...]


def receiving(desks: Desks, live: sqlite3.Connection, copy: sqlite3.Connection, repetitions: int) -> Figure:
    """Measure a receipt with its paper ordered. ``live`` reads the folder's own database, ``copy`` is written to."""
    clerk = Actor(desks.person("hoa"))
    forms = _Forms(ward_date(desks.now()))
    counters = dict(live.execute(_COUNTERS).fetchall())
    done: list[Done] = []
    written: list[_Written] = []

    def receive(repetition: int) -> None:
        done.append(desks.reception.receive(clerk, forms.next()))

    def look(repetition: int) -> None:
        nonlocal counters
        now = dict(live.execute(_COUNTERS).fetchall())
        written.append(_written(live, done[-1], tuple(name for name in now if now[name] != counters.get(name))))
        counters = now

    pair = Pair(ours=receive, floor=lambda _: _write(copy, written[-1]), between=look)
    times = timed_in_turn(pair, repetitions)
    return figure(
        "receive",
        "ReceptionDesk.receive: one dossier with its receipt ordered",
        "bare sqlite3: the same rows into a copy of the same database in one transaction, same pragmas",
        times,
        GOAL,
    )


class _Forms:
    """Forms of invented people who all want the same paper."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._people = Townsfolk(Random(1))  # noqa: S311  (sample data, the same in every run)

    def next(self) -> ReceptionForm:
        owner = self._people.adult(self._today)
        return ReceptionForm((party(PartyRole.OWNER, owner),), _PROCEDURE, subject="Xác nhận để đăng ký kết hôn")


def _written(live: sqlite3.Connection, done: Done, series: tuple[str, ...]) -> _Written:
    rows = [(table, row) for table, select in _ROWS.items() for row in live.execute(select, (done.number,)).fetchall()]
    (key,) = live.execute(_LAST_KEY).fetchall()
    rows.append(("idempotency_key", key))
    inserts = [(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row) for table, row in rows]  # noqa: S608
    inserts += [(_ADD_SEARCHED, row) for row in live.execute(_SEARCHED, (done.number,)).fetchall()]
    return _Written(done.code, (key[0], key[1]), series, tuple(inserts))


def _write(copy: sqlite3.Connection, written: _Written) -> None:
    copy.execute("BEGIN IMMEDIATE")
    copy.execute(_FIND_KEY, written.key).fetchall()
    copy.execute(_HEAD).fetchall()
    copy.execute(_FIND_CODE, (written.code,)).fetchall()
    for name in written.series:
        copy.execute(_TAKE, (name,)).fetchall()
    for statement, values in written.inserts:
        copy.execute(statement, values)
    copy.execute("COMMIT")
