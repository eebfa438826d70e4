"""Open days and open minutes."""

from datetime import date, datetime, timedelta

import pytest

from counter_app.domain.deadlines.calendar import Closed, WorkCalendar
from counter_app.domain.deadlines.opening_hours import DatedHours, WeekHours, hours_text, parse_hours
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind, SpecialHours
from counter_app.domain.errors import Refused
from counter_app.domain.moments import WARD_TIME

MORNING = parse_hours("07:30-11:30")
MONDAY, TUESDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 28)
PLAIN = WorkCalendar()


def ward(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


def test_the_ordinary_week() -> None:
    assert [PLAIN.is_open(MONDAY + timedelta(days=n)) for n in range(7)] == [True] * 5 + [False] * 2
    assert PLAIN.last_close(MONDAY) == ward("2026-11-23T17:00")
    assert PLAIN.ordinary_minutes == 480


def test_a_day_off_is_closed_and_says_why() -> None:
    calendar = WorkCalendar(off={TUESDAY: "Ngày Văn hóa Việt Nam"})
    assert not calendar.is_open(TUESDAY)
    assert calendar.why_closed(TUESDAY) == Closed("day_off", "Ngày Văn hóa Việt Nam")
    assert calendar.why_closed(SATURDAY) == Closed("weekly_rest")
    assert calendar.why_closed(MONDAY) is None


def test_a_make_up_day_has_its_own_hours_or_those_of_the_ordinary_day() -> None:
    week = WeekHours.of(parse_hours("08:00-12:00,13:00-16:00"), saturday=MORNING)
    calendar = WorkCalendar(hours=week, work={SATURDAY: SpecialHours("Làm bù")})
    assert hours_text(calendar.sessions(SATURDAY)) == "08:00-12:00,13:00-16:00"
    calendar = WorkCalendar(hours=week, work={SATURDAY: SpecialHours("Làm bù", parse_hours("07:00-11:00"))})
    assert hours_text(calendar.sessions(SATURDAY)) == "07:00-11:00"


def test_a_half_day_has_its_own_hours_or_the_first_session() -> None:
    assert WorkCalendar(half={MONDAY: SpecialHours("Nghỉ chiều")}).sessions(MONDAY) == MORNING
    afternoon = parse_hours("13:00-17:00")
    assert WorkCalendar(half={MONDAY: SpecialHours("Nghỉ sáng", afternoon)}).sessions(MONDAY) == afternoon


def test_a_make_up_day_wins_over_a_half_day_and_that_over_a_day_off() -> None:
    off, half, work = {MONDAY: "Nghỉ"}, {MONDAY: SpecialHours("Nửa ngày")}, {MONDAY: SpecialHours("Làm")}
    assert hours_text(WorkCalendar(off=off, half=half).sessions(MONDAY)) == "07:30-11:30"
    assert hours_text(WorkCalendar(off=off, half=half, work=work).sessions(MONDAY)) == "07:30-11:30,13:00-17:00"


def test_a_later_entry_for_the_same_day_replaces_the_earlier() -> None:
    entries = [CalendarDay(TUESDAY, DayKind.OFF, "Nghỉ"), CalendarDay(TUESDAY, DayKind.HALF, "Nghỉ chiều")]
    calendar = WorkCalendar.of(entries, confirmed_years=[2026])
    assert (calendar.off, dict(calendar.half)) == ({}, {TUESDAY: SpecialHours("Nghỉ chiều")})
    assert calendar.confirmed_years == {2026}


def test_other_hours_hold_within_their_dates() -> None:
    winter = DatedHours(WeekHours.of(parse_hours("08:00-12:00,13:00-16:30")), TUESDAY, TUESDAY)
    calendar = WorkCalendar(periods=(DatedHours(WeekHours.of(MORNING), TUESDAY), winter))
    assert hours_text(calendar.sessions(TUESDAY)) == "08:00-12:00,13:00-16:30"
    assert hours_text(calendar.sessions(MONDAY)) == "07:30-11:30,13:00-17:00"
    assert calendar.sessions(date(2026, 11, 25)) == MORNING


def test_further_days_can_be_closed_even_make_up_days() -> None:
    calendar = WorkCalendar(work={SATURDAY: SpecialHours("Làm bù")}).closed_on([MONDAY, SATURDAY])
    assert not calendar.is_open(MONDAY)
    assert not calendar.is_open(SATURDAY)
    assert calendar.is_open(TUESDAY)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-11-23T06:00", "2026-11-23T07:30"),
        ("2026-11-23T09:15", "2026-11-23T09:15"),
        ("2026-11-23T11:30", "2026-11-23T11:30"),
        ("2026-11-23T11:31", "2026-11-23T13:00"),
        ("2026-11-23T17:00", "2026-11-23T17:00"),
        ("2026-11-23T17:00:01", "2026-11-24T07:30"),
        ("2026-11-27T18:00", "2026-11-30T07:30"),
        ("2026-11-28T09:00", "2026-11-30T07:30"),
    ],
)
def test_the_next_opening(moment: str, opening: str) -> None:
    assert PLAIN.next_opening(ward(moment)) == ward(opening)


def test_moments_of_any_offset_are_read_on_the_wards_clock() -> None:
    opening = PLAIN.next_opening(datetime.fromisoformat("2026-11-22T23:00+00:00"))
    assert opening == ward("2026-11-23T07:30")
    assert opening.tzinfo is WARD_TIME


def test_working_minutes_leave_out_breaks_nights_and_days_off() -> None:
    assert PLAIN.working_minutes(ward("2026-11-23T11:00"), ward("2026-11-23T13:10")) == 40
    assert PLAIN.working_minutes(ward("2026-11-27T16:00"), ward("2026-11-30T08:00")) == 90
    assert PLAIN.working_minutes(ward("2026-11-30T08:00"), ward("2026-11-27T16:00")) == -90
    assert PLAIN.working_minutes(ward("2026-11-28T08:00"), ward("2026-11-29T16:00")) == 0


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-11-23T11:00", 29, "2026-11-23T11:29"),
        ("2026-11-23T11:00", 30, "2026-11-23T11:30"),
        ("2026-11-23T11:00", 31, "2026-11-23T13:01"),
        ("2026-11-23T11:00", 270, "2026-11-23T17:00"),
        ("2026-11-27T16:59", 2, "2026-11-30T07:31"),
        ("2026-11-28T03:00", 480, "2026-11-30T17:00"),
    ],
)
def test_minutes_used_up_at_a_close_end_at_that_close(start: str, minutes: int, end: str) -> None:
    assert PLAIN.add_working_minutes(ward(start), minutes) == ward(end)


def test_working_days_are_counted_after_a_day() -> None:
    calendar = WorkCalendar(off={TUESDAY: "Nghỉ"}, work={SATURDAY: SpecialHours("Làm bù")})
    assert calendar.nth_working_day(MONDAY, 1) == date(2026, 11, 25)
    assert calendar.nth_working_day(MONDAY, 4) == SATURDAY
    assert calendar.nth_working_day(MONDAY, 5) == date(2026, 11, 30)
    assert calendar.working_days(after=MONDAY, until=date(2026, 11, 30)) == 5


def test_a_counter_that_never_opens_again_is_refused_not_waited_for() -> None:
    closed = WorkCalendar().closed_on(MONDAY + timedelta(days=n) for n in range(5000))
    with pytest.raises(Refused, match=r"calendar\.never_open"):
        closed.next_opening(ward("2026-11-23T09:00"))
