"""A ward of its own for each test."""

import shutil
from collections.abc import Iterator

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
