"""A first run on a machine made for a test: folders of its own, a printer that keeps what it is given."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from counter_app.bootstrap import window_house
from counter_app.config.first_run import FirstRunDraft
from counter_app.config.preferences import Preferences
from counter_app.services.places import FolderLook, Place, PlaceKind
from counter_app.services.printing_ports import PrintOrder
from counter_app.services.wording import Language
from counter_app.ui.background import Inline
from counter_app.ui.first_run.answers import Answers
from counter_app.ui.first_run.step import Tools
from counter_app.ui.theme.theme import Theme
from counter_app.ui.words import Words

TODAY = date(2026, 11, 23)
UNIT = {
    "unit_name": "UBND phường Đức Xuân",
    "prefix": "000.00.01.H03",
    "province": "tỉnh Thái Nguyên",
    "folder": "/srv/mot-cua",
    "backup_place": "/media/usb",
    "admin_name": "Đàm Thu Trang",
    "login": "trang",
}


@dataclass
class KeptPrints:
    """Two printers that take everything."""

    printed: list[tuple[bytes, PrintOrder]] = field(default_factory=list)

    def names(self) -> tuple[str, ...]:
        return ("Canon LBP 6030", "HP LaserJet")

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        self.printed.append((pdf, order))


def a_look(folder: Path, **known: Any) -> FolderLook:
    """Return what is told of a folder on a disk of its own with room enough."""
    usual = FolderLook(Place(str(folder), PlaceKind.LOCAL), 128_000_000_000, True, False, True, hash(folder.parts[:2]))
    return replace(usual, **known)


@dataclass
class Kept:
    """What a first run left behind."""

    draft: FirstRunDraft = field(default_factory=FirstRunDraft)
    preferences: Preferences = field(default_factory=Preferences)
    printer: KeptPrints = field(default_factory=KeptPrints)
    chosen_folder: str = ""
    looks: dict[str, FolderLook] = field(default_factory=dict)

    def keep(self, draft: FirstRunDraft) -> None:
        self.draft = draft

    def prefer(self, **chosen: Any) -> None:
        self.preferences = replace(self.preferences, **chosen)


def tools(kept: Kept, words: Words | None = None, theme: Theme | None = None, **more: Any) -> Tools:
    """Return what the pages are handed; ``more`` are parts of the house to be others."""
    usual: dict[str, Any] = {
        "printer": lambda: kept.printer,
        "usual_folders": lambda: (Path("/srv/counter_app"), Path("/home/trang/counter_app")),
        "holds_data": lambda folder: False,
        "look": lambda folder: kept.looks.get(str(folder)) or a_look(folder),
    }
    house = replace(window_house(), **{**usual, **more})
    return Tools(
        words=words or Words(Language.VI),
        theme=theme or Theme(),
        background=Inline(_unexpected),
        house=house,
        answers=Answers(kept.draft, kept.keep),
        folder=Path("/srv/counter_app"),
        today=TODAY,
        preferences=lambda: kept.preferences,
        prefer=kept.prefer,
        ask_folder=lambda title, start: kept.chosen_folder,
    )


def answered(step: str = "", **texts: str) -> FirstRunDraft:
    """Return a draft whose owner has come to a page; to the last one by default."""
    names = ("language", "unit", "place", "admin", "calendar", "catalogue", "printer", "scanner", "done")
    at = names.index(step or names[-1])
    return FirstRunDraft(step or names[-1], names[:at], (), {**UNIT, **texts})


def _unexpected(error: Exception) -> None:
    raise error
