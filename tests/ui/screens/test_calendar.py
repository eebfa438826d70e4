"""The calendar in a window: every change is looked at first, and nothing is done before it is confirmed."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import Ward, a_ward
from counter_app.domain.people import RIGHTS, Right
from counter_app.services.calendar_desk import CalendarDesk
from counter_app.services.calendar_rows import DayStatus
from counter_app.services.wording import Language
from counter_app.ui.background import Background
from counter_app.ui.screens.calendar.course import Course
from counter_app.ui.widgets.banner import Banner
from ui.at_work import settle
from ui.rooms import MONDAY, Slow
from ui.screens.calendar_bench import ALT, CTRL, SHIFT, TODAY, AtCalendar, appointments_of, day_of

K = Qt.Key
THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)
PROMISED, MOVED = ("27/11 17:00", "received"), ("30/11 17:00", "recounted")


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    with a_ward(tmp_path / "ward", MONDAY) as ward:
        yield ward


def untouched(ward: Ward, code: str) -> None:
    """Assert that neither the day nor the promise is another, and that nothing was written down."""
    assert day_of(ward, THURSDAY).status is DayStatus.OPEN
    assert appointments_of(ward, code) == [PROMISED]
    assert ward.one("SELECT count(*) FROM audit WHERE action LIKE 'calendar.%'") == 0


def looks_at_a_flood(qtbot: QtBot, ward: Ward, **window: object) -> AtCalendar:
    """Ask by keys for Thursday off."""
    quan = AtCalendar(qtbot, ward, **window)
    quan.goes_to(THURSDAY)
    quan.asks_for_a_day_off("Lut")
    return quan


# looked at first


def test_changing_a_day_off_shows_the_touched_dossiers_and_does_nothing_until_confirmed(
    ward: Ward, qtbot: QtBot
) -> None:
    code = ward.receive().code
    quan = looks_at_a_flood(qtbot, ward)
    assert quan.looks_ahead
    assert quan.days_changed == [(THURSDAY, "open", "off")]
    assert quan.touched == [(code, "27/11/2026, 17:00", "30/11/2026, 17:00 · muộn hơn")]
    assert quan.said_of("preview").startswith("1 trong 1 hồ sơ đã xem: 1 muộn hơn.")
    untouched(ward, code)
    assert quan.main == "Áp dụng"
    quan.press(K.Key_F9)
    assert (day_of(ward, THURSDAY).status, day_of(ward, THURSDAY).name) == (DayStatus.OFF, "Lut")
    assert appointments_of(ward, code) == [PROMISED], "a promise moves by an act of its own"
    assert not quan.looks_ahead


def test_a_look_that_applied_what_it_looks_at_would_be_noticed(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the test above."""
    monkeypatch.setattr(
        CalendarDesk, "preview", lambda desk, actor, change, *, progress=None: desk.apply(actor, change)
    )
    code = ward.receive().code
    looks_at_a_flood(qtbot, ward)
    with pytest.raises(AssertionError):
        untouched(ward, code)


def test_escape_leaves_all_as_it_was(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive().code
    quan = looks_at_a_flood(qtbot, ward)
    quan.press(K.Key_Escape)
    assert not quan.looks_ahead
    assert quan.said == "Đã bỏ; lịch vẫn như cũ."
    assert quan.main == "Đổi ngày"
    untouched(ward, code)


def test_what_is_being_applied_is_not_said_to_be_left(ward: Ward, qtbot: QtBot) -> None:
    made = list[Slow]()
    quan = AtCalendar(qtbot, ward, runner=lambda refused: made.append(Slow(refused)) or made[0])
    made[0].let_all()
    quan.goes_to(THURSDAY)
    quan.asks_for_a_day_off("Lut")
    made[0].let_all()
    quan.press(K.Key_F9)
    quan.screen.body.preview.leave.click()
    assert quan.said != "Đã bỏ; lịch vẫn như cũ."
    made[0].let_all()
    assert day_of(ward, THURSDAY).status is DayStatus.OFF


def test_a_look_that_is_stopped_leaves_nothing_in_hand(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = ward.receive().code
    stops_at(monkeypatch, 0)
    quan = looks_at_a_flood(qtbot, ward)
    assert not quan.looks_ahead
    assert quan.shown == "Đã dừng; không có gì thay đổi."
    untouched(ward, code)


def test_while_a_change_is_looked_at_no_other_is_begun(ward: Ward, qtbot: QtBot) -> None:
    quan = looks_at_a_flood(qtbot, ward)
    for name in ("change_day", "hours", "policies", "import", "confirm", "search"):
        assert quan.why_not(name) == "Đang xem trước một thay đổi; hãy áp dụng hoặc bỏ trước đã.", name


def test_whoever_sits_down_next_finds_nothing_in_hand(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive().code
    quan = looks_at_a_flood(qtbot, ward)
    quan.bench.counter.sit_down(ward.actor("hoa").person)
    settle()
    assert not quan.looks_ahead
    untouched(ward, code)


def test_another_language_keeps_what_is_looked_at(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive().code
    quan = looks_at_a_flood(qtbot, ward)
    quan.bench.room.words.speak(Language.EN)
    settle()
    assert quan.main == "Apply"
    assert quan.touched == [(code, "27/11/2026, 17:00", "30/11/2026, 17:00 · later")]


def test_several_days_are_changed_at_once(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    quan.goes_to(THURSDAY)
    quan.press(K.Key_Right, held=SHIFT)
    quan.asks_for_a_day_off("Bao")
    assert [day for day, _, _ in quan.days_changed] == [THURSDAY, FRIDAY]
    quan.press(K.Key_F9)
    assert {day_of(ward, day).name for day in (THURSDAY, FRIDAY)} == {"Bao"}


def test_what_changes_nothing_says_so(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    quan.goes_to(date(2026, 11, 24))
    quan.press(K.Key_Return)
    quan.does_it()
    assert not quan.days_changed
    assert quan.said_of("preview") == "Không hồ sơ nào có hạn khác đi (đã xem 0 hồ sơ)."


def test_hours_that_cannot_be_read_are_said_at_their_line(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    quan.press(K.Key_Return)
    quan.press(K.Key_Down, K.Key_Tab, K.Key_Tab)  # a make-up day
    quan.types("7 gio")
    quan.does_it()
    assert "7 gio" in quan.dialog.entries["hours"].focus.accessibleDescription()
    assert not quan.looks_ahead


# counted anew, as an act of its own


def flooded(qtbot: QtBot, ward: Ward) -> AtCalendar:
    """Apply the flood, and look for what it leaves to be counted anew."""
    quan = looks_at_a_flood(qtbot, ward)
    quan.press(K.Key_F9)
    quan.command("search")
    return quan


def test_after_a_change_the_bar_leads_to_what_it_leaves(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive().code
    quan = looks_at_a_flood(qtbot, ward)
    quan.press(K.Key_F9)
    assert "1 hồ sơ có hạn đã hẹn không còn khớp lịch" in quan.shown
    quan.bench.window.messages.bar.findChild(Banner).acted.emit()
    settle()
    assert quan.outstanding == [code]


def test_promises_are_counted_anew_by_an_act_with_a_reason(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive().code
    quan = flooded(qtbot, ward)
    assert quan.outstanding == [code]
    assert quan.main == "Tính lại hạn 1 hồ sơ"
    quan.press(K.Key_F9)
    quan.does_it()
    assert appointments_of(ward, code) == [PROMISED], "no reason, no act"
    quan.types("Thong bao 12")
    quan.does_it()
    assert appointments_of(ward, code) == [PROMISED, MOVED]
    assert quan.said == "Đã tính lại hạn của 1 hồ sơ."
    assert quan.outstanding == []
    assert "Thong bao 12" in ward.one("SELECT data FROM audit WHERE action = 'calendar.recounted'")


def stops_at(monkeypatch: pytest.MonkeyPatch, done_by_then: int) -> None:
    """Let somebody press Stop once so many are done."""
    progress = Course.progress

    def pressed(course: Course, done: int, total: int) -> bool:
        if done >= done_by_then:
            course.stop()
        return progress(course, done, total)

    monkeypatch.setattr(Course, "progress", pressed)


def test_counting_anew_stopped_half_way_changes_no_dossier(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [ward.receive().code for _ in range(3)]
    quan = flooded(qtbot, ward)
    stops_at(monkeypatch, 2)
    quan.press(K.Key_F9)
    quan.types("Lut")
    quan.does_it()
    assert quan.shown == "Đã dừng; không có gì thay đổi."
    assert [appointments_of(ward, code) for code in codes] == [[PROMISED]] * 3
    assert ward.one("SELECT count(*) FROM audit WHERE action = 'calendar.recounted'") == 0
    assert quan.outstanding == codes, "they are still there to be counted"


def test_a_date_that_would_come_earlier_is_not_ticked(ward: Ward, qtbot: QtBot) -> None:
    flood = looks_at_a_flood(qtbot, ward)
    flood.press(K.Key_F9)
    code = ward.receive().code
    flood.press(K.Key_Return)
    flood.press(K.Key_End)  # like its weekday
    flood.does_it()
    flood.press(K.Key_F9)
    flood.command("search")
    assert flood.outstanding == [code]
    assert not flood.screen.ticked
    assert flood.why_not("recount") == "Chưa đánh dấu hồ sơ nào để tính lại."


def test_nothing_is_read_of_the_dossiers_before_somebody_asks(ward: Ward, qtbot: QtBot) -> None:
    ward.receive()
    quan = AtCalendar(qtbot, ward)
    quan.press(K.Key_3, held=ALT)
    assert quan.screen.body.outstanding.read is None
    quan.press(K.Key_G, held=CTRL)
    assert quan.screen.body.outstanding.read is not None
    assert quan.outstanding == []


# who


def test_all_who_may_change_the_calendar_or_count_anew_find_its_page() -> None:
    for role, rights in RIGHTS.items():
        if rights & {Right.CHANGE_CALENDAR, Right.RECOUNT}:
            assert {Right.RECOUNT, Right.READ_CATALOGUE} <= rights, role


def test_who_may_only_count_anew_changes_no_day(ward: Ward, qtbot: QtBot) -> None:
    thang = AtCalendar(qtbot, ward, "thang")
    assert "sửa lịch làm việc" in thang.why_not("main")
    thang.press(K.Key_Return)
    assert thang.shown == thang.why_not("change_day")
    assert not thang.why_not("search")


def test_today_is_where_the_keyboard_begins(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    assert quan.screen.year_view.hasFocus()
    assert quan.screen.year_view.current == TODAY


def test_escape_stops_the_counting_that_another_thread_does(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With desks that answer beside the window, as they do at a counter."""
    codes = [ward.receive().code for _ in range(3)]
    flooded(qtbot, ward)
    reached, pressed, progress = threading.Event(), threading.Event(), Course.progress

    def waits_at_the_second(course: Course, done: int, total: int) -> bool:
        goes_on = progress(course, done, total)
        if course.what == "recounting" and done == 1:
            reached.set()
            pressed.wait(20)
            return not course.is_stopping
        return goes_on

    monkeypatch.setattr(Course, "progress", waits_at_the_second)
    quan = AtCalendar(qtbot, ward, runner=Background)
    quan.command("search")
    qtbot.waitUntil(lambda: quan.outstanding == codes)
    quan.press(K.Key_F9)
    quan.types("Lut")
    quan.does_it()
    qtbot.waitUntil(reached.is_set)
    qtbot.waitUntil(lambda: "1 trên 3" in quan.screen.body.course.said)
    assert quan.why_not("change_day").startswith("Đang tính")
    QTest.keyClick(quan.screen, K.Key_Escape)
    pressed.set()
    qtbot.waitUntil(lambda: quan.screen.course is None)
    assert quan.shown == "Đã dừng; không có gì thay đổi."
    assert [appointments_of(ward, code) for code in codes] == [[PROMISED]] * 3
    quan.bench.room.background.close()  # type: ignore[attr-defined]


def test_a_place_without_a_digit_is_gone_to_by_its_name(ward: Ward, qtbot: QtBot) -> None:
    quan = AtCalendar(qtbot, ward)
    assert not quan.bench.room.commands.command("everywhere.go_calendar").key
    places = quan.bench.window.navigation.model()
    assert places.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Lịch làm việc"
