"""The first run as it is shown around: with invented answers, on folders that are only told of, beside no printer."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from counter_app.config.first_run import FirstRunDraft
from counter_app.config.preferences import Preferences
from counter_app.domain.errors import CounterError, Unavailable
from counter_app.services.places import FolderLook, Place, PlaceKind
from counter_app.services.printing_ports import PrintOrder
from counter_app.ui.background import Inline
from counter_app.ui.first_run.answers import Answers
from counter_app.ui.first_run.page import STEPS, FirstRun
from counter_app.ui.first_run.step import Tools
from counter_app.ui.house import WindowHouse
from counter_app.ui.theme.theme import Theme
from counter_app.ui.words import Words

FOLDER, STICK = Path("/var/lib/counter_app"), Path("/media/sao-luu")
_TEXTS = {
    "unit_name": "UBND phường Đức Xuân",
    "prefix": "000.00.00.H99",
    "province": "tỉnh Thái Nguyên",
    "address": "Số 00, đường Dữ Liệu Mẫu",
    "folder": str(FOLDER),
    "backup_place": str(STICK),
    "admin_name": "Lý Minh Tuấn",
    "position": "Quản trị hệ thống",
    "login": "tuan",
}
_ROOM = 118_000_000_000


class NoPrinter:
    """A machine without a printer."""

    def names(self) -> tuple[str, ...]:
        """Return none."""
        return ()

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        """Refuse: there is none."""
        raise Unavailable("printer.none")


def steps() -> tuple[str, ...]:
    """Return the names of the pages, in their order."""
    return tuple(step.name for step in STEPS)


def first_run_at(step: str, house: WindowHouse, words: Words, theme: Theme, today: date) -> FirstRun:
    """Return the first run at one of its pages, those before it answered. Nothing is kept and nothing is made."""
    at = steps().index(step)
    invented = replace(
        house,
        printer=NoPrinter,
        usual_folders=lambda: (FOLDER, Path("/home/tuan/counter_app")),
        holds_data=lambda folder: False,
        look=_look,
    )
    return FirstRun(
        Tools(
            words=words,
            theme=theme,
            background=Inline(_nobody),
            house=invented,
            answers=Answers(FirstRunDraft(step, steps()[:at], (), dict(_TEXTS) if at else {}), _forget),
            folder=FOLDER,
            today=today,
            preferences=Preferences,
            prefer=lambda **chosen: None,
            ask_folder=lambda title, start: "",
        )
    )


def _look(folder: Path) -> FolderLook:
    disk = 2 if folder.is_relative_to(STICK) else 1
    return FolderLook(Place(str(folder), PlaceKind.LOCAL), _ROOM, True, False, True, disk)


def _nobody(error: CounterError) -> None: ...


def _forget(draft: FirstRunDraft) -> None: ...
