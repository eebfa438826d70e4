"""Sample data can be done away with; live data cannot, whatever their folder is called."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import HOA, quick_folder
from counter_app.bootstrap import found_folder, open_desks
from counter_app.domain.errors import Refused, Unavailable
from counter_app.persistence import demo_reset
from counter_app.persistence.demo_reset import clear_demo
from counter_app.services.demo.people import demo_founding
from counter_app.services.office import Founding


@pytest.fixture
def folder() -> Iterator[Path]:
    made = quick_folder()
    yield made / "ward-demo"
    shutil.rmtree(made)


def everything_in(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def with_papers(folder: Path) -> None:
    for name in ("papers/2026/000001.pdf", "attachments/a.pdf", "backups/b.zip", "notes of somebody.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def test_a_demo_folder_is_emptied_of_what_the_program_put_there(folder: Path) -> None:
    found_folder(folder, demo_founding())
    with_papers(folder)
    clear_demo(folder)
    assert list(everything_in(folder)) == ["notes of somebody.txt"]
    found_folder(folder, demo_founding())


def test_live_data_in_a_folder_called_demo_stay_as_they_are(folder: Path) -> None:
    found_folder(folder, Founding("UBND phường Mẫu", "000.00.01.H03", (HOA,)))
    with_papers(folder)
    before = everything_in(folder)
    with pytest.raises(Refused, match=r"demo\.live_folder"):
        clear_demo(folder)
    assert everything_in(folder) == before


def test_without_that_look_live_data_would_be_gone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the refusal above comes of the look at the data, and of nothing else."""
    found_folder(folder, Founding("UBND phường Mẫu", "000.00.01.H03", (HOA,)))
    monkeypatch.setattr(demo_reset, "_must_be_demo", lambda folder: None)
    clear_demo(folder)
    assert everything_in(folder) == {}


def test_a_demo_that_is_open_is_left_alone(folder: Path) -> None:
    found_folder(folder, demo_founding())
    with open_desks(folder), pytest.raises(Unavailable, match=r"folder\.in_use"):
        clear_demo(folder)
    assert (folder / "counter.db").is_file()


def test_stopped_half_way_it_is_still_a_demo(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found_folder(folder, demo_founding())
    with_papers(folder)

    def stuck(path: Path) -> None:
        raise OSError

    monkeypatch.setattr(demo_reset.shutil, "rmtree", stuck)
    with pytest.raises(Unavailable):
        clear_demo(folder)
    monkeypatch.undo()
    clear_demo(folder)
    assert not (folder / "counter.db").exists()


def test_where_there_are_no_data_nothing_happens(folder: Path) -> None:
    clear_demo(folder)
    assert not folder.exists()
