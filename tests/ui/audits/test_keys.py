"""Every key is the house's to give, works while somebody types, and stands on the sheet of keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.rooms import Bench
from tests.ui.states import Scene, Wards, Way, settle, show, wards

from counter_app.ui.command_button import shown_key
from counter_app.ui.commands import EVERYWHERE, Command
from counter_app.ui.frame.key_sheet import KeySheet
from counter_app.ui.screens import SCREENS
from counter_app.ui.theme.theme import Theme
from counter_app.ui.widgets.key_cap import KeyCap
from ui.audits import keys

PLACES = [kind.name for kind in SCREENS]


@pytest.fixture(scope="module")
def both_wards() -> Iterator[Wards]:
    with wards() as made:
        yield made


@pytest.fixture
def bench(both_wards: Wards, theme: Theme, qtbot: QtBot) -> Bench:
    shown = show(Scene("receive"), Way(), both_wards, qtbot.addWidget)
    assert shown.bench is not None
    for name in PLACES:
        shown.bench.screen(name)
    return shown.bench


def test_no_key_is_taken_from_anybody(bench: Bench) -> None:
    assert not [str(finding) for finding in keys.check(bench.room.commands.registered())]


def test_no_key_is_given_beside_the_registry(bench: Bench) -> None:
    known = {QKeySequence(command.key).toString() for command in bench.room.commands.registered() if command.key}
    beside = {shortcut.key().toString() for shortcut in bench.window.findChildren(QShortcut)} - known
    assert not [key for key in beside if keys._taken(key)]


def test_every_key_works_from_inside_a_text_field(bench: Bench) -> None:
    bench.window.activateWindow()
    commands, dead = bench.room.commands, []
    heard: list[str] = []
    commands.trigger = heard.append  # type: ignore[method-assign]
    for name in PLACES:
        bench.counter.go(name)
        settle()
        present = bench.window.present()
        assert present is not None
        fields = (field for field in present.findChildren(QLineEdit) if field.isVisible() and field.isEnabled())
        field = next(fields, present.first_focus())
        for command in commands.offered():
            if command.key:
                field.setFocus()
                heard.clear()
                combination = QKeySequence(command.key)[0]
                QTest.keyClick(bench.window.windowHandle(), combination.key(), combination.keyboardModifiers())
                if heard != [command.id]:
                    dead.append(f"{name}: {command.key} did {heard} instead of {command.id}")
    assert not dead


@pytest.mark.parametrize("name", PLACES)
def test_the_sheet_of_keys_names_every_key(bench: Bench, name: str) -> None:
    bench.counter.go(name)
    sheet = KeySheet(bench.room.commands, bench.room.words, bench.window)
    caps = {cap.accessibleName() or cap.key for cap in sheet.findChildren(KeyCap)}
    wanted = {shown_key(command.key) for command in bench.room.commands.offered() if command.key}
    assert wanted <= caps


def test_wrong_keys_would_be_found() -> None:
    wrong = [
        Command("a", "letter", key="X"),
        Command("a", "digit", key="5"),
        Command("a", "input_method", key="Ctrl+Shift+P"),
        Command("a", "unikey", key="Alt+Z"),
        Command("a", "menu", key="F10"),
        Command("a", "scanner", key="Ctrl+B"),
        Command("a", "twice", key="F9"),
        Command(EVERYWHERE, "again", key="F9"),
    ]
    found = [str(finding) for finding in keys.check(wrong)]
    assert len([text for text in found if "a.twice" not in text and "wanted" not in text]) == 6
    assert any("F9 is wanted by 2" in text for text in found)
    assert not list(keys.check([Command("a", "right", key="F9"), Command("b", "right", key="F9")]))
