"""Stretches in which the office waits for somebody else: papers, a payment, another agency, a stop."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_date, ward_time

_DAY: Final = timedelta(days=1)


class SupplementPolicy(StrEnum):
    """What waiting for further papers does to the limit."""

    RESTART = "restart"  # counted anew once they are complete: NĐ 118/2025 Đ19 k5, the default
    DEDUCT = "deduct"  # the wait is taken out, as QĐ 766/QĐ-TTg scores it


@dataclass(frozen=True, slots=True)
class Pause:
    """From the moment the office began to wait to the moment the matter went on."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise Refused("pause.backwards", start=self.start.isoformat(), end=self.end.isoformat())

    def days(self) -> frozenset[date]:
        """Return the days d with start ≤ d < end: the day on which the matter goes on is counted again."""
        first = ward_date(self.start)
        return frozenset(first + n * _DAY for n in range((ward_date(self.end) - first).days))


def merged(pauses: Iterable[Pause], since: datetime) -> tuple[Pause, ...]:
    """Return the pauses in order, overlapping ones joined, without what lies before the clock started."""
    joined: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: one.start):
        start, end = max(ward_time(pause.start), since), ward_time(pause.end)
        if end <= since:
            continue
        if joined and start <= joined[-1].end:
            joined[-1] = Pause(joined[-1].start, max(joined[-1].end, end))
        else:
            joined.append(Pause(start, end))
    return tuple(joined)


def days_of(pauses: Iterable[Pause]) -> frozenset[date]:
    """Return every day taken out by one of the pauses."""
    return frozenset().union(*(pause.days() for pause in pauses))
