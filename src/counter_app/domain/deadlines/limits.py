"""How long a matter may take: ``5 working_day``, ``0.5 working_day``, ``1 same_day``, ``until 11-30``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self

from counter_app.domain.errors import Refused


class Unit(StrEnum):
    """What a limit is counted in."""

    SAME_DAY = "same_day"
    IMMEDIATE = "immediate"
    WORKING_HOUR = "working_hour"
    CLOCK_HOUR = "clock_hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WEEK = "week"
    MONTH = "month"
    UNTIL = "until"


SAME_DAY_CUTOFF: Final = time(15)  # "sau 15 giờ": NĐ 23/2015 Đ7, NĐ 123/2015, NĐ 118/2025 Đ18 k2

_ONCE: Final = (Unit.SAME_DAY, Unit.IMMEDIATE, Unit.UNTIL)  # a number of these means nothing
_MOST: Final = 9999
_UNTIL = re.compile(r"until\s+([0-9]{1,2})-([0-9]{1,2})")
_COUNTED = re.compile(
    r"(?:(?P<value>[0-9]{1,4}(?:[.,][0-9]{1,4})?)\s+)?(?P<unit>[a-z_]+)(?:\s+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}))?"
)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit as a procedure states it. Its text form is what catalogues and the command line carry."""

    unit: Unit
    value: Decimal = Decimal(1)
    until_month: int | None = None
    until_day: int | None = None
    cutoff: time = SAME_DAY_CUTOFF  # read for same_day alone

    def __post_init__(self) -> None:
        if not _is_sound(self):
            raise Refused("limit.unreadable", text=f"{self.value} {self.unit}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a limit. A same-day limit may name its own cut-off: ``1 same_day 16:00``."""
        wanted = text.strip().lower()
        try:
            if found := _UNTIL.fullmatch(wanted):
                return cls(Unit.UNTIL, until_month=int(found[1]), until_day=int(found[2]))
            if found := _COUNTED.fullmatch(wanted):
                return cls._counted(found)
        except (ValueError, Refused):
            raise Refused("limit.unreadable", text=text) from None
        raise Refused("limit.unreadable", text=text)

    @classmethod
    def _counted(cls, found: re.Match[str]) -> Self:
        unit = Unit(found["unit"])
        if found["value"] is None and unit not in (Unit.SAME_DAY, Unit.IMMEDIATE):
            raise ValueError("how many?")
        if found["hour"] and unit is not Unit.SAME_DAY:
            raise ValueError("only a same-day limit has a cut-off")
        cutoff = time(int(found["hour"]), int(found["minute"])) if found["hour"] else SAME_DAY_CUTOFF
        return cls(unit, Decimal((found["value"] or "1").replace(",", ".")), cutoff=cutoff)

    def __str__(self) -> str:
        if self.unit is Unit.UNTIL:
            return f"until {self.until_month:02d}-{self.until_day:02d}"
        own_cutoff = self.unit is Unit.SAME_DAY and self.cutoff != SAME_DAY_CUTOFF
        return f"{self.amount} {self.unit}" + (f" {self.cutoff:%H:%M}" if own_cutoff else "")

    @property
    def amount(self) -> str:
        """The value as plain digits: ``5``, ``0.5``."""
        return format(self.value.normalize(), "f")

    def split(self) -> tuple[int, Decimal]:
        """Return the whole units and the fraction that is left."""
        whole = int(self.value)
        return whole, self.value - whole


def parse_limits(text: str) -> tuple[TimeLimit, ...]:
    """Read limits that follow one another: ``1 same_day + 2 working_day``."""
    return tuple(TimeLimit.parse(part) for part in text.split("+"))


def limits_text(limits: Iterable[TimeLimit]) -> str:
    """Return the text ``parse_limits`` reads."""
    return " + ".join(map(str, limits))


def added(limits: tuple[TimeLimit, ...], more: TimeLimit) -> tuple[TimeLimit, ...]:
    """Return the limits with another on top: one longer limit where the unit is the same, else one after the other."""
    *earlier, last = limits
    if last.unit is more.unit and last.unit not in _ONCE:
        return (*earlier, replace(last, value=last.value + more.value))
    return (*limits, more)


def _is_sound(limit: TimeLimit) -> bool:
    if not (limit.value.is_finite() and 0 < limit.value <= _MOST) or limit.cutoff.second or limit.cutoff.microsecond:
        return False
    if limit.unit in _ONCE and limit.value != 1:
        return False
    if limit.unit is not Unit.UNTIL:
        return limit.until_month is None and limit.until_day is None
    try:
        date(2000, limit.until_month or 0, limit.until_day or 0)  # a leap year: 02-29 is a date in the year
    except ValueError:
        return False
    return True
