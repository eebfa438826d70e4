"""The leader's days: each stands as it stood."""

from datetime import date, time

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from builders import Ward
from ui.screens.leader_bench import FRIDAY, SUNDAY, TODAY, K, Leader, waits


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
