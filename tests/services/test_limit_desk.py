"""Limits that follow the case, another agency's receipt, and what the law gives the office little time for."""

from dataclasses import replace
from datetime import date, time

import pytest

from builders import CERTIFIED_COPY, SINGLE_STATUS, Ward, a_form, copies
from counter_app.domain.deadlines.due import SupplementPolicy
from counter_app.domain.deadlines.limits import TimeLimit
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at
from counter_app.domain.procedures.channels import Channel
from counter_app.domain.procedures.versions import ChannelLimit
from counter_app.services.rows import Done

CORRECTION = "1.004859"  # 3 working days; in a case 3 more, in another the same day
AGENCY = "UBND xã Cẩm Giàng"


def dossier(ward: Ward, code: str) -> Dossier:
    return ward.desks.lookup.show(ward.actor(), code).dossier


def kinds(done: Done) -> list[str]:
    return [line.kind for line in done.explanation]


def codes(done: Done) -> list[str]:
    return [warning.code for warning in done.warnings]


# --- cases ---


def test_a_case_chosen_at_receipt_adds_its_days(ward: Ward) -> None:
    done = ward.receive(a_form(CORRECTION, cases=("Cần xác minh",)))
    assert done.due_at == at(date(2026, 11, 27), time(17))
    assert "case" in kinds(done)
    procedure = dossier(ward, done.code).procedure
    assert (procedure.limit, procedure.cases) == ("6 working_day", ("Cần xác minh",))


def test_a_case_that_takes_the_place_of_the_limit(ward: Ward) -> None:
    done = ward.receive(a_form(CORRECTION, cases=("2",)))
    assert done.due_at == at(date(2026, 11, 18), time(17))


def test_a_case_of_another_unit_is_counted_after_the_first(ward: Ward) -> None:
    form = replace(copies(3, 1), short=False, cases=("số lượng lớn, phức tạp",))
    done = ward.receive(form)
    assert done.due_at == at(date(2026, 11, 20), time(17))
    assert "further" in kinds(done)
    assert dossier(ward, done.code).procedure.limit == "1 same_day + 2 working_day"


def test_a_date_agreed_in_writing_is_a_date(ward: Ward) -> None:
    case, agreed = "Số lượng lớn, phức tạp: theo thỏa thuận", at(date(2026, 12, 4), time(10))
    form = a_form(CERTIFIED_COPY, pages=3, copies=500, cases=(case,))
    with pytest.raises(Refused, match=r"case\.date_missing"):
        ward.receive(form)
    done = ward.receive(replace(form, agreed_due=agreed))
    assert done.due_at == agreed
    assert dossier(ward, done.code).appointments[0].why == "agreed"


@pytest.mark.parametrize(
    ("procedure", "case", "code"),
    [(SINGLE_STATUS, "Ngoài danh mục", "case.unknown"), ("1.001193", "Cần xác minh", "case.none")],
)
def test_a_case_the_catalogue_does_not_know_is_refused(ward: Ward, procedure: str, case: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        ward.receive(a_form(procedure, cases=(case,)))
    assert caught.value.code == code


def test_a_case_that_arises_is_recorded_with_its_reason(ward: Ward) -> None:
    code = ward.at_desk()
    done = ward.desks.limits.change_limit(ward.actor("binh"), code, "1", "Phải hỏi nơi cư trú cũ")
    assert done.due_at == at(date(2026, 12, 8), time(17))  # 20 calendar days from the receipt
    last = ward.desks.lookup.show(ward.actor(), code).events[-1]
    assert last.kind == "limit_changed"
    assert [one.why for one in dossier(ward, code).appointments] == ["received", "limit_changed"]
    with pytest.raises(Refused, match=r"case\.holds_already"):
        ward.desks.limits.change_limit(ward.actor("binh"), code, "1", "Lần nữa")


def test_after_a_supplement_the_limit_of_the_case_starts_anew(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.limits.change_limit(ward.actor("binh"), code, "1", "Phải xác minh")
    ward.desks.handling.ask_supplement(ward.actor("binh"), code, ("Tờ khai",), "Thiếu chữ ký")
    ward.clock.set(date(2026, 11, 20), time(9))
    done = ward.desks.handling.take_supplement(ward.actor(), code)
    assert done.due_at == at(date(2026, 12, 10), time(17))


def test_a_case_never_comes_before_a_date_that_was_promised(ward: Ward) -> None:
    code, promised = ward.at_desk(), at(date(2026, 12, 31), time(17))
    ward.desks.handling.extend(ward.actor("binh"), code, promised, "Chờ xác minh")
    done = ward.desks.limits.change_limit(ward.actor("binh"), code, "1", "Phải xác minh")
    assert done.due_at == promised


# --- ways of filing, other agencies ---


def test_a_way_of_filing_may_have_a_limit_of_its_own(ward: Ward) -> None:
    with ward.desks.reception.ledger.new_unit() as unit:
        version = unit.catalogue.in_force(SINGLE_STATUS, date(2026, 11, 18))
        online = ChannelLimit(Channel.ONLINE_FULL, TimeLimit.parse("2 working_day"))
        unit.catalogue.add_versions([replace(version, version=2, channel_limits=(online,))])
    assert ward.receive(a_form(channel=Channel.ONLINE_FULL)).due_at == at(date(2026, 11, 20), time(17))
    assert ward.receive(a_form(channel=Channel.POST)).due_at == at(date(2026, 11, 23), time(17))


def test_what_is_taken_in_for_another_agency_is_counted_from_its_receipt(ward: Ward) -> None:
    done = ward.receive(a_form(competent=AGENCY))
    assert "boundary_free" in kinds(done)
    assert done.due_at == at(date(2026, 11, 23), time(17))
    ward.clock.set(date(2026, 11, 20), time(10))
    moved = ward.desks.limits.reach_competent(ward.actor(), done.code)
    assert moved.due_at == at(date(2026, 11, 26), time(17))
    assert "competent_has_it" in kinds(moved)
    with pytest.raises(Refused, match=r"competent\.has_it"):
        ward.desks.limits.reach_competent(ward.actor(), done.code)


def test_waits_after_the_other_agencys_receipt_are_counted_from_there(ward: Ward) -> None:
    code = ward.receive(a_form(competent=AGENCY)).code
    ward.hand_over(code)
    ward.clock.set(date(2026, 11, 20), time(10))
    ward.desks.limits.reach_competent(ward.actor(), code)
    ward.desks.handling.wait_for_payment(ward.actor("binh"), code)
    ward.clock.set(date(2026, 11, 25), time(10))
    assert ward.desks.handling.settle_payment(ward.actor("binh"), code).due_at == at(date(2026, 11, 27), time(17))


# --- duties ---


@pytest.mark.parametrize(("day", "late"), [(date(2026, 11, 23), False), (date(2026, 11, 25), True)])
def test_papers_asked_for_after_three_working_days_want_a_basis(ward: Ward, day: date, late: bool) -> None:
    code = ward.at_desk()
    ward.clock.set(day, time(9))
    done = ward.desks.handling.ask_supplement(ward.actor("binh"), code, ("Tờ khai",), "Thiếu chữ ký")
    assert ("supplement.late" in codes(done)) is late
    assert ("basis.wanted" in codes(done)) is late


def test_with_a_basis_no_basis_is_wanted(ward: Ward) -> None:
    code = ward.at_desk()
    ward.clock.set(date(2026, 11, 25), time(9))
    done = ward.desks.handling.ask_supplement(ward.actor("binh"), code, ("Tờ khai",), "Thiếu", "Luật Đất đai Đ137")
    assert codes(done) == ["supplement.late"]


@pytest.mark.parametrize(("day", "clock", "late"), [(19, time(8, 30), False), (19, time(8, 31), True)])
def test_an_online_filing_is_answered_within_eight_working_hours(ward: Ward, day: int, clock: time, late: bool) -> None:
    noted = ward.desks.reception.note(ward.actor(), a_form(channel=Channel.ONLINE_FULL))
    ward.clock.set(date(2026, 11, day), clock)
    (row,) = ward.desks.limits.to_answer(ward.actor())
    assert (row.wait.handle, row.answer_by, row.late) == (noted.slip, at(date(2026, 11, 19), time(8, 30)), late)
    done = ward.desks.reception.accept(ward.actor(), noted.slip, a_form(channel=Channel.ONLINE_FULL))
    assert ("online.answered_late" in codes(done)) is late
    assert not ward.desks.limits.to_answer(ward.actor())


def test_to_ask_for_papers_is_an_answer(ward: Ward) -> None:
    slip = ward.desks.reception.note(ward.actor(), a_form(channel=Channel.ONLINE_PART)).slip
    asked = ward.desks.reception.ask_completion(ward.actor(), slip, ("Tờ khai",), "Thiếu chữ ký")
    assert codes(asked) == []
    ward.clock.set(date(2026, 11, 23), time(9))
    assert not ward.desks.limits.to_answer(ward.actor())
    again = ward.desks.reception.ask_completion(ward.actor(), slip, ("Ảnh",), "Thiếu ảnh")
    assert codes(again) == ["completion.again"]


def test_a_dossier_whose_papers_never_came_is_listed_to_be_closed(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.ask_supplement(ward.actor("binh"), code, ("Tờ khai",), "Thiếu chữ ký")
    ward.clock.set(date(2026, 12, 3), time(9))
    assert ward.desks.limits.to_close(ward.actor()) == ()
    ward.clock.set(date(2026, 12, 4), time(9))
    (row,) = ward.desks.limits.to_close(ward.actor())
    assert (row.handle, row.close_on) == (code, date(2026, 12, 3))
    ward.desks.handling.stop(ward.actor("binh"), code, "Không bổ sung")
    assert ward.desks.limits.to_close(ward.actor()) == ()


def test_a_procedure_may_only_deduct_the_wait_for_papers(ward: Ward) -> None:
    with ward.desks.reception.ledger.new_unit() as unit:
        version = unit.catalogue.in_force(SINGLE_STATUS, date(2026, 11, 18))
        unit.catalogue.add_versions([replace(version, version=2, supplement_policy=SupplementPolicy.DEDUCT)])
    code = ward.at_desk()
    ward.desks.handling.ask_supplement(ward.actor("binh"), code, ("Tờ khai",), "Thiếu chữ ký")
    ward.clock.set(date(2026, 11, 20), time(9))
    assert ward.desks.handling.take_supplement(ward.actor(), code).due_at == at(date(2026, 11, 25), time(17))


# --- two clocks ---


def test_the_ward_sees_its_own_target_beside_the_legal_limit(ward: Ward) -> None:
    code = ward.at_desk()
    clocks = ward.desks.limits.clocks(ward.actor(), code)
    assert clocks is not None
    assert clocks.legal.due_at == at(date(2026, 11, 23), time(17))
    assert clocks.legal.left.parts == (3, 7, 0)
    steps = ward.desks.worklists.dossier_card(ward.actor(), code).steps
    assert clocks.target.left.minutes == sum(step.ceiling_minutes for step in steps)


def test_both_clocks_stand_while_papers_are_waited_for(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.ask_supplement(ward.actor("binh"), code, ("Tờ khai",), "Thiếu chữ ký")
    before = ward.desks.limits.clocks(ward.actor(), code)
    ward.clock.set(date(2026, 11, 20), time(9))
    after = ward.desks.limits.clocks(ward.actor(), code)
    assert after is not None
    assert after.stands_still
    assert after == before


def test_the_present_step_says_until_when_it_may_take(ward: Ward) -> None:
    code = ward.at_desk()
    card = ward.desks.worklists.dossier_card(ward.actor(), code)
    here = next(step for step in card.steps if step.left is not None)
    assert here.due_at is not None
    assert here.left is not None
    assert here.left.minutes == here.ceiling_minutes
    ahead = [step.due_at for step in card.steps if step.position > here.position and step.due_at]
    assert ahead == sorted(ahead)
    assert len(ahead) == len(card.steps) - here.position
    ward.clock.set(date(2026, 11, 27), time(9))
    late = next(step for step in ward.desks.worklists.dossier_card(ward.actor(), code).steps if step.left is not None)
    assert late.left is not None
    assert late.left.late


def test_a_finished_dossier_has_no_running_clock(ward: Ward) -> None:
    assert ward.desks.limits.clocks(ward.actor(), ward.ready()) is None
