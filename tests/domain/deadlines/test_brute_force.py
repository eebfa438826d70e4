"""The engine against the walker of ``brute_force``: the same office twice, and nothing shared between the two."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import (
    DuePolicy,
    Pause,
    SupplementPolicy,
    due_after_supplement,
    due_at,
)
from counter_app.domain.deadlines.limits import TimeLimit, Unit
from counter_app.domain.deadlines.opening_hours import DatedHours, WeekHours, parse_hours
from counter_app.domain.deadlines.special_days import SpecialHours
from counter_app.domain.moments import WARD_TIME
from domain.deadlines.brute_force import DAY, DAYS, FIRST_DAY, Pauses, Walker, days_gone, told_apart

BEGIN = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, tzinfo=WARD_TIME)
HOURS = {  # text for the engine, minutes of the day for the walker
    "07:30-11:30,13:00-17:00": [(450, 690), (780, 1020)],
    "07:30-11:30,13:30-16:30": [(450, 690), (810, 990)],
    "08:00-15:00": [(480, 900)],
    "07:00-10:15,10:30-12:00,14:00-17:45": [(420, 615), (630, 720), (840, 1065)],
    "07:30-11:30": [(450, 690)],
    "13:00-17:00": [(780, 1020)],
}
FULL, MORNING, AFTERNOON = list(HOURS)[:4], "07:30-11:30", "13:00-17:00"
Office = tuple[WorkCalendar, Walker]


def an_office(random: Random) -> Office:
    """Return the same random office twice: as the engine and as the walker know it."""
    weekday, season = random.choice(FULL), random.choice(FULL)
    saturday = random.choice(["", MORNING])
    first = random.randrange(60, 200)
    off = {day for day in range(DAYS) if random.random() < 0.06}
    work = {day for day in range(DAYS) if random.random() < 0.03} - off
    half = {day for day in range(DAYS) if random.random() < 0.03} - off - work

    def hours(day: int) -> str:
        ordinary = season if first <= day < first + 90 else weekday
        if day in work:
            return ordinary
        if day in half:
            return AFTERNOON
        weekday_number = (day + 3) % 7
        return "" if day in off or weekday_number == 6 else saturday if weekday_number == 5 else ordinary

    def week(text: str) -> WeekHours:
        return WeekHours.of(parse_hours(text), saturday=parse_hours(saturday) if saturday else ())

    calendar = WorkCalendar(
        hours=week(weekday),
        off={as_date(day): "Nghỉ" for day in off},
        work={as_date(day): SpecialHours("Làm bù") for day in work},
        half={as_date(day): SpecialHours("Nghỉ sáng", parse_hours(AFTERNOON)) for day in half},
        periods=(DatedHours(week(season), as_date(first), as_date(first + 89)),),
    )
    ordinary = sum(end - start for start, end in HOURS[weekday])
    return calendar, Walker.of([HOURS.get(hours(day), []) for day in range(DAYS)], ordinary)


def as_date(day: int) -> date:
    return FIRST_DAY + timedelta(days=day)


def as_moment(minute: int) -> datetime:
    return BEGIN + timedelta(minutes=minute)


def some_pauses(random: Random, received: int) -> Pauses:
    starts = [received + random.randrange(1, 6 * DAY) for _ in range(random.choice([0, 0, 1, 2]))]
    return [(start, start + random.randrange(4 * DAY)) for start in starts]


def as_pauses(pauses: Pauses) -> list[Pause]:
    return [Pause(as_moment(start), as_moment(end)) for start, end in pauses]


def some_receipt(random: Random) -> int:
    return random.randrange(DAY, 300 * DAY)


def with_pauses(count: Callable[[Pauses], int], pauses: Pauses) -> int:
    """Take the pauses in one after the other, as long as each begins no later than the due without it."""
    counted: Pauses = []
    for pause in pauses:
        if pause[0] > count(counted):
            break
        counted.append(pause)
    return count(counted)


# what is compared; each says what it compared when they differ, or nothing where the two mean different things


def minutes(office: Office, random: Random, *, same_clock: bool) -> None:
    """Working hours, and working days under ``same_clock``, with pauses."""
    calendar, walker = office
    received = some_receipt(random)
    pauses = some_pauses(random, received)
    quarters = random.randrange(1, 40 if same_clock else 200)
    unit, policy = (Unit.WORKING_DAY, DuePolicy.SAME_CLOCK) if same_clock else (Unit.WORKING_HOUR, DuePolicy.END_OF_DAY)
    used_up, ended = (walker.same_clock if same_clock else walker.hours)(received, quarters, pauses)
    if any(used_up <= begin <= ended for begin, _ in pauses):
        return  # begun when all was used up but not yet late: the engine takes it out, the walker never meets it
    limit = TimeLimit(unit, Decimal(quarters) / 4)
    promised = due_at(limit, as_moment(received), calendar, policy=policy, pauses=as_pauses(pauses))
    assert promised == as_moment(ended), (str(limit), as_moment(received), as_pauses(pauses))


def days_and_parts(office: Office, random: Random, *, by_session: bool = False) -> None:
    calendar, walker = office
    received = some_receipt(random)
    whole, quarter = random.randrange(1, 25), random.choice([0, 0, 1, 2, 3])
    whole -= random.random() < 0.2 and quarter > 0 and whole  # now and then less than a day
    pauses = told_apart(some_pauses(random, received), walker.deemed(received))

    def count(taken: Pauses) -> int:
        return walker.days(received, whole, quarter, days_gone(taken), by_session=by_session)

    ended = with_pauses(count, pauses)
    limit = TimeLimit(Unit.WORKING_DAY, whole + Decimal(quarter) / 4)
    policy = DuePolicy.SESSION_END if by_session else DuePolicy.END_OF_DAY
    promised = due_at(limit, as_moment(received), calendar, policy=policy, pauses=as_pauses(pauses))
    assert promised == as_moment(ended), (str(limit), as_moment(received), as_pauses(pauses))


def days_by_the_calendar(office: Office, random: Random, *, months: bool = False) -> None:
    calendar, walker = office
    received, n = some_receipt(random), random.randrange(1, 9 if months else 60)
    pauses = told_apart(some_pauses(random, received), walker.deemed(received))
    walk = walker.months if months else walker.calendar_days
    ended = with_pauses(lambda taken: walk(received, n, days_gone(taken)), pauses)
    limit = TimeLimit(Unit.MONTH if months else Unit.CALENDAR_DAY, Decimal(n))
    promised = due_at(limit, as_moment(received), calendar, pauses=as_pauses(pauses))
    assert promised == as_moment(ended), (str(limit), as_moment(received), as_pauses(pauses))


def same_day(office: Office, random: Random) -> None:
    calendar, walker = office
    received = some_receipt(random)
    promised = due_at(TimeLimit(Unit.SAME_DAY), as_moment(received), calendar)
    assert promised == as_moment(walker.same_day(received)), as_moment(received)


def a_supplement(office: Office, random: Random) -> None:
    """Days counted anew from the completed dossier."""
    calendar, walker = office
    received, whole = some_receipt(random), random.randrange(1, 25)
    asked = received + random.randrange(1, 3 * DAY)
    completed = asked + random.randrange(1, 15 * DAY)
    promised = due_after_supplement(
        TimeLimit(Unit.WORKING_DAY, Decimal(whole)),
        *map(as_moment, (received, asked, completed)),
        calendar,
        supplement=SupplementPolicy.RESTART,
    )
    assert promised.at == as_moment(walker.days(completed, whole, 0, set())), as_moment(completed)


def one_after_the_other(office: Office, random: Random) -> None:
    """A same-day limit and working days on top of it."""
    calendar, walker = office
    received, more = some_receipt(random), random.randrange(1, 6)
    limits = (TimeLimit(Unit.SAME_DAY), TimeLimit(Unit.WORKING_DAY, Decimal(more)))
    ended = walker.days(walker.same_day(received), more, 0, set())
    assert due_at(limits, as_moment(received), calendar) == as_moment(ended), (more, as_moment(received))


COMPARISONS: dict[str, Callable[[Office, Random], None]] = {
    "hours": lambda office, random: minutes(office, random, same_clock=False),
    "same clock": lambda office, random: minutes(office, random, same_clock=True),
    "days": days_and_parts,
    "sessions": lambda office, random: days_and_parts(office, random, by_session=True),
    "calendar days": days_by_the_calendar,
    "months": lambda office, random: days_by_the_calendar(office, random, months=True),
    "same day": same_day,
    "supplement": a_supplement,
    "in turn": one_after_the_other,
}
OFFICES = [an_office(Random(seed)) for seed in range(4)]
FEW, MANY = 10, 250


@pytest.mark.parametrize("office", range(len(OFFICES)))
@pytest.mark.parametrize("what", COMPARISONS)
def test_the_walker_agrees(what: str, office: int) -> None:
    random = Random(f"{what} {office}")
    for _ in range(FEW):
        COMPARISONS[what](OFFICES[office], random)


@pytest.mark.thorough
@pytest.mark.parametrize("office", range(100, 106))
@pytest.mark.parametrize("what", COMPARISONS)
def test_the_walker_agrees_many_times(what: str, office: int) -> None:
    random, there = Random(f"{what} {office}"), an_office(Random(office))
    for _ in range(MANY):
        COMPARISONS[what](there, random)


def test_the_walker_would_notice_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Walker, "deemed", lambda walker, received: received + 1)
    with pytest.raises(AssertionError):
        test_the_walker_agrees("hours", 0)
