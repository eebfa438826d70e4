"""The stages and the codes by which the national portal knows them."""

from counter_app.domain.dossiers.stages import CLOSED_STAGES, OPEN_STAGES, PAUSED_STAGES, Stage


def test_the_portal_counts_the_stages_from_1_to_10() -> None:
    in_the_portals_order = (
        "submitted accepted not_accepted in_process awaiting_supplement awaiting_payment withdrawn stopped "
        "result_ready returned"
    )
    assert [Stage(name).national_code for name in in_the_portals_order.split()] == list(range(1, 11))


def test_the_portal_never_hears_of_a_cancelled_number() -> None:
    assert Stage.CANCELLED.national_code is None


def test_no_stage_is_open_and_closed() -> None:
    assert not OPEN_STAGES & CLOSED_STAGES
    assert PAUSED_STAGES < OPEN_STAGES
