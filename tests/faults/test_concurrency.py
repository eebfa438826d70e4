"""Several counters at once, on one file or one server: every number is given once, none is left out."""

import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from builders import Ward, a_form, a_ward, quick_folder, reopened
from counter_app.domain.errors import Refused, Unavailable
from counter_app.persistence.engines import sqlite
from faults.counters import Lane, Place
from faults.scenes import ENGINES, killing, tell, ward_on, ward_on_disk
from faults.workload import account, receipts

COUNTERS = 4


def at_once(place: Place, each: int, kills: int = 0) -> tuple[list[Lane], float]:
    """Let four counters receive as fast as they can; return them and the seconds it took."""
    lanes = [Lane(place) for _ in range(COUNTERS)]
    work = [
        threading.Thread(target=lane.do_all, args=(receipts(f"lane{number}", each),))
        for number, lane in enumerate(lanes)
    ]
    started = time.perf_counter()
    with killing(lanes, kills, pause=1.0, chance=random.Random(each)):
        for one in work:
            one.start()
        for one in work:
            one.join()
    took = time.perf_counter() - started
    for lane in lanes:
        lane.close()
    return lanes, took


def must_be_gapless(ward: Ward, lanes: list[Lane], each: int) -> None:
    done = [one for lane in lanes for one in lane.done]
    assert sorted(answer.number for _, answer in done) == list(range(1, COUNTERS * each + 1))
    assert len({answer.code for _, answer in done}) == COUNTERS * each
    assert len({answer.register for _, answer in done}) == COUNTERS * each
    assert account(ward, done) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_four_counters_share_the_numbers(engine: str) -> None:
    with ward_on(engine) as (ward, place):
        lanes, _ = at_once(place, each=25)
        must_be_gapless(ward, lanes, each=25)


@pytest.mark.faults
@pytest.mark.parametrize("engine", ENGINES)
def test_four_counters_share_600_numbers(engine: str) -> None:
    with ward_on(engine) as (ward, place):
        lanes, took = at_once(place, each=250)
        tell(f"{engine}: {COUNTERS * 150} receipts in {took:.1f} s, {COUNTERS * 150 / took:.0f} a second")
        must_be_gapless(ward, lanes, each=250)


@pytest.mark.scale
@pytest.mark.parametrize("engine", ENGINES)
def test_four_counters_share_40000_numbers_while_thirty_are_killed(engine: str) -> None:
    """On a real disk, with everything that keeps data through a power cut."""
    with ward_on_disk(engine) as (ward, place):
        lanes, took = at_once(place, each=10_000, kills=30)
        deaths = sum(lane.deaths for lane in lanes)
        tell(f"{engine}: 40,000 receipts, {deaths} kills, {took:.0f} s, {40_000 / took:.0f} a second")
        assert deaths >= 30
        must_be_gapless(ward, lanes, each=10_000)


# --- two clerks, one dossier; one clerk, two clicks ---


@pytest.mark.parametrize("engine", ENGINES)
def test_double_clicks_at_several_counters_make_one_dossier(engine: str) -> None:
    """Everybody sends everything, under the same keys."""
    with ward_on(engine) as (ward, place):
        lanes = [Lane(place) for _ in range(COUNTERS)]
        clicks = [threading.Thread(target=lane.do_all, args=(receipts("same", 15),)) for lane in lanes]
        for click in clicks:
            click.start()
        for click in clicks:
            click.join()
        for lane in lanes:
            lane.close()
        assert [lane.done for lane in lanes[1:]] == [lanes[0].done] * (COUNTERS - 1)
        assert account(ward, lanes[0].done) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_of_two_edits_of_one_version_one_is_told_so(engine: str) -> None:
    with ward_on(engine) as (ward, _):
        codes = [ward.receive().code for _ in range(10)]
        told: list[str] = []

        def edit(login: str) -> None:
            for code in codes:
                try:
                    ward.desks.reception.cancel(ward.actor(login), code, f"Bởi {login}", expected=1)
                except Refused as fault:
                    told.append(fault.code)

        clerks = [threading.Thread(target=edit, args=(login,)) for login in ("hoa", "thu")]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join()
        assert told == ["dossier.changed_by"] * len(codes)
        assert ward.one("SELECT count(*) FROM event WHERE kind = 'cancelled'") == len(codes)
        assert ward.desks.upkeep.verify(ward.actor("quan")).ok


# --- a busy file ---


@contextmanager
def file_locked(ward: Ward, seconds: float) -> Iterator[None]:
    """Let another program hold the file for itself for a while."""
    gate = threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(ward.database, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            gate.set()
            time.sleep(seconds)

    holder = threading.Thread(target=hold)
    holder.start()
    gate.wait()
    yield
    holder.join()


def busy(held: float) -> tuple[str, float]:
    """Receive while the file is held; return what was told and the seconds it took, and receive once more."""
    with a_ward(quick_folder()) as founded_ward, reopened(founded_ward.folder) as ward:
        told = "done"
        with file_locked(ward, held):
            started = time.perf_counter()
            try:
                ward.receive(a_form(), key="once")
            except Unavailable as fault:
                told = fault.code
            took = time.perf_counter() - started
        assert ward.receive(a_form(), key="once").number == 1  # whoever was told to wait asks again
        assert ward.desks.upkeep.verify(ward.actor("quan")).ok
    return told, took


def test_a_busy_file_is_waited_for_and_then_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sqlite.PRAGMAS, "busy_timeout", "600")
    assert busy(held=0.3)[0] == "done"
    assert busy(held=1.2)[0] == "database.busy"


def test_a_reader_that_takes_too_long_holds_up_a_commit_and_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sqlite.PRAGMAS, "busy_timeout", "300")
    with a_ward(quick_folder()) as ward:
        with closing(sqlite3.connect(ward.database, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM dossier").fetchone()
            with pytest.raises(Unavailable) as told:
                ward.receive(key="once")
        assert told.value.code == "database.busy"
        assert ward.receive(key="once").number == 1
        assert ward.desks.upkeep.verify(ward.actor("quan")).ok


@pytest.mark.faults
@pytest.mark.parametrize(("held", "told"), [(3, "done"), (8, "database.busy")], ids=["3 s", "8 s"])
def test_a_busy_file_is_waited_for_five_seconds(held: float, told: str) -> None:
    said, took = busy(held)
    tell(f"held {held} s: {said} after {took:.1f} s")
    assert said == told
    assert took < 6.5
