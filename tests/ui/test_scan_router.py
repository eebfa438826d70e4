"""A scan is taken from anywhere and does nothing but be a scan; typing is let be."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QEvent, QStringListModel, Qt, QTime
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QStandardItem, QStandardItemModel, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from counter_app.domain.numbering.barcode import BarcodeKind, payload
from counter_app.domain.scans import Scan, ScanKind
from counter_app.ui.scan_router import KEPT, ScanRouter
from ui.keyboard import BACKSPACE, PREFIX, Keyboard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # menus ask offscreen for what it lacks

CARD = "079187001234|024123456|Nguyễn Thị Đào|05011987|Nữ|12 Lê Lợi, phường Bến Nghé|01062021"
PAPER = payload(BarcodeKind.DOSSIER, 32)


class Scene:
    """A window with one field, a keyboard before it, and what the router said."""

    def __init__(self, qtbot: QtBot, *widgets: QWidget) -> None:
        self.qtbot, self.keys = qtbot, Keyboard()
        self.room = QWidget()
        layout = QVBoxLayout(self.room)
        for widget in widgets:
            layout.addWidget(widget)
        qtbot.addWidget(self.room)
        self.room.show()
        self.room.activateWindow()
        qtbot.waitUntil(self.room.isActiveWindow)
        widgets[0].setFocus()
        self.router = self.keys.router()
        self.router.setParent(self.room)
        self.router.watch_application()
        self.scans: list[Scan] = []
        self.refusals: list[str] = []
        self.rewritten = 0
        self.router.scanned.connect(self.scans.append)
        self.router.refused.connect(self.refusals.append)
        self.router.input_method.connect(self._count)

    def window(self) -> QWindow:
        return self.room.windowHandle()

    def scan(self, text: str, **how: object) -> None:
        self.keys.scans(self.window(), text, **how)  # type: ignore[arg-type]
        QApplication.processEvents()

    def type(self, text: str, gap: int = 90) -> None:
        self.keys.types(self.window(), text, gap)
        QApplication.processEvents()

    def said(self) -> list[ScanKind]:
        return [scan.kind for scan in self.scans]

    def _count(self) -> None:
        self.rewritten += 1


def dialog_window(qtbot: QtBot, dialog: QWidget) -> QWindow:
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog.windowHandle()


# a scan


@pytest.mark.parametrize("end", ["\n", "\t"])
def test_a_scan_in_a_line_leaves_its_text_and_caret(qtbot: QtBot, end: str) -> None:
    line, other = QLineEdit("Lê Ánh"), QLineEdit()
    pressed: list[bool] = []
    line.returnPressed.connect(lambda: pressed.append(True))
    scene = Scene(qtbot, line, other)
    line.setCursorPosition(2)
    scene.scan(CARD, end=end)
    assert (line.text(), line.cursorPosition()) == ("Lê Ánh", 2)
    assert line.hasFocus()
    assert not pressed
    assert [(scan.kind, scan.text) for scan in scene.scans] == [(ScanKind.CARD, CARD)]


def test_a_selected_text_that_the_scan_typed_over_is_back_and_selected(qtbot: QtBot) -> None:
    line = QLineEdit("0903 111 222")
    scene = Scene(qtbot, line)
    line.setSelection(5, 3)
    scene.scan(PAPER)
    assert (line.text(), line.selectedText(), line.cursorPosition()) == ("0903 111 222", "111", 8)


def _plain() -> tuple[QWidget, Callable[[], object]]:
    edit = QPlainTextEdit("dòng một\ndòng hai")
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    return edit, lambda: (edit.toPlainText(), edit.textCursor().position(), edit.document().isModified())


def _spin() -> tuple[QWidget, Callable[[], object]]:
    box = QSpinBox()
    box.setRange(0, 100_000_000)
    box.setValue(3)
    return box, lambda: (box.value(), box.text())


def _double() -> tuple[QWidget, Callable[[], object]]:
    box = QDoubleSpinBox()
    box.setMaximum(1e9)
    box.setValue(2.5)
    return box, lambda: (box.value(), box.text())


def _date() -> tuple[QWidget, Callable[[], object]]:
    box = QDateTimeEdit(QDateTime(QDate(2026, 11, 23), QTime(16, 30)))
    return box, lambda: (box.dateTime(), box.text(), box.currentSection())


def _combo() -> tuple[QWidget, Callable[[], object]]:
    box = QComboBox()
    box.addItems(["Nộp trực tiếp", "0 đồng", "7 bản", "1 bản"])
    return box, lambda: (box.currentIndex(), box.currentText())


def _typed_combo() -> tuple[QWidget, Callable[[], object]]:
    box = QComboBox()
    box.setEditable(True)
    box.addItems(["Khai sinh", "Kết hôn"])
    return box, lambda: (box.currentIndex(), box.currentText(), box.count())


def _list() -> tuple[QWidget, Callable[[], object]]:
    view = QListView()
    view.setModel(QStringListModel(["a", "0791", "1000", "079187"], view))
    view.setCurrentIndex(view.model().index(0, 0))
    return view, lambda: (view.currentIndex().row(), [index.row() for index in view.selectedIndexes()])


def _table() -> tuple[QWidget, Callable[[], object]]:
    model = QStandardItemModel(2, 2)
    model.setItem(0, 0, QStandardItem("Bản chính"))
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.setCurrentIndex(model.index(0, 0))
    return view, lambda: (model.index(0, 0).data(), view.currentIndex().row(), view.state())


def _button() -> tuple[QWidget, Callable[[], object]]:
    box = QCheckBox("Bản chính")
    return box, box.isChecked


FIELDS = [_plain, _spin, _double, _date, _combo, _typed_combo, _list, _table, _button]


@pytest.mark.parametrize("make", FIELDS)
@pytest.mark.parametrize("text", [CARD, PAPER, "000.00.00.H99-261123-0032"])
def test_a_scan_leaves_every_kind_of_field_as_it_was(
    qtbot: QtBot, make: Callable[[], tuple[QWidget, Callable[[], object]]], text: str
) -> None:
    field, look = make()
    scene = Scene(qtbot, field)
    before = look()
    scene.scan(text)
    assert look() == before
    assert [scan.text for scan in scene.scans] == [text]


@pytest.mark.parametrize("make", [_plain, _spin, _typed_combo])
def test_the_same_keys_typed_slowly_stay_in_the_field(
    qtbot: QtBot, make: Callable[[], tuple[QWidget, Callable[[], object]]]
) -> None:
    field, look = make()
    scene = Scene(qtbot, field)
    before = look()
    scene.type("1234567")
    assert look() != before
    assert not scene.scans


def test_an_open_editor_of_a_table_is_put_back_and_stays_open(qtbot: QtBot) -> None:
    view, look = _table()
    assert isinstance(view, QTableView)
    scene = Scene(qtbot, view)
    view.edit(view.model().index(0, 0))
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    scene.type("x")
    scene.scan(PAPER)
    assert editor.text() == "x"
    assert editor.hasFocus()
    assert look()[0] == "Bản chính"  # type: ignore[index]
    assert scene.said() == [ScanKind.DOSSIER]


def test_a_scan_fires_no_shortcut_on_its_end_key(qtbot: QtBot) -> None:
    line, fired = QLineEdit(), []
    scene = Scene(qtbot, line)
    shortcut = QShortcut(QKeySequence("Return"), scene.room)
    shortcut.activated.connect(lambda: fired.append(True))
    scene.scan(PAPER)
    assert (fired, scene.said()) == ([], [ScanKind.DOSSIER])
    scene.type("\n")
    assert fired == [True]  # the clerk's own Enter still does


def test_a_prefix_announces_a_short_scan_and_leaves_no_trace(qtbot: QtBot) -> None:
    line = QLineEdit("a")
    scene = Scene(qtbot, line)
    scene.scan("BG7")
    assert (scene.said(), line.text()) == ([], "aBG7")
    scene.keys.presses(scene.window(), Qt.Key.Key_B)  # the letter alone announces nothing
    scene.scan(f"{PREFIX}BG8")
    assert [scan.text for scan in scene.scans] == ["BG8"]
    assert line.text() == "aBG7b"


def test_a_completion_list_under_the_field_is_no_dialog(qtbot: QtBot) -> None:
    line = QLineEdit()
    line.setCompleter(QCompleter(["1000 bản sao", "2000"], line))
    scene = Scene(qtbot, line)
    scene.scan(PAPER)
    assert (scene.said(), line.text()) == ([ScanKind.DOSSIER], "")
    assert QApplication.activePopupWidget() is None


# typing


def test_what_unikey_writes_is_left_alone(qtbot: QtBot) -> None:
    line = QLineEdit()
    scene = Scene(qtbot, line)
    scene.keys.unikey(scene.window(), "v", "i", "e", f"{BACKSPACE}ê", "t", f"{BACKSPACE * 2}ệt", "\n")
    QApplication.processEvents()
    assert line.text() == "việt"
    assert not scene.scans
    assert not scene.rewritten


def test_a_word_that_unikey_writes_out_is_left_alone(qtbot: QtBot) -> None:
    line = QLineEdit()
    scene = Scene(qtbot, line)
    scene.keys.unikey(scene.window(), "u", "b", f"{BACKSPACE * 2}Ủy ban nhân dân ", "\n")
    QApplication.processEvents()
    assert line.text() == "Ủy ban nhân dân "
    assert not scene.scans


@pytest.mark.parametrize("text", ["079187001234\n", "nguyen thi dao\n", "0912345678\t"])
def test_a_clerk_who_types_quickly_is_no_scanner(qtbot: QtBot, text: str) -> None:
    line = QLineEdit()
    scene = Scene(qtbot, line, QLineEdit())
    scene.type(text, gap=40)
    assert (line.text(), scene.scans) == (text[:-1], [])


def test_the_gap_that_parts_a_scanner_from_a_person_can_be_set(qtbot: QtBot) -> None:
    scene = Scene(qtbot, QLineEdit())
    scene.router.longest_gap = 60
    scene.scan(PAPER, gap=60)
    assert scene.said() == [ScanKind.DOSSIER]


def test_a_burst_without_an_end_key_stays_where_it_went(qtbot: QtBot) -> None:
    line = QLineEdit()
    scene = Scene(qtbot, line)
    scene.scan(PAPER, end="")
    scene.type("\n")
    assert (line.text(), scene.scans) == (PAPER, [])


def test_five_quick_keys_are_no_scan(qtbot: QtBot) -> None:
    line = QLineEdit()
    scene = Scene(qtbot, line)
    scene.scan("12345")
    assert (line.text(), scene.scans) == ("12345", [])


def test_a_key_held_down_is_no_scan(qtbot: QtBot) -> None:
    line = QLineEdit()
    scene = Scene(qtbot, line)
    for _ in range(9):
        scene.keys.at += 30
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0", True)
        QCoreApplication.sendEvent(scene.window(), held)
    scene.keys.types(scene.window(), "\n", gap=30)
    QApplication.processEvents()
    assert (line.text(), scene.scans) == ("0" * 9, [])


# an input method that is on


def test_a_scan_that_unikey_rewrote_is_read_and_told(qtbot: QtBot) -> None:
    line = QLineEdit("a")
    scene = Scene(qtbot, line)
    scene.scan(f"079187001234||Nguye{BACKSPACE}ên Thi|05011987|Nu|1 Le Loi|01062021")
    assert line.text() == "a"
    assert scene.scans[0].text == "079187001234||Nguyên Thi|05011987|Nu|1 Le Loi|01062021"
    assert (scene.scans[0].typed_over, scene.rewritten) == (True, 1)


def test_a_clean_scan_is_not_called_rewritten(qtbot: QtBot) -> None:
    scene = Scene(qtbot, QLineEdit())
    scene.scan(CARD)
    assert (scene.scans[0].typed_over, scene.rewritten) == (False, 0)


# while something is being asked


@pytest.mark.parametrize("text", ["079187001234", "H15.50.05.13-20261123-0000032", CARD])
def test_a_scan_presses_no_button_of_a_message_box(qtbot: QtBot, text: str) -> None:
    scene = Scene(qtbot, QLineEdit())
    box = QMessageBox(scene.room)
    clicked: list[str] = []
    for word in ("&Huỷ hồ sơ", "&Không"):
        box.addButton(word, QMessageBox.ButtonRole.ActionRole)
    box.buttonClicked.connect(lambda button: clicked.append(button.text()))
    box.open()
    window = dialog_window(qtbot, box)
    scene.keys.scans(window, text)
    qtbot.wait(150)  # a message box presses its button with a little show
    assert (clicked, box.isVisible()) == ([], True)
    assert (scene.scans, scene.refusals) == ([], ["dialog"])
    box.close()


def test_without_the_router_the_same_scan_presses_the_first_button(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    clicked: list[str] = []
    box.addButton("&Huỷ hồ sơ", QMessageBox.ButtonRole.ActionRole)
    box.buttonClicked.connect(lambda button: clicked.append(button.text()))
    box.open()
    Keyboard().scans(dialog_window(qtbot, box), "079187001234")
    qtbot.waitUntil(lambda: clicked == ["&Huỷ hồ sơ"])


def test_a_scan_chooses_nothing_in_a_menu(qtbot: QtBot) -> None:
    scene = Scene(qtbot, QLineEdit())
    menu, chosen = QMenu(scene.room), []
    menu.addAction("&1 Chuyển").triggered.connect(lambda: chosen.append(True))
    menu.addAction("&2 Chuyển").triggered.connect(lambda: chosen.append(True))
    menu.popup(scene.room.mapToGlobal(scene.room.rect().center()))
    menu.setActiveAction(menu.actions()[1])
    scene.keys.scans(QApplication.focusWindow(), "079187001234")
    QApplication.processEvents()
    assert (chosen, scene.scans, scene.refusals) == ([], [], ["dialog"])
    menu.close()


def test_after_a_failed_scan_the_next_waits_until_somebody_pressed_esc(qtbot: QtBot) -> None:
    line = QLineEdit("a")
    scene = Scene(qtbot, line)
    scene.router.stop()
    scene.scan(PAPER)
    assert (scene.scans, scene.refusals, line.text()) == ([], ["error"], "a")
    with qtbot.waitSignal(scene.router.acknowledged):
        scene.keys.presses(scene.window(), Qt.Key.Key_Escape)
    scene.scan(PAPER)
    assert scene.said() == [ScanKind.DOSSIER]


def test_esc_counts_as_seen_even_where_it_is_a_shortcut(qtbot: QtBot) -> None:
    scene = Scene(qtbot, QLineEdit())
    QShortcut(QKeySequence("Esc"), scene.room)
    scene.router.stop()
    with qtbot.waitSignal(scene.router.acknowledged):
        scene.keys.presses(scene.window(), Qt.Key.Key_Escape)


def test_a_locked_counter_takes_no_scan(qtbot: QtBot) -> None:
    scene = Scene(qtbot, QLineEdit())
    scene.router.locked = True
    scene.scan(PAPER)
    assert (scene.scans, scene.refusals) == ([], ["locked"])


# the same again, and what is kept


def test_the_same_code_within_a_second_and_a_half_is_one_scan(qtbot: QtBot) -> None:
    scene = Scene(qtbot, QLineEdit())
    scene.scan(PAPER)
    scene.scan(PAPER)
    assert len(scene.scans) == 1
    scene.keys.at += 1_500
    scene.scan(PAPER)
    assert len(scene.scans) == 2


def test_another_code_is_taken_at_once(qtbot: QtBot) -> None:
    scene = Scene(qtbot, QLineEdit())
    scene.scan(PAPER)
    scene.scan("079187001234")
    assert scene.said() == [ScanKind.DOSSIER, ScanKind.ID_NUMBER]


def test_a_scanner_on_a_serial_port_speaks_through_the_same_door(qtbot: QtBot) -> None:
    scene = Scene(qtbot, QLineEdit())
    scene.router.take(CARD)
    scene.router.take(CARD)
    QApplication.processEvents()
    assert scene.said() == [ScanKind.CARD]


def test_the_last_twenty_scans_are_kept_as_outlines(qtbot: QtBot) -> None:
    scene = Scene(qtbot, QLineEdit())
    for number in range(KEPT + 5):
        scene.scan(f"{PAPER}{number:02d}")
    scene.scan(CARD)
    assert len(scene.router.recent) == KEPT
    assert scene.router.recent[-1].startswith("999999999999|999999999|Aaaaăa")
    assert not any("0791" in outline or "Đào" in outline for outline in scene.router.recent)


def test_watching_a_window_twice_hears_a_scan_once(qtbot: QtBot) -> None:
    scene = Scene(qtbot, QLineEdit())
    scene.router.watch(scene.window())
    scene.scan(PAPER)
    assert len(scene.scans) == 1


def test_the_routers_own_clock_is_the_moment_of_the_key(qtbot: QtBot) -> None:
    line = QLineEdit()
    scene = Scene(qtbot, line)
    scene.window().removeEventFilter(scene.router)
    router = ScanRouter(scene.room)
    router.watch(scene.window())
    router.scanned.connect(scene.scans.append)
    scene.scan(PAPER)
    assert (scene.said(), line.text()) == ([ScanKind.DOSSIER], "")
