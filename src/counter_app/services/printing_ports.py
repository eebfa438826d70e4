"""What the program asks of a printer, whoever stands behind it: Qt, the system's own queue, or a test."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

MOST_COPIES = 50


class Sheet(StrEnum):
    """The paper in the tray."""

    OWN = "own"  # as large as the page was drawn
    A5 = "a5"
    A4 = "a4"
    TWO_ON_A4 = "two_on_a4"  # two A5 pages side by side on one A4


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """One order to a printer. ``title`` stands in its queue, where everybody reads it: no name of a person."""

    printer: str
    copies: int = 1
    sheet: Sheet = Sheet.OWN
    title: str = "counter_app"


class Printer(Protocol):
    """The printers of this machine. What goes wrong is Unavailable, ``printer.…`` or ``paper.unreadable``."""

    def names(self) -> tuple[str, ...]:
        """Return the printers there are, the usual one first."""
        ...

    def print(self, pdf: bytes, order: PrintOrder) -> None:
        """Hand a paper to the printer; return once it took it all."""
        ...
