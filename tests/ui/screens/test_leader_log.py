"""The day's log beside the leader's numbers: on screen, on paper, as a spreadsheet."""

from datetime import time
from pathlib import Path

from pytestqt.qtbot import QtBot

from builders import Ward, a_form
from counter_app.domain.moments import at
from counter_app.ui.screens.leader.log_lines import LogView
from ui.screens.leader_bench import CTRL, TODAY, K, Leader, a_lively_ward


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
    leader.press(K.Key_P, held=CTRL)
    ((first, preview),) = leader.printed
    assert preview
    signed = ward.desks.daily_log.sign_off(ward.actor("thang"), TODAY)
    leader.press(K.Key_F5)
    leader.press(K.Key_P, held=CTRL)
    assert leader.printed == [(first, True), (signed.job, True)]


def test_the_log_is_taken_away_as_a_spreadsheet(ward: Ward, qtbot: QtBot, tmp_path: Path) -> None:
    ward.receive()
    leader = Leader(qtbot, ward)
    asked: list[str] = []
    leader.screen.acts.ask_path = lambda name: (asked.append(name), "")[1]
    leader.press(K.Key_E, held=CTRL)
    assert asked == ["nhat-ky-2026-11-23.xlsx"]
    assert not list(tmp_path.glob("*.xlsx"))
    leader.screen.acts.ask_path = lambda name: str(tmp_path / "log")
    leader.press(K.Key_E, held=CTRL)
    assert (tmp_path / "log.xlsx").read_bytes()[:2] == b"PK"
