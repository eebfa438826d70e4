"""Dates, times and sums as the decree on official papers wants them."""

from datetime import UTC, date, datetime

import pytest

from counter_app.services.papers.wording import (
    clock_figures,
    count,
    day_figures,
    day_words,
    moment_figures,
    moment_words,
    money,
    percent,
    short_day,
    weekday,
)

FRIDAY = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)  # 17:00 in the ward


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 9, 30), "ngày 30 tháng 9 năm 2026"),
        (date(2026, 10, 1), "ngày 01 tháng 10 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_a_zero_stands_before_days_under_10_and_months_1_and_2_only(day: date, expected: str) -> None:
    assert day_words(day) == expected


def test_moments_are_read_on_the_wards_clock() -> None:
    assert moment_words(FRIDAY) == "17 giờ 00 phút, ngày 27 tháng 11 năm 2026"
    assert moment_words(FRIDAY, with_weekday=True) == "17 giờ 00 phút, thứ Sáu, ngày 27 tháng 11 năm 2026"
    assert moment_words(datetime(2026, 12, 31, 17, 5, tzinfo=UTC)) == "00 giờ 05 phút, ngày 01 tháng 01 năm 2027"
    assert (moment_figures(FRIDAY), clock_figures(FRIDAY), short_day(FRIDAY)) == ("27/11 17:00", "17:00", "27/11")


def test_the_week_has_its_names() -> None:
    assert [weekday(date(2026, 11, day)) for day in (23, 27, 29)] == ["thứ Hai", "thứ Sáu", "Chủ nhật"]
    assert day_figures(date(2026, 1, 5)) == "05/01/2026"


@pytest.mark.parametrize(
    ("amount", "expected"), [(0, "0 đồng"), (999, "999 đồng"), (15_000, "15.000 đồng"), (1_250_000, "1.250.000 đồng")]
)
def test_money_has_points_between_thousands(amount: int, expected: str) -> None:
    assert money(amount) == expected


def test_small_counts_have_two_digits_and_shares_a_comma() -> None:
    assert [count(1), count(10), count(120)] == ["01", "10", "120"]
    assert [percent(978), percent(1000), percent(0), percent(None)] == ["97,8 %", "100,0 %", "0,0 %", "–"]
