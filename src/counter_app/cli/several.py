"""Options that take several values: ``--missing A B`` as well as ``--missing A --missing B``.

A dossier's code comes first on the line, so what is left over behind it belongs to such an option.
"""

from collections.abc import Sequence

from counter_app.cli.misuse import Misused


def first_and_rest(words: Sequence[str], name: str) -> tuple[str, tuple[str, ...]]:
    """Return the first word of a line and what is left over."""
    if not words:
        raise Misused("usage.missing", option=name)
    return words[0], tuple(words[1:])


def gathered(given: Sequence[str], left_over: Sequence[str]) -> tuple[str, ...]:
    """Return all values of an option; words left over without the option are one too many."""
    if left_over and not given:
        raise Misused("usage.extra", value=left_over[0])
    return (*given, *left_over)
