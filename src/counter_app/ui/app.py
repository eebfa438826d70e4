"""The window's life: shown first, furnished when the desks are open, closed when what was begun is done."""

import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QApplication, QFileDialog

from counter_app.config import preferences
from counter_app.config.preferences import Preferences
from counter_app.domain.errors import CounterError
from counter_app.domain.moments import ward_date
from counter_app.services.ways_in import Wanted
from counter_app.services.wording import Language
from counter_app.ui.background import Background
from counter_app.ui.frame.main_window import MainWindow
from counter_app.ui.qt_words import QtWords
from counter_app.ui.scan_router import ScanRouter
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.words import Words

if TYPE_CHECKING:  # whatever the empty window does not need is loaded behind its first picture
    from counter_app.domain.people import Person
    from counter_app.services.desks import Desks
    from counter_app.ui.changes import Changes
    from counter_app.ui.counter import Counter
    from counter_app.ui.first_run.founding import FoundingWay
    from counter_app.ui.first_run.step import Tools
    from counter_app.ui.guard import Guard
    from counter_app.ui.house import WindowHouse
    from counter_app.ui.housekeeping import Housekeeping
    from counter_app.ui.room import Papers, Seat

_TITLE_BAR = 40  # what a system puts over a window is known only once it is shown


def application() -> QApplication:
    """Return the one application of this process."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    made = QApplication(sys.argv[:1])
    made.setApplicationName("counter-app")
    return made


def run(house: "WindowHouse", wanted: Wanted) -> int:
    """Open the window and return an exit code when it was closed."""
    app = application()
    done = list[Program]()  # what a closed window still listens to must outlive it
    while True:
        program = Program(app, house, wanted, demo_anew=bool(done) and done[-1].wants_demo_anew)
        program.start()
        code = app.exec()
        if program.goes_on_with is None:
            return code
        done.append(program)
        wanted = program.goes_on_with


class Program(QObject):
    """One run of the window on one data folder."""

    def __init__(self, app: QApplication, house: "WindowHouse", wanted: Wanted, *, demo_anew: bool = False) -> None:
        super().__init__()
        self.goes_on_with: Wanted | None = None  # what another window is to open when this one has closed
        self.wants_demo_anew, self._makes_demo = False, demo_anew
        self.house, self.wanted = house, wanted
        self.preferences = preferences.load()
        self.words = Words(wanted.language or _language(self.preferences), self)
        self.theme = Theme(Look(self.preferences.looks), self.preferences.text_size, self)
        self.theme.apply(app)
        self.qt_words = QtWords(self.words, self)
        self.window = MainWindow(self.words)
        self.background = Background(self.window.messages.refused, self)
        self.scans = ScanRouter(app)
        self.guard: Guard | None = None
        self.housekeeping: Housekeeping | None = None
        self.counter: Counter | None = None
        self.first_run: FoundingWay | None = None
        self._open = ExitStack()
        self._connect()

    @property
    def folder(self) -> Path:
        """Return the data folder that is meant: the one asked for, the one chosen before, or the usual one."""
        if self.wanted.folder is not None:
            return self.wanted.folder
        return Path(self.preferences.folder) if self.preferences.folder else self.house.default_folder()

    def start(self) -> None:
        """Show the window; what takes longer comes after its first picture."""
        self.window.pictured.connect(self.open)
        self.window.resize(self.window.size().boundedTo(self.window.screen().availableSize() - QSize(0, _TITLE_BAR)))
        self.window.show()

    def open(self) -> None:
        """Open the desks, or offer to found a unit where there are no data yet."""
        if self._makes_demo:
            self._makes_demo = False
            self.window.messages.inform(self.words("first_run.working"))
            self.background.run(lambda: self.house.demo_anew(self.folder), lambda _: self.open(), self._cannot_open)
            return
        if self.wanted.database is None and not self.house.holds_data(self.folder):
            self._begin_first_run()
            return
        if not self._claimed(self._watched_over()):
            return
        opening = self.house.open(self.folder, self.wanted.database, self.wanted.now)

        def enter() -> "tuple[Desks, Person | None]":
            desks = self._open.enter_context(opening)
            import_module("counter_app.ui.screens")  # here it holds nobody up
            return desks, self._who_sits(desks)

        self.background.run(enter, lambda opened: self._opened(*opened), self._cannot_open)

    def _watched_over(self) -> "Guard":
        """Return the guard, which is put up once."""
        from counter_app.ui.guard import Guard

        if self.guard is None:
            self.guard = Guard(self.window, self.words, self.scans)
            self.window.title_row.lock_asked.connect(self.guard.lock)
            self.guard.taken_over.connect(self._taken_over)
        return self.guard

    def _claimed(self, guard: "Guard") -> bool:
        """Say whether this window may work with the folder; another one that has it comes to the front instead."""
        from counter_app.ui.instance import Standing

        try:
            standing = guard.watch(self.folder)
        except CounterError as error:
            self._cannot_open(error)
            return False
        if standing is Standing.SHOWN:
            self.window.close()
        elif standing is Standing.HELD:
            self.window.messages.wrong(self.words("frame.already_open", **guard.whose()))
        return standing is Standing.OWNER

    def prefer(self, **chosen: object) -> None:
        """Keep what this account of this PC prefers."""
        if self.counter is not None:
            self.counter.room.pc.prefer(**chosen)
        else:
            self._keep_preferences(replace(self.preferences, **chosen))  # type: ignore[arg-type]

    def _keep_preferences(self, chosen: Preferences) -> None:
        self.preferences = chosen
        preferences.save(chosen)

    def leave_demo(self) -> None:
        """Close sample data and open the ward's own; asks nothing, for nothing is lost."""
        self._go_on_with(Wanted())

    def make_demo_anew(self) -> None:
        """Do away with these samples and make new ones, once somebody is sure."""
        from counter_app.ui.asking import Asking

        words = self.words
        asked = (words("frame.demo_sure"), words("frame.demo_consequence"), words("everywhere.demo_anew"))
        if Asking(self.window, words).sure(*asked):
            self.wants_demo_anew = True
            self._go_on_with(Wanted(folder=self.folder))

    def _go_on_with(self, wanted: Wanted) -> None:
        self.goes_on_with = wanted
        self.window.close()

    def close(self) -> None:
        """Let what was begun be finished, and close the desks."""
        if self.counter is not None:
            self.counter.seat.leaving.emit()
        if self.housekeeping is not None:
            self.housekeeping.close()
        self.background.run(self._open.close, failed=_told_nobody)
        self._watched_over().release(self.background)
        self.scans.deleteLater()
        self.qt_words.fall_silent()

    def _connect(self) -> None:
        self.window.closing.connect(self.close)
        self.scans.watch_application()
        self.scans.scanned.connect(self._scanned)
        self.window.title_row.person_asked.connect(self._offer_people)

    def _who_sits(self, desks: "Desks") -> "Person | None":
        """Return who was asked for, else who sat here last, else the first of the staff."""
        from counter_app.services.demo.people import DEMO_STAFF

        staff = desks.office.staff()
        for login in (self.wanted.login, self.preferences.login, DEMO_STAFF[0].login if desks.demo else None):
            found = next((person for person in staff if person.login == login), None)
            if found is not None:
                return found
        return staff[0] if staff else None

    def _opened(self, desks: "Desks", person: "Person | None") -> None:
        if person is None:
            return
        from counter_app.ui.asking import Asking
        from counter_app.ui.commands import EVERYWHERE, Command
        from counter_app.ui.counter import Counter, DemoWays, Fittings
        from counter_app.ui.housekeeping import Housekeeping
        from counter_app.ui.pc import ThisPc
        from counter_app.ui.screens import SCREENS

        guard = self._watched_over()
        fittings = Fittings(
            words=self.words,
            theme=self.theme,
            background=self.background,
            asker=Asking(self.window, self.words),
            papers=self._print_desk,
            screens=SCREENS,
            pc=ThisPc(self.preferences, self.house.printer(), self._keep_preferences),
            demo=DemoWays(self.leave_demo, self.make_demo_anew),
        )
        self.counter = Counter(self.window, desks, person, fittings)
        self.counter.commands.add(Command(EVERYWHERE, "lock", "lock", "Ctrl+L"), guard.lock)
        self.counter.open()
        guard.serve(self.counter)
        self.housekeeping = Housekeeping(self.window, self.counter.room, self._back_up)
        self.housekeeping.begin()
        self.background.aside(self.house.load_papers)

    def _back_up(self, login: str, closing: bool) -> Mapping[str, Any]:
        return self.house.back_up(self.folder, login, self.words.language, closing=closing)

    def _print_desk(self, desks: "Desks", seat: "Seat", changes: "Changes") -> "Papers":
        from counter_app.ui.papers import PrintDesk, PrintTools

        tools = PrintTools(
            window=self.window,
            background=self.background,
            words=self.words,
            messages=self.window.messages,
            printer=self.house.printer(),
            preferences=lambda: self.preferences,
            prefer=self.prefer,
        )
        return PrintDesk(desks, seat, changes, tools)

    def _begin_first_run(self) -> None:
        from counter_app.ui.first_run.founding import FoundingWay

        demo = self.folder.with_name(f"{self.folder.name}-demo")
        self.first_run = FoundingWay(self.window, self.background, self._first_run_tools(), demo)
        self.first_run.opened.connect(self._go_on)
        self.first_run.begin()

    def _first_run_tools(self) -> "Tools":
        from counter_app.config import first_run
        from counter_app.ui.first_run.answers import Answers
        from counter_app.ui.first_run.step import Tools

        return Tools(
            words=self.words,
            theme=self.theme,
            background=self.background,
            house=self.house,
            answers=Answers(first_run.load(), first_run.save),
            folder=self._proposed_folder(),
            today=ward_date(self.house.clock()),
            preferences=lambda: self.preferences,
            prefer=self.prefer,
            ask_folder=lambda title, start: QFileDialog.getExistingDirectory(self.window, title, start),
        )

    def _proposed_folder(self) -> Path:
        """Return where new data had best be: for every account of the PC where that can be, unless one was named."""
        if self.wanted.folder is not None or self.preferences.folder:
            return self.folder
        shared = self.house.usual_folders()[0]
        return shared if self.house.look(shared).writable else self.folder

    def _go_on(self, folder: Path, login: str) -> None:
        """Open the data somebody chose, made or founded; where there are none after all, the first run begins anew."""
        way, self.first_run = self.first_run, None
        self.wanted = replace(self.wanted, folder=folder, login=login or self.wanted.login)
        self.open()
        if way is not None:
            way.end()

    def _cannot_open(self, error: CounterError) -> None:
        self.window.messages.refused(error)

    def _offer_people(self) -> None:
        counter = self.counter
        if counter is None:
            return
        self.background.run(counter.desks.office.staff, lambda staff: self._show_people(counter, staff))

    def _show_people(self, counter: "Counter", staff: "tuple[Person, ...]") -> None:
        from counter_app.ui.frame.person_menu import person_menu

        def sit_down(person: "Person") -> None:
            counter.sit_down(person)
            self.prefer(login=person.login)

        menu = person_menu(
            self.window,
            self.words,
            self.theme,
            staff=staff,
            present=counter.seat.person,
            sit_down=sit_down,
            prefer=self.prefer,
            about=counter.show_about,
        )
        corner = self.window.title_row.person_corner()
        menu.popup(corner.bottomLeft())

    def _taken_over(self, login: str) -> None:
        counter = self.counter
        if counter is None or login == counter.seat.person.login:
            return
        self.background.run(lambda: counter.desks.person(login), counter.sit_down)
        self.prefer(login=login)

    def _scanned(self, scan: object) -> None:
        screen = self.window.present() or self.first_run
        if screen is not None:
            screen.scanned(scan)  # type: ignore[arg-type]


def _language(chosen: Preferences) -> Language:
    return Language.EN if chosen.language == "en" else Language.VI


def _told_nobody(error: CounterError) -> None: ...
