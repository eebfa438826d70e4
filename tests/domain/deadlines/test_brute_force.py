"""A second, slow implementation that walks minute by minute and shares no code with the engine."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import DuePolicy, Pause, due_at
from counter_app.domain.deadlines.limits import TimeLimit, Unit
from counter_app.domain.deadlines.opening_hours import WeekHours, parse_hours
from counter_app.domain.deadlines.special_days import SpecialHours
from counter_app.domain.moments import WARD_TIME

BEGIN = datetime(2026, 1, 1, tzinfo=WARD_TIME)  # minute 0, a Thursday
DAYS = 420
DAY = 1440
HOURS = {  # text for the engine, minutes of the day for the walker
    "07:30-11:30,13:00-17:00": [(450, 690), (780, 1020)],
    "07:30-11:30,13:30-16:30": [(450, 690), (810, 990)],
    "08:00-15:00": [(480, 900)],
    "07:30-11:30": [(450, 690)],
    "13:00-17:00": [(780, 1020)],
}


@dataclass
class Walker:
    """The open minutes of fourteen months, one byte each."""

    minutes: bytearray
    ordinary: int

    def is_working_day(self, day: int) -> bool:
        return any(self.minutes[day * DAY : (day + 1) * DAY])

    def last_close(self, day: int) -> int:
        return day * DAY + self.minutes[day * DAY : (day + 1) * DAY].rindex(1) + 1

    def deemed(self, received: int) -> int:
        while not (self.minutes[received] or self.minutes[received - 1]):  # a close still belongs to the day
            received += 1
        return received

    def after(self, start: int, wanted: int, pauses: list[tuple[int, int]]) -> int:
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


def an_office(random: Random) -> tuple[WorkCalendar, Walker]:
    """Return the same random office twice: as the engine and as the walker know it."""
    weekday = random.choice(list(HOURS)[:3])
    saturday = random.choice(["", "07:30-11:30"])
    off = {day for day in range(DAYS) if random.random() < 0.06}
    work = {day for day in range(DAYS) if random.random() < 0.03} - off
    half = {day for day in range(DAYS) if random.random() < 0.03} - off - work
    afternoon = "13:00-17:00"
    minutes = bytearray(DAYS * DAY)
    for day in range(DAYS):
        weekly = weekday if (day + 3) % 7 < 5 else saturday if (day + 3) % 7 == 5 else ""
        hours = weekday if day in work else afternoon if day in half else "" if day in off else weekly
        for start, end in HOURS.get(hours, []):
            minutes[day * DAY + start : day * DAY + end] = b"\x01" * (end - start)
    calendar = WorkCalendar(
        hours=WeekHours.of(parse_hours(weekday), saturday=parse_hours(saturday) if saturday else ()),
        off={as_date(day): "Nghỉ" for day in off},
        work={as_date(day): SpecialHours("Làm bù") for day in work},
        half={as_date(day): SpecialHours("Nghỉ sáng", parse_hours(afternoon)) for day in half},
    )
    return calendar, Walker(minutes, sum(end - start for start, end in HOURS[weekday]))


def as_date(day: int) -> date:
    return BEGIN.date() + timedelta(days=day)


def as_moment(minute: int) -> datetime:
    return BEGIN + timedelta(minutes=minute)


def some_pauses(random: Random, received: int) -> list[tuple[int, int]]:
    starts = [received + random.randrange(1, 6 * DAY) for _ in range(random.choice([0, 0, 1, 2]))]
    return [(start, start + random.randrange(4 * DAY)) for start in starts]


def as_pauses(pauses: list[tuple[int, int]]) -> list[Pause]:
    return [Pause(as_moment(start), as_moment(end)) for start, end in pauses]


def days_gone(pauses: list[tuple[int, int]]) -> set[int]:
    return {day for start, end in pauses for day in range(start // DAY, end // DAY)}


def in_time(walked: dict[int, int], pauses: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pauses that begin no later than the due without them: ``walked`` is due by number of pauses."""
    for n, (start, _) in enumerate(pauses):
        if start > walked[n]:
            return pauses[:n]
    return pauses


OFFICES = [an_office(Random(seed)) for seed in range(8)]
ROUNDS = 60


@pytest.mark.parametrize("office", range(len(OFFICES)))
@pytest.mark.parametrize("policy", [DuePolicy.END_OF_DAY, DuePolicy.SAME_CLOCK])
def test_minutes(office: int, policy: DuePolicy) -> None:
    """Working hours, and working days under ``same_clock``, with pauses."""
    calendar, walker = OFFICES[office]
    random = Random(100 + office)
    for _ in range(ROUNDS):
        received = random.randrange(DAY, 300 * DAY)
        pauses = some_pauses(random, received)
        if policy is DuePolicy.SAME_CLOCK:
            quarters = random.randrange(1, 40)
            limit, wanted = TimeLimit(Unit.WORKING_DAY, Decimal(quarters) / 4), -(-quarters * walker.ordinary // 4)
        else:
            quarters = random.randrange(1, 200)
            limit, wanted = TimeLimit(Unit.WORKING_HOUR, Decimal(quarters) / 4), quarters * 15
        start = walker.deemed(received)
        used_up = ended = walker.after(start, wanted, pauses)
        opens = walker.minutes[start] and not walker.minutes[start - 1]
        if policy is DuePolicy.SAME_CLOCK and quarters % 4 == 0 and opens:
            while not walker.minutes[ended]:
                ended += 1
        if any(used_up <= begin <= ended for begin, _ in pauses):
            continue  # begun when all was used up but not yet late: the engine takes it out, the walker never meets it
        promised = due_at(limit, as_moment(received), calendar, policy=policy, pauses=as_pauses(pauses))
        assert promised == as_moment(ended), (str(limit), as_moment(received), as_pauses(pauses))


@pytest.mark.parametrize("office", range(len(OFFICES)))
def test_working_days_and_fractions(office: int) -> None:
    calendar, walker = OFFICES[office]
    random = Random(200 + office)
    for _ in range(ROUNDS):
        received = random.randrange(DAY, 300 * DAY)
        whole, quarter = random.randrange(1, 25), random.choice([0, 0, 1, 2, 3])
        whole -= random.random() < 0.2 and quarter > 0 and whole  # now and then less than a day
        pauses = sorted(some_pauses(random, received))
        start = walker.deemed(received)
        pauses = [(max(begin, start), end) for begin, end in pauses if end > start]
        if len(pauses) == 2 and pauses[1][0] <= pauses[0][1]:
            pauses = [(pauses[0][0], max(pauses[0][1], pauses[1][1]))]
        walked: dict[int, int] = {}
        for n in range(len(pauses) + 1):
            left = walker.without(days_gone(pauses[:n]))
            day = left.nth_day(start, whole)
            if quarter:
                mark = start if whole == 0 else day * DAY + start % DAY
                reached = left.after(mark, -(-quarter * walker.ordinary // 4), [])
                day = min((reached - 1) // DAY, left.nth_day(start, whole + 1))
            walked[n] = left.last_close(day)
        ended = walked[len(in_time(walked, pauses))]
        limit = TimeLimit(Unit.WORKING_DAY, whole + Decimal(quarter) / 4)
        promised = due_at(limit, as_moment(received), calendar, pauses=as_pauses(pauses))
        assert promised == as_moment(ended), (str(limit), as_moment(received), as_pauses(pauses))


@pytest.mark.parametrize("office", range(len(OFFICES)))
def test_calendar_days_and_same_day(office: int) -> None:
    calendar, walker = OFFICES[office]
    random = Random(300 + office)
    for _ in range(ROUNDS):
        received, n = random.randrange(DAY, 300 * DAY), random.randrange(1, 60)
        start = walker.deemed(received)
        day = start // DAY + n
        while not walker.is_working_day(day):
            day += 1
        promised = due_at(TimeLimit(Unit.CALENDAR_DAY, Decimal(n)), as_moment(received), calendar)
        assert promised == as_moment(walker.last_close(day)), (n, as_moment(received))
        too_late = received // DAY == start // DAY and received % DAY > 15 * 60
        day = walker.nth_day(start, 1) if too_late else start // DAY
        promised = due_at(TimeLimit(Unit.SAME_DAY), as_moment(received), calendar)
        assert promised == as_moment(walker.last_close(day)), as_moment(received)
