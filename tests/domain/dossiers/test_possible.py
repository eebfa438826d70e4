"""What a dossier allows as it stands, asked of the rules themselves."""

import pytest

from builders import LIVES, MORNING, STEPS, a_dossier, held_by
from counter_app.domain.dossiers.possible import hindrances
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import FeeAccount

ON_THE_WAY = {"take_over", "recall"}


def allowed(dossier: Dossier) -> set[str]:
    return {act for act, refused in hindrances(dossier, STEPS, MORNING).items() if refused is None}


@pytest.mark.parametrize("stage", LIVES)
def test_every_act_is_answered_for_every_life(stage: str) -> None:
    dossier = a_dossier(stage)
    told = set(hindrances(dossier, STEPS, MORNING))
    assert ("take_over" in told) == (dossier.transit is not None)
    assert len(told - ON_THE_WAY) == 29


@pytest.mark.parametrize(
    ("stage", "acts"),
    [
        ("submitted", {"receive", "ask_completion", "refuse"}),
        ("accepted", {"hand_over", "cancel", "change_procedure"}),
        ("in_process", {"advance", "hand_over", "reassign", "ask_supplement", "wait_for_payment", "stop"}),
        ("signing", {"sign", "advance", "send_back"}),
        ("last", {"complete", "send_back"}),
        ("awaiting_supplement", {"resume", "withdraw", "apologise"}),
        ("awaiting_payment", {"settle_payment"}),
        ("stopped", {"reopen"}),
        ("result_ready", {"give_back", "collect_fee", "waive_fee"}),
    ],
)
def test_the_acts_of_a_stage_are_allowed(stage: str, acts: set[str]) -> None:
    assert acts <= allowed(a_dossier(stage))


@pytest.mark.parametrize(
    ("stage", "act", "code"),
    [
        ("accepted", "advance", "dossier.hand_over_first"),
        ("in_process", "sign", "step.not_for_signing"),
        ("in_process", "complete", "complete.steps_open"),
        ("in_process", "give_back", "dossier.not_ready"),
        ("last", "advance", "step.complete_instead"),
        ("moving", "cancel", "dossier.in_transit"),
        ("awaiting_supplement", "stop", "supplement.not_expired"),
        ("returned", "give_back", "dossier.not_now"),
        ("expired", "reopen", "reopen.ended"),
    ],
)
def test_a_forbidden_act_says_why(stage: str, act: str, code: str) -> None:
    refused = hindrances(a_dossier(stage), STEPS, MORNING)[act]
    assert refused is not None
    assert refused.code == code


def test_what_is_on_its_way_may_be_taken_over_or_called_back() -> None:
    assert allowed(a_dossier("moving")) >= ON_THE_WAY


def test_where_nothing_is_owed_there_is_nothing_to_collect() -> None:
    refused = hindrances(a_dossier("result_ready", fee=FeeAccount()), STEPS, MORNING)["collect_fee"]
    assert refused is not None
    assert refused.code == "fee.nothing_owed"


def test_to_ask_changes_nothing() -> None:
    dossier = a_dossier("in_process", holder=held_by("binh"))
    hindrances(dossier, STEPS, MORNING)
    assert dossier == a_dossier("in_process", holder=held_by("binh"))
