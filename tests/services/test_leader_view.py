"""What stands beside the leader's numbers: the days before, the target, the last working day."""

from datetime import date, time

import pytest

from builders import Ward
from counter_app.services.leader_rows import Number
from counter_app.services.leader_view import day_page, is_below_target, working_day_before
from counter_app.services.reports.shares import Share

MONDAY = date(2026, 11, 23)


def test_the_working_day_before_leaves_out_days_on_which_nobody_works() -> None:
    closed = {date(2026, 11, 22), date(2026, 11, 21)}
    assert working_day_before(MONDAY, lambda day: day not in closed) == date(2026, 11, 20)
    assert working_day_before(MONDAY, lambda day: False) == date(2026, 11, 22)


@pytest.mark.parametrize(("kept", "out_of", "below"), [(98, 100, False), (979, 1000, True), (0, 0, False)])
def test_a_share_is_below_its_target_by_the_hundredth(kept: int, out_of: int, below: bool) -> None:
    assert is_below_target(Share(kept, out_of)) is below


def test_the_bars_are_the_last_days_on_which_something_happened(ward: Ward) -> None:
    for day in (16, 17, 18):
        ward.clock.set(date(2026, 11, day), time(9))
        ward.receive()
    ward.clock.set(MONDAY, time(9))
    page = day_page(ward.desks, ward.actor("thang"), MONDAY)
    assert [(bar.day.day, bar.received) for bar in page.bars] == [(16, 1), (17, 1), (18, 1), (23, 0)]
    assert page.is_quiet
    assert page.before == date(2026, 11, 20)


def test_one_holders_part_of_what_is_held_and_the_whole_month(ward: Ward) -> None:
    ward.at_desk()
    ward.receive()
    ward.ready()
    page = day_page(ward.desks, ward.actor("thang"), date(2026, 11, 18))
    assert {row.held_by for row in page.rows(Number.HELD, "binh")} == {"binh"}
    assert len(page.rows(Number.HELD)) == sum(load.count for load in page.day.holders)
    assert set(page.rows(Number.MONTH_SOLVED)) == set(page.day.rows(Number.MONTH_SOLVED))
