"""Everything here wants a server: a fresh ward on it for each test."""

import shutil
from collections.abc import Iterator

import pytest

from builders import quick_folder
from servers import Server, ServerWard, a_shared_ward, postgres_server


@pytest.fixture
def server() -> Server:
    """The server that all tests share."""
    return postgres_server()


@pytest.fixture
def ward() -> Iterator[ServerWard]:
    """A founded ward on the server."""
    folder = quick_folder()
    try:
        with a_shared_ward(folder) as open_ward:
            yield open_ward
    finally:
        shutil.rmtree(folder)
