"""Starting a process for one command, beside an empty interpreter and one that imports SQLAlchemy."""

import subprocess
import sys
from pathlib import Path

from counter_app.benchmark.figures import Figure, Goal, Pair, figure, timed_in_turn

NO_GOAL = Goal()

_OUR_COMMAND = ("catalogue", "list")


def starting(folder: Path, repetitions: int) -> list[Figure]:
    """Measure how long a command takes from nothing to its answer."""
    ours = [sys.executable, "-m", "counter_app", "--data", str(folder), *_OUR_COMMAND]
    what = f"a process for one command: {' '.join(_OUR_COMMAND)}"
    floors = {
        "start": ("python -c pass", "pass"),
        "start_beside_sqlalchemy": ("python -c 'import sqlalchemy'", "import sqlalchemy"),
    }
    return [
        figure(name, what, said, timed_in_turn(_pair(ours, program), repetitions), NO_GOAL)
        for name, (said, program) in floors.items()
    ]


def _pair(ours: list[str], floor: str) -> Pair:
    return Pair(lambda _: _run(ours), lambda _: _run([sys.executable, "-c", floor]))


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  (our own program)
