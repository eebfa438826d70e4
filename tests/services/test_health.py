"""The house knows its own state: a quick look, a full check once a week, where the data lie, what the clock does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from builders import MORNING, SettableClock, Ward
from counter_app.bootstrap import desks_over
from counter_app.persistence.opening import open_store
from counter_app.services.clock_watch import ClockWatch
from counter_app.services.health import FULL_CHECK_EVERY, Checked, is_due
from counter_app.services.places import Place, PlaceKind


def codes(ward: Ward, login: str = "thu") -> list[str]:
    return [warning.code for warning in ward.desks.health.look(ward.actor(login)).warnings]


def test_a_sound_house_says_so_and_asks_for_its_first_full_check(ward: Ward) -> None:
    ward.receive()
    before = ward.database.read_bytes()
    report = ward.desks.health.look(ward.actor("thu"))
    assert (report.sound, report.problems, report.warnings, report.last_full) == (True, (), (), None)
    assert report.full_check_due
    assert ward.database.read_bytes() == before


def test_a_full_check_is_on_record_and_due_again_after_a_week(ward: Ward) -> None:
    ward.receive()
    assert ward.desks.health.full_check(ward.actor("thu")).ok
    assert ward.rows("SELECT who, action FROM audit ORDER BY seq DESC LIMIT 1") == [("thu", "upkeep.checked")]
    report = ward.desks.health.look(ward.actor("thu"))
    assert report.last_full == Checked(MORNING, 0)
    assert not report.full_check_due
    ward.clock.forward(days=7)
    assert ward.desks.health.look(ward.actor("thu")).full_check_due


@pytest.mark.parametrize(
    ("passed", "due"),
    [
        (timedelta(), False),
        (FULL_CHECK_EVERY - timedelta(seconds=1), False),
        (FULL_CHECK_EVERY, True),
        (timedelta(seconds=-1), True),
    ],
)
def test_a_full_check_is_due_after_a_week_or_when_the_clock_went_back(passed: timedelta, due: bool) -> None:
    assert is_due(Checked(MORNING, 0), MORNING + passed) is due
    assert is_due(None, MORNING)


def test_a_full_check_that_found_something_is_said_until_one_finds_nothing(ward: Ward) -> None:
    ward.receive()
    ward.tamper("UPDATE dossier SET stage = 'returned'")
    assert not ward.desks.health.full_check(ward.actor("thu")).ok
    assert codes(ward) == ["health.full_check_failed"]
    ward.tamper("UPDATE dossier SET stage = 'accepted'")
    assert ward.desks.health.full_check(ward.actor("thu")).ok
    assert codes(ward) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit SET action = 'x' WHERE seq = (SELECT max(seq) FROM audit)", "audit.chain_broken"),
        ("UPDATE event SET data = replace(data, 'Đào', 'Mai')", "audit.event_differs"),
        ("DELETE FROM audit WHERE seq = 2", "audit.chain_broken"),
        ("UPDATE alembic_version SET version_num = '0'", "schema.older"),
        ("DROP TABLE alembic_version", "database.unreadable"),
        ("UPDATE audit SET at = 'hôm qua' WHERE seq = 2", "database.unreadable"),
    ],
)
def test_a_quick_look_sees_the_end_of_the_log_and_the_schema(ward: Ward, statement: str, found: str) -> None:
    ward.receive()
    ward.receive()
    ward.tamper(statement)
    report = ward.desks.health.look(ward.actor("thu"))
    assert found in {problem.code for problem in report.problems}
    assert report.warnings[0].code == "health.problems"
    assert not report.sound


def test_a_page_that_rotted_is_seen_at_once_and_not_repaired(ward: Ward) -> None:
    for _ in range(20):
        ward.receive()
    ward.store.engine.dispose()
    whole = bytearray(ward.database.read_bytes())
    root = ward.one("SELECT rootpage FROM sqlite_master WHERE name = 'party'")
    start = (root - 1) * 4096
    whole[start + 12 : start + 40] = bytes(28)
    ward.database.write_bytes(whole)
    report = ward.desks.health.look(ward.actor("thu"))
    assert not report.sound
    assert ward.database.read_bytes() == whole


def test_where_the_data_lie_is_said(ward: Ward) -> None:
    desk = replace(ward.desks.health, place=Place("D:\\x", PlaceKind.SYNCED, "OneDrive"))
    assert [warning.code for warning in desk.look(ward.actor("thu")).warnings] == ["folder.synced"]


# --- the clock ---


@dataclass(slots=True)
class Seconds:
    """Seconds that nobody can set, except a test."""

    passed: float = 0

    def __call__(self) -> float:
        return self.passed


@contextmanager
def session(folder: Path, moment: datetime, seconds: Seconds) -> Iterator[Ward]:
    """Open a ward as the program does: with a watch over its clock."""
    store, clock = open_store(folder), SettableClock(moment)
    try:
        yield Ward(folder, store, desks_over(store, folder, clock, demo=True, watch=ClockWatch(seconds)), clock)
    finally:
        store.engine.dispose()


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def watched(ward: Ward, seconds: Seconds) -> Iterator[Ward]:
    ward.receive()  # the founding was at the hour of this machine
    with session(ward.folder, MORNING, seconds) as open_ward:
        open_ward.desks.lookup.show(open_ward.actor(), "000.00.00.H99-261118-0001")
        yield open_ward


def jumps(ward: Ward) -> int:
    return int(ward.one("SELECT count(*) FROM audit WHERE action = 'clock.jumped'"))


@pytest.mark.parametrize("minutes", [-6, -60 * 24, 6, 60 * 24 * 365])
def test_a_jump_of_more_than_five_minutes_is_recorded_once_and_shown(
    watched: Ward, seconds: Seconds, minutes: int
) -> None:
    watched.clock.forward(minutes=minutes)
    if minutes > 60 * 24:
        watched.desks.lookup.show(watched.actor(), "000.00.00.H99-261118-0001")
    else:
        watched.receive()
    assert jumps(watched) == 1
    assert codes(watched) == ["clock.put_back" if minutes < 0 else "clock.put_forward"]
    watched.desks.lookup.show(watched.actor(), "000.00.00.H99-261118-0001")
    assert jumps(watched) == 1
    assert watched.desks.upkeep.verify(watched.actor()).ok


@pytest.mark.parametrize("minutes", [-5, 0, 5])
def test_a_clock_that_is_set_right_by_minutes_is_no_jump(watched: Ward, seconds: Seconds, minutes: int) -> None:
    watched.clock.forward(minutes=60 + minutes)
    seconds.passed += 60 * 60
    watched.receive()
    assert jumps(watched) == 0
    assert codes(watched) == []


def test_a_night_is_no_jump_and_neither_is_a_pc_that_slept(watched: Ward, seconds: Seconds) -> None:
    watched.clock.forward(hours=14)
    seconds.passed += 14 * 60 * 60
    watched.receive()
    assert jumps(watched) == 0


def test_a_clock_put_back_between_two_starts_is_seen_at_the_first_act(watched: Ward) -> None:
    with session(watched.folder, MORNING - timedelta(hours=2), Seconds()) as later:
        assert codes(later) == ["clock.put_back"]
        assert later.receive().number == 2
        assert jumps(later) == 1
        assert later.receive().number == 3
        assert jumps(later) == 1
        assert codes(later) == ["clock.put_back"]
        assert later.desks.upkeep.verify(later.actor()).ok


def test_an_act_that_is_refused_records_no_jump_and_the_next_one_does(watched: Ward) -> None:
    watched.clock.moment = datetime(2009, 1, 1, tzinfo=MORNING.tzinfo)
    with pytest.raises(Exception, match="procedure"):
        watched.receive()
    assert jumps(watched) == 0
    watched.clock.moment = MORNING - timedelta(hours=1)
    watched.receive()
    assert jumps(watched) == 1
