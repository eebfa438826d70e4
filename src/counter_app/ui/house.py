"""What ``bootstrap`` hands the window: the ways into a data folder, as plain functions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from counter_app.services.printing_ports import Printer
from counter_app.services.ways_in import Founder, Opener
from counter_app.services.wording import Language

if TYPE_CHECKING:
    from counter_app.services.places import FolderLook


class BackUpBeside(Protocol):
    """Backs a folder up in a process of its own, and returns the answer of ``backup auto --json``."""

    def __call__(self, folder: Path, login: str, language: Language, *, closing: bool) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class WindowHouse:
    """Everything the window asks of the installation.

    ``demo`` makes a demo folder with weeks of work in it, unless it is there; ``demo_anew`` does away with that first.
    ``usual_folders`` are those in which data of this machine may be, the one for all its accounts first; ``look`` tells
    of a folder what can be told before anything is made in it. ``load_papers`` loads what papers are drawn with,
    so that the first one keeps no draft waiting.
    """

    default_folder: Callable[[], Path]
    holds_data: Callable[[Path], bool]
    open: Opener
    found: Founder
    demo: Callable[[Path], None]
    demo_anew: Callable[[Path], None]
    printer: Callable[[], Printer]
    load_papers: Callable[[], None]
    back_up: BackUpBeside
    clock: Callable[[], datetime]
    usual_folders: Callable[[], Sequence[Path]]
    look: "Callable[[Path], FolderLook]"
