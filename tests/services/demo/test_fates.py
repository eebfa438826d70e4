"""Fates are dealt by quota: a small fill has every one, a large one has them in proportion."""

from collections import Counter
from random import Random

import pytest

from counter_app.services.demo.fates import Fate, deal, window


def test_every_fate_is_dealt_where_there_is_room() -> None:
    assert set(deal(60, Random(1))) == set(Fate)


def test_most_dossiers_are_ordinary() -> None:
    dealt = Counter(deal(2000, Random(1)))
    assert dealt[Fate.ORDINARY] > 1000
    assert dealt[Fate.SUPPLEMENTED] == 90


@pytest.mark.parametrize("count", [0, 1, 7, 26, 27, 500])
def test_as_many_are_dealt_as_asked_for(count: int) -> None:
    assert len(deal(count, Random(1))) == count


@pytest.mark.parametrize("days", [1, 2, 9, 250])
@pytest.mark.parametrize("fate", list(Fate))
def test_a_window_lies_within_the_days(fate: Fate, days: int) -> None:
    first, last = window(fate, days)
    assert 0 <= first <= last < days


def test_what_must_stand_open_at_the_end_arrives_late() -> None:
    assert window(Fate.JUST_ARRIVED, 100) == (99, 99)
    assert window(Fate.AWAITS_SUPPLEMENT, 100) == (92, 98)
