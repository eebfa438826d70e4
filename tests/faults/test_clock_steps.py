"""A clock that is put back or forward: numbers stay in their order, nothing is given twice, promises stand."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest

from builders import MORNING, Ward, reopened
from counter_app.domain.errors import Refused
from counter_app.domain.moments import WARD_TIME
from faults.scenes import ENGINES, ward_on

NEW_YEARS_EVE = datetime(2026, 12, 31, 23, 59, 58, tzinfo=WARD_TIME)
LEAP_DAY = datetime(2028, 2, 29, 9, 0, tzinfo=WARD_TIME)
EMPTY_BATTERY = datetime(2009, 1, 1, 0, 0, tzinfo=WARD_TIME)
REFUSALS = {"act.before_previous", "procedure.not_in_force", "office.no_letterhead", "handover.nowhere"}


@pytest.fixture(params=ENGINES)
def ward(request: pytest.FixtureRequest) -> Iterator[Ward]:
    with ward_on(request.param) as (open_ward, _):
        yield open_ward


def at(ward: Ward, moment: datetime) -> Ward:
    ward.clock.moment = moment
    return ward


def must_be_sound(ward: Ward) -> None:
    report = ward.desks.upkeep.verify(ward.actor("quan"))
    assert report.problems == ()


@pytest.mark.parametrize("step", [timedelta(days=1), timedelta(days=365)], ids=["a day", "a year"])
def test_a_clock_put_back_takes_no_number_twice(ward: Ward, step: timedelta) -> None:
    today, then = MORNING, MORNING - step
    codes = [at(ward, moment).receive().code for moment in (today, today, then, then, today, then)]
    series = [f"{moment:%y%m%d}" for moment in (today, then)]
    assert sorted(code[-11:] for code in codes) == sorted(
        f"{day}-{number:04d}" for day in series for number in (1, 2, 3)
    )
    assert [number for (number,) in ward.rows("SELECT number FROM dossier ORDER BY number")] == [1, 2, 3, 4, 5, 6]
    must_be_sound(ward)


def test_new_year_comes_goes_and_comes_again(ward: Ward) -> None:
    eve, day = NEW_YEARS_EVE, NEW_YEARS_EVE + timedelta(seconds=3)
    done = [at(ward, moment).receive() for moment in (eve, day, eve, day, eve)]
    assert [one.register for one in done] == ["01/2026/1", "01/2027/1", "01/2026/2", "01/2027/2", "01/2026/3"]
    assert [one.code[-11:] for one in done][1::2] == ["270101-0001", "270101-0002"]
    must_be_sound(ward)


def test_an_act_before_the_dossiers_last_one_is_refused_and_possible_later(ward: Ward) -> None:
    code = ward.at_desk()
    before = ward.desks.lookup.show(ward.actor(), code).events
    ward.clock.forward(days=-1)
    with pytest.raises(Refused) as told:
        ward.desks.handling.advance(ward.actor("binh"), code)
    assert told.value.code == "act.before_previous"
    assert ward.desks.lookup.show(ward.actor(), code).events == before
    ward.clock.forward(days=1)
    ward.desks.handling.advance(ward.actor("binh"), code)
    must_be_sound(ward)


def test_a_clock_without_its_battery_cannot_receive(ward: Ward) -> None:
    ward.receive()
    with pytest.raises(Refused) as told:
        at(ward, EMPTY_BATTERY).receive()
    assert told.value.code in REFUSALS
    assert at(ward, MORNING).receive().number == 2
    must_be_sound(ward)


def test_a_promise_stands_whatever_the_clock_says(ward: Ward) -> None:
    done = ward.receive()
    for moment in (MORNING - timedelta(days=365), MORNING + timedelta(days=3653), LEAP_DAY, MORNING):
        at(ward, moment)
        page = ward.desks.lookup.show(ward.actor(), done.code)
        assert page.dossier.due_at == done.due_at
    must_be_sound(ward)


def test_the_leap_day_has_its_own_numbers(ward: Ward) -> None:
    assert at(ward, LEAP_DAY).receive().code[-11:] == "280229-0001"
    assert at(ward, LEAP_DAY + timedelta(days=1)).receive().code[-11:] == "280301-0001"
    must_be_sound(ward)


def test_a_clock_put_back_between_two_starts_changes_nothing() -> None:
    with ward_on("sqlite") as (ward, _):
        ward.receive()
        ward.store.engine.dispose()
        with reopened(ward.folder, MORNING - timedelta(days=1)) as yesterday:
            assert yesterday.receive().number == 2
        with reopened(ward.folder, MORNING) as today:
            assert today.receive().code.endswith("-0002")
            must_be_sound(today)


STEPS = (
    timedelta(days=-1),
    timedelta(days=-365),
    timedelta(days=365),
    timedelta(hours=-7),
    timedelta(minutes=1),
    timedelta(days=3653),
    timedelta(days=-3653),
)


def wander(ward: Ward, acts: int, chance: random.Random) -> int:
    """Act while the clock jumps; return how many acts were refused."""
    codes: list[str] = []
    refused = 0
    for _ in range(acts):
        if chance.random() < 0.4:
            ward.clock.moment += chance.choice(STEPS)
        if chance.random() < 0.1:
            ward.clock.set(chance.choice((date(2026, 12, 31), date(2027, 1, 1))), time(23, 59, 58))
        try:
            if codes and chance.random() < 0.5:
                ward.desks.handover.hand_over(ward.actor(), (codes.pop(chance.randrange(len(codes))),), "van_thu")
            else:
                codes.append(ward.receive().code)
        except Refused as told:
            if told.code not in REFUSALS:
                raise
            refused += 1
    return refused


@pytest.mark.parametrize("seed", range(2))
def test_whatever_the_clock_does_the_data_stay_sound(ward: Ward, seed: int) -> None:
    assert 0 < wander(ward, 25, random.Random(seed)) < 25
    must_be_sound(ward)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_clock_does_for_long_the_data_stay_sound(ward: Ward, seed: int) -> None:
    wander(ward, 100, random.Random(seed))
    must_be_sound(ward)
