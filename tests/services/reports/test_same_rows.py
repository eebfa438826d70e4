"""The report says the same in its rows, its spreadsheet and its PDF; what it reads is enough for what it counts."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from builders import Ward, a_ward, quick_folder
from counter_app.domain.dossiers import events as e
from counter_app.domain.errors import Refused
from counter_app.domain.moments import at
from counter_app.services.papers.wording import hundredths
from counter_app.services.reports.report import PeriodReport, ReportForm, period_report
from counter_app.services.reports.table import OPEN, RECEIVED, SOLVED, Column
from counter_app.services.reports.words import columns_of
from printing import reading
from random_lives import FIRST, LAST, Journal, random_lives, store

PERIODS = [(FIRST, date(2026, 9, 30)), (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 10, 15), LAST)]


@pytest.fixture(scope="module")
def lived() -> Iterator[tuple[Ward, list[Journal]]]:
    """A ward in which dossiers lived at random, and their journals."""
    journals = random_lives(5, 60)
    with a_ward(quick_folder(), at(LAST + timedelta(days=1), time(18))) as ward:
        store(ward, journals)
        yield ward, journals


def reported(ward: Ward, form: ReportForm, first: date, last: date) -> PeriodReport:
    return ward.desks.reports.report(ward.actor("chat"), form, first, last)


def handlers(journals: list[Journal], end: datetime) -> dict[int, str]:
    """Who ended each specialist's step, read off whole journals."""
    found = {}
    for journal in journals:
        for event in journal:
            passed = event.payload
            if event.happened_at < end and isinstance(passed, e.StepEnded | e.TakenOver | e.Completed):
                by = passed.given_by if isinstance(passed, e.TakenOver) else event.done_by
                found |= {event.number: by} if passed.ended.role == "specialist" else {}
    return found


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_what_the_query_leaves_unread_changes_no_number(
    lived: tuple[Ward, list[Journal]], first: date, last: date
) -> None:
    ward, journals = lived
    found = reported(ward, ReportForm.F07A, first, last)
    queries = ward.desks.reports.queries
    assert [row.name for row in found.rows[:2]] == [field.name for field in queries.fields()[:2]]
    named = queries.fields(), queries.names()
    whole = period_report(found.form, found.period, journals, handlers(journals, found.period.end), *named)
    assert whole == found


@pytest.mark.parametrize("form", ReportForm)
@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_the_spreadsheet_holds_the_rows_of_the_report(
    lived: tuple[Ward, list[Journal]], tmp_path: Path, form: ReportForm, first: date, last: date
) -> None:
    ward, _ = lived
    found = reported(ward, form, first, last)
    ward.desks.reports.export(ward.actor("chat"), form, first, last, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    page = book.worksheets[0]
    sums = [parts for _, parts in columns_of(form)]
    expected = [[row.name, *(row.sum(parts) for parts in sums)] for row in found.rows]
    rows = [list(row)[1:] for row in page.iter_rows(min_row=2, values_only=True)]
    assert rows[:-1] == expected
    assert rows[-1] == ["TỔNG CỘNG", *(found.total.sum(parts) for parts in sums)]
    counted = {life.code for life in found.found if life.is_counted}
    assert {row[0] for row in book["Hồ sơ"].iter_rows(min_row=2, values_only=True)} == counted
    named = {row[1] for row in book["Cách tính QĐ 766"].iter_rows(min_row=4, values_only=True)}
    assert named == {one.code for one in found.shares.differences}


@pytest.mark.parametrize("form", ReportForm)
@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_the_paper_holds_the_rows_of_the_report(
    lived: tuple[Ward, list[Journal]], form: ReportForm, first: date, last: date
) -> None:
    ward, _ = lived
    found = reported(ward, form, first, last)
    job = ward.desks.reports.order(ward.actor("chat"), form, first, last)
    said = reading.text(ward.desks.print_room.paper(ward.actor("chat"), job)[1])
    for number, row in enumerate(found.rows, 1):
        figures = [str(row.sum(parts)) for _, parts in columns_of(form)]
        assert reading.solid(f"{number}{row.name}{''.join(figures)}") in reading.solid(said)
        if all(figure != "0" for figure in figures[:1]):
            assert re.search(rf"\b{re.escape(row.name)} {' '.join(figures)}\b", said)
    assert f"TỔNG CỘNG {' '.join(str(found.total.sum(parts)) for _, parts in columns_of(form))}" in said
    for share in (found.shares.ours, found.shares.way_766):
        assert f"{share.kept}/{share.out_of} hồ sơ, {hundredths(share.hundredths)}" in said
    codes = [one.code for one in found.shares.differences]
    assert all(reading.solid(code) in reading.solid(said) for code in codes)


def test_a_report_that_nobody_waits_for_is_stopped_and_what_was_asked_next_is_counted(
    lived: tuple[Ward, list[Journal]],
) -> None:
    ward, _ = lived
    asked = (ward.actor("chat"), ReportForm.F07A, *PERIODS[1])
    with pytest.raises(Refused) as caught:
        ward.desks.reports.report(*asked, stop=lambda: True)
    assert caught.value.code == "report.stopped"
    assert ward.desks.reports.report(*asked).total.received_total


def test_columns_of_either_form_hold_every_count_once() -> None:
    for form in ReportForm:
        single = [part for _, parts in columns_of(form) if parts not in (RECEIVED, SOLVED, OPEN) for part in parts]
        assert sorted(single) == sorted(Column)
