"""Early, on time, late, and what is left."""

from datetime import datetime

import pytest

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.opening_hours import WeekHours, parse_hours
from counter_app.domain.deadlines.verdicts import Remaining, Verdict, is_late, remaining, verdict


def ward(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


DUE = ward("2026-11-25T17:00")


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        ("2026-11-23T18:00", Verdict.EARLY),
        ("2026-11-24T23:59", Verdict.EARLY),
        ("2026-11-25T00:00", Verdict.ON_TIME),
        ("2026-11-25T17:00", Verdict.ON_TIME),
        ("2026-11-25T17:00:59", Verdict.ON_TIME),
        ("2026-11-25T17:01", Verdict.LATE),
        ("2026-11-30T08:00", Verdict.LATE),
    ],
)
def test_late_by_the_minute_early_by_the_date(ended: str, expected: Verdict) -> None:
    assert verdict(DUE, ward(ended)) is expected
    assert is_late(DUE, ward(ended)) is (expected is Verdict.LATE)


def test_the_date_is_the_wards_whatever_the_offset() -> None:
    assert verdict(DUE, datetime.fromisoformat("2026-11-24T17:30+00:00")) is Verdict.ON_TIME  # 00:30 of the 25th here
    assert verdict(datetime.fromisoformat("2026-11-25T10:00+00:00"), ward("2026-11-24T09:00")) is Verdict.EARLY


@pytest.mark.parametrize(
    ("now", "minutes", "parts", "late"),
    [
        ("2026-11-20T16:10", 50 + 480 + 480, (2, 0, 50), False),  # Friday; Tuesday is off
        ("2026-11-25T16:59:40", 1, (0, 0, 1), False),
        ("2026-11-25T17:00", 0, (0, 0, 0), False),
        ("2026-11-25T22:00", 0, (0, 0, 0), True),
        ("2026-11-26T09:10", -100, (0, 1, 40), True),
        ("2026-11-30T07:30", -960, (2, 0, 0), True),
    ],
)
def test_what_is_left_in_working_time(
    state: WorkCalendar, now: str, minutes: int, parts: tuple[int, int, int], late: bool
) -> None:
    left = remaining(DUE, ward(now), state)
    assert (left.minutes, left.parts, left.late) == (minutes, parts, late)


def test_a_day_left_is_worth_the_units_ordinary_day() -> None:
    seven_hours = WorkCalendar(hours=WeekHours.of(parse_hours("07:30-11:30,13:30-16:30")))
    left = remaining(ward("2026-11-18T16:30"), ward("2026-11-16T15:30"), seven_hours)
    assert left.parts == (2, 1, 0)


def test_without_a_calendar_the_clock_counts() -> None:
    left = remaining(ward("2026-11-29T02:00"), ward("2026-11-27T20:30"), None)
    assert left == Remaining(minutes=1770, late=False, day_minutes=1440)
    assert left.parts == (1, 5, 30)
