"""The days and minutes the counter is open, and counting along them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple, Self, TypeAlias

from counter_app.domain.deadlines.opening_hours import OFFICE_WEEK, DatedHours, DayHours, WeekHours, minutes_in
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind, SpecialHours
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at, ward_date, ward_time

Span: TypeAlias = tuple[datetime, datetime]
Proposals: TypeAlias = Callable[[int], Mapping[date, str]]  # the days off of a year as the law lets one expect them

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_NONE: Final = timedelta(0)
_LONGEST_CLOSURE: Final = 4000  # days; a counter closed for longer never opens again


class Closed(NamedTuple):
    """Why nobody works on a day: ``day_off`` with its name, or the ``weekly_rest``."""

    reason: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The opening hours of the counter and the days that differ, as the ward declares them.

    Where a day is entered twice, a make-up day wins over a half day, and that over a day off. A make-up day without
    hours of its own has those of the unit's ordinary day; a half day without its own, the first session of its weekday.
    A year in which nothing was entered has the days off that ``proposals`` expects of it, and is never confirmed.
    """

    hours: WeekHours = OFFICE_WEEK
    off: Mapping[date, str] = field(default_factory=dict)
    work: Mapping[date, SpecialHours] = field(default_factory=dict)
    half: Mapping[date, SpecialHours] = field(default_factory=dict)
    confirmed_years: frozenset[int] = frozenset()
    periods: tuple[DatedHours, ...] = ()  # other hours for a time; the last that holds wins
    proposals: Proposals | None = field(default=None, repr=False, compare=False)
    _spans: dict[date, tuple[Span, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _proposed: dict[int, Mapping[date, str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        days: Iterable[CalendarDay],
        *,
        hours: WeekHours = OFFICE_WEEK,
        confirmed_years: Iterable[int] = (),
        periods: Iterable[DatedHours] = (),
        proposals: Proposals | None = None,
    ) -> Self:
        """Return the calendar of these entries; a later entry replaces an earlier one for the same day."""
        latest = {entry.day: entry for entry in days}
        kinds: dict[DayKind, dict[date, SpecialHours]] = {kind: {} for kind in DayKind}
        for day, entry in latest.items():
            kinds[entry.kind][day] = SpecialHours(entry.name, entry.hours)
        return cls(
            hours=hours,
            off={day: special.name for day, special in kinds[DayKind.OFF].items()},
            work=kinds[DayKind.WORK],
            half=kinds[DayKind.HALF],
            confirmed_years=frozenset(confirmed_years),
            periods=tuple(periods),
            proposals=proposals,
        )

    @property
    def entered_years(self) -> frozenset[int]:
        """The years in which something was entered or which somebody confirmed: nothing is proposed for them."""
        return frozenset(day.year for days in (self.off, self.work, self.half) for day in days) | self.confirmed_years

    def proposed(self, year: int) -> Mapping[date, str]:
        """Return the days off expected of a year; none of one in which something was entered."""
        known = self._proposed.get(year)
        if known is None:
            wanted = self.proposals is not None and year not in self.entered_years
            known = self._proposed[year] = self.proposals(year) if self.proposals and wanted else {}
        return known

    def is_confirmed(self, start: datetime, end: datetime) -> bool:
        """Say whether somebody has confirmed every year between two moments."""
        return not self.unconfirmed_years(start, end)

    def unconfirmed_years(self, start: datetime, end: datetime) -> list[int]:
        """Return the years between two moments whose days off nobody has confirmed."""
        years = range(ward_time(start).year, ward_time(end).year + 1)
        return [year for year in years if year not in self.confirmed_years]

    def closed_on(self, days: Iterable[date]) -> Self:
        """Return this calendar with further days nobody works on."""
        gone = dict.fromkeys(days, "")
        expected = [self.proposed(year) for year in {day.year for day in gone}]
        return replace(
            self,
            off={**self.off, **{day: name for year in expected for day, name in year.items()}, **gone},
            work={day: special for day, special in self.work.items() if day not in gone},
            half={day: special for day, special in self.half.items() if day not in gone},
        )

    # a day

    def sessions(self, day: date) -> DayHours:
        """Return the day's open hours; empty when closed."""
        week = next((period.hours for period in reversed(self.periods) if period.holds_on(day)), self.hours)
        if special := self.work.get(day):
            return week.ordinary_day if special.hours is None else special.hours
        if special := self.half.get(day):
            return (week.on(day) or week.ordinary_day)[:1] if special.hours is None else special.hours
        return () if self.day_off(day) is not None else week.on(day)

    def day_off(self, day: date) -> str | None:
        """Return the name of a day off, as entered or as expected; None of any other day."""
        return self.off[day] if day in self.off else self.proposed(day.year).get(day)

    def spans(self, day: date) -> tuple[Span, ...]:
        """Return the day's open hours as moments. Remembered, for lists count over the same days again and again."""
        known = self._spans.get(day)
        if known is None:
            known = tuple((at(day, session.start), at(day, session.end)) for session in self.sessions(day))
            self._spans[day] = known
        return known

    def is_open(self, day: date) -> bool:
        return bool(self.spans(day))

    def why_closed(self, day: date) -> Closed | None:
        if self.spans(day):
            return None
        name = self.day_off(day)
        return Closed("weekly_rest") if name is None else Closed("day_off", name)

    def last_close(self, day: date) -> datetime:
        """Return when an open day ends."""
        return self.spans(day)[-1][1]

    def is_opening(self, moment: datetime) -> bool:
        return any(moment == start for start, _ in self.spans(ward_date(moment)))

    def is_close(self, moment: datetime) -> bool:
        return any(moment == end for _, end in self.spans(ward_date(moment)))

    @property
    def ordinary_minutes(self) -> int:
        """The minutes of the unit's ordinary day: what "a day" is worth when days are counted in minutes."""
        return minutes_in(self.hours.ordinary_day)

    # counting days

    def next_open_day(self, day: date) -> date:
        """Return the day itself when open, else the first open day after it."""
        for _ in range(_LONGEST_CLOSURE):
            if self.spans(day):
                return day
            day += _DAY
        raise Refused("calendar.never_open", day=day.isoformat())

    def nth_working_day(self, day: date, n: int) -> date:
        """Return the n-th open day after ``day``, which itself is not counted."""
        for _ in range(n):
            day = self.next_open_day(day + _DAY)
        return day

    def working_days(self, after: date, until: date) -> int:
        """Return how many open days lie after the first date, up to and with the last."""
        return sum(1 for n in range((until - after).days) if self.spans(after + (n + 1) * _DAY))

    # counting minutes

    def next_opening(self, moment: datetime) -> datetime:
        """Return the moment itself while the counter is open, else the next opening (after a break: the next session).

        The very instant of a close still counts as open: only *after* it is a receipt deemed made later.
        """
        moment = ward_time(moment)
        for start, end in self.spans(moment.date()):
            if moment <= end:
                return max(start, moment)
        return self.spans(self.next_open_day(moment.date() + _DAY))[0][0]

    def working_time(self, a: datetime, b: datetime) -> timedelta:
        """Return the open time between two moments; negative when the second is the earlier."""
        if b < a:
            return -self.working_time(b, a)
        a, b = ward_time(a), ward_time(b)
        total, day, last = _NONE, a.date(), b.date()
        while day <= last:
            for start, end in self.spans(day):
                total += max(_NONE, min(end, b) - max(start, a))
            day += _DAY
        return total

    def working_minutes(self, a: datetime, b: datetime) -> int:
        """Return the whole open minutes between two moments; negative when the second is the earlier."""
        minutes = abs(self.working_time(a, b)) // _MINUTE
        return minutes if a <= b else -minutes

    def add_working_time(self, moment: datetime, span: timedelta) -> datetime:
        """Return when ``span`` of open time is used up. Used up exactly at a close, it ends at that close."""
        moment = self.next_opening(moment)
        day = moment.date()
        while True:
            for start, end in self.spans(day):
                begin = max(start, moment)
                if begin + span <= end:
                    return begin + span
                span -= max(_NONE, end - begin)
            day = self.next_open_day(day + _DAY)

    def add_working_minutes(self, moment: datetime, minutes: int) -> datetime:
        """Return when so many open minutes are used up; see ``add_working_time``."""
        return self.add_working_time(moment, minutes * _MINUTE)
