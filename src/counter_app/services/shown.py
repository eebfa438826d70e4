"""One value inside a sentence, written as people read it: moments, days, money, limits, names, and plain text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from unicodedata import category

from counter_app.domain.deadlines.limits import TimeLimit, Unit, parse_limits
from counter_app.domain.errors import Refused
from counter_app.domain.moments import ward_time

LONGEST = 160  # of a text that somebody typed: a sentence stays one

Naming = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Shown:
    """A value on its way into a sentence. The format spec of its gap says what it is; without one its type does.

    ``naming`` finds the name of a value of a kind in the sentence's language, or nothing.
    """

    value: object
    lang: str
    naming: Naming

    def __format__(self, spec: str) -> str:
        """Return the value as its gap asks for it."""
        if not spec:
            return self._plain()
        shape = _SHAPES.get(spec)
        if shape is not None:
            return shape(self)
        return self.naming(spec, str(self.value)) or self._plain()

    def _plain(self) -> str:
        if isinstance(self.value, list | tuple | set | frozenset):
            return one_line(", ".join(str(part) for part in self.value))
        if isinstance(self.value, datetime):
            return moment(self.value)
        if isinstance(self.value, date):
            return day(self.value)
        text = one_line(str(self.value))
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def moment(value: datetime) -> str:
    """Return "17:00 27/11/2026" on the ward's clock."""
    return f"{ward_time(value):%H:%M} {day(value)}"


def day(value: date) -> str:
    """Return "27/11/2026", of a moment the ward's day."""
    here = ward_time(value) if isinstance(value, datetime) else value
    return f"{here.day:02d}/{here.month:02d}/{here.year:04d}"


def one_line(text: str) -> str:
    """Return the text on one line, without what would steer a terminal; markup, braces and marks stay as typed."""
    return " ".join("".join(" " if category(char) in {"Cc", "Cs"} else char for char in text).split())


def _whole(shown: Shown) -> str:
    return one_line(str(shown.value))


def _money(shown: Shown) -> str:
    if not isinstance(shown.value, int):
        return one_line(str(shown.value))
    amount = f"{shown.value:,}"
    return f"{amount} dong" if shown.lang == "en" else f"{amount.replace(',', '.')} đồng"


def _day(shown: Shown) -> str:
    value = _as_moment(shown.value)
    return day(value) if isinstance(value, date) else value


def _moment(shown: Shown) -> str:
    value = _as_moment(shown.value)
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else value


def _as_moment(value: object) -> date | str:
    """Return what an ISO text stands for, for stored explanations hold texts; any other text as it is."""
    if isinstance(value, date):
        return value
    text = str(value)
    try:
        return date.fromisoformat(text) if len(text) == len("2026-11-27") else datetime.fromisoformat(text)
    except ValueError:
        return one_line(text)


def _limit(shown: Shown) -> str:
    try:
        limits = parse_limits(str(shown.value))
    except Refused:
        return one_line(str(shown.value))
    return (" and then " if shown.lang == "en" else " và thêm ").join(_one_limit(limit, shown) for limit in limits)


def _one_limit(limit: TimeLimit, shown: Shown) -> str:
    one = limit.amount == "1" and shown.naming("limit", f"{limit.unit}_one")
    template = one or shown.naming("limit", limit.unit) or str(limit)
    amount = limit.amount if shown.lang == "en" else limit.amount.replace(".", ",")
    until = f"{limit.until_day:02d}/{limit.until_month:02d}" if limit.unit is Unit.UNTIL else ""
    return template.format(amount=amount, cutoff=f"{limit.cutoff:%H:%M}", day=until)


def _duration(shown: Shown) -> str:
    if not isinstance(shown.value, int):
        return one_line(str(shown.value))
    hours, minutes = divmod(shown.value, 60)
    hour, minute = ("h", "min") if shown.lang == "en" else ("giờ", "phút")
    parts = [f"{hours} {hour}"] * bool(hours) + [f"{minutes} {minute}"] * bool(minutes or not hours)
    return " ".join(parts)


def _after_colon(shown: Shown) -> str:
    text = one_line(str(shown.value))
    return f": {text}" if text else ""


def _perhaps(shown: Shown) -> str:
    text = one_line(str(shown.value))
    if not text:
        return ""
    return f" (perhaps {text})" if shown.lang == "en" else f" (có lẽ là {text})"


_SHAPES: dict[str, Callable[[Shown], str]] = {
    "whole": _whole,
    "money": _money,
    "day": _day,
    "moment": _moment,
    "limit": _limit,
    "duration": _duration,
    "colon": _after_colon,
    "perhaps": _perhaps,
}
