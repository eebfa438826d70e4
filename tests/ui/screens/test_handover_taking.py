"""Slips are taken over by keyboard and scanner alone; what was written is read back through the desks."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import DESK, Ward
from counter_app.domain.numbering.barcode import BarcodeKind, payload
from counter_app.domain.scans import scanned
from counter_app.services.counter_rows import Box
from counter_app.services.wording import Language
from ui.at_work import focused
from ui.screens.hands import ALT, Hands, K, outcomes, reasons
from ui.screens.slips import received, sent


def test_all_here_takes_two_keys(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 3)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_F6, K.Key_F9)
    assert outcomes(ward, batch) == ["accepted"] * 3
    assert batch in hands.said


def test_the_scan_box_has_the_keyboard_as_soon_as_there_is_a_slip(qtbot: QtBot, ward: Ward) -> None:
    sent(ward, 2)
    hands = Hands(qtbot, ward)
    assert focused() is hands.screen.stage.slip.scan


def test_lines_are_marked_one_by_one_by_the_last_digits_of_their_codes(qtbot: QtBot, ward: Ward) -> None:
    batch, codes = sent(ward, 3)
    hands = Hands(qtbot, ward)
    for code in codes:
        hands.type(code[-2:], K.Key_Return)
    assert hands.text_of("forward") == "Nhận đủ 3"
    hands.press(K.Key_F9)
    assert outcomes(ward, batch) == ["accepted"] * 3


def test_a_slip_with_one_missing_is_accepted_without_it_and_names_it(qtbot: QtBot, ward: Ward) -> None:
    batch, codes = sent(ward, 4)
    hands = Hands(qtbot, ward)
    for code in (codes[0], codes[1], codes[3]):
        hands.scan(code)
    assert hands.text_of("forward") == "Nhận 3, ghi thiếu 1"
    assert codes[2][-11:] in hands.notice
    assert "dòng 3" in hands.notice
    hands.press(K.Key_F9)
    assert outcomes(ward, batch) == ["accepted", "accepted", "", "accepted"]
    assert "ghi thiếu 1" in hands.said


def test_the_missing_one_is_taken_over_from_the_same_slip_when_it_comes(qtbot: QtBot, ward: Ward) -> None:
    batch, codes = sent(ward, 3)
    hands = Hands(qtbot, ward)
    hands.scan(codes[0])
    hands.scan(codes[1])
    hands.press(K.Key_F9)
    assert hands.screen.slips.cards.slips[0].chip.words == "Thiếu 1"
    hands.scan(codes[2])
    hands.press(K.Key_F9)
    assert outcomes(ward, batch) == ["accepted"] * 3


def test_a_line_goes_back_with_the_reason_that_was_typed(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 3)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_Down, K.Key_Down, K.Key_Delete)
    QApplication.focusWidget().insert("Thiếu bản chính")  # type: ignore[attr-defined]
    hands.press(K.Key_Return, K.Key_F6)
    assert hands.text_of("forward") == "Nhận 2, trả lại 1"
    hands.press(K.Key_F9)
    assert outcomes(ward, batch) == ["accepted", "refused", "accepted"]
    assert reasons(ward, batch) == ["", "Thiếu bản chính", ""]


def test_a_usual_reason_takes_two_keys(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_Down, K.Key_F8)
    hands.press(K.Key_Down, K.Key_Return)
    hands.press(K.Key_F6, K.Key_F9)
    assert reasons(ward, batch) == ["Thiếu chữ ký", ""]


def test_a_reason_in_ones_own_words_is_not_written_over(qtbot: QtBot, ward: Ward) -> None:
    sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_Down, K.Key_F8)
    hands.type("rach trang 2", K.Key_Down)
    assert hands.screen.stage.slip.reason.entry.text() == "rach trang 2"


def test_nothing_goes_back_without_a_reason(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_F7, K.Key_Return)
    assert outcomes(ward, batch) == ["", ""]
    assert "lý do" in hands.screen.stage.slip.reason.entry.accessibleDescription()
    hands.press(K.Key_Escape)
    assert not hands.screen.stage.slip.reason.isVisible()


def test_the_whole_slip_goes_back(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 3)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_F7)
    hands.type("nham phong", K.Key_Return)
    assert outcomes(ward, batch) == ["refused"] * 3
    assert reasons(ward, batch) == ["nham phong"] * 3


def test_a_slip_of_one_goes_back_at_once_too(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 1)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_F7)
    hands.type("nham phong", K.Key_Return)
    assert outcomes(ward, batch) == ["refused"]


def test_space_marks_a_line_and_takes_the_mark_back(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_Down, K.Key_Space, K.Key_Down, K.Key_Space, K.Key_Space)
    hands.press(K.Key_F9)
    assert outcomes(ward, batch) == ["accepted", ""]


def test_a_second_scan_of_a_line_counts_nothing(qtbot: QtBot, ward: Ward) -> None:
    batch, codes = sent(ward, 3)
    hands = Hands(qtbot, ward)
    hands.scan(codes[0])
    ward.clock.forward(minutes=5)
    hands.scan(codes[0])
    assert "đã quét lúc" in hands.notice
    assert hands.text_of("forward") == "Nhận 1, ghi thiếu 2"
    assert [scan.counted for scan in hands.screen.last_scans.scans] == [False, True]
    hands.press(K.Key_F9)
    assert outcomes(ward, batch) == ["accepted", "", ""]


def test_the_row_of_a_second_scan_flashes_and_then_rests(qtbot: QtBot, ward: Ward) -> None:
    _, codes = sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.scan(codes[0])
    model, seen = hands.screen.stage.slip.model, set()
    model.dataChanged.connect(lambda *_: seen.add(model.glowing))
    hands.scan(codes[0])
    number = model.rows[0].number
    qtbot.waitUntil(lambda: not hands.screen.stage.slip.flashes)
    assert seen == {number, 0}
    assert model.glowing == number


def test_a_dossier_of_another_slip_is_told_of_with_the_way_there(qtbot: QtBot, ward: Ward) -> None:
    first, [strange, *_] = sent(ward, 2)
    batch, _ = sent(ward, 2)
    hands = Hands(qtbot, ward)
    assert hands.screen.slips.cards.current == batch
    hands.scan(strange)
    assert strange[-11:] in hands.notice
    assert first in hands.notice
    hands.screen.stage.slip.banner.acted.emit()
    assert hands.screen.slips.cards.current == first


def test_a_dossier_that_is_elsewhere_is_told_of_with_its_place(qtbot: QtBot, ward: Ward) -> None:
    [strange] = received(ward, 1)
    sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.type(strange, K.Key_Return)
    assert "đang ở Bộ phận Một cửa" in hands.notice
    assert outcomes(ward, hands.screen.slips.cards.current) == ["", ""]


def test_what_leads_to_nothing_is_said_so_and_stays_to_be_mended(qtbot: QtBot, ward: Ward) -> None:
    sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.type("998877", K.Key_Return)
    assert "998877" in hands.notice
    assert hands.screen.stage.slip.scan.text() == "998877"


def test_digits_that_fit_several_lines_mark_none_of_them(qtbot: QtBot, ward: Ward) -> None:
    first = received(ward, 1)
    ward.clock.forward(days=2)
    second = received(ward, 1)
    batch = ward.desks.handover.hand_over(ward.actor(), [*first, *second], DESK).batch
    hands = Hands(qtbot, ward)
    hands.type("1", K.Key_Return)
    assert "1, 2" in hands.notice
    assert hands.why_not("forward")
    assert outcomes(ward, batch) == ["", ""]


def test_a_card_is_no_dossier(qtbot: QtBot, ward: Ward) -> None:
    sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.screen.scanned(scanned("024087000321|024987654|Nguyễn Thị Đào|01011987|Nữ|Đức Xuân|09112026"))
    assert "không phải mã hồ sơ" in hands.shown


def test_the_barcode_of_a_paper_slip_opens_it(qtbot: QtBot, ward: Ward) -> None:
    first, _ = sent(ward, 2)
    sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.screen.scanned(scanned(payload(BarcodeKind.HANDOVER, 1)))
    assert hands.screen.slips.cards.current == first
    assert focused() is hands.screen.stage.slip.scan


def test_the_first_dossier_of_a_pile_opens_its_slip_and_is_marked(qtbot: QtBot, ward: Ward) -> None:
    first, codes = sent(ward, 2)
    sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_3, held=ALT)
    hands.scan(codes[1])
    assert hands.screen.slips.cards.current == first
    hands.press(K.Key_F9)
    assert outcomes(ward, first) == ["", "accepted"]


def test_a_slip_that_a_colleague_took_over_meanwhile_is_told_in_one_sentence(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_F6)
    ward.desks.handover.accept(ward.actor("binh"), batch)
    hands.press(K.Key_F9)
    assert [error.code for error in hands.bench.refusals] == []
    assert batch in hands.shown
    assert hands.screen.slips.box is Box.INCOMING
    assert "Đã nhận đủ 2" in hands.notice


def test_nothing_is_accepted_before_anything_was_marked(qtbot: QtBot, ward: Ward) -> None:
    batch, _ = sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_F9)
    assert "F6" in hands.shown
    assert outcomes(ward, batch) == ["", ""]


def test_after_one_slip_the_next_comes_into_hand(qtbot: QtBot, ward: Ward) -> None:
    first, _ = sent(ward, 2)
    second, _ = sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.press(K.Key_F6, K.Key_F9)
    assert focused() is hands.screen.stage.slip.scan
    hands.press(K.Key_F6, K.Key_F9)
    assert outcomes(ward, first) == outcomes(ward, second) == ["accepted"] * 2


def test_marks_and_typing_outlive_another_language_and_reading_anew(qtbot: QtBot, ward: Ward) -> None:
    _, codes = sent(ward, 3)
    hands = Hands(qtbot, ward)
    hands.scan(codes[0])
    hands.type("00")
    hands.bench.room.words.speak(Language.EN)
    hands.press(K.Key_F5)
    assert hands.text_of("forward") == "Accept 1, note 2 missing"
    assert hands.screen.stage.slip.scan.text() == "00"


def test_marks_wait_for_the_person_who_made_them(qtbot: QtBot, ward: Ward) -> None:
    batch, codes = sent(ward, 3)
    hands = Hands(qtbot, ward)
    hands.scan(codes[0])
    hands.scan(codes[1])
    hands.bench.counter.sit_down(ward.desks.person("hoa"))
    assert not hands.screen.last_scans.scans
    assert hands.why_not("forward")
    hands.bench.counter.sit_down(ward.desks.person("binh"))
    assert hands.text_of("forward") == "Nhận 2, ghi thiếu 1"
    hands.press(K.Key_F9)
    assert outcomes(ward, batch) == ["accepted", "accepted", ""]
    assert ward.desks.drafts.mine(ward.actor("binh")) == ()


def test_marks_on_a_slip_outlive_a_look_at_another(qtbot: QtBot, ward: Ward) -> None:
    first, codes = sent(ward, 2)
    sent(ward, 2)
    hands = Hands(qtbot, ward)
    hands.screen.open_handle(first)
    hands.scan(codes[0])
    hands.press(K.Key_Escape, K.Key_Up)
    assert hands.screen.slips.cards.current != first
    hands.press(K.Key_Down)
    assert hands.text_of("forward") == "Nhận 1, ghi thiếu 1"
