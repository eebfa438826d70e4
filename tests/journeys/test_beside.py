"""The fingerprint that the play goes by differs after everything that was committed, and after nothing else."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import text

from builders import Ward
from counter_app.domain.errors import Refused
from journeys.beside import Beside, beside
from servers import ENGINES, ward_on


@pytest.fixture(params=ENGINES)
def open_ward(request: pytest.FixtureRequest) -> Iterator[Ward]:
    with ward_on(request.param) as ward:
        yield ward


@pytest.fixture
def data(open_ward: Ward) -> Iterator[Beside]:
    with closing(beside(open_ward)) as connection:
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET title = 'khác' WHERE login = 'hoa'",
        "INSERT INTO counter (series, value) VALUES ('paper:x:2026', 1)",
        "DELETE FROM person WHERE login = 'nghi'",
    ],
)
def test_whatever_is_committed_is_another_fingerprint(open_ward: Ward, data: Beside, statement: str) -> None:
    before = data.fingerprint()
    with open_ward.store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text(statement))
    assert data.fingerprint() != before


def test_what_is_taken_back_leaves_the_fingerprint_as_it_was(open_ward: Ward, data: Beside) -> None:
    code = open_ward.receive().code
    before = data.fingerprint()
    with open_ward.store.engine.connect().execution_options(writes=True) as connection:
        connection.execute(text("UPDATE counter SET value = value + 1"))
        connection.rollback()
    with pytest.raises(Refused):
        open_ward.desks.handling.complete(open_ward.actor(), code, "granted")
    open_ward.desks.lookup.search(open_ward.actor(), code)
    assert data.fingerprint() == before


def test_moments_are_told_in_the_same_words(open_ward: Ward, data: Beside) -> None:
    open_ward.receive()
    assert data.rows("SELECT happened_at FROM event WHERE number = ?", 1) == [("2026-11-18 01:30:00.000000",)]
