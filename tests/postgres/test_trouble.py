"""The server is busy, stuck, gone or cut off in the middle of a commit: it is told plainly, and nothing is lost."""

import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from builders import Ward, quick_folder
from counter_app.bootstrap import desks_over
from counter_app.domain.errors import CounterError, Unavailable
from counter_app.persistence.engines import postgresql
from counter_app.persistence.opening import open_store
from counter_app.persistence.unit import unit_of
from faults.counters import Counter, Deed, Failed, Lane, Place
from faults.scenes import tell
from faults.workload import a_day, account, receipts
from postgres.cutting import Cut, Wire, a_wire
from servers import Server, ServerWard

pytestmark = pytest.mark.postgres
STAND_STILL = Deed("", "reception", "stand_still", "", ())


@contextmanager
def another_counter(ward: ServerWard, url: str | None = None) -> Iterator[Ward]:
    """Open the same ward once more."""
    store = open_store(ward.folder, url or ward.url)
    try:
        yield Ward(ward.folder, store, desks_over(store, ward.folder, ward.clock, demo=True), ward.clock)
    finally:
        store.engine.dispose()


def said(act: object) -> str:
    with pytest.raises(CounterError) as caught:
        act()  # type: ignore[operator]
    assert isinstance(caught.value, Unavailable)
    return caught.value.code


# --- busy ---


@contextmanager
def office_locked(ward: ServerWard) -> Iterator[None]:
    """Hold the lock that every writer takes first, from a connection beside the program."""
    with ward.store.engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:office)"), {"office": postgresql._OFFICE})
        yield
        connection.invalidate()


def test_whoever_waits_too_long_is_told_that_somebody_writes(ward: ServerWard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(postgresql._SESSION, "lock_timeout", "300ms")
    with another_counter(ward) as counter:
        with office_locked(ward):
            assert said(counter.receive) == "database.busy"
            assert counter.desks.lookup.search.__wrapped__(counter.desks.lookup, counter.actor(), "dao").count == 0
        assert counter.receive().number == 1  # the same counter goes on


@pytest.mark.parametrize(("held", "told"), [(3, ""), (8, "database.busy")], ids=["3 s", "8 s"])
@pytest.mark.faults
def test_a_busy_office_is_waited_for_five_seconds(ward: ServerWard, held: float, told: str) -> None:
    gate = threading.Event()

    def hold() -> None:
        with office_locked(ward):
            gate.set()
            time.sleep(held)

    holder = threading.Thread(target=hold)
    holder.start()
    gate.wait()
    started = time.perf_counter()
    with another_counter(ward) as counter:
        assert told == (said(counter.receive) if told else "")
        assert told or counter.receive().number == 1
    waited = time.perf_counter() - started
    holder.join()
    tell(f"held {held} s, waited {waited:.1f} s")
    assert waited < 6


# --- stuck ---


def until_received(counter: Ward, patience: float) -> tuple[float, list[str]]:
    """Try like a clerk until it is done; return how long that took, and what was told meanwhile."""
    started, told = time.perf_counter(), []
    while time.perf_counter() - started < patience:
        try:
            counter.receive(key="once")
        except Unavailable as fault:
            told.append(fault.code)
        else:
            return time.perf_counter() - started, told
    raise AssertionError(told)


@pytest.fixture
def stuck(ward: ServerWard) -> Iterator[Counter]:
    """A counter whose process was stopped in the middle of a transaction."""
    counter = Counter(Place(ward.folder, ward.url))
    counter.begin(STAND_STILL)
    status = Path(f"/proc/{counter.pid}/stat")
    while status.read_text("utf-8").rpartition(")")[2].split()[0] != "T":
        time.sleep(0.01)
    yield counter
    counter.kill()
    counter.close()


def test_a_writer_that_says_nothing_is_put_out(ward: ServerWard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "STUCK_TIMEOUT", "300ms")

    def dawdle() -> None:
        with unit_of(ward.store) as unit:
            unit.office.profile()
            assert other.receive().number == 1

    with another_counter(ward) as other:
        assert said(dawdle) == "server.unreachable"
    assert ward.receive().number == 2


def test_a_stopped_counter_that_was_put_out_is_told_so(server: Server, ward: ServerWard, stuck: Counter) -> None:
    holds = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    assert server.execute(holds, database=ward.database_name) == [(1,)]
    server.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")
    assert ward.receive().number == 1
    stuck.signal(signal.SIGCONT)
    with pytest.raises(Failed) as told:
        stuck.answer()
    assert told.value.code == "server.unreachable"


@pytest.mark.faults
def test_others_go_on_within_fifteen_seconds_of_a_stopped_counter(ward: ServerWard, stuck: Counter) -> None:
    took, told = until_received(ward, patience=15)
    stuck.signal(signal.SIGCONT)
    tell(f"the others went on after {took:.1f} s; meanwhile they were told {told}")
    assert took <= 15
    assert set(told) <= {"database.busy"}
    with pytest.raises(Failed) as fault:
        stuck.answer()
    assert fault.value.code == "server.unreachable"
    assert ward.desks.upkeep.verify(ward.actor("quan")).ok


# --- cut off ---


def receive_through(wire: Wire, counter: Ward, ward: Ward, cuts: list[Cut]) -> list[str]:
    """Receive once for each cut; where it fails, ask again with the same key. Return what is wrong."""
    wrong = []
    for count, cut in enumerate(cuts):
        wire.cut_next(cut, f"key-{count}")
        started = time.perf_counter()
        told = ""
        try:
            counter.receive(key=f"key-{count}")  # the desk may have asked for itself what became of it
        except Unavailable as fault:
            told = fault.code
        took = time.perf_counter() - started
        if told not in ({"server.unreachable"} if cut is Cut.BEFORE else {"server.unreachable", ""}) or took > 10:
            wrong.append(f"{cut}: {told} after {took:.1f} s")
        saved = ward.one("SELECT count(*) FROM dossier") == count + 1
        if (cut is Cut.BEFORE and saved) or (cut is Cut.AFTER and not saved):
            wrong.append(f"{cut}: the wire was cut elsewhere")
        if counter.receive(key=f"key-{count}").number != count + 1:
            wrong.append(f"{cut}: another number")
    return wrong


def cut_off(server: Server, ward: ServerWard, cuts: list[Cut]) -> None:
    folder = quick_folder()
    with a_wire(folder, server.home) as wire:
        url = server.url(ward.database_name, socket=folder)
        with another_counter(ward, url) as counter:
            assert receive_through(wire, counter, ward, cuts) == []
        assert wire.cuts == len(cuts)
    assert ward.one("SELECT count(*) FROM dossier") == len(cuts)
    assert ward.desks.upkeep.verify(ward.actor("quan")).ok


def test_a_wire_cut_at_the_commit_loses_and_doubles_nothing(server: Server, ward: ServerWard) -> None:
    cut_off(server, ward, list(Cut) * 2)


@pytest.mark.faults
def test_a_wire_cut_at_fifty_commits_loses_and_doubles_nothing(server: Server, ward: ServerWard) -> None:
    cut_off(server, ward, random.Random(1).choices(list(Cut), k=50))


# --- restarted ---


def work_through_restarts(server: Server, ward: ServerWard, restarts: int, acts: int) -> list[Lane]:
    lanes = [Lane(Place(ward.folder, ward.url)) for _ in range(2)]
    days = [
        threading.Thread(target=a_day, args=(f"lane{number}", 5, acts, lane.do)) for number, lane in enumerate(lanes)
    ]
    for day in days:
        day.start()
    for _ in range(restarts):
        time.sleep(random.uniform(0.1, 0.5))
        server.stop("immediate")
        server.start()
    for day in days:
        day.join()
    for lane in lanes:
        lane.close()
    return lanes


def test_a_server_that_falls_down_in_mid_work_loses_and_doubles_nothing(server: Server, ward: ServerWard) -> None:
    lanes = work_through_restarts(server, ward, restarts=2, acts=40)
    assert account(ward, [one for lane in lanes for one in lane.done]) == []


@pytest.mark.faults
def test_twenty_falls_of_the_server_lose_and_double_nothing(server: Server, ward: ServerWard) -> None:
    lanes = work_through_restarts(server, ward, restarts=20, acts=500)
    failures = sum(lane.failures for lane in lanes)
    tell(f"20 restarts, {sum(len(lane.done) for lane in lanes)} acts answered for, {failures} told 'unreachable'")
    assert failures >= 20
    assert account(ward, [one for lane in lanes for one in lane.done]) == []


def test_a_counter_goes_on_when_the_server_is_back(server: Server, ward: ServerWard) -> None:
    ward.receive(key="before")
    server.stop("fast")
    started = time.perf_counter()
    assert said(lambda: ward.receive(key="off")) == "server.unreachable"
    assert time.perf_counter() - started < 10
    server.start()
    assert ward.receive(key="off").number == 2
    assert ward.receive(key="before").number == 1


def test_keys_are_asked_for_under_the_lock(ward: ServerWard) -> None:
    """Whoever asks what became of a commit waits until its transaction is over, so the answer is final."""
    first = Lane(Place(ward.folder, ward.url))
    [deed] = receipts("lane", 1)
    first.do(deed)
    assert deed.carry_out(ward.desks) == first.done[0][1]
    first.close()
