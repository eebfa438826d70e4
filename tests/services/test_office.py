"""The ward itself: who may sit down there, and its days off."""

from datetime import date

from builders import Ward
from counter_app.domain.deadlines.special_days import DayKind
from counter_app.domain.names import sort_key


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
