"""The parts of the calendar's page: years and who confirmed them, special days, hours, ways of counting, files."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import Ward, a_ward
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.services.calendar_rows import DayStatus, PeriodRow
from counter_app.ui.screens.calendar.shown import period_words, state_words, week_lines
from counter_app.ui.widgets.plain import Label
from counter_app.ui.words import Words
from ui.at_work import settle
from ui.rooms import MONDAY
from ui.screens.calendar_bench import ALT, CTRL, TODAY, AtCalendar, day_of

K = Qt.Key
NEW_YEAR = date(2027, 1, 1)
FULL, MORNING = "07:30-11:30,13:00-17:00", "07:30-11:30"


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    with a_ward(tmp_path / "ward", MONDAY) as ward:
        yield ward


def standing(quan: AtCalendar) -> str:
    view = quan.screen.view
    assert view is not None
    return state_words(view, quan.bench.room.words)


# years


def test_a_year_nobody_confirmed_says_so_until_somebody_does(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    quan.press(K.Key_Right, held=ALT)
    assert quan.screen.year == 2027
    assert quan.screen.body.unconfirmed.isVisibleTo(quan.screen)
    assert quan.main == "Xác nhận năm"
    quan.press(K.Key_F9)
    assert quan.looks_ahead
    assert not ward.desks.calendar.year(ward.actor("quan"), 2027).confirmed
    quan.press(K.Key_F9)
    assert ward.desks.calendar.year(ward.actor("quan"), 2027).confirmed
    assert not quan.screen.body.unconfirmed.isVisibleTo(quan.screen)
    assert standing(quan) == "Bùi Văn Quản xác nhận lúc 09:41 23/11/2026"
    assert quan.text_of("confirm") == "Bỏ xác nhận năm"


def test_the_shipped_years_are_confirmed_by_the_state(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    assert standing(quan) == "đã xác nhận theo lịch nghỉ của nhà nước kèm chương trình"


def test_over_the_end_of_the_year_the_keyboard_goes_on_in_the_next(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    quan.press(K.Key_End, held=CTRL)
    quan.press(K.Key_Right)
    assert (quan.screen.year, quan.screen.year_view.current) == (2027, NEW_YEAR)
    quan.press(K.Key_Home, held=ALT)
    assert (quan.screen.year, quan.screen.year_view.current) == (2026, TODAY)


def test_the_title_takes_arrows(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    quan.screen.body.year_field.setFocus()
    quan.press(K.Key_Left)
    assert quan.screen.year == 2025
    quan.press(K.Key_Home)
    assert quan.screen.year == 2026


# days in words


def test_the_list_says_what_each_day_is_and_where_it_comes_from(ward: Ward, qtbot: QtBot) -> None:
    flood = CalendarDay(date(2026, 12, 1), DayKind.HALF, "<b>Lụt</b> & bão")
    ward.desks.calendar.apply(ward.actor("quan"), CalendarChange(enter=(flood,)))
    quan = AtCalendar(qtbot, ward)
    model = quan.screen.body.days.model
    told = {
        tuple(str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)) for column in range(3))
        for row in range(model.rowCount())
    }
    assert ("T3 24/11", "Ngày Văn hóa Việt Nam, ngày nghỉ", "lịch nhà nước") in told
    assert ("T7 10/01", "Làm bù ngày 02/01, ngày làm bù · 07:30–11:30 · 13:00–17:00", "lịch nhà nước") in told
    assert ("T3 01/12", "<b>Lụt</b> & bão, làm nửa ngày · 07:30–11:30", "đơn vị nhập") in told


def test_a_line_leads_the_year_to_its_day_and_enter_changes_it(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    quan.press(K.Key_1, held=ALT)
    quan.press(K.Key_End)
    assert quan.screen.year_view.current == date(2026, 11, 24)
    quan.press(K.Key_Return)
    assert "24/11/2026" in " ".join(one.text() for one in quan.dialog.findChildren(Label))


# hours


def test_a_saturday_morning_from_a_day_on(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    quan.press(K.Key_H, held=CTRL)
    quan.press(*[K.Key_Tab] * 5)
    quan.types(MORNING)
    quan.press(K.Key_Tab, K.Key_Tab)
    quan.types("01/12/2026")
    quan.does_it()
    assert quan.looks_ahead
    assert not ward.desks.calendar.year(ward.actor("quan"), 2026).periods
    quan.press(K.Key_F9)
    (period,) = ward.desks.calendar.year(ward.actor("quan"), 2026).periods
    assert (period.valid_from, period.valid_to, period.week) == (
        date(2026, 12, 1),
        None,
        (FULL,) * 5 + (MORNING, ""),
    )
    assert day_of(ward, date(2026, 11, 28)).hours == ""
    assert day_of(ward, date(2026, 12, 5)).hours == MORNING


def test_hours_of_a_time_are_dropped_after_a_look_too(ward: Ward, qtbot: QtBot) -> None:
    test_a_saturday_morning_from_a_day_on(ward, qtbot)
    quan = AtCalendar(qtbot, ward)
    quan.press(K.Key_2, held=ALT)
    view = quan.screen.view
    assert view is not None
    quan.screen.body.hours.period_dropped.emit(view.periods[0])
    settle()
    assert quan.looks_ahead
    assert ward.desks.calendar.year(ward.actor("quan"), 2026).periods
    quan.press(K.Key_F9)
    assert not ward.desks.calendar.year(ward.actor("quan"), 2026).periods


def test_a_day_that_cannot_be_read_is_said_at_its_line(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    quan.press(K.Key_H, held=CTRL)
    quan.press(*[K.Key_Tab] * 7)
    quan.types("31/02/2026")
    quan.does_it()
    assert "27/11/2026" in quan.dialog.entries["first"].focus.accessibleDescription()
    assert not quan.looks_ahead


def test_days_with_the_same_hours_are_told_on_one_line(words: Words) -> None:
    week = (FULL,) * 5 + (MORNING, "")
    assert week_lines(week, words) == [
        ("Thứ Hai – Thứ Sáu", "07:30–11:30 · 13:00–17:00"),
        ("Thứ Bảy", "07:30–11:30"),
        ("Chủ nhật", "nghỉ"),
    ]


def test_a_period_without_an_end_goes_on(words: Words) -> None:
    assert period_words(PeriodRow(date(2026, 6, 1), date(2026, 8, 31), ()), words) == "Từ 01/06/2026 đến 31/08/2026"
    assert period_words(PeriodRow(date(2026, 6, 1), None, ()), words) == "Từ 01/06/2026 trở đi"


# ways of counting


def test_ways_of_counting_hold_from_the_next_receipt_on(ward: Ward, qtbot: QtBot) -> None:
    before = ward.receive()
    quan = AtCalendar(qtbot, ward)
    quan.press(K.Key_M, held=CTRL)
    QTest.keyClick(quan.dialog.entries["due"].focus, K.Key_Right)
    quan.does_it()
    policies = ward.desks.calendar.year(ward.actor("quan"), 2026)
    assert (policies.due_policy, policies.supplement_policy) == ("same_clock", "restart")
    after = ward.receive()
    assert before.due_at is not None
    assert after.due_at is not None
    assert (before.due_at.hour, after.due_at.hour) == (17, 9)


# files


def test_a_file_is_looked_at_before_it_takes_the_place_of_its_years(ward: Ward, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "lich.csv"
    file.write_text("day,kind,name\n2027-01-01,off,Tết Dương lịch\n2027-03-05,off,Lễ hội\n", "utf-8")
    quan = AtCalendar(qtbot, ward)
    quan.screen.acts.ask_file = lambda: str(file)
    quan.press(K.Key_O, held=CTRL)
    assert quan.screen.year == 2027
    assert quan.looks_ahead
    assert (date(2027, 3, 5), "open", "off") in quan.days_changed
    assert day_of(ward, date(2027, 3, 5)).status is DayStatus.OPEN
    quan.press(K.Key_F9)
    assert day_of(ward, date(2027, 3, 5)).name == "Lễ hội"


def test_a_file_that_cannot_be_read_changes_nothing(ward: Ward, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "lich.csv"
    file.write_text("day,kind\n2027-01-01,feast\n", "utf-8")
    quan = AtCalendar(qtbot, ward)
    quan.screen.acts.ask_file = lambda: str(file)
    quan.command("import")
    assert not quan.looks_ahead
    assert [error.code for error in quan.bench.refusals] == ["calendar.unreadable"]


def test_a_year_is_written_as_a_file_that_is_read_back(ward: Ward, qtbot: QtBot, tmp_path: Path) -> None:
    quan = AtCalendar(qtbot, ward)
    quan.screen.acts.ask_path = lambda name: str(tmp_path / name.removesuffix(".json"))
    quan.press(K.Key_E, held=CTRL)
    (year,) = json.loads((tmp_path / "lich-2026.json").read_text("utf-8"))["years"]
    assert year["year"] == 2026
    assert {"day": "2026-11-24", "kind": "off", "name": "Ngày Văn hóa Việt Nam"} in year["days"]
