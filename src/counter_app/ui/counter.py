"""A counter at work: the window with the desks of one data folder, and one person at the keyboard."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu

from counter_app.domain.moments import ward_date
from counter_app.domain.office import UnitProfile
from counter_app.domain.people import Person, Right
from counter_app.services.desks import Desks
from counter_app.services.work_rows import WorkCounts
from counter_app.ui.background import Latest, Runner
from counter_app.ui.changes import Changes, Kind
from counter_app.ui.commands import EVERYWHERE, Command, Commands
from counter_app.ui.frame.about_page import AboutPage
from counter_app.ui.frame.help_page import HelpPage
from counter_app.ui.frame.key_sheet import KeySheet
from counter_app.ui.frame.main_window import MainWindow
from counter_app.ui.frame.navigation import Place
from counter_app.ui.frame.palette import Palette
from counter_app.ui.pc import ThisPc
from counter_app.ui.room import Asker, Papers, Pc, Room, Seat
from counter_app.ui.screen import Screen
from counter_app.ui.theme.theme import Theme
from counter_app.ui.words import Words

EVERY_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class DemoWays:
    """The ways out of sample data: to the ward's own, or to new samples."""

    leave: Callable[[], object]
    anew: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Fittings:
    """What a window brings to every folder it opens. ``papers`` makes the print desk of a counter."""

    words: Words
    theme: Theme
    background: Runner
    asker: Asker
    papers: Callable[[Desks, Seat, Changes], Papers]
    screens: tuple[type[Screen], ...]
    pc: Pc = field(default_factory=ThisPc)
    demo: DemoWays | None = None


class Counter(QObject):
    """Furnishes the window, keeps the counts beside the places true, and lets people take turns at the keyboard.

    A screen is made when it is gone to for the first time, and kept.
    """

    def __init__(self, window: MainWindow, desks: Desks, person: Person, fittings: Fittings) -> None:
        super().__init__(window)
        self.window, self.desks, self._fittings = window, desks, fittings
        self.commands = Commands(window, fittings.words)
        self.seat = Seat(person, self)
        changes = Changes(self)
        self.room = Room(
            words=fittings.words,
            theme=fittings.theme,
            background=fittings.background,
            commands=self.commands,
            changes=changes,
            seat=self.seat,
            messages=window.messages,
            papers=fittings.papers(desks, self.seat, changes),
            asker=fittings.asker,
            desks=desks,
            now=desks.now,
            go=self.go,
            pc=fittings.pc,
        )
        self._screens: dict[str, Screen] = {}
        self._counts: WorkCounts | None = None
        self._latest = Latest(fittings.background)
        self._register()
        self._connect()

    def open(self) -> None:
        """Show the place where this person's work begins."""
        unit = self.desks.office.profile()
        self.window.show_unit(unit.name, demo=unit.demo)
        self._tick = QTimer(self, interval=EVERY_MINUTE)
        self._tick.timeout.connect(self.refresh)
        self._tick.start()
        self._serve()

    def sit_down(self, person: Person) -> None:
        """Let another person take the keyboard; every screen keeps what the last one had typed as their draft."""
        self.seat.take(person)
        self.window.messages.put_away()
        self._serve()

    def go(self, name: str, handle: str = "") -> None:
        """Go to a screen, and there to a dossier or slip; nothing happens where this person has no business."""
        kind = next((kind for kind in self._open_to_me() if kind.name == name), None)
        if kind is None:
            return
        if name not in self._screens:
            self._screens[name] = kind(self.room)
            self.window.add(self._screens[name])
        self.commands.activate(name)
        self.window.show_screen(self._screens[name])
        if handle:
            self._screens[name].open_handle(handle)

    def save_drafts(self) -> None:
        """Keep what is being typed on every screen."""
        for screen in self._screens.values():
            screen.save_draft()

    def show_palette(self) -> None:
        """Let one box find commands and dossiers."""
        Palette(self.room, self.window).open_over(self.window)

    def show_help(self) -> None:
        """Say what the present screen is for."""
        present = self.window.present()
        if present is not None:
            HelpPage(self.room, present.name, self.window).open()

    def show_demo_ways(self) -> None:
        """Offer the ways out of sample data."""
        if self._fittings.demo is None:
            return
        menu = QMenu(self.window)
        menu.setAccessibleName(self._fittings.words("frame.demo"))
        for name in ("demo_leave", "demo_anew"):
            menu.addAction(self.commands.action(f"{EVERYWHERE}.{name}"))
        menu.popup(self.window.title_row.demo_corner())

    def show_about(self) -> None:
        """Say what this program is, and what it stands on."""
        AboutPage(self._fittings.words, self.desks.backups.folder, self.window).open()

    def show_keys(self) -> None:
        """Show every key of this screen."""
        KeySheet(self.commands, self._fittings.words, self.window).open()

    def refresh(self) -> None:
        """Read the counts and the day anew."""
        desks, actor = self.desks, self.seat.actor()
        if self.seat.may(Right.OPEN):
            self._latest.run(lambda: desks.worklists.counts(actor), self._counted)
        now = desks.now()
        self._fittings.background.run(
            lambda: desks.office.closed(ward_date(now)), lambda closed: self.window.show_day(now, closed)
        )

    def _serve(self) -> None:
        self._counts = None
        self.commands.serve(self.seat.person)
        self.window.title_row.show_person(self.seat.person)
        self._show_places()
        self.refresh()
        present = self.window.present()
        names = [kind.name for kind in self._open_to_me()]
        if names:
            self.go(present.name if present and present.name in names else names[0])

    def _open_to_me(self) -> list[type[Screen]]:
        return [kind for kind in self._fittings.screens if self.seat.may(kind.right)]

    def _register(self) -> None:
        for kind in self._fittings.screens:
            key = f"Ctrl+{kind.digit}" if kind.digit else ""
            command = Command(EVERYWHERE, f"go_{kind.name}", kind.icon, key, kind.right)
            self.commands.add(command, partial(self.go, kind.name))
        self.commands.add(Command(EVERYWHERE, "palette", "search", "Ctrl+K"), self.show_palette)
        waiting = Command(EVERYWHERE, "papers_waiting", "printer", "Shift+F12", Right.PRINT)
        self.commands.add(waiting, self.room.papers.show_waiting)
        self.commands.add(Command(EVERYWHERE, "help", "help", "F1"), self.show_help)
        self.commands.add(Command(EVERYWHERE, "about", "info"), self.show_about)
        if self.desks.demo and (ways := self._fittings.demo) is not None:
            self.commands.add(Command(EVERYWHERE, "demo_leave", "leave"), ways.leave)
            self.commands.add(Command(EVERYWHERE, "demo_anew", "refresh"), ways.anew)
        self.commands.add(Command(EVERYWHERE, "keys", "keyboard", "Ctrl+/"), self.show_keys)

    def _connect(self) -> None:
        self.commands.refused.connect(self.window.messages.wrong)
        self.window.navigation.chosen.connect(self.go)
        self.window.title_row.search_asked.connect(self.show_palette)
        self.window.title_row.demo_asked.connect(self.show_demo_ways)
        self.window.status.keys_asked.connect(self.show_keys)
        self.window.status.help_asked.connect(self.show_help)
        self.room.changes.told.connect(self._told)
        self._fittings.words.changed.connect(self._show_places)

    def _told(self, kinds: frozenset[Kind]) -> None:
        if kinds & {Kind.DOSSIERS, Kind.BATCHES}:
            self.refresh()
            self.window.show_saved(self.desks.now())
        if Kind.OFFICE in kinds:
            self.refresh()
            desks, login = self.desks, self.seat.person.login
            self._fittings.background.run(
                lambda: (desks.office.profile(), desks.person(login)), lambda found: self._office_changed(*found)
            )

    def _office_changed(self, unit: UnitProfile, person: Person) -> None:
        """Call the unit what it is called now, and let whoever sits here do what they may do now; typing stays."""
        self.window.show_unit(unit.name, demo=unit.demo)
        if person.login != self.seat.person.login or person == self.seat.person:
            return
        self.seat.renew(person)
        self.commands.serve(person)
        self.window.title_row.show_person(person)
        self._show_places()
        present, names = self.window.present(), [kind.name for kind in self._open_to_me()]
        if present is not None and present.name in names:
            present.refresh()
        elif names:
            self.go(names[0])

    def _counted(self, counts: WorkCounts) -> None:
        self._counts = counts
        self._show_places()

    def _show_places(self) -> None:
        self.window.navigation.show_places(tuple(self._place(kind) for kind in self._open_to_me()))

    def _place(self, kind: type[Screen]) -> Place:
        words, counts = self._fittings.words, self._counts
        text = words(f"{kind.name}.place")
        count = kind.count(counts) if counts else 0
        overdue = kind.overdue(counts) if counts else 0
        said = "place" if not count else "place_count" if not overdue else "place_overdue"
        return Place(
            name=kind.name,
            icon=kind.icon,
            text=text,
            count=count or None,
            overdue=bool(overdue),
            said=words(f"frame.{said}", place=text, n=count, overdue=overdue),
            hint=words("frame.place_hint", place=text, digit=kind.digit) if kind.digit else text,
            key=f"Ctrl+{kind.digit}" if kind.digit else "",
        )
