"""The back-up desk: made by hand and by the clock, checked, compared, sealed; who may do what."""

import inspect
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from backup_rooms import a_backup_desk, a_maker
from builders import Ward, quick_folder
from counter_app.domain.errors import Damaged, Forbidden, Refused, Unavailable
from counter_app.domain.moments import WARD_TIME
from counter_app.exchange import places
from counter_app.exchange.bundles import BundleShelf
from counter_app.persistence.backup_store import SqlLiveDatabase
from counter_app.services.backup_rows import Automatic, BackupRow, Counts, LastNumbers, Outcome
from counter_app.services.backups import BackupDesk


@pytest.fixture
def desk(ward: Ward) -> BackupDesk:
    """The back-up desk of the ward."""
    return a_backup_desk(ward)


@pytest.fixture
def stick() -> Path:
    """A folder somewhere else, such as on a stick."""
    return quick_folder()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- by hand ---


def test_a_back_up_is_made_where_it_was_asked_for(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    ward.receive()
    row = desk.create(ward.actor("thu"), stick / "a" / "b.zip")
    assert row.file == str(stick / "a" / "b.zip")
    assert row.size == (stick / "a" / "b.zip").stat().st_size
    assert (row.counts.dossiers, row.counts.events, row.counts.jobs, row.sealed, row.ok) == (1, 1, 1, False, True)
    assert names(stick / "a") == ["b.zip"]


def test_its_own_row_of_the_log_is_in_it_and_nothing_has_changed_since(
    ward: Ward, desk: BackupDesk, stick: Path
) -> None:
    ward.receive()
    row = desk.create(ward.actor("quan"), stick / "a.zip")
    assert ward.rows("SELECT who, action FROM audit ORDER BY seq DESC LIMIT 1") == [("quan", "backup.made")]
    assert row.head == desk.live.facts().head
    assert desk.status().last is not None
    assert not desk.status().changed


def test_the_one_that_was_there_is_replaced_only_by_a_good_one(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    desk.create(ward.actor(), stick / "a.zip")
    ward.receive()
    desk.create(ward.actor(), stick / "a.zip")
    assert desk.verify(ward.actor(), stick / "a.zip").counts == Counts(1, 1, 4, 1)


def test_without_a_name_it_goes_to_the_place_of_the_unit(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    first = desk.create(ward.actor()).file
    assert first == str(ward.folder / "backups" / "backup-000.00.00.H99-20261118-083000.zip")
    desk.choose_place(ward.actor("quan"), stick)
    assert desk.create(ward.actor()).file == str(stick / "backup-000.00.00.H99-20261118-083000.zip")
    assert desk.status().place == str(stick)


def test_a_place_that_is_gone_is_told_and_nothing_goes_elsewhere(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    desk.choose_place(ward.actor("quan"), stick)
    stick.rmdir()
    with pytest.raises(Unavailable, match=r"backup\.place_missing"):
        desk.create(ward.actor())
    assert not (ward.folder / "backups").exists()
    assert not stick.exists()


def test_a_second_place_is_a_second_place(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    with pytest.raises(Unavailable, match=r"backup\.place_missing"):
        desk.choose_place(ward.actor("quan"), stick / "gone")
    (ward.folder / "inside").mkdir()
    with pytest.raises(Refused, match=r"backup\.place_inside"):
        desk.choose_place(ward.actor("quan"), ward.folder / "inside")


def test_a_back_up_of_data_with_problems_is_made_and_says_so(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    ward.receive()
    desk.create(ward.actor(), stick / "good.zip")
    good = desk.status().last
    ward.tamper("UPDATE dossier SET submitter = 'Ai Đó'")
    ward.rows("SELECT 1")
    row = desk.create(ward.actor(), stick / "bad.zip")
    assert (row.ok, row.problems) == (False, 1)
    assert not desk.verify(ward.actor(), stick / "bad.zip").ok
    assert desk.status().last == good, "it does not count as a good one"


def test_a_server_is_not_copied(ward: Ward, stick: Path) -> None:
    class OnServer(SqlLiveDatabase):
        def is_file(self) -> bool:
            return False

    desk = a_backup_desk(ward, live=OnServer(ward.store))
    rows = ward.one("SELECT count(*) FROM audit")
    with pytest.raises(Unavailable, match=r"backup\.by_server"):
        desk.create(ward.actor(), stick / "a.zip")
    assert not desk.due()
    assert desk.automatic(ward.actor(), closing=True).outcome is Outcome.NOT_NEEDED
    assert not desk.status().overdue
    assert ward.one("SELECT count(*) FROM audit") == rows


def test_the_same_key_makes_no_second_one(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    first = desk.create(ward.actor(), stick / "a.zip", key="k")
    (stick / "a.zip").unlink()
    ward.receive()
    assert desk.create(ward.actor(), stick / "a.zip", key="k") == first
    assert not (stick / "a.zip").exists()
    with pytest.raises(Refused, match=r"key\.reused"):
        desk.create(ward.actor(), stick / "b.zip", key="k")
    assert desk.create(ward.actor(), stick / "b.zip", key="l").counts.dossiers == 1


# --- by the clock ---


def done(desk: BackupDesk, ward: Ward, who: str = "hoa", *, closing: bool = False) -> BackupRow:
    """Let the clock strike, and return the back-up that came of it."""
    told = desk.automatic(ward.actor(who), closing=closing)
    assert told.outcome is Outcome.MADE, told
    assert told.row is not None
    return told.row


def test_half_an_hour_after_the_last_one_another_is_made_if_something_changed(ward: Ward, desk: BackupDesk) -> None:
    ward.receive()
    first = done(desk, ward)
    assert first.file == str(ward.folder / "backups" / "auto-000.00.00.H99-20261118-083000.zip")
    ward.receive()
    ward.clock.forward(minutes=29)
    assert desk.automatic(ward.actor()) == Automatic(Outcome.NOT_NEEDED)
    ward.clock.forward(minutes=1)
    assert done(desk, ward).counts.dossiers == 2
    ward.clock.forward(hours=5)
    assert desk.automatic(ward.actor()) == Automatic(Outcome.NOT_NEEDED), "nothing changed since"


def test_closing_makes_one_at_once_and_brings_the_papers(ward: Ward, desk: BackupDesk) -> None:
    ward.receive()
    ward.desks.print_room.draw(1)
    assert done(desk, ward).papers == 0
    ward.receive()
    ward.clock.forward(minutes=1)
    assert done(desk, ward, closing=True).papers == 1
    assert desk.automatic(ward.actor(), closing=True) == Automatic(Outcome.NOT_NEEDED)


def test_whoever_sits_there_the_program_does_its_duty(ward: Ward, desk: BackupDesk) -> None:
    ward.receive()
    with pytest.raises(Forbidden):
        desk.create(ward.actor("binh"))
    ward.clock.forward(minutes=1)
    assert done(desk, ward, "binh", closing=True)


def test_old_ones_are_thinned_out_and_what_somebody_named_stays(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    desk.choose_place(ward.actor("quan"), stick)
    ward.clock.set(date(2026, 11, 18), time(17, 0))
    here = ward.folder / "backups"
    here.mkdir()
    for place in (here, stick):
        for days in range(1, 60):
            for hour in (9, 16):
                moment = ward.clock() - timedelta(days=days, hours=17 - hour)
                (place / places.name_for("000.00.00.H99", moment, automatic=True)).touch()
        (place / "backup-000.00.00.H99-20240101-083000.zip").touch()
        (place / "auto-000.00.01.H03-20240101-083000.zip").touch()
    done(desk, ward, closing=True)
    for place in (here, stick):
        left = names(place)
        assert "auto-000.00.00.H99-20261118-170000.zip" in left
        assert {"backup-000.00.00.H99-20240101-083000.zip", "auto-000.00.01.H03-20240101-083000.zip"} <= set(left)
        ours = [name for name in left if name.startswith("auto-000.00.00.H99-2026")]
        assert "auto-000.00.00.H99-20261017-090000.zip" not in ours
        assert "auto-000.00.00.H99-20261030-160000.zip" in ours
        assert 30 < len(ours) < 45


def test_nothing_is_thinned_out_for_a_back_up_that_is_not_good(ward: Ward, desk: BackupDesk) -> None:
    ward.receive()
    place = ward.folder / "backups"
    place.mkdir()
    old = place / places.name_for("000.00.00.H99", datetime(2020, 1, 1, 8, 0, tzinfo=WARD_TIME), automatic=True)
    old.touch()
    ward.tamper("UPDATE dossier SET submitter = 'Ai Đó'")
    told = desk.automatic(ward.actor())
    assert told.outcome is Outcome.NOT_GOOD
    assert told.row is not None
    assert not told.row.ok
    assert old.exists()


# --- in the second place as well ---


def test_the_clocks_back_up_lies_in_both_places_byte_by_byte(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    desk.make_key(ward.actor("quan"))
    desk.choose_place(ward.actor("quan"), stick)
    ward.receive()
    told = desk.automatic(ward.actor())
    assert told.row is not None
    assert told.second == str(stick / Path(told.row.file).name)
    assert Path(told.second).read_bytes() == Path(told.row.file).read_bytes()
    assert desk.verify(ward.actor(), Path(told.second)).ok
    assert not desk.status().second_overdue


def test_an_absent_stick_is_told_and_fed_when_it_is_back(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    desk.choose_place(ward.actor("quan"), stick)
    gone = stick.rename(stick.with_name(f"{stick.name}-away"))
    ward.receive()
    told = desk.automatic(ward.actor())
    assert (told.outcome, told.second) == (Outcome.PLACE_MISSING, "")
    assert told.row is not None
    assert Path(told.row.file).exists(), "on this machine it was made all the same"
    assert told.fault is not None
    assert (told.fault.code, told.fault.params) == ("backup.place_missing", {"place": str(stick)})
    assert desk.automatic(ward.actor()).outcome is Outcome.PLACE_MISSING
    assert not stick.exists(), "no folder is made in its stead"
    gone.rename(stick)
    back = desk.automatic(ward.actor())
    assert (back.outcome, back.second) == (Outcome.COPIED, str(stick / Path(told.row.file).name))
    assert Path(back.second).read_bytes() == Path(told.row.file).read_bytes()
    assert desk.automatic(ward.actor()) == Automatic(Outcome.NOT_NEEDED)


def test_a_second_place_that_stays_away_shows_red_by_itself(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    desk.choose_place(ward.actor("quan"), stick)
    ward.receive()
    done(desk, ward)
    stick.rename(stick.with_name(f"{stick.name}-away"))
    for _ in range(3):
        assert not desk.status().second_overdue
        ward.clock.forward(days=1)
        ward.receive()
        desk.automatic(ward.actor(), closing=True)
    status = desk.status()
    assert (status.overdue, status.second_overdue) == (False, True)


def test_a_disk_that_fails_is_told_and_the_next_stroke_tries_again(ward: Ward, desk: BackupDesk) -> None:
    ward.receive()
    (ward.folder / "backups").write_text("no folder")
    told = desk.automatic(ward.actor())
    assert told.outcome is Outcome.FAILED
    assert told.fault is not None
    assert told.fault.code == "file.cannot_write"
    (ward.folder / "backups").unlink()
    assert done(desk, ward)


def test_what_was_written_by_hand_into_the_second_place_counts_there(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    desk.choose_place(ward.actor("quan"), stick)
    desk.create(ward.actor())
    assert desk.status().last_second == desk.status().last
    desk.choose_place(ward.actor("quan"), None)
    assert (desk.status().place, desk.status().last_second) == ("", None)


def test_the_back_ups_of_both_places_are_listed_newest_first(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    desk.choose_place(ward.actor("quan"), stick)
    ward.receive()
    done(desk, ward)
    ward.clock.forward(minutes=5)
    desk.create(ward.actor())
    (stick / "auto-000.00.01.H03-20240101-083000.zip").touch()
    rows = desk.listed(ward.actor())
    assert [(row.automatic, row.second) for row in rows] == [(False, True), (True, True), (True, False)]
    assert all(row.size == Path(row.file).stat().st_size for row in rows)
    stick.rename(stick.with_name(f"{stick.name}-away"))
    assert len(desk.listed(ward.actor())) == 1


def test_without_reading_again_what_was_written_a_lying_stick_is_believed(
    ward: Ward, desk: BackupDesk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: a stick that flips a bit is noticed, and would not be without the reading."""
    ward.receive()
    monkeypatch.setattr("counter_app.exchange.bundles.settle", _flip_a_bit)
    with pytest.raises(Unavailable, match=r"backup\.written_badly"):
        desk.create(ward.actor(), stick / "a.zip")
    assert not (stick / "a.zip").exists()
    trusting = a_backup_desk(ward, get_maker=lambda: a_maker(ward.folder, bundles=_Trusting(ward.folder)))
    trusting.create(ward.actor(), stick / "a.zip")
    with pytest.raises(Damaged):
        desk.verify(ward.actor(), stick / "a.zip")


def _flip_a_bit(out: BinaryIO) -> None:
    out.seek(500)
    byte = out.read(1)[0]
    out.seek(500)
    out.write(bytes([byte ^ 1]))
    out.flush()


class _Trusting(BundleShelf):
    """Back-up files that are not read again after writing."""

    def _read_again(self, out: BinaryIO, sha256: str, target: Path) -> None:
        pass


def test_it_shows_red_after_two_days(ward: Ward, desk: BackupDesk) -> None:
    assert desk.status().overdue, "there is none yet"
    desk.create(ward.actor())
    assert not desk.status().overdue
    ward.receive()
    ward.clock.forward(days=2)
    assert not desk.status().overdue
    ward.clock.forward(seconds=1)
    assert desk.status().overdue
    desk.automatic(ward.actor())
    assert not desk.status().overdue


# --- checking and comparing ---


def test_a_good_one_is_found_good(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    ward.receive()
    row = desk.create(ward.actor(), stick / "a.zip")
    report = desk.verify(ward.actor(), stick / "a.zip")
    assert (report.ok, report.full, report.sha256, report.counts) == (True, True, row.sha256, row.counts)


def test_the_loss_is_told_before_anything_is_restored(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    for _ in range(3):
        ward.receive()
    desk.create(ward.actor(), stick / "a.zip")
    for _ in range(2):
        ward.receive()
    compared = desk.compare(ward.actor(), stick / "a.zip")
    assert (compared.label.facts.counts.dossiers, compared.here.counts.dossiers, compared.lost) == (3, 5, 2)
    assert compared.same_unit
    assert compared.continues


# --- the key ---


def test_with_a_key_back_ups_are_sealed_and_a_full_check_asks_for_it(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    ward.receive()
    assert not desk.status().sealed
    sheet = desk.make_key(ward.actor("quan"))
    assert (sheet.unit, sheet.fingerprint) == ("UBND phường Đức Xuân", BundleShelf(ward.folder).fingerprint())
    row = desk.create(ward.actor(), stick / "a.zip")
    assert row.sealed
    assert desk.status().sealed
    outside = desk.verify(ward.actor(), stick / "a.zip")
    assert (outside.ok, outside.full, outside.counts) == (True, False, None)
    full = desk.verify(ward.actor(), stick / "a.zip", sheet.identity)
    assert (full.ok, full.full, full.counts) == (True, True, row.counts)
    assert full.label.sealed


def test_the_machine_keeps_nothing_that_opens_a_back_up(ward: Ward, desk: BackupDesk, stick: Path) -> None:
    identity = desk.make_key(ward.actor("quan")).identity
    desk.create(ward.actor(), stick / "a.zip")
    ward.store.engine.dispose()
    for path in (*ward.folder.rglob("*"), *stick.rglob("*")):
        if path.is_file():
            assert identity.encode() not in path.read_bytes()


def test_a_key_is_not_replaced_by_the_way(ward: Ward, desk: BackupDesk) -> None:
    first = desk.make_key(ward.actor("quan"))
    with pytest.raises(Refused, match=r"backup\.key_exists"):
        desk.make_key(ward.actor("quan"))
    second = desk.make_key(ward.actor("quan"), instead_of_the_old=True)
    assert first.recipient != second.recipient
    assert desk.live.settings().recipient == second.recipient


# --- who may ---


@pytest.mark.parametrize(
    ("call", "who"),
    [
        ("create", {"hoa", "thu", "tra", "quan"}),
        ("verify", {"hoa", "thu", "tra", "quan"}),
        ("compare", {"hoa", "thu", "tra", "quan"}),
        ("listed", {"hoa", "thu", "tra", "quan"}),
        ("make_key", {"hoa", "quan"}),
        ("choose_place", {"hoa", "quan"}),
        ("confirm_numbers", {"hoa", "quan"}),
    ],
)
def test_everybody_at_the_counter_backs_up_and_the_administrator_decides(
    ward: Ward, desk: BackupDesk, stick: Path, call: str, who: set[str]
) -> None:
    arguments = {
        "listed": (),
        "make_key": (),
        "confirm_numbers": (LastNumbers(nothing_later=True),),
        "choose_place": (stick,),
    }
    allowed = set()
    for person in ("hoa", "binh", "thang", "vui", "thu", "tra", "chat", "quan", "nghi"):
        try:
            getattr(desk, call)(ward.actor(person), *arguments.get(call, (stick / "a.zip",)))
        except Forbidden:
            continue
        except (Refused, Unavailable):
            pass
        allowed.add(person)
    assert allowed == who
    assert ward.one("SELECT count(*) FROM audit WHERE action = 'right.refused'") == 9 - len(who)


def test_every_call_asks_for_a_right_but_those_of_the_program_itself() -> None:
    calls = {name for name, _ in inspect.getmembers(BackupDesk, inspect.isfunction) if not name.startswith("_")}
    assert {name for name in calls if not hasattr(getattr(BackupDesk, name), "right")} == {"status", "due", "automatic"}
