"""The thirty-two worked examples of the project's page on the domain (§4.6), under the policies they name."""

from datetime import date, datetime, time

import pytest

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import SupplementPolicy, due, due_after_supplement
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.deadlines.opening_hours import WeekHours, parse_hours
from counter_app.domain.moments import at
from counter_app.services.state_calendar import state_calendar

CLOSE = time(17)
FIVE_DAYS = TimeLimit.parse("5 working_day")


def ward(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


def close_of(day: str) -> datetime:
    return at(date.fromisoformat(day), CLOSE)


@pytest.mark.parametrize(
    ("example", "received", "limit", "ends"),
    [
        (1, "2021-05-31T09:00", "10 working_day", "2021-06-14"),
        (2, "2022-12-30T09:00", "1 working_day", "2023-01-03"),
        (3, "2023-01-18T09:00", "3 working_day", "2023-01-30"),
        (4, "2023-04-28T09:00", "1 working_day", "2023-05-04"),
        (5, "2023-08-10T09:00", "3 working_day", "2023-08-15"),
        (6, "2023-08-30T09:00", "2 working_day", "2023-09-05"),
        (7, "2023-12-01T09:00", "5 working_day", "2023-12-08"),
        (8, "2024-02-07T09:00", "5 working_day", "2024-02-21"),
        (9, "2024-04-17T09:00", "1 working_day", "2024-04-19"),
        (10, "2024-04-26T09:00", "3 working_day", "2024-05-04"),
        (11, "2024-08-30T09:00", "2 working_day", "2024-09-05"),
        (12, "2025-01-24T09:00", "3 working_day", "2025-02-05"),
        (13, "2025-04-24T09:00", "3 working_day", "2025-04-28"),
        (14, "2025-04-29T09:00", "1 working_day", "2025-05-05"),
        (15, "2025-08-29T09:00", "1 working_day", "2025-09-03"),
        (16, "2025-12-31T09:00", "2 working_day", "2026-01-06"),
        (17, "2026-01-09T09:00", "1 working_day", "2026-01-10"),
        (18, "2026-02-13T09:00", "5 working_day", "2026-02-27"),
        (19, "2026-04-24T09:00", "2 working_day", "2026-04-29"),
        (20, "2026-08-21T09:00", "3 working_day", "2026-08-25"),
        (21, "2026-08-28T09:00", "1 working_day", "2026-09-03"),
        (22, "2026-11-20T09:00", "2 working_day", "2026-11-25"),
        (23, "2026-11-14T20:00", "3 working_day", "2026-11-19"),
        (24, "2026-11-23T14:59", "1 same_day", "2026-11-23"),
        (25, "2026-11-23T15:20", "1 same_day", "2026-11-25"),
        (26, "2025-01-02T09:00", "30 calendar_day", "2025-02-03"),
        (27, "2026-08-21T09:00", "10 calendar_day", "2026-09-03"),
        (28, "2025-01-31T09:00", "1 month", "2025-03-03"),
    ],
)
def test_example(state: WorkCalendar, example: int, received: str, limit: str, ends: str) -> None:
    assert due(TimeLimit.parse(limit), ward(received), state).at == close_of(ends)


@pytest.mark.parametrize(
    ("example", "received", "asked", "completed", "supplement", "ends"),
    [
        (29, "2026-10-05", "2026-10-08", "2026-10-13", SupplementPolicy.DEDUCT, "2026-10-15"),
        (30, "2026-10-05", "2026-10-08", "2026-10-13", SupplementPolicy.RESTART, "2026-10-20"),
        (31, "2026-11-16", "2026-11-19", "2026-11-25", SupplementPolicy.DEDUCT, "2026-11-27"),
        (31, "2026-11-16", "2026-11-19", "2026-11-25", SupplementPolicy.RESTART, "2026-12-02"),
    ],
)
def test_example_with_a_supplement(
    state: WorkCalendar,
    example: int,
    received: str,
    asked: str,
    completed: str,
    supplement: SupplementPolicy,
    ends: str,
) -> None:
    received_at, asked_at, completed_at = (ward(f"{day}T09:00") for day in (received, asked, completed))
    promised = due_after_supplement(FIVE_DAYS, received_at, asked_at, completed_at, state, supplement=supplement)
    assert promised.at == close_of(ends)


def test_examples_29_and_31_before_the_supplement(state: WorkCalendar) -> None:
    assert due(FIVE_DAYS, ward("2026-10-05T09:00"), state).at == close_of("2026-10-12")
    assert due(FIVE_DAYS, ward("2026-11-16T09:00"), state).at == close_of("2026-11-23")


def test_example_32_under_its_own_opening_hours() -> None:
    calendar = state_calendar(WeekHours.of(parse_hours("07:30-11:30,13:30-17:00")))
    promised = due(TimeLimit.parse("4 working_hour"), ward("2026-11-16T15:30"), calendar)
    assert promised.at == ward("2026-11-17T10:00")


@pytest.mark.parametrize(
    ("received", "limit", "ends"),
    [("2019-11-20T08:37", "25 working_day", "2019-12-25"), ("2023-10-27T09:32", "5 working_day", "2023-11-03")],
)
def test_real_receipts_end_on_the_date_they_print(state: WorkCalendar, received: str, limit: str, ends: str) -> None:
    assert due(TimeLimit.parse(limit), ward(received), state).at == close_of(ends)
