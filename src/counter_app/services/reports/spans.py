"""The stretches reports are asked for: months, quarters, halves and years, ended by the calendar or on the 14th."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

CUT_OFF = 14
"""Nghị định 09/2019/NĐ-CP, Điều 12: what is reported of a month ends on its 14th."""


class Span(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole days, both included."""

    first: date
    last: date

    @property
    def day_before(self) -> date:
        """Return the last day of the period before."""
        return self.first - timedelta(days=1)

    @property
    def day_after(self) -> date:
        """Return the first day of the period after."""
        return self.last + timedelta(days=1)


def stretch(span: Span, day: date, *, cut_off: bool) -> Stretch:
    """Return the period that holds a day; with ``cut_off`` each month goes from the 15th before to its own 14th."""
    month = day.year * 12 + day.month - 1 + (cut_off and day.day > CUT_OFF)
    length = _MONTHS[span]
    begins = month // length * length
    ends = begins + length - 1
    if cut_off:
        return Stretch(_in_month(begins - 1, CUT_OFF + 1), _in_month(ends, CUT_OFF))
    return Stretch(_in_month(begins, 1), _in_month(ends, monthrange(ends // 12, ends % 12 + 1)[1]))


def last_finished(span: Span, today: date, *, cut_off: bool) -> Stretch:
    """Return the newest period that is over: the one a report is owed of."""
    return stretch(span, stretch(span, today, cut_off=cut_off).day_before, cut_off=cut_off)


def _in_month(month: int, day: int) -> date:
    return date(month // 12, month % 12 + 1, day)
