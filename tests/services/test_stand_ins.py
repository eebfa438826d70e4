"""Who acts for whom: by a decision, from one day to another, and nothing more than signing."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from builders import MORNING, Ward
from counter_app.domain.dossiers.values import Authority
from counter_app.domain.errors import CounterError, Forbidden
from counter_app.domain.people import Right
from counter_app.domain.stand_ins import StandIn
from counter_app.services import handling

TODAY = MORNING.date()
TOMORROW = TODAY + timedelta(days=1)
BY_DECISION = StandIn("thang", "binh", TODAY, "Quyết định 12", TOMORROW)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(CounterError) as caught:
        act()
    return caught.value.code


def sign(ward: Ward, signer: str) -> str:
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    return ward.desks.handling.sign(ward.actor(), code, signer, Authority.KT).signed_by


def test_a_stand_in_signs_from_the_first_day_to_the_last(ward: Ward) -> None:
    assert refused(lambda: sign(ward, "binh")) == "right.missing"
    ward.desks.stand_ins.appoint(ward.actor("quan"), BY_DECISION)
    assert sign(ward, "binh") == "binh"
    ward.clock.forward(days=1)
    assert sign(ward, "binh") == "binh"
    ward.clock.forward(days=1)
    assert refused(lambda: sign(ward, "binh")) == "right.missing"


def test_whoever_stands_in_for_somebody_who_does_not_sign_does_not_sign(ward: Ward) -> None:
    ward.desks.stand_ins.appoint(ward.actor("quan"), StandIn("vui", "binh", TODAY, "Phân công"))
    assert refused(lambda: sign(ward, "binh")) == "right.missing"


def test_standing_in_lends_no_other_right(ward: Ward) -> None:
    ward.desks.stand_ins.appoint(ward.actor("quan"), BY_DECISION)
    with pytest.raises(Forbidden):
        ward.desks.daily_log.sign_off(ward.actor("binh"), TODAY)
    assert not ward.desks.person("binh").may(Right.SIGN)


def test_the_date_of_the_act_counts_not_that_of_the_record(ward: Ward) -> None:
    ward.desks.stand_ins.appoint(ward.actor("quan"), StandIn("thang", "binh", TODAY, "Quyết định 12", TODAY))
    code = ward.at_desk()
    ward.clock.forward(minutes=30)
    ward.desks.handling.advance(ward.actor("binh"), code)
    signed_at = ward.clock.moment
    ward.clock.forward(days=1)
    late = ward.actor("hoa", happened_at=signed_at, late_reason="Mất điện")
    assert ward.desks.handling.sign(late, code, "binh", Authority.KT).signed_by == "binh"


def test_whoever_may_sign_on_a_day_is_offered_on_that_day_alone(ward: Ward) -> None:
    office = ward.desks.office
    always = {one.login for one in office.signers(TODAY)}
    assert always == {one.login for one in office.staff() if one.may(Right.SIGN)}
    ward.desks.stand_ins.appoint(ward.actor("quan"), BY_DECISION)
    assert {one.login for one in office.signers(TOMORROW)} == always | {"binh"}
    assert {one.login for one in office.signers(TOMORROW + timedelta(days=1))} == always


def test_a_stand_in_who_is_disabled_signs_nothing(ward: Ward) -> None:
    ward.desks.stand_ins.appoint(ward.actor("quan"), StandIn("thang", "vui", TODAY, "Quyết định 12"))
    ward.desks.staff.disable(ward.actor("quan"), "vui")
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    assert refused(lambda: ward.desks.handling.sign(ward.actor(), code, "vui")) == "right.missing"


def test_with_the_check_taken_away_anybody_would_sign(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the refusals above are the check's."""
    monkeypatch.setattr(handling, "must_be_able_to_sign", lambda unit, person, authority, day: None)
    assert sign(ward, "binh") == "binh"


@pytest.mark.parametrize(
    ("absence", "code"),
    [
        (StandIn("thang", "thang", TODAY, "Quyết định 12"), "stand_in.oneself"),
        (StandIn("thang", "binh", TODAY, "  "), "stand_in.basis_missing"),
        (StandIn("thang", "binh", TOMORROW, "Quyết định 12", TODAY), "stand_in.ends_before"),
        (StandIn("thang", "nghi", TODAY, "Quyết định 12"), "person.inactive"),
        (StandIn("thang", "ma", TODAY, "Quyết định 12"), "person.unknown"),
    ],
)
def test_an_absence_that_cannot_be_is_refused(ward: Ward, absence: StandIn, code: str) -> None:
    assert refused(lambda: ward.desks.stand_ins.appoint(ward.actor("quan"), absence)) == code
    assert ward.desks.office.profile().stand_ins == ()


def test_nobody_has_two_stand_ins_on_one_day(ward: Ward) -> None:
    stand_ins, quan = ward.desks.stand_ins, ward.actor("quan")
    stand_ins.appoint(quan, BY_DECISION)
    again = StandIn("thang", "vui", TOMORROW, "Quyết định 13")
    assert refused(lambda: stand_ins.appoint(quan, again)) == "stand_in.overlaps"
    stand_ins.end(quan, "thang", TODAY, TODAY)
    assert [one.stand_in for one in stand_ins.appoint(quan, again)] == ["binh", "vui"]


def test_an_absence_ends_on_a_day_and_one_that_never_began_is_taken_back(ward: Ward) -> None:
    stand_ins, quan = ward.desks.stand_ins, ward.actor("quan")
    stand_ins.appoint(quan, BY_DECISION)
    assert stand_ins.end(quan, "thang", TODAY, TODAY)[0].last_day == TODAY
    assert stand_ins.end(quan, "thang", TODAY, TODAY - timedelta(days=1)) == ()
    assert refused(lambda: stand_ins.end(quan, "thang", TODAY, TODAY)) == "stand_in.unknown"


def test_the_log_names_the_decision(ward: Ward) -> None:
    ward.desks.stand_ins.appoint(ward.actor("quan"), BY_DECISION)
    assert ward.rows("SELECT who, action, data FROM audit ORDER BY seq DESC LIMIT 1") == [
        (
            "quan",
            "stand_in.appointed",
            '{"absent":"thang","basis":"Quyết định 12","from":"2026-11-18","stand_in":"binh","to":"2026-11-19"}',
        )
    ]


def test_a_stand_in_signs_for_the_absent_leader_and_never_as_the_leader(ward: Ward) -> None:
    ward.desks.stand_ins.appoint(ward.actor("quan"), BY_DECISION)
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    sign = ward.desks.handling.sign
    assert refused(lambda: sign(ward.actor(), code, "binh", Authority.TM)) == "stand_in.signs_for_another"
    assert sign(ward.actor(), code, "binh", Authority.TUQ).signed_by == "binh"


def test_an_absence_is_not_drawn_out_into_the_next_one(ward: Ward) -> None:
    stand_ins, quan = ward.desks.stand_ins, ward.actor("quan")
    stand_ins.appoint(quan, BY_DECISION)
    stand_ins.appoint(quan, StandIn("thang", "vui", TOMORROW + timedelta(days=1), "Quyết định 13"))
    later = TOMORROW + timedelta(days=3)
    assert refused(lambda: stand_ins.end(quan, "thang", TODAY, later)) == "stand_in.overlaps"
    assert [one.last_day for one in ward.desks.office.profile().stand_ins] == [TOMORROW, None]
