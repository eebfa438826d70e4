"""Desks: opened, renamed, closed while nothing lies there, and who sits at each."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from builders import DESK, MORNING, Ward
from counter_app.domain.errors import Refused
from counter_app.persistence.dossiers import SqlDossiers
from counter_app.services.organisation import DeskRow

TODAY = MORNING.date()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def row(ward: Ward, code: str) -> DeskRow:
    return next(one for one in ward.desks.organisation.desks(ward.actor("quan")) if one.desk.code == code)


def test_a_desk_is_opened_under_a_code_made_of_its_name(ward: Ward) -> None:
    organisation, quan = ward.desks.organisation, ward.actor("quan")
    opened = organisation.add_desk(quan, " Phòng Kinh tế, Hạ tầng & Đô thị ", TODAY)
    assert (opened.code, opened.name) == ("phong_kinh_te_ha_tang_do_thi", "Phòng Kinh tế, Hạ tầng & Đô thị")
    code = ward.receive().code
    assert ward.hand_over(code, to=opened.code)


def test_two_desks_are_never_called_alike(ward: Ward) -> None:
    organisation, quan = ward.desks.organisation, ward.actor("quan")
    assert refused(lambda: organisation.add_desk(quan, "VĂN THƯ", TODAY)) == "desk.exists"
    assert organisation.add_desk(quan, "★", TODAY).code == "bo_phan"


def test_a_desk_of_tomorrow_takes_nothing_today(ward: Ward) -> None:
    opened = ward.desks.organisation.add_desk(ward.actor("quan"), "Phòng Kinh tế", TODAY + timedelta(days=1))
    assert not row(ward, opened.code).open
    code = ward.receive().code
    assert refused(lambda: ward.hand_over(code, to=opened.code)) == "handover.nowhere"


def test_a_desk_is_renamed_and_keeps_its_code(ward: Ward) -> None:
    renamed = ward.desks.organisation.rename_desk(ward.actor("quan"), "van_thu", "Văn thư - lưu trữ")
    assert (renamed.code, row(ward, "van_thu").desk.name) == ("van_thu", "Văn thư - lưu trữ")


def test_a_desk_where_dossiers_lie_is_not_closed(ward: Ward) -> None:
    organisation, quan, code = ward.desks.organisation, ward.actor("quan"), ward.at_desk()
    assert refused(lambda: organisation.close_desk(quan, DESK, TODAY)) == "desk.holds_dossiers"
    ward.desks.handling.reassign(ward.actor("binh"), code, "lanh_dao")
    assert organisation.close_desk(quan, DESK, TODAY).valid_to == TODAY
    ward.clock.forward(days=1)
    assert not row(ward, DESK).open


def test_without_the_count_a_desk_would_close_over_its_dossiers(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the refusal above is the count's."""
    ward.at_desk()
    monkeypatch.setattr(SqlDossiers, "lying_at", lambda dossiers, desk: 0)
    assert ward.desks.organisation.close_desk(ward.actor("quan"), DESK, TODAY).valid_to == TODAY


def test_the_counter_stays_open(ward: Ward) -> None:
    assert refused(lambda: ward.desks.organisation.close_desk(ward.actor("quan"), "mot_cua", TODAY)) == (
        "desk.is_the_counter"
    )


def test_a_desk_does_not_end_before_it_began(ward: Ward) -> None:
    organisation, quan = ward.desks.organisation, ward.actor("quan")
    assert refused(lambda: organisation.close_desk(quan, "van_thu", date(2018, 1, 1))) == "desk.ends_before"
    assert refused(lambda: organisation.close_desk(quan, "khong_co", TODAY)) == "desk.unknown"


def test_somebody_sits_at_desks_that_there_are(ward: Ward) -> None:
    staff, quan = ward.desks.staff, ward.actor("quan")
    assert staff.seat(quan, "binh", ["van_thu", DESK]).desks == {"van_thu", DESK}
    assert "binh" in {one.login for one in row(ward, "van_thu").people}
    assert refused(lambda: staff.seat(quan, "binh", ["khong_co"])) == "desk.unknown"
    data = ward.one("SELECT data FROM audit WHERE action = 'person.seat'")
    assert data == '{"after":"tu_phap_ho_tich van_thu","before":"tu_phap_ho_tich","login":"binh"}'


def test_the_desks_of_today_come_first_the_counter_before_all(ward: Ward) -> None:
    ward.desks.organisation.close_desk(ward.actor("quan"), "dia_chinh_xay_dung", TODAY)
    ward.clock.forward(days=1)
    rows = ward.desks.organisation.desks(ward.actor("quan"))
    assert (rows[0].desk.code, rows[-1].desk.code) == ("mot_cua", "dia_chinh_xay_dung")
