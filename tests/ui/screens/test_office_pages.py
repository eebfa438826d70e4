"""The other pages of the office, by keys: letterheads, desks, stand-ins, printers, back-ups and looks."""

from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from builders import DESK, Ward
from counter_app.config.preferences import Preferences
from counter_app.domain.errors import Unavailable
from counter_app.domain.people import Right
from counter_app.domain.stand_ins import StandIn
from counter_app.services.printing_ports import PrintOrder, Sheet
from counter_app.services.wording import Language
from counter_app.ui.changes import Kind
from counter_app.ui.papers import order_for
from counter_app.ui.pc import ThisPc
from counter_app.ui.screens.office.backup_page import BackupPage
from counter_app.ui.screens.office.desks_page import DesksPage
from counter_app.ui.screens.office.letterhead_page import LetterheadPage
from counter_app.ui.screens.office.looks_page import LooksPage
from counter_app.ui.screens.office.printers_page import PrintersPage
from counter_app.ui.screens.office.stand_ins_page import StandInsPage
from counter_app.ui.theme.theme import Look, Theme
from ui.at_work import focused, settle
from ui.rooms import MONDAY, Slow
from ui.screens.office_bench import CTRL, K, Office, someone_else
from ui.screens.test_queue import HOSTILE


@pytest.fixture
def office(qtbot: QtBot, ward: Ward) -> Office:
    return Office(qtbot, ward)


class TwoPrinters:
    """Takes everything and keeps it, unless it is off."""

    def __init__(self) -> None:
        self.printed: list[PrintOrder] = []
        self.off = False

    def names(self) -> tuple[str, ...]:
        return ("Máy A4", "Máy A5 & <nhỏ>")

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        if self.off:
            raise Unavailable("printer.failed", printer=order.printer)
        self.printed.append(order)


def pick(office: Office, box: QComboBox, steps: int) -> None:
    """Choose by the arrow keys, as a person does."""
    box.setFocus()
    for _ in range(abs(steps)):
        office.press(K.Key_Down if steps > 0 else K.Key_Up)


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))


# --- letterheads ---


def test_a_letterhead_is_added_from_another_day(office: Office) -> None:
    page = office.open("letterheads")
    assert isinstance(page, LetterheadPage)
    office.press(K.Key_N, held=CTRL)
    assert focused() is page.form.entries["first"]
    office.types("01/07/2027")
    page.form.entries["place"].setFocus()
    office.retype("Sông Cầu")
    assert "Sông Cầu" in page.view.accessibleName()
    office.press(K.Key_F9)
    heads = office.ward.desks.office.profile().letterheads
    assert [head.valid_from for head in heads][-1] == date(2027, 7, 1)
    assert (heads[-1].place, heads[-2].valid_to) == ("Sông Cầu", date(2027, 6, 30))
    assert not page.is_unsaved


def test_a_letterhead_without_a_day_or_a_line_says_so_at_its_field(office: Office) -> None:
    page = office.open("letterheads")
    assert isinstance(page, LetterheadPage)
    office.press(K.Key_N, held=CTRL)
    page.form.entries["unit"].setFocus()
    office.retype("")
    office.press(K.Key_F9)
    assert focused() is page.form.entries["first"]
    office.retype("hôm qua")
    office.press(K.Key_F9)
    assert focused() is page.form.entries["first"]
    office.retype("1/7/2027")
    office.press(K.Key_F9)
    assert focused() is page.form.entries["unit"]
    assert len(office.ward.desks.office.profile().letterheads) == 2
    assert page.is_unsaved


def test_what_is_typed_over_one_letterhead_waits_there_while_another_is_looked_at(office: Office) -> None:
    page = office.open("letterheads")
    assert isinstance(page, LetterheadPage)
    before = office.ward.desks.office.profile()
    page.form.entries["unit"].setFocus()
    office.retype("TRUNG TÂM KHÁC")
    page.table.setFocus()
    office.press(K.Key_Down)
    assert page.form.values["unit"] == "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ"
    assert page.is_unsaved
    office.press(K.Key_Up)
    assert page.form.values["unit"] == "TRUNG TÂM KHÁC"
    with someone_else(office, "hoa"):
        assert not page.is_unsaved
    office.bench.screen("office")
    assert page.form.values["unit"] == "TRUNG TÂM KHÁC"
    assert office.ward.desks.office.profile() == before
    office.press(K.Key_F9)
    assert office.ward.desks.office.profile().letterheads[-1].unit == "TRUNG TÂM KHÁC"
    assert office.ward.desks.office.profile().letterheads[0] == before.letterheads[0]


def test_what_is_typed_over_a_letterhead_while_it_is_saved_stays(qtbot: QtBot, ward: Ward) -> None:
    made = list[Slow]()
    office = Office(qtbot, ward, runner=lambda refused: made.append(Slow(refused)) or made[0])
    page = office.open("letterheads")
    assert isinstance(page, LetterheadPage)
    made[0].let_all()
    page.form.entries["unit"].setFocus()
    office.retype("TRUNG TÂM KHÁC")
    office.press(K.Key_F9)
    page.form.entries["place"].setFocus()
    office.retype("Nơi Khác")
    made[0].let_all()
    assert ward.desks.office.profile().letterheads[-1].unit == "TRUNG TÂM KHÁC"
    assert page.form.typed == {"place": "Nơi Khác"}


# --- desks ---


def choose(office: Office, page: DesksPage, code: str) -> None:
    page.table.setFocus()
    office.press(K.Key_Home)
    while page.present is None or page.present.desk.code != code:
        office.press(K.Key_Down)


def test_a_desk_is_opened_named_manned_and_closed(office: Office) -> None:
    page = office.open("desks")
    assert isinstance(page, DesksPage)
    office.press(K.Key_F9)
    office.types("Phong Kinh te")
    office.press(K.Key_F9)
    assert page.present is not None
    assert page.present.desk.code == "phong_kinh_te"
    office.press(K.Key_F3)
    office.retype("Phòng Kinh tế, Hạ tầng")
    office.press(K.Key_F9)
    office.press(K.Key_F6)
    office.press(K.Key_Space)
    office.press(K.Key_F9)
    assert page.present.desk.name == "Phòng Kinh tế, Hạ tầng"
    assert len(page.present.people) == 1
    office.press(K.Key_F7)
    office.press(K.Key_F9)
    assert page.present.desk.valid_to == MONDAY.date()


def test_whoever_was_seated_meanwhile_is_not_sent_away_by_a_tick(qtbot: QtBot, ward: Ward) -> None:
    office = Office(qtbot, ward)
    page = office.open("desks")
    assert isinstance(page, DesksPage)
    first = ward.desks.office.staff()[0]
    choose(office, page, next(desk.code for desk in ward.desks.staff.desks(ward.actor("quan"))
                              if desk.code not in first.desks))  # fmt: skip
    code = page.present.desk.code if page.present else ""
    office.press(K.Key_F6)
    ward.desks.staff.seat(ward.actor("quan"), first.login, sorted(first.desks | {code}))
    office.bench.room.changes.tell(Kind.OFFICE)
    office.press(K.Key_Space)
    office.press(K.Key_F9)
    assert ward.desks.person(first.login).desks == first.desks | {code}


def test_a_desk_where_dossiers_lie_says_how_many(qtbot: QtBot, ward: Ward) -> None:
    ward.at_desk()
    office = Office(qtbot, ward)
    page = office.open("desks")
    assert isinstance(page, DesksPage)
    choose(office, page, DESK)
    office.press(K.Key_F7)
    office.press(K.Key_F9)
    assert "còn 1 hồ sơ" in office.texts
    assert all(desk.valid_to is None for desk in (row.desk for row in page.model.rows))


# --- stand-ins ---


def test_a_stand_in_is_appointed_and_ended_by_keys(office: Office) -> None:
    page = office.open("stand_ins")
    assert isinstance(page, StandInsPage)
    assert "Chưa giao ai ký thay" in office.texts
    office.press(K.Key_F9)
    office.press(K.Key_Down)
    office.press(K.Key_Return)
    office.press(K.Key_Down)
    office.press(K.Key_Return)
    office.press(K.Key_Return)
    office.press(K.Key_Return)
    office.types("Quyet dinh 12")
    office.press(K.Key_F9)
    (absence,) = office.ward.desks.office.profile().stand_ins
    assert (absence.first_day, absence.last_day, absence.basis) == (MONDAY.date(), None, "Quyet dinh 12")
    assert office.ward.desks.person(absence.absent).may(Right.SIGN)
    assert "đang thay" in office.texts
    office.press(K.Key_F7)
    office.press(K.Key_F9)
    assert office.ward.desks.office.profile().stand_ins[0].last_day == MONDAY.date()


def test_the_same_person_is_refused_at_their_line(office: Office) -> None:
    office.open("stand_ins")
    office.press(K.Key_F9)
    office.press(K.Key_F9)
    assert office.asked is not None
    assert office.ward.desks.office.profile().stand_ins == ()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_basis_is_shown_letter_by_letter(qtbot: QtBot, ward: Ward, text: str) -> None:
    ward.desks.stand_ins.appoint(ward.actor("quan"), StandIn("thang", "binh", MONDAY.date(), text))
    kept = ward.desks.office.profile().stand_ins[0].basis
    office = Office(qtbot, ward)
    office.open("stand_ins")
    assert kept in office.texts


# --- printers ---


def test_a_printer_is_chosen_for_each_paper_and_kept(qtbot: QtBot, ward: Ward) -> None:
    printer, kept = TwoPrinters(), list[Preferences]()
    office = Office(qtbot, ward, "binh", pc=ThisPc(None, printer, kept.append))
    page = office.open("printers")
    assert isinstance(page, PrintersPage)
    pick(office, page.usual.box, 1)
    pick(office, page.small.box, 2)
    assert (kept[-1].printer, kept[-1].printer_a5) == ("Máy A4", "Máy A5 & <nhỏ>")
    office.press(K.Key_F9)
    office.press(K.Key_F6)
    assert [order.printer for order in printer.printed] == ["Máy A4", "Máy A5 & <nhỏ>"]
    page.at_once.setFocus()
    office.press(K.Key_Space)
    assert not kept[-1].print_at_once, "it was on"


def test_without_a_printer_the_test_page_is_shown(office: Office) -> None:
    page = office.open("printers")
    assert isinstance(page, PrintersPage)
    office.press(K.Key_F9)
    assert page.last_shown is not None
    assert page.last_shown.isVisible()
    page.last_shown.close()


def test_a_printer_that_is_off_is_told_and_one_that_is_gone_is_named(qtbot: QtBot, ward: Ward) -> None:
    printer = TwoPrinters()
    printer.off = True
    office = Office(qtbot, ward, pc=ThisPc(Preferences(printer="Máy cũ"), printer))
    page = office.open("printers")
    assert isinstance(page, PrintersPage)
    assert page.usual.box.currentText() == "Máy cũ (không thấy)"
    office.press(K.Key_F9)
    assert [error.code for error in office.bench.refusals] == ["printer.failed"]


def test_a_receipt_goes_to_the_printer_of_its_size(ward: Ward) -> None:
    done = ward.receive()
    _, receipt = ward.desks.print_room.paper(ward.actor(), done.job or 0)
    chosen = Preferences(printer="to", printer_a5="nhỏ")
    assert order_for(receipt, chosen, "t").printer == "nhỏ"
    assert order_for(receipt, Preferences(printer="to"), "t").printer == "to"
    both = order_for(receipt, Preferences(printer="to", printer_a5="nhỏ", two_on_a4=True), "t")
    assert (both.printer, both.sheet) == ("to", Sheet.TWO_ON_A4)
    ward.hand_over(done.code)
    job = max(row.job for row in ward.desks.print_room.jobs(ward.actor()) if row.form == "handover")
    _, slip = ward.desks.print_room.paper(ward.actor(), job)
    assert order_for(slip, chosen, "t").printer == "to"


# --- back-ups ---


def test_a_back_up_is_made_checked_and_compared_by_keys(qtbot: QtBot, ward: Ward) -> None:
    ward.receive()
    office = Office(qtbot, ward)
    page = office.open("backups")
    assert isinstance(page, BackupPage)
    assert "Chưa có bản sao lưu nào" in office.texts
    office.press(K.Key_F9)
    assert len(page.model.rows) == 1
    assert Path(page.model.rows[0].file).is_file()
    assert "1 hồ sơ" in office.texts
    office.press(K.Key_F3)
    assert "đã mở thử" in page.told.text()
    ward.receive()
    office.press(K.Key_F6)
    assert "mất 1 hồ sơ" in page.told.text()
    assert "backup restore" in page.told.text()
    assert page.model.rows[0].file in page.told.text()


def test_the_back_up_that_was_compared_is_the_one_that_is_named(qtbot: QtBot, ward: Ward) -> None:
    ward.desks.backups.create(ward.actor("quan"))
    ward.clock.forward(minutes=1)
    ward.desks.backups.create(ward.actor("quan"))
    made = list[Slow]()
    office = Office(qtbot, ward, runner=lambda refused: made.append(Slow(refused)) or made[0])
    page = office.open("backups")
    assert isinstance(page, BackupPage)
    made[0].let_all()
    first, second = page.model.rows
    page.table.select_row(0)
    office.press(K.Key_F6)
    page.table.select_row(1)
    made[0].let_all()
    assert first.file in page.told.text()
    assert second.file not in page.told.text()


def test_a_damaged_back_up_is_not_called_good(qtbot: QtBot, ward: Ward) -> None:
    row = ward.desks.backups.create(ward.actor("quan"))
    file = Path(row.file)
    office = Office(qtbot, ward)
    page = office.open("backups")
    assert isinstance(page, BackupPage)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)
    office.press(K.Key_F3)
    assert "đã mở thử" not in page.told.text()
    assert "bị hỏng" in office.texts


def test_the_second_place_is_chosen_and_told(office: Office, tmp_path: Path) -> None:
    page = office.open("backups")
    assert isinstance(page, BackupPage)
    stick = tmp_path / "stick"
    stick.mkdir()
    page.ask_folder = lambda: str(stick)
    office.press(K.Key_F7)
    assert office.ward.desks.backups.status().place == str(stick)
    assert str(stick) in page.state.words
    page.ask_folder = lambda: str(office.ward.folder)
    office.press(K.Key_F7)
    assert [error.code for error in office.bench.refusals] == ["backup.place_inside"]


def test_the_key_is_made_on_purpose_shown_once_and_opens_what_was_sealed(office: Office) -> None:
    page = office.open("backups")
    assert isinstance(page, BackupPage)
    office.press(K.Key_F8)
    assert not office.ward.desks.backups.status().sealed
    office.bench.answers.ready = [True]
    office.press(K.Key_F8)
    assert office.ward.desks.backups.status().sealed
    assert page.last_shown is not None
    on_paper = "".join(char for char in text_of(page.last_shown._shown.pdf) if char.isalnum())
    key = f"AGE-SECRET-KEY-{on_paper.partition('AGESECRETKEY')[2][:59]}"
    page.last_shown.close()
    assert page.last_shown is None, "nothing here holds the key any more"
    office.bench.window.activateWindow()
    settle()
    page.first_focus().setFocus()
    office.press(K.Key_F9)
    page.first_focus().setFocus()
    office.press(K.Key_F3)
    assert office.asked is not None, "a sealed one asks for the key"
    office.press(K.Key_F9)
    assert "phải có khóa" in page.told.text()
    office.press(K.Key_F3)
    office.types("AGE-SECRET-KEY-1SAI")
    office.press(K.Key_F9)
    assert office.asked is not None, "a wrong key is said at its line"
    office.retype(key)
    office.press(K.Key_F9)
    assert office.asked is None
    assert "đã mở thử" in page.told.text()


def test_whoever_only_backs_up_makes_no_key_and_chooses_no_place(qtbot: QtBot, ward: Ward) -> None:
    office = Office(qtbot, ward, "thu")
    page = office.open("backups")
    assert isinstance(page, BackupPage)
    office.bench.answers.ready = [True]
    office.press(K.Key_F8)
    assert not ward.desks.backups.status().sealed
    office.press(K.Key_F9)
    assert len(page.model.rows) == 1


# --- looks ---


def test_language_and_looks_are_chosen_by_keys_and_kept(qtbot: QtBot, ward: Ward, theme: Theme) -> None:
    kept = list[Preferences]()
    office = Office(qtbot, ward, "vui", pc=ThisPc(kept=kept.append))
    page = office.open("looks")
    assert isinstance(page, LooksPage)
    pick(office, page.language.box, 1)
    assert office.bench.room.words.language is Language.EN
    pick(office, page.look.box, 1)
    assert office.bench.room.theme.look is Look.DARK
    page.sounds.setFocus()
    office.press(K.Key_Space)
    assert (kept[-1].language, kept[-1].looks, kept[-1].sounds) == ("en", "dark", False)
    assert page.title.text() == "Looks"
    pick(office, page.language.box, -1)
    assert office.bench.room.words.language is Language.VI
