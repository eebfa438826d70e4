"""The leader's day: each number is the length of its rows, and the rows are those the journals tell of."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

import pytest

from builders import SINGLE_STATUS, Ward, a_form, a_party, a_ward, quick_folder
from counter_app.domain.deadlines.verdicts import Verdict, is_late, verdict
from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at, ward_date
from counter_app.services.leader_rows import LeaderDay, Number
from counter_app.services.reports.report import ReportForm
from random_lives import LAST, Journal, random_lives, store

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20)
AT_WORK = {"accepted", "in_process"}
PAUSED = {"awaiting_supplement", "awaiting_payment"}


def page(ward: Ward, day: date = WEDNESDAY) -> LeaderDay:
    return ward.desks.leader.day(ward.actor("thang"), day)


def codes(found: LeaderDay, number: Number) -> list[str]:
    return [row.code for row in found.rows(number)]


def stands(found: LeaderDay) -> list[tuple[str, str, str]]:
    return [(row.code, row.held_by, row.step_name) for row in found.rows(Number.HELD)]


@pytest.fixture(scope="module", params=range(3))
def lived(request: pytest.FixtureRequest) -> Iterator[tuple[Ward, list[Journal]]]:
    """A ward in which dossiers lived at random, and their journals."""
    journals = random_lives(request.param, 40)
    with a_ward(quick_folder(), at(LAST + timedelta(days=1), time(18))) as ward:
        store(ward, journals)
        yield ward, journals


DAYS = tuple(date(2026, 9, 3) + timedelta(days=13 * n) for n in range(6))


def stood(journals: list[Journal], day: date) -> list[Dossier]:
    """Every dossier as it stood at the end of the day."""
    end = at(day, time.min) + timedelta(days=1)
    known = [tuple(event for event in journal if event.happened_at < end) for journal in journals]
    return [replay(journal) for journal in known if journal]


def happened(journals: list[Journal], kind: type, first: date, last: date) -> set[str]:
    return {
        replay(journal).handle
        for journal in journals
        for event in journal
        if isinstance(event.payload, kind) and first <= ward_date(event.happened_at) <= last
    }


def late(one: Dossier, day: date) -> bool:
    end = at(day, time.min) + timedelta(days=1)
    return one.stage.value in AT_WORK and one.due_at is not None and is_late(one.due_at, end)


BY_HAND: dict[Number, Callable[[Dossier, date], bool]] = {
    Number.OVERDUE: late,
    Number.APOLOGIES_OWED: lambda one, day: late(one, day) and one.apologies == 0,
    Number.APOLOGISED: lambda one, day: late(one, day) and one.apologies > 0,
    Number.WAITING: lambda one, day: one.stage.value in PAUSED,
    Number.NOT_ACCEPTED: lambda one, day: one.transit is not None,
    Number.HELD: lambda one, day: one.stage.value in AT_WORK | PAUSED,
    Number.UNCOLLECTED: lambda one, day: (
        one.stage.value == "result_ready"
        and one.completed_at is not None
        and one.completed_at < at(day, time.min) - timedelta(days=7)
    ),
}


@pytest.mark.parametrize("day", DAYS)
def test_every_number_counts_exactly_the_dossiers_that_the_journals_tell_of(
    lived: tuple[Ward, list[Journal]], day: date
) -> None:
    ward, journals = lived
    found = page(ward, day)
    there = stood(journals, day)
    for number, belongs in BY_HAND.items():
        assert sorted(codes(found, number)) == sorted(one.handle for one in there if belongs(one, day)), number
        assert found.count(number) == len(found.rows(number))


@pytest.mark.parametrize("day", DAYS)
def test_the_numbers_of_the_month_are_what_happened_from_its_first_day_on(
    lived: tuple[Ward, list[Journal]], day: date
) -> None:
    ward, journals = lived
    found, first = page(ward, day), day.replace(day=1)
    cancelled = {replay(journal).handle for journal in journals if replay(journal).stage.value == "cancelled"}
    assert set(codes(found, Number.MONTH_RECEIVED)) == happened(journals, e.Received, first, day) - cancelled
    assert set(codes(found, Number.MONTH_RETURNED)) == happened(journals, e.Returned, first, day)
    done = [one for one in stood(journals, day) if one.completed_at and ward_date(one.completed_at) >= first]
    in_time = {one.handle for one in done if verdict(one.due_at, one.completed_at) is not Verdict.LATE}  # type: ignore[arg-type]
    assert in_time <= set(codes(found, Number.MONTH_ON_TIME))
    assert {one.handle for one in done} <= set(codes(found, Number.MONTH_SOLVED))
    assert found.count(Number.MONTH_SOLVED) == found.count(Number.MONTH_ON_TIME) + found.count(Number.MONTH_LATE)


@pytest.mark.parametrize("day", DAYS)
def test_the_share_of_the_month_is_that_of_the_report(lived: tuple[Ward, list[Journal]], day: date) -> None:
    ward, _ = lived
    report = ward.desks.reports.report(ward.actor("thang"), ReportForm.F07A, day.replace(day=1), day)
    assert page(ward, day).month_share == report.shares.ours
    assert ward.desks.leader.months(ward.actor("thang"), day)[-1].share == report.shares.ours


@pytest.mark.parametrize("day", DAYS)
def test_the_charts_and_the_holders_add_up_to_the_numbers(lived: tuple[Ward, list[Journal]], day: date) -> None:
    found = page(lived[0], day)
    assert [point.day for point in found.by_day] == [day.replace(day=n) for n in range(1, day.day + 1)]
    assert sum(point.received for point in found.by_day) == found.count(Number.MONTH_RECEIVED)
    assert sum(point.returned for point in found.by_day) == found.count(Number.MONTH_RETURNED)
    assert sum(point.paused for point in found.by_day) == len(found.paused)
    assert sum(point.received for point in found.by_hour) == found.count(Number.RECEIVED)
    assert sum(load.count for load in found.holders) == found.count(Number.HELD)
    assert sum(load.overdue for load in found.holders) == found.count(Number.OVERDUE)


def test_an_overdue_dossier_tells_who_holds_it_and_owes_an_apology_until_one_is_sent(ward: Ward) -> None:
    code = ward.at_desk()
    ward.clock.set(date(2026, 11, 26), time(9))
    found = page(ward, ward_date(ward.clock()))
    (row,) = found.rows(Number.OVERDUE)
    assert (row.code, row.holder, row.held_by) == (code, "Lê Văn Bình", "binh")
    assert row.due is not None
    assert (row.due.kind, row.due.amount) == ("overdue", 2)
    assert codes(found, Number.APOLOGIES_OWED) == [code]
    ward.desks.handling.apologise(ward.actor("binh"), code, at(date(2026, 11, 30), time(17)), "Chờ xác minh")
    after = page(ward, ward_date(ward.clock()))
    assert (codes(after, Number.APOLOGIES_OWED), codes(after, Number.APOLOGISED)) == ([], [code])


def test_a_past_day_is_told_as_it_stood(ward: Ward) -> None:
    code = ward.at_desk()
    before = page(ward)
    ward.clock.set(THURSDAY, time(9))
    ward.desks.handling.advance(ward.actor("binh"), code)
    ward.receive(a_form(SINGLE_STATUS, a_party(name="Vi Thị Mai")))
    after = page(ward)
    assert stands(after) == stands(before)
    assert after.count(Number.MONTH_RECEIVED) == 1
    assert page(ward, THURSDAY).count(Number.MONTH_RECEIVED) == 2


def test_what_was_handed_over_and_not_accepted_stands_on_the_page(ward: Ward) -> None:
    code = ward.receive().code
    ward.desks.handover.hand_over(ward.actor(), [code], "tu_phap_ho_tich")
    assert codes(page(ward), Number.NOT_ACCEPTED) == [code]


def test_a_dossier_that_waits_to_be_signed_stands_on_the_page(ward: Ward) -> None:
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    assert codes(page(ward), Number.TO_SIGN) == [code]


def test_a_result_nobody_fetched_for_more_than_a_week_stands_on_the_page(ward: Ward) -> None:
    code = ward.ready()
    ward.clock.set(date(2026, 11, 25), time(9))
    assert codes(page(ward, ward_date(ward.clock())), Number.UNCOLLECTED) == []
    ward.clock.set(date(2026, 11, 26), time(9))
    assert codes(page(ward, ward_date(ward.clock())), Number.UNCOLLECTED) == [code]


def test_a_day_off_is_named_and_a_day_to_come_is_refused(ward: Ward) -> None:
    found = page(ward, date(2026, 11, 15))
    assert found.day_off is not None
    assert found.next_working_day == date(2026, 11, 16)
    with pytest.raises(Refused, match="day_ahead"):
        page(ward, THURSDAY)


def test_twelve_months_end_with_the_one_of_the_day(ward: Ward) -> None:
    ward.ready()
    months = ward.desks.leader.months(ward.actor("thang"), WEDNESDAY)
    assert [point.month for point in months][::11] == [date(2025, 12, 1), date(2026, 11, 1)]
    assert [point.share.out_of for point in months] == [0] * 11 + [1]
