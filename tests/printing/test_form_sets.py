"""Which forms are in force when, and that their words are whole."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from counter_app.domain.errors import Refused
from counter_app.printing import words
from counter_app.printing.form_sets import form_set_named, form_set_on, form_sets


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 1, 6), "tt-01-2018"),
        (date(2025, 9, 14), "tt-01-2018"),
        (date(2025, 9, 15), "tt-03-2025"),
        (date(2040, 1, 1), "tt-03-2025"),
    ],
)
def test_a_dossier_belongs_to_the_set_of_its_day(day: date, expected: str) -> None:
    assert form_set_on(day).id == expected


@pytest.mark.parametrize("day", [date(2019, 1, 5), date(2000, 1, 1)])
def test_before_the_first_set_there_is_none(day: date) -> None:
    with pytest.raises(Refused) as refused:
        form_set_on(day)
    assert (refused.value.code, refused.value.params) == ("form_set.none", {"day": day})


def test_the_sets_follow_each_other_without_gap_or_overlap() -> None:
    sets = form_sets()
    for earlier, later in pairwise(sets):
        assert earlier.last_day is not None
        assert earlier.last_day + timedelta(days=1) == later.first_day
    assert sets[-1].last_day is None


def test_an_unknown_set_is_refused() -> None:
    assert form_set_named("tt-01-2018").name == "Thông tư số 01/2018/TT-VPCP"
    with pytest.raises(Refused, match=r"form_set\.unknown"):
        form_set_named("tt-99")


@pytest.mark.parametrize("form_set", [one.id for one in form_sets()])
def test_the_receipt_of_every_set_has_its_words_and_tells_where_they_are_from(form_set: str) -> None:
    said = words.receipt(form_set)
    assert len(said.copies) == 2
    assert said.provenance.source
    assert said.provenance.needs_check, "neither annex was at hand: each set says that it needs a look at the original"
    assert all(line.mark for line in said.lines)
    assert [line.kind for line in said.lines].count("due") == 1
    assert [line.kind for line in said.lines].count("papers") == 1


def test_the_forms_outside_the_circulars_are_whole_too() -> None:
    assert len(words.handover().heads) == 11
    assert len(words.daily_log().counts) == 7
    assert all(len(section.columns) == len(section.heads) for section in words.daily_log().sections)
    assert words.single_handover().provenance.source
    assert "HÒA" in words.common().national_title
