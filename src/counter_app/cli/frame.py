"""What every command stands in: the house, the data folder, the language, who acts and at what time."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter_app.cli.house import House
from counter_app.cli.misuse import Misused
from counter_app.domain.errors import Forbidden, Refused
from counter_app.domain.moments import ward_date
from counter_app.domain.people import Person
from counter_app.services.wording import Language, sentence

if TYPE_CHECKING:  # loaded with the first data folder
    from counter_app.services.acting import Actor
    from counter_app.services.desks import Desks


@dataclass(slots=True)
class Frame:
    """The global options, as far as they were given."""

    house: House
    data: Path | None = None
    database: str | None = None
    lang: Language = Language.VI
    acts_as: str | None = None
    now: datetime | None = None
    json: bool = False
    lang_given: bool = False

    @property
    def folder(self) -> Path:
        """Return the data folder that is meant."""
        return self.data or self.house.default_folder()

    def clock(self) -> datetime:
        """Return the time by the fixed clock, else the house's."""
        return self.now or self.house.clock()

    @contextmanager
    def desks(self) -> "Iterator[Desks]":
        """Open the data folder."""
        with self.house.open(self.folder, self.database, self.now) as desks:
            yield desks

    def person(self, desks: "Desks") -> Person:
        """Return who acts: on a demo folder its clerk unless somebody is named, on a live one whoever is named."""
        from counter_app.services.demo.people import DEMO_STAFF

        login = self.acts_as or (DEMO_STAFF[0].login if desks.demo else None)
        if login is None:
            raise Misused("actor.missing")
        if not desks.demo:
            self.note(self.tell("live.no_password"))
        try:
            return desks.person(login)
        except Refused as unknown:
            raise Forbidden("actor.unknown", login=login) from unknown

    def tell(self, code: str, /, **params: Any) -> str:
        """Return the sentence that answers a command."""
        return sentence("answers", code, self.lang, params)

    def note(self, words: str) -> None:
        """Say something beside the answer."""
        click.echo(words, err=True)

    def ask(self, words: str) -> str | None:
        """Ask somebody at the terminal; None where nobody sits there, or a program wants the answer."""
        if self.json or not sys.stdin.isatty():
            return None
        self.note(words)
        return sys.stdin.readline()

    def read_input(self, most: int) -> str:
        """Return so much of what is piped in."""
        return sys.stdin.read(most)


@dataclass(frozen=True, slots=True)
class AtDesk:
    """An open data folder with the person who acts there. ``key`` makes the act safe to repeat."""

    frame: Frame
    desks: "Desks"
    actor: "Actor"
    key: str | None = None

    @property
    def today(self) -> date:
        """Return the ward's day of the act."""
        return ward_date(self.actor.happened_at or self.desks.now())

    def tell(self, code: str, /, **params: Any) -> str:
        """Return the sentence that answers a command."""
        return self.frame.tell(code, **params)
