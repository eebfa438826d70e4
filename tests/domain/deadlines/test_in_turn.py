"""Limits that follow one another: the second begins where the first ends."""

from datetime import datetime, timedelta

import pytest

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import DuePolicy, Pause, SupplementPolicy, due, due_after_supplement, due_at
from counter_app.domain.deadlines.limits import parse_limits


def ward(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


@pytest.mark.parametrize(
    ("limits", "received", "ends"),
    [
        ("1 same_day + 2 working_day", "2026-11-23T14:59", "2026-11-26T17:00"),
        ("1 same_day + 2 working_day", "2026-11-23T15:20", "2026-11-27T17:00"),
        ("3 working_day + 20 calendar_day", "2026-11-16T09:00", "2026-12-09T17:00"),
        ("2 working_day + 4 working_hour", "2026-11-20T16:10", "2026-11-26T11:30"),
        ("5 working_day", "2026-11-16T09:00", "2026-11-23T17:00"),
    ],
)
def test_each_is_counted_from_the_end_of_the_one_before(
    state: WorkCalendar, limits: str, received: str, ends: str
) -> None:
    found = due(parse_limits(limits), ward(received), state)
    assert found.at == ward(ends)
    assert due_at(parse_limits(limits), ward(received), state) == found.at


def test_the_explanation_tells_both_counts_and_one_appointment(state: WorkCalendar) -> None:
    lines = due(parse_limits("1 same_day + 2 working_day"), ward("2026-11-23T14:59"), state).lines
    kinds = [line.kind for line in lines]
    assert (kinds[0], kinds[-1], kinds.count("due"), kinds.count("further")) == ("received", "due", 1, 1)
    assert lines[0].params == {"limit": "1 same_day + 2 working_day"}
    assert next(line for line in lines if line.kind == "further").at == ward("2026-11-23T17:00")


def test_a_year_that_both_counts_cross_is_told_once(state: WorkCalendar) -> None:
    lines = due(parse_limits("20 working_day + 1 week"), ward("2027-12-20T09:00"), state).lines
    assert [line.params["year"] for line in lines if line.kind == "year_unconfirmed"] == [2027, 2028]


def test_a_wait_moves_the_count_it_falls_into(state: WorkCalendar) -> None:
    limits, received = parse_limits("2 working_day + 2 working_day"), ward("2026-11-16T09:00")
    for start in ("2026-11-17T09:00", "2026-11-19T09:00"):
        wait = Pause(ward(start), ward(start) + timedelta(days=1))
        assert due_at(limits, received, state, pauses=[wait]) == ward("2026-11-23T17:00")
    assert due_at(limits, received, state) == ward("2026-11-20T17:00")


def test_both_begin_anew_once_the_papers_are_complete(state: WorkCalendar) -> None:
    limits = parse_limits("1 same_day + 2 working_day")
    days = (ward("2026-11-16T09:00"), ward("2026-11-16T10:00"), ward("2026-11-23T09:00"))
    anew = due_after_supplement(limits, *days, state, supplement=SupplementPolicy.RESTART)
    assert anew.at == ward("2026-11-26T17:00")
    assert anew.lines[0].params == {"limit": "1 same_day + 2 working_day"}


def test_the_units_way_of_counting_shapes_both(state: WorkCalendar) -> None:
    found = due_at(parse_limits("2 working_day + 1 week"), ward("2026-11-16T09:00"), state, policy=DuePolicy.SAME_CLOCK)
    assert found == ward("2026-11-25T17:00")
