"""Reading and writing time limits."""

from datetime import time
from decimal import Decimal

import pytest

from counter_app.domain.deadlines.limits import TimeLimit, Unit
from counter_app.domain.errors import Refused


@pytest.mark.parametrize(
    "text",
    [
        "5 working_day",
        "0.5 working_day",
        "2.25 working_hour",
        "12 clock_hour",
        "30 calendar_day",
        "1 week",
        "6 month",
        "1 same_day",
        "1 same_day 16:00",
        "1 immediate",
        "until 11-30",
        "until 02-29",
        "100 working_day",
    ],
)
def test_a_limit_is_written_as_it_was_read(text: str) -> None:
    assert str(TimeLimit.parse(text)) == text
    assert TimeLimit.parse(str(TimeLimit.parse(text))) == TimeLimit.parse(text)


def test_same_day_and_immediate_need_no_number() -> None:
    assert TimeLimit.parse("same_day") == TimeLimit.parse("1 same_day") == TimeLimit(Unit.SAME_DAY)
    assert TimeLimit.parse("immediate") == TimeLimit(Unit.IMMEDIATE)


def test_spaces_case_zeros_and_the_decimal_comma_do_not_matter() -> None:
    assert TimeLimit.parse("  0,50   Working_Day ") == TimeLimit(Unit.WORKING_DAY, Decimal("0.5"))
    assert str(TimeLimit.parse("05.0 working_day")) == "5 working_day"


def test_the_cutoff_is_three_in_the_afternoon_unless_the_limit_names_its_own() -> None:
    assert TimeLimit.parse("1 same_day").cutoff == time(15)
    assert TimeLimit.parse("same_day 16:00").cutoff == time(16)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "working_day",
        "5 working_days",
        "0 working_day",
        "-1 working_day",
        "nan working_day",
        "1e3 working_day",
        "5 working_day 16:00",
        "2 same_day",
        "1 same_day 24:00",
        "10000 month",
        "until 13-01",
        "until 02-30",
        "until 11",
        "1 until",
        "٥ working_day",
    ],
)
def test_what_is_no_limit_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(Refused) as refused:
        TimeLimit.parse(text)
    assert refused.value.code == "limit.unreadable"
    assert refused.value.params == {"text": text}


@pytest.mark.parametrize(("unit", "value"), [(Unit.MONTH, "0"), (Unit.SAME_DAY, "2"), (Unit.WEEK, "Infinity")])
def test_a_limit_that_means_nothing_cannot_be_built(unit: Unit, value: str) -> None:
    with pytest.raises(Refused, match=r"limit\.unreadable"):
        TimeLimit(unit, Decimal(value))


def test_a_date_in_the_year_belongs_to_until_alone() -> None:
    with pytest.raises(Refused):
        TimeLimit(Unit.WEEK, Decimal(1), until_month=11, until_day=30)
    with pytest.raises(Refused):
        TimeLimit(Unit.UNTIL)
