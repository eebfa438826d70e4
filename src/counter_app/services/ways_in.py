"""The ways into a data folder, as the command line and the window are both handed them."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from counter_app.services.wording import Language

if TYPE_CHECKING:  # told of before the desks are loaded
    from counter_app.services.desks import Desks
    from counter_app.services.office import Founded, Founding


class Opener(Protocol):
    """Opens a data folder for as long as the block lasts; raises CounterError where it cannot."""

    def __call__(
        self, folder: Path, database: str | None, fixed_now: datetime | None
    ) -> "AbstractContextManager[Desks]": ...


class Founder(Protocol):
    """Makes a new data folder; Refused ``folder.exists`` where there is one already."""

    def __call__(self, folder: Path, founding: "Founding", database: str | None) -> "Founded": ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a window is to open: which data, in which language, who sits down, for sample data at what time.

    None: as it was left, or as it usually is.
    """

    folder: Path | None = None
    database: str | None = None
    language: Language | None = None
    login: str | None = None
    now: datetime | None = None
