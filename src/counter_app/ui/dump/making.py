"""A screen written down on sample data: a demo folder of somebody's, or a ward made for it."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QWidget

from counter_app.services.demo.fill import fill
from counter_app.services.demo.people import demo_founding
from counter_app.services.desks import Desks
from counter_app.services.ways_in import Wanted
from counter_app.services.wording import Language
from counter_app.ui.house import WindowHouse
from counter_app.ui.printing.save_as import save_as
from counter_app.ui.tour.day import EVERYBODY, at
from counter_app.ui.tour.making import FIRST, LAST, SEED
from counter_app.ui.tour.stage import SIZE, stage

DOSSIERS = 60


@dataclass(frozen=True, slots=True)
class Dump:
    """What is wanted: a screen, where it is written, and how large the PC shows everything."""

    screen: str
    out: Path
    png: Path | None = None
    scale: float = 1.0


def screens() -> tuple[str, ...]:
    """Return what may be asked for."""
    from counter_app.ui.dump.pages import names

    return names()


def make_dump(house: WindowHouse, wanted: Wanted, dump: Dump) -> tuple[int, int]:
    """Write a screen's tree, and its picture where one is wanted; return the window's size. No display is needed.

    The window is as large as a PC of 1366 × 768 pixels shows it at that scale.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(dump.scale)
    from counter_app.ui.app import application

    try:
        application().setCursorFlashTime(0)
    finally:
        del os.environ["QT_SCALE_FACTOR"]
    with _demo_ward(house, wanted) as (desks, now):
        return _dumped(house, desks, now, wanted, dump)


@contextmanager
def _demo_ward(house: WindowHouse, wanted: Wanted) -> Iterator[tuple[Desks, datetime]]:
    if wanted.folder is not None or wanted.database is not None:
        folder = wanted.folder or house.default_folder()
        with house.open(folder, wanted.database, wanted.now) as desks:
            yield desks, desks.now()
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "ward"
        house.found(folder, demo_founding(), None)
        now = wanted.now or at(9, 41)
        with house.open(folder, None, now) as desks:
            fill(desks, DOSSIERS, FIRST, LAST, SEED)
            yield desks, now


def _dumped(house: WindowHouse, desks: Desks, now: datetime, wanted: Wanted, dump: Dump) -> tuple[int, int]:
    from counter_app.ui.dump.pages import show
    from counter_app.ui.dump.tree import tree_of
    from counter_app.ui.screens import SCREENS

    size = (round(SIZE[0] / dump.scale), round(SIZE[1] / dump.scale))
    with tempfile.TemporaryDirectory() as papers:
        made = stage(desks, Path(papers), SCREENS, now)
        language, who = wanted.language or Language.VI, wanted.login or EVERYBODY
        with made.scene(now, who, language=language, size=size) as actress:
            window = show(actress, dump.screen, house)
            picture, pixels = _picture(window)
            tree = tree_of(window).document(window.devicePixelRatioF())
    document = {"screen": dump.screen, "size": list(pixels), "scale": dump.scale, "tree": tree}
    save_as(dump.out, f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode())
    if dump.png is not None:
        save_as(dump.png, picture)
    return pixels


def _picture(window: QWidget) -> tuple[bytes, tuple[int, int]]:
    """Return a window's picture as PNG, and its size in pixels."""
    seen = window.grab()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    seen.save(kept, "PNG")
    return bytes(kept.data().data()), (seen.width(), seen.height())
