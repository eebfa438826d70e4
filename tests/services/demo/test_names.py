"""Invented citizens look like citizens: their numbers fit them, their phones could be dialled, their words clean."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from counter_app.domain import identifiers, names
from counter_app.domain.id_cards import number_warnings
from counter_app.domain.identifiers import Sex
from counter_app.services.demo.names import OF_PARENTS, Townsfolk

TODAY = date(2026, 11, 20)


def _crowd(count: int = 400) -> Townsfolk:
    return Townsfolk(Random(count))


def test_a_personal_number_fits_birth_and_sex() -> None:
    people = _crowd()
    for citizen in (people.adult(TODAY) for _ in range(400)):
        assert identifiers.personal_number(citizen.id_number) == citizen.id_number
        assert list(number_warnings(citizen.id_number, citizen.birth, citizen.sex)) == []


def test_a_number_of_this_century_fits_too() -> None:
    people = _crowd()
    young = [people.adult(TODAY, years=(18, 25)) for _ in range(50)]
    assert all(identifiers.birth_year_in(one.id_number) == one.birth.year for one in young)
    assert any(one.birth.year >= 2000 for one in young)


def test_phones_names_and_addresses_are_kept_as_they_are() -> None:
    people = _crowd()
    for citizen in (people.adult(TODAY) for _ in range(400)):
        assert identifiers.phone(citizen.phone) == citizen.phone
        assert names.person_name(citizen.name) == citizen.name
        assert names.clean(citizen.address) == citizen.address


def test_the_ward_has_the_names_of_its_peoples() -> None:
    people = _crowd()
    surnames = Counter(people.adult(TODAY).surname for _ in range(2000))
    assert {"Nông", "Hoàng", "Ma", "Triệu", "Lộc", "Vi", "Đàm", "Hứa", "Bàn", "Mạc", "Nguyễn", "Giàng"} <= set(surnames)


def test_an_adult_is_as_old_as_asked_for() -> None:
    people = _crowd()
    years = [TODAY.year - people.adult(TODAY, years=OF_PARENTS).birth.year for _ in range(100)]
    assert min(years) >= 19
    assert max(years) <= 42


def test_a_newborn_has_the_parents_surname_and_no_number_yet() -> None:
    people = _crowd()
    parent = people.adult(TODAY, Sex.FEMALE, OF_PARENTS)
    child = people.newborn(TODAY, parent)
    assert child.surname == parent.surname
    assert (child.id_number, child.phone) == ("", "")
    assert child.birth < TODAY


@pytest.mark.parametrize(
    ("day", "province"),
    [(date(2025, 6, 30), "thành phố Bắc Kạn, tỉnh Bắc Kạn"), (date(2025, 7, 1), "tỉnh Thái Nguyên")],
)
def test_addresses_follow_the_merger_of_the_provinces(day: date, province: str) -> None:
    assert _crowd().adult(day).address.endswith(f"phường Đức Xuân, {province}")


def test_an_organisation_has_a_readable_tax_code() -> None:
    body = _crowd().organisation(TODAY, "the_duc_the_thao")
    assert body.name.startswith("Câu lạc bộ")
    assert identifiers.tax_code(body.tax_code) == body.tax_code


def test_the_same_chance_draws_the_same_people() -> None:
    assert [_crowd(5).adult(TODAY) for _ in range(3)] == [_crowd(5).adult(TODAY) for _ in range(3)]
