"""The days from receipt to the appointment, as tiles: which one counts, which is skipped and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from counter_app.domain.deadlines.lines import Line, LineKind
from counter_app.domain.moments import ward_date
from counter_app.ui.widgets.day_tiles import Day, DayKind
from counter_app.ui.words import Words

_LONGEST = 400  # days; a promise beyond is told by its date alone


@dataclass(frozen=True, slots=True)
class Counted:
    """One day of the count; ``number`` is which counted day it is, 0 for one that is not counted."""

    day: date
    kind: DayKind
    number: int = 0
    off: str = ""


def counted_days(received: datetime, due: datetime, lines: Sequence[Line]) -> list[Counted]:
    """Return every day from receipt to the appointment, by what the explanation says of it."""
    first, last = ward_date(received), ward_date(due)
    if last < first or (last - first).days > _LONGEST:
        return []
    numbers = {ward_date(line.at): int(line.params["n"]) for line in lines if _is(line, LineKind.COUNTED) and line.at}
    off = _days_off(lines)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    by_days = bool(numbers)
    return [_counted(day, first, last, numbers, off, by_days=by_days) for day in days]


def tiles(counted: Sequence[Counted], words: Words) -> list[Day]:
    """Return the tiles in words."""
    return [
        Day(words(f"receive.short_day_{one.day.weekday()}"), str(one.day.day), _said(one, words), one.kind)
        for one in counted
    ]


def _counted(
    day: date, first: date, last: date, numbers: dict[date, int], off: dict[date, str], *, by_days: bool
) -> Counted:
    number = numbers.get(day, 0)
    if day == last:
        return Counted(day, DayKind.DUE, number)
    if day == first:
        return Counted(day, DayKind.RECEIVED)
    if day in off:
        return Counted(day, DayKind.OFF, off=off[day])
    rest = by_days and not number
    return Counted(day, DayKind.OFF if rest else DayKind.COUNTED, number)


def _days_off(lines: Sequence[Line]) -> dict[date, str]:
    found: dict[date, str] = {}
    for line in lines:
        if _is(line, LineKind.DAY_OFF):
            day, last = date.fromisoformat(str(line.params["first"])), date.fromisoformat(str(line.params["last"]))
            while day <= last:
                found[day] = str(line.params.get("name", ""))
                day += timedelta(days=1)
    return found


def _is(line: Line, kind: LineKind) -> bool:
    return str(line.kind) == kind.value


def _said(one: Counted, words: Words) -> str:
    match one.kind:
        case DayKind.RECEIVED:
            return words("receive.day_received")
        case DayKind.OFF:
            return words("receive.day_holiday" if one.off else "receive.day_rest")
        case DayKind.DUE:
            return words("receive.day_counted", n=one.number) if one.number else words("receive.day_due")
    return words("receive.day_counted", n=one.number) if one.number else ""
