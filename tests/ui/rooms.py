"""A real window over a real ward, with the desks answering at once: screens become plain function calls."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from builders import Ward
from counter_app.domain.errors import CounterError
from counter_app.domain.moments import WARD_TIME
from counter_app.services.desks import Desks
from counter_app.services.wording import Language
from counter_app.ui.background import Failed, Inline, Runner, Then
from counter_app.ui.changes import Changes
from counter_app.ui.counter import Counter, Fittings
from counter_app.ui.frame.main_window import MainWindow
from counter_app.ui.pc import ThisPc
from counter_app.ui.room import Papers, Pc, Room, Seat
from counter_app.ui.screen import Screen
from counter_app.ui.theme.theme import Look, Theme
from counter_app.ui.words import Words

T = TypeVar("T")

MONDAY = datetime(2026, 11, 23, 9, 41, tzinfo=WARD_TIME)  # Tuesday the 24th is a day off


@dataclass
class Answers:
    """Answers questions as a test has them ready, in their order."""

    ready: list[bool] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def sure(self, question: str, consequence: str, action: str) -> bool:
        self.asked.append(question)
        return self.ready.pop(0) if self.ready else False


class Slow(Inline):
    """Keeps what was asked until somebody lets it happen."""

    def __init__(self, refused: Failed) -> None:
        super().__init__(refused)
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], T], then: Then[T] | None = None, failed: Failed | None = None) -> None:
        self.waiting.append(partial(super().run, work, then, failed))

    aside = run

    def let(self) -> None:
        """Let happen what waits now; what that asks for waits in its turn."""
        now, self.waiting = self.waiting, []
        for one in now:
            one()

    def let_all(self) -> None:
        """Let happen what waits, and what follows from it."""
        while self.waiting:
            self.let()
        QApplication.processEvents()


class PrintedPapers:
    """Draws for real and keeps count; no printer stands in a test."""

    waits = False

    def __init__(self, desks: Desks, seat: Seat, changes: Changes) -> None:
        self.desks, self.seat = desks, seat
        self.jobs: list[tuple[int, bool]] = []

    def print(self, job: int, *, preview: bool = False, asked: bool = False) -> None:
        self.desks.print_room.paper(self.seat.actor(), job)
        self.jobs.append((job, preview))

    def show_waiting(self, job: int = 0) -> None:
        for row in self.desks.print_room.unprinted(self.seat.actor()):
            self.print(row.job)


@dataclass
class Bench:
    """A window at work, and what a test wants to reach of it."""

    window: MainWindow
    counter: Counter
    ward: Ward
    answers: Answers
    refusals: list[CounterError]

    @property
    def room(self) -> Room:
        return self.counter.room

    def screen(self, name: str) -> Screen:
        """Go to a screen and return it."""
        self.counter.go(name)
        present = self.window.present()
        assert present is not None
        assert present.name == name
        QApplication.processEvents()
        return present


def a_window(
    ward: Ward,
    screens: tuple[type[Screen], ...],
    *,
    who: str = "hoa",
    language: Language = Language.VI,
    look: Look = Look.LIGHT,
    text_size: float = 1.0,
    size: tuple[int, int] = (1366, 768),
    keep: Callable[[QObject], None] | None = None,
    runner: Callable[[Failed], Runner] = Inline,
    words: Words | None = None,
    papers: Callable[[Desks, Seat, Changes], Papers] = PrintedPapers,
    pc: Pc | None = None,
) -> Bench:
    """Open a window on a ward, with these screens, and show it. ``keep`` is qtbot.addWidget."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    words, theme = words or Words(language), Theme(look, text_size)
    theme.apply(app)
    app.setCursorFlashTime(0)
    window = MainWindow(words)
    if keep is not None:
        keep(window)
    answers, refusals = Answers(), []

    def refused(error: CounterError) -> None:
        refusals.append(error)
        window.messages.refused(error)

    fittings = Fittings(words, theme, runner(refused), answers, papers, screens, pc or ThisPc())
    counter = Counter(window, ward.desks, ward.desks.person(who), fittings)
    window.resize(*size)
    window.show()
    counter.open()
    QApplication.processEvents()
    return Bench(window, counter, ward, answers, refusals)
