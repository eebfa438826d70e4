"""The ward's own clock beside the law's: the ceilings of its steps, counted in working minutes from the same start.

A ceiling is the longest a step may take, never a wait: a dossier that is ahead stays ahead, and the legal limit holds
whatever the ceilings add up to. Waits for somebody else stop this clock as they stop the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.pauses import Pause, merged
from counter_app.domain.deadlines.verdicts import Remaining, is_late, remaining


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand of the two clocks: when it runs out, and how much working time is left at the moment asked about."""

    due_at: datetime
    left: Remaining


@dataclass(frozen=True, slots=True)
class Clocks:
    """The legal limit and the ward's own target side by side; ``shorter`` where the ward promises itself less."""

    legal: Hand
    target: Hand
    stands_still: bool = False

    @property
    def shorter(self) -> bool:
        """Say whether the ward's target lies before the legal limit."""
        return self.target.due_at < self.legal.due_at


def used_up(minutes: int, start: datetime, calendar: WorkCalendar, pauses: Iterable[Pause] = ()) -> datetime:
    """Return when so many working minutes are used up, waits not counted; one that begins too late moves nothing."""
    begin = calendar.next_opening(start)
    wanted = timedelta(minutes=minutes)
    ended = calendar.add_working_time(begin, wanted)
    for pause in merged(pauses, since=begin):
        if is_late(ended, pause.start):
            break
        wanted += calendar.working_time(pause.start, pause.end)
        ended = calendar.add_working_time(begin, wanted)
    return ended


def step_ends(
    ceilings: Sequence[int], start: datetime, calendar: WorkCalendar, pauses: Iterable[Pause] = ()
) -> tuple[datetime, ...]:
    """Return until when each of these steps may take, the first beginning at ``start``."""
    waits = tuple(pauses)
    return tuple(used_up(minutes, start, calendar, waits) for minutes in accumulate(ceilings))


def clocks(
    legal_due: datetime, target_due: datetime, now: datetime, calendar: WorkCalendar, *, by_the_clock: bool = False
) -> Clocks:
    """Return both clocks as they stand; a limit in clock hours runs through nights and days off."""
    legal = Hand(legal_due, remaining(legal_due, now, None if by_the_clock else calendar))
    return Clocks(legal, Hand(target_due, remaining(target_due, now, calendar)))
