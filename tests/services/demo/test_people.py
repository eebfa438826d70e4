"""The demo ward is manned: somebody for every role and every desk that the catalogue names."""

from dataclasses import replace

import pytest

from counter_app.domain.errors import Refused
from counter_app.domain.numbering.dossier_codes import DEMO_PREFIX
from counter_app.domain.people import Role
from counter_app.services.demo.people import DEMO_STAFF, Staff, demo_founding
from counter_app.services.desks import Desks
from counter_app.services.office import USUAL_DESKS
from counter_app.services.starter_catalogue import starter_catalogue


def test_the_founding_is_plainly_a_demo() -> None:
    founding = demo_founding()
    assert founding.demo
    assert founding.prefix == DEMO_PREFIX
    assert "Mẫu" in founding.address


def test_the_clerk_comes_first_and_holds_every_role() -> None:
    assert DEMO_STAFF[0].login == "hoa"
    assert DEMO_STAFF[0].roles == frozenset(Role)


def test_logins_differ_and_desks_exist() -> None:
    assert len({person.login for person in DEMO_STAFF}) == len(DEMO_STAFF)
    assert {desk for person in DEMO_STAFF for desk in person.desks} <= {code for code, _ in USUAL_DESKS}


def test_every_desk_of_the_catalogue_has_its_specialist() -> None:
    staff = Staff(DEMO_STAFF)
    for desk in {version.desk for version in starter_catalogue().procedures}:
        assert desk in staff.specialist(desk).person.desks


def test_the_leader_signs_before_the_deputy() -> None:
    staff = Staff(DEMO_STAFF)
    deputy = staff.deputy()
    assert staff.leader().person.login == "thang"
    assert deputy is not None
    assert deputy.person.login == "thu"


def test_somebody_else_steps_in_where_a_desk_is_empty() -> None:
    without_binh = [person for person in DEMO_STAFF if person.login != "binh"]
    assert Role.SPECIALIST in Staff(without_binh).specialist("tu_phap_ho_tich").person.roles


def test_a_role_that_nobody_holds_is_named() -> None:
    unmanned = [replace(person, roles=person.roles - {Role.REGISTRY}) for person in DEMO_STAFF]
    with pytest.raises(Refused) as refusal:
        Staff(unmanned).registry()
    assert (refusal.value.code, refusal.value.params) == ("demo.nobody", {"role": "registry"})


def test_a_folder_can_be_founded_with_them(demo: Desks) -> None:
    assert demo.demo
    assert {person.login for person in DEMO_STAFF} == {person.login for person in demo.office.queries.people()}
