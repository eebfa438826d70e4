"""When the clock stands still or the promise changes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from builders import ASK, AT_DESK, LIVES, MORNING, STOP, a_dossier, a_due, an_act, lived, receive
from counter_app.domain.dossiers import requests as r
from counter_app.domain.dossiers.decide import decide
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Pause, StopCause
from counter_app.domain.errors import Refused

LATER = MORNING + timedelta(days=7)
DUE = a_due().at
RESUMED = a_due(LATER)
TAKE_PAPERS = r.TakeSupplement(RESUMED, LATER)
EXTEND = r.Extend(DUE + timedelta(days=5), "Chờ xác minh", "01/PXL")
APOLOGISE = r.Apologise(DUE + timedelta(days=5), "Chờ xác minh", "01/PXL")


def refusal(dossier: Dossier, request: r.Request) -> str:
    with pytest.raises(Refused) as caught:
        decide(dossier, request)
    return caught.value.code


def test_asking_for_papers_stops_the_clock_and_sets_the_day_to_close_on() -> None:
    waiting = a_dossier("awaiting_supplement")
    assert waiting.pauses == (Pause(MORNING),)
    assert (waiting.supplement_count, waiting.supplement_close_on) == (1, date(2026, 12, 3))
    assert waiting.missing == ("Tờ khai",)


def test_the_promise_stands_while_papers_are_awaited() -> None:
    assert a_dossier("awaiting_supplement").due_at == DUE


def test_the_papers_bring_a_new_appointment_and_end_the_pause() -> None:
    resumed, journal = lived(TAKE_PAPERS, after=a_dossier("awaiting_supplement"), act=an_act(LATER))
    assert resumed.pauses == (Pause(MORNING, LATER),)
    assert resumed.clock_start == LATER
    assert (resumed.due_at, resumed.appointments[-1].why) == (RESUMED.at, "supplemented")
    assert journal[0].payload.due_before == DUE
    assert (resumed.missing, resumed.supplement_close_on) == ((), None)


def test_papers_asked_for_again_are_counted() -> None:
    again, _ = lived(*AT_DESK, ASK, TAKE_PAPERS, ASK)
    assert again.supplement_count == 2


def test_papers_may_be_asked_for_while_the_counter_still_has_the_dossier() -> None:
    waiting, _ = lived(receive(), ASK)
    resumed, _ = lived(TAKE_PAPERS, after=waiting)
    assert (waiting.stage, resumed.stage) == (Stage.AWAITING_SUPPLEMENT, Stage.ACCEPTED)


def test_nothing_missing_is_nothing_to_ask_for() -> None:
    assert refusal(a_dossier("in_process"), replace(ASK, missing=())) == "supplement.nothing_missing"


@pytest.mark.parametrize(
    ("place", "request_"),
    [
        ("in_process", replace(ASK, reason=" ")),
        ("in_process", replace(EXTEND, reason="")),
        ("in_process", replace(APOLOGISE, reason="")),
        ("in_process", r.Withdraw("")),
        ("in_process", replace(STOP, reason="")),
        ("stopped", r.Reopen(a_due(), "")),
    ],
)
def test_no_pause_and_no_new_promise_goes_without_its_reason(place: str, request_: r.Request) -> None:
    assert refusal(a_dossier(place), request_) == "reason.missing"


def test_papers_not_brought_are_waited_for_until_the_last_day() -> None:
    waiting = a_dossier("awaiting_supplement")
    assert refusal(waiting, replace(STOP, on=date(2026, 12, 3))) == "supplement.not_expired"
    closed, _ = lived(replace(STOP, on=date(2026, 12, 4)), after=waiting)
    assert (closed.stage, closed.stop_cause) == (Stage.STOPPED, StopCause.NOT_SUPPLEMENTED)


def test_whoever_withdraws_need_not_wait_for_the_papers_to_expire() -> None:
    withdrawn, _ = lived(r.Withdraw("Tự nguyện"), STOP, after=a_dossier("awaiting_supplement"))
    assert (withdrawn.stage, withdrawn.stop_cause) == (Stage.STOPPED, StopCause.WITHDRAWAL)


def test_a_payment_elsewhere_is_waited_for_and_deducted() -> None:
    waiting = a_dossier("awaiting_payment")
    assert (waiting.pauses, waiting.due_at) == ((Pause(MORNING),), DUE)
    settled, _ = lived(r.SettlePayment(RESUMED), after=waiting, act=an_act(LATER))
    assert (settled.stage, settled.due_at) == (Stage.IN_PROCESS, RESUMED.at)
    assert settled.appointments[-1].why == "paid"
    assert settled.clock_start == MORNING


def test_an_extension_promises_a_new_date_and_is_counted() -> None:
    extended, journal = lived(EXTEND, after=a_dossier("in_process"))
    assert (extended.due_at, extended.extension_count) == (EXTEND.due_at, 1)
    assert [promise.due_at for promise in extended.appointments] == [DUE, EXTEND.due_at]
    assert journal[0].payload.due_before == DUE


@pytest.mark.parametrize("shift", [timedelta(0), timedelta(seconds=-1), timedelta(days=-3)])
def test_an_extension_to_an_earlier_date_is_none(shift: timedelta) -> None:
    assert refusal(a_dossier("in_process"), replace(EXTEND, due_at=DUE + shift)) == "extend.not_later"


def test_an_apology_is_not_an_extension() -> None:
    apologised, _ = lived(APOLOGISE, after=a_dossier("in_process"))
    assert (apologised.due_at, apologised.extension_count, apologised.apologies) == (DUE, 0, 1)


def test_an_apology_tells_no_date_that_is_past() -> None:
    assert refusal(a_dossier("in_process"), replace(APOLOGISE, new_date=MORNING)) == "apologise.date_past"


def test_withdrawing_waits_for_the_stop_notice() -> None:
    withdrawn = a_dossier("withdrawn")
    assert (withdrawn.stage.national_code, withdrawn.ended_at) == (7, None)
    stopped, _ = lived(STOP, after=withdrawn)
    assert (stopped.stage.national_code, stopped.stop_cause) == (8, StopCause.WITHDRAWAL)
    assert stopped.ended_at == MORNING


def test_a_stopped_dossier_goes_on_with_the_stop_deducted() -> None:
    going, journal = lived(r.Reopen(RESUMED, "Đủ điều kiện"), after=a_dossier("stopped"), act=an_act(LATER))
    assert (going.stage, going.due_at) == (Stage.IN_PROCESS, RESUMED.at)
    assert (going.ended_at, going.stop_cause) == (None, None)
    assert going.pauses == (Pause(MORNING, LATER),)
    assert journal[0].payload.due_before == DUE


@pytest.mark.parametrize("life", [(*LIVES["withdrawn"], STOP), LIVES["expired"]])
def test_what_the_citizen_ended_is_not_reopened(life: tuple[r.Request, ...]) -> None:
    assert refusal(lived(*life)[0], r.Reopen(a_due(), "Đủ điều kiện")) == "reopen.ended"
