"""A filled demo folder looks like weeks of a ward's work, holds together, and comes out the same for the same seed."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from counter_app.bootstrap import open_desks
from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.errors import Refused
from counter_app.domain.moments import WARD_TIME, ward_date
from counter_app.services.acting import Actor
from counter_app.services.demo.fill import DemoFilled, fill
from counter_app.services.desks import Desks
from counter_app.services.state_calendar import state_calendar

FIRST, LAST = date(2026, 9, 1), date(2026, 11, 20)
DOSSIERS = 170
_BEGINNING = datetime(2026, 1, 1, tzinfo=WARD_TIME)
_END = datetime(2027, 1, 1, tzinfo=WARD_TIME)

Journals = Sequence[tuple[e.Event, ...]]


def _journals(desks: Desks) -> Journals:
    return list(desks.daily_log.queries.journals(_BEGINNING, _END))


@pytest.fixture(scope="module")
def filled(demo_folder: Callable[[str], Path]) -> Iterator[tuple[Desks, DemoFilled]]:
    with open_desks(demo_folder("filled")) as desks:
        yield desks, fill(desks, DOSSIERS, FIRST, LAST, seed=7)


@pytest.fixture(scope="module")
def journals(filled: tuple[Desks, DemoFilled]) -> Journals:
    return _journals(filled[0])


def test_it_adds_what_it_says(filled: tuple[Desks, DemoFilled], journals: Journals) -> None:
    assert filled[1] == DemoFilled(DOSSIERS, sum(map(len, journals)))
    assert len(journals) == DOSSIERS


def test_dossiers_stand_in_every_stage(journals: Journals) -> None:
    assert {replay(journal).stage for journal in journals} == set(Stage)


def test_everything_stored_tells_one_story(filled: tuple[Desks, DemoFilled]) -> None:
    report = filled[0].upkeep.checks.verify(())
    assert report.ok, report.problems
    assert report.dossiers == DOSSIERS


def test_work_is_done_in_working_hours(journals: Journals) -> None:
    calendar = state_calendar()
    moments = {event.happened_at for journal in journals for event in journal}
    outside = [
        moment
        for moment in moments
        if not any(start <= moment <= end for start, end in calendar.spans(ward_date(moment)))
    ]
    assert outside == []
    assert max(moments) <= calendar.last_close(LAST)


def test_the_days_events_come_about(journals: Journals) -> None:
    kinds = Counter(event.kind for journal in journals for event in journal)
    wanted = {
        *("handed_over", "taken_over", "handover_refused", "supplement_asked", "supplement_received", "extended"),
        *("apologised", "withdrawn", "stopped", "reopened", "payment_due", "sent_back", "reassigned", "corrected"),
        *("not_accepted", "cancelled", "fee_collected", "returned"),
    }
    assert wanted <= set(kinds)


def test_certified_copies_and_civil_status_dominate(journals: Journals) -> None:
    fields = Counter(replay(journal).procedure.field_code for journal in journals)
    assert fields["chung_thuc"] + fields["ho_tich"] > 0.7 * DOSSIERS


def test_some_are_late_and_most_are_not(journals: Journals) -> None:
    verdicts = Counter(replay(journal).on_time for journal in journals)
    assert 0 < verdicts[Verdict.LATE] < 0.15 * DOSSIERS


def test_batches_carry_several_dossiers(journals: Journals) -> None:
    sent = [
        event.payload.transit.batch
        for journal in journals
        for event in journal
        if isinstance(event.payload, e.HandedOver)
    ]
    assert max(Counter(sent).values()) > 1


def test_an_act_for_many_items_gives_each_its_events(journals: Journals) -> None:
    together = Counter(journal[0].happened_at for journal in journals if replay(journal).short)
    assert max(together.values()) > 1


def test_late_entries_and_codes_of_the_portal_occur(journals: Journals) -> None:
    events = [event for journal in journals for event in journal]
    assert any(event.is_late_entry for event in events)
    codes = [event.payload.code for event in events if isinstance(event.payload, e.Received)]
    assert {code.issuer.value for code in codes} == {"unit", "portal"}


def test_each_dossiers_events_are_in_order(journals: Journals) -> None:
    for journal in journals:
        assert [event.seq for event in journal] == list(range(1, len(journal) + 1))
        assert [event.happened_at for event in journal] == sorted(event.happened_at for event in journal)


def test_the_same_seed_fills_alike_and_another_does_not(demo_folder: Callable[[str], Path]) -> None:
    stories: list[Journals] = []
    for seed in (3, 3, 4):
        with open_desks(demo_folder("alike")) as desks:
            fill(desks, 40, date(2026, 11, 2), LAST, seed)
            stories.append(_journals(desks))
    assert stories[0] == stories[1]
    assert stories[0] != stories[2]


def test_a_folder_can_be_filled_again_with_the_same_seed(demo: Desks) -> None:
    for _ in range(2):
        fill(demo, 60, date(2026, 11, 2), LAST, seed=3)
    report = demo.upkeep.checks.verify(())
    assert report.ok, report.problems
    assert report.dossiers == 120


def test_a_single_day_is_enough(demo: Desks) -> None:
    assert fill(demo, 25, LAST, LAST, seed=1).dossiers == 25
    days = [{ward_date(event.recorded_at) for event in journal} for journal in _journals(demo)]
    assert all(day == {LAST} for day in days)


def test_no_dossier_at_all_is_refused(demo: Desks) -> None:
    with pytest.raises(Refused, match=r"demo\.nothing"):
        fill(demo, 0, FIRST, LAST, seed=1)


def test_days_on_which_nobody_works_are_refused(demo: Desks) -> None:
    saturday, sunday = date(2026, 11, 21), date(2026, 11, 22)
    with pytest.raises(Refused, match=r"demo\.no_open_day"):
        fill(demo, 5, saturday, sunday, seed=1)


def test_live_data_are_never_touched(live: Desks) -> None:
    before = live.upkeep.checks.audit_head()
    with pytest.raises(Refused, match=r"demo\.live_folder"):
        fill(live, 5, FIRST, LAST, seed=1)
    assert live.upkeep.checks.audit_head() == before


def test_a_refused_act_takes_its_whole_transaction_back(demo: Desks) -> None:
    demo.staff.disable(Actor(demo.person("hoa")), "vui")
    demo.staff.set_roles(
        Actor(demo.person("hoa")), "hoa", [role for role in demo.person("hoa").roles if role != "registry"]
    )
    with pytest.raises(Refused, match=r"demo\.nobody"):
        fill(demo, 40, date(2026, 11, 2), LAST, seed=3)
    assert demo.upkeep.checks.verify(()).ok
