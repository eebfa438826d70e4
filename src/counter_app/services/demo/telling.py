"""What a played day leaves for its reader: short sentences in the order of the day, and the papers with what they are.

The sentences are data under ``resources/i18n/demo.*.toml``; what is kept here are codes and parameters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from counter_app.domain.errors import CounterError
from counter_app.services.wording import Language, say, sentence


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence as a value."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def words(self, lang: Language) -> str:
        """Return the sentence. A parameter that is itself told, or went wrong, is worded first."""
        worded = {name: _worded(value, lang) for name, value in self.params.items()}
        return sentence("demo", self.code, lang, worded)


@dataclass(frozen=True, slots=True)
class DemoPaper:
    """A PDF of the day. ``fault`` says why there is none, where it could not be drawn."""

    path: Path
    what: Told
    fault: CounterError | None = None

    def words(self, lang: Language) -> str:
        """Return the file's name and what it is, or why there is none."""
        if self.fault is not None:
            return Told("not_drawn", {"file": self.path.name, "reason": self.fault}).words(lang)
        return Told("paper", {"file": self.path.name, "what": self.what}).words(lang)


@dataclass(frozen=True, slots=True)
class DemoDay:
    """A played day: what happened, and the papers that came of it in ``folder``."""

    day: date
    folder: Path
    lines: tuple[Told, ...]
    papers: tuple[DemoPaper, ...]

    def words(self, lang: Language) -> list[str]:
        """Return the whole story, a line each, the papers last."""
        return [line.words(lang) for line in self.lines] + [paper.words(lang) for paper in self.papers]


def _worded(value: object, lang: Language) -> object:
    if isinstance(value, Told):
        return value.words(lang)
    return say(value, lang) if isinstance(value, CounterError) else value
