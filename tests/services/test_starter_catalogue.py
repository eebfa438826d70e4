"""The catalogue the product ships with."""

import csv
import io
import re
import time
from collections import Counter
from datetime import date

import msgspec
import pytest

from counter_app.domain.deadlines.limits import Unit
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.confidence import Confidence
from counter_app.domain.procedures.fees import FeeKind
from counter_app.domain.procedures.papers import PaperState, papers_from
from counter_app.domain.procedures.process_rules import ceiling_warnings, full_process_for, short_process_for
from counter_app.domain.procedures.versions import LimitEffect, ProcedureVersion
from counter_app.resources import resource
from counter_app.services.starter_catalogue import short_name, starter_catalogue, write_processes

PROCEDURES = starter_catalogue().procedures
BY_CODE = {version.code: version for version in PROCEDURES}


def rows(name: str) -> list[dict[str, str]]:
    with resource(f"catalogue/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_114_procedures_in_31_fields_with_333_papers() -> None:
    catalogue = starter_catalogue()
    papers = sum(len(version.papers) for version in catalogue.procedures)
    assert (len(catalogue.procedures), len(catalogue.fields), papers) == (114, 31, 333)


def test_every_field_holds_as_many_procedures_as_its_file_says() -> None:
    counted = Counter(version.field_code for version in PROCEDURES)
    assert counted == {row["field_code"]: int(row["procedure_count"]) for row in rows("fields")}


def test_every_row_of_ours_names_a_procedure_that_exists() -> None:
    named = {row["procedure_code"] for name in ("processes", "fee_rules", "short_names") for row in rows(name)}
    assert named <= set(BY_CODE)
    with_case_or_limit = [version for version in PROCEDURES if version.conditional_limits]
    assert sum(len(version.conditional_limits) for version in with_case_or_limit) == 29


def test_all_are_version_1_in_force_from_2019_without_end() -> None:
    assert {(version.version, version.valid_from, version.valid_to) for version in PROCEDURES} == {
        (1, date(2019, 1, 6), None)
    }
    assert all(
        version.in_force(date(2026, 11, 23)) and not version.in_force(date(2019, 1, 5)) for version in PROCEDURES
    )


def test_it_is_read_in_the_blink_of_an_eye() -> None:
    def seconds() -> float:
        began = time.perf_counter()
        starter_catalogue.__wrapped__()
        return time.perf_counter() - began

    assert min(seconds() for _ in range(3)) < 0.150


def test_the_stored_processes_are_what_the_rule_makes() -> None:
    made = io.StringIO()
    write_processes(made)
    stored = resource("catalogue/processes.csv").read_text(encoding="utf-8")
    assert stored.splitlines() == made.getvalue().splitlines()


@pytest.mark.parametrize("version", PROCEDURES, ids=lambda version: version.code)
def test_a_procedures_processes_follow_its_desk_and_limit(version: ProcedureVersion) -> None:
    assert version.full_process == full_process_for(version.desk, version.limit)
    assert version.short_process == short_process_for(version.limit)
    processes = (version.full_process, *((version.short_process,) if version.short_process else ()))
    assert ceiling_warnings(processes, version.limit) == ()


def test_16_same_day_matters_have_a_short_process_and_no_other_has() -> None:
    short = {version.code for version in PROCEDURES if version.short_process}
    assert short == {version.code for version in PROCEDURES if version.limit.unit is Unit.SAME_DAY}
    assert len(short) == 16


def test_a_procedure_as_the_file_tells_it() -> None:
    version = BY_CODE["1.000656"]
    assert (version.name, version.short_name) == ("Thủ tục đăng ký khai tử", "Đăng ký khai tử")
    assert (version.field_code, version.field_name, version.desk) == ("ho_tich", "Hộ tịch", "tu_phap_ho_tich")
    assert str(version.limit) == "1 same_day"
    assert set(version.channels) == {Channel.COUNTER, Channel.POST, Channel.ONLINE_PART}
    assert version.legal_basis[:2] == ("60/2014/QH13", "123/2015/NĐ-CP")
    assert version.result == "Trích lục khai tử (bản chính)"
    assert version.decision == ""


def test_the_limits_are_those_of_the_file_but_for_two_fixed_dates() -> None:
    told = {row["code"]: f"{row['time_limit_value']} {row['time_limit_unit']}" for row in rows("procedures")}
    others = {version.code: str(version.limit) for version in PROCEDURES if str(version.limit) != told[version.code]}
    assert others == {"1.011606": "until 12-14", "1.003596": "until 11-30"}
    assert "105 ngày" in BY_CODE["1.011606"].limit_note
    assert "60 ngày" in BY_CODE["1.003596"].limit_note


def test_limits_in_a_case_quote_the_note_they_were_read_from() -> None:
    for version in PROCEDURES:
        for limit in version.conditional_limits:
            assert limit.source in version.limit_note, version.code
            assert (limit.limit is None) == (limit.effect is LimitEffect.AGREED), version.code


def test_limits_in_a_case_have_the_figure_and_the_unit_of_their_words() -> None:
    counted = [
        (version.code, limit.limit, limit.source)
        for version in PROCEDURES
        for limit in version.conditional_limits
        if limit.limit is not None and limit.limit.unit is not Unit.SAME_DAY
    ]
    assert len(counted) == 21
    for code, limit, words in counted:
        assert int(limit.amount) in [int(figure) for figure in re.findall(r"\d+", words)], code
        assert limit.unit is (Unit.WORKING_DAY if "ngày làm việc" in words else Unit.CALENDAR_DAY), code


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("1.000894", [("replaces", "5 working_day", 1)]),
        ("1.001022", [("adds", "5 working_day", 1)]),
        ("1.004859", [("adds", "3 working_day", 1), ("replaces", "1 same_day", 1)]),
        ("1.004873", [("replaces", "20 calendar_day", 1)]),
        ("2.000815", [("adds", "2 working_day", 1), ("agreed", "None", 1)]),
        ("2.002396", [("adds", "30 calendar_day", 1), ("adds", "30 calendar_day", 2)]),
        ("1.001193", []),
    ],
)
def test_the_limits_that_hold_in_a_case(code: str, told: list[tuple[str, str, int]]) -> None:
    limits = BY_CODE[code].conditional_limits
    assert [(limit.effect.value, str(limit.limit), limit.times) for limit in limits] == told


def test_no_note_that_speaks_of_verification_is_left_without_its_limit() -> None:
    speaking = {
        row["code"]
        for row in rows("procedures")
        if any(
            word in row["time_limit_note"] for word in ("cần xác minh", "phải xác minh", "kéo dài thêm", "thỏa thuận")
        )
    }
    assert len(speaking) >= 17
    assert speaking <= {version.code for version in PROCEDURES if version.conditional_limits}


def test_a_procedure_costs_something_exactly_where_the_file_says_so() -> None:
    told = {row["code"]: int(row["fee_vnd"]) for row in rows("procedures")}
    smallest = {version.code: version.fee.due(pages=1, copies=1) for version in PROCEDURES}
    assert smallest == told
    assert sum(1 for fee in told.values() if fee) == 21


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("2.000815", FeeKind.PER_PAGE),
        ("2.000942", FeeKind.PER_PAGE),
        ("2.000635", FeeKind.PER_COPY),
        ("2.000884", FeeKind.PER_CASE),
        ("2.001263", FeeKind.PER_CASE),
        ("1.004873", FeeKind.FIXED),
        ("1.001193", FeeKind.FREE),
    ],
)
def test_what_a_fee_is_counted_by(code: str, kind: FeeKind) -> None:
    assert BY_CODE[code].fee.kind is kind


def test_certified_copies_have_the_steps_and_the_cap() -> None:
    fee = BY_CODE["2.000815"].fee
    assert [fee.due(pages=pages, copies=copies) for pages, copies in ((1, 1), (3, 1), (10, 3), (500, 1))] == [
        2_000,
        5_000,
        30_000 + 6_000,
        200_000,
    ]


def test_a_late_registration_is_not_free() -> None:
    late = {version.code: version.conditional_fees for version in PROCEDURES if version.conditional_fees}
    assert set(late) == {"1.001193", "1.000656"}
    for code, fees in late.items():
        assert [fee.rule.due() for fee in fees] == [8_000]
        assert fees[0].source in BY_CODE[code].fee_note


def test_fee_rules_quote_the_note_they_were_read_from() -> None:
    for row in rows("fee_rules"):
        assert row["source"] in BY_CODE[row["procedure_code"]].fee_note


def test_confidence_is_told_datum_by_datum() -> None:
    birth, closing_a_nursery = BY_CODE["1.001193"], BY_CODE["2.001810"]
    assert (birth.confidence.entry, birth.confidence.limit, birth.confidence.fee) == ("high", "high", "medium")
    assert birth.papers[0].confidence is Confidence.MEDIUM
    assert closing_a_nursery.confidence.limit is Confidence.LOW
    assert BY_CODE["1.010091"].confidence.entry is Confidence.MEDIUM
    assert BY_CODE["1.010091"].confidence.limit is Confidence.LOW


def test_nothing_shipped_claims_to_be_confirmed() -> None:
    told = {
        level
        for version in PROCEDURES
        for level in (version.confidence.entry, version.confidence.limit, version.confidence.fee)
    } | {paper.confidence for version in PROCEDURES for paper in version.papers}
    assert told == {Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH}


def test_all_papers_means_the_mandatory_ones() -> None:
    states = [paper.state for paper in papers_from(BY_CODE["1.000689"].papers, "all")]
    assert states == [PaperState.SUBMITTED] * 3 + [PaperState.NOT_APPLICABLE] * 3


def test_papers_are_numbered_from_1_without_a_gap() -> None:
    for version in PROCEDURES:
        assert [paper.ordinal for paper in version.papers] == list(range(1, len(version.papers) + 1)), version.code


def test_short_names_fit_a_list_and_are_not_mistaken_for_one_another() -> None:
    names = [version.short_name for version in PROCEDURES]
    assert max(map(len, names)) <= 60
    assert len(set(names)) == 114
    assert BY_CODE["2.000815"].short_name == "Chứng thực bản sao từ bản chính"


def test_a_short_name_is_made_by_hand_only_where_the_rule_is_not_enough() -> None:
    assert short_name("Thủ tục đăng ký khai sinh") == "Đăng ký khai sinh"
    assert short_name("Thông báo thành lập tổ hợp tác") == "Thông báo thành lập tổ hợp tác"
    by_hand = {row["procedure_code"] for row in rows("short_names")}
    assert by_hand == {version.code for version in PROCEDURES if len(short_name(version.name)) > 60}


def test_every_version_comes_back_from_json_as_it_went() -> None:
    stored = msgspec.json.encode(PROCEDURES)
    assert msgspec.convert(msgspec.json.decode(stored), tuple[ProcedureVersion, ...]) == PROCEDURES
