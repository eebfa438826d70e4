from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import Refused
from counter_app.domain.numbering.dossier_codes import (
    DEMO_PREFIX,
    foreign_code,
    internal_code,
    is_internal_shape,
    is_official_shape,
    official_code,
    tidy,
    unit_prefix,
)

DAY = date(2026, 11, 23)
PREFIXES = ("000.00.01.H03", "000.17.22.H56", "H15.50.05.13", "H01.151", "H01.151.01", "H03", DEMO_PREFIX)


def test_a_code_is_prefix_day_and_at_least_four_digits() -> None:
    assert official_code("000.00.01.H03", DAY, 32) == "000.00.01.H03-261123-0032"
    assert official_code("H15.50.05.13", date(2026, 10, 8), 975) == "H15.50.05.13-261008-0975"


def test_the_ten_thousandth_of_a_day_is_neither_wrapped_nor_refused() -> None:
    assert official_code("H01.151", DAY, 9_999) == "H01.151-261123-9999"
    assert official_code("H01.151", DAY, 10_000) == "H01.151-261123-10000"
    assert is_official_shape(official_code("H01.151", DAY, 10_000))


@pytest.mark.parametrize("number", [0, -1])
def test_numbers_are_counted_from_one(number: int) -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        official_code("H01.151", DAY, number)
    with pytest.raises(ValueError, match="counted from 1"):
        internal_code(2026, number)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_identifiers_of_units_are_taken_in_both_orders(prefix: str) -> None:
    assert unit_prefix(f" {prefix.lower()} ") == prefix


@pytest.mark.parametrize(
    "text", ["", "H3", "G09.20", "000.00.H03", "H15.5", "H01.151.01.02.03.04", "000.00.01.H03-", "H０1"]
)
def test_other_prefixes_are_refused(text: str) -> None:
    for act in (unit_prefix, lambda prefix: official_code(prefix, DAY, 1)):
        with pytest.raises(Refused) as refusal:
            act(text)
        assert (refusal.value.code, refusal.value.params) == ("unit_prefix.unreadable", {"found": text})


def test_an_internal_number_looks_like_no_official_code() -> None:
    assert internal_code(2026, 123) == "N-2026-000123"
    assert internal_code(2026, 1_234_567) == "N-2026-1234567"
    assert is_internal_shape(" n-2026-000123")
    assert not is_official_shape("N-2026-000123")
    assert not is_internal_shape("000.00.01.H03-261123-0032")


@given(st.sampled_from(PREFIXES), st.dates(date(2019, 1, 6), date(2099, 12, 31)), st.integers(1, 9_999_999))
def test_every_code_of_ours_is_recognised(prefix: str, day: date, number: int) -> None:
    code = official_code(prefix, day, number)
    assert is_official_shape(code)
    assert foreign_code(code) == code


@pytest.mark.parametrize(
    "code",
    [
        "000.17.22.H56-210531-0001",
        "H15.50.05.13-261008-0975",
        "G09.20-20260609-0092637",
        "000.00.04.G18-210531-000123",
        "H03.184-261008-0975",
    ],
)
def test_codes_of_other_systems_are_taken_as_they_are(code: str) -> None:
    assert foreign_code(f" {code.lower()}\n") == code
    assert is_official_shape(code)


@pytest.mark.parametrize("hyphen", list("‐‑‒–—−"))
def test_every_hyphen_of_a_word_processor_is_one(hyphen: str) -> None:
    assert foreign_code(f"H01.151{hyphen}261008{hyphen}0975") == "H01.151-261008-0975"


def test_codes_pasted_from_a_letter_are_tidied() -> None:
    assert foreign_code("H15.50.05.13–261008 ‑ 0975") == "H15.50.05.13-261008-0975"
    assert tidy("  n–2026 ‐ 000123 ") == "N-2026-000123"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "261123-0032",
        "H15.50.05.13-261008-097",
        "H15.50.05.13-261008-09755555",
        "H15.50.05.13-2610081-0975",
        "H15.5-261008-0975",
        "K15.50-261008-0975",
        "N-2026-000123",
        "H15.50.05.13-261008-0975; DROP TABLE",
    ],
)
def test_what_no_system_issues_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        foreign_code(text)
    assert (refusal.value.code, refusal.value.params) == ("code.unreadable", {"found": text})
    assert not is_official_shape(text)


@pytest.mark.parametrize("day", ["260230", "261301", "000000", "20260230", "10260101", "31122026", "290229"])
def test_a_date_the_calendar_lacks_is_refused(day: str) -> None:
    with pytest.raises(Refused) as refusal:
        foreign_code(f"H01.151-{day}-0001")
    assert (refusal.value.code, refusal.value.params) == ("code.impossible_date", {"found": day})
    assert not is_official_shape(f"H01.151-{day}-0001")


def test_an_endless_text_is_quoted_in_part() -> None:
    with pytest.raises(Refused) as refusal:
        foreign_code("x" * 10_000)
    assert len(refusal.value.params["found"]) == 60
