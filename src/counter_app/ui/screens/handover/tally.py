"""What was said of the lines of a slip before its desk is told: it is here, it goes back with a reason, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from counter_app.domain.numbering.barcode import read_payload
from counter_app.domain.scans import Scan, ScanKind, scanned
from counter_app.services.counter_rows import BatchLineRow, BatchPage

_LONGEST_RUNNING = 6


class Standing(Enum):
    """How a line stands: the first three are still to be told."""

    WAITING = "waiting"
    HERE = "here"
    GOES_BACK = "goes_back"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Mark:
    """When a line was scanned or given back; one with a reason goes back."""

    at: datetime
    reason: str = ""


class Tally:
    """The lines of one slip and the marks a person has made on those that still wait."""

    def __init__(self, page: BatchPage, marks: Mapping[int, Mark]) -> None:
        self.page = page
        self._waiting = {line.number: line for line in page.lines if not line.outcome}
        self.marks = {number: mark for number, mark in marks.items() if number in self._waiting}

    def standing(self, line: BatchLineRow) -> Standing:
        """Return how a line stands."""
        if line.outcome:
            return Standing(line.outcome)
        mark = self.marks.get(line.number)
        if mark is None:
            return Standing.WAITING
        return Standing.GOES_BACK if mark.reason else Standing.HERE

    def of(self, *standings: Standing) -> tuple[BatchLineRow, ...]:
        """Return the lines that stand so, in the order of the slip."""
        return tuple(line for line in self.page.lines if self.standing(line) in standings)

    @property
    def missing(self) -> tuple[BatchLineRow, ...]:
        """The lines nobody has said anything about."""
        return self.of(Standing.WAITING)

    @property
    def has_begun(self) -> bool:
        """Say whether a line was marked."""
        return bool(self.marks)

    def is_waiting(self, number: int) -> bool:
        """Say whether a line of this dossier can still be marked."""
        return number in self._waiting

    def mark(self, number: int, mark: Mark) -> None:
        """Say something of a line that waits."""
        self.marks[number] = mark

    def unmark(self, number: int) -> None:
        """Take back what was said."""
        self.marks.pop(number, None)

    def mark_the_rest(self, at: datetime) -> int:
        """Say of every line without a mark that it is here; return how many those were."""
        rest = self.missing
        self.marks |= {line.number: Mark(at) for line in rest}
        return len(rest)

    def find(self, text: str) -> tuple[BatchLineRow, ...]:
        """Return the lines a scan or a typed code may mean: a whole code, a barcode, or the last digits of a code."""
        lines = {line.number: line for line in self.page.lines}
        return tuple(lines[number] for number in numbers_meant(text, {n: line.code for n, line in lines.items()}))


def numbers_meant(text: str, codes: Mapping[int, str]) -> list[int]:
    """Return the dossiers among these, by running number and code, that a text may mean."""
    scan = scanned(text)
    if scan.kind is ScanKind.DOSSIER:
        number = read_payload(scan.value)[1]
        return [number] if number in codes else []
    exact = [number for number, code in codes.items() if code.casefold() == scan.value.casefold()]
    return exact or _by_last_digits(scan, codes)


def _by_last_digits(scan: Scan, codes: Mapping[int, str]) -> list[int]:
    text = scan.text.replace(" ", "")
    if not (text.isascii() and text.replace("-", "").isdigit()):
        return []
    if len(text) <= _LONGEST_RUNNING and "-" not in text:
        running = [number for number, code in codes.items() if _running(code) == int(text)]
        if running:
            return running
    return [number for number, code in codes.items() if code.endswith(text)]


def _running(code: str) -> int:
    last = code.rpartition("-")[2]
    return int(last) if last.isascii() and last.isdigit() else -1
