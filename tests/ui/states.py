"""The one registry of what the window can show: every screen, page and dialog, and the ways into each of its states.

A screen that lands in ``SCREENS`` is audited from that day on; what brings it to its fullest stands in ``FILLING``.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.rooms import MONDAY, Bench, a_window

from builders import BIRTH, Ward, quick_folder, reopened
from counter_app.bootstrap import found_folder, open_desks, window_house
from counter_app.domain.deadlines.changes import CalendarChange
from counter_app.domain.deadlines.special_days import CalendarDay, DayKind
from counter_app.domain.errors import Unavailable
from counter_app.domain.people import Person
from counter_app.domain.scans import scanned
from counter_app.domain.stand_ins import StandIn
from counter_app.services.demo.fill import fill
from counter_app.services.demo.people import demo_founding
from counter_app.services.leader_rows import Number
from counter_app.services.wording import Language, Sayable
from counter_app.ui.background import Failed, Inline, Then
from counter_app.ui.changes import Kind
from counter_app.ui.crash import Crash
from counter_app.ui.crash_dialog import CrashDialog
from counter_app.ui.frame.about_page import AboutPage
from counter_app.ui.frame.help_page import HelpPage
from counter_app.ui.frame.key_sheet import KeySheet
from counter_app.ui.frame.palette import Palette
from counter_app.ui.idle import LockCover
from counter_app.ui.screens import SCREENS
from counter_app.ui.screens.calendar.screen import CalendarScreen
from counter_app.ui.screens.catalogue.screen import CatalogueScreen
from counter_app.ui.screens.leader.screen import LeaderScreen
from counter_app.ui.screens.office.screen import PAGES, OfficeScreen
from counter_app.ui.screens.receive.screen import ReceiveScreen
from counter_app.ui.screens.reports.figures import Total
from counter_app.ui.screens.reports.screen import ReportsScreen
from counter_app.ui.theme.theme import Look
from counter_app.ui.tour.first_run import first_run_at, steps
from counter_app.ui.words import Words

T = TypeVar("T")
LONGER = "~ộng "  # what no text of ours holds
DOSSIERS, FIRST, LAST, SEED = 60, date(2026, 11, 2), date(2026, 11, 22), 7


class State(StrEnum):
    """What a screen may have to show."""

    FILLED = "filled"
    EMPTY = "empty"
    BUSY = "busy"  # the answer is on its way: the old rows stay
    FAILING = "failing"  # the data cannot be reached
    NO_RIGHT = "no_right"  # the person lost their rights while they sat there


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody looks at the window."""

    language: Language = Language.VI
    look: Look = Look.LIGHT
    text: float = 1.0
    size: tuple[int, int] = (1366, 720)
    long: bool = False  # every text a third longer than the language has it

    def __str__(self) -> str:
        long = "-long" if self.long else ""
        return f"{self.language}-{self.look}-{self.text}-{self.size[0]}x{self.size[1]}{long}"


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing to look at."""

    name: str
    state: State = State.FILLED

    def __str__(self) -> str:
        return f"{self.name}-{self.state}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A scene that stands: its top window, the part that was asked for, and the bench where there is one."""

    window: QWidget
    part: QWidget
    words: Words
    bench: Bench | None = None


class LongWords(Words):
    """A language whose every text is a third longer than ours, for layouts that only just hold."""

    def __call__(self, code: str, **params: object) -> str:
        said = super().__call__(code, **params)
        return said if said == code else _longer(said)

    def name(self, kind: str, value: str) -> str:
        return _longer(super().name(kind, value))

    def say(self, what: Sayable | str, **params: object) -> str:
        return _longer(super().say(what, **params))


def _longer(said: str) -> str:
    """Lengthen a text at its end, by words where it has words, so that it wraps where the text itself would."""
    more = round(len(said) * 0.35)
    return f"{said} {LONGER * 60}"[: len(said) + max(3, more)].rstrip() if said.strip() else said


class Moody(Inline):
    """A runner that can be told to keep every answer waiting, or to find the data out of reach."""

    def __init__(self, refused: Failed) -> None:
        super().__init__(refused)
        self.waits = False
        self.fails = False

    def run(self, work: Callable[[], T], then: Then[T] | None = None, failed: Failed | None = None) -> None:
        if not self.waits:
            super().run(_unreachable if self.fails else work, then, failed)

    aside = run


def _unreachable() -> T:  # type: ignore[type-var]
    raise Unavailable("database.busy")


@dataclass
class Wards:
    """The two wards every scene stands in: one at work since three weeks, one founded this morning."""

    close: ExitStack = field(default_factory=ExitStack)
    opened: dict[bool, Ward] = field(default_factory=dict)

    def ward(self, *, empty: bool) -> Ward:
        if empty not in self.opened:
            folder = quick_folder()
            shutil.copytree(demo_folder(0 if empty else DOSSIERS), folder, dirs_exist_ok=True)
            self.opened[empty] = self.close.enter_context(reopened(folder, MONDAY))
        return self.opened[empty]


@cache
def demo_folder(dossiers: int) -> Path:
    """Return a demo folder to copy from, never to be opened."""
    folder = quick_folder() / "ward"
    found_folder(folder, demo_founding())
    if dossiers:
        with open_desks(folder) as desks:
            fill(desks, dossiers, FIRST, LAST, SEED)
    return folder


@contextmanager
def wards() -> Iterator[Wards]:
    """Open the wards when they are wanted, and close them at the end."""
    made = Wards()
    with made.close:
        yield made


Keep = Callable[[QWidget], None]
Filling = Callable[[Bench, QWidget], None]

CARD = "006187004512|085012345|Nguyễn Thị Đào|12031987|Nữ|Số nhà 12, tổ 5, phường Đức Xuân|20052022"


def _type_a_receipt(bench: Bench, screen: QWidget) -> None:
    assert isinstance(screen, ReceiveScreen)
    screen.be_quick()
    screen.scanned(scanned(CARD))
    _press(bench, Qt.Key.Key_F3)
    QTest.keyClicks(QApplication.focusWidget(), "xac nhan tinh trang")
    settle()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def _open_a_dossier(bench: Bench, screen: QWidget) -> None:
    QTest.qWait(200)
    bench.room.go("queue", bench.ward.one("SELECT max(code) FROM dossier WHERE stage = 'in_process'"))
    QTest.qWait(200)


def _take_a_result(bench: Bench, screen: QWidget) -> None:
    bench.room.go("return", bench.ward.one("SELECT max(code) FROM dossier WHERE stage = 'result_ready'"))
    QTest.qWait(200)


def _open_a_slip(bench: Bench, screen: QWidget) -> None:
    bench.room.go("handover", bench.ward.one("SELECT max(batch) FROM batch"))
    QTest.qWait(100)


def _look_a_dossier_up(bench: Bench, screen: QWidget) -> None:
    bench.room.go("lookup", bench.ward.one("SELECT max(code) FROM dossier WHERE stage = 'in_process'"))
    QTest.qWait(200)


def _press(bench: Bench, key: Qt.Key) -> None:
    QTest.keyClick(bench.window.windowHandle(), key)
    settle()


def _look_into_the_month(bench: Bench, screen: QWidget) -> None:
    """Open the longest list of the leader's page, and tick what was signed."""
    assert isinstance(screen, LeaderScreen)
    screen.open_number(Number.MONTH_SOLVED)
    screen.sign_card.model.tick_all()
    screen.first_focus().setFocus()


def _look_into_a_report(bench: Bench, screen: QWidget) -> None:
    """Show the month in which the ward was at work, with everything that came in it."""
    assert isinstance(screen, ReportsScreen)
    bench.room.go("reports", "2026-11")
    QTest.qWait(200)
    screen.open_total(Total.RECEIVED)
    screen.show_view(0)
    screen.first_focus().setFocus()


def _open_a_procedure(bench: Bench, screen: QWidget) -> None:
    """Open a procedure that has two processes, at the picture."""
    assert isinstance(screen, CatalogueScreen)
    bench.room.go("catalogue", BIRTH)
    bench.room.commands.trigger("catalogue.tab_process")


def _type_on_every_page(bench: Bench, screen: QWidget) -> None:
    """Turn to every page once, each with something on it; something typed on the unit's is not saved."""
    assert isinstance(screen, OfficeScreen)
    desks, hoa = bench.ward.desks, bench.ward.actor()
    if not desks.office.profile().stand_ins:
        desks.stand_ins.appoint(hoa, StandIn("thang", "thu", MONDAY.date(), "Quyết định số 12/QĐ-UBND"))
        desks.backups.create(hoa)
    for kind in PAGES:
        screen.list.choose(kind.name)
        settle()
    screen.list.choose("unit")
    page = screen.pages["unit"]
    page.type_in({"address": "Số 1, đường Trường Chinh, phường Đức Xuân"})
    screen.first_focus().setFocus()


def _look_at_a_flood(bench: Bench, screen: QWidget) -> None:
    """Look at what two days off would do; nobody applies them."""
    assert isinstance(screen, CalendarScreen)
    days = (date(2026, 11, 25), date(2026, 11, 26))
    screen.look_at(CalendarChange(enter=tuple(CalendarDay(day, DayKind.OFF, "12/2026") for day in days)))


FILLING: dict[str, Filling] = {
    "receive": _type_a_receipt,
    "queue": _open_a_dossier,
    "return": _take_a_result,
    "handover": _open_a_slip,
    "lookup": _look_a_dossier_up,
    "leader": _look_into_the_month,
    "reports": _look_into_a_report,
    "catalogue": _open_a_procedure,
    "office": _type_on_every_page,
    "calendar": _look_at_a_flood,
}
"""What a person does on a screen until everything it has is seen."""


def scenes() -> list[Scene]:
    """Return everything there is to look at."""
    places = [Scene(kind.name, state) for kind in SCREENS for state in State]
    first_run = [Scene(f"first-run-{step}") for step in steps()]
    pages = [Scene(name) for name in ("palette", "keys", "help", "about", "cover", "crash")]
    return [*places, *first_run, *pages]


def show(scene: Scene, way: Way, wards: Wards, keep: Keep) -> Shown:
    """Bring a scene to the screen as somebody looks at it."""
    words = LongWords(way.language) if way.long else Words(way.language)
    bench = a_window(
        wards.ward(empty=scene.state is State.EMPTY),
        SCREENS,
        look=way.look,
        text_size=way.text,
        size=way.size,
        keep=keep,
        runner=Moody,
        words=words,
    )
    if any(kind.name == scene.name for kind in SCREENS):
        bench.window.activateWindow()
        part: QWidget = bench.screen(scene.name)
        if scene.state is not State.EMPTY:
            FILLING.get(scene.name, _as_it_is)(bench, part)
        _MOODS.get(scene.state, lambda _: None)(bench)
        settle()
        return Shown(bench.window, part, words, bench)
    part = _PAGES[scene.name](bench, words)
    settle()
    return Shown(part if part.isWindow() else bench.window, part, words, bench)


def settle() -> None:
    """Let layouts and what they cause come to rest."""
    for _ in range(3):
        QApplication.processEvents()


def _as_it_is(bench: Bench, screen: QWidget) -> None: ...


def _wait(bench: Bench) -> None:
    runner = bench.room.background
    assert isinstance(runner, Moody)
    runner.waits = True
    bench.room.changes.tell(*Kind)


def _fail(bench: Bench) -> None:
    runner = bench.room.background
    assert isinstance(runner, Moody)
    runner.fails = True
    bench.room.changes.tell(*Kind)


def _lose_rights(bench: Bench) -> None:
    nobody: Person = replace(bench.room.seat.person, roles=frozenset())
    bench.room.seat.person = nobody
    bench.room.commands.serve(nobody)
    bench.room.changes.tell(*Kind)


_MOODS: dict[State, Callable[[Bench], None]] = {
    State.BUSY: _wait,
    State.FAILING: _fail,
    State.NO_RIGHT: _lose_rights,
}


def _first_run(step: str) -> Callable[[Bench, Words], QWidget]:
    def show_it(bench: Bench, words: Words) -> QWidget:
        page = first_run_at(step, window_house(), words, bench.room.theme, MONDAY.date())
        bench.window.put(page)
        page.first_focus().setFocus()
        return page

    return show_it


def _palette(bench: Bench, words: Words) -> QWidget:
    made = Palette(bench.room, bench.window, delay=0)
    made.open_over(bench.window)
    return made


def _keys(bench: Bench, words: Words) -> QWidget:
    made = KeySheet(bench.room.commands, words, bench.window)
    made.open()
    return made


def _help(bench: Bench, words: Words) -> QWidget:
    made = HelpPage(bench.room, "receive", bench.window)
    made.open()
    return made


def _about(bench: Bench, words: Words) -> QWidget:
    made = AboutPage(words, bench.ward.folder, bench.window)
    made.open()
    return made


def _cover(bench: Bench, words: Words) -> QWidget:
    made = LockCover(words, bench.window)
    made.cover(bench.ward.desks.office.staff(), "hoa")
    return made


def _crash(bench: Bench, words: Words) -> QWidget:
    made = CrashDialog(words, Crash("A1B2", "ValueError\n  screen.py:12", None), bench.window)
    made.open()
    return made


_PAGES: dict[str, Callable[[Bench, Words], QWidget]] = {
    **{f"first-run-{step}": _first_run(step) for step in steps()},
    "palette": _palette,
    "keys": _keys,
    "help": _help,
    "about": _about,
    "cover": _cover,
    "crash": _crash,
}
