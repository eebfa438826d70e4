"""What a person typed, as it is kept: plain text of a sensible length, whatever field it came through."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from counter_app.domain import names
from counter_app.domain.errors import Refused

LONGEST_WORDS = 20_000

Request = TypeVar("Request")


def bounded(text: str) -> str:
    """Return the text cleaned, or raise Refused when it is longer than any form needs."""
    words = names.clean(text)
    if len(words) > LONGEST_WORDS:
        raise Refused("text.too_long", found=len(words), most=LONGEST_WORDS)
    return words


def cleaned(request: Request) -> Request:
    """Return a request dataclass with its own texts cleaned; values inside it are cleaned where they are made."""
    said = {field.name: _cleaned(getattr(request, field.name)) for field in fields(request)}  # type: ignore[arg-type]
    return replace(request, **said)  # type: ignore[type-var]


def _cleaned(value: Any) -> Any:
    if type(value) is str:
        return bounded(value)
    if type(value) is tuple and all(type(one) is str for one in value):
        return tuple(map(bounded, value))
    return value
