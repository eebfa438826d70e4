"""A ward of its own for each test, and a folder for files that leave it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import Ward, a_ward, quick_folder


@pytest.fixture
def ward() -> Iterator[Ward]:
    """A founded ward whose clock stands on a Wednesday morning."""
    folder = quick_folder()
    try:
        with a_ward(folder) as open_ward:
            yield open_ward
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def stick() -> Iterator[Path]:
    """A folder somewhere else, such as on a stick."""
    folder = quick_folder()
    yield folder
    shutil.rmtree(folder)
