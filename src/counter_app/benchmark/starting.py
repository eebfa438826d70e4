"""Starting a process for one command, beside an empty interpreter and one that imports SQLAlchemy.

All of them run with compiled modules, as an installed program does, whatever this process was told about them.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from counter_app.benchmark.figures import Figure, Goal, Pair, figure, timed_in_turn

NO_GOAL = Goal()

_OUR_COMMAND = ("catalogue", "list")


def starting(folder: Path, repetitions: int) -> list[Figure]:
    """Measure how long a command takes from nothing to its answer."""
    ours = [sys.executable, "-m", "counter_app", "--data", str(folder), *_OUR_COMMAND]
    what = f"a process for one command: {' '.join(_OUR_COMMAND)}"
    run = partial(
        _run, {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder.with_name("bytecode"))}
    )
    floors = {
        "start": ("python -c pass", "pass"),
        "start_beside_sqlalchemy": ("python -c 'import sqlalchemy'", "import sqlalchemy"),
    }
    return [
        figure(name, what, said, timed_in_turn(Pair(lambda _: run(ours), _starts(run, program)), repetitions), NO_GOAL)
        for name, (said, program) in floors.items()
    ]


def _starts(run: Callable[[list[str]], None], program: str) -> Callable[[int], None]:
    return lambda _: run([sys.executable, "-c", program])


def _run(environment: dict[str, str], command: list[str]) -> None:
    subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603  (our own program)
