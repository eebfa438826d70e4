"""What can be written down: every screen by its name, and the pages and covers of the frame."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter_app.domain.moments import ward_date
from counter_app.ui.crash import Crash
from counter_app.ui.crash_dialog import CrashDialog
from counter_app.ui.frame.about_page import AboutPage
from counter_app.ui.frame.help_page import HelpPage
from counter_app.ui.frame.key_sheet import KeySheet
from counter_app.ui.frame.palette import Palette
from counter_app.ui.house import WindowHouse
from counter_app.ui.idle import LockCover
from counter_app.ui.screens import SCREENS
from counter_app.ui.tour.first_run import first_run_at, steps
from counter_app.ui.tour.stage import Actress

FIRST_RUN = "first-run"


def names() -> tuple[str, ...]:
    """Return what may be asked for."""
    first_run = (FIRST_RUN, *(f"{FIRST_RUN}-{step}" for step in steps()))
    return (*(screen.name for screen in SCREENS), *first_run, *_PAGES)


def show(actress: Actress, name: str, house: WindowHouse) -> QWidget:
    """Bring it to the screen, and return the window it is seen in."""
    if name.startswith(FIRST_RUN):
        page = _first_run(actress, name.removeprefix(FIRST_RUN).removeprefix("-") or steps()[0], house)
    elif name in _PAGES:
        page = _PAGES[name](actress)
    else:
        actress.goes(name)
        return actress.window
    actress.waits()
    return page if page.isWindow() else actress.window


def _first_run(actress: Actress, step: str, house: WindowHouse) -> QWidget:
    room = actress.counter.room
    page = first_run_at(step, house, room.words, room.theme, ward_date(room.now()))
    actress.window.put(page)
    page.first_focus().setFocus()
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


def _about(actress: Actress) -> QWidget:
    made = AboutPage(actress.window.words, "/var/lib/counter_app", actress.window)
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
    "palette": _palette,
    "keys": _keys,
    "help": _help,
    "about": _about,
    "lock": _lock,
    "crash": _crash,
}
