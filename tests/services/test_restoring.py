"""Restoring: the loss confirmed, the old data kept, one rename, papers and all; and who may do it."""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from backup_rooms import (
    LATER,
    a_backup_desk,
    a_maker,
    a_restore_room,
    back_up,
    codes,
    hash_of,
    receive,
    restore,
    verified,
)
from builders import Ward, a_ward, quick_folder, reopened
from counter_app.domain.errors import Damaged, Forbidden, Refused, Unavailable
from counter_app.exchange.bundles import BundleShelf
from counter_app.persistence.backup_store import SqlDatabaseFiles, SqlLiveDatabase
from counter_app.persistence.copying import copy_database
from counter_app.persistence.holding import beside
from counter_app.services.backup_ports import Packing
from counter_app.services.restoring import RestoreOrder


@pytest.fixture
def stick() -> Iterator[Path]:
    """A folder somewhere else, such as on a stick."""
    folder = quick_folder()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def empty() -> Iterator[Path]:
    """A machine with nothing on it."""
    folder = quick_folder() / "data"
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


# --- over newer data ---


def test_the_folder_is_as_it_was_at_the_back_up_and_sound(ward: Ward, stick: Path) -> None:
    before = receive(ward, 3)
    file = back_up(ward, stick / "a.zip")
    receive(ward, 2)
    ward.store.engine.dispose()
    restored = restore(ward.folder, file, lost=2)
    assert (restored.counts.dossiers, restored.lost) == (3, 2)
    assert codes(ward.folder) == before
    assert verified(ward.folder).ok


@pytest.mark.parametrize("typed", [0, 1, 3])
def test_the_loss_must_be_typed_in(ward: Ward, stick: Path, typed: int) -> None:
    receive(ward, 3)
    file = back_up(ward, stick / "a.zip")
    receive(ward, 2)
    ward.store.engine.dispose()
    before = hash_of(ward.folder)
    with pytest.raises(Refused) as caught:
        restore(ward.folder, file, lost=typed)
    assert caught.value.code == "restore.not_confirmed"
    assert caught.value.params == {"backup": 3, "here": 5, "lost": 2}
    assert hash_of(ward.folder) == before


def test_going_back_brings_everything_back(ward: Ward, stick: Path) -> None:
    receive(ward, 2, draw=True)
    file = back_up(ward, stick / "a.zip")
    both = codes_and_papers(ward, receive(ward, 2, draw=True))
    ward.store.engine.dispose()
    safety = restore(ward.folder, file, lost=2).safety
    assert safety is not None
    with reopened(ward.folder, LATER) as again:  # the day goes on, and its papers get the same job numbers
        receive(again, 2, draw=True)
    undone = restore(ward.folder, safety, lost=2)
    assert undone.jobs_without_file == 0
    with reopened(ward.folder) as back:
        assert codes_and_papers(back, []) == both
        assert receive(back, 1)[0].endswith("-0007"), "behind every number that is on a paper"
    assert verified(ward.folder).ok


def codes_and_papers(ward: Ward, _: list[str]) -> list[tuple[str, str]]:
    """Return each dossier's code with the hash of its paper's file, which the database must have right."""
    rows = ward.rows(
        "SELECT code, file, sha256 FROM dossier JOIN print_job USING (number) ORDER BY dossier.number, print_job.job"
    )
    for _, file, sha256 in rows:
        assert hashlib.sha256((ward.folder / file).read_bytes()).hexdigest() == sha256
    return [(code, sha256) for code, _, sha256 in rows]


def test_two_restores_in_one_second_keep_two_safety_copies(ward: Ward, stick: Path) -> None:
    file = back_up(ward, stick / "a.zip")
    receive(ward, 1)
    ward.store.engine.dispose()
    first = restore(ward.folder, file, lost=1).safety
    second = restore(ward.folder, file).safety
    assert first is not None
    assert second is not None
    assert first != second
    assert first.exists()


# --- what is here ---


def test_data_that_cannot_be_read_any_more_are_kept_byte_by_byte(ward: Ward, stick: Path) -> None:
    receive(ward, 2)
    file = back_up(ward, stick / "a.zip")
    ward.store.engine.dispose()
    wreck = ward.database.read_bytes()[:30_000]
    ward.database.write_bytes(wreck)
    (ward.folder / "counter.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 5000)
    restored = restore(ward.folder, file)
    assert restored.safety is not None
    assert (restored.safety / "counter.db").read_bytes() == wreck
    assert restored.numbering.waiting, "nobody knows what was printed since"
    assert len(codes(ward.folder)) == 2
    assert verified(ward.folder).ok


def test_a_page_that_is_gone_in_the_middle_stops_no_restore(ward: Ward, stick: Path) -> None:
    receive(ward, 2)
    file = back_up(ward, stick / "a.zip")
    ward.store.engine.dispose()
    raw = bytearray(ward.database.read_bytes())
    for page in range(5, len(raw) // 4096):
        raw[page * 4096 : page * 4096 + 16] = b"\xff" * 16
    ward.database.write_bytes(raw)
    restored = restore(ward.folder, file)
    assert restored.safety is not None
    assert (restored.safety / "counter.db").exists()
    assert verified(ward.folder).ok


def test_another_units_data_are_not_replaced(ward: Ward, stick: Path, empty: Path) -> None:
    file = back_up(ward, stick / "a.zip")
    with a_ward(empty) as other:
        other.tamper(
            "UPDATE setting SET data = replace(data, 'H99', 'H98'), revision = revision + 1 WHERE name = 'unit'"
        )
    before = hash_of(empty)
    with pytest.raises(Refused, match=r"restore\.other_unit"):
        restore(empty, file)
    assert hash_of(empty) == before


def test_a_folder_that_somebody_has_open_is_left_alone(ward: Ward, stick: Path) -> None:
    file = back_up(ward, stick / "a.zip")
    ward.store.engine.dispose()
    before = hash_of(ward.folder)
    with beside(ward.folder), beside(ward.folder), pytest.raises(Unavailable, match=r"folder\.in_use"):
        restore(ward.folder, file)
    assert hash_of(ward.folder) == before
    restore(ward.folder, file)


def test_while_a_folder_is_restored_nobody_opens_it(ward: Ward, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = back_up(ward, stick / "a.zip")
    ward.store.engine.dispose()

    class Looking(SqlDatabaseFiles):
        def put_in_place(self, database: Path, folder: Path) -> None:
            with pytest.raises(Unavailable, match=r"folder\.being_replaced"), beside(folder):
                pass
            super().put_in_place(database, folder)

    monkeypatch.setattr("counter_app.persistence.holding.WAIT", 0)
    a_restore_room(ward.folder, files=Looking()).restore(RestoreOrder(file, "quan"))


# --- who ---


@pytest.mark.parametrize("who", ["thu", "binh", "thang", "nghi"])
def test_only_the_administrator_restores(ward: Ward, stick: Path, empty: Path, who: str) -> None:
    file = back_up(ward, stick / "a.zip")
    ward.store.engine.dispose()
    for folder in (ward.folder, empty):
        with pytest.raises(Forbidden):
            restore(folder, file, who=who)
    with pytest.raises(Refused, match=r"person\.unknown"):
        restore(empty, file, who="nobody")


def test_who_was_an_administrator_once_is_none_now(ward: Ward, stick: Path) -> None:
    file = back_up(ward, stick / "a.zip")
    ward.desks.staff.disable(ward.actor(), "quan")
    ward.store.engine.dispose()
    with pytest.raises(Forbidden):
        restore(ward.folder, file)


# --- papers ---


def test_papers_come_back_with_the_data(ward: Ward, stick: Path, empty: Path) -> None:
    receive(ward, 2, draw=True)
    wanted = codes_and_papers(ward, [])
    restored = restore(empty, back_up(ward, stick / "a.zip"))
    assert restored.jobs_without_file == 0
    with reopened(empty) as drill:
        assert codes_and_papers(drill, []) == wanted


def test_a_paper_that_lies_nowhere_is_known_to_have_no_file(ward: Ward, empty: Path) -> None:
    receive(ward, 2, draw=True)
    row = a_backup_desk(ward).automatic(ward.actor()).row
    assert row is not None
    assert restore(empty, Path(row.file)).jobs_without_file == 2
    with reopened(empty) as drill:
        assert drill.rows("SELECT file, sha256, rendered_at IS NULL FROM print_job") == [("", "", 0)] * 2
        assert drill.desks.print_room.draw(1).file, "and is drawn again from its words"
    assert verified(empty).ok


def test_papers_that_are_still_here_need_not_be_in_the_file(ward: Ward) -> None:
    receive(ward, 2, draw=True)
    row = a_backup_desk(ward).automatic(ward.actor()).row
    assert row is not None
    ward.store.engine.dispose()
    assert restore(ward.folder, Path(row.file)).jobs_without_file == 0


def test_scans_come_back_with_the_data_and_never_over_another_one(ward: Ward, stick: Path, empty: Path) -> None:
    [code] = receive(ward, 1)
    paper = stick / "Tờ khai.pdf"
    paper.write_bytes(b"%PDF-1.7 a scan")
    name = ward.desks.attachments.attach(ward.actor(), code, [paper]).files[0].stored
    file = back_up(ward, stick / "a.zip")
    restore(empty, file)
    assert (empty / name).read_bytes() == b"%PDF-1.7 a scan"
    ward.store.engine.dispose()
    (ward.folder / name).write_bytes(b"another of later")
    restore(ward.folder, file)
    with reopened(ward.folder) as again:
        moved = again.one("SELECT stored FROM attachment")
        assert (ward.folder / moved).read_bytes() == b"%PDF-1.7 a scan"
    assert (ward.folder / name).read_bytes() == b"another of later"


# --- made by an older version ---


def an_older_one(ward: Ward, file: Path, *changes: str) -> Path:
    """Make a back-up as the first released version did."""
    copy, facts = file.with_suffix(".db"), SqlLiveDatabase(ward.store).facts()
    copy_database(ward.store.engine, copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        for table in ("draft", "attachment", "signed_day"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        for change in changes:
            connection.execute(change)
    packing = Packing(LATER, "0.0.older", replace(facts, schema="0001"), ())
    BundleShelf(ward.folder).pack(copy, ward.folder, packing, file)
    return file


def test_a_back_up_of_an_older_version_is_brought_up_and_restored(ward: Ward, stick: Path, empty: Path) -> None:
    before = receive(ward, 2)
    restored = restore(empty, an_older_one(ward, stick / "a.zip"))
    assert restored.label.facts.schema == "0001"
    assert codes(empty) == before
    assert verified(empty).ok


def test_an_older_one_that_holds_what_no_version_made_is_refused_before_it_acts(
    ward: Ward, stick: Path, empty: Path
) -> None:
    trap = "CREATE TRIGGER trap AFTER UPDATE ON alembic_version BEGIN DELETE FROM dossier; END"
    with pytest.raises(Damaged, match=r"database\.not_ours"):
        restore(empty, an_older_one(ward, stick / "a.zip", trap))
    assert not (empty / "counter.db").exists()


# --- sealed, and with problems ---


def test_a_sealed_one_asks_for_the_key(ward: Ward, stick: Path, empty: Path) -> None:
    receive(ward, 1)
    key = a_backup_desk(ward).make_key(ward.actor())
    file = back_up(ward, stick / "a.zip")
    with pytest.raises(Refused, match=r"backup\.key_needed"):
        restore(empty, file)
    assert restore(empty, file, identity=key.identity).label.sealed
    with reopened(empty) as drill:
        assert a_backup_desk(drill).status().sealed, "the key stays the unit's"


def test_one_with_problems_is_taken_only_for_want_of_a_better(ward: Ward, stick: Path, empty: Path) -> None:
    receive(ward, 1)
    ward.tamper(
        "UPDATE dossier SET submitter = 'Ai Đó'",
        *(
            f"CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} rows are never changed'); END"
            for table in ("event", "audit")
            for verb in ("UPDATE", "DELETE")
        ),
    )
    file = back_up(ward, stick / "a.zip")
    with pytest.raises(Refused, match=r"restore\.has_problems"):
        restore(empty, file)
    assert restore(empty, file, despite_problems=True).counts.dossiers == 1


def test_what_a_file_says_and_what_a_restore_would_cost_can_be_seen_first(ward: Ward, stick: Path, empty: Path) -> None:
    receive(ward, 3)
    file = back_up(ward, stick / "a.zip")
    receive(ward, 1)
    ward.store.engine.dispose()
    label = a_restore_room(empty).look(file)
    assert label.facts.unit == "UBND phường Đức Xuân"
    assert a_restore_room(empty).compare(label) is None
    compared = a_restore_room(ward.folder).compare(label)
    assert compared is not None
    assert (compared.lost, compared.continues) == (1, True)


def test_a_file_that_is_not_what_it_says_is_damaged(ward: Ward, stick: Path) -> None:
    file = back_up(ward, stick / "a.zip")
    (stick / "b.zip").write_bytes(file.read_bytes()[:-1])
    with pytest.raises(Damaged, match=r"backup\.unreadable"):
        a_maker(ward.folder).take_apart(stick / "b.zip", stick / "out", None)
