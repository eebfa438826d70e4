from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import Refused
from counter_app.domain.numbering import barcode
from counter_app.domain.numbering.barcode import BarcodeKind, grouped, payload, read_payload

KINDS = st.sampled_from(BarcodeKind)
NUMBERS = st.integers(1, 10**11 - 1)


def reason(text: str) -> str:
    with pytest.raises(Refused) as refusal:
        read_payload(text)
    assert refusal.value.code == "barcode.unreadable"
    assert set(refusal.value.params) == {"reason"}
    return str(refusal.value.params["reason"])


def test_a_payload_is_kind_number_and_check_digit() -> None:
    digits = payload(BarcodeKind.DOSSIER, 1234)
    assert len(digits) == 14
    assert digits.startswith("1000000001234")
    assert grouped(digits) == f"1000 0000 0123 4{digits[-1]}"


@given(KINDS, NUMBERS)
def test_a_payload_is_read_back(kind: BarcodeKind, number: int) -> None:
    digits = payload(kind, number)
    assert read_payload(digits) == (kind, number)
    assert read_payload(f" {grouped(digits)}\r\n") == (kind, number)


@given(KINDS, NUMBERS, st.integers(0, 13), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(kind: BarcodeKind, number: int, place: int, shift: int) -> None:
    digits = payload(kind, number)
    wrong = str((int(digits[place]) + shift) % 10)
    assert reason(digits[:place] + wrong + digits[place + 1 :]) == "check"


@given(KINDS, NUMBERS)
def test_every_swap_of_neighbours_is_found(kind: BarcodeKind, number: int) -> None:
    digits = payload(kind, number)
    for place in range(13):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if swapped != digits:
            assert reason(swapped) == "check"


def test_no_slip_among_the_last_digits_makes_another_valid_payload() -> None:
    """Every wrong digit and every swap, for the first 9,999 numbers: Luhn fails this at 09 and 90."""
    right = {payload(BarcodeKind.DOSSIER, number) for number in range(1, 10_000)}
    for digits in right:
        swaps = {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(9, 13)} - {digits}
        assert not swaps & right
        slips = {digits[:at] + wrong + digits[at + 1 :] for at, wrong in product(range(9, 14), "0123456789")} - {digits}
        assert not slips & right


def test_the_check_digit_is_damm_s() -> None:
    assert barcode._check("572") == 4  # the example of the literature


@pytest.mark.parametrize("text", ["", "1234", "006187004512", "0912345678", "1" * 15, "1000000001234x", "１" * 14])
def test_other_texts_have_no_shape(text: str) -> None:
    assert reason(text) == "shape"


def test_an_unknown_kind_is_refused() -> None:
    digits = "9900000001234"
    assert reason(f"{digits}{barcode._check(digits)}") == "kind"


@pytest.mark.parametrize("number", [0, -1, 10**11])
def test_there_is_no_payload_for_a_number_that_does_not_fit(number: int) -> None:
    with pytest.raises(ValueError, match="no barcode"):
        payload(BarcodeKind.DOSSIER, number)


def test_what_is_printed_never_changes_its_meaning() -> None:
    assert {kind.name: kind.value for kind in BarcodeKind} == {"DOSSIER": 10, "HANDOVER": 20, "SLIP": 30}
