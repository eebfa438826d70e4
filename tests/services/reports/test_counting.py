"""Whatever dossiers lived through: what came in and was there is what went out and is left, field by field."""

import random
from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.domain.deadlines.verdicts import Verdict
from counter_app.domain.dossiers import events as e
from counter_app.domain.dossiers.apply import replay
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at
from counter_app.domain.procedures.versions import Field
from counter_app.services.reports import table
from counter_app.services.reports.lives import Period
from counter_app.services.reports.report import PeriodReport, ReportForm, period_report
from counter_app.services.reports.shares import is_judged
from counter_app.services.reports.table import BELONGS, CarryKind, Column
from random_lives import FIELDS, FIRST, LAST, Journal, random_lives

CATALOGUE = tuple(Field(code, name) for code, name in FIELDS)
NOW = at(LAST + timedelta(days=3), time(8))
OPEN = {"accepted", "in_process", "awaiting_supplement", "awaiting_payment", "withdrawn"}
SEEDS = st.integers(0, 2**32)


def stood(journal: Journal, moment: datetime) -> Dossier | None:
    events = tuple(event for event in journal if event.happened_at < moment)
    return replay(events) if events else None


def ended(journal: Journal, period: Period) -> datetime | None:
    """The last result or stop notice before the period's end, where the dossier did not go on after it."""
    state = stood(journal, period.end)
    if state is None or state.stage.value not in {"result_ready", "returned", "stopped"}:
        return None
    kinds = (e.Completed, e.Stopped)
    moments = [one.happened_at for one in journal if isinstance(one.payload, kinds) and one.happened_at < period.end]
    return moments[-1] if moments[-1] >= period.start else None


def counted_by_hand(journals: list[Journal], period: Period) -> dict[str, Counter[str]]:
    """Opening, received, solved and remaining by field, read off the journals without the report's own parts."""
    found: dict[str, Counter[str]] = {name: Counter() for name in ("opening", "received", "solved", "remaining")}
    for journal in journals:
        before, after = stood(journal, period.start), stood(journal, period.end)
        if before is not None and before.stage.value in OPEN:
            found["opening"][before.procedure.field_code] += 1
        if after is None or after.stage.value == "cancelled":
            continue
        field = after.procedure.field_code
        if after.received_at is not None and after.received_at >= period.start:
            found["received"][field] += 1
        found["remaining"][field] += after.stage.value in OPEN
        found["solved"][field] += ended(journal, period) is not None
    return found


def a_period(dice: random.Random) -> Period:
    days = sorted(FIRST + timedelta(days=dice.randrange((LAST - FIRST).days + 3)) for _ in range(2))
    return Period.of(days[0], days[1], NOW)


def reported(journals: list[Journal], period: Period) -> PeriodReport:
    return period_report(ReportForm.F07A, period, journals, CATALOGUE, {})


def carried_to(report: PeriodReport, field: str) -> int:
    return sum((line.joined == field) - (line.left == field) for line in report.carried)


@given(seed=SEEDS)
@settings(max_examples=12)
def test_opening_and_received_are_solved_and_remaining_for_any_period_and_field(seed: int) -> None:
    journals = random_lives(seed, 15)
    dice = random.Random(seed)
    for _ in range(4):
        period = a_period(dice)
        report, by_hand = reported(journals, period), counted_by_hand(journals, period)
        for row in report.rows:
            opening = by_hand["opening"][row.field] + carried_to(report, row.field)
            received = row.received_total - row.carried
            assert (row.carried, received) == (opening, by_hand["received"][row.field])
            assert (row.solved_total, row.open_total) == (by_hand["solved"][row.field], by_hand["remaining"][row.field])
            assert opening + received == row.solved_total + row.open_total
        assert all(check.ok for check in report.checks)


@given(seed=SEEDS)
@settings(max_examples=8)
def test_a_number_is_as_long_as_its_list_and_no_dossier_is_in_two(seed: int) -> None:
    report = reported(random_lives(seed, 15), a_period(random.Random(seed)))
    for row in (*report.rows, report.total):
        for column in Column:
            assert len(report.dossiers(column, row.field or None)) == row.count(column)
    for columns in (table.RECEIVED, (*table.SOLVED, *table.OPEN)):
        codes = [life.code for column in columns for life in report.dossiers(column)]
        assert len(codes) == len(set(codes)) == report.total.received_total


@given(seed=SEEDS)
@settings(max_examples=6)
def test_what_one_period_leaves_the_next_takes_over(seed: int) -> None:
    journals = random_lives(seed, 15)
    split = FIRST + timedelta(days=random.Random(seed).randrange(10, 60))
    first = reported(journals, Period.of(FIRST, split, NOW))
    second = reported(journals, Period.of(split + timedelta(days=1), LAST, NOW))
    for row in second.rows:
        left = next((one.open_total for one in first.rows if one.field == row.field), 0)
        assert row.carried == left + carried_to(second, row.field)


@given(seed=SEEDS)
@settings(max_examples=6)
def test_the_shares_leave_out_the_withdrawn_and_add_up_in_every_grouping(seed: int) -> None:
    report = reported(random_lives(seed, 15), a_period(random.Random(seed)))
    judged = [life for life in report.found if is_judged(life)]
    late = sum(life.verdict is Verdict.LATE for life in judged)
    assert (report.shares.ours.out_of, report.shares.ours.kept) == (len(judged), len(judged) - late)
    assert report.shares.ours.out_of == report.total.solved_total - report.withdrawn
    for group in {row.by for row in report.shares.rows}:
        rows = report.shares.by(group)
        assert sum(row.share.out_of for row in rows) == len(judged)
        assert sum(row.share.kept for row in rows) == len(judged) - late


def test_lives_hold_every_case_that_these_properties_are_about() -> None:
    """The control: without moved, reopened and cancelled dossiers the properties above would show little."""
    seen: set[str] = set()
    for seed in range(30):
        journals = random_lives(seed, 15)
        dice = random.Random(seed)
        for _ in range(4):
            report = reported(journals, a_period(dice))
            seen |= {line.kind.value for line in report.carried}
            seen |= {"withdrawn"} if report.withdrawn else set()
            seen |= {"paused"} if report.paused else set()
            seen |= {column.value for column in Column if report.total.count(column)}
    assert seen == {kind.value for kind in CarryKind} | {"withdrawn", "paused"} | {column.value for column in Column}


def test_a_predicate_that_counts_a_dossier_twice_is_told_by_the_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a wrong column does not pass in silence."""
    journals = random_lives(3, 25)
    period = Period.of(FIRST, LAST, NOW)
    monkeypatch.setattr(table, "BELONGS", {**BELONGS, Column.OVERDUE: lambda life: life.is_counted})
    assert [check.ok for check in reported(journals, period).checks] == [False, True, True]


def test_an_empty_period_is_a_whole_form_of_zeros() -> None:
    report = reported([], Period.of(date(2026, 9, 1), date(2026, 9, 30), NOW))
    assert [row.received_total for row in report.rows] == [0, 0, 0]
    assert report.shares.ours.hundredths is None
    assert all(check.ok for check in report.checks)


def test_a_period_that_ends_before_it_begins_or_has_not_begun_is_refused() -> None:
    with pytest.raises(Refused, match="period_backwards"):
        Period.of(LAST, FIRST, NOW)
    with pytest.raises(Refused, match="period_ahead"):
        Period.of(NOW.date() + timedelta(days=1), NOW.date() + timedelta(days=2), NOW)
