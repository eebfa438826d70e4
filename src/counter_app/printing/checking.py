"""What of a paper cannot be shown on paper: characters the faces lack, invisible signs."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from counter_app.printing.text import unprintable
from counter_app.services.papers import AnyPaper


def unprintable_in(paper: AnyPaper) -> tuple[str, ...]:
    """Name, each once, the characters that are replaced by "?" or left out, as "U+1F600 GRINNING FACE"."""
    return tuple(dict.fromkeys(name for text in _texts(paper) for name in unprintable(text)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
