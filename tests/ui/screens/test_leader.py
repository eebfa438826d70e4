"""The leader's page in a window: every number opens the rows it counts, days stand as they stood, F9 signs."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from builders import BIRTH, DESK, SINGLE_STATUS, Ward, a_form, a_party, a_ward
from counter_app.domain.dossiers.values import Receiver
from counter_app.domain.moments import at
from counter_app.domain.people import Role
from counter_app.services.leader_rows import LeaderDay, Number
from counter_app.services.wording import Language
from counter_app.ui.dialogs.act_dialog import ActDialog
from counter_app.ui.screens.leader.keys import LISTS
from counter_app.ui.screens.leader.log_lines import LogView
from counter_app.ui.screens.leader.screen import LeaderScreen
from counter_app.ui.screens.lookup.screen import LookupScreen
from counter_app.ui.screens.queue.screen import QueueScreen
from counter_app.ui.widgets.button import Button
from counter_app.ui.widgets.plain import Label
from ui.rooms import MONDAY, Bench, a_window
from ui.screens.test_queue import HOSTILE

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TODAY, FRIDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 22)


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    with a_ward(tmp_path / "ward", MONDAY) as ward:
        yield ward


class Leader:
    """What a leader sees and presses."""

    def __init__(
        self,
        qtbot: QtBot,
        ward: Ward,
        who: str = "thang",
        *,
        queue: bool = True,
        lookup: bool = False,
        **window: object,
    ) -> None:
        LeaderScreen.read_ms = 0
        screens = (*[QueueScreen] * queue, *[LookupScreen] * lookup, LeaderScreen)
        self.ward = ward
        self.bench: Bench = a_window(ward, screens, who=who, keep=qtbot.addWidget, **window)  # type: ignore[arg-type]
        screen = self.bench.screen("leader")
        assert isinstance(screen, LeaderScreen)
        self.screen = screen
        settle()

    def press(self, key: K, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(focus(), key, held)
        settle()

    @property
    def told(self) -> LeaderDay:
        """What the desk says of the day that is shown."""
        return self.ward.desks.leader.day(self.ward.actor("thang"), self.screen.day)

    @property
    def listed(self) -> list[str]:
        return [row.code for row in self.screen.body.rows.model.rows]

    @property
    def to_sign(self) -> list[str]:
        return [row.code for row in self.screen.sign_card.model.rows]

    @property
    def logged(self) -> list[str]:
        return [line.code for line in self.screen.body.log.model.rows]

    def strip(self) -> dict[str, str]:
        """The six numbers as they are read aloud."""
        names = [cell.accessibleName() for cell in self.screen.body.numbers.findChildren(QAbstractButton)]
        return dict(name.rsplit(": ", 1) for name in names)

    def turn_log(self, view: LogView) -> None:
        self.screen.body.log.tabs.choose(list(LogView).index(view))
        settle()

    @property
    def notice(self) -> str:
        quiet = self.screen.body.quiet
        return quiet.words if quiet.isVisibleTo(self.screen) else ""

    @property
    def signature(self) -> str:
        return self.screen.body.log.signed.text()

    def why_not(self, name: str) -> str:
        return self.bench.room.commands.why_not(f"leader.{name}")

    @property
    def main_job(self) -> str:
        return self.bench.room.commands.action("leader.sign").text()

    @property
    def printed(self) -> list[tuple[int, bool]]:
        return self.bench.room.papers.jobs  # type: ignore[attr-defined, no-any-return]

    @property
    def said(self) -> str:
        return self.bench.window.messages.said

    @property
    def dialog(self) -> ActDialog:
        found = QApplication.activeModalWidget()
        assert isinstance(found, ActDialog)
        return found


def focus() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def settle() -> None:
    for _ in range(4):
        QTest.qWait(1)
        QApplication.processEvents()


def a_lively_ward(ward: Ward) -> None:
    """Let every number of the page count something on Monday."""
    for n in range(2):
        ward.clock.set(date(2026, 11, 10 + n), time(9))
        ward.ready()
    ward.clock.set(date(2026, 11, 16), time(9))
    late = ward.at_desk()
    ward.at_desk()
    ward.clock.set(FRIDAY, time(9))
    ward.desks.handling.apologise(ward.actor("binh"), late, at(date(2026, 11, 30), time(17)), "Chờ xác minh")
    waits(ward)
    ward.clock.set(TODAY, time(8))
    waits(ward)
    code = ward.receive().code
    ward.desks.handover.hand_over(ward.actor(), [code], DESK)
    ward.receive(a_form(BIRTH))
    code = ward.ready(a_form(SINGLE_STATUS, a_party(name="Nguyễn Thị Đào")))
    ward.desks.returning.give_back(ward.actor(), code, Receiver("Nguyễn Thị Đào"))
    ward.clock.set(TODAY, time(16, 50))


def waits(ward: Ward) -> str:
    """Bring a matter to where it waits to be signed."""
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    return code


# numbers


def test_each_number_opens_exactly_the_rows_it_counts(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    told = leader.told
    for at_, number in enumerate(LISTS, start=1):
        leader.press(K(K.Key_0 + at_), ALT)
        rows = leader.to_sign if number is Number.TO_SIGN else leader.listed
        assert sorted(rows) == sorted(row.code for row in told.rows(number)), number
        assert rows, f"nothing to look at behind {number}"
        assert focus() in {leader.screen.body.rows.table, leader.screen.sign_card.table}


def test_the_strip_says_the_numbers_of_the_desk(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    told = leader.told
    assert leader.strip() == {
        "Nhận hôm nay": str(told.count(Number.RECEIVED)),
        "Đã trả": str(told.count(Number.RETURNED)),
        "Đúng hạn tháng 11": "100 %",
        "Quá hạn": str(told.count(Number.OVERDUE)),
        "Đến hạn hôm nay": str(told.count(Number.DUE_TODAY)),
        "Chờ ký": str(told.count(Number.TO_SIGN)),
    }


def test_a_number_of_the_strip_is_opened_by_tab_and_space_too(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    leader.screen.body.numbers.findChildren(QAbstractButton)[1].setFocus()
    leader.press(K.Key_Space)
    assert leader.listed == [row.code for row in leader.told.rows(Number.RETURNED)]
    leader.press(K.Key_Escape)
    assert leader.listed == [row.code for row in leader.told.rows(Number.OVERDUE)], (
        "Escape goes back to what is overdue"
    )


def test_who_holds_what_opens_what_they_hold(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    lines = [
        line for line in leader.screen.strip().findChildren(QAbstractButton) if line.isVisibleTo(leader.screen.strip())
    ]
    assert len(lines) == len(leader.told.holders) > 1
    for line, load in zip(lines, leader.told.holders, strict=True):
        line.setFocus()
        leader.press(K.Key_Space)
        assert sorted(leader.listed) == sorted(row.code for row in load.rows)
        assert line.accessibleName() == f"{load.name}: {load.count} hồ sơ, {load.overdue} quá hạn"


def test_the_charts_have_their_numbers_as_tables(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    body = leader.screen.body
    assert not body.hours.table.isVisible()
    leader.bench.room.commands.trigger("leader.tables")
    assert body.hours.table.isVisible()
    assert body.months.table.isVisible()
    told = leader.told.by_hour
    assert [(row.what, row.first, row.second) for row in body.hours.model.rows] == [
        (str(point.hour), str(point.received), str(point.returned)) for point in told
    ]
    months = ward.desks.leader.months(ward.actor("thang"), TODAY)
    assert [row.second for row in body.months.model.rows] == [
        f"{point.share.kept}/{point.share.out_of}" for point in reversed(months)
    ]


# days


def test_the_arrows_of_the_day_show_a_past_day_as_it_stood(ward: Ward, qtbot: QtBot) -> None:
    ward.clock.set(FRIDAY, time(9))
    code = waits(ward)
    ward.clock.set(TODAY, time(9))
    ward.desks.handling.sign(ward.actor(), code, "thang")
    ward.receive()
    leader = Leader(qtbot, ward)
    assert leader.strip()["Nhận hôm nay"] == "1"
    assert leader.to_sign == []
    for _ in range(3):
        leader.press(K.Key_Left)
    assert leader.screen.day == FRIDAY
    assert leader.strip()["Nhận trong ngày"] == "1"
    assert leader.to_sign == [code], "it was signed on Monday only"
    leader.screen.sign_card.focus_rows()
    leader.press(K.Key_Space)
    assert leader.screen.sign_card.ticked == [], "nobody signs in the past"


def test_there_is_no_day_after_today(ward: Ward, qtbot: QtBot) -> None:
    leader = Leader(qtbot, ward)
    leader.press(K.Key_Right)
    assert leader.screen.day == TODAY
    assert leader.why_not("later")
    leader.press(K.Key_PageUp)
    assert leader.screen.day == date(2026, 11, 16)
    leader.press(K.Key_Home)
    assert leader.screen.day == TODAY


def test_a_day_off_is_named_and_the_last_working_day_is_offered(ward: Ward, qtbot: QtBot) -> None:
    ward.clock.set(date(2026, 11, 25), time(9))
    leader = Leader(qtbot, ward)
    leader.press(K.Key_Left)
    assert "Ngày Văn hóa" in leader.notice
    leader.screen.body.quiet.findChildren(QAbstractButton)[0].setFocus()
    leader.press(K.Key_Space)
    assert leader.screen.day == TODAY


def test_a_quiet_sunday_says_why_and_offers_friday(ward: Ward, qtbot: QtBot) -> None:
    leader = Leader(qtbot, ward)
    leader.press(K.Key_Left)
    assert leader.screen.day == SUNDAY
    assert leader.notice == "Ngày nghỉ: nghỉ hằng tuần. Không có hồ sơ nào được nhận hay trả."
    assert leader.screen.page is not None
    assert leader.screen.page.before == FRIDAY


# signing


def test_what_was_signed_on_paper_is_recorded_with_five_keys(ward: Ward, qtbot: QtBot) -> None:
    code, other = waits(ward), waits(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_6, ALT)
    leader.press(K.Key_Space)
    assert leader.main_job == "Ghi nhận đã ký 1 hồ sơ"
    leader.press(K.Key_F9)
    QTest.keyClick(leader.dialog, K.Key_F9)
    settle()
    assert [row.code for row in leader.told.rows(Number.TO_SIGN)] == leader.to_sign == [other]
    recent = ward.desks.worklists.dossier_card(ward.actor("thang"), code).recent
    assert "signature_recorded" in {one.what for one in recent}
    assert leader.said == "Đã ghi nhận chữ ký của 1 hồ sơ."
    assert leader.printed == []


def test_escape_takes_ticks_back(ward: Ward, qtbot: QtBot) -> None:
    waits(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_6, ALT)
    leader.press(K.Key_Space)
    leader.press(K.Key_Escape)
    assert leader.screen.sign_card.ticked == []
    assert leader.main_job == "Ký nhật ký ngày"


def test_a_dossier_signed_by_somebody_else_meanwhile_is_told_and_the_others_are_recorded(
    ward: Ward, qtbot: QtBot
) -> None:
    first, second = waits(ward), waits(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_6, ALT)
    leader.screen.sign_card.model.tick_all()
    leader.press(K.Key_F9)
    ward.desks.handling.sign(ward.actor(), first, "thang")
    QTest.keyClick(leader.dialog, K.Key_F9)
    settle()
    assert leader.to_sign == []
    assert first in leader.bench.window.messages.shown
    assert second not in leader.bench.window.messages.shown


def test_f9_signs_the_day_off_after_one_question_and_prints_what_was_signed(ward: Ward, qtbot: QtBot) -> None:
    ward.receive()
    leader = Leader(qtbot, ward)
    leader.press(K.Key_F9)
    assert ward.desks.daily_log.log(ward.actor("thang"), TODAY).signed is None, (
        "no is the answer until somebody says yes"
    )
    leader.bench.answers.ready.append(True)
    leader.press(K.Key_F9)
    signed = ward.desks.daily_log.log(ward.actor("thang"), TODAY).signed
    assert signed is not None
    assert leader.printed == [(signed.job, False)]
    assert "Hà Đức Thắng" in leader.signature
    assert leader.why_not("sign_day") == "Nhật ký ngày này đã được ký."
    leader.press(K.Key_F9)
    assert len(leader.bench.answers.asked) == 2, "a signed day is not asked about again"


def test_what_is_entered_after_the_signature_is_told_beside_the_log(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive().code
    ward.desks.daily_log.sign_off(ward.actor("thang"), TODAY)
    ward.clock.forward(hours=1)
    actor = ward.actor(happened_at=at(TODAY, time(9)), late_reason="Mất điện")
    late = ward.desks.reception.receive(actor, a_form(SINGLE_STATUS, a_party(name="Lò Thị Muộn"))).code
    leader = Leader(qtbot, ward)
    assert leader.logged == [code]
    leader.turn_log(LogView.LATER)
    assert set(leader.logged) == {late}


def test_somebody_without_the_right_is_offered_no_signature(ward: Ward, qtbot: QtBot) -> None:
    waits(ward)
    leader = Leader(qtbot, ward, "chat")
    assert Role.APPROVER not in ward.desks.person("chat").roles
    visible = [button.words for button in leader.screen.body.log.findChildren(Button) if button.isVisible()]
    assert visible == []
    leader.press(K.Key_F9)
    assert leader.bench.answers.asked == []


# the log


def test_the_views_of_the_log_hold_what_their_tabs_count(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    log = ward.desks.daily_log.log(ward.actor("thang"), TODAY)
    wanted = {
        LogView.RECEIVED: [row.code for row in log.received],
        LogView.RETURNED: [row.code for row in log.returned],
        LogView.CASH: [line.code for line in log.cash],
        LogView.ALL: [row.code for row in (*log.received, *log.returned)],
    }
    for view, codes in wanted.items():
        leader.turn_log(view)
        assert sorted(leader.logged) == sorted(codes), view


def test_a_late_entry_is_marked_in_the_log(ward: Ward, qtbot: QtBot) -> None:
    ward.clock.set(TODAY, time(16))
    actor = ward.actor(happened_at=at(TODAY, time(9)), late_reason="Mất điện")
    ward.desks.reception.receive(actor, a_form())
    leader = Leader(qtbot, ward)
    model = leader.screen.body.log.model
    assert model.index(0, len(model.columns) - 1).data() == "nhập bù"
    assert not leader.screen.body.log.table.isColumnHidden(len(model.columns) - 1)


def test_the_log_is_shown_as_paper_and_a_signed_one_is_the_sheet_that_was_signed(ward: Ward, qtbot: QtBot) -> None:
    ward.receive()
    leader = Leader(qtbot, ward)
    leader.press(K.Key_P, CTRL)
    ((first, preview),) = leader.printed
    assert preview
    signed = ward.desks.daily_log.sign_off(ward.actor("thang"), TODAY)
    leader.press(K.Key_F5)
    leader.press(K.Key_P, CTRL)
    assert leader.printed == [(first, True), (signed.job, True)]


def test_the_log_is_taken_away_as_a_spreadsheet(ward: Ward, qtbot: QtBot, tmp_path: Path) -> None:
    ward.receive()
    leader = Leader(qtbot, ward)
    asked: list[str] = []
    leader.screen.acts.ask_path = lambda name: (asked.append(name), "")[1]
    leader.press(K.Key_E, CTRL)
    assert asked == ["nhat-ky-2026-11-23.xlsx"]
    assert not list(tmp_path.glob("*.xlsx"))
    leader.screen.acts.ask_path = lambda name: str(tmp_path / "log")
    leader.press(K.Key_E, CTRL)
    assert (tmp_path / "log.xlsx").read_bytes()[:2] == b"PK"


# going on


def test_enter_opens_the_dossier_where_dossiers_are_looked_at(ward: Ward, qtbot: QtBot) -> None:
    code = waits(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_6, ALT)
    leader.press(K.Key_Return)
    present = leader.bench.window.present()
    assert isinstance(present, QueueScreen)
    assert present.present is not None
    assert present.present.handle == code


def test_looking_up_comes_before_the_queue_where_a_person_may(ward: Ward, qtbot: QtBot) -> None:
    code = waits(ward)
    leader = Leader(qtbot, ward, lookup=True)
    leader.press(K.Key_6, ALT)
    leader.press(K.Key_Return)
    present = leader.bench.window.present()
    assert present is not None
    assert present.name == "lookup"
    assert code in {part.text() for part in present.findChildren(Label)}


def test_where_there_is_no_place_to_look_it_says_so(ward: Ward, qtbot: QtBot) -> None:
    waits(ward)
    leader = Leader(qtbot, ward, queue=False)
    leader.press(K.Key_6, ALT)
    leader.press(K.Key_Return)
    assert "không có màn hình để mở hồ sơ" in leader.bench.window.messages.shown + leader.said


def test_whoever_sits_down_next_sees_their_own_reading(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_Left)
    leader.screen.put_away()
    assert leader.listed == leader.logged == leader.to_sign == []
    assert leader.screen.day == TODAY


def test_names_stand_there_letter_by_letter(ward: Ward, qtbot: QtBot) -> None:
    names = [name for name in HOSTILE if len(name) < 100]
    for name in names:
        ward.receive(a_form(SINGLE_STATUS, a_party(name=name)))
    leader = Leader(qtbot, ward)
    told = [row.applicant for row in leader.told.rows(Number.RECEIVED)]
    leader.press(K.Key_1, ALT)
    model, log = leader.screen.body.rows.model, leader.screen.body.log.model
    assert [model.index(at_, 1).data() for at_ in range(len(names))] == told
    assert sorted(log.index(at_, 2).data() for at_ in range(len(names))) == sorted(told)


@pytest.mark.parametrize("language", list(Language))
def test_a_ward_without_dossiers_says_so_everywhere(ward: Ward, qtbot: QtBot, language: Language) -> None:
    leader = Leader(qtbot, ward, language=language)
    words = leader.bench.room.words
    assert leader.notice == words("leader.quiet_today")
    for at_, number in enumerate(LISTS, start=1):
        leader.press(K(K.Key_0 + at_), ALT)
        if number is not Number.TO_SIGN:
            assert leader.screen.body.rows.nothing.text() == words(f"leader.nothing_{number.value}")
            assert leader.screen.body.rows.nothing.isVisible()
    assert leader.screen.sign_card.nothing.isVisible()
    assert leader.strip()[words("leader.strip_overdue")] == "0"


def test_the_language_changes_and_what_was_opened_and_ticked_stays(ward: Ward, qtbot: QtBot) -> None:
    a_lively_ward(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_6, ALT)
    leader.press(K.Key_Space)
    ticked = leader.screen.sign_card.ticked
    leader.press(K.Key_1, ALT)
    leader.bench.room.words.speak(Language.EN)
    settle()
    assert leader.screen.sign_card.ticked == ticked
    assert leader.listed == [row.code for row in leader.told.rows(Number.RECEIVED)]
    assert leader.main_job == "Record 1 signed"
    assert "Received today" in leader.strip()
