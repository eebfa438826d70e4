"""The figures of a period and of a day are the same on either engine, and so is what a leader signed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from builders import Ward
from counter_app.domain.moments import at
from counter_app.services.reports.report import ReportForm
from random_lives import LAST, random_lives, store
from servers import ward_on

DAY = date(2026, 11, 10)


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Ward, Ward]]:
    """Twins in which dossiers lived the same random lives."""
    with ward_on("sqlite") as one, ward_on("postgresql") as other:
        for ward in (one, other):
            ward.clock.moment = at(LAST + timedelta(days=1), time(9))
            store(ward, random_lives(11, 40))
        yield one, other


def test_a_report_is_the_same_on_either_engine(both: tuple[Ward, Ward]) -> None:
    first, second = (
        ward.desks.reports.report(ward.actor("chat"), ReportForm.F07A, date(2026, 10, 1), date(2026, 10, 31))
        for ward in both
    )
    assert first == second
    assert first.total.received_total > 10


def test_the_reports_that_were_made_are_told_alike_on_either_engine(both: tuple[Ward, Ward]) -> None:
    told = []
    for ward in both:
        thang, days = ward.actor("thang"), (date(2026, 10, 1), date(2026, 10, 31))
        jobs = [ward.desks.reports.order(thang, form, *days) for form in ReportForm]
        ward.desks.print_room.reprint(thang, ward.desks.print_room.draw(jobs[0]).job)
        told.append([replace(made, job=0) for made in ward.desks.reports.made(thang)])
    first, second = told
    assert first == second
    assert [made.form for made in first] == [ReportForm.II06A, ReportForm.F07A], "a reprint is the same report"
    assert [(made.first, made.last, made.made_by) for made in first] == [(*days, "Hà Đức Thắng")] * 2
    assert [bool(made.sha256) for made in first] == [False, True]


def test_the_leaders_day_is_the_same_on_either_engine(both: tuple[Ward, Ward]) -> None:
    first, second = (ward.desks.leader.day(ward.actor("thang"), DAY) for ward in both)
    assert first == second
    assert len({len(rows) for rows in first.counted.values()}) > 3
    months = [ward.desks.leader.months(ward.actor("thang"), DAY) for ward in both]
    assert months[0] == months[1]


def test_a_day_is_signed_alike_on_either_engine(both: tuple[Ward, Ward]) -> None:
    for ward in both:
        ward.desks.daily_log.sign_off(ward.actor("thang"), DAY)
    first, second = (ward.desks.daily_log.log(ward.actor("chat"), DAY) for ward in both)
    assert first == second
    assert first.signed is not None
