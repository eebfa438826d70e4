"""Values worded for people: errors, warnings, explanations and names, in Vietnamese or English.

The sentences are data under ``resources/i18n``, one file a language for each kind: ``messages`` for what is refused or
warned of, ``lines`` for explanations of a due date, ``names`` for stages, acts, rights and the like, ``answers`` for
what was done, ``work`` for what work lists say. A gap may say how its value is shown: ``{amount:money}``,
``{stage:stage}``, ``{first:day}``.
"""

import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Protocol

from counter_app.domain.deadlines.due_states import DueKind, DueState, DueUnit
from counter_app.domain.deadlines.lines import Line, LineKind
from counter_app.domain.deadlines.verdicts import Remaining
from counter_app.domain.id_cards import CardWarning
from counter_app.domain.moments import ward_time
from counter_app.resources import resource
from counter_app.services.shown import Shown

if TYPE_CHECKING:  # words are needed before any row is
    from counter_app.services.work_rows import Moved

Params = Mapping[str, Any]


class Language(StrEnum):
    """A language the program speaks."""

    VI = "vi"
    EN = "en"


class Sayable(Protocol):
    """What carries its code and parameters: an error, a warning."""

    @property
    def code(self) -> str: ...
    @property
    def params(self) -> Params: ...


def say(what: Sayable | CardWarning | str, lang: Language, params: Params | None = None) -> str:
    """Return the sentence for an error, a warning or a bare code with its parameters."""
    if isinstance(what, str):
        return sentence("messages", what, lang, params or {})
    return sentence("messages", what.code, lang, params_of(what))


def params_of(what: Sayable | CardWarning) -> Params:
    """Return what the sentence about it may tell."""
    if isinstance(what, CardWarning):
        return {"about": what.about, "found": what.found, "expected": what.expected}
    return what.params


def explain(lines: Iterable[Line], lang: Language) -> list[str]:
    """Return one sentence for each line of an explanation."""
    return [explain_line(line, lang) for line in lines]


def explain_line(line: Line, lang: Language) -> str:
    """Return the sentence of one line."""
    return sentence("lines", _variant(line), lang, {**line.params, "at": line.at})


def due_words(state: DueState, lang: Language) -> str:
    """Return what the chip of a dossier says: "Còn 4 ngày", "Hôm nay 16:30"; nothing where no promise runs."""
    if state.kind is DueKind.NONE:
        return ""
    gaps = {"span": span(state.amount, state.unit, lang), "clock": f"{ward_time(state.at):%H:%M}" if state.at else ""}
    return sentence("work", f"due.{_standing(state)}", lang, gaps)


def span(amount: int, unit: DueUnit, lang: Language) -> str:
    """Return "4 ngày", "1 day"."""
    one = _named(lang, "span", f"{unit}_one") if amount == 1 else None
    return (one or name("span", unit, lang)).format(amount=amount)


def left_words(left: Remaining, lang: Language) -> str:
    """Return "còn 2 ngày 3 giờ" or "quá 20 phút": the two largest parts, days worth the unit's ordinary day."""
    days, hours, minutes = left.parts
    parts = zip((days, hours, minutes), (DueUnit.DAY, DueUnit.HOUR, DueUnit.MINUTE), strict=True)
    told = [span(amount, unit, lang) for amount, unit in parts if amount][:2] or [span(0, DueUnit.MINUTE, lang)]
    return name("left", "over" if left.late else "left", lang).format(span=" ".join(told))


def moved_words(line: "Moved", lang: Language) -> str:
    """Return what happened to a dossier, without who did it: "nhận bàn giao BG-000312"."""
    code = f"{line.what}_{line.params['outcome']}" if "outcome" in line.params else line.what
    return sentence("work", f"moved.{code}", lang, line.params)


def name(kind: str, value: str, lang: Language) -> str:
    """Return what people call a value of a kind (``stage``, ``act``, ``event``, ``right``, …); itself where unknown."""
    return _named(lang, kind, value) or value


def template(table: str, code: str, lang: Language) -> str:
    """Return the sentence of a code with its gaps open."""
    return _sentences(table, lang)[code]


def sentence(table: str, code: str, lang: Language, params: Params) -> str:
    """Return the sentence of a code. One that nobody wrote is told by its code: to say something is never an error."""
    template = _sentences(table, lang).get(code)
    if template is None:
        return code
    naming = partial(_named, lang)
    return template.format_map(_Gaps({key: Shown(value, lang.value, naming) for key, value in params.items()}))


class _Gaps(dict[str, Shown]):
    """The values of a sentence, ready to be shown; one that was not given shows as an ellipsis.

    Only the template is ever read as one: braces in what a person typed are letters like any other.
    """

    def __missing__(self, key: str) -> str:
        return "…"


def _named(lang: Language, kind: str, value: str) -> str | None:
    return _sentences("names", lang).get(f"{kind}.{value}")


def _standing(state: DueState) -> str:
    if state.kind is DueKind.PAUSED and state.stage:
        return state.stage.value
    return "done_early" if state.kind is DueKind.DONE and state.amount else state.kind.value


def _variant(line: Line) -> str:
    params = line.params
    match line.kind:
        case LineKind.DEEMED | LineKind.ROLLED:
            return f"{line.kind}.{params.get('reason', '')}"
        case LineKind.DAY_OFF:
            return f"{line.kind}.{'one' if params.get('days') == 1 else 'many'}"
        case LineKind.COUNTED_MINUTES:
            return f"{line.kind}.{'one' if params.get('days') == 1 else 'many'}"
        case LineKind.PAUSED:
            unit = "minutes" if "minutes" in params else "days" if params.get("days") else "nothing"
            return f"{line.kind}.{unit}"
    return f"line.{line.kind}"


@cache
def _sentences(table: str, lang: Language) -> Mapping[str, str]:
    with resource(f"i18n/{table}.{lang.value}.toml").open("rb") as file:
        sections = tomllib.load(file)
    found: dict[str, str] = {}
    for section, value in sections.items():
        if isinstance(value, str):
            found[section] = value
        else:
            found.update({f"{section}.{key}": text for key, text in value.items()})
    return found
