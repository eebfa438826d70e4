"""The whole measurement in one run: fill a folder, measure each act beside its floor, verify, and write it down."""

import json
import os
import platform
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counter_app.benchmark.counting import counting
from counter_app.benchmark.drawing import drawing
from counter_app.benchmark.figures import Figure
from counter_app.benchmark.folder import Rooms, Volume, filled, verified
from counter_app.benchmark.raw import connected, copied
from counter_app.benchmark.reading import searching, turning_pages
from counter_app.benchmark.receiving import receiving
from counter_app.benchmark.reporting import figures_of_a_month
from counter_app.benchmark.starting import starting
from counter_app.benchmark.window import window
from counter_app.benchmark.window_filled import filled_screens
from counter_app.devices.files import write_whole
from counter_app.domain.errors import Damaged
from counter_app.persistence.folder import database_in
from counter_app.persistence.opening import open_store
from counter_app.persistence.queries import SqlQueries


@dataclass(frozen=True, slots=True)
class Repetitions:
    """How often each act is timed; processes are slow to start, so they are started less often."""

    acts: int = 100
    processes: int = 11


def bench(
    rooms: Rooms, dossiers: int = 20_000, out: Path | None = None, repetitions: Repetitions = Repetitions()
) -> list[dict[str, Any]]:
    """Return the figures as dictionaries, and write them with the machine and the volume to ``out``.

    Raises Damaged when the measured folder does not verify afterwards: its figures would mean nothing.
    """
    with tempfile.TemporaryDirectory(prefix="counter-bench-", ignore_cleanup_errors=True) as place:
        folder = Path(place) / "data"
        volume = filled(rooms, folder, dossiers)
        figures = [one.as_dict() for one in _measured(rooms, folder, repetitions)]
        report = verified(rooms, folder)
    if not report.ok:
        raise Damaged("database.inconsistent", words=report.problems[0].code)
    if out is not None:
        write_whole(out, _document(volume, figures))
    return figures


def _measured(rooms: Rooms, folder: Path, repetitions: Repetitions) -> list[Figure]:
    live, copy = connected(database_in(folder)), copied(database_in(folder), folder.with_name("floor.db"))
    store = open_store(folder)
    try:
        with rooms.open(folder) as desks:
            return [
                receiving(desks, live, copy, repetitions.acts),
                searching(desks, copy, repetitions.acts),
                turning_pages(SqlQueries(store), copy, repetitions.acts),
                *figures_of_a_month(desks, copy, repetitions.acts),
                drawing(live, repetitions.acts),
                *counting(SqlQueries(store).calendar(), repetitions.acts),
                *starting(folder, repetitions.processes),
                *window(folder, repetitions.processes),
                *filled_screens(folder.with_name("odd"), repetitions.processes),
            ]
    finally:
        store.engine.dispose()
        live.close()
        copy.close()


def _load() -> tuple[float, ...]:
    """Return what else the machine had to do lately: its load averages, where the system tells them."""
    return os.getloadavg() if hasattr(os, "getloadavg") else ()


def _document(volume: Volume, figures: list[dict[str, Any]]) -> bytes:
    told = {
        "dossiers": volume.dossiers,
        "events": volume.events,
        "filled_in_seconds": round(volume.seconds, 1),
        "verified": True,
        "machine": {
            "processors": os.cpu_count(),
            "system": platform.platform(),
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            "load": [round(load, 2) for load in _load()],
        },
        "figures": figures,
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
