"""Which version of a procedure holds on a day."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.errors import Refused
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.confidence import Confidence
from counter_app.domain.procedures.fees import ConditionalFee, FeeKind, FeeRule, PageTier
from counter_app.domain.procedures.papers import RequiredPaper
from counter_app.domain.procedures.process_rules import full_process_for, short_process_for
from counter_app.domain.procedures.versions import (
    ConditionalLimit,
    Confidences,
    ExtraField,
    ExtraFieldKind,
    LimitEffect,
    ProcedureVersion,
    choose_version,
)

CODE = "2.000815"


def a_version(
    number: int, valid_from: date, valid_to: date | None = None, limit: str = "1 same_day"
) -> ProcedureVersion:
    parsed = TimeLimit.parse(limit)
    return ProcedureVersion(
        code=CODE,
        version=number,
        name="Thủ tục chứng thực bản sao từ bản chính",
        short_name="Chứng thực bản sao từ bản chính",
        field_code="chung_thuc",
        field_name="Chứng thực",
        desk="tu_phap_ho_tich",
        limit=parsed,
        full_process=full_process_for("tu_phap_ho_tich", parsed),
        short_process=short_process_for(parsed),
        valid_from=valid_from,
        valid_to=valid_to,
    )


FIRST = a_version(1, date(2019, 1, 6), date(2026, 6, 30))
SECOND = a_version(2, date(2026, 7, 1))


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2019, 1, 6), 1), (date(2026, 6, 30), 1), (date(2026, 7, 1), 2), (date(2040, 1, 1), 2)],
)
def test_the_day_of_receipt_decides_both_ends_included(day: date, number: int) -> None:
    assert choose_version((SECOND, FIRST), CODE, day).version == number


def test_where_two_overlap_the_later_decision_wins() -> None:
    assert choose_version((a_version(3, date(2026, 7, 1)), SECOND), CODE, date(2026, 8, 1)).version == 3


def test_a_procedure_not_in_force_is_refused_with_code_and_day() -> None:
    with pytest.raises(Refused) as refusal:
        choose_version((FIRST, SECOND), CODE, date(2019, 1, 5))
    assert refusal.value.code == "procedure.not_in_force"
    assert refusal.value.params == {"procedure": CODE, "day": date(2019, 1, 5)}


def test_a_procedure_nobody_knows_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        choose_version((FIRST, SECOND), "9.999999", date(2024, 1, 1))
    assert (refusal.value.code, refusal.value.params) == ("procedure.unknown", {"procedure": "9.999999"})


def test_the_short_process_is_given_where_there_is_one() -> None:
    assert FIRST.process() == FIRST.full_process
    assert FIRST.process(short=True) == FIRST.short_process
    with pytest.raises(Refused, match=r"procedure\.no_short_process"):
        a_version(1, date(2019, 1, 6), limit="3 working_day").process(short=True)


def test_a_version_comes_back_from_json_as_it_went() -> None:
    whole = ProcedureVersion(
        code=CODE,
        version=7,
        name="Thủ tục thử",
        short_name="Thử",
        field_code="chung_thuc",
        field_name="Chứng thực",
        desk="tu_phap_ho_tich",
        limit=TimeLimit.parse("2.5 working_day"),
        full_process=FIRST.full_process,
        short_process=FIRST.short_process,
        valid_from=date(2019, 1, 6),
        valid_to=date(2026, 6, 30),
        limit_note="ghi chú",
        conditional_limits=(
            ConditionalLimit("Cần xác minh", LimitEffect.ADDS, TimeLimit.parse("until 02-29"), "nguồn", times=2),
            ConditionalLimit("Thỏa thuận", LimitEffect.AGREED, None, "nguồn"),
        ),
        fee=FeeRule(FeeKind.PER_PAGE, tiers=(PageTier(1, 2_000), PageTier(3, 1_000)), cap_per_copy=200_000),
        conditional_fees=(ConditionalFee("Trễ hạn", FeeRule(FeeKind.FIXED, 8_000), "tối đa 8.000đ"),),
        channels=tuple(Channel),
        legal_basis=("23/2015/NĐ-CP",),
        papers=(RequiredPaper(1, "Bản sao", 0, 1, "M01", "Nếu có", Confidence.LOW),),
        extra_fields=(ExtraField("purpose", "Mục đích", ExtraFieldKind.CHOICE, required=True, choices=("a", "b")),),
        confidence=Confidences(Confidence.HIGH, Confidence.CONFIRMED, Confidence.LOW),
        decision="Quyết định 1/QĐ-UBND",
    )
    back = msgspec.convert(msgspec.json.decode(msgspec.json.encode(whole)), ProcedureVersion)
    assert back == whole
    assert back.limit.value == Decimal("2.5")
