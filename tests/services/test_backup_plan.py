"""When a back-up is due and which ones stay, by a fixed clock."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.moments import WARD_TIME, ward_date
from counter_app.services.backup_plan import is_due, is_overdue, to_keep

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=WARD_TIME)


def ago(**parts: float) -> datetime:
    return NOON - timedelta(**parts)


def test_one_is_due_after_half_an_hour_when_something_changed() -> None:
    assert is_due(NOON, None, changed=True)
    assert is_due(NOON, ago(minutes=30), changed=True)
    assert not is_due(NOON, ago(minutes=29, seconds=59), changed=True)


def test_none_is_due_where_nothing_changed() -> None:
    assert not is_due(NOON, ago(days=300), changed=False)


def test_a_clock_that_was_set_back_holds_up_no_back_up() -> None:
    assert is_due(NOON, NOON + timedelta(days=1), changed=True)


def test_it_shows_red_after_two_days_with_changes_and_not_over_a_quiet_weekend() -> None:
    assert not is_overdue(NOON, ago(days=2), changed=True)
    assert is_overdue(NOON, ago(days=2, seconds=1), changed=True)
    assert is_overdue(NOON, None, changed=True)
    assert not is_overdue(NOON, ago(days=9), changed=False)


def test_of_two_years_of_half_hours_about_a_hundred_and_fifty_stay() -> None:
    made = [moment for day in range(800) for moment in _working_day(NOON - timedelta(days=day))]
    kept = sorted(to_keep(made, NOON), reverse=True)
    assert [moment for moment in made if NOON - moment <= timedelta(days=2)] == [
        moment for moment in kept if NOON - moment <= timedelta(days=2)
    ]
    days = [ward_date(moment) for moment in kept if timedelta(days=2) < NOON - moment <= timedelta(days=30)]
    assert len(days) == len(set(days)) == 28
    weeks = [moment for moment in kept if timedelta(days=31) < NOON - moment <= timedelta(weeks=12)]
    assert len(weeks) in {7, 8, 9}
    assert {moment.hour for moment in weeks} == {17}
    months = {(moment.year, moment.month) for moment in kept}
    assert len(months) in {24, 25}
    assert len(kept) < 120


def _working_day(day: datetime) -> list[datetime]:
    """Return the half hours of a day from the last to the first, of today those before noon."""
    start = day.replace(hour=7, minute=30)
    return [moment for count in range(19, -1, -1) if (moment := start + timedelta(minutes=30 * count)) <= NOON]


def test_of_a_day_and_of_a_month_the_last_one_stays() -> None:
    morning, evening = datetime(2026, 11, 2, 8, 0, tzinfo=WARD_TIME), datetime(2026, 11, 2, 17, 0, tzinfo=WARD_TIME)
    assert to_keep([morning, evening, NOON], NOON) == {evening, NOON}
    early, late = datetime(2025, 3, 3, 8, 0, tzinfo=WARD_TIME), datetime(2025, 3, 28, 17, 0, tzinfo=WARD_TIME)
    assert to_keep([early, late, NOON], NOON) == {late, NOON}


def test_what_is_older_than_two_years_goes_unless_it_is_the_newest() -> None:
    old = ago(days=800)
    assert to_keep([old, NOON], NOON) == {NOON}
    assert to_keep([old], NOON) == {old}
    assert to_keep([], NOON) == frozenset()


def test_the_newest_stays_whatever_the_clock_says() -> None:
    ahead = NOON + timedelta(days=4000)
    assert ahead in to_keep([ahead, NOON], NOON)


@given(st.lists(st.integers(0, 1_200_000), max_size=60))
def test_thinning_again_takes_nothing_more(minutes: list[int]) -> None:
    made = [ago(minutes=count) for count in minutes]
    kept = to_keep(made, NOON)
    assert to_keep(kept, NOON) == kept
    assert not made or max(made) in kept


@given(st.integers(0, 700))
def test_whoever_thins_every_day_still_has_one_of_each_month(days: int) -> None:
    made: set[datetime] = set()
    for count in range(days, -1, -7):
        now = NOON - timedelta(days=count)
        made = {*to_keep(made, now), now}
    months = {(ward_date(moment).year, ward_date(moment).month) for moment in made}
    assert len(months) >= min(24, days // 31)
