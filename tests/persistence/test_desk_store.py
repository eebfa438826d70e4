"""Settings are read once and kept, but never beyond what is stored."""

from dataclasses import replace
from datetime import date

import pytest

from builders import HOA, NGHI, PEOPLE, Ward
from counter_app.domain.deadlines.special_days import DayKind
from counter_app.domain.errors import Damaged, Refused
from counter_app.domain.people import Desk
from counter_app.persistence.unit import SqlUnit, unit_of
from counter_app.services.office import USUAL_DESKS


def rename(unit: SqlUnit, name: str) -> None:
    unit.office.save_profile(replace(unit.office.profile(), address=name))


def address(ward: Ward) -> str:
    with unit_of(ward.store) as unit:
        return unit.office.profile().address


def fail_after_reading_a_change(ward: Ward) -> None:
    with unit_of(ward.store) as unit:
        rename(unit, "chưa từng lưu")
        assert unit.office.profile().address == "chưa từng lưu"
        raise Refused("act.too_late")


def test_people_are_read_back_as_they_were_founded(ward: Ward) -> None:
    assert ward.desks.staff.people(ward.actor("quan")) == tuple(sorted(PEOPLE, key=lambda one: one.login))
    assert ward.desks.person("hoa") == HOA
    assert not ward.desks.person(NGHI.login).active


def test_nobody_has_an_unknown_login(ward: Ward) -> None:
    with pytest.raises(Refused) as caught:
        ward.desks.person("ma")
    assert caught.value.code == "person.unknown"


def test_a_new_ward_has_the_usual_desks(ward: Ward) -> None:
    with unit_of(ward.store) as unit:
        assert {(desk.code, desk.name) for desk in unit.office.desks()} == set(USUAL_DESKS)


def test_a_desk_is_added_once_and_then_changed(ward: Ward) -> None:
    desk = Desk("y_te", "Y tế", date(2026, 1, 1))
    for changed in (desk, replace(desk, valid_to=date(2026, 12, 31))):
        with unit_of(ward.store) as unit:
            unit.office.save_desk(changed)
    assert ward.rows("SELECT name, valid_to FROM desk WHERE code = 'y_te'") == [("Y tế", "2026-12-31")]


def test_a_changed_setting_is_seen_by_the_next_who_asks(ward: Ward) -> None:
    assert address(ward) == ""
    with unit_of(ward.store) as unit:
        rename(unit, "Số 5 phố Chợ")
        assert unit.office.profile().address == "Số 5 phố Chợ"
    assert address(ward) == "Số 5 phố Chợ"


def test_a_change_by_another_counter_is_seen_at_once(ward: Ward) -> None:
    assert address(ward) == ""
    ward.tamper(
        'UPDATE setting SET data = replace(data, \'"address":""\', \'"address":"Chợ"\'), revision = revision + 1'
    )
    assert address(ward) == "Chợ"


def test_a_change_that_was_rolled_back_was_never_there(ward: Ward) -> None:
    with pytest.raises(Refused):
        fail_after_reading_a_change(ward)
    assert address(ward) == ""
    with unit_of(ward.store) as unit:
        rename(unit, "Số 5 phố Chợ")
    assert address(ward) == "Số 5 phố Chợ"


def test_a_day_off_entered_is_counted_with_from_then_on(ward: Ward) -> None:
    before = ward.receive().due_at
    ward.desks.office.set_day(ward.actor("quan"), date(2026, 11, 19), DayKind.OFF, "Mất điện toàn phường")
    after = ward.receive().due_at
    assert before is not None
    assert after is not None
    assert (before.day, after.day) == (23, 25)  # the 24th is a day off of the state


def test_settings_that_are_gone_are_called_damage(ward: Ward) -> None:
    ward.tamper("DELETE FROM setting WHERE name = 'calendar'")
    with unit_of(ward.store) as unit, pytest.raises(Damaged) as caught:
        unit.office.calendar()
    assert caught.value.code == "setting.missing"


def test_settings_nobody_can_read_are_called_damage(ward: Ward) -> None:
    ward.tamper("UPDATE setting SET data = '{', revision = revision + 1")
    with unit_of(ward.store) as unit, pytest.raises(Damaged):
        unit.office.profile()
