"""Cases of the catalogue and what they do to a limit."""

from datetime import datetime

import pytest

from counter_app.domain.deadlines.limits import TimeLimit, limits_text, parse_limits
from counter_app.domain.errors import Refused
from counter_app.domain.moments import WARD_TIME
from counter_app.domain.procedures.cases import agreed_date, case_of, with_case
from counter_app.domain.procedures.versions import ConditionalLimit, LimitEffect
from counter_app.services.starter_catalogue import starter_catalogue

SOME_DAY = datetime(2026, 12, 4, 10, tzinfo=WARD_TIME)
AGREED = ConditionalLimit("Theo thỏa thuận", LimitEffect.AGREED, None, "")
CORRECTION = next(one for one in starter_catalogue().procedures if one.code == "1.004859")
BIRTH = next(one for one in starter_catalogue().procedures if one.code == "1.001193")


def case(effect: LimitEffect, limit: str, times: int = 1) -> ConditionalLimit:
    return ConditionalLimit("x", effect, TimeLimit.parse(limit), "", times)


@pytest.mark.parametrize(
    ("limit", "effect", "more", "times", "total"),
    [
        ("3 working_day", LimitEffect.ADDS, "5 working_day", 1, "8 working_day"),
        ("30 calendar_day", LimitEffect.ADDS, "30 calendar_day", 2, "90 calendar_day"),
        ("1 same_day", LimitEffect.ADDS, "2 working_day", 1, "1 same_day + 2 working_day"),
        ("1 same_day", LimitEffect.ADDS, "2 working_day", 2, "1 same_day + 4 working_day"),
        ("1 same_day", LimitEffect.ADDS, "1 same_day", 1, "1 same_day + 1 same_day"),
        ("3 working_day", LimitEffect.REPLACES, "20 calendar_day", 1, "20 calendar_day"),
    ],
)
def test_a_case_adds_to_the_limit_or_takes_its_place(
    limit: str, effect: LimitEffect, more: str, times: int, total: str
) -> None:
    assert limits_text(with_case(parse_limits(limit), case(effect, more, times))) == total


def test_a_date_agreed_leaves_the_limit_as_it_is() -> None:
    assert with_case(parse_limits("3 working_day"), AGREED) == parse_limits("3 working_day")


@pytest.mark.parametrize("words", ["Cần xác minh", "can xac minh", "CẦN XÁC MINH", "1"])
def test_a_case_is_found_by_its_name_or_number(words: str) -> None:
    assert case_of(CORRECTION, words).case == "Cần xác minh"


@pytest.mark.parametrize(("words", "code"), [("3", "case.unknown"), ("", "case.unknown")])
def test_another_case_is_unknown(words: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        case_of(CORRECTION, words)
    assert caught.value.code == code
    assert caught.value.params["known"] == ["Cần xác minh", "Bổ sung thông tin hộ tịch"]


def test_a_procedure_without_cases_says_so() -> None:
    with pytest.raises(Refused, match=r"case\.none"):
        case_of(BIRTH, "Cần xác minh")


def test_a_date_is_given_with_the_case_that_wants_it_and_with_no_other() -> None:
    adds = case(LimitEffect.ADDS, "1 week")
    assert agreed_date((adds,), None) is None
    assert agreed_date((adds, AGREED), SOME_DAY) == SOME_DAY
    with pytest.raises(Refused, match=r"case\.date_missing"):
        agreed_date((AGREED,), None)
    with pytest.raises(Refused, match=r"case\.date_unasked"):
        agreed_date((adds,), SOME_DAY)
