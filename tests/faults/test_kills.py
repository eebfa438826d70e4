"""A counter may be killed at any moment, and nothing it answered for is lost, doubled or numbered anew."""

import random
import threading
import time

import pytest

from faults.counters import Failed, Lane, Place
from faults.scenes import ENGINES, killing, tell, ward_on
from faults.workload import a_day, account

LANES = 3
NO_JOURNAL = (("journal_mode", "OFF"),)


def a_day_with_kills(place: Place, acts: int, kills: int, seed: int = 1) -> tuple[list[Lane], float]:
    lanes = [Lane(place) for _ in range(LANES)]
    days = [
        threading.Thread(target=a_day, args=(f"lane{number}", seed, acts // LANES, lane.do))
        for number, lane in enumerate(lanes)
    ]
    started = time.perf_counter()
    with killing(lanes, kills, 0.05, random.Random(seed)):
        for day in days:
            day.start()
        for day in days:
            day.join()
    took = time.perf_counter() - started
    for lane in lanes:
        lane.close()
    return lanes, took


@pytest.mark.parametrize("engine", ENGINES)
def test_a_few_kills_lose_and_double_nothing(engine: str) -> None:
    with ward_on(engine) as (ward, place):
        lanes, _ = a_day_with_kills(place, acts=90, kills=8)
        assert account(ward, [one for lane in lanes for one in lane.done]) == []
        assert sum(lane.deaths for lane in lanes) >= 4


@pytest.mark.faults
@pytest.mark.parametrize("engine", ENGINES)
def test_200_kills_lose_and_double_nothing_of_5000_acts(engine: str) -> None:
    with ward_on(engine) as (ward, place):
        lanes, took = a_day_with_kills(place, acts=5_400, kills=200, seed=int(time.time()))
        done = [one for lane in lanes for one in lane.done]
        deaths = sum(lane.deaths for lane in lanes)
        tell(f"{engine}: {deaths} kills, {len(done)} acts answered for in {took:.0f} s")
        assert account(ward, done) == []
        assert deaths >= 200
        assert len(done) >= 5_000


@pytest.mark.faults
def test_without_a_journal_kills_break_something() -> None:
    """The control: this test can fail."""
    broken: list[str] = []
    for seed in range(40):
        with ward_on("sqlite") as (ward, place):
            lane = Lane(Place(place.folder, pragmas=NO_JOURNAL))
            try:
                with killing([lane], 3, 0.05, random.Random(seed)):
                    a_day("lane", seed, 30, lane.do)
                broken = account(ward, lane.done)
            except (Failed, AssertionError) as fault:
                broken = [str(fault)]
            lane.close()
        if broken:
            break
    assert broken
