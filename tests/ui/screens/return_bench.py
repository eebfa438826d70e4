"""The returning screen by keyboard and scanner, read back through the desks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from builders import BIRTH, SINGLE_STATUS, Ward, a_form, a_party
from counter_app.domain.dossiers.values import Receiver
from counter_app.domain.scans import scanned
from counter_app.services.lookup_rows import DossierPage
from counter_app.ui.screens.giving_back.screen import ReturnScreen
from ui.rooms import Bench

NUMBER = "006187000123"
NAME = "Nguyễn Thị Đào"
CARD = f"{NUMBER}||{NAME}|05011987|Nữ|Tổ 9, phường Đức Xuân|12032021"
SOMEBODY_ELSE = "006095001338||Triệu Văn Sơn|12041995|Nam|Tổ 2|12032021"


def screen_of(bench: Bench) -> ReturnScreen:
    present = bench.window.present()
    assert isinstance(present, ReturnScreen)
    return present


def press(bench: Bench, key: Qt.Key, control: bool = False) -> None:
    """Press a key where the keyboard is."""
    if QApplication.activeWindow() is None:
        bench.window.activateWindow()
        QApplication.processEvents()
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or bench.window, key, held)
    QApplication.processEvents()


def type_in(text: str) -> None:
    """Type where the keyboard is; letters that Qt's test keyboard lacks are put in as an input method does."""
    focus = QApplication.focusWidget()
    if text.isascii():
        QTest.keyClicks(focus, text)
    else:
        focus.insert(text)  # type: ignore[union-attr]
        focus.textEdited.emit(focus.text())  # type: ignore[union-attr]


def scan(bench: Bench, text: str) -> None:
    screen_of(bench).scanned(scanned(text))
    QApplication.processEvents()


def shown(widget: QWidget) -> str:
    """Return all words a person can read."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def page(ward: Ward, code: str) -> DossierPage:
    return ward.desks.lookup.show(ward.actor(), code)


def stage(ward: Ward, code: str) -> str:
    return page(ward, code).dossier.stage.value


def received_by(ward: Ward, code: str) -> Receiver:
    event = next(event for event in reversed(page(ward, code).events) if event.kind == "returned")
    receiver = event.payload.receiver  # type: ignore[attr-defined]
    assert isinstance(receiver, Receiver)
    return receiver


def a_result(ward: Ward, **party: object) -> str:
    """Return a free matter whose result waits."""
    return ward.ready(a_form(BIRTH, a_party(**party)))  # type: ignore[arg-type]


def owing(ward: Ward, **party: object) -> str:
    """Return a matter of 15.000 đ whose result waits."""
    return ward.ready(a_form(SINGLE_STATUS, a_party(**party)))  # type: ignore[arg-type]
