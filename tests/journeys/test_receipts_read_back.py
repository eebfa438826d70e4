"""The receipt of each of the 114 procedures, taken in through the services and read back from its PDF."""

import re

import pytest

from builders import Ward, a_form, a_party
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.names import VIETNAMESE_LETTERS
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.papers.wording import moment_words, thousands
from counter_app.services.starter_catalogue import starter_catalogue
from printing.reading import solid, text

LETTERS = "".join(dict.fromkeys(VIETNAMESE_LETTERS.upper())) + "".join(dict.fromkeys(VIETNAMESE_LETTERS.lower()))
SUBMITTER = " ".join(re.findall(".{1,7}", LETTERS[:67]))
OWNER = " ".join(re.findall(".{1,7}", LETTERS[67:]))


def test_the_names_used_here_hold_every_accented_letter_in_both_cases() -> None:
    assert len(set(solid(SUBMITTER + OWNER))) == 134


@pytest.mark.parametrize("procedure", starter_catalogue().procedures, ids=lambda one: one.code)
def test_a_receipt_says_who_what_when_and_how_much(ward: Ward, procedure: ProcedureVersion) -> None:
    parties = (a_party(PartyRole.SUBMITTER, SUBMITTER), a_party(PartyRole.OWNER, OWNER))
    every_paper = tuple(paper.ordinal for paper in procedure.papers)
    done = ward.receive(a_form(procedure.code, *parties, papers=every_paper, pages=3, copies=2))
    assert done.job is not None
    assert done.due_at is not None

    row = ward.desks.print_room.draw(done.job)
    said = solid(text((ward.folder / row.file).read_bytes()))

    for words in (SUBMITTER, OWNER, procedure.name, done.code, moment_words(done.due_at, with_weekday=True)):
        assert solid(words) in said
    for paper in procedure.papers:
        assert solid(paper.name) in said
    assert (f"{thousands(done.fee)}đồng" if done.fee else "khôngthu") in said
