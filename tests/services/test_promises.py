"""What was promised stays promised: extended dates, anchors on receipts, papers and signatures after a change."""

import json
from dataclasses import replace
from datetime import date, time

import pytest

from builders import BIRTH, SINGLE_STATUS, Ward, a_form
from counter_app.domain.deadlines.due import SupplementPolicy
from counter_app.domain.errors import Forbidden
from counter_app.domain.moments import at
from counter_app.domain.people import Role
from counter_app.services.intake import FeeAnswer

EXTENDED = at(date(2026, 12, 4), time(17))


@pytest.fixture
def extended(ward: Ward) -> str:
    """A dossier of 18/11 (due 23/11) that was promised for 04/12 while it was still on time."""
    code = ward.at_desk()
    ward.clock.set(date(2026, 11, 20), time(9))
    ward.desks.handling.extend(ward.actor("binh"), code, EXTENDED, "Chờ xác minh")
    return code


def wait(ward: Ward, code: str, first: date, last: date) -> date:
    ward.clock.set(first, time(9))
    ward.desks.handling.wait_for_payment(ward.actor("binh"), code)
    ward.clock.set(last, time(9))
    done = ward.desks.handling.settle_payment(ward.actor("binh"), code)
    assert done.due_at is not None
    return done.due_at.date()


def test_every_wait_moves_an_extended_date(ward: Ward, extended: str) -> None:
    assert wait(ward, extended, date(2026, 11, 25), date(2026, 11, 26)) == date(2026, 12, 7)
    assert wait(ward, extended, date(2026, 11, 27), date(2026, 12, 1)) == date(2026, 12, 9)


def test_a_wait_that_begins_when_it_is_late_forgives_nothing(ward: Ward, extended: str) -> None:
    assert wait(ward, extended, date(2026, 12, 7), date(2026, 12, 9)) == EXTENDED.date()


def supplemented(ward: Ward, code: str) -> date:
    ward.clock.set(date(2026, 11, 23), time(9))
    ward.desks.handling.ask_supplement(ward.actor("binh"), code, ("Tờ khai",), "Thiếu chữ ký")
    ward.clock.set(date(2026, 11, 25), time(9))
    done = ward.desks.handling.take_supplement(ward.actor(), code)
    assert done.due_at is not None
    return done.due_at.date()


def test_a_restart_never_comes_before_an_extended_date(ward: Ward, extended: str) -> None:
    assert supplemented(ward, extended) == EXTENDED.date()


def test_where_waits_are_deducted_an_extended_date_moves_with_them(ward: Ward, extended: str) -> None:
    with ward.desks.reception.ledger.new_unit() as unit:
        unit.office.save_profile(replace(unit.office.profile(), supplement_policy=SupplementPolicy.DEDUCT))
    assert supplemented(ward, extended) == date(2026, 12, 7)  # 23/11 was a working day, 24/11 is a holiday


@pytest.mark.parametrize("fee", ["later", "paid"])
def test_the_receipt_carries_an_anchor_that_fits(ward: Ward, fee: str) -> None:
    done = ward.receive(a_form(fee=FeeAnswer(fee)))  # type: ignore[arg-type]
    assert done.job is not None
    code, characters = json.loads(ward.desks.print_room.queries.job(done.job)[1])["qr"].split()
    verify = ward.desks.upkeep.verify
    assert verify(ward.actor(), [f"{code}:{characters}"]).ok
    assert not verify(ward.actor(), [f"{code}:{characters[::-1]}"]).ok


def test_what_the_receipts_qr_says_finds_the_dossier(ward: Ward) -> None:
    done = ward.receive()
    assert done.job is not None
    qr = json.loads(ward.desks.print_room.queries.job(done.job)[1])["qr"]
    assert [hit.number for hit in ward.desks.lookup.search(ward.actor(), qr).hits] == [done.number]


def test_a_change_of_procedure_claims_no_paper_nobody_brought(ward: Ward) -> None:
    code = ward.receive(a_form(papers="none")).code
    done = ward.desks.corrections.change_procedure(ward.actor(), code, "1.001022", "Nhầm thủ tục")
    papers = ward.desks.lookup.show(ward.actor(), code).dossier.papers
    assert papers
    assert {paper.state for paper in papers} <= {"missing", "not_applicable"}
    assert "papers.missing" in [warning.code for warning in done.warnings]


def test_a_signature_does_not_pass_to_another_procedure(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    ward.desks.handling.sign(ward.actor(), code, "thang")
    ward.desks.corrections.change_procedure(ward.actor(), code, "1.001022", "Nhầm thủ tục")
    dossier = ward.desks.lookup.show(ward.actor(), code).dossier
    assert dossier.signature is None
    assert dossier.step is not None
    assert dossier.step.role == Role.APPROVER


def test_a_waiver_stays_when_the_procedure_changes(ward: Ward) -> None:
    code = ward.receive(a_form(BIRTH)).code
    ward.desks.corrections.change_procedure(ward.actor(), code, SINGLE_STATUS, "Nhầm thủ tục")
    ward.desks.returning.waive_fee(ward.actor(), code, "Hộ nghèo")
    done = ward.desks.corrections.change_procedure(ward.actor(), code, "1.001022", "Nhầm lần nữa")
    assert done.fee_owed == 0


def test_nobody_manages_the_office_in_somebody_elses_name(ward: Ward) -> None:
    clerk = ward.actor("thu", done_by=ward.desks.person("quan"))
    with pytest.raises(Forbidden, match=r"right\.not_for_others"):
        ward.desks.staff.set_roles(clerk, "thu", [Role.ADMIN])


def test_a_cancelled_number_is_shown_and_not_counted_as_received(ward: Ward) -> None:
    kept, void = ward.receive().code, ward.receive().code
    ward.desks.reception.cancel(ward.actor(), void, "Lấy nhầm số")
    day = ward.clock().date()
    assert {row.code for row in ward.desks.daily_log.log(ward.actor(), day).received} == {kept, void}
    job = ward.desks.daily_log.order(ward.actor(), day)
    assert json.loads(ward.desks.print_room.queries.job(job)[1])["counts"]["received"] == 1
