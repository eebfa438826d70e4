"""What happened while nobody could write it down is entered afterwards, in its own place (nhập bù)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from builders import DESK, MORNING, Ward, a_form
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at
from counter_app.services.acting import Actor

YESTERDAY = at(date(2026, 11, 17), time(15, 20))


def late(ward: Ward, happened_at: datetime, login: str = "hoa", reason: str = "mất điện") -> Actor:
    return ward.actor(login, happened_at=happened_at, late_reason=reason, evidence="Sổ tay trang 12")


def enter(ward: Ward, happened_at: datetime) -> str:
    return ward.desks.reception.receive(late(ward, happened_at), a_form()).code


def refusal(ward: Ward, actor: Actor) -> str:
    with pytest.raises(Refused) as caught:
        ward.desks.reception.receive(actor, a_form())
    return caught.value.code


def test_a_late_entry_takes_the_next_number_of_the_day_it_happened(ward: Ward) -> None:
    ward.clock.moment = YESTERDAY - timedelta(hours=5)
    first = ward.receive().code
    ward.clock.moment = MORNING
    today = ward.receive().code
    entered = enter(ward, YESTERDAY)
    assert [code[-11:] for code in (first, today, entered)] == ["261117-0001", "261118-0001", "261117-0002"]
    assert ward.receive().code[-11:] == "261118-0002"


def test_the_register_follows_the_order_of_recording(ward: Ward) -> None:
    ward.receive()
    entered = enter(ward, YESTERDAY)
    ward.receive()
    order = ward.rows("SELECT register_number, code FROM dossier ORDER BY register_number")
    assert order[1] == (2, entered)
    assert [number for number, _ in order] == [1, 2, 3]


def test_a_late_entry_of_last_year_stands_in_last_years_book_and_papers(ward: Ward) -> None:
    ward.clock.set(date(2026, 12, 30), time(9))
    ward.receive()
    ward.clock.set(date(2027, 1, 4), time(8))
    entered = ward.desks.lookup.show(ward.actor(), enter(ward, at(date(2026, 12, 31), time(10)))).dossier
    assert entered.register is not None
    assert (entered.register.volume, entered.register.number) == ("01/2026", 2)
    assert entered.paper_number == "0002/TTPVHCC"
    assert ward.receive().register == "01/2027/1"


def test_the_appointment_counts_from_when_it_happened(ward: Ward) -> None:
    entered = ward.desks.lookup.show(ward.actor(), enter(ward, YESTERDAY)).dossier
    assert entered.received_at == YESTERDAY
    assert entered.due_at == at(date(2026, 11, 20), time(17))


def test_the_event_says_when_it_happened_when_it_was_written_and_why_late(ward: Ward) -> None:
    (event,) = ward.desks.lookup.show(ward.actor(), enter(ward, YESTERDAY)).events
    assert (event.happened_at, event.recorded_at) == (YESTERDAY, MORNING)
    assert (event.late_reason, event.evidence, event.is_late_entry) == ("mất điện", "Sổ tay trang 12", True)


@pytest.mark.parametrize(
    ("happened_at", "reason", "code"),
    [
        (MORNING + timedelta(seconds=1), "mất điện", "act.in_the_future"),
        (MORNING - timedelta(seconds=1), "", "act.late_without_reason"),
        (MORNING - timedelta(days=30, seconds=1), "mất điện", "act.too_late"),
    ],
)
def test_no_act_is_entered_ahead_without_a_reason_or_too_late(
    ward: Ward, happened_at: datetime, reason: str, code: str
) -> None:
    assert refusal(ward, late(ward, happened_at, reason=reason)) == code
    assert ward.one("SELECT count(*) FROM counter") == 0


def test_the_last_moment_within_the_bound_is_taken(ward: Ward) -> None:
    assert enter(ward, MORNING - timedelta(days=30))[-11:] == "261019-0001"


def test_events_of_a_dossier_never_go_back_in_time(ward: Ward) -> None:
    code = ward.receive().code
    ward.clock.forward(hours=5)
    desks = ward.desks
    with pytest.raises(Refused) as caught:
        desks.handover.hand_over(late(ward, MORNING - timedelta(minutes=1)), [code], DESK)
    assert caught.value.code == "act.before_previous"
    batch = desks.handover.hand_over(late(ward, MORNING), [code], DESK)
    assert desks.handover.accept(late(ward, MORNING + timedelta(hours=1), "binh"), batch.batch).accepted == (code,)


def test_a_whole_day_without_power_is_entered_in_the_order_it_happened(ward: Ward) -> None:
    ward.clock.set(date(2026, 11, 19), time(8))
    moments = [at(date(2026, 11, 18), time(8 + hour)) for hour in range(4)]
    codes = [enter(ward, moment) for moment in moments]
    assert [code[-11:] for code in codes] == [f"261118-000{n}" for n in range(1, 5)]
    batch = ward.desks.handover.hand_over(late(ward, moments[-1]), codes, DESK).batch
    ward.desks.handover.accept(late(ward, moments[-1] + timedelta(hours=2), "binh"), batch)
    assert ward.desks.upkeep.verify(ward.actor()).problems == ()


def test_a_moment_told_in_utc_is_the_same_moment(ward: Ward) -> None:
    just_after_midnight = at(date(2026, 11, 17), time(0, 30))
    assert enter(ward, just_after_midnight.astimezone(UTC))[-11:] == "261117-0001"
