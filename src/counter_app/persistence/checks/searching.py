"""I6 for the search box: the index holds the words of each dossier, and of no other."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from counter_app.domain.dossiers.events import Event
from counter_app.domain.dossiers.state import Dossier
from counter_app.persistence import projection
from counter_app.persistence.checks.problems import problem
from counter_app.persistence.store import Dialect
from counter_app.services.rows import Problem

_LONGEST = 200  # letters of a word that every engine keeps


class SearchIndex:
    """What the index holds, by running number."""

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        self._stored = {number: _plain(words) for number, words in dialect.indexed(connection)}

    def see(self, now: Dossier, journal: Sequence[Event]) -> Iterator[Problem]:
        if self._stored.pop(now.number, None) != _plain(" ".join(projection.search_words(now))):
            yield problem("I6", "search.differs", now.handle)

    def close(self) -> Iterator[Problem]:
        for number in self._stored:
            yield problem("I6", "search.differs", number)


def _plain(words: str) -> str:
    """Return the words each once and in order, cut to what every engine keeps: an index knows no more of them."""
    return " ".join(sorted({word[:_LONGEST] for word in words.split()}))
