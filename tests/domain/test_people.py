"""What each role may do, cell by cell: what is not written here is denied."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders import HOA, NGHI
from counter_app.domain.errors import Forbidden, Refused
from counter_app.domain.people import Desk, Person, Right, Role, login_name

MATRIX = """
                            receiver returner specialist approver registry qms admin
dossier.open                x        x        x          x        x        x   .
dossier.receive             x        .        .          .        .        .   .
dossier.cancel              x        .        .          .        .        .   .
dossier.correct             x        .        .          x        .        .   .
dossier.hand_over           x        .        x          x        x        .   .
dossier.take_over           x        x        x          x        x        .   .
dossier.handle              .        .        x          x        x        .   .
dossier.sign                .        .        .          x        .        .   .
dossier.record_signature    x        x        x          x        x        .   .
dossier.ask_supplement      x        .        x          .        .        .   .
dossier.reappoint           .        .        x          x        .        .   .
dossier.stop                x        .        x          x        .        .   .
dossier.reopen              .        .        .          x        .        .   .
dossier.withdraw            x        .        .          .        .        .   .
dossier.attach              x        x        x          x        x        .   .
dossier.complete            x        x        x          x        x        .   .
dossier.give_back           .        x        .          .        .        .   .
dossier.collect_fee         x        x        .          .        .        .   .
dossier.waive_fee           x        .        .          x        .        .   .
dossier.record_for_others   x        x        .          .        x        .   .
paper.print                 x        x        x          x        x        x   .
draft.keep                  x        x        x          x        x        x   x
report.daily_log            x        x        .          x        .        x   .
report.sign_day             .        .        .          x        .        .   .
report.period               x        x        .          x        .        x   .
upkeep.see_state            x        x        x          x        x        x   x
catalogue.read              x        x        x          x        x        x   x
catalogue.confirm           .        .        .          x        .        x   x
office.calendar             .        .        .          .        .        .   x
office.recount              .        .        .          x        .        .   x
office.people               .        .        .          .        .        .   x
office.manage               .        .        .          .        .        .   x
upkeep.verify               .        .        .          x        .        x   x
upkeep.back_up              x        x        .          .        .        .   x
upkeep.restore              .        .        .          .        .        .   x
"""


def cells() -> dict[tuple[str, str], bool]:
    head, *lines = (line.split() for line in MATRIX.strip().splitlines())
    return {(right, role): mark == "x" for right, *marks in lines for role, mark in zip(head, marks, strict=True)}


def with_roles(*roles: Role) -> Person:
    return Person("ai", "Ai Đó", roles=frozenset(roles))


def test_the_matrix_names_every_right_and_every_role() -> None:
    assert {right for right, _ in cells()} == {right.value for right in Right}
    assert {role for _, role in cells()} == {role.value for role in Role}


def test_every_role_may_do_what_the_matrix_says_and_nothing_else() -> None:
    found = {(right, role): with_roles(Role(role)).may(Right(right)) for right, role in cells()}
    assert found == cells()


def test_whoever_holds_several_roles_may_do_what_any_of_them_may() -> None:
    both = with_roles(Role.RETURNER, Role.ADMIN)
    for right in Right:
        expected = cells()[right.value, "returner"] or cells()[right.value, "admin"]
        assert both.may(right) is expected


def test_whoever_holds_no_role_may_do_nothing() -> None:
    assert not any(with_roles().may(right) for right in Right)


def test_a_disabled_person_may_do_nothing_whatever_their_roles() -> None:
    assert NGHI.roles == HOA.roles
    assert not any(NGHI.may(right) for right in Right)
    assert not any(replace(HOA, active=False).may(right) for right in Right)


def test_what_is_not_allowed_is_forbidden_by_name() -> None:
    with pytest.raises(Forbidden) as caught:
        with_roles(Role.QMS).must_be_allowed(Right.RECEIVE)
    assert (caught.value.code, caught.value.params) == ("right.missing", {"login": "ai", "right": "dossier.receive"})


def test_what_is_allowed_passes_in_silence() -> None:
    with_roles(Role.RECEIVER).must_be_allowed(Right.RECEIVE)


@pytest.mark.parametrize(
    ("days", "there"), [(-1, False), (0, True), (1, True)], ids=["before its first day", "on it", "after it"]
)
def test_a_desk_exists_from_its_first_day(days: int, there: bool) -> None:
    first = date(2025, 7, 1)
    assert Desk("mot_cua", "Một cửa", first).exists_on(first + timedelta(days=days)) is there


def test_a_desk_exists_through_its_last_day() -> None:
    desk = Desk("mot_cua", "Một cửa", date(2018, 6, 21), date(2025, 6, 30))
    assert desk.exists_on(date(2025, 6, 30))
    assert not desk.exists_on(date(2025, 7, 1))


@pytest.mark.parametrize("login", ["hoa", "h2", "hoa.tran", "hoa-tran", "hoa_tran", "x" * 32])
def test_a_plain_login_is_kept(login: str) -> None:
    assert login_name(login) == login


def test_a_login_is_kept_in_small_letters() -> None:
    assert login_name("  Hoa ") == "hoa"


@pytest.mark.parametrize("login", ["", "h", "x" * 33, "hòa", "hoa tran", "hoa@phuong", "...", "hoa/../x", "ＨＯＡ"])
def test_a_login_nobody_could_type_is_refused(login: str) -> None:
    with pytest.raises(Refused) as caught:
        login_name(login)
    assert caught.value.code == "person.login_unusable"
