"""The clock of the PC, watched: a jump of more than five minutes is put on record and told, and nothing is recounted.

Within a session the clock is held against a count of seconds that nobody can set; at its first act, and whenever it
stands before the newest row of the log, against the log. Numbers do not depend on it: they come from their counters.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from counter_app.domain.dossiers.warnings import Warn

NOTABLE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Jump:
    """The clock should have shown ``expected`` or later, and showed ``found``."""

    expected: datetime
    found: datetime

    @property
    def minutes(self) -> int:
        """Return how far it was off, in whole minutes; less than 0: put back."""
        return int((self.found - self.expected) / timedelta(minutes=1))

    def notice(self) -> Warn:
        """Return what should be said of it."""
        minutes, found = abs(self.minutes), f"{self.found:%H:%M %d/%m/%Y}"
        if self.minutes < 0:
            return Warn("clock.put_back", {"minutes": minutes, "found": found})
        return Warn("clock.put_forward", {"minutes": minutes, "found": found})


@dataclass(slots=True)
class ClockWatch:
    """One session's watch over the clock. ``seconds`` counts on, whatever becomes of the clock."""

    seconds: Callable[[], float]
    jumps: list[Jump] = field(default_factory=list)
    _clock_then: datetime | None = None
    _seconds_then: float = 0
    _behind: timedelta = timedelta()

    def look(self, now: datetime, newest: datetime | None) -> Jump | None:
        """Return the jump since the last act of this session, else how far the log is ahead of us; None for neither.

        ``newest`` is when the last row of the log was written. A lag that was told before is not told again.
        """
        if self._clock_then is not None:
            expected = self._clock_then + timedelta(seconds=self.seconds() - self._seconds_then)
            if abs(now - expected) > NOTABLE:
                return Jump(expected.replace(microsecond=0), now)
        if newest is not None and newest - now > NOTABLE and abs(newest - now - self._behind) > NOTABLE:
            return Jump(newest, now)
        return None

    def settle(self, now: datetime, newest: datetime | None, jump: Jump | None) -> None:
        """Go on from here: what was found is on record."""
        self._clock_then, self._seconds_then = now, self.seconds()
        if newest is not None:
            self._behind = max(newest - now, timedelta())
        if jump is not None:
            self.jumps.append(jump)
