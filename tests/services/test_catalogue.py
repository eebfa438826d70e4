"""The catalogue as staff read it, and what the ward compared with its decision, on either engine."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from builders import BIRTH, CERTIFIED_COPY, MORNING, SINGLE_STATUS, Ward, a_form
from counter_app.domain.errors import Damaged, Refused
from counter_app.domain.procedures.checks import Datum, as_checked, confidence_in, unchecked
from counter_app.domain.procedures.confidence import Confidence
from counter_app.domain.procedures.process import ProcessStep
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.persistence.catalogue_checks import read_checks
from counter_app.services.catalogue_rows import CatalogueView, ProcedureSheet
from counter_app.services.starter_catalogue import starter_catalogue
from servers import ENGINES, ward_on

TODAY = MORNING.date()
DECISION = "1186/QĐ-UBND"


@pytest.fixture(params=ENGINES)
def ward(request: pytest.FixtureRequest) -> Iterator[Ward]:
    """A founded ward on either engine."""
    with ward_on(request.param) as open_ward:
        yield open_ward


def seen(ward: Ward) -> CatalogueView:
    return ward.desks.catalogue.view(ward.actor("quan"), TODAY)


def sheet(ward: Ward, code: str = SINGLE_STATUS) -> ProcedureSheet:
    return ward.desks.catalogue.sheet(ward.actor("quan"), code, TODAY)


def starter(code: str = SINGLE_STATUS) -> ProcedureVersion:
    return next(one for one in starter_catalogue().procedures if one.code == code)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


# reading


def test_every_field_counts_exactly_its_procedures(ward: Ward) -> None:
    view = seen(ward)
    assert (len(view.rows), len(view.fields)) == (114, 31)
    for field in view.fields:
        assert field.count == len(view.sieve("", field.code).rows)


def test_a_question_is_put_without_accents_by_name_code_and_field(ward: Ward) -> None:
    view = seen(ward)
    for text in ("dang ky khai sinh", "KHAI SINH đăng", "1.001193", "1.0011"):
        assert BIRTH in [row.code for row in view.sieve(text).rows], text
    assert {row.field_name for row in view.sieve("chung thuc").rows} >= {"Chứng thực"}
    assert view.sieve("xyz").rows == ()


def test_fields_count_what_fits_the_question_and_the_chosen_field_does_not_change_them(ward: Ward) -> None:
    view = seen(ward)
    found, in_field = view.sieve("khai sinh"), view.sieve("khai sinh", "ho_tich")
    assert found.fields == in_field.fields
    assert found.total == in_field.total == sum(field.count for field in found.fields)
    assert next(field.count for field in found.fields if field.code == "ho_tich") == len(in_field.rows)


def test_open_dossiers_are_counted_by_the_version_they_follow(ward: Ward) -> None:
    ward.receive()
    ward.at_desk()
    cancelled = ward.receive().code
    ward.desks.reception.cancel(ward.actor(), cancelled, "Nhập nhầm")
    assert next(row.open_dossiers for row in seen(ward).rows if row.code == SINGLE_STATUS) == 2
    found = sheet(ward)
    assert (found.open_dossiers, found.older_open) == (2, 0)
    later = replace(found.version, version=2, valid_from=TODAY)
    with ward.desks.catalogue.ledger.new_unit() as unit:
        unit.catalogue.add_versions([later])
    ward.receive()
    found = sheet(ward)
    assert (found.version.version, found.open_dossiers, found.older_open) == (2, 1, 2)
    assert [span.version for span in found.versions] == [2, 1]


def test_a_sheet_names_the_desks_of_every_process_and_who_works_there(ward: Ward) -> None:
    found = sheet(ward, CERTIFIED_COPY)
    assert found.version.short_process is not None
    steps: list[ProcessStep] = [*found.version.full_process.steps, *found.version.short_process.steps]
    lanes = {lane.code: lane for lane in found.lanes}
    assert set(lanes) == {step.desk for step in steps}
    assert lanes["lanh_dao"].people == ("Hà Đức Thắng",)
    assert "Đã nghỉ hưu" not in str(found.lanes)
    assert "Lý Thị Nghỉ" not in lanes["mot_cua"].people


@pytest.mark.parametrize("code", [one.code for one in starter_catalogue().procedures][::19])
def test_the_ceilings_of_the_starter_keep_to_the_limit(ward: Ward, code: str) -> None:
    found = sheet(ward, code)
    assert found.over == ()
    if found.room_minutes is not None:
        assert found.version.full_process.total_minutes <= found.room_minutes


def test_ceilings_over_the_limit_are_told(ward: Ward) -> None:
    version = sheet(ward).version
    steps = tuple(replace(step, ceiling_minutes=10_000) for step in version.full_process.steps)
    slow = replace(version, version=2, full_process=replace(version.full_process, steps=steps))
    with ward.desks.catalogue.ledger.new_unit() as unit:
        unit.catalogue.add_versions([slow])
    (warning,) = sheet(ward).over
    assert (warning.total_minutes, warning.limit_minutes) == (50_000, 3 * 480)


# what was compared with the decision


def test_nothing_is_confirmed_before_the_ward_says_so(ward: Ward) -> None:
    assert seen(ward).unchecked == 114
    assert sheet(ward).unchecked == tuple(Datum)
    assert sheet(ward).checks == ()


def test_a_check_confirms_what_it_names_and_is_kept_with_its_decision(ward: Ward) -> None:
    desk, quan = ward.desks.catalogue, ward.actor("quan")
    done = desk.confirm(
        quan, f"{SINGLE_STATUS}.000.00.00.H03", f"  {DECISION} ", dated=date(2026, 5, 12), data=[Datum.LIMIT]
    )
    assert done.unchecked == (Datum.ENTRY, Datum.FEE, Datum.PAPERS)
    found = sheet(ward)
    assert found.version.confidence.limit is Confidence.CONFIRMED
    assert found.version.confidence.fee is not Confidence.CONFIRMED
    (check,) = found.checks
    assert (check.decision, check.dated, check.by_name) == (DECISION, date(2026, 5, 12), "Bùi Văn Quản")
    assert desk.show(quan, SINGLE_STATUS, TODAY) == found.version
    row = next(row for row in seen(ward).rows if row.code == SINGLE_STATUS)
    assert row.unchecked == done.unchecked


def test_without_parts_named_all_of_a_procedure_is_confirmed(ward: Ward) -> None:
    ward.desks.catalogue.confirm(ward.actor("quan"), SINGLE_STATUS, DECISION)
    found = sheet(ward)
    assert found.unchecked == ()
    assert {paper.confidence for paper in found.version.papers} == {Confidence.CONFIRMED}
    assert seen(ward).unchecked == 113
    listed = {one.code: one for one in ward.desks.catalogue.list_on(ward.actor("quan"), TODAY)}
    assert listed[SINGLE_STATUS] == found.version


def test_a_check_stands_in_the_log_with_its_decision(ward: Ward) -> None:
    ward.desks.catalogue.confirm(ward.actor("quan"), SINGLE_STATUS, DECISION, data=[Datum.FEE])
    ward.desks.catalogue.take_back(ward.actor("thang"), SINGLE_STATUS)
    report = ward.desks.upkeep.verify(ward.actor("quan"))
    assert report.problems == ()
    with ward.store.engine.connect() as connection:
        told = connection.exec_driver_sql("SELECT who, action, data FROM audit ORDER BY seq DESC LIMIT 2").all()
    words = f'{{"data":"fee","dated":"","decision":"{DECISION}","procedure":"{SINGLE_STATUS}","version":1}}'
    assert [tuple(row) for row in told] == [
        ("thang", "catalogue.check_taken_back", words),
        ("quan", "catalogue.confirmed", words),
    ]


def test_a_check_belongs_to_the_version_that_was_looked_at(ward: Ward) -> None:
    desk, quan = ward.desks.catalogue, ward.actor("quan")
    desk.confirm(quan, SINGLE_STATUS, DECISION)
    later = replace(sheet(ward).version, version=2, valid_from=TODAY, confidence=starter().confidence)
    with desk.ledger.new_unit() as unit:
        unit.catalogue.add_versions([replace(later, papers=starter().papers)])
    assert sheet(ward).unchecked == tuple(Datum)
    assert refused(lambda: desk.confirm(quan, SINGLE_STATUS, DECISION, version=1)) == "catalogue.version_changed"
    assert refused(lambda: desk.take_back(quan, SINGLE_STATUS, version=1)) == "catalogue.version_changed"


def test_the_last_check_is_taken_back_and_the_one_before_it_holds_again(ward: Ward) -> None:
    desk, quan = ward.desks.catalogue, ward.actor("quan")
    assert refused(lambda: desk.take_back(quan, SINGLE_STATUS)) == "catalogue.never_checked"
    desk.confirm(quan, SINGLE_STATUS, DECISION, data=[Datum.FEE])
    desk.confirm(quan, SINGLE_STATUS, "1187/QĐ-UBND")
    done = desk.take_back(quan, SINGLE_STATUS)
    assert (done.decision, done.unchecked) == ("1187/QĐ-UBND", (Datum.ENTRY, Datum.LIMIT, Datum.PAPERS))
    assert [check.decision for check in sheet(ward).checks] == [DECISION]


def test_a_check_repeated_under_its_key_is_made_once(ward: Ward) -> None:
    desk, quan = ward.desks.catalogue, ward.actor("quan")
    first = desk.confirm(quan, SINGLE_STATUS, DECISION, key="once")
    assert desk.confirm(quan, SINGLE_STATUS, DECISION, key="once") == first
    assert len(sheet(ward).checks) == 1


@pytest.mark.parametrize(
    ("decision", "more", "code"),
    [
        (" ", {}, "catalogue.no_decision"),
        ("x" * 121, {}, "catalogue.decision_too_long"),
        (DECISION, {"dated": date(2026, 11, 19)}, "catalogue.decision_ahead"),
        (DECISION, {"data": []}, "catalogue.nothing_chosen"),
    ],
)
def test_a_check_that_says_nothing_or_cannot_be_is_refused(
    ward: Ward, decision: str, more: dict[str, object], code: str
) -> None:
    desk = ward.desks.catalogue
    assert refused(lambda: desk.confirm(ward.actor("quan"), SINGLE_STATUS, decision, **more)) == code  # type: ignore[arg-type]
    assert sheet(ward).checks == ()


def test_papers_are_not_confirmed_where_there_are_none(ward: Ward) -> None:
    with ward.desks.catalogue.ledger.new_unit() as unit:
        unit.catalogue.add_versions([replace(starter(), version=2, papers=())])
    desk, quan = ward.desks.catalogue, ward.actor("quan")
    assert sheet(ward).data == (Datum.ENTRY, Datum.LIMIT, Datum.FEE)
    assert refused(lambda: desk.confirm(quan, SINGLE_STATUS, DECISION, data=[Datum.PAPERS])) == "catalogue.no_papers"
    assert desk.confirm(quan, SINGLE_STATUS, DECISION).unchecked == ()


def test_a_receipt_keeps_to_the_version_whatever_was_checked(ward: Ward) -> None:
    before = ward.receive(a_form())
    ward.desks.catalogue.confirm(ward.actor("quan"), SINGLE_STATUS, DECISION)
    assert ward.receive(a_form()).due_at == before.due_at


# the values alone


def test_papers_together_are_worth_what_the_least_sure_of_them_is() -> None:
    version = starter()
    sure, unsure, *rest = version.papers
    version = replace(
        version, papers=(replace(sure, confidence=Confidence.HIGH), replace(unsure, confidence=Confidence.LOW), *rest)
    )
    assert confidence_in(version, Datum.PAPERS) is Confidence.LOW
    assert as_checked(version, ()) is version
    assert unchecked(version) == tuple(Datum)


def test_checks_that_cannot_be_read_are_damage() -> None:
    with pytest.raises(Damaged):
        read_checks("[{]")
