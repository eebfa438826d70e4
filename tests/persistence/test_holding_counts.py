"""How much somebody holds and what lies at a desk, on either engine."""

from collections.abc import Iterator

import pytest

from builders import DESK, Ward, a_form
from counter_app.domain.people import Role
from counter_app.persistence.unit import SqlUnit, unit_of
from servers import ENGINES, ward_on


@pytest.fixture(params=ENGINES)
def ward(request: pytest.FixtureRequest) -> Iterator[Ward]:
    """A founded ward on either engine."""
    with ward_on(request.param) as open_ward:
        yield open_ward


def held(ward: Ward, login: str) -> int:
    with unit_of(ward.store) as unit:
        assert isinstance(unit, SqlUnit)
        return unit.dossiers.held_by(login)


def lying(ward: Ward, desk: str) -> int:
    with unit_of(ward.store) as unit:
        return unit.dossiers.lying_at(desk)


def test_a_dossier_is_held_from_its_receipt_to_its_result(ward: Ward) -> None:
    code = ward.receive().code
    assert (held(ward, "hoa"), held(ward, "binh")) == (1, 0)
    ward.hand_over(code)
    assert (held(ward, "hoa"), held(ward, "binh")) == (0, 1)
    ward.ready(a_form())
    assert held(ward, "binh") == 1


def test_what_is_on_its_way_lies_where_it_goes(ward: Ward) -> None:
    code = ward.receive().code
    batch = ward.desks.handover.hand_over(ward.actor(), [code], DESK).batch
    rows = {row.desk.code: row.dossiers for row in ward.desks.organisation.desks(ward.actor("quan"))}
    assert (lying(ward, DESK), rows[DESK], rows["mot_cua"]) == (1, 1, 0)
    ward.desks.handover.accept(ward.actor("binh"), batch)
    assert (lying(ward, DESK), lying(ward, "mot_cua"), lying(ward, "van_thu")) == (1, 0, 0)


def test_a_desk_says_who_sits_there(ward: Ward) -> None:
    quan = ward.actor("quan")
    ward.desks.staff.add_person(quan, "moi", "Cao Thị Mới", [Role.REGISTRY], desks=["van_thu"])
    ward.desks.staff.seat(quan, "vui", ["van_thu", DESK])
    rows = {row.desk.code: {one.login for one in row.people} for row in ward.desks.organisation.desks(quan)}
    assert rows["van_thu"] == {"vui", "moi"}
    assert rows[DESK] == {"binh", "vui"}


def test_the_first_number_fixes_the_codes(ward: Ward) -> None:
    quan = ward.actor("quan")
    assert not ward.desks.unit.codes_are_fixed(quan)
    ward.receive()
    assert ward.desks.unit.codes_are_fixed(quan)
