"""The window's own times: until its first picture and its first list, and at work, each beside a bare window of Qt.

Every measurement runs in a process of its own, without a screen; both sides take turns in one run.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from counter_app.benchmark.figures import Figure, Goal, Pair, figure, percentile, timed_in_turn

PAINT_GOAL = Goal(ratio=2)
ANSWER_GOAL = Goal(p95=250)
NO_GOAL = Goal()

_RUNS = 3  # of the process that works: what one run happened to meet is no figure

_UNTIL = """
import os, sys
from pathlib import Path
from counter_app.bootstrap import window_house
from counter_app.ui.app import Program, application
from counter_app.services.ways_in import Wanted
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QTableView
class Leaver(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            os._exit(0)
        return False
app = application()
what = sys.argv[2]
program = Program(app, window_house(), Wanted(Path(sys.argv[1]), login="hoa" if what == "paint" else "binh"))
leaver = Leaver()
if what == "paint":
    program.window.installEventFilter(leaver)
def look():
    if any(table.isVisible() and table.model().rowCount() for table in program.window.findChildren(QTableView)):
        os._exit(0)
watch = QTimer(interval=1)
watch.timeout.connect(look)
if what == "list":
    watch.start()
program.start()
app.exec()
"""
_WORKS = """
import sys
from pathlib import Path
from counter_app.bootstrap import window_house
from counter_app.benchmark.window_work import work
work(window_house(), Path(sys.argv[1]), sys.argv[2])
"""
_BARE = """
import os
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        os._exit(0)
app = QApplication([])
bare = Bare()
bare.resize(1366, 768)
bare.show()
app.exec()
"""
_BARE_SAID = "python -c: a bare PySide6 window until its first paint"
_WORK = {
    "window_switch": (
        "going to another screen and back, painted", "two bare pages of a QStackedWidget, painted", NO_GOAL
    ),
    "window_scroll": (
        "20 rows down the list of all work, painted", "as many rows of plain texts in a bare QTableView, painted",
        NO_GOAL,
    ),
    "window_card": (
        "a card on the reader until the form tells what is known of the person",
        "WorklistDesk.known_person and open_dossiers_of alone", NO_GOAL,
    ),
    "window_receive": (
        "F9 until the code is told and the receipt is queued", "ReceptionDesk.receive of the same matter alone",
        ANSWER_GOAL,
    ),
}  # fmt: skip


def window(folder: Path, repetitions: int) -> list[Figure]:
    """Measure a window on a filled folder; the folder has a few more dossiers afterwards."""
    return [*_starting(folder, repetitions), *_working(folder, repetitions)]


def _starting(folder: Path, repetitions: int) -> list[Figure]:
    return [
        figure(
            f"window_{what}",
            f"a process for the window, until {said}",
            _BARE_SAID,
            timed_in_turn(
                Pair(
                    lambda _, what=what: run_apart(_UNTIL, str(folder), what),  # type: ignore[misc]
                    lambda _: run_apart(_BARE),
                ),
                repetitions,
            ),
            PAINT_GOAL,
        )
        for what, said in (("paint", "its first picture"), ("list", "the first list is filled"))
    ]


def _working(folder: Path, repetitions: int) -> list[Figure]:
    runs = [_worked(folder, repetitions) for _ in range(min(_RUNS, repetitions))]
    figures = [figure(name, what, floor_is, _all(runs, name), goal) for name, (what, floor_is, goal) in _WORK.items()]
    stalls = [silence for run in runs for silence in run["stalls"]]
    figures.append(
        Figure("window_stall", "silence of the event loop meanwhile, 95 of 100; its p95 is the longest", "its median",
               percentile(stalls, 95), percentile(stalls, 50), max(stalls), len(stalls), ANSWER_GOAL)
    )  # fmt: skip
    memory, bare = (median(run[name] for run in runs) for name in ("rss", "bare_rss"))
    figures.append(
        Figure("window_memory", "resident memory after it, in MB (not ms)", "of a bare window", memory, bare,
               max(run["rss"] for run in runs), len(runs), NO_GOAL)
    )  # fmt: skip
    return figures


def _worked(folder: Path, repetitions: int) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run_apart(_WORKS, str(folder), str(repetitions)))
    return told


def _all(runs: list[dict[str, Any]], name: str) -> tuple[list[float], list[float]]:
    """Return the times of every run, ours and the floor's."""
    return [time for run in runs for time in run[name][0]], [time for run in runs for time in run[name][1]]


def run_apart(program: str, *arguments: str) -> str:
    """Run a program in a process of its own without a screen, and return what it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-c", program, *arguments], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout
