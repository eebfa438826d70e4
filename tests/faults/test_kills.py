"""A counter may be killed at any moment, and nothing it answered for is lost, doubled or numbered anew."""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builders import Ward, a_ward, quick_folder
from faults.counters import Counter, Lane, Place
from faults.workload import a_day, account, receipts
from servers import a_shared_ward

LANES = 3


@contextmanager
def killing(lanes: list[Lane], times: int, pause: float, chance: random.Random) -> Iterator[None]:
    """Kill a counter now and then while the block runs, until so many are dead."""
    stop = threading.Event()

    def kill() -> None:
        while not stop.wait(chance.uniform(0, 2 * pause)) and sum(lane.deaths for lane in lanes) < times:
            chance.choice(lanes).counter.kill()

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield
    finally:
        stop.set()
        killer.join()


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


@contextmanager
def ward_on(engine: str, folder: Path) -> Iterator[tuple[Ward, Place]]:
    if engine == "sqlite":
        with a_ward(folder) as ward:
            yield ward, Place(folder)
    else:
        with a_shared_ward(folder) as ward:
            yield ward, Place(folder, ward.url)


ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_few_kills_lose_and_double_nothing(engine: str) -> None:
    with ward_on(engine, quick_folder()) as (ward, place):
        lanes, _ = a_day_with_kills(place, acts=90, kills=8)
        assert account(ward, [one for lane in lanes for one in lane.done]) == []
        assert sum(lane.deaths for lane in lanes) >= 4


@pytest.mark.faults
@pytest.mark.parametrize("engine", ENGINES)
def test_200_kills_lose_and_double_nothing_of_5000_acts(engine: str) -> None:
    with ward_on(engine, quick_folder()) as (ward, place):
        lanes, took = a_day_with_kills(place, acts=5_400, kills=200, seed=int(time.time()))
        done = [one for lane in lanes for one in lane.done]
        deaths = sum(lane.deaths for lane in lanes)
        print(f"\n{engine}: {deaths} kills, {len(done)} acts answered for in {took:.0f} s")
        assert account(ward, done) == []
        assert deaths >= 200
        assert len(done) >= 5_000
