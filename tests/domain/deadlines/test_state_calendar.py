"""The calendar that ships with the program."""

from datetime import date, timedelta

import pytest

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.opening_hours import WeekHours, hours_text, parse_hours
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.errors import Refused
from counter_app.services.holiday_proposals import expected_days_off
from counter_app.services.state_calendar import read_years, state_calendar, state_years


@pytest.mark.parametrize(("year", "days"), [(2023, 249), (2024, 251), (2025, 250), (2026, 249)])
def test_each_year_has_the_announced_number_of_working_days(state: WorkCalendar, year: int, days: int) -> None:
    assert state.working_days(after=date(year - 1, 12, 31), until=date(year, 12, 31)) == days


def test_the_announced_years_are_confirmed_and_the_next_is_only_proposed(state: WorkCalendar) -> None:
    assert state.confirmed_years == {2023, 2024, 2025, 2026}
    assert [year.year for year in state_years() if not year.confirmed] == [2027]
    assert not state.is_open(date(2027, 1, 1))


def test_days_off_are_weekdays_and_make_up_days_saturdays() -> None:
    entries = [entry for year in state_years() for entry in year.days]
    assert {entry.day.isoweekday() for entry in entries if entry.kind is DayKind.WORK} == {6}
    weekend = [entry.name for entry in entries if entry.kind is DayKind.OFF and entry.day.isoweekday() > 5]
    assert not any("Nghỉ" in name for name in weekend)  # a holiday may lie there; what is given in lieu of it does not
    assert all(entry.name for entry in entries)


def test_each_swapped_day_off_is_worked_on_its_saturday(state: WorkCalendar) -> None:
    assert sorted(state.work) == [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)]
    assert all(len(state.sessions(day)) == 2 for day in state.work)


@pytest.mark.parametrize(
    ("eve", "new_year"),
    [
        (date(2023, 1, 20), date(2023, 1, 22)),
        (date(2024, 2, 8), date(2024, 2, 10)),
        (date(2026, 2, 16), date(2026, 2, 17)),
    ],
)
def test_the_lunar_new_year_is_a_break_of_a_week(state: WorkCalendar, eve: date, new_year: date) -> None:
    assert not any(state.is_open(eve + timedelta(days=n)) for n in range(5))
    assert not state.is_open(new_year)


def test_an_office_that_works_on_saturdays_rests_on_a_holiday_all_the_same() -> None:
    open_saturdays = state_calendar(WeekHours.of(saturday=parse_hours("07:30-11:30")))
    assert open_saturdays.is_open(date(2026, 11, 28))
    assert not open_saturdays.is_open(date(2024, 2, 10))  # the first day of Tết


def test_a_year_that_nobody_entered_has_the_days_off_to_be_expected_of_it(state: WorkCalendar) -> None:
    assert state.day_off(date(2028, 1, 26)) == "Tết Nguyên Đán"
    assert state.day_off(date(2028, 1, 3)) == "Tết Dương lịch (nghỉ bù)"
    assert 2028 not in state.confirmed_years


def test_what_the_ward_enters_takes_the_place_of_what_was_expected() -> None:
    days = [CalendarDay(date(2028, 1, 27), DayKind.OFF, "Tết")]
    entered = WorkCalendar.of(days, proposals=expected_days_off)
    assert entered.day_off(date(2028, 1, 27)) == "Tết"
    assert entered.is_open(date(2028, 1, 26))
    assert not entered.is_open(date(2029, 2, 13))


def test_one_more_day_off_keeps_the_expected_ones(state: WorkCalendar) -> None:
    assert state.closed_on([date(2028, 3, 1)]).day_off(date(2028, 1, 26)) == "Tết Nguyên Đán"


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_what_is_expected_holds_every_holiday_that_was_announced(state: WorkCalendar, year: int) -> None:
    announced = {day for day, name in state.off.items() if day.year == year and "hoán đổi" not in name}
    assert announced <= set(expected_days_off(year))


def test_the_day_of_vietnamese_culture_is_off_since_2026(state: WorkCalendar) -> None:
    assert state.off[date(2026, 11, 24)] == "Ngày Văn hóa Việt Nam"
    assert state.is_open(date(2025, 11, 24))
    assert state.is_open(date(2026, 11, 23))


def test_a_calendar_file_may_give_a_day_its_own_hours() -> None:
    day = '{"day": "2027-02-03", "kind": "half", "name": "Nghỉ chiều 27 Chạp", "hours": "07:30-11:30"}'
    (year,) = read_years(f'{{"years": [{{"year": 2027, "confirmed": false, "days": [{day}]}}]}}')
    assert year.days[0].hours is not None
    assert hours_text(year.days[0].hours) == "07:30-11:30"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"years": [{"year": 2027}]}',
        '{"years": [{"year": 2027, "confirmed": true, "days": [{"day": "2026-01-01", "kind": "off", "name": "x"}]}]}',
        '{"years": [{"year": 2027, "confirmed": true, "days": [{"day": "2027-01-01", "kind": "?", "name": "x"}]}]}',
    ],
)
def test_a_damaged_calendar_file_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"calendar\.unreadable"):
        read_years(text)
