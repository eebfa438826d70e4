"""The preview shows what is printed, by keyboard alone, and a failing printer is told inside it."""

from pathlib import Path
from threading import Event, get_ident

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import CounterError, Unavailable
from counter_app.services.patient_printer import PatientPrinter
from counter_app.services.printing_ports import PrintOrder, Sheet
from counter_app.services.wording import Language
from counter_app.ui.background import Background, Inline
from counter_app.ui.printing.preview import PaperPreview, Shown
from counter_app.ui.words import Words
from ui.papers import a_pdf
from ui.rooms import Slow

STORE_ROOM = PrintOrder("kho")


class Fake:
    """Two printers, which may fail."""

    def __init__(self, fault: CounterError | None = None) -> None:
        self.fault, self.orders = fault, []
        self.threads: list[int] = []

    def names(self) -> tuple[str, ...]:
        return ("quay", "kho")

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        self.threads.append(get_ident())
        if self.fault is not None:
            raise self.fault
        self.orders.append(order)


def unheard(fault: CounterError) -> None:
    raise AssertionError(fault)


def opened(qtbot: QtBot, pdf: bytes, printer: Fake, saved_to: str = "", order: PrintOrder = STORE_ROOM) -> PaperPreview:
    shown = Shown(pdf, "Giấy tiếp nhận", order=order)
    dialog = PaperPreview(shown, Words(), Inline(unheard), printer, ask_path=lambda _name: saved_to)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press(qtbot: QtBot, dialog: QWidget, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(dialog, key, held[0] if held else Qt.KeyboardModifier.NoModifier)


def test_pages_turn_by_keyboard_and_stop_at_the_ends(qtbot: QtBot) -> None:
    dialog = opened(qtbot, a_pdf("a5", "a5", "a4"), Fake())
    assert (dialog.place.text(), dialog.size_words.text()) == ("Trang 1 / 3", "Giấy A5")
    assert not dialog.buttons["previous"].isEnabled()
    for _ in range(5):
        press(qtbot, dialog, Qt.Key.Key_PageDown)
    assert (dialog.place.text(), dialog.size_words.text()) == ("Trang 3 / 3", "Giấy A4")
    assert not dialog.buttons["next"].isEnabled()
    press(qtbot, dialog, Qt.Key.Key_PageUp)
    assert dialog.place.text() == "Trang 2 / 3"


def test_a_paper_that_was_looked_at_is_held_no_longer(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = PaperPreview(Shown(a_pdf("a5"), "Giấy"), Words(), Inline(unheard), Fake(), window)
    dialog.open()
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChildren(PaperPreview) == [])


def test_a_paper_that_is_being_printed_when_it_is_closed_counts_as_taken(qtbot: QtBot) -> None:
    window, slow, taken = QWidget(), Slow(unheard), list[bool]()
    qtbot.addWidget(window)
    window.show()
    dialog = PaperPreview(Shown(a_pdf("a5"), "Giấy", order=STORE_ROOM), Words(), slow, Fake(), window)
    dialog.taken.connect(lambda: taken.append(True))
    dialog.open()
    slow.let()
    dialog.print()
    dialog.reject()
    qtbot.wait(1)
    assert window.findChildren(PaperPreview) == [dialog]
    slow.let()
    assert taken == [True]
    qtbot.waitUntil(lambda: window.findChildren(PaperPreview) == [])


def test_the_picture_is_the_page(qtbot: QtBot) -> None:
    dialog = opened(qtbot, a_pdf("a5"), Fake())
    image = dialog.picture.pixmap().toImage()
    assert image.pixelColor(image.rect().center()).lightness() < 50
    assert image.pixelColor(3, 3).lightness() == 255
    assert dialog.picture.accessibleName() == "Hình trang 1 trên 1"


def test_a_page_fits_the_window_or_has_its_real_size(qtbot: QtBot) -> None:
    dialog = opened(qtbot, a_pdf("a4"), Fake())
    room = dialog.view.viewport().height()
    assert dialog.picture.pixmap().deviceIndependentSize().height() <= room
    press(qtbot, dialog, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert dialog.picture.pixmap().height() == pytest.approx(297 / 25.4 * dialog.logicalDpiX(), abs=2)
    press(qtbot, dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.picture.pixmap().deviceIndependentSize().height() <= room
    dialog.resize(1200, 1000)
    qtbot.waitUntil(lambda: dialog.picture.pixmap().deviceIndependentSize().height() > room)


def test_what_is_chosen_is_printed(qtbot: QtBot) -> None:
    printer = Fake()
    dialog = opened(qtbot, a_pdf("a5"), printer, order=PrintOrder("kho", 2, Sheet.TWO_ON_A4))
    press(qtbot, dialog, Qt.Key.Key_F9)
    assert printer.orders == [PrintOrder("kho", 2, Sheet.TWO_ON_A4, "Giấy tiếp nhận")]
    assert dialog.message.text() == "Đã gửi đến máy in kho."


def test_a_printer_that_is_not_there_any_more_gives_way_to_the_usual_one(qtbot: QtBot) -> None:
    assert opened(qtbot, a_pdf("a5"), Fake(), order=PrintOrder("cũ")).order().printer == "quay"


def test_a_print_that_fails_is_told_and_can_be_tried_again(qtbot: QtBot) -> None:
    printer = Fake(Unavailable("printer.failed", printer="kho"))
    dialog = opened(qtbot, a_pdf("a5"), printer)
    dialog.print()
    assert "hồ sơ không đổi" in dialog.message.text()
    assert dialog.isVisible()
    printer.fault = None
    assert dialog.buttons["print"].isEnabled()
    dialog.print()
    assert len(printer.orders) == 1


def test_the_window_lives_while_a_printer_hangs(qtbot: QtBot) -> None:
    hang, beats = Event(), []

    class Hanging(Fake):
        def print(self, pdf: bytes, order: PrintOrder) -> None:
            self.threads.append(get_ident())
            hang.wait()

    background, driver = Background(unheard), Hanging()
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(True))
    dialog = PaperPreview(
        Shown(a_pdf("a5"), "Giấy", order=PrintOrder("kho")), Words(), background, PatientPrinter(driver, patience=0.6)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.printers.count() == 2)
    timer.start(10)
    dialog.print()
    assert "Đang gửi" in dialog.message.text()
    qtbot.waitUntil(lambda: "chưa trả lời" in dialog.message.text())
    assert len(beats) > 5
    assert get_ident() not in driver.threads
    hang.set()
    background.close()


def test_the_paper_is_saved_where_the_clerk_says(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = a_pdf("a5")
    dialog = opened(qtbot, pdf, Fake(), saved_to=str(tmp_path / "giay"))
    press(qtbot, dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / "giay.pdf").read_bytes() == pdf
    assert str(tmp_path / "giay.pdf") in dialog.message.text()


def test_saving_can_be_called_off_and_a_failure_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, a_pdf("a5"), Fake())
    dialog.save()
    assert not dialog.message.isVisible()
    dialog = opened(qtbot, a_pdf("a5"), Fake(), saved_to=str(tmp_path / "no" / "a"))
    dialog.save()
    assert "hãy tạo thư mục" in dialog.message.text()


def test_the_preview_speaks_the_other_language_at_once(qtbot: QtBot) -> None:
    words = Words()
    dialog = PaperPreview(Shown(a_pdf("a5"), "Receipt"), words, Inline(unheard), Fake())
    qtbot.addWidget(dialog)
    words.speak(Language.EN)
    assert dialog.windowTitle() == "Preview: Receipt"
    assert dialog.place.text() == "Page 1 of 1"
    assert "Real size" in dialog.buttons["whole"].text().replace("&", "")


def test_what_a_person_typed_is_plain_text(qtbot: QtBot) -> None:
    dialog = opened(qtbot, a_pdf("a5"), Fake())
    dialog._say("<b>bold</b>")
    assert dialog.message.textFormat() is Qt.TextFormat.PlainText


def test_everything_that_takes_the_focus_has_a_name_and_is_reached_by_tab(qtbot: QtBot) -> None:
    dialog = opened(qtbot, a_pdf("a5", "a5"), Fake())
    unnamed = [
        name
        for name, label in dialog.labels.items()
        if not isinstance(label, QLabel) or label.buddy() is None or not label.text()
    ]
    assert not unnamed
    assert all(button.text() for button in dialog.buttons.values())


def test_the_dialog_fits_a_screen_at_150_percent(qtbot: QtBot) -> None:
    dialog = opened(qtbot, a_pdf("a5"), Fake())
    assert dialog.minimumSizeHint().width() <= 911
    dialog.print()
    assert dialog.focusWidget() is dialog.buttons["print"]
    assert dialog.picture.pixmap().deviceIndependentSize().height() <= dialog.view.viewport().height()


def test_enter_alone_prints_nothing(qtbot: QtBot) -> None:
    printer = Fake()
    dialog = opened(qtbot, a_pdf("a5"), printer)
    dialog.copies.setFocus()
    press(qtbot, dialog.copies, Qt.Key.Key_Return)
    assert not printer.orders
