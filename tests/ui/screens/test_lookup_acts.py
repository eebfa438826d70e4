"""What is put right from look-up: each with its small form and a reason, and told in the history before and after."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builders import BIRTH, SINGLE_STATUS, Ward, a_form, a_party
from counter_app.domain.dossiers.stages import Stage
from counter_app.domain.dossiers.state import Dossier
from counter_app.domain.dossiers.values import Receiver
from counter_app.services.wording import Language
from ui.at_work import focused, settle
from ui.screens.lookup_bench import Key, LookupBench, a_late_one, looks, open_lookup

CTRL = Qt.KeyboardModifier.ControlModifier
OFFICIAL = "000.00.00.G22-261123-0042"


def at(ward: Ward, qtbot: QtBot, who: str = "hoa", **window: object) -> LookupBench:
    return open_lookup(ward, qtbot.addWidget, who, **window)


def a_dossier(ward: Ward) -> str:
    party = a_party(name="Nguyễn Thị Đào", id_number="006187004512", phone="0912345678", birth="1987-01-05")
    return ward.receive(a_form(SINGLE_STATUS, party)).code


def stored(ward: Ward, code: str) -> Dossier:
    return ward.desks.lookup.show(ward.actor(), code).dossier


def fills(bench: LookupBench, line: str, text: str) -> None:
    """Go to a line of the form by Tab, and type over what stands there."""
    entry = bench.dialog.entries[line]
    for _ in range(20):
        if focused() is entry.focus:
            break
        bench.press(Key.Key_Tab)
    assert focused() is entry.focus
    bench.press(Key.Key_A, held=CTRL)
    bench.types(text)


def test_a_correction_sends_what_was_changed_and_is_told_before_and_after(ward: Ward, qtbot: QtBot) -> None:
    code = a_dossier(ward)
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.command("correct")
    assert looks(ward, "dossier.revealed") == 1  # putting right needs to see what stands
    assert bench.dialog.entries["owner.birth"].answer() == "05/01/1987"
    fills(bench, "owner.phone", "0987654321")
    fills(bench, "reason", "Go nham so")
    bench.press(Key.Key_F9)
    assert stored(ward, code).owner.phone == "0987654321"
    assert stored(ward, code).owner.birth == "1987-01-05"
    assert "Đã đính chính" in bench.told
    assert any("điện thoại: 091…678 → 098…321" in text for text in tab(bench, 2))


def test_a_correction_that_is_wrong_says_so_at_its_line_and_loses_nothing(ward: Ward, qtbot: QtBot) -> None:
    code = a_dossier(ward)
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.command("correct")
    fills(bench, "owner.phone", "123")
    fills(bench, "reason", "Go nham")
    bench.press(Key.Key_F9)
    assert focused() is bench.dialog.entries["owner.phone"].focus
    assert bench.dialog.entries["owner.phone"].answer() == "123"
    assert stored(ward, code).owner.phone == "0912345678"
    bench.bench.answers.ready = [True]
    bench.press(Key.Key_Escape)


def test_a_correction_by_somebody_else_meanwhile_is_not_written_over(ward: Ward, qtbot: QtBot) -> None:
    code = a_dossier(ward)
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.command("correct")
    ward.desks.corrections.correct(ward.actor("thu"), code, (("subject", "Khác"),), "Ghi thiếu")
    fills(bench, "owner.phone", "0987654321")
    fills(bench, "reason", "Go nham so")
    bench.press(Key.Key_F9)
    assert stored(ward, code).owner.phone == "0912345678"
    assert bench.dialog.banner.isVisible()
    bench.bench.answers.ready = [True]
    bench.press(Key.Key_Escape)


def test_another_procedure_keeps_the_code_and_prints_a_new_receipt(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive(a_form(BIRTH)).code
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.command("change_procedure")
    entry = bench.dialog.entries["procedure"]
    assert focused() is entry.focus
    bench.types(SINGLE_STATUS)
    fills(bench, "reason", "Nham thu tuc")
    bench.press(Key.Key_F9)
    assert stored(ward, code).procedure.code == SINGLE_STATUS
    assert papers(bench)[-1] == ward.desks.lookup.show(ward.actor(), code).prints[-1].job
    told = next(text for text in tab(bench, 2) if "Lý do: Nham thu tuc" in text)
    assert "Thủ tục: Đăng ký khai sinh → Cấp Giấy xác nhận tình trạng hôn nhân" in told
    assert "Hẹn trả: 17:00 23/11/2026 → 17:00 27/11/2026" in told


def test_the_code_of_another_system_is_taken_over_and_the_old_one_still_finds_it(ward: Ward, qtbot: QtBot) -> None:
    code = a_dossier(ward)
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.command("adopt_code")
    bench.types(OFFICIAL)
    bench.press(Key.Key_F9)
    assert bench.open_dossier.card.row.handle == OFFICIAL
    assert bench.open_dossier.former_codes == (code,)
    assert any(f"Mã: {code} → {OFFICIAL}" in text for text in tab(bench, 2))
    bench.screen.put_away()
    bench.looks_up(code)
    assert bench.open_dossier.card.row.handle == OFFICIAL


def test_a_number_is_cancelled_with_a_reason_and_keeps_its_place(ward: Ward, qtbot: QtBot) -> None:
    code = a_dossier(ward)
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    assert any("còn phải nộp" in text for text in tab(bench, 0))
    bench.command("cancel")
    bench.press(Key.Key_F9)
    assert stored(ward, code).stage is Stage.ACCEPTED  # without a reason nothing happens
    fills(bench, "reason", "Nhap nham")
    bench.press(Key.Key_F9)
    assert stored(ward, code).stage is Stage.CANCELLED
    assert any(text.startswith("Số hồ sơ này đã hủy: Nhap nham") for text in tab(bench, 0))
    assert not any("còn phải nộp" in text for text in tab(bench, 0))
    assert "đã hủy" in bench.why_not("cancel")
    assert bench.why_not("follow").startswith("Hồ sơ này hiện không có việc gì")


def test_what_a_person_may_not_do_says_which_right_is_missing(ward: Ward, qtbot: QtBot) -> None:
    a_dossier(ward)
    bench = at(ward, qtbot, who="binh")
    bench.looks_up("dao")
    for name in ("correct", "change_procedure", "adopt_code", "cancel"):
        assert bench.why_not(name)
    bench.command("correct")
    assert looks(ward, "dossier.revealed") == 0


def test_f9_writes_the_apology_for_a_late_one_and_the_sentence_follows(ward: Ward, qtbot: QtBot) -> None:
    code = a_late_one(ward)
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    bench.press(Key.Key_F9)
    bench.types("25/11/2026 16:00")
    fills(bench, "reason", "Lanh dao di vang")
    bench.press(Key.Key_F9)
    assert stored(ward, code).apologies == 1
    assert any("Đã có văn bản xin lỗi" in text for text in tab(bench, 0))


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        ("ready", "Kết quả đã có từ 09:41 23/11/2026; mời đến nhận và nộp 15.000 đồng"),
        ("supplement", "Hồ sơ đang chờ bổ sung: Tờ khai. Xin nộp trước hết ngày 08/12/2026."),
        ("payment", "Hồ sơ đang chờ nộp tiền"),
        ("returned", "Kết quả đã trả lúc 09:41 23/11/2026 cho Nguyễn Thị Đào."),
        ("moving", "Hồ sơ đang được bàn giao đến bước tiếp theo"),
    ],
)
def test_each_stage_has_its_sentence(ward: Ward, qtbot: QtBot, stage: str, text: str) -> None:
    bring(ward, stage)
    bench = at(ward, qtbot)
    bench.looks_up("dao")
    assert any(said.startswith(text) for said in bench.texts), bench.texts


def bring(ward: Ward, stage: str) -> None:
    handling, binh = ward.desks.handling, ward.actor("binh")
    match stage:
        case "ready":
            ward.ready()
        case "supplement":
            handling.ask_supplement(binh, ward.at_desk(), ("Tờ khai",), "Thiếu chữ ký")
        case "payment":
            handling.wait_for_payment(binh, ward.at_desk())
        case "returned":
            code = ward.ready()
            ward.desks.returning.collect_fee(ward.actor(), code, 15_000, "0001")
            ward.desks.returning.give_back(ward.actor(), code, Receiver("Nguyễn Thị Đào"))
        case "moving":
            ward.desks.handover.hand_over(ward.actor(), [ward.receive().code], "tu_phap_ho_tich")


def test_english_forms_are_said_in_english(ward: Ward, qtbot: QtBot) -> None:
    a_dossier(ward)
    bench = at(ward, qtbot, language=Language.EN)
    bench.looks_up("dao")
    for name, title in (("correct", "Correct"), ("adopt_code", "Take over the official code"), ("cancel", "Cancel")):
        bench.command(name)
        assert bench.dialog.windowTitle().startswith(title)
        assert not any(line.words.startswith("lookup.") for line in bench.dialog.form.lines)
        bench.press(Key.Key_Escape)


def tab(bench: LookupBench, at: int) -> list[str]:
    bench.screen.page.tabs.choose(at)
    settle()
    return bench.texts


def papers(bench: LookupBench) -> list[int]:
    return [job for job, _ in bench.bench.room.papers.jobs]  # type: ignore[attr-defined]
