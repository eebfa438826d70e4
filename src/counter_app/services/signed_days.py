"""A day's log that a leader signed off, kept as it stood; what changed since is told beside it, never merged in."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import msgspec

from counter_app.domain.dossiers.events import Event
from counter_app.services.rows import CashLine, DayCorrection, DayLog, DayRow

LISTS = ("received", "returned", "due_today", "due_soon", "overdue", "waiting", "waiting_sign", "ready", "cash")


class ChangeKind(StrEnum):
    """What a later entry did to a list of a signed day."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class SignedDay:
    """A signed day as it is stored: its log as JSON with its SHA-256, and the job of its paper."""

    day: date
    signed_at: datetime
    signed_by: str
    job: int
    data: str
    sha256: str


def sealed(log: DayLog, signed_at: datetime, signed_by: str, job: int) -> SignedDay:
    """Return the day with its log frozen."""
    data = msgspec.json.encode(log).decode()
    return SignedDay(log.day, signed_at, signed_by, job, data, hashlib.sha256(data.encode()).hexdigest())


def frozen_log(signed: SignedDay) -> DayLog:
    """Return the log as it was signed."""
    return msgspec.json.decode(signed.data, type=DayLog)


def told_since(frozen: DayLog, found: DayLog, later: Mapping[int, Event]) -> tuple[DayCorrection, ...]:
    """Return how the day would read now, beside what was signed; ``later`` are entries made after that, by dossier."""
    lines = [line for name in LISTS for line in _changed(name, getattr(frozen, name), getattr(found, name), later)]
    return tuple(sorted(lines, key=lambda line: (line.recorded_at, line.code, LISTS.index(line.list))))


def _changed(
    name: str, before: tuple[DayRow | CashLine, ...], after: tuple[DayRow | CashLine, ...], later: Mapping[int, Event]
) -> Iterator[DayCorrection]:
    was, now = {_identity(row): row for row in before}, {_identity(row): row for row in after}
    for key in [*was, *(key for key in now if key not in was)]:
        event = later.get(key[0])
        old, new = was.get(key), now.get(key)
        if event is None or old == new:
            continue
        kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED if new is None else ChangeKind.CHANGED
        row = new or old
        if row is not None:
            yield DayCorrection(
                list=name,
                kind=kind.value,
                code=row.code,
                applicant=row.applicant,
                act=event.kind,
                recorded_at=event.recorded_at,
                recorded_by=event.recorded_by,
            )


def _identity(row: DayRow | CashLine) -> tuple[int, datetime | None]:
    """Return what makes a row the same row: its dossier, and of money the moment too, for it may be taken twice."""
    return row.number, row.at if isinstance(row, CashLine) else None
