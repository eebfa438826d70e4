"""What the queue shows: the right rows under each view, one look a dossier, plain letters, and its empty states."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from builders import DESK, Ward, a_form, a_party
from counter_app.domain.deadlines.due_states import DueKind
from counter_app.domain.errors import Unavailable
from counter_app.domain.numbering import barcode
from counter_app.domain.numbering.barcode import BarcodeKind
from counter_app.domain.scans import scanned
from counter_app.services.wording import Language
from counter_app.services.work_rows import View
from counter_app.ui.background import Background
from counter_app.ui.screens.queue import columns
from counter_app.ui.screens.queue.deeds import MENU
from counter_app.ui.screens.queue.work_list import VIEWS
from counter_app.ui.screens.shown import short_code
from counter_app.ui.theme.theme import Look
from counter_app.ui.widgets.plain import Label
from ui.at_work import settle
from ui.screens.queue_bench import Key, QueueBench, open_queue

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
HOSTILE = (
    "<b>Đào</b>",
    "<img src=x onerror=alert(1)>",
    "&amp; &lt;",
    "{x} {0} %s %1",
    "Ặ Ễ Ỗ Ự",
    "\u202eĐào",
    "a" * 200,
    "'; DROP TABLE dossiers; --",
    "N&N && Co",
    "漢字 العربية 🙂",
)


def at(ward: Ward, who: str, qtbot: QtBot, **window: object) -> QueueBench:
    return open_queue(ward, who, qtbot.addWidget, **window)


def looks(ward: Ward) -> int:
    return int(ward.one("SELECT count(*) FROM audit WHERE action = 'dossier.opened'"))


def a_busy_ward(ward: Ward) -> list[str]:
    """Return dossiers in every place a view knows."""
    codes = [ward.at_desk() for _ in range(5)]
    ward.desks.handling.ask_supplement(ward.actor("binh"), codes[0], ("Tờ khai",), "Thiếu chữ ký")
    ward.desks.handling.advance(ward.actor("binh"), codes[1])
    coming = [ward.receive().code for _ in range(2)]
    ward.desks.handover.hand_over(ward.actor(), coming, DESK)
    return [*codes, *coming]


# views


@pytest.mark.parametrize("who", ["binh", "hoa", "thang", "chat"])
def test_each_view_holds_as_many_rows_as_its_tab_counts(ward: Ward, qtbot: QtBot, who: str) -> None:
    a_busy_ward(ward)
    queue = at(ward, who, qtbot)
    counts = ward.desks.worklists.counts(ward.actor(who)).views
    for place, view in enumerate(VIEWS, start=1):
        queue.press(Qt.Key(Key.Key_0 + place), held=ALT)
        assert queue.worklist.view is view
        assert len(queue.rows) == counts[view]
        assert queue.worklist.tabs.findChildren(QWidget)[place - 1].accessibleName().endswith(f", {counts[view]}")


def test_more_rows_come_as_the_list_is_read_to_its_end(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.ui.screens.queue.list_reader.PAGE", 4)
    codes = [ward.receive().code for _ in range(10)]
    queue = at(ward, "hoa", qtbot)
    while queue.worklist.model.canFetchMore(queue.worklist.table.rootIndex()):
        queue.worklist.model.fetchMore(queue.worklist.table.rootIndex())
    assert queue.rows == codes
    queue.press(Key.Key_End)
    queue.screen.refresh()
    assert queue.rows == codes, "reading anew keeps what was read before"
    assert queue.screen.present is not None
    assert queue.screen.present.handle == codes[-1]


def test_the_filter_narrows_the_view_without_accents_and_escape_takes_it_back(ward: Ward, qtbot: QtBot) -> None:
    ward.receive(a_form("1.004873", a_party(name="Nguyễn Thị Đào")))
    wanted = ward.receive(a_form("1.004873", a_party(name="Lê Văn Kỷ"))).code
    queue = at(ward, "hoa", qtbot)
    queue.press(Key.Key_F, held=CTRL)
    queue.types("le van ky")
    assert queue.rows == [wanted]
    queue.press(Key.Key_Escape)
    assert len(queue.rows) == 2


def test_an_answer_to_an_older_filter_is_not_shown(ward: Ward, qtbot: QtBot) -> None:
    ward.receive()
    queue = at(ward, "hoa", qtbot)
    queue.worklist.look_for("khong co ai")
    queue.worklist.look_for("")
    assert len(queue.rows) == 1


# looking


def test_moving_through_the_list_is_no_look_and_a_row_at_rest_is_one(ward: Ward, qtbot: QtBot) -> None:
    for _ in range(4):
        ward.receive()
    queue = at(ward, "hoa", qtbot)
    queue.screen.rest_ms = 10_000  # type: ignore[misc]
    before = looks(ward)
    for _ in range(3):
        queue.press(Key.Key_Down)
    assert looks(ward) == before
    queue.press(Key.Key_Return)
    assert looks(ward) == before + 1
    assert queue.screen.card is not None


def test_reading_the_list_anew_does_not_look_into_the_dossier_again(ward: Ward, qtbot: QtBot) -> None:
    ward.receive()
    queue = at(ward, "hoa", qtbot)
    before = looks(ward)
    queue.press(Key.Key_F5)
    assert queue.screen.card is not None
    assert looks(ward) == before


def test_a_dossier_that_somebody_else_moved_is_told_with_who_and_what(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    ward.desks.handling.ask_supplement(ward.actor(), code, ("Tờ khai",), "Thiếu chữ ký")
    queue.press(Key.Key_F9)
    assert code in queue.shown
    assert "hoa" in queue.shown
    assert "yêu cầu bổ sung" in queue.shown
    queue.bench.window.messages._banner.acted.emit()
    settle()
    assert queue.main_job == "Nhận bổ sung"


def test_an_act_on_a_dossier_that_was_moved_meanwhile_stays_in_its_form(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.command("stop")
    dialog = queue.dialog
    queue.types("khong du dieu kien")
    ward.desks.handling.reassign(ward.actor("binh"), code, "hoa")
    queue.press(Key.Key_F9)
    assert "chuyển người giữ" in dialog.banner.words
    assert dialog.entries["reason"].answer() == "khong du dieu kien"


def test_desks_that_answer_later_lose_no_key_and_do_nothing_twice(ward: Ward, qtbot: QtBot) -> None:
    codes = [ward.receive().code for _ in range(3)]
    ward.hand_over(*codes)
    queue = at(ward, "binh", qtbot, runner=Background)
    qtbot.waitUntil(lambda: queue.screen.card is not None)
    assert queue.worklist.table.hasFocus()
    for _ in range(3):
        QTest.keyClick(queue.worklist.table, Key.Key_F9)
    qtbot.waitUntil(lambda: queue.rows == codes[1:])
    qtbot.waitUntil(lambda: queue.said != "")
    assert queue.shown == ""
    qtbot.waitUntil(lambda: queue.screen.card is not None)
    queue.bench.room.background.close()  # type: ignore[attr-defined]


# where it comes from


def test_a_scanned_receipt_and_a_code_open_the_dossier_among_all(ward: Ward, qtbot: QtBot) -> None:
    ward.receive()
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.screen.scanned(scanned(code))
    settle()
    assert queue.worklist.view is View.ALL
    assert queue.screen.card is not None
    assert queue.screen.card.row.handle == code
    assert queue.rows == [code]


def test_the_barcode_of_a_receipt_opens_its_dossier(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    number = queue.worklist.model.rows[0].number
    queue.screen.scanned(scanned(barcode.payload(BarcodeKind.DOSSIER, number)))
    settle()
    assert queue.screen.card is not None
    assert queue.screen.card.row.handle == code


def test_a_dossier_of_nobody_here_is_shown_though_no_list_holds_it(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive().code
    queue = at(ward, "binh", qtbot)
    queue.screen.open_handle(code)
    settle()
    assert queue.rows == []
    assert queue.screen.card is not None
    assert queue.screen.card.row.handle == code


def test_a_scan_that_is_no_dossier_is_told_and_changes_nothing(ward: Ward, qtbot: QtBot) -> None:
    ward.receive()
    queue = at(ward, "hoa", qtbot)
    queue.screen.scanned(scanned("036187001234"))
    assert "chỉ quét" in queue.shown
    assert queue.worklist.view is View.MINE
    queue.screen.scanned(scanned("000.00.00.H99-261123-9999"))
    assert queue.bench.refusals[-1].code == "dossier.unknown"


# what cannot be done


def test_an_act_that_is_not_possible_says_why(ward: Ward, qtbot: QtBot) -> None:
    ward.at_desk()
    queue = at(ward, "tra", qtbot)
    queue.press(Key.Key_7, held=ALT)
    code = ward.desks.worklists.queue(ward.actor("binh")).rows[0].handle
    queue.screen.open_handle(code)
    settle()
    assert "giải quyết hồ sơ" in queue.why_not("forward")
    assert queue.why_not("forward") in {label.text() for label in queue.screen.pane.findChildren(Label)}
    queue.press(Key.Key_F9)
    assert queue.shown == queue.why_not("forward")


def test_the_menu_holds_every_act_and_greys_out_the_impossible(ward: Ward, qtbot: QtBot) -> None:
    ward.at_desk()
    queue = at(ward, "binh", qtbot)
    menu = queue.screen.pane.menu_of(MENU)
    entries = {entry.text(): entry.isEnabled() for entry in menu.actions() if entry.text()}
    assert entries["Gia hạn"]
    assert not entries["Mở lại hồ sơ đã dừng"]
    assert len(entries) == len([act for act in MENU if act])


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_is_worked_from_the_keyboard(ward: Ward, qtbot: QtBot) -> None:
    ward.at_desk()
    queue = at(ward, "binh", qtbot)
    for key, held in ((Key.Key_Period, CTRL), (Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)):
        queue.press(key, held=held)
        menu = QApplication.activePopupWidget()
        assert menu is not None
        for _ in range(2):
            QTest.keyClick(menu, Key.Key_Down)
        QTest.keyClick(menu, Key.Key_Return)
        assert queue.dialog.form.title == "Chuyển người giữ"
        queue.press(Key.Key_Escape)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_f7_asks_which_where_both_are_possible(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    queue = at(ward, "hoa", qtbot)
    queue.screen.open_handle(code)
    settle()
    queue.press(Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert queue.dialog.form.title == "Trả lại bước trước"


# states


def test_an_empty_queue_says_so_and_offers_what_helps(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive().code
    ward.desks.handover.hand_over(ward.actor(), [code], DESK)
    queue = at(ward, "binh", qtbot)
    assert queue.rows == []
    said = {label.text() for label in queue.worklist.findChildren(Label) if label.isVisible()}
    assert "Không còn hồ sơ nào chờ bạn." in said
    queue.press(Key.Key_Space)  # the action that helps has the keyboard
    assert queue.rows == [code]
    assert queue.worklist.table.hasFocus()
    queue.press(Key.Key_F9)
    assert queue.rows == []
    assert queue.worklist.help.hasFocus()


def test_a_list_that_cannot_be_read_keeps_its_rows_and_offers_to_read_again(
    ward: Ward, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = ward.receive().code
    queue = at(ward, "hoa", qtbot)

    def busy(*_: object, **__: object) -> None:
        raise Unavailable("database.busy")

    with monkeypatch.context() as broken:
        broken.setattr("counter_app.services.work_queue.page", busy)
        queue.press(Key.Key_F5)
    assert queue.rows == [code]
    assert "đang bận" in queue.shown


def test_nothing_of_one_person_is_left_for_the_next(ward: Ward, qtbot: QtBot) -> None:
    ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.worklist.look_for("dao")
    queue.bench.counter.sit_down(ward.desks.person("vui"))
    settle()
    assert queue.worklist.filter.text() == ""
    assert queue.rows == []
    assert queue.screen.card is None


def test_what_a_person_typed_is_shown_letter_by_letter(ward: Ward, qtbot: QtBot) -> None:
    for name in HOSTILE:
        ward.receive(a_form("1.004873", a_party(name=name)))
    queue = at(ward, "hoa", qtbot)
    for at_, row in enumerate(ward.desks.worklists.queue(ward.actor()).rows):
        assert queue.worklist.model.index(at_, columns.PERSON).data() == row.submitter
        queue.worklist.table.select_row(at_)
        settle()
        labels = [label for label in queue.screen.pane.findChildren(Label) if label.text() == row.submitter]
        assert labels
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_the_language_changes_in_place_and_what_is_in_hand_stays(ward: Ward, qtbot: QtBot) -> None:
    ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.worklist.look_for("dao")
    queue.bench.room.words.speak(Language.EN)
    assert queue.main_job == "Submit for signature"
    assert queue.worklist.filter.text() == "dao"
    assert queue.worklist.model.headerData(columns.PERSON, Qt.Orientation.Horizontal) == "Submitted by"


def test_f9_is_whole_and_the_list_can_be_read_at_every_size(ward: Ward, qtbot: QtBot) -> None:
    ward.at_desk()
    queue = at(ward, "binh", qtbot, look=Look.DARK)
    window, pane, table = queue.bench.window, queue.screen.pane, queue.worklist.table
    for text_size in (1.0, 1.15, 1.5):
        queue.bench.room.theme.scale(text_size)
        for size in ((1366, 689), (1093, 551), (911, 459)):
            window.resize(*size)
            settle()
            for button in (pane.forward, pane.back, pane.more):
                corner = button.mapTo(window, button.rect().bottomRight())
                assert window.rect().contains(corner), (text_size, size)
                assert button.width() >= button.minimumSizeHint().width(), (text_size, size)
            widths = {at: table.columnWidth(at) for at in range(8) if not table.isColumnHidden(at)}
            assert columns.PERSON in widths
            assert widths.get(columns.PROCEDURE, 70) >= 70, (text_size, size)
            assert sum(widths.values()) <= table.viewport().width(), (text_size, size)


def test_everything_that_takes_the_keyboard_has_a_name(ward: Ward, qtbot: QtBot) -> None:
    ward.at_desk()
    queue = at(ward, "binh", qtbot)
    unnamed = [
        widget
        for widget in queue.screen.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.accessibleName()
    ]
    assert unnamed == []


def test_the_week_under_the_navigation_counts_what_falls_due_and_names_the_day_off(ward: Ward, qtbot: QtBot) -> None:
    ward.at_desk()
    queue = at(ward, "binh", qtbot)
    said = [child.accessibleName() for child in queue.screen.week.children() if isinstance(child, QWidget)]
    assert any("24: nghỉ, Ngày Văn hóa Việt Nam" in one for one in said)
    due = ward.desks.worklists.queue(ward.actor("binh")).rows[0].due_at
    assert due is not None
    week = {load.day: load.due for load in ward.desks.worklists.counts(ward.actor("binh")).week}
    if due.date() in week:
        assert week[due.date()] == 1


@pytest.mark.parametrize(
    ("handle", "short"),
    [
        ("000.00.01.H03-261123-0011", "261123-0011"),
        ("G22.99-20261123-0011", "20261123-0011"),
        ("N-2026-000123", "N-2026-000123"),
        ("HDHS-2026-000001", "HDHS-2026-000001"),
    ],
)
def test_a_code_is_shown_without_the_prefix_all_share(handle: str, short: str) -> None:
    assert short_code(handle) == short


def test_every_due_state_has_its_chip(ward: Ward, qtbot: QtBot) -> None:
    a_busy_ward(ward)
    queue = at(ward, "binh", qtbot)
    for row in queue.worklist.model.rows:
        index = queue.worklist.model.index_of(row.number).siblingAtColumn(columns.DUE)
        assert (index.data() != "") == (row.due.kind is not DueKind.NONE)
