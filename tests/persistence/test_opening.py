"""A data folder opens whole, or says in one sentence why not; and it is made whole, or not at all."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builders import HOA, Ward, founded, quick_folder
from counter_app.bootstrap import found_folder, open_desks
from counter_app.domain.errors import CounterError, Damaged, Refused, Unavailable
from counter_app.domain.numbering.dossier_codes import DEMO_PREFIX
from counter_app.domain.numbering.series import register
from counter_app.persistence.checks import SqlChecks
from counter_app.persistence.folder import DATABASE
from counter_app.persistence.opening import new_store, open_store
from counter_app.persistence.schema import HEAD
from counter_app.persistence.store import Store
from counter_app.persistence.unit import unit_of
from counter_app.services.office import Founding

FOUNDING = Founding("UBND phường Đức Xuân", DEMO_PREFIX, (HOA,), demo=True)


@pytest.fixture
def folder() -> Path:
    """A copy of a founded folder."""
    copy = quick_folder()
    shutil.copytree(founded(), copy, dirs_exist_ok=True)
    return copy


def everything_in(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def refusal(folder: Path) -> CounterError:
    with pytest.raises(CounterError) as caught:
        open_store(folder)
    return caught.value


def said(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_founded_folder_holds_its_database_and_nothing_else() -> None:
    folder = quick_folder() / "ward"
    found_folder(folder, FOUNDING)
    assert [path.name for path in folder.iterdir()] == [DATABASE]


def test_a_folder_that_is_not_there_is_missing(tmp_path: Path) -> None:
    fault = refusal(tmp_path / "nowhere")
    assert isinstance(fault, Unavailable)
    assert fault.code == "folder.missing"
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_without_a_database_is_missing_one_and_gets_none(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "folder.missing"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_databases_place_is_no_database(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    assert refusal(tmp_path).code == "folder.missing"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "database.not_ours"),
        (b"Day khong phai co so du lieu. " * 200, "database.not_one"),
        (b"\x00" * 8192, "database.not_one"),
        (b"SQLite format 3\x00" + b"\xff" * 8192, "database.not_one"),
    ],
    ids=["empty", "text", "zeros", "a head with nothing behind it"],
)
def test_a_file_that_is_no_database_is_called_so_and_left_alone(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / DATABASE).write_bytes(content)
    fault = refusal(tmp_path)
    assert isinstance(fault, Damaged)
    assert fault.code == code
    assert (tmp_path / DATABASE).read_bytes() == content


def test_a_database_of_another_program_is_not_ours(tmp_path: Path) -> None:
    said(tmp_path / DATABASE, "CREATE TABLE songs (title TEXT)")
    assert refusal(tmp_path).code == "database.not_ours"


def test_a_database_that_does_not_tell_its_version_is_not_ours(folder: Path) -> None:
    said(folder / DATABASE, "DELETE FROM alembic_version")
    fault = refusal(folder)
    assert isinstance(fault, Damaged)
    assert fault.code == "database.not_ours"


@pytest.mark.parametrize(
    ("revision", "code"),
    [
        ("9999", "schema.newer"),
        (f"{int(HEAD) + 1:04}", "schema.newer"),
        ("0001", "schema.older"),
        ("0000", "schema.older"),
    ],
)
def test_another_versions_folder_is_refused_and_not_touched(folder: Path, revision: str, code: str) -> None:
    said(folder / DATABASE, f"UPDATE alembic_version SET version_num = '{revision}'")
    before = everything_in(folder)
    fault = refusal(folder)
    assert isinstance(fault, Unavailable)
    assert (fault.code, fault.params["found"]) == (code, revision)
    assert everything_in(folder) == before


def outcome_of(folder: Path) -> str:
    """Open a folder and check it; only errors that say what is wrong may come out of it."""
    try:
        store = open_store(folder)
    except CounterError as fault:
        return fault.code
    try:
        report = SqlChecks(store).verify(())
    except CounterError as fault:
        return fault.code
    finally:
        store.engine.dispose()
    return "sound" if report.ok else report.problems[0].code


@pytest.mark.parametrize("tenths", range(10))
def test_a_truncated_database_is_found_out(folder: Path, tenths: int) -> None:
    whole = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(whole[: len(whole) * tenths // 10])
    assert outcome_of(folder) != "sound"


def test_the_whole_of_it_is_sound(folder: Path) -> None:
    assert outcome_of(folder) == "sound"


def test_a_folder_that_exists_is_not_founded_again(folder: Path) -> None:
    before = everything_in(folder)
    with pytest.raises(Refused) as caught:
        found_folder(folder, FOUNDING)
    assert caught.value.code == "folder.exists"
    assert everything_in(folder) == before


def fail_in(store: Store) -> None:
    with unit_of(store) as unit:
        unit.numbers.take(register("01", 2026))
    raise Refused("unit_prefix.unreadable")


def test_a_founding_that_fails_leaves_nothing_behind_and_may_be_done_again(tmp_path: Path) -> None:
    folder = tmp_path / "ward"
    with pytest.raises(Refused), new_store(folder) as store:
        fail_in(store)
    assert list(folder.iterdir()) == []
    found_folder(folder, FOUNDING)
    assert outcome_of(folder) == "sound"


def test_a_founding_with_a_prefix_nobody_can_read_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "ward"
    with pytest.raises(Refused):
        found_folder(folder, Founding("UBND phường Đức Xuân", "không biết", (HOA,)))
    assert list(folder.iterdir()) == []


def test_what_a_founding_left_half_done_does_not_stop_the_next(tmp_path: Path) -> None:
    (tmp_path / f"{DATABASE}.new").write_bytes(b"half of it")
    found_folder(tmp_path, FOUNDING)
    assert outcome_of(tmp_path) == "sound"


def test_no_folder_is_made_under_a_file(tmp_path: Path) -> None:
    (tmp_path / "ward").write_text("ở đây có tệp rồi")
    with pytest.raises(Unavailable) as caught:
        found_folder(tmp_path / "ward" / "data", FOUNDING)
    assert caught.value.code == "folder.cannot_make"


def test_a_live_folder_takes_no_fixed_clock(ward: Ward) -> None:
    folder = quick_folder()
    shutil.copytree(founded(demo=False), folder, dirs_exist_ok=True)
    with pytest.raises(Refused) as caught, open_desks(folder, None, ward.clock()):
        pass
    assert caught.value.code == "clock.live_folder"
    with open_desks(ward.folder, None, ward.clock()) as desks:
        assert desks.now() == ward.clock()
