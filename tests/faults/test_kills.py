"""A counter may be killed at any moment, and nothing it answered for is lost, doubled or numbered anew."""

import random
import threading
import time

import pytest

from faults.counters import Lane, Place
from faults.scenes import ENGINES, killing, tell, ward_on
from faults.workload import a_day, account

LANES = 3


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
    seed = int(time.time())
    with ward_on(engine) as (ward, place):
        lanes, took = a_day_with_kills(place, acts=5_400, kills=200, seed=seed)
        done = [one for lane in lanes for one in lane.done]
        deaths = sum(lane.deaths for lane in lanes)
        tell(f"{engine}: {deaths} kills, {len(done)} acts answered for in {took:.0f} s (seed {seed})")
        assert account(ward, done) == []
        assert deaths >= 200
        assert len(done) >= 5_000


TWICE = """
INSERT INTO idempotency_key
SELECT command, 'twice', request_digest, answer, at FROM idempotency_key WHERE key = 'lane-0'
"""
PRINTED_TWICE = """
INSERT INTO print_job
SELECT 99, form, number, batch, made_at, made_by, reprint_of, reprint, data, file, sha256, rendered_at
FROM print_job WHERE job = 1
"""


@pytest.mark.parametrize(
    "spoil",
    [
        "DELETE FROM idempotency_key WHERE key = 'lane-3'",
        "UPDATE idempotency_key SET answer = replace(answer, '0001', '0002') WHERE key = 'lane-0'",
        TWICE,
        "DELETE FROM event WHERE number = 2",
        "DELETE FROM dossier WHERE number = 2",
        "UPDATE counter SET value = value + 1 WHERE series LIKE 'register%'",
        PRINTED_TWICE,
        "UPDATE print_job SET file = ''",
    ],
    ids=["key gone", "answer changed", "key twice", "event gone", "dossier gone", "gap", "print twice", "print gone"],
)
def test_the_account_misses_nothing(spoil: str) -> None:
    """The control: what these tests look for, they find."""
    with ward_on("sqlite") as (ward, place):
        lane = Lane(place)
        a_day("lane", 2, 20, lane.do)
        lane.close()
        assert account(ward, lane.done) == []
        ward.tamper(spoil)
        assert account(ward, lane.done) != []
