"""What waiting for somebody else does to a due instant."""

from datetime import UTC, datetime

import pytest

from counter_app.domain.deadlines.calendar import WorkCalendar
from counter_app.domain.deadlines.due import DuePolicy, Pause, SupplementPolicy, due_after_supplement, due_at
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.deadlines.pauses import merged
from counter_app.domain.errors import Refused

MONDAY = "2026-10-05T09:00"


def ward(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


def pause(start: str, end: str) -> Pause:
    return Pause(ward(f"2026-{start}"), ward(f"2026-{end}"))


def ends(
    calendar: WorkCalendar,
    limit: str,
    *pauses: Pause,
    received: str = MONDAY,
    policy: DuePolicy = DuePolicy.END_OF_DAY,
) -> str:
    promised = due_at(TimeLimit.parse(limit), ward(received), calendar, policy=policy, pauses=pauses)
    return promised.isoformat()[5:16]


def test_a_pause_cannot_end_before_it_begins() -> None:
    with pytest.raises(Refused, match=r"pause\.backwards"):
        pause("10-13T09:00", "10-08T09:00")


def test_the_day_on_which_the_matter_goes_on_is_counted(state: WorkCalendar) -> None:
    assert ends(state, "5 working_day", pause("10-08T16:00", "10-09T08:00")) == "10-13T17:00"
    assert ends(state, "5 working_day", pause("10-08T08:00", "10-08T16:00")) == "10-12T17:00"
    assert ends(state, "5 working_day", pause("10-10T08:00", "10-11T16:00")) == "10-12T17:00"  # a week-end


def test_the_day_of_receipt_was_never_counted_so_a_pause_on_it_takes_nothing(state: WorkCalendar) -> None:
    assert ends(state, "5 working_day", pause("10-05T10:00", "10-06T08:00")) == "10-12T17:00"
    assert ends(state, "5 working_day", pause("10-05T10:00", "10-07T08:00")) == "10-13T17:00"


def test_several_pauses_add_up_and_overlapping_ones_count_once(state: WorkCalendar) -> None:
    first, second, across = (
        pause("10-06T08:00", "10-07T08:00"),
        pause("10-08T08:00", "10-09T08:00"),
        pause("10-06T10:00", "10-08T10:00"),
    )
    assert ends(state, "5 working_day", second, first) == "10-14T17:00"
    assert ends(state, "5 working_day", first, across, second) == "10-15T17:00"
    assert ends(state, "4 working_hour", pause("10-05T10:00", "10-05T11:00"), pause("10-05T10:30", "10-05T11:15")) == (
        "10-05T15:45"
    )


def test_a_pause_across_days_off_takes_only_working_days(state: WorkCalendar) -> None:
    tet = pause("02-13T10:00", "02-25T10:00")  # Friday, then the lunar new year until the 22nd, then Monday and Tuesday
    assert ends(state, "5 working_day", received="2026-02-11T09:00") == "02-25T17:00"
    assert ends(state, "5 working_day", tet, received="2026-02-11T09:00") == "03-02T17:00"


def test_hours_move_by_the_working_minutes_of_the_pause(state: WorkCalendar) -> None:
    assert ends(state, "4 working_hour") == "10-05T14:30"
    assert ends(state, "4 working_hour", pause("10-05T11:00", "10-05T13:20")) == "10-05T15:20"
    assert ends(state, "4 working_hour", pause("10-05T14:00", "10-06T08:00")) == "10-06T08:30"


def test_same_clock_moves_by_the_working_minutes_too(state: WorkCalendar) -> None:
    moved = ends(state, "2 working_day", pause("10-06T10:00", "10-07T10:30"), policy=DuePolicy.SAME_CLOCK)
    assert moved == "10-08T09:30"


def test_clock_hours_move_by_the_clock(state: WorkCalendar) -> None:
    assert ends(state, "12 clock_hour", pause("10-05T20:00", "10-06T06:00")) == "10-06T07:00"


def test_calendar_limits_move_by_calendar_days_and_then_to_a_working_day(state: WorkCalendar) -> None:
    assert ends(state, "7 calendar_day") == "10-12T17:00"
    assert ends(state, "7 calendar_day", pause("10-08T09:00", "10-10T09:00")) == "10-14T17:00"
    assert ends(state, "7 calendar_day", pause("10-08T09:00", "10-13T09:00")) == "10-19T17:00"  # from Saturday the 17th
    assert ends(state, "1 week", pause("10-08T09:00", "10-10T09:00")) == "10-14T17:00"
    assert ends(state, "1 month", pause("10-08T09:00", "10-13T09:00")) == "11-10T17:00"


def test_a_same_day_matter_loses_the_days_it_was_paused(state: WorkCalendar) -> None:
    assert ends(state, "1 same_day", pause("10-05T10:00", "10-05T16:00")) == "10-05T17:00"
    assert ends(state, "1 same_day", pause("10-05T10:00", "10-07T09:00")) == "10-07T17:00"


def test_a_fraction_of_a_day_loses_the_days_it_was_paused(state: WorkCalendar) -> None:
    assert ends(state, "1.5 working_day") == "10-06T17:00"
    assert ends(state, "1.5 working_day", pause("10-06T10:00", "10-08T09:00")) == "10-08T17:00"


def test_a_date_in_the_year_stays(state: WorkCalendar) -> None:
    assert ends(state, "until 11-30", pause("10-08T09:00", "10-20T09:00")) == "11-30T17:00"


def test_a_pause_that_begins_when_it_is_late_saves_nothing(state: WorkCalendar) -> None:
    assert ends(state, "5 working_day", pause("10-12T17:00", "10-14T09:00")) == "10-14T17:00"
    assert ends(state, "5 working_day", pause("10-12T17:01", "10-14T09:00")) == "10-12T17:00"
    assert ends(state, "2 working_hour", pause("10-05T13:00", "10-05T14:00")) == "10-05T11:00"
    assert ends(state, "7 calendar_day", pause("10-13T08:00", "10-20T09:00")) == "10-12T17:00"


def test_an_earlier_pause_can_keep_a_later_one_in_time(state: WorkCalendar) -> None:
    early, late = pause("10-08T09:00", "10-09T09:00"), pause("10-13T09:00", "10-14T09:00")
    assert ends(state, "5 working_day", late) == "10-12T17:00"
    assert ends(state, "5 working_day", late, early) == "10-14T17:00"


def test_what_lies_before_the_receipt_is_no_pause(state: WorkCalendar) -> None:
    assert ends(state, "4 working_hour", pause("10-02T09:00", "10-05T08:30")) == "10-05T14:30"
    assert ends(state, "4 working_hour", pause("10-02T09:00", "10-05T10:00")) == "10-05T15:30"


def test_pauses_are_joined_in_order() -> None:
    utc = Pause(datetime(2026, 10, 6, 1, tzinfo=UTC), datetime(2026, 10, 6, 3, tzinfo=UTC))
    joined = merged([pause("10-07T08:00", "10-07T09:00"), pause("10-06T10:00", "10-06T11:00"), utc], since=ward(MONDAY))
    assert joined == (pause("10-06T08:00", "10-06T11:00"), pause("10-07T08:00", "10-07T09:00"))


def test_after_a_supplement_the_limit_starts_anew_unless_the_unit_deducts(state: WorkCalendar) -> None:
    limit, received, asked = TimeLimit.parse("5 working_day"), ward(MONDAY), ward("2026-10-08T09:00")
    came = ward("2026-10-13T17:30")  # after the close, so a complete dossier as of the 14th
    assert due_after_supplement(limit, received, asked, came, state).at == ward("2026-10-21T17:00")
    deducted = due_after_supplement(limit, received, asked, came, state, supplement=SupplementPolicy.DEDUCT)
    assert deducted.at == ward("2026-10-15T17:00")


def test_another_pause_is_deducted_even_where_the_supplement_restarts(state: WorkCalendar) -> None:
    days = (ward(MONDAY), ward("2026-10-08T09:00"), ward("2026-10-13T09:00"))
    others = [pause("10-06T09:00", "10-07T09:00"), pause("10-15T09:00", "10-16T09:00")]
    promised = due_after_supplement(TimeLimit.parse("5 working_day"), *days, state, pauses=others)
    assert promised.at == ward("2026-10-21T17:00")  # only the one after the new start counts
