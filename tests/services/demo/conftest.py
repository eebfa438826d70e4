"""Demo folders for these tests: empty ones, and one that is filled once for all who only look."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.bootstrap import found_folder, open_desks
from counter_app.services.demo.people import demo_founding
from counter_app.services.desks import Desks

NewFolder = Callable[[str], Path]
Open = Callable[[Path], AbstractContextManager[Desks]]


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> NewFolder:
    def found(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name) / "data"
        found_folder(folder, demo_founding())
        return folder

    return found


@pytest.fixture
def demo(demo_folder: NewFolder) -> Iterator[Desks]:
    with open_desks(demo_folder("demo")) as desks:
        yield desks


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Desks]:
    found_folder(tmp_path / "live", replace(demo_founding(), demo=False))
    with open_desks(tmp_path / "live") as desks:
        yield desks
