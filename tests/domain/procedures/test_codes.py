"""Procedure codes as they reach the counter."""

import pytest

from counter_app.domain.errors import Refused
from counter_app.domain.procedures.codes import bare_code


@pytest.mark.parametrize(
    "text",
    [
        "1.001193",
        "1.001193.000.00.00.H03",
        "1.001193.H03",
        " 1.001193 ",
        "1.001193.000.00.00.h03",
        "1.001193.000.17.22.H56",
    ],
)
def test_a_code_is_known_with_and_without_its_suffix(text: str) -> None:
    assert bare_code(text) == "1.001193"


@pytest.mark.parametrize("text", ["", "1.00119", "1.0011930", "khai sinh", "1.001193.H0", "0.001193", "1.00119٣"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"procedure\.code_unreadable"):
        bare_code(text)
