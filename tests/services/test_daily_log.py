"""The leader's log of a day: what happened on it, and how everything stood when it was over."""

from collections.abc import Iterable
from datetime import date, time, timedelta

import pytest

from builders import CERTIFIED_COPY, DESK, SINGLE_STATUS, Ward, a_form, a_party, copies
from counter_app.domain.dossiers.values import Issuer, Outcome, Receiver
from counter_app.domain.moments import at
from counter_app.services.intake import FeeAnswer
from counter_app.services.rows import DayLog, DayRow

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20)
DAO = Receiver("Nguyễn Thị Đào")


def log(ward: Ward, day: date = WEDNESDAY) -> DayLog:
    return ward.desks.daily_log.log(ward.actor("chat"), day)


def codes(rows: Iterable[DayRow]) -> list[str]:
    return [row.code[-4:] for row in rows]


def finish(ward: Ward, code: str) -> None:
    """Bring a dossier that stands with the specialist home."""
    ward.desks.handling.advance(ward.actor("binh"), code)
    ward.desks.handling.sign(ward.actor(), code, "thang")
    ward.desks.handling.complete(ward.actor("vui"), code, Outcome.GRANTED)
    ward.desks.returning.give_back(ward.actor("tra"), code, DAO)


def test_a_day_on_which_nothing_happened_is_empty(ward: Ward) -> None:
    found = log(ward)
    lists = ("received", "returned", "due_today", "due_soon", "overdue", "waiting", "waiting_sign", "ready", "cash")
    assert all(getattr(found, name) == () for name in lists)
    assert (found.cash_total, found.on_time_per_mille, found.day) == (0, None, WEDNESDAY)


def test_a_day_that_is_not_over_is_told_as_it_stands_now(ward: Ward) -> None:
    assert log(ward).as_of == ward.clock()
    ward.clock.set(THURSDAY, time(9))
    assert log(ward).as_of == at(THURSDAY, time.min)


def test_what_was_received_stands_in_the_order_in_which_it_came(ward: Ward) -> None:
    for minute in (0, 5, 10):
        ward.clock.forward(minutes=minute)
        ward.receive(a_form(SINGLE_STATUS, a_party(name=f"Người thứ {minute}")))
    found = log(ward)
    assert codes(found.received) == ["0001", "0002", "0003"]
    assert [row.applicant for row in found.received] == ["Người thứ 0", "Người thứ 5", "Người thứ 10"]
    assert found.received[0].procedure == "Cấp Giấy xác nhận tình trạng hôn nhân"
    assert found.received[0].holder == "Trần Thị Hoa"


def test_each_dossier_stands_in_the_lists_where_it_belongs(ward: Ward) -> None:
    handling, me, binh = ward.desks.handling, ward.actor(), ward.actor("binh")
    ward.clock.set(date(2026, 11, 12), time(9))
    late = ward.at_desk()  # due on Tuesday the 17th
    ward.clock.set(date(2026, 11, 13), time(9))
    today = ward.at_desk()  # due on Wednesday the 18th
    ward.clock.set(date(2026, 11, 16), time(9))
    tomorrow = ward.at_desk()  # due on Thursday the 19th
    ward.clock.set(WEDNESDAY, time(9))
    waiting, unsigned, ready = ward.at_desk(), ward.at_desk(), ward.ready()
    handling.ask_supplement(binh, waiting, ("Tờ khai",), "Thiếu chữ ký")
    handling.advance(binh, unsigned)
    found = log(ward)
    assert [row.code for row in found.overdue] == [late]
    assert [row.code for row in found.due_today] == [today]
    assert [row.code for row in found.due_soon] == [tomorrow]
    assert [(row.code, row.missing) for row in found.waiting] == [(waiting, ("Tờ khai",))]
    assert [row.code for row in found.waiting_sign] == [unsigned]
    assert [row.code for row in found.ready] == [ready]
    handling.sign(me, unsigned, "thang")
    assert log(ward).waiting_sign == ()


def test_what_is_due_at_five_is_late_from_one_minute_past(ward: Ward) -> None:
    ward.clock.set(date(2026, 11, 13), time(9))
    ward.at_desk()
    ward.clock.set(WEDNESDAY, time(17))
    assert log(ward).overdue == ()
    ward.clock.set(WEDNESDAY, time(17, 1))
    assert len(log(ward).overdue) == 1
    assert len(log(ward).due_today) == 1


def test_what_waits_for_papers_is_not_overdue(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.ask_supplement(ward.actor(), code, ("Tờ khai",), "Thiếu chữ ký")
    ward.clock.set(date(2026, 11, 27), time(9))
    found = log(ward, date(2026, 11, 27))
    assert (found.overdue, codes(found.waiting)) == ((), ["0001"])


def test_what_was_withdrawn_stopped_or_cancelled_is_due_no_more(ward: Ward) -> None:
    withdrawn, stopped = ward.at_desk(), ward.at_desk()
    cancelled = ward.receive().code
    ward.desks.handling.withdraw(ward.actor(), withdrawn, "Tự nguyện")
    ward.desks.handling.stop(ward.actor(), stopped, "Không đủ điều kiện")
    ward.desks.reception.cancel(ward.actor(), cancelled, "Nhập nhầm")
    ward.clock.set(date(2026, 11, 23), time(18))
    found = log(ward, date(2026, 11, 23))
    assert (found.due_today, found.overdue) == ((), ())
    assert codes(log(ward).received) == ["0001", "0002", "0003"], "they were received all the same"


def test_a_past_day_is_told_as_it_stood_at_its_end_whatever_came_after(ward: Ward) -> None:
    first, second, third = ward.at_desk(), ward.at_desk(), ward.receive(a_form(fee=FeeAnswer("paid"))).code
    ward.desks.handling.ask_supplement(ward.actor(), second, ("Tờ khai",), "Thiếu chữ ký")
    ward.clock.set(THURSDAY, time.min)
    at_its_end = log(ward)
    assert codes(at_its_end.waiting) == ["0002"]
    ward.clock.set(THURSDAY, time(9))
    finish(ward, first)
    ward.desks.handling.take_supplement(ward.actor(), second)
    ward.desks.corrections.correct(ward.actor(), second, (("applicant", "Tên Khác"),), "Nhầm")
    ward.desks.corrections.adopt_code(ward.actor(), second, "H03.15-261118-0002", Issuer.PROVINCE)
    ward.desks.reception.cancel(ward.actor(), ward.receive().code, "Nhập nhầm")
    ward.hand_over(third)
    ward.clock.set(date(2027, 1, 4), time(8))
    ward.receive()
    assert log(ward) == at_its_end


def test_results_handed_out_are_told_with_their_verdicts(ward: Ward) -> None:
    late, early = ward.at_desk(), ward.at_desk()
    ward.clock.set(FRIDAY, time(9))
    finish(ward, early)
    ward.clock.set(date(2026, 11, 25), time(9))
    finish(ward, late)
    assert [(row.code, row.on_time) for row in log(ward, FRIDAY).returned] == [(early, "early")]
    assert [(row.code, row.on_time) for row in log(ward, date(2026, 11, 25)).returned] == [(late, "late")]
    assert log(ward, FRIDAY).on_time_per_mille == 1000
    assert log(ward, date(2026, 11, 25)).on_time_per_mille == 0


def test_a_result_is_judged_by_the_day_it_was_ready_not_by_the_day_it_was_fetched(ward: Ward) -> None:
    code = ward.ready()
    ward.clock.set(date(2026, 12, 18), time(9))
    ward.desks.returning.give_back(ward.actor(), code, DAO)
    (row,) = log(ward, date(2026, 12, 18)).returned
    assert row.on_time == "early"


def test_the_cash_of_a_day_is_what_was_taken_on_it(ward: Ward) -> None:
    ward.desks.reception.receive_many(ward.actor(), [copies(2, 3), copies(4, 1)])
    paid = ward.receive(a_form(fee=FeeAnswer("paid", book="AB 12"))).code
    unpaid = ward.receive().code
    ward.receive(a_form(CERTIFIED_COPY, pages=9, copies=9, fee=FeeAnswer("waived", basis="Hộ nghèo")))
    ward.clock.set(THURSDAY, time(9))
    ward.desks.returning.collect_fee(ward.actor("tra"), unpaid, 15_000)
    (line,) = log(ward).cash
    assert (line.code, line.amount, line.book, line.collector) == (paid, 15_000, "AB 12", "Trần Thị Hoa")
    assert log(ward).cash_total == ward.one("SELECT sum(amount) FROM cash WHERE taken_at < '2026-11-18 17:00:00'")
    (line,) = log(ward, THURSDAY).cash
    assert (line.code, line.collector) == (unpaid, "Phan Thị Trà")


# --- entered afterwards ---


def test_an_act_entered_the_next_day_stands_on_its_own_day_and_is_marked(ward: Ward) -> None:
    ward.receive()
    ward.clock.set(THURSDAY, time(8, 15))
    frame = ward.actor(happened_at=at(WEDNESDAY, time(15, 20)), late_reason="mất điện")
    entered = ward.desks.reception.receive(frame, a_form(fee=FeeAnswer("paid")))
    found = log(ward)
    assert [(row.code[-4:], row.late_entry, row.recorded_after_close) for row in found.received] == [
        ("0001", False, None),
        ("0002", True, at(THURSDAY, time(8, 15))),
    ]
    assert found.received[1].at == entered.received_at == at(WEDNESDAY, time(15, 20))
    (line,) = found.cash
    assert (line.late_entry, line.recorded_after_close) == (True, at(THURSDAY, time(8, 15)))
    assert log(ward, THURSDAY).received == ()


def test_an_act_entered_later_the_same_day_is_late_but_not_after_the_close(ward: Ward) -> None:
    frame = ward.actor(happened_at=ward.clock() - timedelta(hours=1), late_reason="mất mạng")
    ward.desks.reception.receive(frame, a_form())
    (row,) = log(ward).received
    assert (row.late_entry, row.recorded_after_close) == (True, None)


def test_a_result_handed_out_in_the_dark_is_marked_on_its_day(ward: Ward) -> None:
    code = ward.ready()
    ward.clock.set(THURSDAY, time(8))
    frame = ward.actor("tra", happened_at=at(WEDNESDAY, time(16)), late_reason="mất điện")
    ward.desks.returning.give_back(frame, code, DAO)
    (row,) = log(ward).returned
    assert (row.late_entry, row.recorded_after_close, row.stage) == (True, at(THURSDAY, time(8)), "returned")
    assert log(ward).ready == ()


def test_the_last_second_of_a_day_belongs_to_it_and_midnight_to_the_next(ward: Ward) -> None:
    ward.clock.set(WEDNESDAY, time(23, 59, 59))
    ward.receive()
    ward.clock.set(THURSDAY, time.min)
    ward.receive()
    assert (codes(log(ward).received), codes(log(ward, THURSDAY).received)) == (["0001"], ["0001"])


def test_what_happens_at_midnight_changes_nothing_of_the_day_before(ward: Ward) -> None:
    code = ward.ready()
    ward.clock.set(THURSDAY, time.min)
    ward.desks.returning.give_back(ward.actor(), code, DAO)
    assert (codes(log(ward).ready), log(ward).returned) == (["0001"], ())
    assert codes(log(ward, THURSDAY).returned) == ["0001"]


def test_what_is_written_down_at_midnight_comes_after_the_close(ward: Ward) -> None:
    ward.clock.set(THURSDAY, time.min)
    frame = ward.actor(happened_at=at(WEDNESDAY, time(23)), late_reason="mất điện")
    ward.desks.reception.receive(frame, a_form())
    assert [row.recorded_after_close for row in log(ward).received] == [at(THURSDAY, time.min)]


def test_the_log_on_paper_is_numbered_and_logged(ward: Ward) -> None:
    ward.receive()
    job = ward.desks.daily_log.order(ward.actor("chat"), WEDNESDAY)
    assert ward.rows("SELECT form, number, made_by FROM print_job WHERE job = ?", job) == [("daily_log", 0, "chat")]
    assert ward.rows("SELECT who, action FROM audit ORDER BY seq DESC LIMIT 1") == [
        ("chat", "report.daily_log_printed")
    ]


@pytest.mark.parametrize("desk", [DESK])
def test_a_dossier_on_its_way_is_still_with_its_sender(ward: Ward, desk: str) -> None:
    code = ward.receive().code
    ward.desks.handover.hand_over(ward.actor(), [code], desk)
    assert log(ward).received[0].holder == "Trần Thị Hoa"
