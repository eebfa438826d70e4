"""The report screen: its rows are those of paper and spreadsheet, every number opens what it counts, by keys alone."""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from builders import Ward, a_ward, quick_folder
from counter_app.domain.moments import at
from counter_app.services.reports.report import ReportForm
from counter_app.services.reports.shares import GroupedBy
from counter_app.services.reports.table import BELONGS, Column
from counter_app.services.wording import Language
from counter_app.ui.screens.lookup.screen import LookupScreen
from counter_app.ui.screens.queue.screen import QueueScreen
from counter_app.ui.screens.reports.figures import PARTS, Total
from counter_app.ui.screens.reports.keys import BEHIND, CHECKS, FORM, ON_TIME
from counter_app.ui.screens.reports.on_time import GROUPS
from counter_app.ui.screens.reports.period_row import SPANS
from counter_app.ui.screens.reports.screen import ReportsScreen
from counter_app.ui.screens.reports.shown import parts_of
from counter_app.ui.words import Words
from printing import reading
from random_lives import LAST, random_lives, store
from ui.at_work import focused, settle
from ui.rooms import a_window
from ui.screens.reports_bench import ALT, CTRL, NOVEMBER, OCTOBER, K, Reporter
from ui.states import Moody


@pytest.fixture
def ward() -> Iterator[Ward]:
    """A ward in which dossiers lived at random through the autumn."""
    folder = quick_folder()
    try:
        with a_ward(folder, at(LAST + timedelta(days=1), time(9))) as made:
            store(made, random_lives(5, 60))
            yield made
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def quiet_ward() -> Iterator[Ward]:
    """A ward in which nothing has happened yet."""
    folder = quick_folder()
    try:
        with a_ward(folder, at(LAST + timedelta(days=1), time(9))) as made:
            yield made
    finally:
        shutil.rmtree(folder)


# the same rows everywhere


@pytest.mark.parametrize("back", [0, 1, 4])
def test_screen_paper_and_spreadsheet_hold_the_same_rows(ward: Ward, qtbot: QtBot, tmp_path: Path, back: int) -> None:
    reporter = Reporter(qtbot, ward)
    for _ in range(back):
        reporter.press(K.Key_Left)
    reporter.screen.acts.ask_path = lambda name: str(tmp_path / "taken")
    reporter.press(K.Key_E, held=CTRL)
    reporter.press(K.Key_F9)
    rows = reporter.rows
    assert reporter.screen.form is (ReportForm.II06A if back == 4 else ReportForm.F07A)
    page = openpyxl.load_workbook(tmp_path / "taken.xlsx").worksheets[0]
    sheet = [[str(cell) for cell in row[1:]] for row in page.iter_rows(min_row=2, values_only=True)]
    assert rows == sheet
    paper = reading.solid(reading.text(ward.desks.print_room.paper(ward.actor(), reporter.printed[-1][0])[1]))
    for number, row in enumerate(rows[:-1], 1):
        assert reading.solid(f"{number}{''.join(row)}") in paper
    assert reading.solid("".join(rows[-1])) in paper
    assert (sum(int(cell) for cell in rows[-1][1:]) > 0) is (back < 4)


def test_it_begins_with_the_month_that_is_over_as_the_decree_ends_it(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    assert reporter.days == NOVEMBER
    assert focused().accessibleName() == "Kỳ báo cáo: Tháng 11 năm 2026"
    found = reporter.told(ReportForm.F07A, NOVEMBER)
    assert reporter.rows[-1][1] == str(found.total.received_total) != "0"


# periods


def test_one_key_goes_to_the_period_before_and_back(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    reporter.press(K.Key_Left, held=ALT)
    assert reporter.days == OCTOBER
    assert reporter.rows[-1][1] == str(reporter.told(ReportForm.F07A, OCTOBER).total.received_total)
    for _ in range(3):
        reporter.press(K.Key_Right, held=ALT)
    assert reporter.days == (date(2026, 11, 15), date(2026, 12, 14)), "the one that runs is the last"
    assert reporter.why_not("later") == "Đây là kỳ đang chạy; kỳ sau chưa bắt đầu."
    reporter.press(K.Key_Home)
    assert reporter.days == NOVEMBER


@pytest.mark.parametrize(
    ("at_", "days", "name"),
    [
        (1, (date(2026, 6, 15), date(2026, 9, 14)), "Quý III năm 2026"),
        (2, (date(2025, 12, 15), date(2026, 6, 14)), "6 tháng đầu năm 2026"),
        (3, (date(2024, 12, 15), date(2025, 12, 14)), "Năm 2025"),
    ],
)
def test_quarters_halves_and_years_are_one_key_each(
    ward: Ward, qtbot: QtBot, at_: int, days: tuple[date, date], name: str
) -> None:
    reporter = Reporter(qtbot, ward)
    reporter.screen.body.period_row.spans.findChildren(QWidget)[0].setFocus()
    for _ in range(at_):
        reporter.press(K.Key_Right)
    assert reporter.days == days
    assert reporter.screen.body.period_field.accessibleName() == f"Kỳ báo cáo: {name}"
    assert SPANS[at_] is reporter.screen.choice.span


def test_months_of_the_calendar_are_one_tick_away(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    reporter.screen.body.period_row.cut_off.setFocus()
    reporter.press(K.Key_Space)
    assert reporter.days == (date(2026, 10, 1), date(2026, 10, 31))
    found = reporter.told(ReportForm.F07A, reporter.days)
    assert reporter.rows[-1][1] == str(found.total.received_total)


def test_any_two_days_are_typed(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    row = reporter.screen.body.period_row
    row.spans.choose(len(SPANS) - 1)
    for field, typed in ((row.first, "1/9/2026"), (row.last, "30/9")):
        field.setFocus()
        field.selectAll()
        reporter.types(typed)
        reporter.press(K.Key_Return)
    assert reporter.days == (date(2026, 9, 1), date(2026, 9, 30))
    assert reporter.rows[-1][1] == str(reporter.told(ReportForm.F07A, reporter.days).total.received_total)
    row.last.setFocus()
    row.last.selectAll()
    reporter.types("31/8")
    reporter.press(K.Key_Return)
    assert reporter.bench.window.messages.shown == Words().say(
        "report.period_backwards", first=date(2026, 9, 1), last=date(2026, 8, 31)
    )
    assert reporter.why_not("make"), "nothing is made of a period that was not read"
    row.last.selectAll()
    reporter.types("mai")
    reporter.press(K.Key_Return)
    assert row.last.property("state") == "error"


def test_a_form_that_the_law_does_not_ask_for_is_told(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    reporter.screen.body.forms.table.setFocus()
    reporter.press(K.Key_Down)
    assert reporter.screen.form is ReportForm.II06A
    assert reporter.notice == "Kỳ này phải báo cáo theo Biểu 07a/BTP/KSTT."
    assert len(reporter.rows[0]) == 1 + len(parts_of(ReportForm.II06A))
    reporter.screen.body.notice.findChildren(QWidget)[-1].setFocus()
    reporter.press(K.Key_Space)
    assert reporter.screen.form is ReportForm.F07A
    assert reporter.notice == ""


def test_a_period_without_dossiers_is_a_whole_form_of_zeros(quiet_ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, quiet_ward)
    assert {cell for row in reporter.rows for cell in row[1:]} == {"0"}
    assert reporter.notice.startswith("Kỳ này không có hồ sơ nào")
    reporter.press(K.Key_F9)
    assert len(reporter.printed) == 1
    assert [mark for mark, _ in reporter.checked] == ["khớp"] * 3


# numbers


def test_every_number_of_the_form_opens_exactly_what_it_counts(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    found = reporter.told(ReportForm.F07A, NOVEMBER)
    opened = 0
    table = reporter.screen.body.tables[ReportForm.F07A]
    for place, row in enumerate((*found.rows, found.total)):
        if not row.received_total:
            continue
        for column, parts in enumerate(parts_of(ReportForm.F07A), 1):
            table.setCurrentIndex(table.model_.index(place, column))
            reporter.press(K.Key_1, held=ALT)
            reporter.press(K.Key_Return)
            expected = [life.code for part in parts for life in found.dossiers(part, row.field or None)]
            assert sorted(reporter.listed) == sorted(expected)
            assert len(reporter.listed) == row.sum(parts) == int(reporter.rows[place][column])
            opened += len(expected)
    assert opened > 100


def test_the_arrows_go_from_number_to_number_and_escape_comes_back_to_it(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    reporter.press(K.Key_1, held=ALT)
    table = reporter.screen.body.tables[ReportForm.F07A]
    reporter.press(K.Key_Right)
    here = table.currentIndex()
    reporter.press(K.Key_Return)
    assert reporter.view == BEHIND
    reporter.press(K.Key_4, held=ALT)
    reporter.press(K.Key_Escape)
    assert reporter.view == FORM
    assert (table.currentIndex(), focused()) == (here, table)


def test_the_six_numbers_open_what_they_count(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    found = reporter.told(ReportForm.F07A, NOVEMBER)
    cells = reporter.screen.body.numbers.findChildren(QWidget)
    for cell, total in zip(cells, Total, strict=True):
        cell.setFocus()
        reporter.press(K.Key_Space)
        if total is Total.SHARE:
            assert reporter.view == ON_TIME
        else:
            assert len(reporter.listed) == found.total.sum(PARTS[total])
            assert cell.accessibleName().endswith(f": {len(reporter.listed)}")


def test_a_dossier_is_opened_where_dossiers_are_looked_at(quiet_ward: Ward, qtbot: QtBot) -> None:
    quiet_ward.clock.set(date(2026, 11, 10), time(9))
    code = quiet_ward.receive().code
    quiet_ward.clock.set(date(2026, 11, 18), time(9))
    reporter = Reporter(qtbot, quiet_ward)
    reporter.screen.body.numbers.findChildren(QWidget)[0].setFocus()
    reporter.press(K.Key_Space)
    assert reporter.listed == [code]
    reporter.press(K.Key_Return)
    QTest.qWait(200)
    present = reporter.bench.window.present()
    assert isinstance(present, LookupScreen)
    assert present.page.shown is not None
    assert present.page.shown.card.row.code == code


def test_the_list_that_is_open_follows_the_period(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    reporter.screen.open_total(Total.RECEIVED)
    reporter.press(K.Key_Left, held=ALT)
    found = reporter.told(ReportForm.F07A, OCTOBER)
    assert len(reporter.listed) == found.total.received_total


# checks and shares


def test_the_checks_are_said_in_words(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    reporter.press(K.Key_2, held=ALT)
    assert reporter.view == CHECKS
    assert [mark for mark, _ in reporter.checked] == ["khớp"] * 3
    assert reporter.checked[0][1] == "Ở từng lĩnh vực, tiếp nhận bằng đã giải quyết cộng đang giải quyết."
    found = reporter.told(ReportForm.F07A, NOVEMBER)
    carried = [line.code for line in reporter.screen.body.checks.carried.rows]
    assert carried == [line.code for line in found.carried]
    assert carried


def test_a_form_that_does_not_add_up_names_its_field_and_warns(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A control: one dossier that is open and solved at once breaks the first check, and the screen says where."""
    belongs = BELONGS[Column.WITHIN]
    monkeypatch.setitem(BELONGS, Column.WITHIN, lambda life: belongs(life) or life.verdict is not None)  # type: ignore[arg-type]
    reporter = Reporter(qtbot, ward)
    assert reporter.notice.startswith("Số liệu chưa khớp")
    reporter.press(K.Key_2, held=ALT)
    mark, said = reporter.checked[0]
    assert mark == "chưa khớp"
    row = next(row for row in reporter.told(ReportForm.F07A, NOVEMBER).rows if row.solved_total)
    assert f"{row.name} ({row.received_total} khác {row.solved_total} + {row.open_total})" in said


def test_both_ways_stand_side_by_side_with_what_makes_the_difference(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    reporter.press(K.Key_3, held=ALT)
    found = reporter.told(ReportForm.F07A, NOVEMBER).shares
    page = reporter.screen.body.on_time
    for card, way in ((page.ours, found.ours), (page.way_766, found.way_766)):
        assert card.counted.text().startswith(f"{way.kept}/{way.out_of} hồ sơ")
    assert [one.code for one in page.differences.rows] == [one.code for one in found.differences]
    assert found.differences
    page.table.setFocus()
    page.table.select_row(0)
    reporter.press(K.Key_Return)
    assert isinstance(reporter.bench.window.present(), LookupScreen)


@pytest.mark.parametrize("group", GROUPS)
def test_each_share_opens_its_dossiers(ward: Ward, qtbot: QtBot, group: GroupedBy) -> None:
    reporter = Reporter(qtbot, ward)
    found = reporter.told(ReportForm.F07A, NOVEMBER).shares
    page = reporter.screen.body.on_time
    page.groups.choose(GROUPS.index(group))
    assert list(page.shares.rows) == list(found.by(group))
    for at_, row in enumerate(found.by(group)):
        reporter.press(K.Key_3, held=ALT)
        page.share_table.select_row(at_)
        reporter.press(K.Key_Return)
        assert len(reporter.listed) == row.share.out_of
    assert sum(row.share.out_of for row in page.shares.rows) == found.ours.out_of
    reporter.press(K.Key_Escape)
    assert reporter.view == ON_TIME


# making


def test_a_report_is_made_once_shown_and_kept_with_its_checksum(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    assert reporter.why_not("print") == "Kỳ này chưa lập báo cáo; bấm F9 để lập và xem bản in."
    reporter.press(K.Key_F9)
    ((job, shown),) = reporter.printed
    assert shown
    (made,) = reporter.screen.body.made.model.rows
    pdf = ward.desks.print_room.paper(ward.actor(), job)[1]
    assert (made.job, made.first, made.last, made.made_by) == (job, *NOVEMBER, "Hà Đức Thắng")
    assert made.sha256 == hashlib.sha256(pdf).hexdigest()
    reporter.screen.body.made.table.setFocus()
    reporter.screen.body.made.table.select_row(0)
    settle()
    assert made.sha256 in reporter.screen.body.made.checksum.text().replace(" ", "")
    reporter.press(K.Key_Return)
    reporter.press(K.Key_P, held=CTRL)
    assert reporter.printed == [(job, True)] * 3
    reporter.press(K.Key_Left, held=ALT)
    assert reporter.why_not("print"), "another period was not made"


def test_what_is_corrected_later_leaves_the_paper_as_it_was(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    reporter.press(K.Key_F9)
    reporter.press(K.Key_F9)
    newest, first = reporter.screen.body.made.model.rows
    assert newest.job > first.job
    assert first.sha256
    assert reporter.screen.made_of_it == newest


def test_what_is_made_after_a_night_is_never_another_period_than_the_one_shown(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    assert reporter.days == NOVEMBER
    ward.clock.forward(days=31)
    reporter.press(K.Key_F9)
    assert ward.desks.reports.made(ward.actor("thang")) == ()
    assert reporter.days == (date(2026, 11, 15), date(2026, 12, 14))
    assert "Đã sang ngày khác" in reporter.bench.window.messages.shown
    reporter.press(K.Key_F9)
    made = ward.desks.reports.made(ward.actor("thang"))[0]
    assert (made.first, made.last) == reporter.days


def test_going_through_the_days_with_tab_leaves_the_form_that_was_chosen(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    row = reporter.screen.body.period_row
    row.spans.choose(SPANS.index(None))
    settle()
    law = reporter.screen.form
    other = next(form for form in ReportForm if form is not law)
    reporter.screen.body.forms.chosen.emit(other)
    row.first.setFocus()
    reporter.press(K.Key_Tab)
    reporter.press(K.Key_Tab)
    assert reporter.screen.form is other


def test_somebody_without_the_right_has_no_such_place(ward: Ward, qtbot: QtBot) -> None:
    bench = a_window(ward, (QueueScreen, ReportsScreen), who="binh", keep=qtbot.addWidget)
    bench.counter.go("reports")
    present = bench.window.present()
    assert present is None or present.name != "reports"


def test_whoever_sits_down_next_sees_no_report_of_the_one_before(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward)
    reporter.press(K.Key_Left, held=ALT)
    reporter.screen.open_total(Total.RECEIVED)
    reporter.screen.put_away()
    assert reporter.listed == []
    assert reporter.rows == []
    assert reporter.screen.body.numbers.findChildren(QWidget)[0].accessibleName() == "Tiếp nhận: –"  # type: ignore[attr-defined]


# waiting


def test_a_long_count_says_so_and_waiting_can_be_stopped(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReportsScreen, "slow_ms", 0)
    reporter = Reporter(qtbot, ward, runner=Moody)
    before = reporter.rows
    runner = reporter.bench.room.background
    assert isinstance(runner, Moody)
    runner.waits = True
    reporter.press(K.Key_Left, held=ALT)
    assert reporter.screen.body.waiting.isVisible()
    assert reporter.rows == before, "the old rows stay meanwhile"
    assert reporter.why_not("make")
    reporter.press(K.Key_Escape)
    assert not reporter.screen.body.waiting.isVisible()
    assert reporter.days == NOVEMBER
    assert not reporter.why_not("make")


def test_the_page_speaks_english(ward: Ward, qtbot: QtBot) -> None:
    reporter = Reporter(qtbot, ward, language=Language.EN)
    assert reporter.rows[-1][0] == "TOTAL"
    assert reporter.screen.body.period_field.accessibleName() == "Reporting period: Month 11 of 2026"
