"""The leader signs: what was signed on paper, and the day."""

from datetime import time

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import SINGLE_STATUS, Ward, a_form, a_party
from counter_app.domain.dossiers.values import Authority
from counter_app.domain.moments import at
from counter_app.domain.people import Role
from counter_app.domain.stand_ins import StandIn
from counter_app.services.leader_rows import Number
from counter_app.ui.dialogs.act_fields import Choice
from counter_app.ui.screens.leader.log_lines import LogView
from counter_app.ui.widgets.button import Button
from ui.at_work import settle
from ui.screens.leader_bench import ALT, TODAY, K, Leader, waits


def test_what_was_signed_on_paper_is_recorded_with_five_keys(ward: Ward, qtbot: QtBot) -> None:
    code, other = waits(ward), waits(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_6, held=ALT)
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


def test_whoever_stands_in_today_is_offered_as_the_signer_and_recorded(ward: Ward, qtbot: QtBot) -> None:
    code = waits(ward)
    ward.desks.stand_ins.appoint(ward.actor("quan"), StandIn("thang", "vui", TODAY, "Quyết định 12", TODAY))
    leader = Leader(qtbot, ward)
    assert {"vui", "thang"} <= set(record(leader, "vui", Authority.KT))
    signed = ward.desks.lookup.show(ward.actor(), code).dossier.signature
    assert signed is not None
    assert (signed.login, signed.authority) == ("vui", Authority.KT)


def test_a_stand_in_who_would_sign_as_the_leader_is_told_how_to_sign(ward: Ward, qtbot: QtBot) -> None:
    code = waits(ward)
    ward.desks.stand_ins.appoint(ward.actor("quan"), StandIn("thang", "vui", TODAY, "Quyết định 12", TODAY))
    leader = Leader(qtbot, ward)
    record(leader, "vui", Authority.TM)
    assert "không ký “TM.” được" in leader.bench.window.messages.shown
    assert ward.desks.lookup.show(ward.actor(), code).dossier.signature is None


def record(leader: Leader, signer: str, authority: Authority) -> list[str]:
    """Record a signature under the first dossier that waits; return who was offered as the signer."""
    leader.press(K.Key_6, held=ALT)
    leader.press(K.Key_Space)
    leader.press(K.Key_F9)
    line = leader.dialog.form.lines[0]
    assert isinstance(line, Choice)
    offered = [login for login, _ in line.choices]
    assert "binh" not in offered
    for name, wanted, count in (
        ("signer", offered.index(signer), len(offered)),
        ("authority", list(Authority).index(authority), len(Authority)),
    ):
        for _ in range(count):
            QTest.keyClick(leader.dialog.entries[name].focus, K.Key_Up)
        for _ in range(wanted):
            QTest.keyClick(leader.dialog.entries[name].focus, K.Key_Down)
    QTest.keyClick(leader.dialog, K.Key_F9)
    settle()
    return offered


def test_escape_takes_ticks_back(ward: Ward, qtbot: QtBot) -> None:
    waits(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_6, held=ALT)
    leader.press(K.Key_Space)
    leader.press(K.Key_Escape)
    assert leader.screen.sign_card.ticked == []
    assert leader.main_job == "Ký nhật ký ngày"


def test_a_dossier_signed_by_somebody_else_meanwhile_is_told_and_the_others_are_recorded(
    ward: Ward, qtbot: QtBot
) -> None:
    first, second = waits(ward), waits(ward)
    leader = Leader(qtbot, ward)
    leader.press(K.Key_6, held=ALT)
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
