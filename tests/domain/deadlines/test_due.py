"""When a matter is due, unit by unit and policy by policy."""

from datetime import UTC, datetime

import pytest

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import DuePolicy, due, due_at
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.deadlines.opening_hours import WeekHours, parse_hours
from counter_app.domain.moments import WARD_TIME
from counter_app.services.state_calendar import state_calendar

HALF_SATURDAYS = state_calendar(WeekHours.of(saturday=parse_hours("07:30-11:30")))


def ward(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


def ends(limit: str, received: str, calendar: WorkCalendar, policy: DuePolicy = DuePolicy.END_OF_DAY) -> str:
    """Return the due instant as its local text, by the minute."""
    return due_at(TimeLimit.parse(limit), ward(received), calendar, policy=policy).isoformat()[:16]


@pytest.mark.parametrize(
    ("received", "ends_at"),
    [
        ("2026-11-16T06:00", "2026-11-17T17:00"),  # before opening: that day
        ("2026-11-16T12:15", "2026-11-17T17:00"),  # in lunch
        ("2026-11-16T17:00", "2026-11-17T17:00"),  # at the close
        ("2026-11-16T17:01", "2026-11-18T17:00"),  # after it: made on Tuesday
        ("2026-11-20T20:00", "2026-11-25T17:00"),  # Friday evening: made on Monday; Tuesday is off
        ("2026-11-24T09:00", "2026-11-26T17:00"),  # on a day off
        ("2026-08-22T09:00", "2026-08-24T17:00"),  # on a make-up Saturday
        ("2026-08-22T17:30", "2026-08-25T17:00"),
        ("2026-12-31T10:00", "2027-01-04T17:00"),
    ],
)
def test_a_working_day_is_counted_from_the_day_after_the_deemed_receipt(
    state: WorkCalendar, received: str, ends_at: str
) -> None:
    assert ends("1 working_day", received, state) == ends_at


@pytest.mark.parametrize(
    ("received", "ends_at"),
    [
        ("2026-11-16T11:00", "2026-11-16T14:30"),
        ("2026-11-16T12:00", "2026-11-16T15:00"),
        ("2026-11-16T15:00", "2026-11-16T17:00"),  # used up at the close: due at it
        ("2026-11-16T09:30", "2026-11-16T11:30"),
        ("2026-11-16T18:00", "2026-11-17T09:30"),
        ("2026-11-23T16:00", "2026-11-25T08:30"),
        ("2026-08-21T16:00", "2026-08-22T08:30"),
        ("2026-11-21T10:00", "2026-11-23T09:30"),
    ],
)
def test_working_hours_run_while_the_counter_is_open(state: WorkCalendar, received: str, ends_at: str) -> None:
    assert ends("2 working_hour", received, state) == ends_at


def test_a_working_hour_may_be_split_and_keeps_its_seconds(state: WorkCalendar) -> None:
    assert ends("0.5 working_hour", "2026-11-16T11:15", state) == "2026-11-16T13:15"
    assert ends("0.01 working_hour", "2026-11-16T09:00", state) == "2026-11-16T09:01"  # a begun minute counts as one
    late_second = due_at(TimeLimit.parse("4 working_hour"), ward("2026-11-16T08:15:42"), state)
    assert late_second == ward("2026-11-16T13:45:42")


@pytest.mark.parametrize(
    ("received", "ends_at"),
    [
        ("2026-11-23T14:00", "2026-11-24T02:00"),  # into the night of a day off
        ("2026-11-28T23:30", "2026-11-29T11:30"),  # received and due on a week-end
        ("2026-02-16T12:00", "2026-02-17T00:00"),  # the whole of it in the lunar new year
    ],
)
def test_clock_hours_run_from_the_real_receipt_through_nights_and_days_off(
    state: WorkCalendar, received: str, ends_at: str
) -> None:
    for policy in DuePolicy:
        assert ends("12 clock_hour", received, state, policy) == ends_at


@pytest.mark.parametrize(
    ("received", "ends_at"),
    [
        ("2026-11-16T15:00:00", "2026-11-16T17:00"),
        ("2026-11-16T15:00:01", "2026-11-17T17:00"),
        ("2026-11-16T12:30", "2026-11-16T17:00"),
        ("2026-11-16T17:30", "2026-11-17T17:00"),
        ("2026-11-15T16:00", "2026-11-16T17:00"),  # Sunday afternoon: made on Monday at opening, so before the cut-off
        ("2026-08-22T14:00", "2026-08-22T17:00"),
        ("2026-08-22T15:30", "2026-08-24T17:00"),
    ],
)
def test_a_same_day_matter_moves_to_the_next_working_day_when_it_comes_later_than_three(
    state: WorkCalendar, received: str, ends_at: str
) -> None:
    assert ends("1 same_day", received, state) == ends_at


def test_a_procedure_may_have_its_own_cutoff(state: WorkCalendar) -> None:
    assert ends("1 same_day 16:00", "2026-11-16T15:30", state) == "2026-11-16T17:00"
    assert ends("1 same_day 16:00", "2026-11-16T16:01", state) == "2026-11-17T17:00"
    assert ends("1 same_day 12:00", "2026-11-16T11:45", state) == "2026-11-16T17:00"  # the real time counts, not 13:00
    assert ends("1 same_day 11:40", "2026-11-16T11:45", state) == "2026-11-17T17:00"


def test_a_same_day_matter_ends_when_a_half_day_ends() -> None:
    assert ends("1 same_day", "2026-11-28T10:00", HALF_SATURDAYS) == "2026-11-28T11:30"


def test_an_immediate_matter_is_done_before_the_counter_closes(state: WorkCalendar) -> None:
    assert ends("1 immediate", "2026-11-16T16:50", state) == "2026-11-16T17:00"
    assert ends("1 immediate", "2026-11-16T17:30", state) == "2026-11-17T17:00"


@pytest.mark.parametrize(
    ("limit", "received", "ends_at"),
    [
        ("1 calendar_day", "2026-11-16T09:00", "2026-11-17T17:00"),
        ("4 calendar_day", "2026-11-16T09:00", "2026-11-20T17:00"),
        ("5 calendar_day", "2026-11-16T09:00", "2026-11-23T17:00"),  # Saturday: to Monday
        ("8 calendar_day", "2026-11-16T09:00", "2026-11-25T17:00"),  # a Tuesday off
        ("0.5 calendar_day", "2026-11-16T14:00", "2026-11-17T17:00"),  # twelve hours on it is Tuesday
        ("400 calendar_day", "2025-10-20T09:00", "2026-11-25T17:00"),
        ("2 week", "2026-11-16T09:00", "2026-11-30T17:00"),
        ("1 week", "2026-11-17T09:00", "2026-11-25T17:00"),
        ("1 month", "2024-01-31T09:00", "2024-02-29T17:00"),
        ("1 month", "2023-01-31T09:00", "2023-02-28T17:00"),
        ("12 month", "2024-02-29T09:00", "2025-02-28T17:00"),
        ("1 month", "2026-11-25T09:00", "2026-12-25T17:00"),
        ("2 month", "2026-12-31T09:00", "2027-03-01T17:00"),  # 28/02/2027 is a Sunday
        ("0.5 month", "2026-11-02T09:00", "2026-11-17T17:00"),
        ("until 11-30", "2026-11-16T09:00", "2026-11-30T17:00"),
        ("until 11-30", "2026-11-30T09:00", "2026-11-30T17:00"),
        ("until 11-30", "2026-11-30T17:30", "2027-11-30T17:00"),
        ("until 02-29", "2023-01-31T09:00", "2023-02-28T17:00"),
        ("until 10-31", "2026-10-01T09:00", "2026-11-02T17:00"),  # a Saturday
        ("until 01-15", "2025-12-01T09:00", "2026-01-15T17:00"),
    ],
)
def test_limits_by_the_calendar(state: WorkCalendar, limit: str, received: str, ends_at: str) -> None:
    assert ends(limit, received, state) == ends_at


@pytest.mark.parametrize(
    ("limit", "received", "ends_at"),
    [
        ("0.5 working_day", "2026-11-16T07:30", "2026-11-16T17:00"),
        ("0.5 working_day", "2026-11-16T14:00", "2026-11-17T17:00"),
        ("2.5 working_day", "2026-11-16T09:00", "2026-11-18T17:00"),
        ("2.5 working_day", "2026-11-16T15:00", "2026-11-19T17:00"),
        ("0.5 working_day", "2026-11-20T15:00", "2026-11-23T17:00"),
    ],
)
def test_a_fraction_of_a_day_is_counted_in_minutes_then_ends_with_that_day(
    state: WorkCalendar, limit: str, received: str, ends_at: str
) -> None:
    assert ends(limit, received, state) == ends_at
    assert ends(limit, received, state, DuePolicy.SESSION_END) == ends_at


def test_a_part_of_a_day_never_takes_longer_than_the_whole_day() -> None:
    # Friday 16:30: 432 minutes are 30 on Friday, 240 on Saturday, 162 on Monday; but a whole day ends on Saturday
    assert ends("1 working_day", "2026-11-27T16:30", HALF_SATURDAYS) == "2026-11-28T11:30"
    assert ends("0.9 working_day", "2026-11-27T16:30", HALF_SATURDAYS) == "2026-11-28T11:30"


@pytest.mark.parametrize(
    ("limit", "received", "ends_at"),
    [
        ("5 working_day", "2026-11-16T09:41", "2026-11-23T09:41"),
        ("6 working_day", "2026-11-16T09:41", "2026-11-25T09:41"),
        ("1 working_day", "2026-11-16T07:30", "2026-11-17T07:30"),  # not the close of the first day
        ("3 working_day", "2026-11-14T20:00", "2026-11-19T07:30"),
        ("1 working_day", "2026-11-16T12:00", "2026-11-17T13:00"),
        ("1 working_day", "2026-11-16T11:30", "2026-11-17T11:30"),
        ("1 working_day", "2026-11-16T17:00", "2026-11-17T17:00"),
        ("0.5 working_day", "2026-11-16T09:00", "2026-11-16T14:30"),
        ("0.5 working_day", "2026-11-16T07:30", "2026-11-16T11:30"),
        ("4 calendar_day", "2026-11-16T09:41", "2026-11-20T17:00"),  # by the calendar: the end of the day
        ("1 month", "2026-10-22T12:00", "2026-11-23T17:00"),
        ("1 same_day", "2026-11-16T09:41", "2026-11-16T17:00"),
    ],
)
def test_same_clock(state: WorkCalendar, limit: str, received: str, ends_at: str) -> None:
    assert ends(limit, received, state, DuePolicy.SAME_CLOCK) == ends_at


def test_same_clock_counts_the_minutes_of_the_units_own_ordinary_day() -> None:
    calendar = WorkCalendar(hours=WeekHours.of(parse_hours("07:30-11:30,13:30-16:30")))
    assert ends("2 working_day", "2026-11-16T14:00", calendar, DuePolicy.SAME_CLOCK) == "2026-11-18T14:00"


def test_same_clock_over_a_half_day_counts_minutes_not_days() -> None:
    assert ends("1 working_day", "2026-11-27T15:00", HALF_SATURDAYS, DuePolicy.SAME_CLOCK) == "2026-11-30T09:30"


@pytest.mark.parametrize(
    ("received", "ends_at"),
    [
        ("2026-11-16T09:00", "2026-11-17T11:30"),
        ("2026-11-16T11:30", "2026-11-17T11:30"),
        ("2026-11-16T12:00", "2026-11-17T17:00"),
        ("2026-11-16T16:00", "2026-11-17T17:00"),
        ("2026-11-27T16:00", "2026-11-28T11:30"),  # Saturday has no afternoon
    ],
)
def test_session_end_is_the_end_of_the_session_of_receipt(received: str, ends_at: str) -> None:
    assert ends("1 working_day", received, HALF_SATURDAYS, DuePolicy.SESSION_END) == ends_at


def test_any_offset_may_come_in_and_the_wards_goes_out(state: WorkCalendar) -> None:
    promised = due_at(TimeLimit.parse("1 working_day"), datetime(2026, 11, 16, 10, 30, tzinfo=UTC), state)  # 17:30 here
    assert promised == ward("2026-11-18T17:00")
    assert promised.tzinfo is WARD_TIME


def test_a_moment_without_an_offset_is_a_mistake(state: WorkCalendar) -> None:
    with pytest.raises(ValueError, match="offset"):
        due_at(TimeLimit.parse("1 working_day"), datetime(2026, 11, 16, 9), state)  # noqa: DTZ001


def test_a_year_nobody_confirmed_makes_the_due_unconfirmed(state: WorkCalendar) -> None:
    limit = TimeLimit.parse("3 working_day")
    assert due(limit, ward("2026-12-28T09:00"), state).confirmed
    crossing = due(limit, ward("2026-12-30T09:00"), state)
    assert not crossing.confirmed
    assert crossing.at == ward("2027-01-05T17:00")  # New Year's Day is proposed by law
    assert not due(limit, ward("2022-12-30T09:00"), state).confirmed


@pytest.mark.parametrize("policy", list(DuePolicy))
@pytest.mark.parametrize("limit", ["7 working_day", "9 working_hour", "1 same_day", "1.5 working_day", "1 month"])
def test_the_quick_way_finds_the_same_instant(state: WorkCalendar, limit: str, policy: DuePolicy) -> None:
    received = ward("2026-11-20T16:10")
    wanted = TimeLimit.parse(limit)
    assert due(wanted, received, state, policy=policy).at == due_at(wanted, received, state, policy=policy)
