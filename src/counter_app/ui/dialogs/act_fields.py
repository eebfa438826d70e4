"""The lines of an act's form, as values: a screen says what is asked, ``act_entries`` makes the controls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from counter_app.domain.errors import CounterError

Choices = Sequence[tuple[object, str]]  # a value, and the words it is offered by


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every line has: its name among the answers, its words, and the error codes that are about it.

    ``must`` lines are checked before the desk is asked.
    """

    name: str
    words: str
    must: bool = False
    faults: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Asked):
    """One line of text; the answer is a str."""

    value: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Asked):
    """A few lines of text; the answer is a str."""

    value: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Asked):
    """A whole number, such as đồng; dots between thousands are read. The answer is an int, None while empty."""

    value: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Asked):
    """A day with a time, typed as ``27/11/2026 17:00``; a day alone is meant at ``clock``. The answer is a datetime."""

    value: datetime | None = None
    clock: time = time(17, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Asked):
    """A day, typed as ``27/11/2026``. The answer is a date, None while empty."""

    value: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Asked):
    """One of a few, side by side up to three short ones, else in a list; the answer is the chosen value.

    Nothing is chosen in advance where ``value`` is None and there is more than one.
    """

    choices: Choices
    value: object = None
    in_a_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Asked):
    """Boxes to tick, such as papers; ``more`` words a line for something that is not in the list.

    The answer is a tuple of the ticked values, with what was typed in that line at its end.
    """

    choices: Choices
    ticked: Sequence[object] = ()
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Asked):
    """One box; the answer is a bool."""

    value: bool = False


Line = Text | Lines | Amount | Moment | Day | Choice | Several | Tick


class Answers(dict[str, object]):
    """What was typed and chosen, by the names of the lines."""

    def text(self, name: str) -> str:
        """Return what was typed, without the blanks around it."""
        return str(self.get(name) or "").strip()

    def moment(self, name: str) -> datetime | None:
        """Return the moment that was typed."""
        found = self.get(name)
        return found if isinstance(found, datetime) else None

    def day(self, name: str) -> date | None:
        """Return the day that was typed."""
        found = self.get(name)
        return found if isinstance(found, date) and not isinstance(found, datetime) else None

    def must_day(self, name: str) -> date:
        """Return the day of a line that must be answered."""
        found = self.day(name)
        if found is None:
            raise KeyError(name)
        return found

    def must_moment(self, name: str) -> datetime:
        """Return the moment of a line that must be answered."""
        found = self.moment(name)
        if found is None:
            raise KeyError(name)
        return found

    def amount(self, name: str) -> int:
        """Return the number that was typed, 0 where none was."""
        found = self.get(name)
        return found if isinstance(found, int) else 0

    def several(self, name: str) -> tuple[str, ...]:
        """Return the ticked values."""
        found = self.get(name)
        return tuple(str(one) for one in found) if isinstance(found, tuple) else ()

    def ticked(self, name: str) -> bool:
        """Return whether a box was ticked."""
        return bool(self.get(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActForm:
    """What one act asks for. ``act`` words the main button: exactly what it will do.

    ``consequence`` says what follows and whether it can be taken back; ``about`` names the dossier.
    """

    title: str
    act: str
    about: str = ""
    consequence: str = ""
    lines: Sequence[Line] = ()
    danger: bool = False

    def line_of(self, error: CounterError) -> str:
        """Return the name of the line an error is about; empty where it is about none."""
        return next((line.name for line in self.lines if error.code in line.faults), "")

    def missing(self, answers: Mapping[str, object]) -> list[str]:
        """Return the names of the lines that must be answered and are not."""
        return [line.name for line in self.lines if line.must and answers.get(line.name) in _NOTHING]


_NOTHING: tuple[object, ...] = (None, "", ())
