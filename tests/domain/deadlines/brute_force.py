"""A second, slow way of counting: an office is a row of minutes, open or closed, and somebody walks along it.

It shares no code with the program. Day 0 begins at minute 0, a Thursday; every number is a minute counted from there.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAY = date(2026, 1, 1)
DAYS = 900
DAY = 1440

Pauses = list[tuple[int, int]]
Sessions = list[tuple[int, int]]


@dataclass
class Walker:
    """The open minutes of some thirty months, one byte each; ``ordinary`` is what a day is worth in minutes."""

    minutes: bytearray
    ordinary: int

    @classmethod
    def of(cls, days: list[Sessions], ordinary: int) -> "Walker":
        """Return an office with these hours, day by day."""
        minutes = bytearray(DAYS * DAY)
        for day, sessions in enumerate(days):
            for start, end in sessions:
                minutes[day * DAY + start : day * DAY + end] = b"\x01" * (end - start)
        return cls(minutes, ordinary)

    # looking

    def is_working_day(self, day: int) -> bool:
        return any(self.minutes[day * DAY : (day + 1) * DAY])

    def last_close(self, day: int) -> int:
        return day * DAY + self.minutes[day * DAY : (day + 1) * DAY].rindex(1) + 1

    def close_of_session(self, day: int, clock: int) -> int:
        """The first close of the day at that clock time or after it, else its last."""
        start = day * DAY
        closes = [m for m in range(start + 1, start + DAY + 1) if self._open(m - 1) and not self._open(m)]
        return next((close for close in closes if close >= start + clock), closes[-1])

    def _open(self, minute: int) -> bool:
        return minute < len(self.minutes) and bool(self.minutes[minute])

    # walking

    def deemed(self, received: int) -> int:
        while not (self.minutes[received] or self.minutes[received - 1]):  # a close still belongs to the day
            received += 1
        return received

    def after(self, start: int, wanted: int, pauses: Pauses) -> int:
        minute = start
        while wanted:
            if self.minutes[minute] and not any(begin <= minute < end for begin, end in pauses):
                wanted -= 1
            minute += 1
        return minute

    def without(self, gone: set[int]) -> "Walker":
        minutes = bytearray(self.minutes)
        for day in gone:
            minutes[day * DAY : (day + 1) * DAY] = bytes(DAY)
        return Walker(minutes, self.ordinary)

    def nth_day(self, start: int, n: int) -> int:
        day = start // DAY
        while n:
            day += 1
            n -= self.is_working_day(day)
        return day

    def rolled(self, day: int) -> int:
        """The close of that day, or of the next one somebody works on."""
        while not self.is_working_day(day):
            day += 1
        return self.last_close(day)

    # counting a whole limit

    def hours(self, received: int, quarters: int, pauses: Pauses) -> tuple[int, int]:
        """Working hours in quarters: when they are used up, twice."""
        ended = self.after(self.deemed(received), quarters * 15, pauses)
        return ended, ended

    def same_clock(self, received: int, quarters: int, pauses: Pauses) -> tuple[int, int]:
        """Days counted in minutes: when used up, and when due; whole days run from an opening to an opening."""
        start = self.deemed(received)
        used_up = ended = self.after(start, -(-quarters * self.ordinary // 4), pauses)
        if quarters % 4 == 0 and self.minutes[start] and not self.minutes[start - 1]:
            while not self.minutes[ended]:
                ended += 1
        return used_up, ended

    def days(self, received: int, whole: int, quarter: int, gone: set[int], *, by_session: bool = False) -> int:
        """Working days with a part of one, over the days that no pause takes out."""
        start, left = self.deemed(received), self.without(gone)
        day = left.nth_day(start, whole)
        if not quarter:
            return self.close_of_session(day, start % DAY) if by_session else left.last_close(day)
        mark = start if whole == 0 else day * DAY + start % DAY
        reached = left.after(mark, -(-quarter * self.ordinary // 4), [])
        above = left.nth_day(start, whole + 1)
        last = self.close_of_session(above, start % DAY) if by_session else left.last_close(above)
        return min(left.last_close((reached - 1) // DAY), last)

    def calendar_days(self, received: int, n: int, gone: set[int]) -> int:
        return self.rolled(self.deemed(received) // DAY + n + len(gone))

    def months(self, received: int, n: int, gone: set[int]) -> int:
        first = FIRST_DAY + timedelta(days=self.deemed(received) // DAY)
        year, month = divmod(first.month - 1 + n, 12)
        year, month = first.year + year, month + 1
        last = date(year, month, min(first.day, monthrange(year, month)[1]))
        return self.rolled((last - FIRST_DAY).days + len(gone))

    def same_day(self, received: int) -> int:
        start = self.deemed(received)
        too_late = received // DAY == start // DAY and received % DAY > 15 * 60
        return self.last_close(self.nth_day(start, 1) if too_late else start // DAY)


def days_gone(pauses: Pauses) -> set[int]:
    """The days d with pause <= d < resume."""
    return {day for start, end in pauses for day in range(start // DAY, end // DAY)}


def told_apart(pauses: Pauses, start: int) -> Pauses:
    """The pauses in order, joined where they touch, without what lies before the count began."""
    joined: Pauses = []
    for begun, end in sorted(pauses):
        if end <= start:
            continue
        begin = max(begun, start)
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined
