"""Qt speaks the language of the window: no button, menu or dialog of its own stays English."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QTimer, QTranslator
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QDialogButtonBox,
    QErrorMessage,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QScrollBar,
    QSpinBox,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from counter_app.services.wording import Language
from counter_app.ui.qt_words import QtWords, vietnamese
from counter_app.ui.words import Words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # menus ask offscreen for what it lacks

ENGLISH = re.compile(
    r"\b(cancel|ok|yes|no|print|pages?|close|save|zoom|search|open|undo|redo|cut|copy|paste|delete|select|all|step|down|"
    r"name|type|files?|folder|directory|details?|back|forward|look|hidden|rename|apply|reset|help|abort|retry|ignore|"
    r"discard|restore|defaults|show|hide|size|date|modified|computer|view|drive|printer|copies|options|scroll|here|"
    r"top|bottom|properties|location|paper|orientation|landscape|portrait|value|enter a)\b",
    re.IGNORECASE,
)
SAME_IN_BOTH = {"...", "%p%", "QT_LAYOUT_DIRECTION", "Alt+Left", "Alt+Right", "Alt+Up"}


@pytest.fixture
def words(qapp: QApplication) -> Iterator[Words]:
    window = Words()
    speaker = QtWords(window)
    yield window
    window.speak(Language.EN)
    speaker.deleteLater()


def texts_of(root: QWidget) -> Iterator[str]:
    """Yield every text of a window and what stands in it, tool tips and what a screen reader says included."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription())
        match widget:
            case QAbstractButton() | QLabel():
                yield widget.text()
            case QGroupBox():
                yield widget.title()
            case QComboBox() if not _holds_data(widget):
                yield from (widget.itemText(row) for row in range(widget.count()))
            case QTabWidget():
                yield from (widget.tabText(tab) for tab in range(widget.count()))
            case QHeaderView() if widget.model() is not None:
                yield from (
                    str(widget.model().headerData(section, widget.orientation()) or "")
                    for section in range(widget.count())
                )
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def _holds_data(box: QComboBox) -> bool:
    """Names of paper sizes and of folders are names."""
    return box.objectName() in {"pageSizeCombo", "lookInCombo"}


def english_in(root: QWidget) -> set[str]:
    return {text for text in texts_of(root) if ENGLISH.search(text.replace("&", ""))}


def box() -> QWidget:
    message = QMessageBox()
    for button in QMessageBox.StandardButton:
        if button.name not in {"NoButton", "FirstButton", "LastButton", "ButtonMask", "Default", "Escape", "FlagMask"}:
            message.addButton(button)
    message.setDetailedText("…")
    return message


def file_dialog() -> QWidget:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    return dialog


def save_dialog() -> QWidget:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return dialog


def print_dialog() -> QWidget:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer)
    dialog.kept = printer  # type: ignore[attr-defined]
    return dialog


def print_preview() -> QWidget:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintPreviewDialog(printer)
    dialog.kept = printer  # type: ignore[attr-defined]
    return dialog


def button_box() -> QWidget:
    return QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Help)


DIALOGS = [
    box, file_dialog, save_dialog, print_dialog, print_preview, button_box, QErrorMessage, QInputDialog, QProgressDialog
]  # fmt: skip


@pytest.mark.parametrize("make", DIALOGS)
def test_no_dialog_of_qt_speaks_english(qtbot: QtBot, words: Words, make: Callable[[], QWidget]) -> None:
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert [text for text in texts_of(dialog) if text]
    assert not english_in(dialog)


@pytest.mark.parametrize("make", DIALOGS)
def test_the_same_dialogs_are_english_in_english(qtbot: QtBot, words: Words, make: Callable[[], QWidget]) -> None:
    words.speak(Language.EN)
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    assert english_in(dialog)


def line_menu() -> QMenu:
    line = QLineEdit("a")
    menu = line.createStandardContextMenu()
    menu.kept = line  # type: ignore[attr-defined]
    return menu


def text_menu() -> QMenu:
    edit = QPlainTextEdit("a")
    menu = edit.createStandardContextMenu()
    menu.kept = edit  # type: ignore[attr-defined]
    return menu


def rich_menu() -> QMenu:
    edit = QTextEdit("<a href='x'>a</a>")
    menu = edit.createStandardContextMenu()
    menu.kept = edit  # type: ignore[attr-defined]
    return menu


@pytest.mark.parametrize("make", [line_menu, text_menu, rich_menu])
def test_the_menu_of_a_text_field_is_vietnamese(qtbot: QtBot, words: Words, make: Callable[[], QMenu]) -> None:
    menu = make()
    assert not english_in(menu)
    shown = {action.text().partition("\t")[0].replace("&", "") for action in menu.actions()}
    assert {"Hoàn tác", "Cắt", "Sao chép", "Dán", "Chọn tất cả"} <= shown


@pytest.mark.parametrize("make", [QSpinBox, QDateTimeEdit, QScrollBar, QLabel])
def test_a_menu_that_opens_on_a_widget_is_vietnamese(qtbot: QtBot, words: Words, make: Callable[[], QWidget]) -> None:
    found = [text for text in popped_up(qtbot, make()) if text]
    assert found
    assert not [text for text in found if ENGLISH.search(text.replace("&", ""))]


def popped_up(qtbot: QtBot, widget: QWidget) -> list[str]:
    """Open the context menu of a widget, and return what it says."""
    if isinstance(widget, QLabel):
        widget.setText("<a href='x'>a</a>")
        widget.setTextInteractionFlags(widget.textInteractionFlags().TextBrowserInteraction)
    qtbot.addWidget(widget)
    widget.show()
    found: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if menu is not None:
            found.extend(texts_of(menu))
            menu.close()

    QTimer.singleShot(50, look)
    here = QPoint(4, 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, widget.mapToGlobal(here))
    QApplication.sendEvent(widget, event)
    qtbot.waitUntil(lambda: bool(found))
    return found


def test_the_language_changes_while_the_program_runs(qtbot: QtBot, words: Words) -> None:
    def cancel() -> str:
        message = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Cancel)
        qtbot.addWidget(message)
        return message.button(QMessageBox.StandardButton.Cancel).text()

    assert cancel() == "Hủy"
    words.speak(Language.EN)
    assert cancel() == "Cancel"
    words.speak(Language.VI)
    assert cancel() == "Hủy"


def test_windows_hear_that_the_language_changed(qtbot: QtBot, words: Words) -> None:
    class Listening(QWidget):
        heard = 0

        def changeEvent(self, event: object) -> None:
            Listening.heard += event.type().name == "LanguageChange"  # type: ignore[attr-defined]

    widget = Listening()
    qtbot.addWidget(widget)
    words.speak(Language.EN)
    QCoreApplication.processEvents()
    assert Listening.heard


def test_keys_keep_the_names_that_stand_on_them(words: Words) -> None:
    def shown(keys: str) -> str:
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

    assert shown("Ctrl+K") == "Ctrl+K"
    assert shown("Ctrl+Return") == "Ctrl+Enter"
    assert shown("Esc") == "Esc"
    assert shown("Space") == "Phím cách"
    assert shown("Alt+Up") == "Alt+Lên"
    assert QKeySequence("Ctrl+Down") == QKeySequence("Ctrl+Xuống")  # both names lead to the key


def test_menus_and_dialogs_have_letters_that_can_be_typed(words: Words) -> None:
    for (context, source), text in vietnamese().items():
        letter = re.search(r"&(.)", text)
        assert letter is None or letter[1].isascii(), (context, source)


@pytest.mark.parametrize("context", ["QLineEdit", "QWidgetTextControl", "QAbstractSpinBox", "QPlatformTheme"])
def test_no_letter_stands_twice_in_a_menu(context: str) -> None:
    letters = Counter(
        letter[1].lower()
        for (where, _), text in vietnamese().items()
        if where == context and (letter := re.search(r"&(.)", text))
    )
    assert max(letters.values()) == 1


def test_gaps_of_a_text_are_those_of_the_original() -> None:
    for (context, source), text in vietnamese().items():
        assert sorted(re.findall(r"%\d|%n", source)) == sorted(re.findall(r"%\d|%n", text)), (context, source)


class Listener(QTranslator):
    """Hears what Qt asks for, and answers nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        self.asked.add((context, source))
        return None


@pytest.mark.parametrize("make", [*DIALOGS, line_menu, text_menu, rich_menu])
def test_whatever_qt_asks_for_is_answered(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    listener = Listener()
    QCoreApplication.installTranslator(listener)
    try:
        widget = make()
        qtbot.addWidget(widget)
        widget.show()
    finally:
        QCoreApplication.removeTranslator(listener)
    missing = {
        (context, source)
        for context, source in listener.asked - vietnamese().keys()
        if context not in {"QShortcut", "QPageSize"} and source not in SAME_IN_BOTH
    }
    assert listener.asked
    assert not missing


def test_the_program_ends_in_peace_with_its_translator_installed() -> None:
    script = (
        "from PySide6.QtWidgets import QApplication, QMessageBox\n"
        "from counter_app.ui.words import Words\n"
        "from counter_app.ui.qt_words import QtWords\n"
        "app = QApplication([]); speaker = QtWords(Words(), app)\n"
        "box = QMessageBox(QMessageBox.Icon.Question, '', '', QMessageBox.StandardButton.Yes)\n"
        "print(box.buttons()[0].text())\n"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", script], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.decode("utf-8").strip()) == (0, "&Có"), done.stderr
