"""Laws that hold for every receipt, limit and calendar: examples are generated, not chosen."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import DuePolicy, Pause, due, due_after_supplement, due_at
from counter_app.domain.deadlines.limits import TimeLimit, Unit
from counter_app.domain.deadlines.opening_hours import WeekHours, parse_hours
from counter_app.domain.deadlines.special_days import SpecialHours
from counter_app.domain.deadlines.verdicts import is_late
from counter_app.domain.moments import WARD_TIME
from counter_app.services.state_calendar import state_calendar


def ward(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


FIRST = datetime(2024, 1, 1, tzinfo=WARD_TIME)
FULL_WEEK = WeekHours()
WEEKS = (
    FULL_WEEK,
    WeekHours.of(parse_hours("07:30-11:30,13:30-16:30"), saturday=parse_hours("07:30-11:30")),
    WeekHours.of(parse_hours("08:00-15:00")),
    WeekHours.of(parse_hours("07:00-10:15,10:30-12:00,14:00-17:45"), saturday=parse_hours("13:00-15:00")),
)

minutes = st.integers(0, 3 * 366 * 1440)
SPECIAL = [
    ward("2024-02-29T16:59"),  # the last minute but one of a leap day
    ward("2024-05-04T10:00"),  # a make-up Saturday
    ward("2026-08-22T17:01"),  # just after another has closed
    ward("2026-11-24T09:00"),  # a holiday
    ward("2026-11-22T23:59"),  # a Sunday night
    ward("2026-11-23T12:15"),  # the break at noon
    ward("2026-11-23T17:00"),  # the very close
    ward("2026-12-31T23:59"),
    ward("2026-02-13T17:30"),  # the evening before Tết
]
moments = st.one_of(minutes.map(lambda n: FIRST + timedelta(minutes=n)), st.sampled_from(SPECIAL))
days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
policies = st.sampled_from(DuePolicy)
countable = st.sampled_from([unit for unit in Unit if unit not in (Unit.SAME_DAY, Unit.IMMEDIATE, Unit.UNTIL)])
values = st.one_of(
    st.integers(1, 40).map(Decimal),
    st.integers(1, 80).map(lambda n: Decimal(n) / 4),
    st.integers(250, 420).map(Decimal),
)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """The shipped calendar under one of several weeks, with a few days changed."""
    calendar = state_calendar(draw(st.sampled_from(WEEKS)))
    off = dict.fromkeys(draw(st.lists(days, max_size=6)), "Nghỉ")
    half = {day: SpecialHours("Nghỉ chiều") for day in draw(st.lists(days, max_size=4))}
    return replace(calendar, off={**calendar.off, **off}, half=half)


@st.composite
def limits(draw: st.DrawFn) -> TimeLimit:
    unit = draw(st.sampled_from(Unit))
    if unit is Unit.UNTIL:
        day = draw(days)
        return TimeLimit(unit, until_month=day.month, until_day=day.day)
    if unit in (Unit.SAME_DAY, Unit.IMMEDIATE):
        return TimeLimit(unit)
    return TimeLimit(unit, draw(values))


@st.composite
def waits(draw: st.DrawFn, start: datetime) -> list[Pause]:
    """A few pauses after a receipt, in any order, overlapping or not."""
    begun = [start + timedelta(minutes=n) for n in draw(st.lists(st.integers(0, 20_000), max_size=3))]
    return [Pause(one, one + timedelta(minutes=draw(st.integers(0, 15_000)))) for one in begun]


many = settings(max_examples=max(100, settings.default.max_examples), deadline=None)
"""A hundred of each in the fast run, 5,000 under ``--hypothesis-profile=thorough``."""


@many
@given(moments, values, calendars())
def test_working_minutes_between_receipt_and_due_are_the_limit(
    received: datetime, hours: Decimal, calendar: WorkCalendar
) -> None:
    promised = due_at(TimeLimit(Unit.WORKING_HOUR, hours), received, calendar)
    assert calendar.working_minutes(received, promised) == hours * 60


@many
@given(moments, st.integers(1, 60).map(Decimal), calendars())
def test_under_same_clock_a_working_day_is_worth_the_ordinary_minutes(
    received: datetime, value: Decimal, calendar: WorkCalendar
) -> None:
    promised = due_at(TimeLimit(Unit.WORKING_DAY, value), received, calendar, policy=DuePolicy.SAME_CLOCK)
    assert calendar.working_minutes(received, promised) == value * calendar.ordinary_minutes


@many
@given(moments, st.integers(1, 60))
def test_over_equal_full_days_same_clock_is_the_same_clock_time(received: datetime, n: int) -> None:
    calendar = state_calendar(FULL_WEEK)
    starts = calendar.next_opening(received)
    promised = due_at(TimeLimit(Unit.WORKING_DAY, Decimal(n)), received, calendar, policy=DuePolicy.SAME_CLOCK)
    assert promised.time() == starts.time()
    assert promised.date() == calendar.nth_working_day(starts.date(), n)


@many
@given(moments, values, calendars(), st.data(), st.booleans())
def test_a_pause_moves_a_limit_in_minutes_by_exactly_its_working_minutes(
    received: datetime, value: Decimal, calendar: WorkCalendar, data: st.DataObject, same_clock: bool
) -> None:
    limit = TimeLimit(Unit.WORKING_DAY if same_clock else Unit.WORKING_HOUR, value)
    policy = DuePolicy.SAME_CLOCK
    before = due_at(limit, received, calendar, policy=policy)
    span = (before - received) // timedelta(minutes=1)
    start = received + timedelta(minutes=data.draw(st.integers(0, span)))
    pause = Pause(start, start + timedelta(minutes=data.draw(st.integers(0, 30_000))))
    after = due_at(limit, received, calendar, policy=policy, pauses=[pause])
    assert calendar.working_minutes(before, after) == calendar.working_minutes(pause.start, pause.end)


@many
@given(moments, countable, values, calendars(), policies)
def test_one_more_is_never_earlier(
    received: datetime, unit: Unit, value: Decimal, calendar: WorkCalendar, policy: DuePolicy
) -> None:
    less = due_at(TimeLimit(unit, value), received, calendar, policy=policy)
    assert due_at(TimeLimit(unit, value + 1), received, calendar, policy=policy) >= less


@many
@given(moments, st.sampled_from([Unit.WORKING_DAY, Unit.WORKING_HOUR, Unit.CLOCK_HOUR]), values, calendars(), policies)
def test_a_quarter_more_is_never_earlier(
    received: datetime, unit: Unit, value: Decimal, calendar: WorkCalendar, policy: DuePolicy
) -> None:
    less = due_at(TimeLimit(unit, value), received, calendar, policy=policy)
    assert due_at(TimeLimit(unit, value + Decimal("0.25")), received, calendar, policy=policy) >= less


@many
@given(moments, limits(), calendars(), policies, days)
def test_another_day_off_is_never_earlier(
    received: datetime, limit: TimeLimit, calendar: WorkCalendar, policy: DuePolicy, day: date
) -> None:
    before = due_at(limit, received, calendar, policy=policy)
    assert due_at(limit, received, calendar.closed_on([day]), policy=policy) >= before
    near = received.date() + timedelta(days=day.day % 8)  # most days of four years lie far from the matter
    assert due_at(limit, received, calendar.closed_on([near]), policy=policy) >= before


@many
@given(moments, limits(), calendars(), policies, st.data())
@example(ward("2024-02-29T16:59"), TimeLimit.parse("12 month"), WorkCalendar(), DuePolicy.END_OF_DAY, None)
@example(ward("2026-12-31T23:59"), TimeLimit.parse("400 working_day"), WorkCalendar(), DuePolicy.SAME_CLOCK, None)
def test_a_due_lies_after_its_receipt_while_somebody_works(
    received: datetime, limit: TimeLimit, calendar: WorkCalendar, policy: DuePolicy, data: st.DataObject | None
) -> None:
    pauses = data.draw(waits(received)) if data else []
    found = due(limit, received, calendar, policy=policy, pauses=pauses)
    assert found.at >= received
    assert found.at == due_at(limit, received, calendar, policy=policy, pauses=pauses)
    if limit.unit is not Unit.CLOCK_HOUR:
        assert any(start <= found.at <= end for start, end in calendar.spans(found.at.date()))


@many
@given(moments, limits(), calendars(), policies, st.data())
def test_a_pause_never_makes_the_due_earlier_and_a_late_one_changes_nothing(
    received: datetime, limit: TimeLimit, calendar: WorkCalendar, policy: DuePolicy, data: st.DataObject
) -> None:
    before = due_at(limit, received, calendar, policy=policy)
    pauses = data.draw(waits(received))
    after = due_at(limit, received, calendar, policy=policy, pauses=pauses)
    assert after >= before
    if all(is_late(before, pause.start) for pause in pauses):
        assert after == before


@many
@given(moments, st.lists(limits(), min_size=2, max_size=3), calendars(), policies)
def test_limits_in_turn_never_end_before_the_first_of_them(
    received: datetime, parts: list[TimeLimit], calendar: WorkCalendar, policy: DuePolicy
) -> None:
    found = due(parts, received, calendar, policy=policy)
    assert found.at == due_at(parts, received, calendar, policy=policy)
    assert found.at >= due_at(parts[:-1], received, calendar, policy=policy)
    assert [line.kind for line in found.lines].count("due") == 1


@many
@given(moments, values, calendars(), policies, st.integers(1, 10_000), st.integers(1, 20_000))
def test_counted_anew_a_limit_ends_as_one_received_when_the_papers_were_complete(
    received: datetime, value: Decimal, calendar: WorkCalendar, policy: DuePolicy, asked: int, waited: int
) -> None:
    limit = TimeLimit(Unit.WORKING_DAY, value)
    start = received + timedelta(minutes=asked)
    end = start + timedelta(minutes=waited)
    anew = due_after_supplement(limit, received, start, end, calendar, policy=policy)
    assert anew.at == due_at(limit, end, calendar, policy=policy)


@many
@given(moments, limits(), calendars(), policies, st.data())
def test_explanations_stay_few_and_in_order(
    received: datetime, limit: TimeLimit, calendar: WorkCalendar, policy: DuePolicy, data: st.DataObject
) -> None:
    lines = due(limit, received, calendar, policy=policy, pauses=data.draw(waits(received))).lines
    kinds = [line.kind for line in lines]
    assert (kinds[0], kinds[-1]) == ("received", "due")
    assert kinds.count("counted") <= 5
    assert kinds.count("counted_minutes") <= 5
    told = [line.at for line in lines[1:] if line.at and line.kind != "rolled"]
    assert told == sorted(told)
    assert all(isinstance(value, str | int) for line in lines for value in line.params.values())
