"""The folder that is measured: a demo ward of the wanted size, filled through the services and verified at the end."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from counter_app.services.demo.fill import fill
from counter_app.services.demo.people import demo_founding
from counter_app.services.desks import Desks
from counter_app.services.office import Founding
from counter_app.services.upkeep import VerifyReport

FIRST, LAST = date(2025, 7, 1), date(2026, 10, 30)
SEED = 20_000


@dataclass(frozen=True, slots=True)
class Rooms:
    """What ``bootstrap`` hands over: how a data folder is made, and how it is opened."""

    found: Callable[[Path, Founding], object]
    open: Callable[[Path], AbstractContextManager[Desks]]


@dataclass(frozen=True, slots=True)
class Volume:
    """How large the measured folder is, and how long it took to fill."""

    dossiers: int
    events: int
    seconds: float


def filled(rooms: Rooms, folder: Path, dossiers: int) -> Volume:
    """Make a demo folder and fill it."""
    rooms.found(folder, demo_founding())
    start = perf_counter()
    with rooms.open(folder) as desks:
        done = fill(desks, dossiers, FIRST, LAST, SEED)
    return Volume(done.dossiers, done.events, perf_counter() - start)


def verified(rooms: Rooms, folder: Path) -> VerifyReport:
    """Return what the folder's own check finds once everything was measured."""
    with rooms.open(folder) as desks:
        return desks.upkeep.checks.verify(())
