"""The papers of a procedure and those of a dossier."""

import pytest

from counter_app.domain.errors import Refused
from counter_app.domain.procedures.confidence import Confidence
from counter_app.domain.procedures.papers import (
    DossierPaper,
    PaperChoice,
    PaperState,
    RequiredPaper,
    missing_papers,
    papers_from,
)

REQUIRED = (
    RequiredPaper(1, "Tờ khai đăng ký khai sinh"),
    RequiredPaper(2, "Giấy chứng sinh", originals=1, copies=2),
    RequiredPaper(3, "Văn bản ủy quyền", condition="Nếu ủy quyền"),
    RequiredPaper(4, "Giấy tờ tùy thân", originals=0, copies=0),
    RequiredPaper(5, "Giấy tờ chứng minh nơi cư trú", originals=0, copies=0, condition="CSDL không có"),
)


@pytest.mark.parametrize(
    ("choice", "states"),
    [
        ("all", "submitted submitted not_applicable shown not_applicable"),
        ("none", "missing missing not_applicable missing not_applicable"),
        ({1, 3}, "submitted missing submitted missing not_applicable"),
        ([2, 4, 5], "missing submitted not_applicable shown shown"),
        (frozenset[int](), "missing missing not_applicable missing not_applicable"),
    ],
)
def test_what_was_brought_decides_the_state_of_each_paper(choice: PaperChoice, states: str) -> None:
    assert " ".join(paper.state for paper in papers_from(REQUIRED, choice)) == states


def test_a_submitted_paper_takes_the_numbers_the_procedure_asks_for_and_a_missing_one_none() -> None:
    taken, left_out = papers_from(REQUIRED[1:2], {2})[0], papers_from(REQUIRED[1:2], "none")[0]
    assert taken == DossierPaper(2, "Giấy chứng sinh", PaperState.SUBMITTED, originals=1, copies=2)
    assert (left_out.originals, left_out.copies) == (0, 0)


def test_the_papers_still_to_be_brought_are_the_mandatory_ones_left_out() -> None:
    assert [paper.ordinal for paper in missing_papers(papers_from(REQUIRED, {2}))] == [1, 4]


def test_a_number_the_procedure_does_not_have_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        papers_from(REQUIRED, {1, 9, 7})
    assert (refusal.value.code, refusal.value.params) == ("paper.unknown", {"ordinals": [7, 9]})


def test_everything_but_the_wards_own_check_needs_one() -> None:
    assert [level for level in Confidence if not level.needs_check] == [Confidence.CONFIRMED]
