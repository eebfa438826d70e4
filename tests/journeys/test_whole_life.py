"""Every procedure of the catalogue from the counter to the desks and back, and the same-day ones the short way too."""

import shutil
from collections.abc import Iterator

import pytest

from builders import MORNING, Ward, a_form, a_party, a_ward, quick_folder
from counter_app.domain.deadlines.limits import Unit
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.dossiers.values import Outcome, Receiver
from counter_app.domain.procedures.papers import PaperState
from counter_app.domain.procedures.versions import ProcedureVersion
from counter_app.services.starter_catalogue import starter_catalogue

PROCEDURES = starter_catalogue().procedures
SHORT = [one for one in PROCEDURES if one.short_process is not None]


@pytest.fixture(scope="module")
def house() -> Iterator[Ward]:
    """One ward through whose hands all of them go, as in a real one."""
    folder = quick_folder()
    with a_ward(folder) as open_ward:
        yield open_ward
    shutil.rmtree(folder)


def name(procedure: ProcedureVersion) -> str:
    return procedure.code


def test_there_are_114_of_them_and_16_may_take_the_short_way() -> None:
    assert (len(PROCEDURES), len(SHORT)) == (114, 16)
    assert {one.limit.unit for one in SHORT} <= {Unit.SAME_DAY, Unit.IMMEDIATE}


@pytest.mark.parametrize("procedure", PROCEDURES, ids=name)
def test_a_dossier_of_every_procedure_goes_the_whole_way(house: Ward, procedure: ProcedureVersion) -> None:
    desks, me, steps = house.desks, house.actor(), procedure.full_process.steps
    house.clock.moment = MORNING
    received = desks.reception.receive(me, a_form(procedure.code, pages=3, copies=2))
    code = received.code
    assert received.fee == procedure.fee.due(pages=3, copies=2)
    assert received.due_at is not None
    assert received.due_at > MORNING

    house.clock.forward(minutes=20)
    batch = desks.handover.hand_over(me, [code], procedure.desk).batch
    house.clock.forward(minutes=20)
    assert desks.handover.accept(house.actor("binh"), batch).accepted == (code,)

    for step in steps[1:-2]:
        house.clock.forward(minutes=10)
        assert desks.lookup.show(me, code).dossier.step.name == step.name
        if step.role == "approver":
            desks.handling.sign(me, code, "thang")
        else:
            desks.handling.advance(house.actor("binh"), code)
    house.clock.forward(minutes=10)
    ready = desks.handling.complete(house.actor("vui"), code, Outcome.GRANTED, f"KQ-{procedure.code}")
    assert (ready.state, ready.on_time in {"early", "on_time"}) == ("result_ready", True)

    house.clock.forward(minutes=10)
    done = desks.returning.give_back(house.actor("tra"), code, Receiver("Nguyễn Thị Đào"))
    assert (done.state, done.due_at) == ("returned", received.due_at)

    page = desks.lookup.show(me, code)
    assert [event.kind for event in page.events] == [
        "received",
        "handed_over",
        "taken_over",
        "step_ended",
        "signature_recorded",
        "step_ended",
        "completed",
        "returned",
    ]
    assert [event.payload.ended.code for event in page.events if hasattr(event.payload, "ended")] == [
        step.code for step in steps[:-1]
    ]
    assert page.dossier.procedure.name == procedure.name
    mandatory = [paper.name for paper in procedure.papers if paper.mandatory]
    brought = [paper.name for paper in page.dossier.papers if paper.state in {PaperState.SUBMITTED, PaperState.SHOWN}]
    assert brought == mandatory


@pytest.mark.parametrize("procedure", SHORT, ids=name)
def test_a_same_day_matter_is_received_signed_and_returned(house: Ward, procedure: ProcedureVersion) -> None:
    desks, me = house.desks, house.actor()
    house.clock.moment = MORNING
    form = a_form(procedure.code, a_party(PartyRole.OWNER, "Vi Văn Sáu"), pages=1, copies=1, short=True, receipt=False)
    received = desks.reception.receive(me, form)
    assert (received.step, received.job) == (2, None)
    desks.handling.sign(me, received.code, "thang")
    house.clock.forward(minutes=30)
    assert desks.handling.complete(me, received.code, Outcome.GRANTED).on_time in {"early", "on_time"}
    assert desks.returning.give_back(me, received.code, Receiver("Vi Văn Sáu")).state == "returned"
    kinds = [event.kind for event in desks.lookup.show(me, received.code).events]
    assert kinds == ["received", "signature_recorded", "completed", "returned"]


def test_all_of_it_still_tells_one_story(house: Ward) -> None:
    report = house.desks.upkeep.verify(house.actor())
    assert report.problems == ()
    assert house.rows("SELECT DISTINCT stage FROM dossier") in ([], [("returned",)])
