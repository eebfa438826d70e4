"""Whatever a person is called and whatever is pasted into a field stands on every screen letter by letter."""

import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.keyboard import Keyboard
from tests.ui.rooms import a_window
from tests.ui.states import Scene, Wards, Way, settle, show, wards

from builders import SINGLE_STATUS, Ward, a_form, a_party
from counter_app.domain.errors import Refused
from counter_app.ui.screens import SCREENS
from counter_app.ui.theme.theme import Theme
from hostile import TEXTS, UNREADABLE
from ui.audits.language import texts

PLACES = [kind.name for kind in SCREENS]
UPDATES = 30_000


@pytest.fixture(scope="module")
def both_wards() -> Iterator[Wards]:
    with wards() as made:
        yield made


def received(ward: Ward) -> dict[str, str]:
    """Receive a matter of everybody who may be called so; return code -> name as it is stored."""
    stored = {}
    for text in (*TEXTS, *UNREADABLE):
        try:
            code = ward.receive(a_form(SINGLE_STATUS, a_party(name=text))).code
        except Refused:
            continue
        stored[code] = ward.one("SELECT submitter FROM dossier WHERE code = ?", code)
    return stored


def seen_on(window: QWidget) -> set[str]:
    """Return every text that is shown or said, and each part of it that a comma ends."""
    found = set()
    for _, text in texts(window):
        found |= {text, *text.split(", ")}
    return found


def test_names_stand_letter_by_letter_on_lists_panes_and_slips(ward: Ward, theme: Theme, qtbot: QtBot) -> None:
    stored = received(ward)
    assert len(stored) > 90
    assert not any("\ud800" <= letter <= "\udfff" for name in stored.values() for letter in name)
    bench = a_window(ward, SCREENS, keep=qtbot.addWidget)
    slip = ward.desks.handover.hand_over(ward.actor(), tuple(stored)[:40], "tu_phap_ho_tich").batch
    bench.counter.go("queue")
    lost = []
    for code, name in stored.items():
        bench.room.go("queue", code)
        QTest.qWait(1)
        if name not in seen_on(bench.window):
            lost.append(name)
    assert not lost
    bench.room.go("handover", slip)
    settle()
    shown = seen_on(bench.window)
    assert not [name for name in list(stored.values())[:30] if name not in shown]


def test_what_is_pasted_stays_as_it_is(both_wards: Wards, theme: Theme, qtbot: QtBot) -> None:
    shown = show(Scene("receive"), Way(), both_wards, qtbot.addWidget)
    field = next(part for part in shown.part.findChildren(QLineEdit) if part.isVisible() and part.isEnabled())
    for text in TEXTS:
        if "\t" in text or len(text) > field.maxLength():
            continue
        field.clear()
        field.insert(text)
        settle()
        assert unicodedata.normalize("NFC", field.text()) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("name", PLACES)
def test_an_input_method_may_take_back_and_replace_letters_in_every_field(
    name: str, both_wards: Wards, theme: Theme, qtbot: QtBot
) -> None:
    shown = show(Scene(name), Way(), both_wards, qtbot.addWidget)
    shown.window.activateWindow()
    wrong = []
    for field in entries(shown.part):
        for way in (_by_keys, _by_preedit):
            field.setFocus()
            field.clear()
            way(shown.window, field)
            settle()
            if not field.isVisible():
                break
            if (said := text_of(field)) != "việt":
                wrong.append(f"{field.accessibleName()}: {said!r} {way.__name__}")
    assert not wrong


def entries(part: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    found = [*part.findChildren(QLineEdit), *part.findChildren(QPlainTextEdit)]
    return [entry for entry in found if entry.isVisible() and entry.isEnabled() and not entry.isReadOnly()]


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _by_keys(window: QWidget, field: QWidget) -> None:
    """As Unikey does it: the letters, a backspace for each that changes, and the letters anew."""
    handle = window.windowHandle()
    assert handle is not None
    Keyboard().types(handle, "vie\bêt\b\bệt")


def _by_preedit(window: QWidget, field: QWidget) -> None:
    """As Windows' own Telex does it: a text in the making, then the whole word."""
    for made in ("v", "vi", "viê", "việt"):
        QCoreApplication.sendEvent(field, QInputMethodEvent(made, []))
    done = QInputMethodEvent("", [])
    done.setCommitString("việt")
    QCoreApplication.sendEvent(field, done)


def test_thirty_thousand_updates_of_a_screen_leave_it_standing(both_wards: Wards, theme: Theme, qtbot: QtBot) -> None:
    """A binding that loses a reference at each call without an answer falls over long before."""
    shown = show(Scene("queue"), Way(), both_wards, qtbot.addWidget)
    parts = shown.window.findChildren(QWidget)
    done = 0
    while done < UPDATES:
        for part in parts:
            part.update()
            part.setToolTip(part.toolTip())
            part.setAccessibleName(part.accessibleName())
            done += 3
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    settle()
    assert shown.part.isVisible()
