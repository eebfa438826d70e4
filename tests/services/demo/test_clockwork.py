"""Many acts share one transaction in a demo, and none of them is left behind alone."""

from datetime import datetime

import pytest

from counter_app.domain.dossiers.parties import Party, PartyRole
from counter_app.domain.errors import Refused
from counter_app.domain.moments import WARD_TIME
from counter_app.services.acting import Actor
from counter_app.services.demo.clockwork import MovedClock, moved
from counter_app.services.desks import Desks
from counter_app.services.intake import ReceptionForm

NINE = datetime(2026, 11, 18, 9, 0, tzinfo=WARD_TIME)
FORM = ReceptionForm((Party(PartyRole.OWNER, "Nông Thị Đào"),), "1.004873")


def test_acts_happen_at_the_moved_clock(demo: Desks) -> None:
    clock = MovedClock(NINE)
    desks, _ = moved(demo, clock)
    done = desks.reception.receive(Actor(desks.person("hoa")), FORM)
    assert done.received_at == NINE
    assert desks.now() == NINE


def test_acts_together_are_seen_by_others_only_at_the_end(demo: Desks) -> None:
    desks, units = moved(demo, MovedClock(NINE))
    clerk = Actor(desks.person("hoa"))
    with units.together():
        code = desks.reception.receive(clerk, FORM).code
        assert demo.lookup.queries.search(code, 5).count == 0
    assert demo.lookup.queries.search(code, 5).count == 1


def test_a_refused_act_takes_those_before_it_back(demo: Desks) -> None:
    desks, units = moved(demo, MovedClock(NINE))
    clerk = Actor(desks.person("hoa"))
    with pytest.raises(Refused), units.together():  # noqa: PT012  (the first act must have been done)
        desks.reception.receive(clerk, FORM)
        desks.reception.receive(clerk, ReceptionForm((), "1.004873"))
    assert desks.reception.receive(clerk, FORM).code.endswith("-0001")


def test_acts_apart_have_transactions_of_their_own(demo: Desks) -> None:
    desks, _ = moved(demo, MovedClock(NINE))
    clerk = Actor(desks.person("hoa"))
    desks.reception.receive(clerk, FORM)
    with pytest.raises(Refused):
        desks.reception.receive(clerk, ReceptionForm((), "1.004873"))
    assert desks.reception.receive(clerk, FORM).code.endswith("-0002")


def test_live_desks_are_not_moved(live: Desks) -> None:
    with pytest.raises(Refused, match=r"demo\.live_folder"):
        moved(live, MovedClock(NINE))
