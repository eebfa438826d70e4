"""Accounts: added, renamed, trusted with roles, disabled while they hold nothing; never without an administrator."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from builders import NGHI, QUAN, Ward, a_form
from counter_app.domain.errors import Refused
from counter_app.domain.people import Person, Right, Role
from counter_app.persistence.dossiers import SqlDossiers
from counter_app.services.acting import Actor


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def logged(ward: Ward) -> tuple[str, str, str]:
    return ward.rows("SELECT who, action, data FROM audit ORDER BY seq DESC LIMIT 1")[0]


def test_an_officer_is_added_with_roles_and_desks(ward: Ward) -> None:
    added = ward.desks.staff.add_person(
        ward.actor("quan"), " Lan ", " Vi  Thị Lan ", [Role.SPECIALIST, Role.SPECIALIST], desks=["van_thu"]
    )
    assert added == Person("lan", "Vi Thị Lan", "", frozenset({Role.SPECIALIST}), frozenset({"van_thu"}))
    assert ward.desks.person("lan") == added


def test_a_login_is_given_once_also_to_whoever_left(ward: Ward) -> None:
    for login in ("hoa", NGHI.login, "HOA"):
        code = refused(lambda login=login: ward.desks.staff.add_person(ward.actor("quan"), login, "Ai Đó", []))
        assert code == "person.exists"


@pytest.mark.parametrize(
    ("login", "name", "code"), [("h", "Ai Đó", "person.login_unusable"), ("lan", " ", "name.empty")]
)
def test_an_officer_needs_a_login_and_a_name(ward: Ward, login: str, name: str, code: str) -> None:
    assert refused(lambda: ward.desks.staff.add_person(ward.actor("quan"), login, name, [])) == code


def test_roles_are_replaced_not_added(ward: Ward) -> None:
    changed = ward.desks.staff.set_roles(ward.actor("quan"), "binh", [Role.QMS])
    assert changed.roles == {Role.QMS}
    assert not ward.desks.person("binh").may(Right.HANDLE)


def test_a_disabled_officer_keeps_their_roles_and_their_past(ward: Ward) -> None:
    code = ward.ready()
    ward.desks.staff.disable(ward.actor("quan"), "binh")
    binh = ward.desks.person("binh")
    assert (binh.active, binh.roles) == (False, {Role.SPECIALIST})
    assert ward.desks.lookup.show(ward.actor(), code).events[3].done_by == "binh"


def test_the_last_who_looks_after_the_ward_is_neither_disabled_nor_stripped(ward: Ward) -> None:
    staff, quan = ward.desks.staff, ward.actor("quan")
    staff.disable(quan, "hoa")  # who held every role too
    assert refused(lambda: staff.disable(quan, "quan")) == "person.last_admin"
    assert refused(lambda: staff.set_roles(quan, "quan", [Role.QMS])) == "person.last_admin"
    staff.set_roles(quan, "binh", [Role.ADMIN])
    assert not staff.disable(quan, "quan").active


def test_whoever_is_disabled_while_they_act_comes_to_hold_nothing(ward: Ward) -> None:
    before, desk = ward.desks.person("hoa"), ward.desks.reception
    reception = replace(desk, ledger=replace(desk.ledger, person=lambda login: before))  # read just before
    ward.desks.staff.disable(ward.actor("quan"), "hoa")
    assert refused(lambda: reception.receive(Actor(before), a_form())) == "person.inactive"
    assert ward.rows("SELECT count(*) FROM dossier") == [(0,)]


def test_nobody_is_seated_at_a_desk_that_is_not_there(ward: Ward) -> None:
    add = ward.desks.staff.add_person
    assert refused(lambda: add(ward.actor("quan"), "lan", "Vi Thị Lan", [], desks=["nowhere"])) == "desk.unknown"


def test_an_officer_who_is_renamed_keeps_their_title_unless_another_is_given(ward: Ward) -> None:
    staff, quan = ward.desks.staff, ward.actor("quan")
    before = ward.desks.person("thang").title
    assert before
    assert staff.rename(quan, "thang", "Hà Đức Thắng B").title == before
    assert staff.rename(quan, "thang", "Hà Đức Thắng", "").title == ""


def test_an_unknown_officer_is_unknown(ward: Ward) -> None:
    assert refused(lambda: ward.desks.staff.disable(ward.actor("quan"), "ma")) == "person.unknown"
    assert refused(lambda: ward.desks.staff.set_roles(ward.actor("quan"), "ma", [])) == "person.unknown"


def test_a_change_among_people_is_logged(ward: Ward) -> None:
    ward.desks.staff.disable(ward.actor("quan"), "binh")
    assert logged(ward)[:2] == (QUAN.login, "person.disable")


def test_the_log_says_who_was_given_what(ward: Ward) -> None:
    staff, quan = ward.desks.staff, ward.actor("quan")
    staff.add_person(quan, "lan", "Vi Thị Lan", [Role.QMS])
    assert logged(ward) == ("quan", "person.added", '{"after":"qms","login":"lan"}')
    staff.set_roles(quan, "lan", [Role.RETURNER, Role.RECEIVER])
    assert logged(ward)[2] == '{"after":"receiver returner","before":"qms","login":"lan"}'
    staff.disable(quan, "lan")
    assert logged(ward)[2] == '{"after":"disabled","before":"receiver returner","login":"lan"}'


def test_whoever_holds_dossiers_is_not_disabled_until_they_are_reassigned(ward: Ward) -> None:
    code, quan = ward.at_desk(), ward.actor("quan")
    with pytest.raises(Refused) as caught:
        ward.desks.staff.disable(quan, "binh")
    assert (caught.value.code, caught.value.params["count"]) == ("person.holds_dossiers", 1)
    assert ward.desks.person("binh").active
    ward.desks.handling.reassign(ward.actor("binh"), code, "thang")
    assert not ward.desks.staff.disable(quan, "binh").active


def test_without_the_count_somebody_would_leave_with_their_dossiers(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the refusal above is the count's."""
    ward.at_desk()
    monkeypatch.setattr(SqlDossiers, "held_by", lambda dossiers, login: 0)
    assert not ward.desks.staff.disable(ward.actor("quan"), "binh").active


def test_an_officer_who_comes_back_has_the_roles_they_had(ward: Ward) -> None:
    staff, quan = ward.desks.staff, ward.actor("quan")
    staff.disable(quan, "binh")
    back = staff.enable(quan, "binh")
    assert (back.active, back.roles) == (True, {Role.SPECIALIST})
    assert ward.desks.person("binh").may(Right.HANDLE)
    assert logged(ward)[1:] == ("person.enable", '{"after":"specialist","before":"disabled","login":"binh"}')


def test_a_name_and_a_title_are_corrected_and_nothing_else(ward: Ward) -> None:
    before = ward.desks.person("thang")
    after = ward.desks.staff.rename(ward.actor("quan"), "thang", " Hà  Đức Thắng ", "Phó Chủ tịch")
    assert (after.name, after.title) == ("Hà Đức Thắng", "Phó Chủ tịch")
    assert (after.roles, after.desks, after.active) == (before.roles, before.desks, before.active)
    assert logged(ward)[2] == (
        '{"after":"Hà Đức Thắng, Phó Chủ tịch","before":"Hà Đức Thắng, Chủ tịch","login":"thang"}'
    )
    assert refused(lambda: ward.desks.staff.rename(ward.actor("quan"), "thang", "  ", "")) == "name.empty"


def test_a_name_is_kept_letter_by_letter(ward: Ward) -> None:
    name = "<b>Đào</b> & %s =1+1"
    assert ward.desks.staff.rename(ward.actor("quan"), "binh", name, name).title == name
    assert ward.desks.person("binh").name == name


def test_the_same_key_does_a_change_once(ward: Ward) -> None:
    staff, quan = ward.desks.staff, ward.actor("quan")
    first = staff.rename(quan, "binh", "Lê Văn Bình", "Công chức", key="k")
    staff.rename(quan, "binh", "Lê Văn Bình", "Khác")
    assert staff.rename(quan, "binh", "Lê Văn Bình", "Công chức", key="k") == first
    assert ward.desks.person("binh").title == "Khác"
