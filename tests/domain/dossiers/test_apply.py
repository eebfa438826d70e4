"""A dossier is what its events add up to, however they came about."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import LIVES, MORNING, PROCEDURE, an_act, lived
from counter_app.domain.dossiers.acts import perform
from counter_app.domain.dossiers.apply import apply, at_work, replay
from counter_app.domain.dossiers.events import KINDS, Event, HandoverRecalled, Submitted
from counter_app.domain.dossiers.stages import OPEN_STAGES, Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from domain.dossiers.test_decide import REQUESTS

requests = st.lists(st.sampled_from(sorted(REQUESTS)), max_size=40)


def a_random_life(names: list[str]) -> tuple[Dossier | None, list[Event], set[str]]:
    """Ask for one thing after another, a minute apart; what is refused leaves no trace."""
    state, journal, refused = None, list[Event](), set[str]()
    for minute, name in enumerate(names):
        try:
            state, events = perform(state, 1, REQUESTS[name], an_act(MORNING + timedelta(minutes=minute)))
        except Refused as refusal:
            refused.add(refusal.code)
            continue
        journal += events
    return state, journal, refused


@pytest.mark.parametrize("place", LIVES)
def test_a_journal_replayed_gives_the_dossier_it_was_written_by(place: str) -> None:
    dossier, journal = lived(*LIVES[place])
    assert replay(tuple(journal)) == dossier


@given(requests)
@settings(max_examples=300)
def test_any_life_replayed_gives_the_same_dossier(names: list[str]) -> None:
    state, journal, _ = a_random_life(["receive", *names])
    assert replay(tuple(journal)) == state
    assert [event.seq for event in journal] == list(range(1, len(journal) + 1))


@given(requests)
@settings(max_examples=300)
def test_in_any_life_what_is_at_work_has_a_step_a_due_date_and_a_code(names: list[str]) -> None:
    state, journal, _ = a_random_life(["receive", *names])
    assert state is not None
    assert state.code is not None
    assert state.register is not None
    assert state.due_at is not None
    if state.stage in OPEN_STAGES:
        assert state.step is not None
    if any(event.kind == "returned" for event in journal):
        kinds = [event.kind for event in journal]
        assert kinds.index("completed") < kinds.index("returned")


@given(requests)
@settings(max_examples=200)
def test_no_appointment_is_ever_overwritten(names: list[str]) -> None:
    _, journal, _ = a_random_life(["receive", *names])
    state, told = None, ()
    for event in journal:
        state = apply(state, event)
        assert state.appointments[: len(told)] == told
        told = state.appointments


@given(requests)
@settings(max_examples=200)
def test_money_taken_is_never_more_than_was_owed(names: list[str]) -> None:
    state, journal, _ = a_random_life(["receive", *names])
    assert state is not None
    assert state.fee.collected == sum(getattr(event.payload, "amount", 0) for event in journal)
    assert state.fee.collected <= 15_000


def test_every_kind_of_event_has_its_rule() -> None:
    from counter_app.domain.dossiers.apply import _after  # noqa: PLC0415

    assert set(KINDS.values()) <= set(_after.registry)


def test_a_journal_cannot_begin_in_the_middle() -> None:
    event = replace(lived(*LIVES["submitted"])[1][0], payload=HandoverRecalled("BG-000001"))
    with pytest.raises(TypeError, match="cannot begin"):
        replay((event,))


def test_an_online_matter_keeps_the_moment_it_was_submitted() -> None:
    filed = MORNING - timedelta(days=1)
    matter = replace(REQUESTS["submit"].matter, submitted_at=filed)
    event = replace(lived(*LIVES["submitted"])[1][0], payload=Submitted(matter, "HDHS-2026-000001"))
    assert apply(None, event).submitted_at == filed


def test_the_first_event_says_which_procedure_holds() -> None:
    assert lived(*LIVES["submitted"])[0].procedure == PROCEDURE


@pytest.mark.parametrize(
    ("place", "stage"),
    [("accepted", Stage.ACCEPTED), ("short", Stage.ACCEPTED), ("in_process", Stage.IN_PROCESS)],
)
def test_work_goes_on_where_it_stood(place: str, stage: Stage) -> None:
    assert at_work(lived(*LIVES[place])[0]) is stage


@pytest.mark.parametrize(("place", "stage"), [("accepted", "accepted"), ("short", "accepted"), ("last", "in_process")])
def test_a_dossier_whose_papers_came_stands_where_it_stood(place: str, stage: str) -> None:
    dossier, _ = lived(*LIVES[place], REQUESTS["ask_supplement"], REQUESTS["take_supplement"])
    before, _ = lived(*LIVES[place])
    assert dossier.stage == stage
    assert dossier.step == before.step
    assert dossier.holder == before.holder
