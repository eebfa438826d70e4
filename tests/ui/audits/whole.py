"""All checks over one scene, in one go: standing still first, then with the Tab key."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.states import Scene, Shown, State

from counter_app.ui.screen import Screen
from ui.audits import clipping, contrasts, focus, language, mnemonics, names, tabbing
from ui.audits.walking import Finding

Excuse = Callable[[Finding], bool]

EXCUSED: dict[str, tuple[str, ...]] = {
    "handover": (
        "2 parts side by side are called so (Button)",  # a list without slips offers the same act in its middle
        "~ộ'): has (",  # three tabs over a narrow list, whose words stay short in both languages
    ),
    "queue": ("~ộ': is painted shortened",),  # captions under the steps; the steps are named in full below
}
"""What is right although a check finds it: scene name -> parts of the finding's text, each with its reason."""


def audited(shown: Shown, scene: Scene, qtbot: QtBot, *, by_keyboard: bool = True) -> list[str]:
    """Return everything that is wrong with what is shown."""
    top = shown.window
    found = [*names.check(top), *clipping.check(top), *contrasts.check(top), *mnemonics.check(top)]
    if not shown.words.__class__.__name__.startswith("Long"):
        found += language.check(top, shown.words.language, shown.bench.ward if shown.bench else None)
    if by_keyboard:
        found += _walked(shown, qtbot)
    excuses = EXCUSED.get(scene.name, ())
    return [str(finding) for finding in found if not any(excuse in str(finding) for excuse in excuses)]


def _walked(shown: Shown, qtbot: QtBot) -> list[Finding]:
    top = shown.window
    top.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is top or top.isActiveWindow())
    begin = shown.part.first_focus() if isinstance(shown.part, Screen) else None
    if begin is not None:
        begin.setFocus()
        QApplication.processEvents()
        begin = QApplication.focusWidget()
    stops = tabbing.rounds(top)
    return [*tabbing.check(top, stops, begin), *focus.check(top, stops)]


def may_be_walked(scene: Scene) -> bool:
    """Say whether the Tab key has somewhere to go: it goes the same way however full a list is."""
    return scene.state in {State.FILLED, State.EMPTY, State.NO_RIGHT}
