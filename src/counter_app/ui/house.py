"""What ``bootstrap`` hands the window: the ways into a data folder, as plain functions."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from counter_app.services.desks import Desks
from counter_app.services.office import Founded, Founding
from counter_app.services.printing_ports import Printer
from counter_app.services.wording import Language


class Opener(Protocol):
    """Opens a data folder for as long as the block lasts; raises CounterError where it cannot."""

    def __call__(
        self, folder: Path, database: str | None, fixed_now: datetime | None
    ) -> AbstractContextManager[Desks]: ...


class Founder(Protocol):
    """Makes a new data folder; Refused ``folder.exists`` where there is one already."""

    def __call__(self, folder: Path, founding: Founding, database: str | None) -> Founded: ...


class BackUpBeside(Protocol):
    """Backs a folder up in a process of its own, and returns the answer of ``backup auto --json``."""

    def __call__(self, folder: Path, login: str, language: Language, *, closing: bool) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class WindowHouse:
    """Everything the window asks of the installation. ``demo`` makes a demo folder with a ward's day in it."""

    default_folder: Callable[[], Path]
    holds_data: Callable[[Path], bool]
    open: Opener
    found: Founder
    demo: Callable[[Path], None]
    printer: Callable[[], Printer]
    back_up: BackUpBeside


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which data to open, in which language, who sits down, and for sample data at what time."""

    folder: Path | None = None
    database: str | None = None
    language: Language | None = None
    login: str | None = None
    now: datetime | None = None
