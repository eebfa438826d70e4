"""What runs inside the measured window: it works, and tells its times."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QTableView, QWidget

from counter_app.domain.dossiers.parties import PartyRole
from counter_app.domain.moments import ward_date
from counter_app.domain.scans import Scan, scanned
from counter_app.services.acting import Actor
from counter_app.services.demo.errands import party
from counter_app.services.demo.names import Townsfolk
from counter_app.services.desks import Desks
from counter_app.services.intake import ReceptionForm
from counter_app.services.printing_ports import PrintOrder
from counter_app.services.ways_in import Wanted
from counter_app.ui.app import Program, application
from counter_app.ui.house import WindowHouse
from counter_app.ui.widgets.table import Table

CARD = "0061870{number:05}||Bàn Thị {name}|12031987|Nữ|Số nhà 12, tổ 5, phường Đức Xuân|20052022"
SYLLABLES = ("An", "Bích", "Chi", "Giang", "Hà", "Hoa", "Khuê", "Lan", "Mai", "Nga", "Oanh", "Thu", "Yến")
PROCEDURE, PROCEDURE_LETTERS = "1.004873", "xac nhan tinh trang hon nhan"
PATIENCE = 60.0


def work(house: WindowHouse, folder: Path, repetitions: str) -> None:
    """Work at the window and print what it took, in milliseconds."""
    app = application()
    bare = _bare_window()
    program = Program(app, replace(house, printer=_NoPaper), Wanted(folder=folder, login="hoa"))
    program.preferences = replace(program.preferences, print_at_once=True, printer="bench")
    program.start()
    wait(lambda: program.counter is not None and program.window.present() is not None)
    times = int(repetitions)
    stalls = _Stalls()
    told = {
        "window_switch": _switching(program, times),
        "window_scroll": _scrolling(program, times),
        **_receiving(program, times, stalls),
        "stalls": stalls.end(),
        "rss": _resident(),
        "bare_rss": bare,
    }
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)


class _NoPaper:
    """A printer that takes everything: without one each receipt would be shown, and wait for a person."""

    def names(self) -> tuple[str, ...]:
        return ("bench",)

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        """Print nothing."""


def _bare_window() -> float:
    """Return what a window without anything in it takes, with every module of ours loaded already."""
    window = QWidget()
    window.show()
    QApplication.processEvents()
    window.close()
    return _resident()


class _Stalls:
    """A timer that should come every 5 ms: how late it came is how long nothing was answered."""

    def __init__(self) -> None:
        self._silences: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def end(self) -> list[float]:
        self._timer.stop()
        return self._silences

    def overlook(self) -> None:
        """Count the silence until now as nobody's: a floor was measured in the window's own thread."""
        self._last = perf_counter()

    def _tick(self) -> None:
        now = perf_counter()
        self._silences.append((now - self._last) * 1000)
        self._last = now


def _switching(program: Program, times: int) -> tuple[list[float], list[float]]:
    counter = program.counter
    assert counter is not None  # noqa: S101  (waited for)
    pages = QStackedWidget()
    pages.resize(program.window.size())
    for _ in range(2):
        pages.addWidget(QWidget())
    pages.show()
    ours, bare = [], []
    for name in ("queue", "return", "handover", "receive"):
        counter.go(name)
        idle(program)
    for turn in range(times):
        ours.append(_timed(lambda turn=turn: gone(program, ("queue", "receive")[turn % 2])))  # type: ignore[misc]
        bare.append(_timed(lambda turn=turn: _turned(pages, turn % 2)))  # type: ignore[misc]
        idle(program)
    pages.close()
    return ours, bare


def _scrolling(program: Program, times: int) -> tuple[list[float], list[float]]:
    gone(program, "queue")
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    idle(program)
    table = next(table for table in program.window.findChildren(Table) if table.isVisible())
    plain = _plain_list(table)
    ours, bare = list[float](), list[float]()
    for turn in range(times):
        for view, found in ((table, ours), (plain, bare)):
            view.viewport().installEventFilter(painted := _Painted())
            found.append(_timed(lambda view=view, row=20 * (turn % 5): _scrolled(view, row)))  # type: ignore[misc]
            assert painted.times  # noqa: S101  (a list that paints nothing would be no floor)
            view.viewport().removeEventFilter(painted)
            QApplication.processEvents()  # as between two turns of a wheel
    plain.close()
    return ours, bare


def _plain_list(table: Table) -> QTableView:
    """Return a bare list as large as ours, with as many rows and columns on it, shown."""
    model = QStandardItemModel(200, table.model().columnCount())
    for row in range(200):
        for column in range(model.columnCount()):
            model.setItem(row, column, QStandardItem(f"{row} {column}"))
    plain = QTableView()
    plain.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    plain.verticalHeader().hide()
    plain.verticalHeader().setDefaultSectionSize(table.rowHeight(0))
    plain.setModel(model)
    plain.resize(table.size())
    plain.show()
    QTest.qWaitForWindowExposed(plain)
    return plain


class _Painted(QObject):
    """Counts how often what it watches was painted."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.times += event.type() is QEvent.Type.Paint
        return False


def _receiving(program: Program, times: int, stalls: "_Stalls") -> dict[str, tuple[list[float], list[float]]]:
    counter = program.counter
    assert counter is not None  # noqa: S101
    window = program.window
    window.activateWindow()
    gone(program, "receive")
    idle(program)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F3)
    for letter in PROCEDURE_LETTERS:
        QTest.keyClick(window.windowHandle(), ord(letter.upper()))
    _pause(300)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    idle(program)
    desks, clerk = counter.desks, Actor(counter.seat.person)
    people = Townsfolk(Random(3))  # noqa: S311  (sample data)
    cards, known, ours, bare = [], [], [], []
    chance = Random()  # noqa: S311  (people who were not here in an earlier run)
    for _ in range(times):
        window.messages.clear()
        number, name = chance.randrange(100_000), " ".join(chance.choices(SYLLABLES, k=3))
        card = scanned(CARD.format(number=number, name=name))
        cards.append(_timed(lambda card=card: _laid(program, card)))  # type: ignore[misc]
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6)
        idle(program)  # a hand that goes to the next key is slower
        ours.append(_timed(lambda: _received(program)))
        owner = people.adult(ward_date(desks.now()))
        form = ReceptionForm((party(PartyRole.OWNER, owner),), PROCEDURE)
        idle(program)
        bare.append(_timed(lambda form=form: desks.reception.receive(clerk, form)))  # type: ignore[misc]
        digits = f"0061870{number:05}"
        known.append(_timed(lambda digits=digits: _looked_up(desks, clerk, digits)))  # type: ignore[misc]
        stalls.overlook()
    return {"window_card": (cards, known), "window_receive": (ours, bare)}


def _laid(program: Program, card: Scan) -> None:
    screen = program.window.present()
    assert screen is not None  # noqa: S101
    screen.scanned(card)
    idle(program)


def _looked_up(desks: Desks, clerk: Actor, digits: str) -> None:
    desks.worklists.known_person(clerk, digits)
    desks.worklists.open_dossiers_of(clerk, id_number=digits)


def _received(program: Program) -> None:
    window = program.window
    before = window.messages.said
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F9)
    wait(lambda: window.messages.said not in {"", before})


def gone(program: Program, name: str) -> None:
    """Go to a screen, and have it painted."""
    counter = program.counter
    assert counter is not None  # noqa: S101
    counter.go(name)
    program.window.repaint()


def _turned(pages: QStackedWidget, at: int) -> None:
    pages.setCurrentIndex(at)
    pages.repaint()


def _scrolled(table: QTableView, row: int) -> None:
    model = table.model()
    if model.rowCount():
        table.scrollTo(model.index(min(row, model.rowCount() - 1), 0), QTableView.ScrollHint.PositionAtTop)
    table.viewport().repaint()


def idle(program: Program) -> None:
    """Let what was asked be answered."""
    answered: list[bool] = []
    program.background.run(lambda: True, answered.append)
    wait(lambda: bool(answered))


def wait(come: Callable[[], bool]) -> None:
    """Let the window work until something has come; TimeoutError where it never does."""
    give_up = perf_counter() + PATIENCE
    while not come():
        if perf_counter() > give_up:
            raise TimeoutError
        QApplication.processEvents()


def _pause(milliseconds: int) -> None:
    QTest.qWait(milliseconds)


def _timed(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def _resident() -> float:
    """Return the resident memory of this process in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
