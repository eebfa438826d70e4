"""How a dossier stands towards its appointment: the words of the chip, computed in one place."""

from datetime import date, datetime, time

import pytest

from counter_app.domain.deadlines.due_states import NO_DUE, DueKind, DueState, DueUnit, due_state
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.moments import WARD_TIME, at
from counter_app.services.state_calendar import state_calendar

NOW = datetime(2026, 11, 23, 9, 44, tzinfo=WARD_TIME)  # a Monday; Tuesday 24/11 is a holiday


def moment(day: int, clock: str = "17:00", month: int = 11) -> datetime:
    return at(date(2026, month, day), time.fromisoformat(clock))


def state(due_at: datetime | None, now: datetime = NOW, stage: Stage = Stage.IN_PROCESS, **more: datetime) -> DueState:
    return due_state(due_at, now, stage, state_calendar(), **more)


def said(found: DueState) -> tuple[str, int, str]:
    return found.kind.value, found.amount, found.unit.value


@pytest.mark.parametrize(
    ("due_at", "expected"),
    [
        (moment(19), ("overdue", 2, "day")),
        (moment(20), ("overdue", 1, "day")),
        (moment(23, "08:30"), ("overdue", 1, "hour")),
        (moment(23, "09:24"), ("overdue", 20, "minute")),
        (moment(23, "09:44"), ("today", 0, "minute")),
        (moment(23, "16:30"), ("today", 5, "hour")),
        (moment(25), ("near", 1, "day")),
        (moment(26), ("on_time", 2, "day")),
        (moment(27), ("on_time", 3, "day")),
        (moment(1, month=12), ("on_time", 5, "day")),
    ],
)
def test_days_are_working_days_after_today_and_on_the_day_the_clock_counts(
    due_at: datetime, expected: tuple[str, int, str]
) -> None:
    assert said(state(due_at, received_at=moment(18, "08:00"))) == expected


def test_it_is_late_by_the_minute_not_by_the_second() -> None:
    due_at = moment(23, "09:44")
    assert state(due_at, NOW.replace(second=59)).kind is DueKind.TODAY
    assert said(state(due_at, NOW.replace(minute=45))) == ("overdue", 1, "minute")


def test_the_last_fifth_of_a_long_limit_is_near_too() -> None:
    due_at = moment(26)  # two working days are left
    assert state(due_at, received_at=moment(11, "08:00")).kind is DueKind.NEAR  # of ten
    assert state(due_at, received_at=moment(12, "08:00")).kind is DueKind.ON_TIME  # of nine


def test_over_days_of_rest_the_clock_counts() -> None:
    saturday = datetime(2026, 11, 21, 9, tzinfo=WARD_TIME)
    sunday = datetime(2026, 11, 22, 10, tzinfo=WARD_TIME)
    assert said(state(sunday, saturday)) == ("near", 25, "hour")
    assert said(state(saturday, sunday)) == ("overdue", 25, "hour")


@pytest.mark.parametrize("stage", [Stage.AWAITING_SUPPLEMENT, Stage.AWAITING_PAYMENT])
def test_a_dossier_that_waits_for_the_citizen_is_paused_however_late_it_would_be(stage: Stage) -> None:
    found = state(moment(19), stage=stage, paused_since=moment(18))
    assert found == DueState(DueKind.PAUSED, at=moment(18), stage=stage)


@pytest.mark.parametrize("stage", [Stage.RESULT_READY, Stage.RETURNED])
def test_a_result_is_done_early_on_time_or_late_whenever_it_is_fetched(stage: Stage) -> None:
    due_at = moment(20)
    assert said(state(due_at, stage=stage, completed_at=moment(18, "10:00"))) == ("done", 2, "day")
    assert said(state(due_at, stage=stage, completed_at=moment(20, "10:00"))) == ("done", 0, "day")
    assert said(state(due_at, stage=stage, completed_at=moment(23, "08:00"))) == ("done_late", 1, "day")


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.WITHDRAWN, Stage.STOPPED, Stage.CANCELLED])
def test_where_no_promise_runs_there_is_no_due_state(stage: Stage) -> None:
    assert state(moment(19), stage=stage) == NO_DUE
    assert state(None) == NO_DUE


def test_every_open_moment_has_exactly_one_standing() -> None:
    """Walking through two weeks, a dossier only ever becomes more urgent."""
    order = [DueKind.ON_TIME, DueKind.NEAR, DueKind.TODAY, DueKind.OVERDUE]
    due_at, received = moment(27, "15:00"), moment(16, "08:00")
    walked = [
        state(due_at, moment(day, clock), received_at=received) for day in range(16, 31) for clock in ("08:00", "16:00")
    ]
    ranks = [order.index(found.kind) for found in walked]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2, 3}
    assert all(found.unit in DueUnit and found.amount >= 0 for found in walked)
