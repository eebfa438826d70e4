"""The frame around the screens: what a person may go to, who sits at the keyboard, and what is told."""

from dataclasses import replace
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.rooms import Bench, a_window

from builders import Ward
from counter_app.domain.people import Right, Role
from counter_app.services.unit_desk import UnitDetails
from counter_app.services.wording import Language
from counter_app.services.work_rows import View, WorkCounts
from counter_app.ui.changes import Kind
from counter_app.ui.guard import Guard
from counter_app.ui.room import Room
from counter_app.ui.scan_router import ScanRouter
from counter_app.ui.screen import Screen
from counter_app.ui.screens import SCREENS
from counter_app.ui.theme.tokens import tokens_of


class Receiving(Screen):
    name, icon, digit, right = "receive", "receive", "1", Right.RECEIVE

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.read: list[str] = []
        self.put: list[str] = []

    def refresh(self) -> None:
        self.read.append(self.room.seat.person.login)

    def put_away(self) -> None:
        self.put.append(self.room.seat.person.login)

    def first_focus(self) -> QWidget:
        return self.field


class Working(Screen):
    name, icon, digit, right = "queue", "queue", "2", Right.HANDLE
    opened: ClassVar[list[str]] = []

    @staticmethod
    def count(counts: WorkCounts) -> int:
        return counts.views[View.MINE]

    @staticmethod
    def overdue(counts: WorkCounts) -> int:
        return counts.overdue

    def open_handle(self, handle: str) -> None:
        self.opened.append(handle)


@pytest.fixture
def bench(ward: Ward, qtbot: QtBot) -> Bench:
    return a_window(ward, (Receiving, Working), keep=qtbot.addWidget)


def places(bench: Bench) -> list[str]:
    model = bench.window.navigation.model()
    return [str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def test_a_person_sees_the_places_their_roles_open(ward: Ward, qtbot: QtBot) -> None:
    assert places(a_window(ward, (Receiving, Working), who="binh", keep=qtbot.addWidget)) == ["Xử lý"]
    assert places(a_window(ward, (Receiving, Working), who="thu", keep=qtbot.addWidget)) == ["Tiếp nhận"]


def test_counts_are_words_too_and_follow_what_was_done(bench: Bench, ward: Ward) -> None:
    assert places(bench) == ["Tiếp nhận", "Xử lý"]
    ward.at_desk()
    ward.clock.forward(days=30)
    bench.counter.sit_down(ward.desks.person("binh"))
    assert places(bench) == ["Xử lý, 1 hồ sơ, 1 quá hạn"]


def test_ctrl_and_a_digit_lead_to_a_place_and_the_keyboard_goes_where_work_begins(bench: Bench) -> None:
    bench.counter.go("queue")
    QTest.keyClick(bench.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    present = bench.window.present()
    assert isinstance(present, Receiving)
    assert present.field.hasFocus()


def test_whoever_leaves_has_everything_put_away_and_the_next_one_reads_anew(bench: Bench, ward: Ward) -> None:
    screen = bench.screen("receive")
    assert isinstance(screen, Receiving)
    bench.counter.sit_down(ward.desks.person("thu"))
    assert (screen.put, screen.read) == (["hoa"], ["hoa", "thu"])
    assert bench.window.title_row.findChildren(QWidget)
    assert bench.room.seat.person.login == "thu"


def test_a_role_given_or_taken_holds_in_the_window_at_once(bench: Bench, ward: Ward) -> None:
    screen = bench.screen("receive")
    assert isinstance(screen, Receiving)
    screen.field.setText("đang gõ")
    staff, quan = ward.desks.staff, ward.actor("quan")
    staff.set_roles(quan, "hoa", [Role.RECEIVER])
    bench.room.changes.tell(Kind.OFFICE)
    assert places(bench) == ["Tiếp nhận"]
    assert not bench.room.seat.may(Right.HANDLE)
    assert (screen.put, screen.field.text()) == ([], "đang gõ")
    staff.set_roles(quan, "hoa", [Role.SPECIALIST])
    bench.room.changes.tell(Kind.OFFICE)
    present = bench.window.present()
    assert present is not None
    assert present.name == "queue"


def test_a_unit_that_is_called_otherwise_is_called_so_in_the_frame(bench: Bench, ward: Ward) -> None:
    details = replace(UnitDetails.of(ward.desks.office.profile()), name="UBND phường Mới")
    ward.desks.unit.change(ward.actor("quan"), details)
    bench.room.changes.tell(Kind.OFFICE)
    assert bench.window.windowTitle().startswith("UBND phường Mới")


def test_a_person_who_may_not_stay_is_led_to_where_they_may(bench: Bench, ward: Ward) -> None:
    bench.counter.go("receive")
    bench.counter.sit_down(ward.desks.person("binh"))
    present = bench.window.present()
    assert present is not None
    assert present.name == "queue"


def test_what_the_last_person_could_take_back_is_not_offered_to_the_next(bench: Bench, ward: Ward) -> None:
    bench.window.messages.done("Đã bàn giao 3 hồ sơ.", ("Rút lại", lambda: None))
    bench.counter.sit_down(ward.desks.person("binh"))
    assert bench.window.messages.said == ""


def test_nothing_is_done_under_the_cover_by_keys(bench: Bench, ward: Ward) -> None:
    guard = Guard(bench.window, bench.window.words, ScanRouter())
    guard.serve(bench.counter)
    bench.screen("receive")
    for key in (Qt.Key.Key_2, Qt.Key.Key_K):
        guard.lock()
        assert guard.cover.covers
        QTest.keyClick(guard.cover.people, key, Qt.KeyboardModifier.ControlModifier)
        present = bench.window.present()
        assert present is not None
        assert present.name == "receive"
        assert QApplication.focusWidget() is guard.cover.people
        QTest.keyClick(guard.cover.people, Qt.Key.Key_Return)
        assert not guard.cover.covers
        bench.counter.sit_down(ward.desks.person("hoa"))
        assert QApplication.focusWidget() is present.first_focus()
    QTest.keyClick(bench.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    present = bench.window.present()
    assert present is not None
    assert present.name == "queue"


def test_a_screen_that_is_not_shown_reads_when_it_is_gone_to(bench: Bench) -> None:
    screen = bench.screen("receive")
    assert isinstance(screen, Receiving)
    bench.counter.go("queue")
    bench.room.changes.tell(Kind.DOSSIERS)
    assert len(screen.read) == 1
    bench.counter.go("receive")
    assert len(screen.read) == 2


def test_another_screen_can_be_sent_to_a_dossier(bench: Bench) -> None:
    Working.opened.clear()
    bench.room.go("queue", "000.00.00.H99-261118-0001")
    assert Working.opened == ["000.00.00.H99-261118-0001"]


def test_the_window_speaks_another_language_at_once(bench: Bench) -> None:
    bench.room.words.speak(Language.EN)
    assert places(bench) == ["Receive", "Work"]
    assert bench.window.navigation.accessibleName() == "Places"


def test_every_act_is_seen_to_be_saved(bench: Bench) -> None:
    bench.room.changes.tell(Kind.DOSSIERS)
    assert "09:41:00" in next(text for text in texts(bench) if "Đã lưu" in text)


def test_sample_data_are_marked_in_title_row_window_title_and_status_line(bench: Bench) -> None:
    assert "DỮ LIỆU MẪU" in bench.window.windowTitle()
    assert "Dữ liệu mẫu: không phải hồ sơ thật." in texts(bench)


def test_an_amber_frame_lies_around_sample_data_and_takes_no_click(bench: Bench) -> None:
    window = bench.window
    edge, inside = window.grab().toImage().pixelColor(1, 300), window.grab().toImage().pixelColor(20, 600)
    assert edge.name() == tokens_of(window).warn.mark.lower()
    assert inside.name() != edge.name()
    window.show_unit("UBND phường Mẫu", demo=False)
    assert window.grab().toImage().pixelColor(1, 300).name() != edge.name()


def test_a_narrow_window_keeps_icons_and_says_the_rest_in_names(bench: Bench) -> None:
    bench.window.resize(911, 459)
    assert bench.window.navigation.width() < 60
    assert places(bench) == ["Tiếp nhận", "Xử lý"]
    bench.window.resize(1366, 700)
    assert bench.window.navigation.width() > 180


@pytest.mark.parametrize("text_size", [1.0, 1.5])
def test_all_places_of_somebody_who_may_everything_stand_in_a_low_window(
    ward: Ward, qtbot: QtBot, text_size: float
) -> None:
    window = a_window(ward, SCREENS, text_size=text_size, size=(911, 459), keep=qtbot.addWidget).window
    view = window.navigation
    last = view.model().index(view.model().rowCount() - 1, 0)
    assert view.model().rowCount() == len(SCREENS)
    assert view.viewport().rect().contains(view.visualRect(last))
    window.resize(911, 250)
    view.choose(SCREENS[-1].name, silently=True)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(view.currentIndex())), timeout=2_000)


def texts(bench: Bench) -> list[str]:
    return [label.text() for label in bench.window.findChildren(QLabel)]
