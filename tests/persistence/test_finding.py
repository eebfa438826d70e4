"""What the search box lets through is the same on both engines: by procedure, day and standing, counted, in order."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest

from builders import BIRTH, SINGLE_STATUS, Ward, a_form, a_party
from counter_app.services import finding
from counter_app.services.lookup_rows import Found, Sieve, Standing
from servers import ENGINES, ward_on


@pytest.fixture(params=ENGINES)
def ward(request: pytest.FixtureRequest) -> Iterator[Ward]:
    """A founded ward on either engine."""
    with ward_on(request.param) as open_ward:
        yield open_ward


def find(ward: Ward, text: str, sieve: Sieve | None = None, limit: int = 50) -> Found:
    return ward.desks.lookup.find(ward.actor(), text, sieve, limit)


def handles(found: Found) -> list[str]:
    return [row.handle for row in found.rows]


def named(ward: Ward, name: str, procedure: str = SINGLE_STATUS, **more: str) -> str:
    return ward.receive(a_form(procedure, a_party(name=name, **more))).code


def test_hits_come_newest_first_with_what_tells_namesakes_apart(ward: Ward) -> None:
    older = named(ward, "Nguyễn Thị Đào", birth="1987-01-05", address="Tổ 5, phường Đức Xuân, tỉnh Thái Nguyên")
    newer = named(ward, "Nguyễn Thị Đạo", birth="1990", address="Thôn Nà Pài")
    found = find(ward, "thi dao")
    assert handles(found) == [newer, older]
    assert [(row.birth_year, row.place) for row in found.rows] == [("1990", "Thôn Nà Pài"), ("1987", "phường Đức Xuân")]
    assert (found.total, found.more, found.near) == (2, False, ())


def test_all_hits_are_counted_though_not_all_are_read(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        named(ward, "Nguyễn Thị Đào")
    found = find(ward, "dao", limit=2)
    assert (len(found.rows), found.total, found.more) == (2, 5, False)
    monkeypatch.setattr(finding, "COUNTED", 4)
    found = find(ward, "dao", limit=2)
    assert (len(found.rows), found.total, found.more) == (2, 4, True)


def test_nothing_asked_finds_nothing_but_knows_the_procedures_to_choose_from(ward: Ward) -> None:
    named(ward, "Nguyễn Thị Đào")
    found = find(ward, "  ")
    assert (found.rows, found.total) == ((), 0)
    assert [code for code, _ in found.procedures] == [SINGLE_STATUS]


def test_a_procedure_lets_its_own_through_and_still_names_the_others(ward: Ward) -> None:
    named(ward, "Nguyễn Thị Đào")
    birth = named(ward, "Nguyễn Thị Đào", BIRTH)
    found = find(ward, "dao", Sieve(procedure=BIRTH))
    assert handles(found) == [birth]
    assert {code for code, _ in found.procedures} == {SINGLE_STATUS, BIRTH}
    assert handles(find(ward, "", Sieve(procedure=BIRTH))) == [birth]


def test_a_day_lets_through_what_was_received_from_then_on(ward: Ward) -> None:
    older = named(ward, "Nguyễn Thị Đào")
    ward.clock.forward(days=1)
    newer = named(ward, "Nguyễn Thị Đào")
    today = ward.clock.moment.date()
    assert handles(find(ward, "dao", Sieve(since=today))) == [newer]
    assert handles(find(ward, "dao", Sieve(since=today - timedelta(days=1)))) == [newer, older]


def test_each_standing_lets_its_own_through(ward: Ward) -> None:
    late = ward.at_desk()
    ward.clock.set(date(2026, 12, 1), time(9))
    waiting, ready, void, fresh = ward.at_desk(), ward.ready(), ward.receive().code, ward.receive().code
    ward.desks.handling.ask_supplement(ward.actor("binh"), waiting, ("Tờ khai",), "Thiếu")
    ward.desks.reception.cancel(ward.actor(), void, "Nhập nhầm")
    expected = {
        Standing.AT_WORK: {late, fresh},
        Standing.OVERDUE: {late},
        Standing.WAITING: {waiting},
        Standing.READY: {ready},
        Standing.RETURNED: set(),
        Standing.ENDED: {void},
    }
    for standing, own in expected.items():
        assert set(handles(find(ward, "dao", Sieve(standing=standing)))) == own, standing
        assert set(handles(find(ward, "", Sieve(standing=standing)))) == own, standing


@pytest.mark.parametrize(
    "asked",
    ["nguyem thi dao", "nguyen thj dao", "nguyen thi dap", "ngyen thi dao", "xguyen thi dao"],
)
def test_a_name_a_letter_away_is_near(ward: Ward, asked: str) -> None:
    near = named(ward, "Nguyễn Thị Đào")
    named(ward, "Trần Văn Bình")
    found = find(ward, asked)
    assert (handles(found), found.total) == ([], 0)
    assert [row.handle for row in found.near] == [near]


@pytest.mark.parametrize("asked", ["006187005412", "00618700451", "006187004513", "0912 345 687"])
def test_a_number_with_two_signs_swapped_or_a_wrong_end_is_near(ward: Ward, asked: str) -> None:
    near = named(ward, "Nguyễn Thị Đào", id_number="006187004512", phone="0912345678")
    named(ward, "Trần Văn Bình", id_number="001080001111", phone="0987654321")
    found = find(ward, asked)
    assert [row.handle for row in (*found.rows, *found.near)] == [near]


def test_nothing_is_near_what_nobody_is_called(ward: Ward) -> None:
    named(ward, "Nguyễn Thị Đào")
    for asked in ("xyz", "xyz abc def", "999999999999", "%", "'", "a", "<b>"):
        assert find(ward, asked).near == (), asked
