"""From nothing to an album: a demo ward in a folder of its own, its day, its pictures and its papers."""

import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counter_app.services.demo.fill import fill
from counter_app.services.demo.people import demo_founding
from counter_app.ui.house import WindowHouse
from counter_app.ui.tour.day import at, play
from counter_app.ui.tour.stage import Album, stage

DOSSIERS = 140
FIRST, LAST, SEED = date(2026, 11, 2), date(2026, 11, 20), 1123


@dataclass(frozen=True, slots=True)
class Toured:
    """What a tour left behind."""

    screenshots: tuple[Path, ...]
    papers: tuple[Path, ...]


def make_tour(house: WindowHouse, out: Path) -> Toured:
    """Play the tour and write its pictures and papers to ``out``; no display is needed, and no data of anybody's."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from counter_app.ui.app import application

    app = application()
    app.setCursorFlashTime(0)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "ward"
        house.found(data, demo_founding(), None)
        album = _played(house, data, out)
    return Toured(tuple(album.pictures), tuple(album.papers))


def _played(house: WindowHouse, data: Path, out: Path) -> Album:
    from counter_app.ui.screens import SCREENS

    with house.open(data, None, at(8, 0)) as desks:
        fill(desks, DOSSIERS, FIRST, LAST, SEED)
        made = stage(desks, out, SCREENS, at(8, 0))
        play(made, house)
    return made.album
