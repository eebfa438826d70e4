"""Where dossiers are worked on: steps, holders, pauses and promises, over the ward's own calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from builders import BIRTH, DESK, Ward, a_form
from counter_app.domain.deadlines.special_days import DayKind
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Authority, Outcome
from counter_app.domain.errors import Forbidden, Refused
from counter_app.domain.moments import at
from counter_app.domain.office import UnitProfile
from counter_app.persistence.unit import unit_of
from counter_app.services.rows import Done

FIVE = time(17)


@pytest.fixture
def code(ward: Ward) -> str:
    """A dossier at the specialist's, due on Monday 23 November at five."""
    return ward.at_desk()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def dossier(ward: Ward, code: str) -> Dossier:
    return ward.desks.lookup.show(ward.actor(), code).dossier


def told(done: Done) -> list[str]:
    return [warning.code for warning in done.warnings]


def due(day: int, month: int = 11, clock: time = FIVE) -> datetime:
    return at(date(2026, month, day), clock)


def set_profile(ward: Ward, **changed: object) -> None:
    with unit_of(ward.store) as unit:
        profile: UnitProfile = unit.office.profile()
        unit.office.save_profile(replace(profile, **changed))


def test_steps_end_one_after_the_other_until_the_result_is_at_the_counter(ward: Ward, code: str) -> None:
    handling = ward.desks.handling
    assert handling.advance(ward.actor("binh"), code, "Đủ điều kiện").step == 3
    signed = handling.sign(ward.actor(), code, "thang", Authority.KT)
    assert (signed.step, signed.signed_by) == (4, "thang")
    done = handling.complete(ward.actor("vui"), code, Outcome.GRANTED, "12/GXN")
    assert (done.state, done.step, done.on_time, done.holder_desk) == ("result_ready", 5, "early", "mot_cua")
    signature = dossier(ward, code).signature
    assert signature is not None
    assert (signature.name, signature.authority, signature.title) == ("Hà Đức Thắng", Authority.KT, "Chủ tịch")


def test_each_ended_step_is_an_event_with_who_and_when(ward: Ward, code: str) -> None:
    ward.clock.forward(hours=2)
    ward.desks.handling.advance(ward.actor("binh"), code, "Đủ điều kiện")
    event = ward.desks.lookup.show(ward.actor(), code).events[-1]
    assert (event.kind, event.done_by, event.happened_at) == ("step_ended", "binh", ward.clock())
    assert event.payload.note == "Đủ điều kiện"
    assert event.payload.ended.position == 2


def test_a_step_is_sent_back_by_its_number_or_its_code(ward: Ward, code: str) -> None:
    handling = ward.desks.handling
    for step in ("2", "B2", "b2"):
        handling.advance(ward.actor("binh"), code)
        back = handling.send_back(ward.actor("thang"), code, step, "Sai ngày sinh")
        assert (back.step, back.holder_desk, back.holder) == (2, DESK, "")


def test_a_step_that_is_not_there_is_unknown(ward: Ward, code: str) -> None:
    ward.desks.handling.advance(ward.actor("binh"), code)
    for step in ("B9", "", "hai", "0"):
        assert refused(lambda step=step: ward.desks.handling.send_back(ward.actor(), code, step, "x")) == (
            "process.step_unknown"
        )


def test_a_dossier_is_given_to_a_person_of_the_desk_or_to_another_desk(ward: Ward, code: str) -> None:
    handling = ward.desks.handling
    assert handling.reassign(ward.actor(), code, "van_hoa_xa_hoi").holder_desk == "van_hoa_xa_hoi"
    back = handling.reassign(ward.actor(), code, "binh")
    assert (back.holder_desk, back.holder, back.step) == (DESK, "binh", 2)


@pytest.mark.parametrize(
    ("to", "why"), [("nghi", "person.inactive"), ("sao_hoa", "person.unknown"), ("binh", "reassign.same_holder")]
)
def test_a_dossier_is_not_given_to_whoever_cannot_have_it(ward: Ward, code: str, to: str, why: str) -> None:
    assert refused(lambda: ward.desks.handling.reassign(ward.actor(), code, to)) == why


def test_only_a_leaders_signature_is_recorded(ward: Ward, code: str) -> None:
    ward.desks.handling.advance(ward.actor("binh"), code)
    with pytest.raises(Forbidden):
        ward.desks.handling.sign(ward.actor(), code, "vui")
    assert dossier(ward, code).signature is None


def test_papers_asked_for_stop_the_clock_and_the_limit_begins_anew(ward: Ward, code: str) -> None:
    handling, binh = ward.desks.handling, ward.actor("binh")
    asked = handling.ask_supplement(binh, code, ("Tờ khai",), "Thiếu chữ ký")
    assert (asked.state, asked.paper_number, asked.due_at) == ("awaiting_supplement", "01/HDHS", due(23))
    assert dossier(ward, code).supplement_close_on == date(2026, 12, 3)
    ward.clock.set(date(2026, 11, 25), time(10))
    resumed = handling.take_supplement(binh, code)
    assert (resumed.state, resumed.due_at) == ("in_process", due(30))
    assert [line.kind for line in resumed.explanation][:3] == ["received", "supplement_asked", "restarted"]


def test_where_the_unit_says_so_the_wait_is_only_deducted(ward: Ward, code: str) -> None:
    set_profile(ward, supplement_policy="deduct")
    ward.desks.handling.ask_supplement(ward.actor(), code, ("Tờ khai",), "Thiếu chữ ký")
    ward.clock.set(date(2026, 11, 20), time(10))  # the 19th is taken out; the 18th did not count in any case
    assert ward.desks.handling.take_supplement(ward.actor(), code).due_at == due(25)


def test_a_second_request_for_papers_is_granted_with_a_loud_word(ward: Ward, code: str) -> None:
    handling, me = ward.desks.handling, ward.actor()
    handling.ask_supplement(me, code, ("Tờ khai",), "Thiếu chữ ký")
    handling.take_supplement(me, code)
    again = handling.ask_supplement(me, code, ("Ảnh",), "Ảnh mờ")
    assert told(again) == ["supplement.again", "basis.wanted"]


def test_papers_that_never_came_let_the_counter_close_after_the_last_day(ward: Ward, code: str) -> None:
    handling = ward.desks.handling
    handling.ask_supplement(ward.actor(), code, ("Tờ khai",), "Thiếu chữ ký")
    ward.clock.set(date(2026, 12, 3), time(16, 59))
    assert refused(lambda: handling.stop(ward.actor("thu"), code, "Quá hạn bổ sung")) == "supplement.not_expired"
    ward.clock.set(date(2026, 12, 4), time(7, 30))
    stopped = handling.stop(ward.actor("thu"), code, "Quá hạn bổ sung")
    assert (stopped.state, stopped.paper_number) == ("stopped", "01/TB-TTPVHCC")
    assert refused(lambda: handling.reopen(ward.actor("thang"), code, "Xin lại")) == "reopen.ended"


def test_a_payment_elsewhere_moves_the_appointment_by_the_working_days_of_the_wait(ward: Ward, code: str) -> None:
    handling, binh = ward.desks.handling, ward.actor("binh")
    assert handling.wait_for_payment(binh, code, "Thuế trước bạ").state == "awaiting_payment"
    ward.clock.set(date(2026, 11, 25), time(9))  # Wednesday after: 18, 19, 20 and 23 are taken out, 24 is a day off
    settled = handling.settle_payment(binh, code)
    assert (settled.state, settled.due_at) == ("in_process", due(27))


def test_a_stop_is_lifted_by_a_leader_and_deducted(ward: Ward, code: str) -> None:
    handling = ward.desks.handling
    assert handling.stop(ward.actor("binh"), code, "Chờ toà án").state == "stopped"
    ward.clock.set(date(2026, 11, 20), time(9))
    with pytest.raises(Forbidden):
        handling.reopen(ward.actor("binh"), code, "Có bản án")
    assert handling.reopen(ward.actor("thang"), code, "Có bản án").due_at == due(25)


def test_an_extension_is_promised_once_and_a_day_ahead_in_silence(ward: Ward, code: str) -> None:
    done = ward.desks.handling.extend(ward.actor("binh"), code, due(27), "Chờ xác minh")
    assert (done.due_at, done.warnings, done.paper_number) == (due(27), (), "01/PXL")


def test_a_late_or_second_extension_is_granted_with_a_loud_word(ward: Ward, code: str) -> None:
    ward.clock.set(date(2026, 11, 23), time(9))
    handling = ward.desks.handling
    assert told(handling.extend(ward.actor("binh"), code, due(27), "Chờ")) == ["extend.late", "basis.wanted"]
    assert told(handling.extend(ward.actor("binh"), code, due(30), "Chờ", "NQ 1/2026")) == ["extend.again"]


def test_a_wait_after_an_extension_moves_the_promised_date(ward: Ward, code: str) -> None:
    handling, binh = ward.desks.handling, ward.actor("binh")
    handling.extend(binh, code, due(27), "Chờ xác minh")
    handling.wait_for_payment(binh, code)
    ward.clock.forward(days=2)
    assert handling.settle_payment(binh, code).due_at == due(1, 12)


def test_an_apology_changes_no_appointment_and_the_dossier_stays_late(ward: Ward, code: str) -> None:
    ward.clock.set(date(2026, 11, 25), time(9))
    done = ward.desks.handling.apologise(ward.actor("binh"), code, due(27), "Chờ xác minh")
    assert (done.due_at, done.paper_number) == (due(23), "01/PXL")
    ward.desks.handling.advance(ward.actor("binh"), code)
    ward.desks.handling.sign(ward.actor(), code, "thang")
    assert ward.desks.handling.complete(ward.actor(), code, Outcome.GRANTED).on_time == "late"


def test_whoever_withdraws_gets_a_stop_notice(ward: Ward, code: str) -> None:
    handling = ward.desks.handling
    assert handling.withdraw(ward.actor("thu"), code, "Tự nguyện").state == "withdrawn"
    assert handling.stop(ward.actor("thu"), code, "Theo đơn rút").state == "stopped"
    assert refused(lambda: handling.reopen(ward.actor("thang"), code, "x")) == "reopen.ended"


@pytest.mark.parametrize("act", ["take_supplement", "settle_payment"])
def test_nothing_resumes_that_does_not_wait(ward: Ward, code: str, act: str) -> None:
    assert refused(lambda: getattr(ward.desks.handling, act)(ward.actor(), code)) == "dossier.not_now"


def test_nothing_reopens_that_is_not_stopped(ward: Ward, code: str) -> None:
    assert refused(lambda: ward.desks.handling.reopen(ward.actor(), code, "x")) == "dossier.not_now"


def test_pauses_add_up(ward: Ward, code: str) -> None:
    handling, me = ward.desks.handling, ward.actor()
    ward.clock.forward(days=1)
    for _ in range(2):
        handling.wait_for_payment(me, code)
        ward.clock.forward(days=1)
        handling.settle_payment(me, code)
    assert [promise.due_at for promise in dossier(ward, code).appointments] == [due(23), due(25), due(26)]


def test_a_same_day_matter_has_its_full_process_too(ward: Ward) -> None:
    code = ward.at_desk(a_form(BIRTH))
    assert dossier(ward, code).due_at == due(18)


def test_a_day_off_entered_later_moves_no_promise_that_was_printed(ward: Ward, code: str) -> None:
    ward.desks.office.set_day(ward.actor("quan"), date(2026, 11, 20), DayKind.OFF, "Lễ của phường")
    assert dossier(ward, code).due_at == due(23)
