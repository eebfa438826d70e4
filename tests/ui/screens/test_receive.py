"""The receive screen at work: by keyboard and scanner, read back through the desks."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from builders import BIRTH, CERTIFIED_COPY, SINGLE_STATUS, Ward, a_form, a_party
from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.moments import at
from counter_app.domain.procedures.papers import PaperState
from counter_app.services.wording import Language
from counter_app.ui.room import Room
from counter_app.ui.screen import Screen
from counter_app.ui.screens.receive.screen import ReceiveScreen
from ui.rooms import PrintedPapers, a_window
from ui.screens.receive_bench import DAO, ODD, TU, Clerk, a_clerk, clerk_at

K = Qt.Key
HOSTILE = '<b>Nguyễn</b> & "Co" <img src=x>'


@pytest.fixture
def clerk(tmp_path: Path, qtbot: QtBot) -> Iterator[Clerk]:
    with a_clerk(tmp_path, qtbot.addWidget) as one:
        one.choose("xac nhan tinh trang hon nhan")
        yield one


def printed(clerk: Clerk) -> list[int]:
    papers = clerk.bench.room.papers
    assert isinstance(papers, PrintedPapers)
    return [job for job, _ in papers.jobs]


def texts(widget: QWidget) -> str:
    """Everything a person could read or hear of a widget."""
    parts = [widget, *widget.findChildren(QWidget)]
    labels = [part.text() for part in parts if isinstance(part, QLabel) and part.isVisible()]
    return "\n".join([*labels, *(part.accessibleName() for part in parts if part.isVisible())])


def drafts(clerk: Clerk) -> list[str]:
    return [row.title for row in clerk.ward.desks.drafts.mine(clerk.ward.actor())]


# receiving


def test_a_receipt_is_numbered_printed_and_told(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_F9)
    dossier = clerk.last()
    assert dossier.code is not None
    assert dossier.code.text == "000.00.00.H99-261123-0007"
    assert len(printed(clerk)) == 1
    assert dossier.code.text in clerk.bench.window.messages.said


def test_after_a_receipt_the_procedure_stays_and_the_keyboard_waits_for_the_next(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.focused == "Quét thẻ hoặc tìm người"
    clerk.scan(TU)
    clerk.press(K.Key_F6, K.Key_F9)
    assert (clerk.last().parties[0].name, clerk.last().procedure.code) == ("Lương Văn Tú", SINGLE_STATUS)


def test_nobody_named_is_told_and_nothing_is_received(clerk: Clerk) -> None:
    clerk.press(K.Key_F9)
    assert clerk.said == "Chưa có người nộp; hãy quét thẻ hoặc gõ tên."
    assert clerk.received() == 6


def test_missing_mandatory_papers_offer_the_slip_and_no_dialog(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F9)
    assert "Còn thiếu 1 giấy tờ bắt buộc" in clerk.said
    assert clerk.received() == 6


def test_what_was_missing_is_no_longer_said_once_the_papers_are_there(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F9)
    assert "Còn thiếu" in clerk.said
    clerk.press(K.Key_F6)
    assert "Còn thiếu" not in clerk.said


def test_a_refused_telephone_gets_its_words_and_the_keyboard_and_nothing_is_lost(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.type("09123")
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.received() == 6
    assert clerk.focused == "Điện thoại"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert "10" in focus.accessibleDescription()
    clerk.type("45678")
    clerk.press(K.Key_F9)
    assert clerk.last().parties[0].phone == "0912345678"


def test_a_card_that_contradicts_itself_waits_for_one_tick(clerk: Clerk) -> None:
    clerk.scan(ODD)
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.received() == 6
    assert clerk.focused == "Tôi đã xem lại thẻ, dữ liệu đúng"
    clerk.press(K.Key_Space, K.Key_F9)
    assert clerk.received() == 7


def test_a_card_typed_by_a_keyboard_scanner_is_read_too(clerk: Clerk) -> None:
    clerk.type(DAO)
    clerk.press(K.Key_Return, K.Key_F6, K.Key_F9)
    assert clerk.last().parties[0].id_number == "006187004512"


def test_somebody_new_is_typed_by_hand(clerk: Clerk) -> None:
    clerk.type("Hoang Van Ty")
    clerk.press(K.Key_Return)
    clerk.press(K.Key_F6)
    clerk.press(K.Key_F9)
    assert clerk.last().parties[0].name == "Hoang Van Ty"


def test_what_people_type_is_letters_and_never_markup(clerk: Clerk) -> None:
    clerk.screen.arrivals.entered(HOSTILE)
    QApplication.processEvents()
    assert HOSTILE in texts(clerk.screen)
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.last().parties[0].name == HOSTILE
    assert HOSTILE in clerk.screen.strip().recent.items[0].said  # type: ignore[attr-defined]


def test_the_open_dossier_of_the_same_person_is_told(clerk: Clerk) -> None:
    clerk.ward.receive(a_form(SINGLE_STATUS, a_party(id_number="006187004512")))
    clerk.scan(DAO)
    assert "có hồ sơ cùng thủ tục này: …261123-0007" in texts(clerk.screen)


def test_a_known_telephone_is_shown_with_where_it_comes_from(clerk: Clerk) -> None:
    clerk.ward.receive(a_form(SINGLE_STATUS, a_party(id_number="006187004512", phone="0987654321")))
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.last().parties[0].phone == "0987654321"


# papers


def test_copies_and_the_way_a_paper_came_are_kept(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_Right)
    clerk.type("3")
    clerk.press(K.Key_F9)
    paper = clerk.last().papers[0]
    assert (paper.state, paper.originals, paper.certified_copies) == (PaperState.SUBMITTED, 0, 3)


def test_a_paper_held_as_data_is_not_collected(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_Left, K.Key_F9)
    paper = clerk.last().papers[0]
    assert (paper.state, paper.source) == (PaperState.HELD_AS_DATA, "Cơ sở dữ liệu của nhà nước")


def test_the_fee_follows_pages_and_copies(clerk: Clerk) -> None:
    clerk.choose("chung thuc ban sao tu ban chinh")
    clerk.scan(DAO)
    clerk.type("2")
    clerk.press(K.Key_Tab)
    clerk.type("3")
    assert "10.000 đồng" in texts(clerk.screen)
    clerk.press(K.Key_F6, K.Key_F9)
    assert (clerk.last().fee.copies, clerk.last().fee.pages, clerk.last().fee.due) == (2, 3, 10_000)


def test_somebody_typed_by_hand_is_asked_for_a_number_before_copies_are_counted(clerk: Clerk) -> None:
    clerk.choose("chung thuc ban sao tu ban chinh")
    clerk.type("Hoang Van Ty")
    clerk.press(K.Key_Return)
    clerk.type("006085001234")
    clerk.press(K.Key_F6, K.Key_F9)
    assert (clerk.last().parties[0].id_number, clerk.last().fee.copies) == ("006085001234", 1)


def test_quick_hands_tick_the_papers_of_the_procedure_that_is_meant(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.screen.promise.wait.setInterval(60_000)
    clerk.alt(K.Key_3)
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.received() == 6
    clerk.screen.promise.look()
    dossier = clerk.last()
    assert dossier.procedure.code == BIRTH
    wanted = clerk.ward.desks.catalogue.show(clerk.ward.actor(), BIRTH, date(2026, 11, 23)).papers
    mandatory = {paper.ordinal for paper in wanted if paper.mandatory}
    taken = {paper.ordinal for paper in dossier.papers if paper.state in {PaperState.SUBMITTED, PaperState.SHOWN}}
    assert taken == mandatory


# taking back


def test_an_undo_voids_the_number_and_gives_the_form_back(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_F9)
    clerk.press(K.Key_F9, held=Qt.KeyboardModifier.ShiftModifier)
    assert clerk.last().stage == "cancelled"
    clerk.press(K.Key_F9)
    dossier = clerk.last()
    assert dossier.code is not None
    assert (dossier.stage, dossier.code.text[-4:]) == ("accepted", "0008")


def test_there_is_nothing_to_undo_twice(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_F9)
    for _ in range(2):
        clerk.press(K.Key_F9, held=Qt.KeyboardModifier.ShiftModifier)
    assert clerk.said == "Không có việc nào vừa làm để hoàn tác."


def test_a_matter_is_refused_with_its_reason(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F7)
    clerk.screen.sheet.body.slip.kind.setFocus()
    clerk.press(K.Key_Right, K.Key_F9)
    assert clerk.focused == "Lý do"
    clerk.type("Sai noi nhan")
    clerk.press(K.Key_F9)
    slip = clerk.ward.one("SELECT slip FROM dossier ORDER BY number DESC LIMIT 1")
    assert clerk.dossier(slip).stage == "not_accepted"


# drafts


def test_what_is_typed_is_a_draft_until_it_is_received(clerk: Clerk) -> None:
    clerk.scan(DAO)
    assert drafts(clerk) == ["Nguyễn Thị Đào · Cấp Giấy xác nhận tình trạng hôn nhân"]
    clerk.press(K.Key_F6, K.Key_F9)
    assert drafts(clerk) == []


def test_what_was_typed_before_a_crash_comes_back_with_a_word(tmp_path: Path, qtbot: QtBot) -> None:
    with a_clerk(tmp_path, qtbot.addWidget) as first:
        first.choose("xac nhan tinh trang hon nhan")
        first.scan(DAO)
        first.press(K.Key_F6)
        bench = a_window(first.ward, (ReceiveScreen,), keep=qtbot.addWidget)
        assert "Đã khôi phục bản đang nhập dở" in bench.window.messages.shown
        again = clerk_at(bench)
        again.press(K.Key_F9)
        assert again.last().parties[0].name == "Nguyễn Thị Đào"
        assert drafts(again) == []


def test_the_same_form_sent_from_two_windows_is_received_once(tmp_path: Path, qtbot: QtBot) -> None:
    with a_clerk(tmp_path, qtbot.addWidget) as first:
        first.choose("xac nhan tinh trang hon nhan")
        first.scan(DAO)
        first.press(K.Key_F6)
        again = clerk_at(a_window(first.ward, (ReceiveScreen,), keep=qtbot.addWidget))
        again.press(K.Key_F9)
        first.screen.receive()
        assert first.received() == 7


def test_the_next_citizens_card_holds_the_form_in_hand(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.scan(TU)
    assert "Nguyễn Thị Đào · Cấp Giấy xác nhận tình trạng hôn nhân" in drafts(clerk)
    assert "Lương Văn Tú" in texts(clerk.screen)


def test_a_draft_of_another_procedure_keeps_its_ticks(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.press(K.Key_F6, K.Key_F8)
    clerk.alt(K.Key_3)
    clerk.alt(K.Key_Up)
    clerk.press(K.Key_Return, K.Key_F9)
    assert clerk.last().procedure.code == SINGLE_STATUS
    assert clerk.last().papers[0].state is PaperState.SUBMITTED


def test_nothing_is_held_where_nothing_was_typed(clerk: Clerk) -> None:
    clerk.press(K.Key_F8)
    assert drafts(clerk) == []


def test_whoever_sits_down_next_sees_nothing_of_the_last_ones_form(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.bench.counter.sit_down(clerk.ward.desks.person("thu"))
    QApplication.processEvents()
    assert "Nguyễn Thị Đào" not in texts(clerk.bench.window)
    clerk.bench.counter.sit_down(clerk.ward.desks.person("hoa"))
    QApplication.processEvents()
    assert "Nguyễn Thị Đào" in texts(clerk.screen)


def test_the_language_changes_and_what_was_typed_stays(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.type("0987654321")
    clerk.bench.room.words.speak(Language.EN)
    QApplication.processEvents()
    assert "Telephone" in texts(clerk.screen)
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.last().parties[0].phone == "0987654321"
    clerk.bench.room.words.speak(Language.VI)


# for others


def test_a_proxy_hands_in_with_the_paper_and_the_owners_card(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.screen.sheet.body.person.others.behalf.setFocus()
    clerk.press(K.Key_Right)
    clerk.scan(TU)
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.focused == "Giấy ủy quyền"
    clerk.type("So 12/2026")
    clerk.press(K.Key_F9)
    parties = clerk.last().parties
    assert [(party.role, party.name) for party in parties] == [
        (PartyRole.OWNER, "Lương Văn Tú"),
        (PartyRole.PROXY, "Nguyễn Thị Đào"),
    ]
    assert parties[1].authority == "So 12/2026"


def test_a_child_is_added_by_keyboard(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.control(K.Key_G)
    clerk.type("Nguyen Duc An")
    clerk.press(K.Key_F6, K.Key_F9)
    assert [party.name for party in clerk.last().parties] == ["Nguyễn Thị Đào", "Nguyen Duc An"]


# seldom


def test_a_late_entry_takes_the_time_it_happened_and_its_reason(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.control(K.Key_T)
    clerk.type("20/11/2026")
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.focused == "Ngày nhận"
    clerk.press(K.Key_Tab)
    clerk.type("14:30")
    clerk.press(K.Key_F9)
    assert clerk.focused == "Lý do"
    clerk.type("Mat dien")
    clerk.press(K.Key_F9)
    assert clerk.last().received_at == at(date(2026, 11, 20), time(14, 30))


def test_a_procedure_outside_the_catalogue_is_received_with_its_limit(clerk: Clerk) -> None:
    clerk.scan(DAO)
    clerk.control(K.Key_O)
    for typed in ("Xac nhan la", "", "5"):
        clerk.type(typed)
        clerk.press(K.Key_Tab)
    clerk.press(K.Key_Tab)
    clerk.type("Dieu 3")
    clerk.press(K.Key_F9)
    procedure = clerk.last().procedure
    assert (procedure.name, procedure.limit, procedure.limit_basis) == ("Xac nhan la", "5 working_day", "Dieu 3")


def test_forty_copies_take_few_keys(clerk: Clerk) -> None:
    clerk.start()
    clerk.control(K.Key_M)
    for number in range(40):
        clerk.scan(f"0060850{number:05d}||Người thứ Nhất|05061985|Nam|Tổ 3|20052022")
        clerk.type("2")
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.received() == 46
    assert clerk.commands <= 15
    assert (clerk.last().procedure.code, clerk.last().fee.copies) == (CERTIFIED_COPY, 2)
    assert printed(clerk) == []
    assert drafts(clerk) == []


def test_many_copies_wait_until_somebody_says_the_papers_are_there(clerk: Clerk) -> None:
    clerk.control(K.Key_M)
    clerk.scan(DAO)
    clerk.press(K.Key_F9)
    assert clerk.received() == 6
    assert clerk.focused == "Mọi người đều đủ giấy tờ"


def test_escape_leaves_the_many_and_keeps_them(clerk: Clerk) -> None:
    clerk.control(K.Key_M)
    clerk.scan(DAO)
    clerk.press(K.Key_Escape)
    clerk.control(K.Key_M)
    assert "Nguyễn Thị Đào" in [line.row.name for line in clerk.screen.sheet.body.many.lines]


# elsewhere


class Elsewhere(Screen):
    """A look-up that remembers what it was asked to show."""

    name, icon, digit, right = "lookup", "lookup", "5", ReceiveScreen.right

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.handles: list[str] = []

    def open_handle(self, handle: str) -> None:
        self.handles.append(handle)


def test_ctrl_j_shows_the_other_dossier_and_the_form_is_still_there_after(ward: Ward, qtbot: QtBot) -> None:
    code = ward.receive(a_form(SINGLE_STATUS, a_party(id_number="006187004512"))).code
    clerk = clerk_at(a_window(ward, (ReceiveScreen, Elsewhere), keep=qtbot.addWidget))
    clerk.choose("xac nhan tinh trang hon nhan")
    clerk.scan(DAO)
    clerk.control(K.Key_J)
    queue = clerk.bench.window.present()
    assert isinstance(queue, Elsewhere)
    assert queue.handles == [code]
    clerk.bench.counter.go("receive")
    clerk.press(K.Key_F6, K.Key_F9)
    assert clerk.received() == 2


def test_a_person_without_the_right_has_no_such_place(ward: Ward, qtbot: QtBot) -> None:
    bench = a_window(ward, (ReceiveScreen, Elsewhere), who="binh", keep=qtbot.addWidget)
    assert bench.window.present() is None
