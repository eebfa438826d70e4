"""Where the counters work, and what happens to them: a ward on either engine, and somebody who kills now and then."""

import random
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builders import Ward, a_ward, quick_folder
from faults.counters import Lane, Place
from servers import Server, a_shared_ward, new_server


def tell(figures: str) -> None:
    """Say what was measured, to whoever runs the suite with ``-s``."""
    sys.stdout.write(f"\n{figures}\n")


ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@contextmanager
def ward_on(engine: str, folder: Path | None = None, server: Server | None = None) -> Iterator[tuple[Ward, Place]]:
    """Open a fresh ward, in memory unless a folder is named, and say where its counters find it."""
    folder = folder or quick_folder()
    try:
        if engine == "sqlite":
            with a_ward(folder) as ward:
                yield ward, Place(folder)
        else:
            with a_shared_ward(folder, server) as shared:
                yield shared, Place(folder, shared.url)
    finally:
        shutil.rmtree(folder)


@contextmanager
def ward_on_disk(engine: str) -> Iterator[tuple[Ward, Place]]:
    """Open a fresh ward on a real disk, with everything that keeps data through a power cut."""
    disk = Path(tempfile.gettempdir())
    folder = Path(tempfile.mkdtemp(dir=disk))
    server = None if engine == "sqlite" else new_server({}, disk)
    with ward_on(engine, folder, server) as opened:
        yield opened


@contextmanager
def killing(lanes: list[Lane], times: int, pause: float, chance: random.Random) -> Iterator[None]:
    """Kill a counter now and then while the block runs, until so many are dead."""
    stop = threading.Event()

    def kill() -> None:
        while not stop.wait(chance.uniform(0, 2 * pause)) and sum(lane.deaths for lane in lanes) < times:
            chance.choice(lanes).counter.kill()

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield
    finally:
        stop.set()
        killer.join()
