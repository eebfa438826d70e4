"""A check reads a copy: counters commit meanwhile, and nothing of it stays behind."""

from pathlib import Path

import pytest

from builders import Ward
from counter_app.domain.errors import Unavailable
from counter_app.persistence.checks import SqlChecks, still
from counter_app.persistence.checks.still import standing_still


@pytest.fixture(params=["in memory", "in a file"])
def where(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "in a file":
        monkeypatch.setattr(still, "LARGEST_IN_MEMORY", 0)
    return str(request.param)


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_counters_commit_while_a_copy_is_checked(ward: Ward, where: str) -> None:
    ward.receive()
    with standing_still(ward.store) as copy, copy.engine.connect() as reader, reader.begin():
        assert reader.exec_driver_sql("SELECT count(*) FROM dossier").scalar() == 1
        assert ward.receive().number == 2
        assert reader.exec_driver_sql("SELECT count(*) FROM dossier").scalar() == 1
    assert SqlChecks(ward.store).verify(()).dossiers == 2


def test_without_the_copy_the_commit_would_wait(ward: Ward) -> None:
    """The control: the same reading in the database itself holds a counter up."""
    ward.receive()
    with ward.store.engine.connect() as reader, reader.begin():
        reader.exec_driver_sql("SELECT count(*) FROM dossier").scalar()
        with ward.store.engine.connect() as other:
            other.exec_driver_sql("PRAGMA busy_timeout=50")
        with pytest.raises(Unavailable, match=r"database\.busy"):
            ward.receive()


def test_nothing_of_a_copy_stays_behind(ward: Ward, where: str) -> None:
    ward.receive()
    before = left_in(ward.folder)
    assert SqlChecks(ward.store).verify(()).ok
    assert {name for name in left_in(ward.folder) - before if not name.endswith("lock")} == set()


def test_what_a_killed_check_left_goes_with_the_next(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(still, "LARGEST_IN_MEMORY", 0)
    left = ward.folder / ".checked-abc"
    left.mkdir()
    (left / "counter.db").write_bytes(b"half a copy")
    assert SqlChecks(ward.store).verify(()).ok
    assert not left.exists()


def test_without_room_for_a_copy_the_database_itself_is_read(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: object, target: Path) -> None:
        raise Unavailable("disk.full")

    monkeypatch.setattr(still, "LARGEST_IN_MEMORY", 0)
    monkeypatch.setattr(still, "copy_database", full)
    ward.receive()
    assert SqlChecks(ward.store).verify(()).dossiers == 1
