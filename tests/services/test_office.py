"""The ward itself: who may sit down there, and its days off."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import Ward
from counter_app.bootstrap import found_folder, open_desks
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.opening_hours import WeekHours, parse_hours
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.errors import CounterError
from counter_app.domain.names import sort_key
from counter_app.services.acting import Actor
from counter_app.services.calendar_rows import DayStatus
from counter_app.services.demo.people import demo_founding


def test_a_day_is_entered_changed_and_cleared(ward: Ward) -> None:
    office, quan, day = ward.desks.office, ward.actor("quan"), date(2026, 12, 24)

    def entered() -> list[tuple[str, str]]:
        return [(row.kind, row.name) for row in office.calendar_year(quan, 2026) if row.day == day]

    assert entered() == []
    office.set_day(quan, day, DayKind.OFF, " Lễ  của phường ")
    assert entered() == [("off", "Lễ của phường")]
    office.set_day(quan, day, DayKind.HALF, "Buổi chiều nghỉ")
    assert entered() == [("half", "Buổi chiều nghỉ")]
    office.set_day(quan, day, None, "")
    assert entered() == []


def test_the_log_says_which_day_was_entered(ward: Ward) -> None:
    ward.desks.office.set_day(ward.actor("quan"), date(2026, 12, 24), DayKind.OFF, "Lễ của phường")
    entered = ward.one("SELECT data FROM audit ORDER BY seq DESC LIMIT 1")
    assert entered == '{"day":"2026-12-24","kind":"off","name":"Lễ của phường"}'


def test_other_days_stay_as_they_are_when_one_is_entered(ward: Ward) -> None:
    office, quan = ward.desks.office, ward.actor("quan")
    before = office.calendar_year(quan, 2026)
    office.set_day(quan, date(2026, 12, 24), DayKind.OFF, "Lễ của phường")
    after = office.calendar_year(quan, 2026)
    assert [row for row in after if row.day != date(2026, 12, 24)] == list(before)
    assert office.year_is_confirmed(quan, 2026)
    assert not office.year_is_confirmed(quan, 2027)


def test_the_shipped_days_off_of_a_year_are_shown_in_order(ward: Ward) -> None:
    days = [row.day for row in ward.desks.office.calendar_year(ward.actor("quan"), 2026)]
    assert days == sorted(days)
    assert date(2026, 11, 24) in days


def test_whoever_works_here_may_sit_down_and_nobody_else(ward: Ward) -> None:
    names = [person.name for person in ward.desks.office.staff()]
    assert "Trần Thị Hoa" in names
    assert "Lý Thị Nghỉ" not in names  # she has retired
    assert names == sorted(names, key=sort_key)


def test_a_day_off_is_told_with_its_name(ward: Ward) -> None:
    closed = ward.desks.office.closed(date(2026, 11, 24))
    assert closed is not None
    assert "Văn hóa" in closed.name
    assert ward.desks.office.closed(date(2026, 11, 23)) is None


def test_a_ward_is_founded_with_its_own_days_and_hours(tmp_path: Path) -> None:
    village = CalendarDay(date(2026, 12, 24), DayKind.OFF, "Hội làng")
    change = CalendarChange(
        enter=(village,), clear=(date(2026, 11, 24),), hours=WeekHours.of(parse_hours("07:00-11:00"))
    )
    found_folder(tmp_path / "ward", replace(demo_founding(), calendar=change))
    with open_desks(tmp_path / "ward") as desks:
        year = desks.calendar.year(Actor(desks.person("tuan")), 2026)
    days = {one.day: one for one in year.days}
    assert (days[village.day].status, days[village.day].name) == (DayStatus.OFF, "Hội làng")
    assert days[date(2026, 11, 24)].status is DayStatus.OPEN
    assert days[date(2026, 11, 24)].hours == "07:00-11:00"
    assert days[date(2026, 9, 2)].status is DayStatus.OFF
    assert year.confirmed


def test_nothing_is_made_of_a_ward_whose_calendar_never_opens(tmp_path: Path) -> None:
    closed = tuple(CalendarDay(date(2026, 1, 1) + timedelta(days=n), DayKind.OFF, "nghỉ") for n in range(6000))
    with pytest.raises(CounterError):
        found_folder(tmp_path / "ward", replace(demo_founding(), calendar=CalendarChange(enter=closed)))
    assert not (tmp_path / "ward" / "counter.db").exists()
