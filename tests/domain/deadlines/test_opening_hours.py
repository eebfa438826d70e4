"""Sessions, weeks, and hours that hold for a time."""

from datetime import date, time

import pytest

from counter_app.domain.deadlines.opening_hours import (
    OFFICE_HOURS,
    DatedHours,
    Session,
    WeekHours,
    hours_text,
    minutes_in,
    parse_hours,
)
from counter_app.domain.errors import Refused


def test_hours_are_read_and_written() -> None:
    hours = parse_hours("07:30-11:30, 13:30–17:00")
    assert hours == (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17)))
    assert hours_text(hours) == "07:30-11:30,13:30-17:00"
    assert minutes_in(hours) == 450


@pytest.mark.parametrize(
    "text", ["", "07:30", "11:30-07:30", "07:30-07:30", "13:00-17:00,07:30-11:30", "07:30-12:00,11:30-17:00", "7-11"]
)
def test_hours_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_hours(text)
    assert (refused.value.code, refused.value.params) == ("hours.unreadable", {"text": text})


def test_the_office_is_open_eight_hours_from_monday_to_friday_unless_told_otherwise() -> None:
    week = WeekHours()
    assert [minutes_in(day) for day in week.days] == [480] * 5 + [0, 0]
    assert week.on(date(2026, 11, 23)) == OFFICE_HOURS
    assert week.on(date(2026, 11, 22)) == ()


def test_a_saturday_morning_is_part_of_the_week() -> None:
    week = WeekHours.of(saturday=parse_hours("07:30-11:30"))
    assert hours_text(week.on(date(2026, 11, 28))) == "07:30-11:30"
    assert week.ordinary_day == OFFICE_HOURS


def test_a_week_without_any_hours_is_refused() -> None:
    with pytest.raises(Refused):
        WeekHours(((),) * 7)


def test_dated_hours_hold_on_both_their_dates() -> None:
    summer = DatedHours(WeekHours(), date(2026, 4, 1), date(2026, 9, 30))
    days = [date(2026, 3, 31), date(2026, 4, 1), date(2026, 9, 30), date(2026, 10, 1)]
    assert [summer.holds_on(day) for day in days] == [False, True, True, False]
    assert DatedHours(WeekHours(), date(2026, 4, 1)).holds_on(date(2031, 1, 1))
