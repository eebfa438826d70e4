"""What stands behind an option: days, moments, numbers, choices, read once and refused in the user's words."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

import click

from counter_app.cli.misuse import Misused
from counter_app.domain.moments import WARD_TIME

_YEARS = range(1900, 2200)  # beyond, calendars overflow and nobody waits for a result
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_MOST = 10**12

Choice = TypeVar("Choice")


class Day(click.ParamType[date]):
    """A day: 2026-11-23 or 23/11/2026."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        found = _day(value)
        if found is None:
            raise Misused("usage.bad_day", option=option_name(param), value=value)
        return found


class Moment(click.ParamType[datetime]):
    """A moment in ISO 8601; without an offset, on the ward's clock. A day alone is its midnight."""

    name = "iso"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        return _moment(value, param)


class DayOrMoment(click.ParamType[date]):
    """A moment, or a day for its last closing time."""

    name = "iso"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        return _day(value) or _moment(value, param)


class Span(click.ParamType[tuple[datetime, datetime]]):
    """Two moments with a stroke between them, the earlier first."""

    name = "iso/iso"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[datetime, datetime]:
        start, stroke, end = str(value).partition("/")
        if not stroke:
            raise Misused("usage.bad_span", option=option_name(param), value=value)
        try:
            return _moment(start, param), _moment(end, param)
        except Misused as misuse:
            raise Misused("usage.bad_span", option=option_name(param), value=value) from misuse


class Whole(click.ParamType[int]):
    """A whole number between two bounds."""

    name = "n"

    def __init__(self, least: int = 0, most: int = _MOST) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value).strip()
        digits = text.removeprefix("-")
        if digits.isascii() and digits.isdigit() and len(digits) < 20 and self.least <= int(text) <= self.most:
            return int(text)
        raise Misused("usage.bad_number", option=option_name(param), value=text, least=self.least, most=self.most)


class OneOf(click.ParamType[Choice]):
    """One of a few values, named as data name them; capitals make no difference."""

    name = "choice"

    def __init__(self, values: Iterable[Choice]) -> None:
        self.values = {str(value.value if isinstance(value, Enum) else value): value for value in values}

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "|".join(self.values)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Choice:
        text = str(value.value if isinstance(value, Enum) else value)
        for known in (text, text.lower(), text.upper()):
            if known in self.values:
                return self.values[known]
        raise Misused("usage.bad_choice", option=option_name(param), value=value, choices=list(self.values))


class Papers(click.ParamType["str | tuple[int, ...]"]):
    """``all`` the mandatory papers, ``none``, or some by their ordinals: 1,3."""

    name = "papers"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | tuple[int, ...]:
        if isinstance(value, tuple) or value in {"all", "none"}:
            return value  # type: ignore[no-any-return]
        parts = [part.strip() for part in str(value).split(",")]
        if not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):
            raise Misused("usage.bad_papers", option=option_name(param), value=value)
        return tuple(map(int, parts))


class Pair(click.ParamType[tuple[str, str]]):
    """A name and its value around an equals sign."""

    name = "name=value"

    def __init__(self, example: str) -> None:
        self.example = example

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        return pair(str(value), option_name(param), self.example)


def pair(text: str, option: str, example: str) -> tuple[str, str]:
    """Return what stands before and after the first equals sign."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise Misused("usage.bad_pair", option=option, value=text, example=example)
    return name.strip(), value


def option_name(param: click.Parameter | None) -> str:
    """Return what the user calls a parameter: --procedure, CODE."""
    if param is None:
        return ""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.name or "").upper()


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return None
    if isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        if found := _DAY_FIRST.fullmatch(text):
            day = date(int(found[3]), int(found[2]), int(found[1]))
        else:
            day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _moment(value: Any, param: click.Parameter | None) -> datetime:
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
    except ValueError as error:
        raise Misused("usage.bad_moment", option=option_name(param), value=value) from error
    if moment.year not in _YEARS:
        raise Misused("usage.bad_moment", option=option_name(param), value=value)
    moment = moment.replace(microsecond=0)
    return moment.replace(tzinfo=WARD_TIME) if moment.tzinfo is None else moment.astimezone(WARD_TIME)
