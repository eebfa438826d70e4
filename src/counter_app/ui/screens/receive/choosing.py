"""Which procedure is meant by a few letters: words of its name without marks, or its initials."""

from collections.abc import Sequence

from counter_app.domain import names
from counter_app.services.counter_rows import ProcedureChoice


def found(choices: Sequence[ProcedureChoice], text: str) -> list[ProcedureChoice]:
    """Return the procedures that a text means, the likeliest first."""
    wanted = names.search_form(text).split()
    if not wanted:
        return []
    ranked = [(_rank(choice, wanted), choice) for choice in choices]
    return [choice for rank, choice in sorted(ranked, key=lambda pair: pair[0]) if rank < _NO_HIT]


_NO_HIT = (9,)


def _rank(choice: ProcedureChoice, wanted: list[str]) -> tuple[int, ...] | tuple[int, int, int, str]:
    """Return how good a hit is: initials that end the name, initials within, words in order, words anywhere."""
    joined = "".join(wanted)
    order: int
    if len(joined) > 1 and choice.initials.endswith(joined):
        order = 0
    elif len(joined) > 1 and joined in choice.initials:
        order = 1
    elif names.search_form(choice.code).replace(" ", "").startswith(joined):
        order = 0
    elif _all_begin(choice.folded.split(), wanted):
        order = 2
    else:
        return _NO_HIT
    return (order, -choice.uses, len(choice.short_name), choice.code)


def _all_begin(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(token) for word in words) for token in wanted)
