"""A dossier is handled by keyboard alone, each person at their own queue, and every act leaves what it should."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import DESK, Ward, a_form, a_party, copies
from counter_app.domain.moments import WARD_TIME
from ui.screens.queue_bench import Key, QueueBench, open_queue

CTRL = Qt.KeyboardModifier.ControlModifier


def stage(ward: Ward, code: str) -> str:
    return str(ward.desks.worklists.dossier_card(ward.actor(), code).row.stage)


def step(ward: Ward, code: str) -> int | None:
    return ward.desks.worklists.dossier_card(ward.actor(), code).row.step


def last_event(ward: Ward, code: str) -> Any:
    return ward.desks.worklists.dossier_card(ward.actor(), code).recent[0]


def at(ward: Ward, who: str, qtbot: QtBot) -> QueueBench:
    return open_queue(ward, who, qtbot.addWidget)


# the life of a dossier


def test_a_dossier_goes_from_the_counter_to_its_result_with_one_key_a_step(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive().code
    counter = at(ward, "hoa", qtbot)
    assert counter.main_job.startswith("Bàn giao cho")
    counter.press(Key.Key_F9)
    assert counter.bench.room.papers.jobs, "the slip of the handover is printed"  # type: ignore[attr-defined]

    officer = at(ward, "binh", qtbot)
    officer.press(Key.Key_2, held=Qt.KeyboardModifier.AltModifier)
    assert officer.main_job == "Nhận bàn giao"
    officer.press(Key.Key_F9)
    assert step(ward, code) == 2
    officer.press(Key.Key_1, held=Qt.KeyboardModifier.AltModifier)
    assert officer.main_job == "Trình ký"
    officer.press(Key.Key_F9)
    assert step(ward, code) == 3

    leader = at(ward, "thang", qtbot)
    assert leader.main_job == "Ghi nhận đã ký"
    leader.press(Key.Key_F9)
    leader.press(Key.Key_F9)  # the form knows who signs
    assert step(ward, code) == 4

    registry = at(ward, "vui", qtbot)
    assert registry.main_job == "Hoàn tất: trả về Một cửa"
    registry.press(Key.Key_F9)
    registry.press(Key.Key_F9)
    assert stage(ward, code) == "result_ready"


def test_a_short_matter_is_signed_and_completed_at_the_counter(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive(copies(2, 3)).code
    queue = at(ward, "hoa", qtbot)
    assert queue.main_job == "Ghi nhận đã ký"
    queue.press(Key.Key_F9)
    assert queue.dialog.entries["signer"].answer() == "hoa"  # holds every role of this ward
    queue.press(Key.Key_F9)
    assert queue.main_job == "Hoàn tất: trả về Một cửa"
    queue.press(Key.Key_F9)
    queue.press(Key.Key_F9)
    assert stage(ward, code) == "result_ready"


def test_many_signatures_are_recorded_with_one_form(ward: Ward, qtbot: QtBot) -> None:
    codes = [ward.at_desk() for _ in range(3)]
    for code in codes:
        ward.desks.handling.advance(ward.actor("binh"), code)
    queue = at(ward, "thang", qtbot)
    queue.worklist.model.tick_all()
    assert queue.main_job == "Ghi nhận đã ký 3 hồ sơ"
    queue.press(Key.Key_F9)
    queue.press(Key.Key_F9)
    assert {step(ward, code) for code in codes} == {4}


def test_ctrl_enter_does_the_job_and_opens_the_next(ward: Ward, qtbot: QtBot) -> None:
    first, second = ward.at_desk(), ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.press(Key.Key_Return, held=CTRL)
    assert (step(ward, first), step(ward, second)) == (3, 2)
    assert queue.screen.present is not None
    assert queue.screen.present.handle == second
    assert queue.screen.pane.isAncestorOf(queue.screen.focusWidget())


def test_twelve_ticked_dossiers_go_forward_under_one_key(ward: Ward, qtbot: QtBot) -> None:
    codes = [ward.receive(a_form()).code for _ in range(12)]
    ward.hand_over(*codes)
    queue = at(ward, "binh", qtbot)
    for _ in codes:
        queue.press(Key.Key_Space)
        queue.press(Key.Key_Down)
    assert queue.main_job == "Trình ký 12 hồ sơ"
    queue.press(Key.Key_F9)
    assert {step(ward, code) for code in codes} == {3}
    assert queue.rows == []
    assert "12" in queue.said


def test_one_refusal_in_a_pile_holds_up_no_other_and_is_told(ward: Ward, qtbot: QtBot) -> None:
    codes = [ward.at_desk() for _ in range(3)]
    queue = at(ward, "binh", qtbot)
    queue.worklist.model.tick_all()
    ward.desks.handling.ask_supplement(ward.actor(), codes[1], ("Tờ khai",), "Thiếu chữ ký")
    queue.press(Key.Key_F9)
    assert [step(ward, code) for code in codes] == [3, 2, 3]
    assert codes[1] in queue.shown
    assert "yêu cầu bổ sung" in queue.shown


def test_dossiers_that_need_different_things_are_not_moved_together(ward: Ward, qtbot: QtBot) -> None:
    ward.at_desk()
    code = ward.receive().code
    ward.desks.handover.hand_over(ward.actor(), [code], DESK)
    queue = at(ward, "binh", qtbot)
    queue.press(Key.Key_7, held=Qt.KeyboardModifier.AltModifier)
    queue.worklist.model.tick_all()
    assert queue.why_not("forward")
    queue.press(Key.Key_F9)
    assert queue.shown == queue.why_not("forward")


def test_part_of_a_slip_is_accepted_and_the_rest_stays_on_its_way(ward: Ward, qtbot: QtBot) -> None:
    codes = [ward.receive().code for _ in range(3)]
    batch = ward.desks.handover.hand_over(ward.actor(), codes, DESK).batch
    queue = at(ward, "binh", qtbot)
    queue.press(Key.Key_2, held=Qt.KeyboardModifier.AltModifier)
    queue.press(Key.Key_Space)
    queue.press(Key.Key_F9)
    waiting = [line.code for line in ward.desks.worklists.batch(ward.actor(), batch).lines if not line.outcome]
    assert waiting == codes[1:]


# the way back


def test_a_handover_is_undone_by_recalling_it(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive().code
    queue = at(ward, "hoa", qtbot)
    queue.press(Key.Key_F9)
    undo(queue)
    assert last_event(ward, code).what == "handover_recalled"


def test_a_step_is_undone_by_sending_it_back_with_the_reason_written_down(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.press(Key.Key_F9)
    undo(queue)
    event = last_event(ward, code)
    assert (event.what, step(ward, code)) == ("sent_back", 2)
    assert "nhầm" in event.params["reason"]


def undo(queue: QueueBench) -> None:
    toast = queue.bench.window.messages._toast
    assert toast is not None
    button = next(one for one in toast.children() if getattr(one, "click", None))
    button.click()


# each act with a form


def fill(queue: QueueBench, **texts: str) -> None:
    """Type into the lines of the form that is open, and press its key."""
    dialog = queue.dialog
    for name, text in texts.items():
        dialog.entries[name].focus.setFocus()
        queue.types(text)
    queue.press(Key.Key_F9)


def test_f7_asks_for_papers_and_stops_the_clock(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.press(Key.Key_F7)
    queue.press(Key.Key_Space)  # the first paper
    fill(queue, reason="thieu chu ky")
    assert stage(ward, code) == "awaiting_supplement"
    assert queue.main_job == "Nhận bổ sung"
    queue.press(Key.Key_F9)
    queue.press(Key.Key_F9)
    assert stage(ward, code) == "in_process"


def test_papers_asked_for_without_a_paper_stay_a_form(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.command("ask_supplement")
    for check in queue.dialog.entries["missing"]._boxes:  # type: ignore[attr-defined]
        check[1].setChecked(False)
    fill(queue, reason="thieu")
    assert queue.dialog.entries["missing"].widget.state == "error"
    assert stage(ward, code) == "in_process"


def test_a_dossier_is_sent_back_to_an_earlier_step(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    ward.desks.handling.advance(ward.actor("binh"), code)
    queue = at(ward, "thang", qtbot)
    queue.press(Key.Key_F7)
    fill(queue, reason="sai ten")
    assert step(ward, code) == 2


def test_a_payment_is_waited_for_and_settled(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.command("wait_for_payment")
    fill(queue, note="thue")
    assert stage(ward, code) == "awaiting_payment"
    queue.press(Key.Key_F9)
    queue.press(Key.Key_F9)
    assert stage(ward, code) == "in_process"


def test_an_extension_that_is_not_later_is_refused_at_its_line(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.command("extend")
    fill(queue, due_at="23/11 10:00", reason="xac minh")
    assert queue.dialog.entries["due_at"].widget.state == "error"
    edit = queue.dialog.entries["due_at"].focus
    edit.selectAll()  # type: ignore[attr-defined]
    fill(queue, due_at="07/12")
    row = ward.desks.worklists.dossier_card(ward.actor(), code).row
    assert row.due_at == datetime(2026, 12, 7, 17, 0, tzinfo=WARD_TIME)
    assert row.extended


def test_an_apology_tells_a_new_date_and_changes_no_due_date(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    before = ward.desks.worklists.dossier_card(ward.actor(), code).row.due_at
    queue = at(ward, "binh", qtbot)
    queue.command("apologise")
    fill(queue, new_date="07/12/2026", reason="qua tai")
    row = ward.desks.worklists.dossier_card(ward.actor(), code).row
    assert (row.due_at, row.apology) == (before, True)


def test_a_dossier_is_given_to_somebody_else_and_taken_back(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.command("reassign")
    queue.press(Key.Key_Down)
    queue.press(Key.Key_F9)
    assert last_event(ward, code).what == "reassigned"
    undo(queue)
    assert ward.desks.worklists.dossier_card(ward.actor(), code).row.holder == "binh"


def test_handling_is_stopped_and_only_a_leader_reopens_it(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "binh", qtbot)
    queue.command("stop")
    fill(queue, reason="khong du dieu kien")
    assert stage(ward, code) == "stopped"
    queue.screen.open_handle(code)
    assert "mở lại" in queue.why_not("reopen")
    leader = at(ward, "thang", qtbot)
    leader.screen.open_handle(code)
    leader.command("reopen")
    fill(leader, reason="da du")
    assert stage(ward, code) == "in_process"


def test_a_withdrawal_is_followed_by_its_notice(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    queue = at(ward, "hoa", qtbot)
    queue.screen.open_handle(code)
    queue.command("withdraw")
    fill(queue, reason="tu nguyen")
    assert stage(ward, code) == "withdrawn"
    queue.screen.open_handle(code)
    assert queue.main_job == "Ra thông báo dừng"
    queue.press(Key.Key_F9)
    fill(queue, reason="nguoi dan rut")
    assert stage(ward, code) == "stopped"


def test_an_act_of_a_colleague_is_written_down_for_an_earlier_moment(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk()
    ward.clock.forward(hours=3)
    queue = at(ward, "hoa", qtbot)
    queue.screen.open_handle(code)
    queue.command("advance")
    late = queue.dialog.late
    assert late is not None
    late.unfold()
    late.entries["done_by"].focus.setFocus()
    queue.types("L")  # Lê Văn Bình
    late.entries["happened_at"].focus.setFocus()
    queue.types("23/11 10:30")
    late.entries["late_reason"].focus.setFocus()
    queue.types("mat dien")
    queue.press(Key.Key_F9)
    event = last_event(ward, code)
    assert (event.what, event.who, event.late_entry) == ("step_ended", "Lê Văn Bình", True)
    assert event.at == datetime(2026, 11, 23, 10, 30, tzinfo=WARD_TIME)


def test_a_second_request_for_papers_is_warned_of(ward: Ward, qtbot: QtBot) -> None:
    code = ward.at_desk(a_form("1.004873", a_party()))
    ward.desks.handling.ask_supplement(ward.actor(), code, ("Tờ khai",), "Thiếu chữ ký")
    ward.desks.handling.take_supplement(ward.actor(), code)
    queue = at(ward, "binh", qtbot)
    queue.command("ask_supplement")
    queue.press(Key.Key_Space)
    fill(queue, reason="thieu nua", basis="Dieu 5")
    assert "bổ sung thứ 2" in queue.shown
