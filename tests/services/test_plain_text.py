"""Whatever field a text came through, it is kept as plain text of a sensible length."""

import pytest

from builders import Ward
from counter_app.domain.errors import Refused
from counter_app.services.plain_text import LONGEST_WORDS

HOSTILE = "\x00<b>xin</b>\x1b[31m  rút\n=1+1 \u202e"


def test_a_reason_is_kept_without_control_characters_and_otherwise_literally(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.withdraw(ward.actor(), code, HOSTILE)
    assert ward.desks.lookup.show(ward.actor(), code).dossier.reason == "<b>xin</b>[31m rút =1+1 \u202e"


def test_a_book_number_is_cleaned_too(ward: Ward) -> None:
    code = ward.receive().code
    ward.desks.returning.collect_fee(ward.actor(), code, 1_000, "\x07 12/AB\x00")
    assert ward.one("SELECT book FROM cash") == "12/AB"


def test_a_note_longer_than_any_form_is_refused_and_changes_nothing(ward: Ward) -> None:
    code = ward.at_desk()
    before = ward.one("SELECT count(*) FROM event")
    with pytest.raises(Refused, match=r"text\.too_long"):
        ward.desks.handling.advance(ward.actor("binh"), code, "a" * (LONGEST_WORDS + 1))
    assert ward.one("SELECT count(*) FROM event") == before


def test_a_number_of_sets_too_long_to_be_one_is_refused(ward: Ward) -> None:
    code = ward.receive().code
    with pytest.raises(Refused, match=r"receive\.no_set"):
        ward.desks.corrections.correct(ward.actor(), code, (("sets", "9" * 5000),), "Nhầm")
