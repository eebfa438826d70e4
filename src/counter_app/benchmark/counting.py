"""What one due date costs, with its explanation and without, beside a bare walk from day to day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from counter_app.benchmark.figures import Figure, Goal, Pair, figure, timed_in_turn
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import Pause, due, due_at
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.moments import at

_HELPING = 100  # one alone is too short to be timed
_LIMITS = ("1 same_day", "3 working_day", "10 working_day", "8 working_hour", "2.5 working_day", "20 calendar_day")
_DAY = timedelta(days=1)

Asked = tuple[TimeLimit, datetime, tuple[Pause, ...]]


def counting(calendar: WorkCalendar, repetitions: int) -> list[Figure]:
    """Measure the engine over a year's receipts of all common limits, every fifth with a wait of two days."""
    asked = _questions()
    ours: dict[str, tuple[str, Callable[[Asked], object]]] = {
        "due": ("due_at: the instant alone, each", lambda one: due_at(one[0], one[1], calendar, pauses=one[2])),
        "due_explained": ("due: with its explanation, each", lambda one: due(one[0], one[1], calendar, pauses=one[2])),
    }
    floor_is = "bare datetime: as many working days over a set of days off"
    return [
        figure(name, what, floor_is, _each(count, asked, calendar, repetitions), Goal())
        for name, (what, count) in ours.items()
    ]


def _each(
    count: Callable[[Asked], object], asked: list[Asked], calendar: WorkCalendar, repetitions: int
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of one computation, from helpings of a hundred."""
    off = frozenset(calendar.off)

    def ours(_: int) -> None:
        for one in asked:
            count(one)

    def floor(_: int) -> None:
        for limit, received, _pauses in asked:
            _walked(received.date(), max(1, round(limit.value)), off)

    times = timed_in_turn(Pair(ours, floor), repetitions)
    one, other = ([time / _HELPING for time in each] for each in times)
    return one, other


def _walked(day: date, n: int, off: frozenset[date]) -> date:
    while n:
        day += _DAY
        n -= day.weekday() < 5 and day not in off
    return day


def _questions() -> list[Asked]:
    chance = Random(4)  # noqa: S311  (the same receipts in every run)
    limits = [TimeLimit.parse(text) for text in _LIMITS]
    first = at(date(2026, 1, 1), datetime.min.time())
    asked = list[Asked]()
    for turn in range(_HELPING):
        received = first + timedelta(minutes=chance.randrange(330 * 24 * 60))
        wait = Pause(received + _DAY, received + 3 * _DAY)
        asked.append((limits[turn % len(limits)], received, (wait,) if turn % 5 == 0 else ()))
    return asked
