"""Codes a scanner reads: the bars of Code 128, digits for the eye."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.printing.codes import _SYMBOLS, code128, grouped


def test_the_symbols_are_those_of_the_standard_in_shape() -> None:
    assert len(_SYMBOLS) == len(set(_SYMBOLS)) == 106
    assert all(sum(map(int, symbol)) == 11 for symbol in _SYMBOLS)
    assert all(sum(map(int, symbol[::2])) % 2 == 0 for symbol in _SYMBOLS), "bars of a symbol add up to an even number"


def test_fourteen_digits_take_112_modules() -> None:
    assert sum(map(int, code128("10000000000327"))) == 112


@given(st.text("0123456789", min_size=2, max_size=30).filter(lambda digits: len(digits) % 2 == 0))
def test_every_code_has_start_check_and_stop(digits: str) -> None:
    bars = code128(digits)
    assert bars.startswith("211232")
    assert bars.endswith("2331112")
    assert sum(map(int, bars)) == 11 * (len(digits) // 2 + 2) + 13


@pytest.mark.parametrize("payload", ["123", "12a4", "１２", "12 4", "-1"])
def test_anything_but_pairs_of_digits_is_a_bug_of_the_caller(payload: str) -> None:
    with pytest.raises(ValueError, match="even number of digits"):
        code128(payload)


def test_digits_are_grouped_for_reading_aloud() -> None:
    assert grouped("10000000000327") == "1000 0000 0003 27"
