"""What ``bootstrap`` hands the command line: the ways into a data folder, as plain functions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from counter_app.services.places import Place
from counter_app.services.ways_in import Founder, Opener, Wanted

if TYPE_CHECKING:  # the window is painted before any desk is loaded
    from counter_app.services.demo.telling import DemoDay
    from counter_app.services.desks import Desks
    from counter_app.services.moving import MoveRoom
    from counter_app.services.restoring import RestoreRoom
    from counter_app.services.upgrading import UpgradeRoom


class DemoFilled(Protocol):
    """How much an invented history came to."""

    @property
    def dossiers(self) -> int: ...
    @property
    def events(self) -> int: ...


class Toured(Protocol):
    """What a tour through the windows left behind."""

    @property
    def screenshots(self) -> Sequence[Path]: ...
    @property
    def papers(self) -> Sequence[Path]: ...


class DemoFiller(Protocol):
    """Plays a realistic history into an open demo folder."""

    def __call__(self, desks: "Desks", dossiers: int, first: date, last: date, seed: int) -> DemoFilled: ...


class UpgradeOpener(Protocol):
    """Finds a folder's data, of whatever version; a fixed clock is for sample data only."""

    def __call__(self, folder: Path, database: str | None, fixed_now: datetime | None) -> "UpgradeRoom": ...


class UiDumper(Protocol):
    """Writes a screen's accessible tree to a file, and its picture to another; returns the window's size."""

    def __call__(self, wanted: Wanted, screen: str, out: Path, png: Path | None, scale: float) -> tuple[int, int]: ...


@dataclass(frozen=True, slots=True)
class House:
    """Everything the command line may ask of the house. It imports neither persistence nor printing itself.

    ``restoring`` works on a folder that nobody has open, and on none.
    ``demo_day`` plays a ward's day on the demo folder it is given, made where there is none; ``bench`` returns its
    figures and writes them to the file, where one is named; ``window`` opens the window and returns an exit code when
    it was closed. ``dumpable`` names the screens that ``ui_dump`` can write down.
    """

    default_folder: Callable[[], Path]
    open: Opener
    found: Founder
    restoring: Callable[[Path, datetime | None], "RestoreRoom"]
    upgrading: UpgradeOpener
    moving: Callable[[Path, datetime | None], "MoveRoom"]
    server_roles: Callable[[str], Sequence[str]]
    clock: Callable[[], datetime]
    place_of: Callable[[Path], Place]
    demo_fill: DemoFiller
    demo_day: Callable[[Path, Path], "DemoDay"]
    window: Callable[[Wanted], int]
    tour: Callable[[Path], Toured]
    dumpable: Callable[[], Sequence[str]]
    ui_dump: UiDumper
    bench: Callable[[int, Path | None], Sequence[dict[str, Any]]]
