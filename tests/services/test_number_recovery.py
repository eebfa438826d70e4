"""No number that may stand on a paper is given out again, and numbering goes on with as few questions as possible."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import Refused
from counter_app.domain.numbering import series
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.domain.numbering.papers import PaperKind
from counter_app.domain.numbering.standing import Standing
from counter_app.services.backup_rows import LastNumbers
from counter_app.services.number_recovery import after_restore, settled, uncertain_series

PREFIX = "000.00.00.H99"
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)
BOOK = str(series.register("01", 2026))
DOSSIERS = str(series.barcodes(BarcodeKind.DOSSIER))
INTERNAL = str(series.internal_codes(2026))


def codes(day: date) -> str:
    return str(series.dossier_codes(PREFIX, day))


def papers(kind: PaperKind, year: int = 2026) -> str:
    return str(series.papers(kind, PREFIX, year))


RECEIPTS = papers(PaperKind.RECEIPT)
AT_THE_BACKUP = {codes(MONDAY): 12, BOOK: 431, DOSSIERS: 440, RECEIPTS: 433, papers(PaperKind.APOLOGY): 3}
"""Monday noon; the machine went on until Wednesday and then burnt down."""


def held(values: dict[str, int] | None = None, first: date = date(2026, 11, 12)) -> Standing:
    known = AT_THE_BACKUP if values is None else values
    return Standing(known, uncertain_series(known, PREFIX, first, WEDNESDAY))


def told(*printed: str, register: int | None = 450, **more: Any) -> LastNumbers:
    return LastNumbers(printed, register, **more)


LAST = f"{PREFIX}-261118-0005"


def test_after_a_fire_nothing_is_given_out_until_somebody_tells() -> None:
    waiting = held().held
    assert {BOOK, DOSSIERS, RECEIPTS, INTERNAL, codes(MONDAY), codes(TUESDAY), codes(WEDNESDAY)} <= waiting
    assert {papers(kind) for kind in PaperKind} <= waiting
    assert {str(series.barcodes(kind)) for kind in BarcodeKind} <= waiting
    assert codes(date(2026, 11, 12)) in waiting, "a late entry may have reached so far back"
    assert codes(date(2026, 11, 11)) not in waiting


def test_the_turn_of_the_year_holds_the_series_of_both_years() -> None:
    values = {str(series.register("02", 2027)): 4, "paper:handover_round:2026-12-31": 2}
    waiting = uncertain_series(values, PREFIX, date(2026, 12, 20), date(2027, 1, 4))
    assert {str(series.register(book, year)) for book, year in (("01", 2026), ("01", 2027), ("02", 2027))} <= waiting
    assert not any("handover_round" in name for name in waiting), "nobody can tell which round of the day it was"


def test_numbers_go_on_behind_those_that_were_told() -> None:
    after = settled(held(), told(LAST), PREFIX, WEDNESDAY)
    assert after.values[codes(WEDNESDAY)] == 5
    assert after.values[BOOK] == 450
    assert not {codes(WEDNESDAY), BOOK, RECEIPTS, DOSSIERS, INTERNAL} & after.held


def test_papers_that_were_not_told_go_on_at_the_next_full_hundred() -> None:
    after = settled(held(), told(LAST), PREFIX, WEDNESDAY)
    assert after.values[RECEIPTS] == 500
    assert after.values[papers(PaperKind.APOLOGY)] == 100
    told_too = told(LAST, papers={PaperKind.RECEIPT: 455, PaperKind.APOLOGY: 3})
    after = settled(held(), told_too, PREFIX, WEDNESDAY)
    assert (after.values[RECEIPTS], after.values[papers(PaperKind.APOLOGY)]) == (455, 3)


def test_barcodes_which_nobody_can_read_are_passed_over_by_a_wide_margin() -> None:
    after = settled(held(), told(LAST), PREFIX, WEDNESDAY)
    assert after.values[DOSSIERS] == 2000
    assert settled(held(), told(LAST, register=5431), PREFIX, WEDNESDAY).values[DOSSIERS] == 12_000


def test_days_before_the_last_code_wait_until_their_own_last_code_is_told() -> None:
    after = settled(held(), told(LAST), PREFIX, WEDNESDAY)
    assert {codes(MONDAY), codes(TUESDAY)} <= after.held
    later = settled(after, told(f"{PREFIX}-261116-0031", register=None), PREFIX, WEDNESDAY)
    assert later.values[codes(MONDAY)] == 31
    assert codes(MONDAY) not in later.held
    assert codes(TUESDAY) in later.held, "what is told of Monday says nothing of Tuesday"
    assert later.values[RECEIPTS] == 500, "and nothing is passed over twice"


def test_several_days_can_be_told_at_once() -> None:
    printed = (f"{PREFIX}-261116-0031", f"{PREFIX}-261117-0002", LAST)
    after = settled(held(), told(*printed), PREFIX, WEDNESDAY)
    assert [after.values[codes(day)] for day in (MONDAY, TUESDAY, WEDNESDAY)] == [31, 2, 5]
    assert not {codes(MONDAY), codes(TUESDAY), codes(WEDNESDAY)} & after.held


def test_days_after_the_last_code_gave_nothing_and_start_where_they_stand() -> None:
    after = settled(held(), told(f"{PREFIX}-261116-0031"), PREFIX, WEDNESDAY)
    assert not {codes(TUESDAY), codes(WEDNESDAY)} & after.held
    assert after.values.get(codes(TUESDAY), 0) == 0


def test_where_nothing_was_printed_since_everything_goes_on_as_it_stands() -> None:
    after = settled(held(), LastNumbers(nothing_later=True), PREFIX, WEDNESDAY)
    assert after == Standing(AT_THE_BACKUP)


def test_a_unit_that_issues_no_codes_tells_its_internal_number() -> None:
    values = {INTERNAL: 88, BOOK: 431, DOSSIERS: 440}
    after = settled(held(values), told("N-2026-000099"), PREFIX, WEDNESDAY)
    assert after.values[INTERNAL] == 99
    assert not after.held & {INTERNAL, codes(WEDNESDAY)}


@pytest.mark.parametrize(
    ("last", "code"),
    [
        (told(), "numbers.code_missing"),
        (told(LAST, register=None), "numbers.register_missing"),
        (told(f"{PREFIX}-261116-0011"), "numbers.already_further"),
        (told(LAST, register=430), "numbers.already_further"),
        (told(LAST, papers={PaperKind.RECEIPT: 2}), "numbers.already_further"),
        (told("N-2026-000099"), "numbers.code_missing"),  # this unit issues codes
        (told(f"{PREFIX}-261113-0099"), "numbers.code_missing"),  # older than what the data hold
        (told("000.00.01.H03-261118-0005"), "numbers.other_unit"),
        (told(f"{PREFIX}-261119-0005"), "numbers.in_future"),
        (told(f"{PREFIX}-261101-0005", LAST), "numbers.not_waiting"),  # before any late entry could reach
        (told(LAST, register=4_500_000), "numbers.too_far"),
        (told("hello"), "code.unreadable"),
    ],
)
def test_what_cannot_be_right_is_refused(last: LastNumbers, code: str) -> None:
    with pytest.raises(Refused) as caught:
        settled(held(), last, PREFIX, WEDNESDAY)
    assert caught.value.code == code


def test_nobody_is_asked_twice() -> None:
    with pytest.raises(Refused, match=r"numbers\.none_waiting"):
        settled(Standing(AT_THE_BACKUP), told(LAST), PREFIX, WEDNESDAY)


def test_data_that_know_what_was_printed_need_no_question() -> None:
    present = Standing({**AT_THE_BACKUP, codes(MONDAY): 31, BOOK: 450, codes(TUESDAY): 4})
    after = after_restore(Standing(AT_THE_BACKUP), present, frozenset())
    assert after == present


def test_what_waited_before_waits_after_and_what_was_settled_stays_settled() -> None:
    present = Standing(AT_THE_BACKUP, frozenset({codes(MONDAY)}))
    restored = Standing(AT_THE_BACKUP, frozenset({BOOK}))
    assert after_restore(restored, present, frozenset()).held == {codes(MONDAY)}
    assert after_restore(restored, present, frozenset({DOSSIERS})).held == {codes(MONDAY), BOOK, DOSSIERS}
    assert after_restore(restored, None, frozenset({DOSSIERS})).held == {BOOK, DOSSIERS}


values = st.dictionaries(st.sampled_from([BOOK, DOSSIERS, RECEIPTS, codes(MONDAY), codes(TUESDAY)]), st.integers(0, 99))


@given(values, values, st.booleans())
def test_no_number_of_either_side_is_given_out_again(restored: Any, present: Any, known: bool) -> None:
    uncertain = frozenset() if known else uncertain_series(restored, PREFIX, MONDAY, WEDNESDAY)
    after = after_restore(Standing(restored), Standing(present), uncertain)
    for name in {*restored, *present}:
        assert after.values[name] >= max(restored.get(name, 0), present.get(name, 0))


@given(values, st.integers(1, 300), st.integers(0, 300))
def test_settling_never_goes_back_and_leaves_only_earlier_days_waiting(known: Any, code: int, lost: int) -> None:
    last = told(f"{PREFIX}-261118-{code:04d}", register=known.get(BOOK, 0) + lost)
    before = held(known)
    after = settled(before, last, PREFIX, WEDNESDAY)
    assert all(after.values[name] >= value for name, value in before.values.items())
    assert all(name.startswith("dossier_code:") and name < codes(WEDNESDAY) for name in after.held)
    assert after.values[DOSSIERS] > known.get(DOSSIERS, 0) + lost
