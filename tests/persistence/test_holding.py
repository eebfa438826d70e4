"""A folder is open to many, or to one who replaces what is in it; a killed process holds nothing."""

import multiprocessing
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from counter_app.domain.errors import Unavailable
from counter_app.persistence import holding
from counter_app.persistence.holding import alone, beside

Hold = Callable[[Path], AbstractContextManager[None]]
Spoil = Callable[[Path], object]


def _scribble(file: Path) -> None:
    file.write_bytes(b"no lock of anybody's " * 400)


def _open_for_ever(folder: Path, said: "multiprocessing.synchronize.Event") -> None:
    with beside(folder):
        said.set()
        multiprocessing.Event().wait()


def test_many_may_have_it_open_and_then_nobody_has_it_alone(tmp_path: Path) -> None:
    with beside(tmp_path), beside(tmp_path), pytest.raises(Unavailable, match=r"folder\.in_use"), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


def test_while_one_has_it_alone_nobody_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "WAIT", 0)
    with alone(tmp_path):
        with pytest.raises(Unavailable, match=r"folder\.being_replaced"), beside(tmp_path):
            pass
        with pytest.raises(Unavailable, match=r"folder\.in_use"), alone(tmp_path):
            pass
    with beside(tmp_path):
        pass


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    processes = multiprocessing.get_context("spawn")
    said = processes.Event()
    other = processes.Process(target=_open_for_ever, args=(tmp_path, said))
    other.start()
    assert said.wait(60)
    with pytest.raises(Unavailable, match=r"folder\.in_use"), alone(tmp_path):
        pass
    other.kill()
    other.join()
    with alone(tmp_path):
        pass


def test_a_folder_that_is_not_there_is_made_only_to_put_something_in(tmp_path: Path) -> None:
    with beside(tmp_path / "gone"):
        assert not (tmp_path / "gone").exists()
    with alone(tmp_path / "new"):
        assert (tmp_path / "new").is_dir()


def test_whoever_may_not_write_reads_without_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with beside(tmp_path):
        pass
    with pytest.raises(Unavailable, match=r"data\.read_only"), alone(tmp_path):
        pass


@pytest.mark.parametrize(("spoil", "code"), [(Path.mkdir, "file.cannot_write"), (_scribble, "disk.fault")])
@pytest.mark.parametrize("hold", [alone, beside])
def test_a_lock_the_disk_cannot_give_is_told(tmp_path: Path, hold: Hold, spoil: Spoil, code: str) -> None:
    spoil(tmp_path / holding.LOCK)
    with pytest.raises(Unavailable, match=code.replace(".", r"\.")), hold(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [holding.LOCK]
