"""What can be written down: every screen by its name, and the pages and covers of the frame."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from counter_app.ui.crash import Crash
from counter_app.ui.crash_dialog import CrashDialog
from counter_app.ui.frame.help_page import HelpPage
from counter_app.ui.frame.key_sheet import KeySheet
from counter_app.ui.frame.palette import Palette
from counter_app.ui.frame.welcome import Welcome
from counter_app.ui.idle import LockCover
from counter_app.ui.screens import SCREENS
from counter_app.ui.tour.stage import Actress


def names() -> tuple[str, ...]:
    """Return what may be asked for."""
    return (*(screen.name for screen in SCREENS), *_PAGES)


def show(actress: Actress, name: str) -> QWidget:
    """Bring it to the screen, and return the window it is seen in."""
    if name not in _PAGES:
        actress.goes(name)
        return actress.window
    page = _PAGES[name](actress)
    actress.waits()
    return page if page.isWindow() else actress.window


def _first_run(actress: Actress) -> QWidget:
    page = Welcome(actress.window.words, Path("/var/lib/counter_app"))
    actress.window.put(page)
    page.fields["unit_name"].entry.setFocus()
    return page


def _palette(actress: Actress) -> QWidget:
    made = Palette(actress.counter.room, actress.window, delay=0)
    made.open_over(actress.window)
    return made


def _keys(actress: Actress) -> QWidget:
    made = KeySheet(actress.counter.commands, actress.window.words, actress.window)
    made.open()
    return made


def _help(actress: Actress) -> QWidget:
    present = actress.window.present()
    made = HelpPage(actress.counter.room, present.name if present else SCREENS[0].name, actress.window)
    made.open()
    return made


def _lock(actress: Actress) -> QWidget:
    made = LockCover(actress.window.words, actress.window)
    made.cover(actress.counter.desks.office.staff(), actress.counter.seat.person.login)
    return made


def _crash(actress: Actress) -> QWidget:
    made = CrashDialog(actress.window.words, Crash("A1B2", "ValueError\n  screen.py:12", None), actress.window)
    made.open()
    return made


_PAGES: dict[str, Callable[[Actress], QWidget]] = {
    "first-run": _first_run,
    "palette": _palette,
    "keys": _keys,
    "help": _help,
    "lock": _lock,
    "crash": _crash,
}
