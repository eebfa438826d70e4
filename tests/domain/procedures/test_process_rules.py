"""Processes made by rule from the desk and the limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.errors import Refused
from counter_app.domain.people import Role
from counter_app.domain.procedures.process import ProcessKind
from counter_app.domain.procedures.process_rules import (
    CeilingWarning,
    ceiling_warnings,
    full_process_for,
    limit_minutes,
    short_process_for,
)

DESK = "tu_phap_ho_tich"

limits = st.one_of(
    st.sampled_from(["1 same_day", "1 immediate", "0.5 working_hour", "2.5 working_day"]),
    st.builds("{} {}".format, st.integers(1, 400), st.sampled_from(["working_hour", "clock_hour", "working_day"])),
    st.builds("{} {}".format, st.integers(1, 400), st.sampled_from(["calendar_day", "week", "month"])),
).map(TimeLimit.parse)


def ceilings(limit: str) -> list[int]:
    return [step.ceiling_minutes for step in full_process_for(DESK, TimeLimit.parse(limit)).steps]


def test_a_same_day_matter_has_the_hours_of_the_birth_sheet() -> None:
    assert ceilings("1 same_day") == [60, 240, 120, 30, 30]


def test_a_long_limit_gives_its_time_to_appraisal() -> None:
    assert ceilings("5 working_day") == [240, 1_380, 480, 150, 150]
    assert ceilings("20 working_day") == [240, 8_400, 480, 240, 240]


def test_an_urgent_matter_of_twelve_clock_hours_gets_four_hours_of_work() -> None:
    assert ceilings("12 clock_hour") == [30, 120, 60, 15, 15]


def test_a_date_in_the_year_gets_a_norm_of_forty_working_days() -> None:
    assert sum(ceilings("until 12-14")) == 40 * 480


def test_the_full_process_goes_from_the_counter_over_desk_leader_and_registry_back() -> None:
    process = full_process_for("dia_chinh_xay_dung", TimeLimit.parse("3 working_day"))
    assert [(step.code, step.role, step.desk) for step in process.steps] == [
        ("B1", Role.RECEIVER, "mot_cua"),
        ("B2", Role.SPECIALIST, "dia_chinh_xay_dung"),
        ("B3", Role.APPROVER, "lanh_dao"),
        ("B4", Role.REGISTRY, "van_thu"),
        ("B5", Role.RETURNER, "mot_cua"),
    ]


@pytest.mark.parametrize("limit", ["same_day", "immediate"])
def test_a_matter_settled_at_once_has_a_short_process(limit: str) -> None:
    process = short_process_for(TimeLimit.parse(limit))
    assert process is not None
    assert [(step.code, step.role, step.desk, step.ceiling_minutes) for step in process.steps] == [
        ("B1", Role.RECEIVER, "mot_cua", 150),
        ("B2", Role.APPROVER, "lanh_dao", 60),
        ("B3", Role.RETURNER, "mot_cua", 60),
    ]


@pytest.mark.parametrize("limit", ["1 working_day", "4 working_hour", "12 clock_hour", "until 12-14"])
def test_any_other_has_none(limit: str) -> None:
    assert short_process_for(TimeLimit.parse(limit)) is None


@given(limit=limits, day_minutes=st.integers(240, 600))
def test_what_the_rule_makes_always_keeps_to_the_limit(limit: TimeLimit, day_minutes: int) -> None:
    full = full_process_for(DESK, limit, day_minutes)
    short = short_process_for(limit, day_minutes)
    made = (full, short) if short else (full,)
    assert all(step.ceiling_minutes > 0 for process in made for step in process.steps)
    assert ceiling_warnings(made, limit, day_minutes) == ()


@pytest.mark.parametrize(
    ("limit", "minutes"),
    [
        ("1 same_day", 480),
        ("0.5 working_day", 240),
        ("4 working_hour", 240),
        ("12 clock_hour", 720),
        ("15 calendar_day", 4_800),
        ("1 calendar_day", 480),
        ("2 week", 4_800),
        ("1 month", 9_600),
        ("until 11-30", None),
    ],
)
def test_what_a_limit_leaves_room_for(limit: str, minutes: int | None) -> None:
    assert limit_minutes(TimeLimit.parse(limit)) == minutes


def test_ceilings_over_the_limit_are_a_warning() -> None:
    process = full_process_for(DESK, TimeLimit.parse("3 working_day"))
    shorter = TimeLimit.parse("2 working_day")
    assert ceiling_warnings((process,), shorter) == (CeilingWarning(ProcessKind.FULL, 1_440, 960),)
    assert ceiling_warnings((process,), TimeLimit.parse("until 12-14")) == ()


def test_a_step_is_found_by_its_code_or_its_number() -> None:
    process = full_process_for(DESK, TimeLimit.parse("3 working_day"))
    assert [process.position(step) for step in ("B3", "b3", " 3 ")] == [3, 3, 3]
    with pytest.raises(Refused, match=r"process\.step_unknown"):
        process.position("6")
