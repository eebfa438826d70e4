"""Scans beside dossiers: row, event, log row and file belong together, on both engines, whatever fails."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from builders import Ward, a_form, a_ward, founded, quick_folder, reopened
from counter_app.devices.scans import ScanFolder
from counter_app.domain.dossiers.rules import attaching
from counter_app.domain.dossiers.values import Receiver
from counter_app.domain.errors import CounterError, Damaged
from counter_app.persistence.attachments import SqlAttachments
from counter_app.services import upkeep
from domain.test_scans import CONTENT, KEPT, REFUSED
from servers import ENGINES, ward_on

PDF = CONTENT["pdf"] + b"to khai"


@pytest.fixture(params=ENGINES)
def ward(request: pytest.FixtureRequest) -> Iterator[Ward]:
    """A founded ward on either engine."""
    with ward_on(request.param) as open_ward:
        yield open_ward


@pytest.fixture
def scanner() -> Iterator[Path]:
    """A folder outside the data, where a scanner puts its files."""
    place = quick_folder()
    yield place
    shutil.rmtree(place)


def scanned(scanner: Path, name: str = "tờ khai.pdf", content: bytes = PDF) -> Path:
    file = scanner / name
    file.write_bytes(content)
    return file


def attach(ward: Ward, code: str, *files: Path, paper: int | None = None, **more: Any) -> Any:
    return ward.desks.attachments.attach(ward.actor(), code, files, paper, **more)


def kept(ward: Ward) -> list[str]:
    return ScanFolder(ward.folder).all_names()


def left(ward: Ward) -> list[str]:
    return [path.name for path in (ward.folder / "attachments").rglob("*") if path.is_file()]


def stored(ward: Ward, table: str) -> int:
    with ward.store.engine.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # a constant of ours


def problems(ward: Ward) -> list[tuple[str, str]]:
    report = ward.desks.upkeep.verify(ward.actor("quan"))
    return [(problem.invariant, problem.code) for problem in report.problems]


def refusal(act: Any) -> str:
    with pytest.raises(CounterError) as caught:
        act()
    return caught.value.code


def test_a_scan_is_kept_with_its_hash_under_a_name_that_tells_nothing(ward: Ward, scanner: Path) -> None:
    code = ward.receive().code
    done = attach(ward, code, scanned(scanner), paper=1)
    (scan,) = done.files
    assert (scan.name, scan.paper, scan.media_type, scan.size) == ("tờ khai.pdf", 1, "application/pdf", len(PDF))
    assert scan.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (ward.folder / scan.stored).read_bytes() == PDF
    assert "khai" not in scan.stored
    page = ward.desks.lookup.show(ward.actor(), code)
    assert page.scans == done.files
    assert [event.kind for event in page.events] == ["received", "attached"]
    assert problems(ward) == []


def test_several_scans_are_kept_or_none(ward: Ward, scanner: Path) -> None:
    code = ward.receive().code
    good, bad = scanned(scanner), scanned(scanner, "x.pdf", b"MZ")
    assert refusal(lambda: attach(ward, code, good, bad)) == "scan.not_what_it_says"
    assert (kept(ward), left(ward), stored(ward, "attachment")) == ([], [], 0)
    done = attach(ward, code, good, scanned(scanner, "ảnh.png", CONTENT["png"]))
    assert [scan.position for scan in done.files] == [1, 2]
    assert [scan.position for scan in attach(ward, code, good).files] == [3]
    assert len(kept(ward)) == len(set(kept(ward))) == 3


@pytest.mark.parametrize("life", ["returned", "noted", "moving"])
def test_a_scan_may_come_at_any_time(ward: Ward, scanner: Path, life: str) -> None:
    if life == "noted":
        code = ward.desks.reception.note(ward.actor(), a_form()).slip
    elif life == "moving":
        code = ward.receive().code
        ward.desks.handover.hand_over(ward.actor(), [code], "tu_phap_ho_tich")
    else:
        code = ward.ready()
        ward.desks.returning.give_back(ward.actor(), code, Receiver("Nguyễn Thị Đào"))
    before = ward.desks.lookup.show(ward.actor(), code).dossier
    attach(ward, code, scanned(scanner))
    after = ward.desks.lookup.show(ward.actor(), code).dossier
    assert (after.stage, after.holder, after.due_at) == (before.stage, before.holder, before.due_at)


def test_a_number_that_was_cancelled_takes_no_scan(ward: Ward, scanner: Path) -> None:
    code = ward.receive().code
    ward.desks.reception.cancel(ward.actor(), code, "Nhập nhầm")
    assert refusal(lambda: attach(ward, code, scanned(scanner))) == "dossier.not_now"
    assert left(ward) == []


def test_a_paper_that_the_dossier_does_not_have_is_refused(ward: Ward, scanner: Path) -> None:
    code = ward.receive().code
    assert refusal(lambda: attach(ward, code, scanned(scanner), paper=99)) == "scan.no_such_paper"
    assert refusal(lambda: attach(ward, "000.00.00.H99-261118-9999", scanned(scanner))) == "dossier.unknown"
    assert refusal(lambda: attach(ward, code)) == "scan.none"
    assert left(ward) == []


def test_the_same_key_gets_the_same_answer_and_keeps_nothing_twice(ward: Ward, scanner: Path) -> None:
    code = ward.receive().code
    first = attach(ward, code, scanned(scanner), key="k")
    assert attach(ward, code, scanned(scanner), key="k") == first
    assert len(left(ward)) == 1
    other = scanned(scanner, content=PDF + b"!")
    assert refusal(lambda: attach(ward, code, other, key="k")) == "key.reused"
    assert (ward.folder / first.files[0].stored).read_bytes() == PDF
    assert len(left(ward)) == 1


@pytest.mark.parametrize("name", [*KEPT, *REFUSED], ids=ascii)
def test_no_name_leads_out_of_the_folder(scanner: Path, name: str) -> None:
    """Through the whole desk: the name is one a program hands over, which no file system need allow."""

    class Named(type(scanner)):  # type: ignore[misc]
        @property
        def name(self) -> str:
            return name

    content = CONTENT.get(KEPT.get(name, "x.pdf").rpartition(".")[2], PDF)
    file = Named(scanned(scanner, "plain", content))
    folder = quick_folder()
    with a_ward(folder) as ward:
        code = ward.receive().code
        around = sorted(folder.parent.iterdir())
        if name in REFUSED:
            assert refusal(lambda: attach(ward, code, file)) == REFUSED[name]
            assert left(ward) == []
        else:
            (scan,) = attach(ward, code, file).files
            assert scan.name == KEPT[name]
            assert kept(ward) == [scan.stored]
            assert (folder / scan.stored).resolve().is_relative_to(folder.resolve() / "attachments")
        assert sorted(folder.parent.iterdir()) == around
    shutil.rmtree(folder)


def test_a_file_larger_than_the_unit_allows_is_refused_before_it_is_read_whole(ward: Ward, scanner: Path) -> None:
    code = ward.receive().code
    huge = scanned(scanner)
    with huge.open("r+b") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    assert refusal(lambda: attach(ward, code, huge)) == "scan.too_large"
    with huge.open("r+b") as file:
        file.truncate(20 * 1024 * 1024)
    assert attach(ward, code, huge).files[0].size == 20 * 1024 * 1024


def test_what_is_no_readable_file_is_said_to_be_none(ward: Ward, scanner: Path) -> None:
    code = ward.receive().code
    (scanner / "folder.pdf").mkdir()
    for name in ("folder.pdf", "gone.pdf"):
        assert refusal(lambda name=name: attach(ward, code, scanner / name)) == "scan.unreadable"


def test_a_dossier_has_room_for_so_many_scans(ward: Ward, scanner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attaching, "MOST_SCANS", 2)
    code = ward.receive().code
    attach(ward, code, scanned(scanner))
    assert refusal(lambda: attach(ward, code, scanned(scanner), scanned(scanner))) == "scan.too_many"


# --- reading ---


def test_a_scan_is_read_as_it_was_attached_and_the_look_is_logged(ward: Ward, scanner: Path) -> None:
    code = ward.receive().code
    attach(ward, code, scanned(scanner))
    before = stored(ward, "audit")
    read = ward.desks.attachments.read(ward.actor("binh"), code, 1)
    assert (read.content, read.row.name) == (PDF, "tờ khai.pdf")
    assert stored(ward, "audit") == before + 1
    assert refusal(lambda: ward.desks.attachments.read(ward.actor(), code, 2)) == "scan.unknown"
    (ward.folder / read.row.stored).write_bytes(PDF + b"!")
    assert refusal(lambda: ward.desks.attachments.read(ward.actor(), code, 1)) == "scan.differs"
    (ward.folder / read.row.stored).unlink()
    assert refusal(lambda: ward.desks.attachments.read(ward.actor(), code, 1)) == "scan.file_missing"


# --- does it still tell one story ---


def test_a_file_lost_changed_or_come_from_nowhere_is_found(ward: Ward, scanner: Path) -> None:
    code = ward.receive().code
    first, second = attach(ward, code, scanned(scanner), scanned(scanner, "b.png", CONTENT["png"])).files
    (ward.folder / first.stored).write_bytes(PDF[:-1])
    (ward.folder / second.stored).rename(ward.folder / "attachments" / "b.png")
    assert sorted(problems(ward)) == [("I7", "scan.differs"), ("I7", "scan.lost"), ("I7", "scan.orphan")]


def test_without_the_check_of_hashes_a_changed_scan_goes_unseen(
    ward: Ward, scanner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the test above can fail."""
    scan = attach(ward, ward.receive().code, scanned(scanner)).files[0]
    (ward.folder / scan.stored).write_bytes(PDF[:-1])
    assert problems(ward) == [("I7", "scan.differs")]
    monkeypatch.setattr(upkeep, "is_the_one", lambda content, sha256: True)
    assert problems(ward) == []


@pytest.mark.parametrize("column", ["name = 'x'", "sha256 = 'x'", "paper = 2", "size = 1", "added_by = 'thu'"])
def test_a_row_that_says_something_else_than_its_event_is_found(ward: Ward, scanner: Path, column: str) -> None:
    attach(ward, ward.receive().code, scanned(scanner))
    ward.tamper(f"UPDATE attachment SET {column}")
    assert ("I6", "dossier.row_differs") in problems(ward)


def test_a_row_taken_away_leaves_its_event_and_its_file_behind(ward: Ward, scanner: Path) -> None:
    attach(ward, ward.receive().code, scanned(scanner))
    ward.tamper("DELETE FROM attachment")
    assert sorted(problems(ward)) == [("I6", "dossier.row_differs"), ("I7", "scan.orphan")]


# --- what fails in between ---


def test_a_failure_before_the_commit_leaves_no_file(ward: Ward, scanner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = ward.receive().code
    settle, calls = ScanFolder.settle, []

    def second_fails(folder: ScanFolder, passing: Path, name: str) -> None:
        calls.append(name)
        if len(calls) == 2:
            raise Damaged("x")
        settle(folder, passing, name)

    monkeypatch.setattr(ScanFolder, "settle", second_fails)
    with pytest.raises(Damaged):
        attach(ward, code, scanned(scanner), scanned(scanner))
    assert (left(ward), stored(ward, "attachment"), problems(ward)) == ([], 0, [])


def test_files_are_named_only_after_everything_that_can_refuse(
    ward: Ward, scanner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = ward.receive().code

    def fails(*_: object) -> None:
        raise Damaged("x")

    monkeypatch.setattr(SqlAttachments, "add", fails)
    with pytest.raises(Damaged):
        attach(ward, code, scanned(scanner))
    assert left(ward) == []


def test_what_a_kill_left_is_taken_up_by_the_same_call_under_the_same_key(ward: Ward, scanner: Path) -> None:
    code = ward.receive().code
    scan = attach(ward, code, scanned(scanner), key="k").files[0]
    ward.desks.attachments.store.lay_by(b"cut short")
    assert kept(ward) == [scan.stored], "what has no name yet counts for nothing"
    folder = quick_folder() / "other"
    shutil.copytree(founded(), folder)
    shutil.copytree(ward.folder / "attachments", folder / "attachments")
    with reopened(folder) as other:
        code = other.receive().code
        assert problems(other) == [("I7", "scan.orphan")]
        assert attach(other, code, scanned(scanner), key="k").files[0].stored == scan.stored
        assert problems(other) == []


def test_what_was_laid_by_long_ago_goes_with_the_next_scan(ward: Ward, scanner: Path) -> None:
    old = ward.desks.attachments.store.lay_by(b"of a process that was killed")
    os.utime(old, (0, 0))
    attach(ward, ward.receive().code, scanned(scanner))
    assert not old.exists()


def test_another_program_may_read_where_scans_lie(scanner: Path) -> None:
    with a_ward(quick_folder()) as ward:
        scan = attach(ward, ward.receive().code, scanned(scanner)).files[0]
        with closing(sqlite3.connect(ward.database)) as connection:
            assert connection.execute("SELECT stored FROM attachment").fetchall() == [(scan.stored,)]
