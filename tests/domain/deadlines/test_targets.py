"""The ward's own clock, the duties of the office, and changes of the calendar."""

import ast
from datetime import date, datetime
from pathlib import Path

import pytest

import counter_app
from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.changes import CalendarChange, first_difference, year_entries
from counter_app.domain.deadlines.duties import answer_by, ask_by
from counter_app.domain.deadlines.opening_hours import DatedHours, WeekHours, parse_hours
from counter_app.domain.deadlines.pauses import Pause
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.deadlines.targets import clocks, step_ends, used_up
from counter_app.domain.deadlines.verdicts import is_late, late_before

SUMMER = WeekHours.of(parse_hours("07:00-11:00,13:30-17:30"))


def ward(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


# --- the second clock ---


def test_ceilings_are_used_up_in_working_time(state: WorkCalendar) -> None:
    ends = step_ends([60, 240, 120, 30, 30], ward("2026-11-23T14:00"), state)
    assert [f"{end:%d %H:%M}" for end in ends] == ["23 15:00", "25 09:30", "25 11:30", "25 13:30", "25 14:00"]


def test_a_wait_stops_the_wards_clock_unless_it_begins_too_late(state: WorkCalendar) -> None:
    start, wait = ward("2026-11-16T08:00"), Pause(ward("2026-11-16T09:00"), ward("2026-11-18T09:00"))
    assert used_up(120, start, state) == ward("2026-11-16T10:00")
    assert used_up(120, start, state, [wait]) == ward("2026-11-18T10:00")
    assert used_up(60, start, state, [Pause(ward("2026-11-16T09:01"), wait.end)]) == ward("2026-11-16T09:00")


def test_both_clocks_tell_what_is_left_of_them(state: WorkCalendar) -> None:
    both = clocks(ward("2026-11-25T17:00"), ward("2026-11-23T16:00"), ward("2026-11-23T16:30"), state)
    assert both.shorter
    assert (both.legal.left.minutes, both.legal.left.late) == (30 + 480, False)
    assert (both.target.left.minutes, both.target.left.late) == (-30, True)


def test_clock_hours_run_through_the_night(state: WorkCalendar) -> None:
    due, now = ward("2026-11-24T09:00"), ward("2026-11-23T09:00")
    assert clocks(due, due, now, state, by_the_clock=True).legal.left.minutes == 24 * 60
    assert clocks(due, due, now, state).legal.left.minutes == 390


# --- duties ---


@pytest.mark.parametrize(
    ("submitted", "until"),
    [
        ("2026-11-20T16:00", "2026-11-23T16:00"),
        ("2026-11-21T20:00", "2026-11-23T17:00"),
        ("2026-11-23T10:00", "2026-11-25T10:00"),
    ],
)
def test_an_online_filing_has_eight_working_hours(state: WorkCalendar, submitted: str, until: str) -> None:
    assert answer_by(ward(submitted), state) == ward(until)


@pytest.mark.parametrize(
    ("received", "until"),
    [("2026-11-16T09:00", date(2026, 11, 19)), ("2026-11-20T18:00", date(2026, 11, 27))],
)
def test_papers_may_be_asked_for_within_three_working_days(state: WorkCalendar, received: str, until: date) -> None:
    assert ask_by(ward(received), state) == until


# --- changes ---


def an_entry(day: date, name: str = "Nghỉ") -> CalendarDay:
    return CalendarDay(day, DayKind.OFF, name)


def test_a_change_touches_nothing_before_its_first_day(state: WorkCalendar) -> None:
    day = date(2026, 12, 24)
    assert first_difference(state, CalendarChange(enter=(an_entry(day),)).made_to(state)) == day
    assert first_difference(state, CalendarChange(clear=(date(2026, 11, 24),)).made_to(state)) == date(2026, 11, 24)
    assert first_difference(state, CalendarChange(clear=(day,)).made_to(state)) is None
    assert first_difference(state, CalendarChange(confirm=(2027,)).made_to(state)) == date(2027, 1, 1)
    season = CalendarChange(periods=(DatedHours(SUMMER, date(2027, 6, 1)),))
    assert first_difference(state, season.made_to(state)) == date(2027, 6, 1)
    assert first_difference(state, CalendarChange(hours=SUMMER).made_to(state)) == date.min


def test_a_year_that_is_replaced_keeps_nothing_of_what_it_held(state: WorkCalendar) -> None:
    changed = CalendarChange(enter=(an_entry(date(2026, 5, 5)),), replace_years=(2026,), doubt=(2026,)).made_to(state)
    assert [entry.day for entry in year_entries(changed, 2026)] == [date(2026, 5, 5)]
    assert year_entries(changed, 2025) == year_entries(state, 2025)
    assert 2026 not in changed.confirmed_years


def test_of_two_entries_for_a_day_the_new_one_counts(state: WorkCalendar) -> None:
    day = date(2026, 11, 24)
    changed = CalendarChange(enter=(CalendarDay(day, DayKind.WORK, "Làm bù"),)).made_to(state)
    assert changed.is_open(day)
    assert [entry.kind for entry in year_entries(changed, 2026) if entry.day == day] == [DayKind.WORK]


# --- one verdict ---

MOMENTS = {"now", "as_of", "completed_at", "ended_at", "happened_at", "moment", "today"}


def judgements(source: str) -> list[int]:
    """Return the lines that hold an appointment against a moment by themselves."""

    def names(node: ast.expr) -> set[str]:
        inner = ast.walk(node)
        return {getattr(one, "attr", getattr(one, "id", "")) for one in inner}

    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Compare) and any(isinstance(op, ast.Lt | ast.Gt | ast.LtE | ast.GtE) for op in node.ops)
        if any("due_at" in names(side) for side in (node.left, *node.comparators))
        and any(names(side) & MOMENTS for side in (node.left, *node.comparators))
    ]


def test_only_the_verdicts_say_what_is_late() -> None:
    package = Path(counter_app.__file__).parent
    files = [path for path in package.rglob("*.py") if path.parent.name != "deadlines"]
    found = {str(path.relative_to(package)): lines for path in files if (lines := judgements(path.read_text("utf-8")))}
    assert found == {}


@pytest.mark.parametrize("now", ["2026-11-23T16:59:59", "2026-11-23T17:00:30", "2026-11-23T17:01:00"])
def test_the_database_is_asked_by_the_same_minute(now: str) -> None:
    due = ward("2026-11-23T17:00")
    assert (due < late_before(ward(now))) is is_late(due, ward(now))


def test_a_judgement_of_ones_own_would_be_noticed() -> None:
    assert judgements("late = row.due_at < now") == [1]
