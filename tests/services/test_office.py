"""The ward itself: its people, its days off, and never without somebody who looks after it."""

from collections.abc import Callable
from datetime import date

import pytest

from builders import NGHI, QUAN, Ward
from counter_app.domain.deadlines.special_days import DayKind
from counter_app.domain.errors import Refused
from counter_app.domain.names import sort_key
from counter_app.domain.people import Person, Right, Role


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def logged(ward: Ward) -> tuple[str, str, str]:
    return ward.rows("SELECT who, action, data FROM audit ORDER BY seq DESC LIMIT 1")[0]


def test_an_officer_is_added_with_roles_and_desks(ward: Ward) -> None:
    added = ward.desks.office.add_person(
        ward.actor("quan"), " Lan ", " Vi  Thị Lan ", [Role.SPECIALIST, Role.SPECIALIST], desks=["van_thu"]
    )
    assert added == Person("lan", "Vi Thị Lan", "", frozenset({Role.SPECIALIST}), frozenset({"van_thu"}))
    assert ward.desks.person("lan") == added


def test_a_login_is_given_once_also_to_whoever_left(ward: Ward) -> None:
    for login in ("hoa", NGHI.login, "HOA"):
        code = refused(lambda login=login: ward.desks.office.add_person(ward.actor("quan"), login, "Ai Đó", []))
        assert code == "person.exists"


@pytest.mark.parametrize(
    ("login", "name", "code"), [("h", "Ai Đó", "person.login_unusable"), ("lan", " ", "name.empty")]
)
def test_an_officer_needs_a_login_and_a_name(ward: Ward, login: str, name: str, code: str) -> None:
    assert refused(lambda: ward.desks.office.add_person(ward.actor("quan"), login, name, [])) == code


def test_roles_are_replaced_not_added(ward: Ward) -> None:
    changed = ward.desks.office.set_roles(ward.actor("quan"), "binh", [Role.QMS])
    assert changed.roles == {Role.QMS}
    assert not ward.desks.person("binh").may(Right.HANDLE)


def test_a_disabled_officer_keeps_their_roles_and_their_past(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.office.disable(ward.actor("quan"), "binh")
    binh = ward.desks.person("binh")
    assert (binh.active, binh.roles) == (False, {Role.SPECIALIST})
    assert ward.desks.lookup.show(ward.actor(), code).events[-1].done_by == "binh"


def test_the_last_who_looks_after_the_ward_is_neither_disabled_nor_stripped(ward: Ward) -> None:
    office, quan = ward.desks.office, ward.actor("quan")
    office.disable(quan, "hoa")  # who held every role too
    assert refused(lambda: office.disable(quan, "quan")) == "person.last_admin"
    assert refused(lambda: office.set_roles(quan, "quan", [Role.QMS])) == "person.last_admin"
    office.set_roles(quan, "binh", [Role.ADMIN])
    assert not office.disable(quan, "quan").active


def test_an_unknown_officer_is_unknown(ward: Ward) -> None:
    assert refused(lambda: ward.desks.office.disable(ward.actor("quan"), "ma")) == "person.unknown"
    assert refused(lambda: ward.desks.office.set_roles(ward.actor("quan"), "ma", [])) == "person.unknown"


def test_a_change_among_people_is_logged(ward: Ward) -> None:
    ward.desks.office.disable(ward.actor("quan"), "binh")
    assert logged(ward)[:2] == (QUAN.login, "person.disable")


def test_the_log_says_who_was_given_what(ward: Ward) -> None:
    office, quan = ward.desks.office, ward.actor("quan")
    office.add_person(quan, "lan", "Vi Thị Lan", [Role.QMS])
    assert logged(ward) == ("quan", "person.added", '{"after":"qms","login":"lan"}')
    office.set_roles(quan, "lan", [Role.RETURNER, Role.RECEIVER])
    assert logged(ward)[2] == '{"after":"receiver returner","before":"qms","login":"lan"}'
    office.disable(quan, "lan")
    assert logged(ward)[2] == '{"after":"disabled","before":"receiver returner","login":"lan"}'
    office.set_day(quan, date(2026, 12, 24), DayKind.OFF, "Lễ của phường")
    assert logged(ward)[2] == '{"day":"2026-12-24","kind":"off","name":"Lễ của phường"}'


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
