import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import Refused
from counter_app.domain.numbering.procedure_codes import procedure_code


@pytest.mark.parametrize(
    "text",
    [
        "1.001193",
        " 1.001193\n",
        "1.001193.000.00.00.H03",
        "1.001193.h03",
        "1.001193.000.00.04.G18",
        "1,001193",
        "1.0011\n93",
        "Thủ tục đăng ký khai sinh - 1.001193.000.00.00.H62",
        "Đăng ký khai sinh (1.001193)",
        "1.001193: Đăng ký khai sinh (1.001193.H03).",
    ],
)
def test_every_spelling_of_a_code_is_one_code(text: str) -> None:
    assert procedure_code(text) == "1.001193"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "khai sinh",
        "1001193",
        "0.001193",
        "1.0011934",
        "11.001193",
        "1.001193.000",
        "1.001193.H033",
        "1.001193.000.00.00",
        "1.001193x",
        "1.001193, 1.000894",
        "1.00１193",
    ],
)
def test_what_names_no_code_or_two_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        procedure_code(text)
    assert (refusal.value.code, refusal.value.params) == ("procedure.code_unreadable", {"text": text, "maybe": ""})


@pytest.mark.parametrize(
    ("text", "maybe"), [("1.00449", "1.004490"), ("2,00035", "2.000350"), ("2.0024", "2.002400"), ("1.003", "1.003000")]
)
def test_zeros_that_a_spreadsheet_dropped_are_suggested_not_guessed(text: str, maybe: str) -> None:
    with pytest.raises(Refused) as refusal:
        procedure_code(text)
    assert refusal.value.params == {"text": text, "maybe": maybe}


@given(st.from_regex(r"[1-9]\.[0-9]{6}", fullmatch=True), st.from_regex(r"(\.000\.00\.00)?\.H[0-9]{2}", fullmatch=True))
def test_a_province_behind_the_code_changes_nothing(code: str, province: str) -> None:
    assert procedure_code(code + province) == procedure_code(code) == code
