"""The periods of the law: months that end on the 14th or with the calendar, and what is made of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.services.reports.paper import period_name
from counter_app.services.reports.spans import Span, Stretch, last_finished, stretch

DAYS = st.dates(date(2023, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.MONTH, date(2026, 10, 15), date(2026, 11, 14)),
        (Span.QUARTER, date(2026, 9, 15), date(2026, 12, 14)),
        (Span.HALF, date(2026, 6, 15), date(2026, 12, 14)),
        (Span.YEAR, date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_reported_periods_end_on_the_14th(span: Span, first: date, last: date) -> None:
    assert stretch(span, date(2026, 11, 14), cut_off=True) == Stretch(first, last)


def test_the_15th_belongs_to_the_next_month() -> None:
    assert stretch(Span.MONTH, date(2026, 12, 15), cut_off=True).last == date(2027, 1, 14)
    assert stretch(Span.YEAR, date(2026, 12, 15), cut_off=True).first == date(2026, 12, 15)


@given(DAYS, st.sampled_from(Span), st.booleans())
def test_periods_of_a_length_lie_end_to_end_and_hold_their_days(day: date, span: Span, cut_off: bool) -> None:
    found = stretch(span, day, cut_off=cut_off)
    assert found.first <= day <= found.last
    assert stretch(span, found.first, cut_off=cut_off) == stretch(span, found.last, cut_off=cut_off) == found
    assert stretch(span, found.day_before, cut_off=cut_off).last == found.first - timedelta(days=1)
    assert stretch(span, found.day_after, cut_off=cut_off).first == found.last + timedelta(days=1)
    assert last_finished(span, day, cut_off=cut_off).last < day


@given(DAYS, st.sampled_from((Span.MONTH, Span.QUARTER, Span.YEAR)), st.booleans())
def test_the_paper_has_a_name_for_each(day: date, span: Span, cut_off: bool) -> None:
    found = stretch(span, day, cut_off=cut_off)
    assert str(found.last.year) in period_name(found.first, found.last)
