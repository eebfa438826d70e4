"""Why a matter is due when it is: the lines of one computation, in the order a person tells them.

They stay few. Weekly rest is one line with a count, a run of days off with one name is one line, and beyond a handful
of counted days only the last is named.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.counts import DuePolicy, is_after_cutoff
from counter_app.domain.deadlines.limits import TimeLimit, Unit
from counter_app.domain.deadlines.lines import Line, LineKind
from counter_app.domain.deadlines.pauses import Pause, days_of
from counter_app.domain.deadlines.reckoning import Reckoning
from counter_app.domain.moments import at, ward_date, ward_time

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_LISTED: Final = 5
_BY_THE_CALENDAR: Final = (Unit.CALENDAR_DAY, Unit.WEEK, Unit.MONTH, Unit.UNTIL)


def explain(limit: TimeLimit, found: Reckoning, calendar: WorkCalendar, policy: DuePolicy) -> tuple[Line, ...]:
    """Return the explanation of what ``reckon`` found with the same limit, calendar and policy."""
    days = list(_days_to_tell(limit, found))
    middle = [
        *_days_off(days, calendar),
        *_open_days(days, calendar),
        *_start(limit, found, calendar),
        *_first_counted(limit, found, calendar, policy),
        *_counted(limit, found, calendar, policy),
        *(_paused(pause, limit, found, calendar, policy) for pause in found.pauses),
    ]
    return (
        Line(LineKind.RECEIVED, found.received, {"limit": str(limit)}),
        *sorted(middle, key=lambda line: line.at or found.received),
        *_weekly_rest(days, calendar),
        *_rolled(limit, found, calendar),
        *_unconfirmed(found, calendar),
        Line(LineKind.DUE, found.at, {"policy": str(policy)}),
    )


def _unconfirmed(found: Reckoning, calendar: WorkCalendar) -> Iterator[Line]:
    for year in calendar.unconfirmed_years(found.received, found.at):
        yield Line(LineKind.YEAR_UNCONFIRMED, None, {"year": year})


def _days_to_tell(limit: TimeLimit, found: Reckoning) -> Iterator[date]:
    """Yield the days whose being closed matters: all where working time counts, else those at both ends."""
    if limit.unit is Unit.CLOCK_HOUR:
        return
    if limit.unit in _BY_THE_CALENDAR:
        yield from _between(found.received.date(), found.starts.date())
        yield from _between(max(found.raw, found.starts.date() + _DAY), found.at.date())
    else:
        yield from _between(found.received.date(), found.at.date())


def _between(first: date, last: date) -> Iterator[date]:
    return (first + n * _DAY for n in range((last - first).days + 1))


def _days_off(days: Iterable[date], calendar: WorkCalendar) -> Iterator[Line]:
    run: list[date] = []
    name = ""
    for day in days:
        closed = calendar.why_closed(day)
        if closed and closed.reason == "weekly_rest":
            continue
        if run and (closed is None or closed.name != name):
            yield _day_off(run, name)
            run = []
        if closed:
            run, name = [*run, day], closed.name
    if run:
        yield _day_off(run, name)


def _day_off(run: list[date], name: str) -> Line:
    params: dict[str, str | int] = {
        "name": name,
        "first": run[0].isoformat(),
        "last": run[-1].isoformat(),
        "days": len(run),
    }
    return Line(LineKind.DAY_OFF, at(run[0], time.min), params)


def _open_days(days: Iterable[date], calendar: WorkCalendar) -> Iterator[Line]:
    for day in days:
        for kind, special in (
            (LineKind.MAKE_UP_DAY, calendar.work.get(day)),
            (LineKind.HALF_DAY, calendar.half.get(day)),
        ):
            if special and calendar.is_open(day):
                yield Line(kind, calendar.spans(day)[0][0], {"name": special.name})
                break


def _start(limit: TimeLimit, found: Reckoning, calendar: WorkCalendar) -> Iterator[Line]:
    if found.starts != found.received:
        yield Line(LineKind.DEEMED, found.starts, _why_deemed(found.received, calendar))
    if limit.unit is Unit.SAME_DAY and is_after_cutoff(limit, found.received, found.starts):
        yield Line(LineKind.CUTOFF, found.starts, {"cutoff": f"{limit.cutoff:%H:%M}"})


def _why_deemed(received: datetime, calendar: WorkCalendar) -> dict[str, str | int]:
    day = ward_date(received)
    if closed := calendar.why_closed(day):
        return {"reason": closed.reason, "name": closed.name}
    spans = calendar.spans(day)
    if received < spans[0][0]:
        return {"reason": "before_opening", "name": ""}
    return {"reason": "after_close" if received > spans[-1][1] else "break", "name": ""}


def _in_minutes(limit: TimeLimit, policy: DuePolicy) -> bool:
    days_in_minutes = limit.unit is Unit.WORKING_DAY and policy is DuePolicy.SAME_CLOCK
    return limit.unit is Unit.WORKING_HOUR or days_in_minutes


def _counted_days(limit: TimeLimit, found: Reckoning, calendar: WorkCalendar) -> list[date]:
    """Return the whole working days of a limit in working days."""
    gone = days_of(found.pauses)
    days = _between(found.starts.date() + _DAY, found.at.date())
    return [day for day in days if calendar.is_open(day) and day not in gone][: limit.split()[0]]


def _first_counted(limit: TimeLimit, found: Reckoning, calendar: WorkCalendar, policy: DuePolicy) -> Iterator[Line]:
    if limit.unit in (Unit.WORKING_HOUR, Unit.CLOCK_HOUR) or _in_minutes(limit, policy):
        yield Line(LineKind.COUNTS_FROM, found.starts)
    elif limit.unit is Unit.WORKING_DAY:
        days = _counted_days(limit, found, calendar)
        yield Line(LineKind.COUNTS_FROM, calendar.spans(days[0])[0][0] if days else found.starts)
    elif limit.unit in _BY_THE_CALENDAR and limit.unit is not Unit.UNTIL:
        next_day = at(found.starts.date() + _DAY, time.min)
        yield Line(LineKind.COUNTS_FROM, next_day if next_day <= found.at else found.starts)


def _counted(limit: TimeLimit, found: Reckoning, calendar: WorkCalendar, policy: DuePolicy) -> Iterator[Line]:
    if _in_minutes(limit, policy):
        yield from _counted_minutes(found, calendar)
    elif limit.unit is Unit.WORKING_DAY:
        days = list(enumerate(_counted_days(limit, found, calendar), start=1))
        for n, day in days if len(days) <= _LISTED else days[-1:]:
            yield Line(LineKind.COUNTED, calendar.spans(day)[0][0], {"n": n})
        if part := limit.split()[1]:
            yield Line(
                LineKind.COUNTED_MINUTES, found.at, {"minutes": int(part * calendar.ordinary_minutes), "days": 1}
            )


def _counted_minutes(found: Reckoning, calendar: WorkCalendar) -> Iterator[Line]:
    """Tell how the minutes lie over the days. Seconds are carried, so that the minutes add up to the limit."""
    used = timedelta(0)
    lines: list[Line] = []
    for day in _between(found.starts.date(), found.at.date()):
        first, last = max(found.starts, at(day, time.min)), min(found.at, at(day, time.max))
        before = used // _MINUTE
        used += calendar.working_time(first, last) - _paused_time(found.pauses, first, last, calendar)
        if minutes := used // _MINUTE - before:
            opens = max(found.starts, calendar.spans(day)[0][0])
            lines.append(Line(LineKind.COUNTED_MINUTES, opens, {"minutes": minutes, "days": 1}))
    if len(lines) <= _LISTED:
        yield from lines
    else:
        yield Line(LineKind.COUNTED_MINUTES, lines[-1].at, {"minutes": used // _MINUTE, "days": len(lines)})


def _paused_time(pauses: Iterable[Pause], first: datetime, last: datetime, calendar: WorkCalendar) -> timedelta:
    shared = ((max(pause.start, first), min(pause.end, last)) for pause in pauses)
    return sum((calendar.working_time(start, end) for start, end in shared if start < end), timedelta(0))


def _paused(pause: Pause, limit: TimeLimit, found: Reckoning, calendar: WorkCalendar, policy: DuePolicy) -> Line:
    params: dict[str, str | int] = {"until": ward_time(pause.end).isoformat()}
    if limit.unit is Unit.CLOCK_HOUR:
        params["minutes"] = (pause.end - pause.start) // _MINUTE
    elif _in_minutes(limit, policy):
        params["minutes"] = calendar.working_minutes(pause.start, pause.end)
    elif limit.unit is Unit.UNTIL:
        params["days"] = 0
    elif limit.unit in _BY_THE_CALENDAR:
        params["days"] = len(pause.days())
    else:
        first = found.starts.date() + (_DAY if limit.unit is Unit.WORKING_DAY else timedelta(0))
        params["days"] = sum(1 for day in pause.days() if day >= first and calendar.is_open(day))
    return Line(LineKind.PAUSED, pause.start, params)


def _weekly_rest(days: Iterable[date], calendar: WorkCalendar) -> Iterator[Line]:
    closed = (calendar.why_closed(day) for day in days)
    if count := sum(1 for why in closed if why and why.reason == "weekly_rest"):
        yield Line(LineKind.WEEKLY_REST, None, {"days": count})


def _rolled(limit: TimeLimit, found: Reckoning, calendar: WorkCalendar) -> Iterator[Line]:
    if limit.unit in _BY_THE_CALENDAR and (closed := calendar.why_closed(found.raw)):
        params = {"first": found.raw.isoformat(), "reason": closed.reason, "name": closed.name}
        yield Line(LineKind.ROLLED, at(found.at.date(), time.min), params)
