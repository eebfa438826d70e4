"""When an act may be written down: not before it happened, not without a reason where late, not out of order."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import ASK, MORNING, SEND, a_dossier, an_act, lived, receive
from counter_app.domain.dossiers.acts import Act, perform
from counter_app.domain.errors import Refused

BOUND = timedelta(days=30)
HOUR = timedelta(hours=1)


def refusal(act: Act, bound: timedelta = BOUND) -> str:
    with pytest.raises(Refused) as caught:
        act.check(bound)
    return caught.value.code


def test_an_act_written_down_when_it_happened_needs_no_reason() -> None:
    an_act().check(BOUND)


def test_an_act_of_the_future_is_refused() -> None:
    assert refusal(an_act(happened_at=MORNING + timedelta(seconds=1))) == "act.in_the_future"


def test_a_reason_does_not_excuse_an_act_of_the_future() -> None:
    assert refusal(an_act(happened_at=MORNING + HOUR, late_reason="mất điện")) == "act.in_the_future"


def test_a_late_entry_without_a_reason_is_refused() -> None:
    assert refusal(an_act(happened_at=MORNING - timedelta(seconds=1))) == "act.late_without_reason"


def test_a_late_entry_with_a_reason_is_taken() -> None:
    an_act(happened_at=MORNING - 3 * HOUR, late_reason="mất điện").check(BOUND)


def test_a_late_entry_may_lie_back_exactly_as_far_as_the_unit_allows() -> None:
    an_act(happened_at=MORNING - BOUND, late_reason="mất điện").check(BOUND)


def test_a_late_entry_beyond_what_the_unit_allows_is_refused() -> None:
    act = an_act(happened_at=MORNING - BOUND - timedelta(seconds=1), late_reason="mất điện")
    assert refusal(act) == "act.too_late"


def test_an_act_before_the_dossiers_last_event_is_refused() -> None:
    dossier = a_dossier("in_process")
    with pytest.raises(Refused) as caught:
        perform(dossier, 1, ASK, an_act(MORNING - timedelta(minutes=6)))
    assert caught.value.code == "act.before_previous"
    assert caught.value.params["previous"] == MORNING


def test_acts_of_the_same_second_follow_each_other() -> None:
    dossier, journal = lived(receive(), SEND)
    assert [event.happened_at for event in journal] == [MORNING, MORNING]
    assert dossier.last_happened_at == MORNING


def test_an_event_carries_the_frame_of_its_act() -> None:
    act = Act(MORNING, MORNING + HOUR, "binh", "hoa", evidence="02/HDHS", late_reason="mất điện")
    _, (event,) = perform(None, 7, receive(), act)
    assert (event.number, event.seq) == (7, 1)
    assert (event.happened_at, event.recorded_at) == (MORNING, MORNING + HOUR)
    assert (event.done_by, event.recorded_by) == ("binh", "hoa")
    assert (event.evidence, event.late_reason) == ("02/HDHS", "mất điện")
    assert event.is_late_entry


def test_events_of_one_dossier_are_counted_on_from_its_version() -> None:
    dossier = replace(a_dossier("signing"), version=41)
    after, events = perform(dossier, 1, ASK, an_act())
    assert [event.seq for event in events] == [42]
    assert after.version == 42


def test_a_request_on_nothing_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        perform(None, 1, SEND, an_act())
    assert caught.value.code == "dossier.unknown"


SKEWED = MORNING - timedelta(minutes=5)


def test_a_clock_a_few_minutes_behind_another_pcs_holds_nobody_up() -> None:
    dossier = a_dossier()
    state, (event,) = perform(dossier, 1, SEND, an_act(SKEWED))
    assert (event.happened_at, event.recorded_at) == (dossier.last_happened_at, SKEWED)
    assert state.last_happened_at == dossier.last_happened_at


@pytest.mark.parametrize(
    "act",
    [
        an_act(SKEWED - timedelta(seconds=1)),
        an_act(SKEWED, recorded_at=MORNING, late_reason="mất điện"),
    ],
    ids=["more than five minutes", "an hour that was typed"],
)
def test_more_than_that_is_refused(act: Act) -> None:
    with pytest.raises(Refused, match=r"act\.before_previous"):
        perform(a_dossier(), 1, SEND, act)
